"""The keys that personal data lies under in the database, and the form it has there.

A sealed value is bytes: one for the form (1), four that name the key, twelve of chance, then what AES-256-GCM
makes of the text, sixteen bytes longer than it. Text in place of bytes was written before there was a key; it
is read as it is, and sealed when the keys are next changed.
"""

import base64
import binascii
import hashlib
import hmac
import os
from collections.abc import Callable, Sequence
from typing import Any, cast

from sqlalchemy import Dialect, Engine

from cases.errors import HuiyinError

LENGTH = 32
"""Bytes of a key."""
_FORM = b"\x01"
HEAD = len(_FORM) + 4
"""Bytes by which a sealed value says how, and under which key, it was sealed."""
_CHANCE = 12
_AT_ONCE = 256


class Unreadable(HuiyinError):
    """Personal data cannot be read: its key is not here, or it was damaged."""


Masters = Sequence[bytes]


class Keys:
    """The keys of one database: the first seals, any of them opens. Without one everything stays text.

    Shared between threads. `again` gives the keys anew where another process has changed them; else nothing.
    """

    def __init__(self, masters: Masters = (), again: Callable[[], Masters] | None = None) -> None:
        self._again = again
        self._openers: dict[bytes, Callable[[bytes, bytes, None], bytes]] = {}
        self._sealer: tuple[bytes, Callable[[bytes, bytes, None], bytes]] | None = None
        self._masters: tuple[bytes, ...] = ()
        self._chances: list[bytes] = []
        self._damaged: tuple[type[Exception], ...] = (ValueError,)
        self.take(masters)

    def take(self, masters: Masters) -> None:
        """From now on the first of these seals; those known before still open what they have sealed."""
        from cryptography.exceptions import InvalidTag  # 15 ms that `--help` need not wait
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        self._damaged = InvalidTag, ValueError
        for master in reversed(masters):
            cipher, head = AESGCM(_derived(master, b"data")), _FORM + _name(master)
            self._openers[head] = cipher.decrypt
            self._sealer = head, cipher.encrypt
        self._masters = tuple(masters)

    def look_again(self) -> None:
        """Somebody else may have changed them."""
        masters = tuple(self._again()) if self._again is not None else ()
        if masters and masters != self._masters:
            self.take(masters)

    @property
    def current(self) -> str:
        """The name of the key that seals; empty: there is none."""
        return self._sealer[0][len(_FORM) :].hex() if self._sealer is not None else ""

    @property
    def head(self) -> bytes:
        """How a value begins that is sealed under this key."""
        return self._sealer[0] if self._sealer is not None else b""

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the keys, the one that seals first."""
        return tuple(_name(master).hex() for master in self._masters)

    def seal(self, plain: bytes) -> bytes:
        """Readable only with these keys. There must be one."""
        assert self._sealer is not None
        head, encrypt = self._sealer
        chance = self._chance()
        return head + chance + encrypt(chance, plain, None)

    def _chance(self) -> bytes:
        """Bytes that were never used: so many at once, for the system's own is most of what sealing costs."""
        try:
            return self._chances.pop()
        except IndexError:
            drawn = os.urandom(_CHANCE * _AT_ONCE)
            self._chances.extend(drawn[at : at + _CHANCE] for at in range(_CHANCE, len(drawn), _CHANCE))
            return drawn[:_CHANCE]

    def open(self, sealed: bytes) -> bytes:
        """What was sealed. Raises `Unreadable`."""
        decrypt = self._openers.get(sealed[:HEAD])
        if decrypt is None:
            self.look_again()
            decrypt = self._openers.get(sealed[:HEAD])
        if decrypt is None:
            raise Unreadable(key=sealed[len(_FORM) : HEAD].hex())
        try:
            return decrypt(sealed[HEAD : HEAD + _CHANCE], sealed[HEAD + _CHANCE :], None)
        except self._damaged:
            raise Unreadable(key=sealed[len(_FORM) : HEAD].hex()) from None

    def hashes(self, number: str) -> tuple[str, ...]:
        """A telephone number as it is looked up: under each key, the one that seals first."""
        masters = self._masters or (b"",)
        return tuple(
            hmac.new(_derived(m, b"look-up"), number.encode(), "sha256").hexdigest() for m in masters
        )


def new() -> bytes:
    """A key nobody knows."""
    return os.urandom(LENGTH)


def written(master: bytes) -> str:
    """A key as a line of text."""
    return base64.b64encode(master).decode()


def read(text: str) -> tuple[bytes, ...]:
    """The keys in a text, between blanks, commas or on lines of their own. Raises ValueError."""
    found = []
    for word in text.replace(",", " ").split():
        try:
            master = base64.b64decode(word.replace("-", "+").replace("_", "/"), validate=True)
        except binascii.Error:
            raise ValueError("not a key") from None
        if len(master) != LENGTH:
            raise ValueError("not a key")
        found.append(master)
    return tuple(found)


def _derived(master: bytes, what: bytes) -> bytes:
    """A key of its own for each purpose (HKDF-Expand of RFC 5869, one block; a master is all chance)."""
    return hmac.new(master, b"huiyin " + what + b"\x01", hashlib.sha256).digest()


def _name(master: bytes) -> bytes:
    return _derived(master, b"name")[:4]


def give(engine: Engine, keys: Keys) -> None:
    """What goes through this engine is sealed and opened with these."""
    cast(Any, engine.dialect).huiyin_keys = keys


def of(dialect: Dialect) -> Keys:
    """The keys of an engine; one that was given none leaves text as it is, and opens nothing."""
    found: Keys = getattr(dialect, "huiyin_keys", _NONE)
    return found


_NONE = Keys()
