"""Times and numbers as people say them: “今天 14:00”, “周一 09:00”, “11月24日 周二 18:00”."""

from dataclasses import dataclass
from datetime import datetime, tzinfo

from words.fluent import constant, sentence


@dataclass(frozen=True, slots=True)
class When:
    """The office's zone and the present moment: what every date is told against."""

    zone: tzinfo
    now: datetime


def moment(language: str, at: datetime, when: When) -> str:
    """Day and time; the weekday alone within seven days, the year only when it differs."""
    here, today = at.astimezone(when.zone), when.now.astimezone(when.zone)
    time = f"{here:%H:%M}"
    away = (here.date() - today.date()).days
    if away == 0:
        return sentence(language, "date-today", {"time": time})
    if abs(away) < 7:
        return sentence(
            language, "date-week", {"weekday": _named(language, "weekdays", here.weekday()), "time": time}
        )
    return sentence(
        language,
        "date-full",
        {
            "day": day(language, at, when),
            "weekday": _named(language, "weekdays", here.weekday()),
            "time": time,
        },
    )


def day(language: str, at: datetime, when: When) -> str:
    """The day alone, as for a deadline: “今天”, “12月3日”, “2027年1月4日”."""
    here, today = at.astimezone(when.zone), when.now.astimezone(when.zone)
    if here.date() == today.date():
        return constant(language, "today") or ""
    values = {"day": str(here.day), "month": _named(language, "months", here.month - 1)}
    if here.year == today.year:
        return sentence(language, "date-day", values)
    return sentence(language, "date-day-year", {**values, "year": str(here.year)})


def deadline(
    language: str, at: datetime | None, provisional: bool, when: When, *, plain: bool = False
) -> str:
    """A deadline's day, marked 暂按 while a calendar not loaded yet may move it; empty if there is none.

    `plain`: why it may move is said instead, to whom the mark means nothing.
    """
    if at is None:
        return ""
    words = day(language, at, when)
    told = "date-provisional-resident" if plain else "date-provisional"
    return sentence(language, told, {"day": words}) if provisional else words


def digits(language: str, number: str) -> str:
    """A case's number as it is read aloud: “6、0、7、4、8，1”."""
    between = constant(language, "digits-comma") or ""
    group = constant(language, "digits-group") or ""
    return group.join(between.join(part) for part in number.split("-"))


def _named(language: str, names: str, index: int) -> str:
    return (constant(language, names) or "").split("|")[index]
