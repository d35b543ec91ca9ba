"""Links that open the chat with us: short, signed, and those that should expire do.

`r` a representative's own, `s` a station's, `c` a case's, `p` one's own from elsewhere;
`d` is no link: it stands on the button that cuts off a chat. What is signed
is no secret: a link says where somebody comes from, and opens nothing that they may not see.
"""

import hmac
import re
from base64 import b32encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from cases.errors import LinkExpired

Kind = Literal["r", "s", "c", "p", "d"]
OWN = timedelta(minutes=15)
"""How long one's own link from another messenger holds; it can be used once."""
CASE = timedelta(days=30)
_CODE = re.compile(r"([rscpd])([0-9a-z]{1,9})(?:-([0-9a-z]{1,9}))?-([a-z2-7]{13})")
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Link:
    """What a code stands for."""

    kind: Kind
    id: int


@dataclass(frozen=True, slots=True)
class Links:
    """Makes and reads codes. `opens`: a code → the address that opens it, by messenger."""

    secret: bytes
    opens: Callable[[str], Mapping[str, str]] = lambda code: {}

    def code(self, kind: Kind, id: int, until: datetime | None = None) -> str:
        """At most 35 characters out of `a-z0-9-`, so that a messenger takes it as a start parameter."""
        said = f"{kind}{_number(id)}"
        if until is not None:
            said += f"-{_number(int((until - _EPOCH).total_seconds()))}"
        return f"{said}-{self._seal(said)}"

    def read(self, code: str, now: datetime) -> Link | None:
        """None: this is no link of ours. Raises LinkExpired."""
        found = _CODE.fullmatch(code)
        if found is None or not hmac.compare_digest(self._seal(code.rpartition("-")[0]), found[4]):
            return None
        kind, id, until, _ = found.groups()
        if until is not None and _EPOCH + timedelta(seconds=int(until, 36) + 1) <= now:
            raise LinkExpired()
        if until is None and kind in ("c", "p", "d"):
            return None
        return Link(kind, int(id, 36))  # type: ignore[arg-type]

    def _seal(self, said: str) -> str:
        key = hmac.digest(self.secret, b"links", "sha256")
        return b32encode(hmac.digest(key, said.encode(), "sha256"))[:13].decode().lower()


def _number(value: int) -> str:
    digits = ""
    while True:
        value, last = divmod(value, 36)
        digits = _DIGITS[last] + digits
        if not value:
            return digits
