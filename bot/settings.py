"""What can be configured: the shape of config.yaml. Every default stands there with its comment."""

import re
from collections.abc import Mapping
from datetime import date, time, timedelta
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
    SkipValidation,
    model_validator,
)
from pydantic_core import PydanticCustomError

from cases.model import Kind
from cases.policy import Policy

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
Window = Annotated[tuple[time, time], BeforeValidator(_window)]
Address = Annotated[str, AfterValidator(_address)]


class Part(BaseModel):
    """A section: frozen, and without unknown keys."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", coerce_numbers_to_str=True, arbitrary_types_allowed=True
    )


class Office(Part):
    """Whose bot this is."""

    name: str
    timezone: ZoneInfo
    duty: tuple[str, ...]
    language: Literal["zh", "en"]


class Data(Part):
    """Where everything is kept."""

    folder: Path


class Web(Part):
    """The web server."""

    host: str = Field(min_length=1)
    port: int = Field(ge=1, le=65535)
    public_url: Literal[""] | Address


class Rate(Part):
    """Messages per second."""

    per_second: float = Field(gt=0)
    per_chat: float = Field(gt=0)


class Telegram(Part):
    """The Telegram channel."""

    enabled: bool
    driver: Literal["ptb", "aiogram"]
    token: SecretStr
    base_url: Address
    limits: Rate

    @model_validator(mode="after")
    def _has_token(self) -> "Telegram":
        token = self.token.get_secret_value()
        if self.enabled and not token:
            raise mistake(
                "开了 Telegram，却没有令牌",
                "Telegram is enabled without a token",
                write="HUIYIN_TELEGRAM_TOKEN=123456:ABC… huiyin run",
                at="token",
            )
        if token and not re.fullmatch(r"\d+:\S+", token):
            raise mistake(
                "令牌的样子不对：应是 BotFather 给的“数字:字母”",
                "this is not a token as BotFather gives it, digits:letters",
                write="123456:ABC…",
                at="token",
            )
        return self


class WebChat(Part):
    """The web chat."""

    enabled: bool


class Channels(Part):
    """Where people are talked to."""

    web: WebChat
    telegram: Telegram

    @model_validator(mode="after")
    def _any(self) -> "Channels":
        if not (self.web.enabled or self.telegram.enabled):
            raise mistake(
                "一个渠道也没开，没人能找到您",
                "no channel is enabled: nobody could reach you",
                write="channels: {web: {enabled: true}}",
            )
        return self


class Quiet(Part):
    """The hours in which routine notices wait."""

    begins: time
    ends: time


class Calendar(Part):
    """Working time."""

    hours: tuple[Window, ...] = Field(min_length=1)
    quiet: Quiet
    holidays: Mapping[int, tuple[date, ...]]
    workdays: Mapping[int, tuple[date, ...]]

    @model_validator(mode="after")
    def _in_order(self) -> "Calendar":
        before = time.min
        for index, (opens, closes) in enumerate(self.hours):
            if closes <= opens or (index and opens < before):
                raise mistake(
                    f"工作时间要从早到晚、不重叠：{opens:%H:%M}-{closes:%H:%M}",
                    f"hours must be in order and not overlap: {opens:%H:%M}-{closes:%H:%M}",
                    write="hours: [08:30-12:00, 14:00-17:30]",
                    at=f"hours.{index}",
                )
            before = closes
        for name, years in (("holidays", self.holidays), ("workdays", self.workdays)):
            for year, days in years.items():
                for day in days:
                    if day.year != year:
                        raise mistake(
                            f"{day} 不在 {year} 年",
                            f"{day} is not in {year}",
                            write=f"{day.year}: [{day}]",
                            at=f"{name}.{year}",
                        )
        return self


class Assignment(Part):
    """Who gets a case without a clerk's word, and what the topics are known by."""

    automatic: tuple[Kind, ...]
    topics: Mapping[str, tuple[str, ...]]


class Drafts(Part):
    """Half-finished conversations."""

    join_window: Duration
    remind: Duration
    expire: Duration

    @model_validator(mode="after")
    def _in_order(self) -> "Drafts":
        if self.expire <= self.remind:
            raise mistake("要长于 remind", "must be longer than remind", write="7d", at="expire")
        return self


class Rounds(Part):
    """The heartbeat."""

    beat: Duration
    batch: int = Field(ge=1, le=10_000)
    late: Duration


class Reminders(Part):
    """How routine reminders come."""

    digest: time


class Outbox(Part):
    """How notices are sent again."""

    lease: Duration
    back_off: tuple[Duration, ...] = Field(min_length=1)


class Numbers(Part):
    """Case numbers."""

    first: int = Field(ge=1, le=99_999_999)


class Retention(Part):
    """How long things are kept."""

    inbox: Duration


class Seal(Part):
    """The key of the daily seal."""

    key: SecretStr


class Settings(Part):
    """Everything config.yaml says, checked."""

    office: Office
    data: Data
    web: Web
    channels: Channels
    calendar: Calendar
    deadlines: SkipValidation[Mapping[str, object]]
    """As written; `followup` holds them read."""
    terms: SkipValidation[Mapping[str, object]]
    followup: SkipValidation[Policy]
    assignment: Assignment
    drafts: Drafts
    rounds: Rounds
    reminders: Reminders
    outbox: Outbox
    numbers: Numbers
    retention: Retention
    seal: Seal

    def on_this_machine(self) -> "Settings":
        """Loopback only, no messenger: what a demo does stays on this machine and in its folder."""
        telegram = self.channels.telegram.model_copy(update={"enabled": False})
        return self.model_copy(
            update={
                "web": self.web.model_copy(update={"host": "127.0.0.1", "public_url": ""}),
                "channels": self.channels.model_copy(update={"telegram": telegram}),
            }
        )
