"""The kinds of value in config.yaml, and how a wrong one is named."""

import re
from datetime import time, timedelta
from ipaddress import ip_address
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict
from pydantic_core import PydanticCustomError

_UNITS = {"s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}


def mistake(zh: str, en: str, *, write: str = "", at: str = "") -> PydanticCustomError:
    """A mistake in both languages: what is wrong, what to write, and which key below it is about."""
    return PydanticCustomError("mistake", "{en}", {"zh": zh, "en": en, "write": write, "at": at})


def _duration(value: Any) -> Any:
    if isinstance(value, timedelta):
        return value
    found = re.fullmatch(r"(\d+(?:\.\d+)?)([smhd])", str(value).strip())
    if found is None:
        raise mistake(
            "应是一段时间：数字加 s（秒）m（分）h（时）d（天）",
            "must be a length of time: a number and s, m, h or d",
        )
    return timedelta(seconds=float(found[1]) * _UNITS[found[2]])


def _some(value: timedelta) -> timedelta:
    if value <= timedelta(0):
        raise mistake("必须大于零", "must be more than zero")
    return value


def _term(value: Any) -> Any:
    return None if value in (None, "never") else _duration(value)


def _address(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s/]+(/\S*)?", value):
        raise mistake(
            "应是网址，以 http:// 或 https:// 开头", "must be an address beginning with http:// or https://"
        )
    return value.rstrip("/")


def _window(value: Any) -> Any:
    if isinstance(value, tuple):
        return value
    found = re.fullmatch(r"(\d{1,2}):(\d\d)\s*[-–—~至到]\s*(\d{1,2}):(\d\d)", str(value).strip())
    try:
        a, b, c, d = map(int, found.groups() if found else ())
        return time(a, b), time(c, d)
    except ValueError:
        raise mistake(
            "应是从几点到几点，如 08:30-12:00",
            "must be from when until when, such as 08:30-12:00",
            write="08:30-12:00",
        ) from None


Duration = Annotated[timedelta, BeforeValidator(_duration), AfterValidator(_some)]
Term = Annotated[timedelta | None, BeforeValidator(_term)]
"""A length of time, or `never`."""
Window = Annotated[tuple[time, time], BeforeValidator(_window)]
Address = Annotated[str, AfterValidator(_address)]


class Part(BaseModel):
    """A section: frozen, and without unknown keys."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", coerce_numbers_to_str=True, arbitrary_types_allowed=True
    )


def only_here(address: str) -> bool:
    """True: the address means whatever machine it is opened on."""
    host = urlsplit(address).hostname or ""
    try:
        number = ip_address(host)
    except ValueError:
        return host in ("", "localhost") or host.endswith(".localhost")
    return number.is_loopback or number.is_unspecified
