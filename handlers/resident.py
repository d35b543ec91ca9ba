"""What a resident does with their case: answer, add, rate, say more, reopen, withdraw."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from cases.commands import Act
from cases.errors import NotAllowed
from cases.model import Action, Kind, Verdict
from handlers import verdicts
from handlers.ask import act, choice, confirm, photos, text, words_or_voice
from handlers.facts import Me, Now, OneCase, Timeline
from handlers.menu import onward
from handlers.plain import DONE, NO, spoken
from handlers.replay import fact, given
from handlers.shown import CaseView, Entry
from handlers.thread import message
from handlers.turn import Finish, Option

VERDICTS = tuple(
    Option(v.value, f"press-verdict-{v}", main=v is Verdict.SATISFIED)
    for v in (Verdict.SATISFIED, Verdict.BASICALLY, Verdict.NOT)
)


async def answer(args: Mapping[str, Any]) -> Finish | None:
    """The handler's question answered. What is said to it later, or in another chat, is added."""
    view: CaseView = await fact(OneCase(args["case"]))
    if Action.ANSWER in view.may:
        sent = await message(view)
        return Finish(act(view.id, Action.ANSWER, *sent), "answer-done", await unless_told(view))
    if Action.ADD not in view.may:
        raise NotAllowed(number=view.number, action=Action.ANSWER.value, state=view.state.value)
    entries: tuple[Entry, ...] = await fact(Timeline(view.id))
    last = next((one for one in reversed(entries) if one.action in _OF_QUESTION), None)
    answered = last is not None and (last.action, last.role) == (Action.ANSWER, "me")
    sent = await message(view, asks=("answer", "more"), answered=answered)
    return Finish(act(view.id, Action.ADD, *sent), "add-done")


async def unless_told(view: CaseView) -> Mapping[str, Any]:
    """Without the day of the answer where it was said before: it moves by the days they were waited for."""
    entries: tuple[Entry, ...] = await fact(Timeline(view.id))
    asked = next((one.at for one in reversed(entries) if one.action is Action.ASK), None)
    now: datetime = await fact(Now())
    same = asked is not None and asked.astimezone(now.tzinfo).date() == now.date()
    return {"by": ""} if same else {}


_OF_QUESTION = (Action.ASK, Action.ANSWER, Action.RESUME)


async def add(args: Mapping[str, Any]) -> Finish | None:
    """Words or pictures added."""
    view: CaseView = await fact(OneCase(args["case"]))
    return Finish(act(view.id, Action.ADD, *await message(view)), "add-done")


async def rate(args: Mapping[str, Any]) -> Finish | None:
    """The verdict counts at once, pressed or in so many words; what it is about is asked afterwards."""
    view: CaseView = await fact(OneCase(args["case"]))
    said = await given(words_or_voice("words"))
    verdict = args.get("extra")
    if verdict not in set(Verdict):
        verdict = verdicts.verdict(said.words) if said and not said.voice else None
    if verdict is None:
        verdict = await choice("verdict", VERDICTS, show={"case": view})
    about: dict[str, Any] = {"case": view.id, "verdict": verdict}
    if said and not verdicts.is_bare(said.words):
        words = {"words": said.words, "voice": list(said.voice)}
        about["fill"] = {"words": {"of": "null", "is": words}}
    command = Act(view.id, Action.RATE, verdict=Verdict(verdict))
    shown = {"petition": view.kind is Kind.PETITION} if verdict == Verdict.NOT else {}
    return Finish(command, f"rate-done-{verdict}", shown, then=("comment", about))


async def comment(args: Mapping[str, Any]) -> Finish | None:
    """A few words to the verdict."""
    verdict = args.get("verdict", "")
    files = await given(photos("pictures")) or ()
    none = Option("skip", "comment-no-more" if verdict == Verdict.NOT else "comment-nothing")
    said = await words_or_voice("words", skip=none, show={"verdict": verdict})
    if spoken(said.words) in NO | DONE:
        said = replace(said, words="")
    if not (said.words or said.voice or files):
        view: CaseView = await fact(OneCase(args["case"]))
        return Finish(say="comment-none", show={"offers": onward(await fact(Me()), view)})
    if verdict != Verdict.NOT and not said.voice and verdicts.verdict(said.words) is Verdict.NOT:
        view = await fact(OneCase(args["case"]))
        asked = confirm("again", show={"case": view}, yes="comment-again", no="comment-only")
        if Action.REOPEN in view.may and await asked:
            return Finish(act(view.id, Action.REOPEN, said, files), "reopen-done")
    return Finish(act(args["case"], Action.ADD, said, files, comment=True), "comment-done")


async def reopen(args: Mapping[str, Any]) -> Finish | None:
    """It is not done after all, or has not lasted: what is missing."""
    view: CaseView = await fact(OneCase(args["case"]))
    said = await words_or_voice("words", show={"case": view, "broke": view.pending.revisited})
    files = await photos("pictures")
    return Finish(act(view.id, Action.REOPEN, said, files), "reopen-done")


async def withdraw(args: Mapping[str, Any]) -> Finish | None:
    """Taken back, after asking once more."""
    view: CaseView = await fact(OneCase(args["case"]))
    if not await confirm("sure", show={"case": view}, yes="withdraw-yes", no="withdraw-no", likely=False):
        return Finish(say="withdraw-kept", show={"case": view})
    words = await text("words", 500, skip=True)
    return Finish(Act(view.id, Action.WITHDRAW, words), "withdraw-done")
