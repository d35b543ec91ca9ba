"""What staff decide about a case: admit, refuse, assign, urgent, whom it is about, explain, close."""

from collections.abc import Mapping
from typing import Any

from cases.commands import Act
from cases.model import Action, Kind, Outcome, State
from handlers.ask import PAGE, choice, confirm, photos, text
from handlers.facts import OneCase, PeopleNamed, Ranking
from handlers.pick import by_name, pick
from handlers.replay import fact
from handlers.respond import THEIRS, answered, solved, still_at_it
from handlers.shown import CandidateView, CaseView
from handlers.turn import Finish, Option


async def admit(args: Mapping[str, Any]) -> Finish | None:
    """受理; then who gets it. 检举控告 stays with the desk, whose card says what can be done."""
    view: CaseView = await fact(OneCase(args["case"]))
    command = Act(view.id, Action.ADMIT, version=args.get("version"))
    then = "case" if view.kind is Kind.MISCONDUCT else "assign"
    return Finish(command, "admit-done", then=(then, {"case": view.id}))


async def refuse(args: Mapping[str, Any]) -> Finish | None:
    """不予受理, with the reason in words."""
    view: CaseView = await fact(OneCase(args["case"]))
    words = await text("words", show={"case": view})
    if not await confirm(
        "sure", of=words, show={"case": view, "words": words}, yes="refuse-yes", no="refuse-no"
    ):
        return Finish(say="refuse-kept", show={"case": view})
    return Finish(Act(view.id, Action.REFUSE, words), "refuse-done")


async def assign(args: Mapping[str, Any]) -> Finish | None:
    """Choose from the ranking, which says why."""
    view: CaseView = await fact(OneCase(args["case"]))
    ranked: tuple[CandidateView, ...] = await fact(Ranking(view.id))
    if not ranked:
        return Finish(say="assign-nobody", show={"case": view})
    options = [Option(one.person, "assign-to", show={"name": one}, main=one is ranked[0]) for one in ranked]
    meant = by_name({one.person: one.name for one in ranked})
    person: int = await pick("who", options, show={"case": view, "candidates": ranked}, typed=meant)
    name = next(one for one in ranked if one.person == person)
    command = Act(view.id, Action.ASSIGN, person=person, version=args.get("version"))
    return Finish(command, "assign-done", {"name": name})


async def mark_urgent(args: Mapping[str, Any]) -> Finish | None:
    """急件: first in every queue."""
    return Finish(Act(args["case"], Action.MARK_URGENT, version=args.get("version")), "urgent-done")


async def mark_subject(args: Mapping[str, Any]) -> Finish | None:
    """Whom it is about: they never see, get or hear of it."""
    view: CaseView = await fact(OneCase(args["case"]))
    found = tuple(dict.fromkeys((*view.subjects, *view.withheld)))
    name = await text("name", 100, joins=False, show={"case": view, "found": found}, likely=found[:PAGE])
    known: tuple[tuple[int, str], ...] = await fact(PeopleNamed(name))
    person = next((number for number, who in known if who == name), None) if name in found else None
    if known and person is None:
        options = [Option(number, label=who, main=i == 0) for i, (number, who) in enumerate(known)]
        chosen = await pick(
            "who", options, extra=[Option("other", "subject-other")], of=name, show={"name": name}
        )
        person = None if chosen == "other" else int(chosen)
        name = next((who for number, who in known if number == person), name)
    command = Act(view.id, Action.MARK_SUBJECT, person=person, name=name)
    return Finish(command, "subject-done", {"name": name}, then=_assigned_next(view, name))


async def clear_subject(args: Mapping[str, Any]) -> Finish | None:
    """It is about nobody among us."""
    view: CaseView = await fact(OneCase(args["case"]))
    if not await confirm("sure", show={"case": view}, yes="clear-yes", no="clear-no"):
        return Finish(say="clear-kept", show={"case": view})
    return Finish(Act(view.id, Action.CLEAR_SUBJECT), "clear-done", then=_assigned_next(view))


async def to_desk(args: Mapping[str, Any]) -> Finish | None:
    """移交检举控告: what it means for whoever does it is said before."""
    view: CaseView = await fact(OneCase(args["case"]))
    if not await confirm("sure", show={"case": view}, yes="to-desk-yes", no="to-desk-no"):
        return Finish(say="to-desk-kept", show={"case": view})
    return Finish(Act(view.id, Action.TO_DESK, version=args.get("version")), "to-desk-done")


def _assigned_next(view: CaseView, left: str = "") -> tuple[str, Mapping[str, Any]] | None:
    """`left`: whoever it is taken away from, if they had it."""
    nobody = view.handler in ("", left)
    return ("assign", {"case": view.id}) if Action.ASSIGN in view.may and nobody else None


async def explain(args: Mapping[str, Any]) -> Finish | None:
    """解释疏导: answered by the office itself; the resident is asked whether that is enough."""
    view: CaseView = await fact(OneCase(args["case"]))
    answers = answered(view)
    shown = {"case": view, "units": still_at_it(view), "said": answers}
    words = await text("words", skip=THEIRS if answers else False, show=shown) or answers
    files = await photos("pictures")
    return Finish(Act(view.id, Action.EXPLAIN, words, files, outcome=Outcome.EXPLAINED), "explain-done")


async def close(args: Mapping[str, Any]) -> Finish | None:
    """办结 by the office: with an outcome and words."""
    view: CaseView = await fact(OneCase(args["case"]))
    done = (solved(view),) if view.state is State.RESOLVED else ()
    outcomes = (*done, Outcome.EXPLAINED, Outcome.REFERRED, Outcome.DECLINED)
    options = [Option(outcome.value, f"outcome-{outcome}") for outcome in outcomes]
    outcome = Outcome(await choice("outcome", options, show={"case": view}))
    words = await text("words", show={"how": outcome.value})
    shown = {"case": view, "outcome": outcome, "words": words}
    if not await confirm("sure", of=[outcome.value, words], show=shown, yes="close-yes", no="close-no"):
        return Finish(say="close-kept", show={"case": view})
    return Finish(Act(view.id, Action.CLOSE, words, outcome=outcome), "close-done", {"outcome": outcome})
