"""What is said outside any conversation: a number, thanks, more about an open case, or something new."""

from collections.abc import Mapping
from typing import Any

from cases import numbers
from cases.model import Action, Outcome, Person, Role, State
from handlers import phrases
from handlers.ask import Words, photos, pick, words_or_voice
from handlers.facts import CaseByNumber, CaseView, Me, MyCases
from handlers.menu import offers, role
from handlers.replay import fact, given
from handlers.turn import Finish, Option

NEW = "new"


async def sort_out(args: Mapping[str, Any]) -> Finish | None:
    """What came, as `words`, `pictures`, `where`, goes on with whatever conversation it belongs to."""
    me: Person = await fact(Me())
    said: Words | None = await given(words_or_voice("words"))
    pictures = await given(photos("pictures"))
    text = said.words if said else ""
    if said and not said.voice and not pictures:
        if phrases.is_thanks(text):
            return Finish(say="thanks")
        if phrases.is_greeting(text):
            return Finish(say="greeting", show={"role": role(me), "offers": offers(me)})
        if code := phrases.invitation(text):
            return Finish(then=("join", {"code": code}))
        if numbers.parse(text) is not None or phrases.is_number(text):
            seen: CaseView | None = await fact(CaseByNumber(text))
            return Finish(say="case", show={"case": seen}) if seen else Finish(say="number-unknown")
    elif not said and not pictures:
        return Finish(then=("report", {}))
    options = [*await _mine(), *(await _in_hand() if Role.REPRESENTATIVE in me.roles else ())]
    if not options:
        return Finish(then=("report", {}))
    chosen: str = await pick("which", options, extra=[Option(NEW, "sort-new")], show={"words": text})
    if chosen == NEW:
        return Finish(then=("report", {}))
    flow, case = chosen.split(":")
    return Finish(then=(flow, {"case": int(case)}))


async def _mine() -> list[Option]:
    """As a resident. A case closed as unanswered is reopened by one reply."""
    found: tuple[CaseView, ...] = await fact(MyCases())
    options = []
    for view in found:
        flow, what = "add", "sort-add"
        if view.state is State.WAITING and Action.ANSWER in view.may:
            flow, what = "answer", "sort-answer"
        elif view.state is State.RESOLVED and Action.RATE in view.may and not view.rated:
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
