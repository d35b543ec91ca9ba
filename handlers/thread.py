"""The thread: resident and handler write to each other through the office; closing ends it."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from cases.commands import Act, Command
from cases.errors import NotAllowed
from cases.model import Action, State
from handlers.ask import ALBUM, MOST, Words, act, photos, words_or_voice
from handlers.facts import OneCase, Timeline
from handlers.more import press
from handlers.replay import fact, given
from handlers.shown import CaseView, Entry
from handlers.turn import Finish, Option

SAID = frozenset({Action.SUBMIT, Action.ASK, Action.ANSWER, Action.ADD, Action.WRITE, Action.PROGRESS})
"""What one says to the other. Answers and verdicts stand in the timeline."""
SHOWN = 12
GOES_ON = timedelta(minutes=3)
"""What comes so soon after a message of the thread belongs to it, too."""


def is_said(command: Command) -> bool:
    """True: it is a message of the thread, and more may follow. A word to the verdict is none."""
    return isinstance(command, Act) and command.action in SAID and not command.data.get("comment")


def way(view: CaseView) -> Action | None:
    """How this person's words reach the other side; None: they do not, any more."""
    if view.state is State.CLOSED:
        return None
    return next((one for one in (Action.ANSWER, Action.ADD, Action.WRITE) if one in view.may), None)


def takes_more(view: CaseView | None) -> bool:
    """True: what this person says to it goes to the other side at once."""
    return view is not None and way(view) is not None and not awaits_verdict(view)


async def write(args: Mapping[str, Any]) -> Finish | None:
    """One message, sent at once: words, spoken or written, pictures, or both.

    Who is asked for a verdict gives it with these words; after the end they may be about to reopen it.
    """
    view: CaseView = await fact(OneCase(args["case"]))
    if awaits_verdict(view):
        return Finish(then=("rate", {"case": view.id}))
    action = way(view)
    if action is None:
        files, said = await given(photos("pictures", ALBUM)), await given(words_or_voice("words", MOST))
        if view.state is not State.CLOSED:
            raise NotAllowed(number=view.number, action=Action.WRITE.value, state=view.state.value)
        if Action.ADD in view.may and not view.rated and (said or files):
            return Finish(then=("sort_out", {}))
        return Finish(say="write-over", show={"case": view})
    sent = await message(view)
    to = "residents" if action is Action.WRITE else "office"
    return Finish(act(view.id, action, *sent), "write-done", {"to": to, "count": view.residents})


async def message(
    view: CaseView, asks: tuple[str, str] | None = None, **show: Any
) -> tuple[Words, tuple[int, ...]]:
    """Words, spoken or written, or pictures: the first that comes is enough, more may follow."""
    files = await given(photos("pictures", ALBUM)) or ()
    asked = words_or_voice("words", skip=bool(files), show={"case": view, **show}, asks=asks)
    said = await (given(asked) if files else asked)
    return said or Words(), files


def awaits_verdict(view: CaseView) -> bool:
    """True: this resident is asked how it was handled."""
    return view.state is State.RESOLVED and Action.RATE in view.may and not view.rated


async def thread(args: Mapping[str, Any]) -> Finish | None:
    """What was said so far, and whether it arrived."""
    view: CaseView = await fact(OneCase(args["case"]))
    entries: tuple[Entry, ...] = await fact(Timeline(view.id))
    said = tuple(one for one in entries if one.action in SAID and (one.words or one.files))[-SHOWN:]
    flows = [*(["write"] if way(view) else []), "timeline"]
    words = {"write": press(view, "write") if way(view) is Action.WRITE else "press-reply-write"}
    offers = tuple(
        Option(f"{flow}:{view.id}:{view.version}", words.get(flow, f"press-{flow}")) for flow in flows
    )
    if not said:
        return Finish(say="thread-none", show={"number": view.number, "offers": offers})
    return Finish(say="thread", show={"number": view.number, "entries": said, "offers": offers})
