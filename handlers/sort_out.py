"""What is said outside any conversation: a number, thanks, more about an open case, or something new."""

from collections.abc import Mapping, Sequence
from typing import Any

from cases import numbers
from cases.model import Action, Outcome, Person, Role, State
from handlers import phrases, verdicts
from handlers.ask import LONGEST, MOST, YES, Words, act, choice, photos, pick, spoken, words_or_voice
from handlers.facts import CaseByNumber, CaseView, Me, MyCases
from handlers.menu import offers, role
from handlers.replay import fact, given
from handlers.resident import VERDICTS
from handlers.turn import Finish, Option

NEW, ANSWER = "new", "answer"
ANSWERS = (
    Option(ANSWER, "sort-answers", main=True),
    Option(NEW, "sort-new"),
    Option("other", "sort-other"),
)
RATINGS = (*VERDICTS, Option(NEW, "sort-new"))


async def sort_out(args: Mapping[str, Any]) -> Finish | None:
    """What came, as `words`, `pictures`, `where`, goes on with whatever conversation it belongs to."""
    me: Person = await fact(Me())
    said: Words | None = await given(words_or_voice("words", LONGEST))
    pictures = await given(photos("pictures"))
    text = said.words if said else ""
    mine: tuple[CaseView, ...] = await fact(MyCases())
    asked = [view for view in mine if view.state is State.WAITING and Action.ANSWER in view.may]
    unrated = [view for view in mine if _awaits_verdict(view)]
    if said and not said.voice and not pictures:
        # to a question, “可以” is an answer
        if phrases.is_thanks(text) and not (asked or (unrated and spoken(text) in YES)):
            return Finish(say="thanks")
        if phrases.is_greeting(text):
            return Finish(say="greeting", show={"role": role(me), "offers": offers(me)})
        if code := phrases.invitation(text):
            return Finish(then=("join", {"code": code}))
        if numbers.parse(text) is not None or phrases.is_number(text):
            seen: CaseView | None = await fact(CaseByNumber(text))
            if seen or not asked:
                return Finish(say="case", show={"case": seen}) if seen else Finish(say="number-unknown")
    elif not said and not pictures:
        return Finish(then=("report", {}))
    options = [*await _mine(mine), *(await _in_hand() if Role.REPRESENTATIVE in me.roles else ())]
    if not options:
        return Finish(then=("report", {}))
    if len(asked) == 1 and len(text) <= MOST:
        (view,) = asked
        answers = ANSWERS if len(options) > 1 else ANSWERS[:2]
        meant = await choice("answer", answers, of=[view.id, view.version], show={"case": view})
        if meant == NEW:
            return Finish(then=("report", {}))
        if meant == ANSWER:
            return Finish(act(view.id, Action.ANSWER, said or Words(), pictures or ()), "answer-done")
    if len(options) == 1 and unrated:
        (view,) = unrated
        if said and not said.voice and verdicts.verdict(text):
            return Finish(then=("rate", {"case": view.id}))
        verdict = await choice("verdict", RATINGS, of=[view.id, view.version], show={"case": view})
        if verdict == NEW:
            return Finish(then=("report", {}))
        return Finish(then=("rate", {"case": view.id, "extra": verdict}))
    chosen: str = await pick("which", options, extra=[Option(NEW, "sort-new")], show={"words": text})
    if chosen == NEW:
        return Finish(then=("report", {}))
    flow, case = chosen.split(":")
    return Finish(then=(flow, {"case": int(case)}))


def _awaits_verdict(view: CaseView) -> bool:
    return view.state is State.RESOLVED and Action.RATE in view.may and not view.rated


async def _mine(found: Sequence[CaseView]) -> list[Option]:
    """As a resident. A case closed as unanswered is reopened by one reply."""
    options = []
    for view in found:
        flow, what = "add", "sort-add"
        if view.state is State.WAITING and Action.ANSWER in view.may:
            flow, what = "answer", "sort-answer"
        elif _awaits_verdict(view):
            flow, what = "rate", "sort-rate"
        options.append(Option(f"{flow}:{view.id}", what, show={"case": view}, main=flow == "answer"))
    silent: tuple[CaseView, ...] = await fact(MyCases(closed=True, most=3))
    options += [
        Option(f"reopen:{view.id}", "sort-reopen", show={"case": view})
        for view in silent
        if view.outcome is Outcome.UNANSWERED and Action.REOPEN in view.may
    ]
    return options


async def _in_hand() -> list[Option]:
    """As the representative who has them: a word of progress."""
    found: tuple[CaseView, ...] = await fact(MyCases(as_handler=True))
    return [
        Option(f"progress:{view.id}", "sort-progress", show={"case": view})
        for view in found
        if Action.PROGRESS in view.may
    ]
