"""What the representative does with a case they have."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from cases.commands import Act
from cases.model import Action, Kind, Outcome, State
from cases.parts import Stage
from handlers.ask import act, choice, photos, text, words_or_voice
from handlers.away import is_away
from handlers.dates import day_or_none, offered
from handlers.facts import Me, Now, OneCase, WorkDays
from handlers.replay import fact
from handlers.shown import CaseView
from handlers.terms import MORNING, at
from handlers.turn import Finish, Option
from handlers.wishes import fulfil

REASONS = ("area", "away", "matter", "involved", "other")
"""Not my district · away · not for a representative · I know those concerned · other."""


async def accept(args: Mapping[str, Any]) -> Finish | None:
    """At once, without a question."""
    return Finish(Act(args["case"], Action.ACCEPT, version=args.get("version")), "accept-done")


async def give_back(args: Mapping[str, Any]) -> Finish | None:
    """With the reason; who is away, and has not said so, is asked until when."""
    view: CaseView = await fact(OneCase(args["case"]))
    options = [Option(reason, f"reason-back-{reason}") for reason in REASONS]
    reason: str = await choice("reason", options, show={"case": view})
    words = await text("words", 500, show={"reason": reason})
    after: tuple[str, Mapping[str, Any]] | None = None
    if reason == "away" and not is_away(await fact(Me()), await fact(Now())):
        after = ("away", {})
    return Finish(
        Act(view.id, Action.GIVE_BACK, words, data={"reason": reason}), "give-back-done", then=after
    )


async def ask(args: Mapping[str, Any]) -> Finish | None:
    """A question to the resident; the clock stands until they answer."""
    view: CaseView = await fact(OneCase(args["case"]))
    return Finish(Act(view.id, Action.ASK, await text("words", 1000, show={"case": view})), "ask-done")


async def resume(args: Mapping[str, Any]) -> Finish | None:
    """Go on without waiting for the resident's answer."""
    return Finish(Act(args["case"], Action.RESUME, version=args.get("version")), "resume-done")


async def progress(args: Mapping[str, Any]) -> Finish | None:
    """How far it has come, perhaps by when; the resident is told. Who reports has accepted, and hears so."""
    view: CaseView = await fact(OneCase(args["case"]))
    said = await words_or_voice("words", show={"case": view})
    files = await photos("pictures")
    now: datetime = await fact(Now())
    ends = view.deadline.astimezone(now.tzinfo).date() if view.mark != "overdue" and view.deadline else None
    found = [one for one in await fact(WorkDays((1, 3, 7))) if ends is None or one <= ends]
    coming = tuple(replace(option, main=False) for option in offered(found))
    promised = await day_or_none("promised", now.date(), coming, "promise-none")
    data = {"promised": at(promised, MORNING, now)} if promised else {}
    accepts = view.state is State.ASSIGNED
    command = act(view.id, Action.PROGRESS, said, files, **data)
    if promised:
        beyond = ends if ends is not None and promised > ends else None
        return Finish(command, "promise-done", {"accepts": accepts, "until": promised, "beyond": beyond})
    return Finish(command, "progress-done", {"accepts": accepts})


async def resolve(args: Mapping[str, Any]) -> Finish | None:
    """The answer to the resident: what came of it, words, pictures."""
    view: CaseView = await fact(OneCase(args["case"]))
    if view.leads:
        return await fulfil(view)
    done = solved(view)
    outcomes = (done, Outcome.EXPLAINED, Outcome.REFERRED)
    options = [Option(outcome.value, f"outcome-{outcome}", main=outcome is done) for outcome in outcomes]
    outcome = Outcome(await choice("outcome", options, show={"case": view, "units": still_at_it(view)}))
    answers = answered(view)
    words = await text(
        "words", skip=THEIRS if answers else False, show={"case": view, "how": outcome.value, "said": answers}
    )
    files = await photos("pictures")
    command = Act(view.id, Action.RESOLVE, words or answers, files, outcome=outcome)
    return Finish(command, "resolve-done", _overtakes(view))


THEIRS = Option("skip", "answer-theirs")
"""Nothing to add to what the units answered."""


def still_at_it(view: CaseView) -> str:
    """The units that have not answered: once the residents are answered, they need not any more."""
    return "、".join(part.name for part in view.parts if part.works)


def answered(view: CaseView) -> str:
    """What the units have answered, who leads first."""
    said = [part for part in view.parts if part.stage is Stage.ANSWERED and part.said]
    return "\n".join(part.said for part in sorted(said, key=lambda part: not part.lead))


async def solve_on_spot(args: Mapping[str, Any]) -> Finish | None:
    """Done already (当场解决): recorded and closed in one step."""
    view: CaseView = await fact(OneCase(args["case"]))
    words = await text("words", show={"case": view, "units": still_at_it(view)})
    files = await photos("pictures")
    command = Act(view.id, Action.SOLVE_ON_SPOT, words, files, outcome=solved(view))
    return Finish(command, "solve-done", _overtakes(view))


def _overtakes(view: CaseView) -> Mapping[str, Any]:
    """What they had asked for and an answer leaves behind: more time."""
    return {"asked": view.pending.extension}


def solved(view: CaseView) -> Outcome:
    """What a good end of this kind is called."""
    return Outcome.FULFILLED if view.kind is Kind.WISH else Outcome.FIXED
