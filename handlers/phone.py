"""A name and a telephone number, asked for."""

import re
import unicodedata
from dataclasses import replace
from typing import Any

from handlers.ask import SKIP, text
from handlers.plain import NO, plain, shrugs, spoken
from handlers.replay import Invalid, Step
from handlers.turn import Input, Option

_PHONE = re.compile(r"(?:1[3-9]\d{9}|0\d{9,11}|[2-9]\d{6,7}|400\d{7}|\+\d{8,15})")


def telephone(text: str) -> str:
    """A telephone number as it is kept: digits only, without +86. Raises Invalid."""
    plain = re.sub(r"[\s\-–—()·.]", "", unicodedata.normalize("NFKC", text))
    plain = re.sub(r"^(?:\+|00)86", "", plain)
    plain = re.sub(r"^86(?=1[3-9]\d{9}$)", "", plain)
    plain = re.sub(r"^00", "+", plain)
    if not plain.isascii() or _PHONE.fullmatch(plain) is None:
        raise Invalid("invalid-phone")
    return plain


def name_of(key: str) -> Step[str]:
    """What they are called; empty where skipped. “好” and “发送” are nobody's name."""
    asked = text(key, 40, skip=True, joins=False)

    def take(incoming: Input, option: Option | None) -> Any:
        said = asked.take(incoming, option)
        if option is None and said and plain(said):
            raise Invalid("invalid-text")
        return said

    return replace(asked, take=take)


class Number(str):
    """A telephone number. `vouched`: the messenger says that it is theirs."""

    vouched = False


def written_in(words: str) -> bool:
    """True: there is a mobile number in what somebody wrote."""
    return re.search(r"(?<!\d)1[3-9]\d{9}(?!\d)", words) is not None


def phone(key: str, *, own: bool = True, none: Option = SKIP) -> Step[Number]:
    """A telephone number, typed or by the messenger's contact button; empty where skipped.

    `own`: theirs who speak; somebody else's can only be typed. `none`: the button that says there is none.
    """

    def take(incoming: Input, option: Option | None) -> Any:
        if option is not None:
            if option.asks:
                raise Invalid("invalid-phone")
            return ""
        if incoming.kind == "contact" and own:
            shared = incoming.phone if incoming.phone.startswith(("+", "0")) else f"+{incoming.phone}"
            number = telephone(incoming.phone if len(incoming.phone) < 12 else shared)
            return {"vouched": number} if incoming.vouched else number
        if incoming.kind != "text":
            raise Invalid("invalid-phone")
        return "" if spoken(incoming.text) in NO or shrugs(incoming.text) else telephone(incoming.text)

    def read(recorded: Any) -> Number:
        vouched = isinstance(recorded, dict)
        number = Number(recorded["vouched"] if vouched else recorded)
        number.vouched = vouched
        return number

    share = (Option("share", "phone-share", asks="contact", main=True),) if own else ()
    return Step(key, read, take, options=(*share, none))
