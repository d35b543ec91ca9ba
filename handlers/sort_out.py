"""What is said outside any conversation: a number, thanks, more about an open case, or something new."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from cases import numbers
from cases.likeness import in_common
from cases.model import Action, Outcome, State, Verdict
from cases.people import CLAIMERS, Person, Role
from handlers import phrases, verdicts
from handlers.ask import ALBUM, LONGEST, MOST, Words, act, beginning, choice, photos, words_or_voice
from handlers.facts import CaseByNumber, Me, MyCases, Now, Unanswered
from handlers.menu import offers, role
from handlers.pick import pick
from handlers.plain import YES, plain, spoken
from handlers.replay import fact, given
from handlers.resident import VERDICTS, unless_told
from handlers.shown import CandidateView, CaseView, Entry
from handlers.thread import awaits_verdict, takes_more
from handlers.turn import Finish, Option

NEW, ANSWER = "new", "answer"
OTHER = Option("other", "sort-other")
ANSWERS = (Option(ANSWER, "sort-answers", main=True), Option(NEW, "sort-new"), OTHER)
REPLIES = (Option(ANSWER, "sort-replies", main=True), Option(NEW, "sort-new"), OTHER)
AFTER = timedelta(days=14)
"""So long after a closing, what is said may well be about it."""
LATELY = timedelta(days=3)
"""So long after the other side has written, what is said may well be the reply."""
RATINGS = (*VERDICTS, Option(NEW, "sort-new"))


async def sort_out(args: Mapping[str, Any]) -> Finish | None:
    """What came, as `words`, `pictures`, `where`, goes on with whatever conversation it belongs to.

    `thread`: the case in whose thread they were writing just now.
    """
    me: Person = await fact(Me())
    said: Words | None = await given(words_or_voice("words", LONGEST))
    pictures = await given(photos("pictures", ALBUM))
    text = said.words if said else ""
    mine: tuple[CaseView, ...] = await fact(MyCases())
    asked = [view for view in mine if view.state is State.WAITING and Action.ANSWER in view.may]
    unrated = [view for view in mine if awaits_verdict(view)]
    held: tuple[CaseView, ...] = ()
    if me.roles & CLAIMERS:
        held = await fact(MyCases(as_handler=True))
    works = bool(held) or Role.OFFICER in me.roles
    thread: int = args.get("thread", 0)
    written = None if asked or args.get("urgent") else await _written((*mine, *held))
    if said and not said.voice and not pictures:
        # to a question, “可以” is an answer
        if phrases.is_thanks(text) and not (asked or ((unrated or written) and spoken(text) in YES)):
            return Finish(say="thanks")
        if phrases.is_greeting(text):
            return Finish(say="greeting", show={"role": role(me), "offers": offers(me)})
        if code := phrases.invitation(text):
            return Finish(then=("join", {"code": code}))
        if numbers.parse(text) is not None or phrases.is_number(text):
            seen: CaseView | None = await fact(CaseByNumber(text))
            if seen or phrases.is_case_number(text) or not (asked or thread or written):
                return _found(seen, me, text)
        if plain(text) and not (asked or unrated or written or thread or works):
            return Finish(say="menu", show={"offers": offers(me)})
        if phrases.only_opens(text) and not (asked or thread):
            return Finish(then=("report", {}))
        urges = phrases.urges(text)
        if (urges or phrases.asks_after(text)) and (mine or not held) and not (asked or unrated):
            return _how_it_goes(mine, thread, urges=urges)
    elif not said and not pictures:
        return Finish(then=("report", {}))
    if thread:
        return Finish(then=("write", {"case": thread}))
    ended = await _ended(text)
    broke = _broke_again(text, ended, (*mine, *held))
    options = [
        *([_of_ended(view, main=i == 0) for i, view in enumerate(ended)] if broke else ()),
        *_mine(mine),
        *(() if broke else map(_of_ended, ended)),
        *_in_hand(held),
        *(await _of_their_unit() if Role.OFFICER in me.roles else ()),
    ]
    if not options or (args.get("urgent") and not (asked or works)):
        return Finish(then=("report", {}))  # in danger nobody is asked which of their matters it is
    if len(asked) == 1 and not broke and len(text) <= MOST:
        (view,) = asked
        answers = ANSWERS if len(options) > 1 else ANSWERS[:2]
        meant = await choice("answer", answers, of=[view.id, view.version], show={"case": view})
        if meant == NEW:
            return Finish(then=("report", {}))
        if meant == ANSWER:
            command = act(view.id, Action.ANSWER, said or Words(), pictures or ())
            return Finish(command, "answer-done", await unless_told(view))
    if written is not None and not broke and len(text) <= MOST:
        view, last = written
        replies = REPLIES if len(options) > 1 else REPLIES[:2]
        # to a resident, whoever makes their wish come true is no other resident
        by = "representative" if view in mine and last.role != "clerk" else last.role
        shown = {"case": view, "by": by, "who": CandidateView(0, last.who)}
        shown |= {"words": beginning(last.words), "sent": last.sent}
        meant = await choice("reply", replies, of=[view.id, last.at.isoformat()], show=shown)
        if meant != OTHER.value:
            return Finish(then=("write", {"case": view.id}) if meant == ANSWER else ("report", {}))
    if len(options) == 1 and unrated:
        (view,) = unrated
        if said and not said.voice and verdicts.verdict(text):
            return Finish(then=("rate", {"case": view.id}))
        verdict = await choice("verdict", RATINGS, of=[view.id, view.version], show={"case": view})
        if verdict == NEW:
            return Finish(then=("report", {}))
        return Finish(then=("rate", {"case": view.id, "extra": verdict}))
    if len(options) == 1 and ended and len(text) <= MOST:
        (view,) = ended
        again = view.outcome is Outcome.UNANSWERED and verdicts.verdict(text) is Verdict.NOT
        does = Action.REOPEN if again else await _meant(view)
        if does == NEW:
            return Finish(then=("report", {}))
        done = Action(does)
        return Finish(act(view.id, done, said or Words(), pictures or ()), f"{done}-done")
    of_case = {int(str(option.value).partition(":")[2]): option.value for option in options}
    chosen: str = await pick(
        "which",
        options,
        extra=[Option(NEW, "sort-new")],
        show={"words": text},
        typed=lambda said: of_case.get(numbers.parse(said) or 0),
    )
    if chosen == NEW:
        return Finish(then=("report", {}))
    flow, case = chosen.split(":")
    if flow == "reopen" and len(text) <= MOST:  # one reply was promised to be enough
        return Finish(act(int(case), Action.REOPEN, said or Words(), pictures or ()), "reopen-done")
    return Finish(then=(flow, {"case": int(case)}))


def _found(seen: CaseView | None, me: Person, text: str) -> Finish:
    if seen is None:
        return Finish(say="number-unknown", show={"lacks": numbers.lacks(text), "offers": offers(me)})
    return Finish(say="case", show={"case": seen})


def _how_it_goes(mine: Sequence[CaseView], thread: int, *, urges: bool) -> Finish:
    """They ask after what they brought, or urge: the case they were just speaking of, or the only one."""
    about = [view for view in mine if view.id == thread] or list(mine)
    if len(about) != 1:
        return Finish(then=("mine", {}))
    (view,) = about
    if urges and Action.URGE in view.may:
        return Finish(then=("urge", {"case": view.id}))
    return Finish(say="case", show={"case": view})


def _mine(found: Sequence[CaseView]) -> list[Option]:
    """As a resident, what is open."""
    options = []
    for view in found:
        flow, what = "add", "sort-add"
        if view.state is State.WAITING and Action.ANSWER in view.may:
            flow, what = "answer", "sort-answer"
        elif awaits_verdict(view):
            flow, what = "rate", "sort-rate"
        options.append(Option(f"{flow}:{view.id}", what, show={"case": view}, main=flow == "answer"))
    return options


async def _ended(text: str) -> list[CaseView]:
    """As a resident, what was closed a short while ago, and not by their own word; or for their silence."""
    now: datetime = await fact(Now())
    closed: tuple[CaseView, ...] = await fact(MyCases(closed=True, most=3))
    bad = verdicts.verdict(text) is Verdict.NOT
    return [
        view
        for view in closed
        if view.may & {Action.REOPEN, Action.ADD}
        and view.outcome is not Outcome.WITHDRAWN
        and (not view.rated or bad)
        and (
            (view.outcome is Outcome.UNANSWERED and Action.REOPEN in view.may)
            or (view.closed_at is not None and now - view.closed_at < AFTER)
        )
    ]


def _broke_again(text: str, ended: Sequence[CaseView], open_: Sequence[CaseView]) -> bool:
    """True: it says that something is not done, and sounds more like what was closed than what is open."""
    if verdicts.verdict(text) is not Verdict.NOT:
        return False
    here, there = (
        max((in_common(text, "".join((view.words, *view.topics))) for view in views), default=0)
        for views in (open_, ended)
    )
    return there > here


def _of_ended(view: CaseView, main: bool = False) -> Option:
    flow = "reopen" if Action.REOPEN in view.may else "add"
    return Option(f"{flow}:{view.id}", f"sort-{flow}", show={"case": view}, main=main)


async def _meant(view: CaseView) -> str:
    """Of what can be done about a closed case, or something new."""
    does = [does for does in (Action.REOPEN, Action.ADD) if does in view.may]
    options = [Option(one.value, f"sort-closed-{one}", main=one is does[0]) for one in does]
    asked = [view.id, view.version]
    return str(await choice("closed", [*options, Option(NEW, "sort-new")], of=asked, show={"case": view}))


def _in_hand(held: Sequence[CaseView]) -> list[Option]:
    """As the representative who has them: a word of progress."""
    return [
        Option(f"progress:{view.id}", "sort-progress", show={"case": view})
        for view in held
        if Action.PROGRESS in view.may
    ]


async def _written(open_: Sequence[CaseView]) -> tuple[CaseView, Entry] | None:
    """The one case in which the other side has written lately and waits for a word; and what they wrote."""
    now: datetime = await fact(Now())
    found = []
    for view in open_:
        if takes_more(view):
            last: Entry | None = await fact(Unanswered(view.id))
            if last is not None and now - last.at < LATELY:
                found.append((view, last))
    return found[0] if len(found) == 1 else None


async def _of_their_unit() -> list[Option]:
    """As an officer of a unit that works on them: how far it is."""
    found: tuple[CaseView, ...] = await fact(MyCases(as_unit=True))
    return [
        Option(f"unit_progress:{view.id}", "sort-progress", show={"case": view})
        for view in found
        if Action.UNIT_PROGRESS in view.may
    ]
