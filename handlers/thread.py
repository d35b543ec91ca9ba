"""The thread: resident and handler write to each other through the office; closing ends it."""

from collections.abc import Mapping
from typing import Any

from cases.errors import NotAllowed
from cases.model import Action, State
from handlers.ask import ALBUM, Words, act, photos, words_or_voice
from handlers.facts import OneCase, Timeline
from handlers.replay import fact, given
from handlers.shown import CaseView, Entry
from handlers.turn import Finish, Option

SAID = frozenset({Action.SUBMIT, Action.ASK, Action.ANSWER, Action.ADD, Action.WRITE, Action.PROGRESS})
"""What one says to the other. Answers and verdicts stand in the timeline."""
SHOWN = 12


def way(view: CaseView) -> Action | None:
    """How this person's words reach the other side; None: they do not, any more."""
    if view.state is State.CLOSED:
        return None
    return next((one for one in (Action.ANSWER, Action.ADD, Action.WRITE) if one in view.may), None)


async def write(args: Mapping[str, Any]) -> Finish | None:
    """One message, sent at once: words, spoken or written, pictures, or both.

    Who is asked for a verdict gives it with these words; after the end they may be about to reopen it.
    """
    view: CaseView = await fact(OneCase(args["case"]))
    if awaits_verdict(view):
        return Finish(then=("rate", {"case": view.id}))
    files = await given(photos("pictures", ALBUM)) or ()
    asked = words_or_voice("words", 1000, skip=bool(files), show={"case": view})
    action = way(view)
    if action is None:
        said = await given(asked)
        if view.state is not State.CLOSED:
            raise NotAllowed(number=view.number, action=Action.WRITE.value, state=view.state.value)
        if Action.ADD in view.may and not view.rated and (said or files):
            return Finish(then=("sort_out", {}))
        return Finish(say="write-over", show={"case": view})
    said = await (given(asked) if files else asked)
    to = "residents" if action is Action.WRITE else "office"
    told = {"to": to, "count": view.residents}
    return Finish(act(view.id, action, said or Words(), files), "write-done", told)


def awaits_verdict(view: CaseView) -> bool:
    """True: this resident is asked how it was handled."""
    return view.state is State.RESOLVED and Action.RATE in view.may and not view.rated


async def thread(args: Mapping[str, Any]) -> Finish | None:
    """What was said so far, and whether it arrived."""
    view: CaseView = await fact(OneCase(args["case"]))
    entries: tuple[Entry, ...] = await fact(Timeline(view.id))
    said = tuple(one for one in entries if one.action in SAID and (one.words or one.files))[-SHOWN:]
    flows = [*(["write"] if way(view) else []), "timeline"]
    offers = tuple(Option(f"{flow}:{view.id}:{view.version}", f"press-{flow}") for flow in flows)
    if not said:
        return Finish(say="thread-none", show={"number": view.number, "offers": offers})
    return Finish(say="thread", show={"number": view.number, "entries": said, "offers": offers})
