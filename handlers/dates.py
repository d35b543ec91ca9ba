"""Days as people write them: 明天, 下周三, 12-03, 12月3日, 3天后, tomorrow, next Monday, in 3 days."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from cases.model import EMPTY
from handlers.plain import spoken
from handlers.replay import Invalid, Step
from handlers.turn import Input, Option

_NEAR = {
    "今天": 0,
    "今日": 0,
    "现在": 0,
    "today": 0,
    "now": 0,
    "明天": 1,
    "明日": 1,
    "tomorrow": 1,
    "后天": 2,
    "大后天": 3,
}
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九十")} | {"两": 2, "半": 0}
_WEEKDAYS = {"一": 0, "二": 1, "三": 2, "四": 3, "五": 4, "六": 5, "日": 6, "天": 6}
_ENGLISH = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MAYBE_A_DAY = re.compile(r"[\d年月日号天周]|星期|礼拜|day|week|month|tomorrow")
_FAR = timedelta(days=366)


def read_day(text: str, today: date) -> date:
    """The day a text names, as seen from `today`. Raises Invalid: no day, gone by, over a year away."""
    said = re.sub(r"[\s,，。]+", " ", spoken(unicodedata.normalize("NFKC", text))).strip()
    said = (
        re.sub(r"(?:才|就|再)?(?:回来|回|返回|返岗|上班|为止|结束|之前|前|开始|起)$", "", said)
        .removeprefix("到")
        .removeprefix("until ")
    )
    try:
        found = _near(said, today) or _weekday(said, today) or _written(said, today)
    except ValueError:
        found = None
    if found is None:
        raise Invalid("invalid-date")
    if not today <= found <= today + _FAR:
        raise Invalid("invalid-date-past" if found < today else "invalid-date-far")
    return found


def read_span(text: str, today: date) -> tuple[date, date | None]:
    """The first day that a text names and, if it names one (到下周三, 下周三回), the day when it is over.

    With that alone it begins today. Raises Invalid like `read_day`.
    """
    said = re.sub(r"^我?[从自]?", "", spoken(text))
    for between in _BETWEEN.finditer(said):
        begin = _day_or_none(said[: between.start()], today)
        if begin is not None and (end := _end(said[between.end() :], begin, today)) is not None:
            return begin, end
    if _ENDS.search(said):
        return today, read_day(said, today)
    return read_day(said, today), None


_BETWEEN = re.compile(r"起|开始|[到至,，、]|[-–—~]+| until | to ")
_ENDS = re.compile(r"^(?:到|until )|(?:回来|回|返回|返岗|上班|为止|结束|之前|前)$")


def _end(said: str, begin: date, today: date) -> date | None:
    """As seen from today, or from `begin`: 9日, 3天."""
    said = re.sub(r"^[,，、 ]*(?:外出|出差|出门|请假)?", "", said)
    said = re.sub(r"^(\d{1,2})(?:日(?!以?后)|$)", r"\1号", said)  # behind a day no number of days
    lasts = re.match(r"\S{1,3}?(?:天|个?星期$|周$)", said)
    found = (_day_or_none(said, day) for day in ((begin,) if lasts else (today, begin)))
    return next((day for day in found if day is not None and day > begin), None)


def _day_or_none(said: str, today: date) -> date | None:
    try:
        return read_day(said, today)
    except Invalid:
        return None


def _near(said: str, today: date) -> date | None:
    if said in _NEAR:
        return today + timedelta(days=_NEAR[said])
    if match := re.fullmatch(
        r"(?:in )?(\d{1,3}|[一二两三四五六七八九十]) ?(?:天|日)(?:以?后)?|in (\d{1,3}) days?", said
    ):
        return today + timedelta(days=_number(match[1] or match[2]))
    if match := re.fullmatch(r"(\d{1,2}|[一二两三四]) ?(?:个?星期|周)(?:以?后)?|in (\d{1,2}) weeks?", said):
        return today + timedelta(weeks=_number(match[1] or match[2]))
    return None


def _number(digits: str) -> int:
    return _DIGITS[digits] if digits in _DIGITS else int(digits)


def _weekday(said: str, today: date) -> date | None:
    """周三 is the next one to come; 下周三 is in the week after this (weeks begin on Monday)."""
    if match := re.fullmatch(r"(下下|下|这|本)?(?:个)?(?:周|星期|礼拜)([一二三四五六日天])", said):
        weeks, day = {"下下": 2, "下": 1}.get(match[1], 0), _WEEKDAYS[match[2]]
        named = match[1] is not None
    elif match := re.fullmatch(r"(next |this |on )?(\w+)", said):
        if match[2] not in _ENGLISH:
            return None
        weeks, day, named = (1 if match[1] == "next " else 0), _ENGLISH.index(match[2]), match[1] == "next "
    else:
        return None
    found = today + timedelta(days=day - today.weekday(), weeks=weeks)
    return found if named or found > today else found + timedelta(weeks=1)


def _written(said: str, today: date) -> date | None:
    for year, named in ((today.year, "今年"), (today.year + 1, "明年")):
        said = f"{year}年{said.removeprefix(named)}" if said.startswith(named) else said
    if match := re.fullmatch(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?", said):
        return date(int(match[1]), int(match[2]), int(match[3]))
    if match := re.fullmatch(r"(\d{1,2})[-/.月](\d{1,2})[日号]?", said):
        found = date(today.year, int(match[1]), int(match[2]))
        return found if found >= today else found.replace(year=today.year + 1)
    if match := re.fullmatch(r"(\d{1,2})[日号]", said):
        month = today.replace(day=1)
        if int(match[1]) < today.day:
            month = (month + timedelta(days=32)).replace(day=1)
        return month.replace(day=int(match[1]))
    return None


def unless_a_day(keep: Callable[[Any, Input], Any]) -> Callable[[Any, Input], Any]:
    """Keeps what is typed where a day is asked, but nothing that may have been meant as a day."""

    def kept(old: Any, incoming: Input) -> Any:
        if _MAYBE_A_DAY.search(spoken(incoming.text)):
            raise Invalid("invalid-date")
        return keep(old, incoming)

    return kept


def days(start: date, *ahead: int) -> tuple[Option, ...]:
    """Buttons for days so many days ahead, the first the likely one."""
    return offered(start + timedelta(days=n) for n in ahead)


def offered(days: Iterable[date]) -> tuple[Option, ...]:
    """Buttons for these days, each once, the first the likely one."""
    return tuple(
        Option(d.isoformat(), "day", show={"day": d, "weekday": d.weekday()}, main=i == 0)
        for i, d in enumerate(dict.fromkeys(days))
    )


def day(
    key: str,
    today: date,
    options: tuple[Option, ...] = (),
    after: date | None = None,
    latest: date | None = None,
    show: Mapping[str, Any] = EMPTY,
) -> Step[date]:
    """A day from `after` (or today) until `latest` (or whenever); the options' values are ISO dates."""
    earliest = after or today

    def take(incoming: Input, option: Option | None) -> Any:
        if option is not None:
            return option.value
        if incoming.kind != "text":
            raise Invalid("invalid-date")
        return read_day(incoming.text, today).isoformat()

    def read(recorded: Any) -> date:
        found = date.fromisoformat(recorded)
        if found < earliest:
            raise Invalid("invalid-date-past" if found < today else "invalid-date-early", day=earliest)
        if latest is not None and found > latest:
            raise Invalid("invalid-date-late", day=latest)
        return found

    return Step(key, read, take, show=show, options=options)


