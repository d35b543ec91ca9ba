"""What can be configured: the shape of config.yaml. Every default stands there with its comment."""

from collections.abc import Mapping
from datetime import date, time
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

from pydantic import (
    Field,
    SecretStr,
    SkipValidation,
    field_validator,
    model_validator,
)

from bot.settings_channels import Channels
from bot.settings_values import Address, Duration, Part, Term, Window, mistake, only_here
from cases.model import Kind
from cases.policy import Policy
from storage.keys import read


class Discipline(Part):
    """The desk for 检举控告, and whom to turn to where nobody is there."""

    name: str = Field(min_length=1)
    otherwise: str = Field(min_length=1)


class Office(Part):
    """Whose bot this is."""

    name: str
    timezone: ZoneInfo
    phone: str
    duty: tuple[str, ...]
    discipline: Discipline
    language: Literal["zh", "en"]


class Data(Part):
    """Where everything is kept."""

    folder: Path
    key: SecretStr

    @model_validator(mode="after")
    def _are_keys(self) -> "Data":
        try:
            read(self.key.get_secret_value())
        except ValueError:
            raise mistake(
                "不是密钥；huiyin keys new 给一把",
                "this is no key; `huiyin keys new` gives one",
                write="HUIYIN_DATA_KEY=$(huiyin keys new)",
                at="key",
            ) from None
        return self


class Web(Part):
    """The web server."""

    host: str = Field(min_length=1)
    port: int = Field(ge=1, le=65535)
    public_url: Literal[""] | Address

    @property
    def address(self) -> str:
        """Where residents find the page: the public address, or where we listen, as this machine names it."""
        host = "127.0.0.1" if self.host in _EVERYWHERE else self.host
        return self.public_url or f"http://{f'[{host}]' if ':' in host else host}:{self.port}"

    @property
    def only_here(self) -> bool:
        """True: nobody but this machine can open that address."""
        return only_here(self.address)


_EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 - what is written there, not where we listen


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
    """Never 检举控告, whatever stands here: that is its desk's (`Office.automatic`)."""
    fairness: Duration
    transfer: Literal["clerk", "colleague"]
    topics: Mapping[str, tuple[str, ...]]


class Joining(Part):
    """Which open cases nearby are offered to whoever reports the same."""

    kinds: tuple[Kind, ...]
    metres: int = Field(ge=1, le=10_000)
    most: int = Field(ge=1, le=8)

    @field_validator("kinds")
    @classmethod
    def _only_what_others_may_know(cls, kinds: tuple[Kind, ...]) -> tuple[Kind, ...]:
        if {Kind.PETITION, Kind.MISCONDUCT} & {*kinds}:
            raise mistake(
                "信访件、检举控告不公开，别人不能加入",
                "petitions and 检举控告 are not for others to see or to join",
                write="[complaint, suggestion]",
                at="kinds",
            )
        return kinds


class Drafts(Part):
    """Half-finished conversations."""

    join_window: Duration
    danger: Duration
    remind: Duration
    expire: Duration

    @model_validator(mode="after")
    def _in_order(self) -> "Drafts":
        if self.expire <= self.remind:
            raise mistake("要长于 remind", "must be longer than remind", write="7d", at="expire")
        if self.danger >= self.remind:
            raise mistake("要短于 remind", "must be shorter than remind", write="10m", at="danger")
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


class Outdated(Part):
    """For how long what is personal is kept; None: for good."""

    cases: Mapping[Kind, Term]
    chats: Term
    messages: Term


class Privacy(Part):
    """Personal data."""

    retention: Outdated


class Cards(Part):
    """The contact cards that are printed."""

    font: str


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
    joining: Joining
    drafts: Drafts
    rounds: Rounds
    reminders: Reminders
    outbox: Outbox
    numbers: Numbers
    retention: Retention
    privacy: Privacy
    cards: Cards
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
