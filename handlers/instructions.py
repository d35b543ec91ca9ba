"""What a leader instructs (批示): by when, which unit gets the case by it, and what came of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from cases.commands import Act
from cases.model import Action, State
from handlers.ask import PAGE, act, photos, text, words_or_voice
from handlers.dates import day, offered
from handlers.facts import Now, OneCase, UnitsFor, WorkDays
from handlers.pick import by_part
from handlers.plain import spoken
from handlers.replay import Invalid, Step, canonical, fact
from handlers.shown import CaseView, UnitChoice
from handlers.terms import EVENING, at
from handlers.turn import Finish
from handlers.units import in_time


async def instruct(args: Mapping[str, Any]) -> Finish | None:
    """批示: what is to be done, by which unit, answered by when.

    Then the unit gets it, as from a clerk (交办): what the instruction does not say is asked, and what is
    refused to a clerk is refused.
    """
    view: CaseView = await fact(OneCase(args["case"]))
    words = await text("words", 1000, show={"case": view})
    known: tuple[UnitChoice, ...] = await fact(UnitsFor(view.id))
    at_once = Action.ENTRUST in view.may
    name = await _unit(known, at_once)
    now: datetime = await fact(Now())
    tomorrow = now.date() + timedelta(days=1)
    soon = offered(await fact(WorkDays((3, 7, 15))))
    until = await day("until", now.date(), soon, after=tomorrow)
    unit = next((one.unit for one in known if one.name == name), None)
    command = Act(view.id, Action.INSTRUCT, words, name=name, data={"until": at(until, EVENING, now)})
    waits = _waits(view, unit) if name else ""
    then = ("entrust", {"case": view.id, "fill": _as_instructed(view, unit, words, until, now)})
    shown = {"until": until, "name": name, "waits": waits}
    return Finish(command, "instruct-done", shown, then=then if name and not waits else None)


def _unit(known: Sequence[UnitChoice], at_once: bool) -> Step[str]:
    """The name of the unit, whole where a part was written; it may be one that nobody knows, or none."""
    likely = [one.name for one in known if not one.barred][:PAGE]
    asked = text("unit", 80, skip=True, joins=False, show={"at_once": at_once}, likely=likely)
    return replace(asked, read=_named(asked.read, known))


def _named(read: Callable[[Any], str], known: Sequence[UnitChoice]) -> Callable[[Any], str]:
    meant, of = by_part({one.unit: one.name for one in known}), {one.unit: one for one in known}

    def named(recorded: Any) -> str:
        name = read(recorded)
        found = of.get(meant(spoken(name)))
        if found is not None and found.barred:
            raise Invalid("AboutTheUnit")
        return found.name if found is not None else name

    return named


def _waits(view: CaseView, unit: int | None) -> str:
    """Why the unit does not get it at once; nothing where it does."""
    if unit is None:
        return "unknown"
    if Action.ENTRUST in view.may:
        return ""
    return view.state.value if view.state in (State.SUBMITTED, State.OFFERED) else "claimed"


def _as_instructed(
    view: CaseView, unit: int | None, words: str, until: date, now: datetime
) -> Mapping[str, Any]:
    """What a clerk would answer who passes it on as it was instructed."""
    by = in_time(view, unit, until, now).isoformat()
    answers = {"unit": unit, "words": words, "until": by}
    return {key: {"of": canonical(None), "is": answer} for key, answer in answers.items()}


async def reply(args: Mapping[str, Any]) -> Finish | None:
    """What has come of the instruction."""
    view: CaseView = await fact(OneCase(args["case"]))
    said = await words_or_voice("words", show={"case": view})
    files = await photos("pictures")
    return Finish(act(view.id, Action.REPLY, said, files), "reply-done")