def span(key: str, today: date, options: tuple[Option, ...]) -> Step[tuple[date, date | None]]:
    """From which day and, if that is said at once, until which; the options are days to begin with."""

    def take(incoming: Input, option: Option | None) -> Any:
        if option is not None:
            return option.value
        if incoming.kind != "text":
            raise Invalid("invalid-date")
        return "/".join(day.isoformat() for day in read_span(incoming.text, today) if day is not None)

    def read(recorded: Any) -> tuple[date, date | None]:
        begin, *end = map(date.fromisoformat, recorded.split("/"))
        if begin < today:
            raise Invalid("invalid-date-past")
        if end and end[0] <= begin:
            raise Invalid("invalid-date-early", day=begin + timedelta(days=1))
        return begin, end[0] if end else None

    return Step(key, read, take, options=options)


def past_day(key: str, today: date) -> Step[date]:
    """A day that has come, at most half a year ago; today and the days before it are offered."""
    earliest = today - timedelta(days=180)

    def take(incoming: Input, option: Option | None) -> Any:
        if option is not None:
            return option.value
        if incoming.kind != "text":
            raise Invalid("invalid-date")
        said = spoken(incoming.text)
        if said in _GONE:
            return (today - timedelta(days=_GONE[said])).isoformat()
        try:
            found = _written(said, earliest)
        except ValueError:
            found = None
        if found is None:
            raise Invalid("invalid-date")
        return found.isoformat()

    def read(recorded: Any) -> date:
        found = date.fromisoformat(recorded)
        if not earliest <= found <= today:
            raise Invalid("invalid-date-to-come" if found > today else "invalid-date-gone")
        return found

    return Step(key, read, take, options=offered(today - timedelta(days=n) for n in range(3)))


_GONE = {"今天": 0, "today": 0, "昨天": 1, "yesterday": 1, "前天": 2}


def day_or_none(key: str, today: date, options: tuple[Option, ...], none: str) -> Step[date | None]:
    """A day from tomorrow on; None where nobody can say (the option `none`)."""
    asked = day(key, today, options, after=today + timedelta(days=1))

    def read(recorded: Any) -> date | None:
        return asked.read(recorded) if recorded else None

    return Step(key, read, asked.take, options=(*options, Option("", none)))
