"""What single actions change besides the state. `lifecycle.apply` calls these; nothing else does."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from cases import after_closing, calls, chasing, erasing, handing_on, joining, misconduct, terms, units, wall
from cases.change import Change
from cases.deadline import ends
from cases.errors import AboutThem, NeedsOutcome, NeedsWords, NoSuchPerson
from cases.model import Action, Kind, Outcome, State, Subject, Verdict
from cases.notices import Notice, To
from cases.wording import reworded

ANSWERS = frozenset({Outcome.FIXED, Outcome.FULFILLED, Outcome.EXPLAINED, Outcome.REFERRED})
"""Outcomes that answer the resident."""
DONE = frozenset({Outcome.FIXED, Outcome.FULFILLED})
CLOSES = ANSWERS | {Outcome.DECLINED}
"""Outcomes with which staff may close. Silence and withdrawal are not theirs to declare; who merges says into
what (`joining.py`)."""


def _assign(change: Change) -> None:
    case, person = change.before, change.act.person
    if person is None:
        raise NoSuchPerson(number=case.number)
    if person in case.accused or any(p.person == person for p in case.parties):
        raise AboutThem(number=case.number)
    change.data |= {"handler": person, "former": case.handler}
    change.hangs(snoozed=None, proposed=None)
    if not change.data.get("left"):  # what who has left asked for or promised goes on with whoever gets it
        change.hangs(promised=None, extension=None)
    if case.handler in (None, person):
        change.untell(To.FORMER)
    change.case = replace(change.case, handler=person)


def _give_back(change: Change) -> None:
    change.data["former"] = change.before.handler
    change.case = replace(change.case, handler=None)
    change.hangs(promised=None, extension=None, snoozed=None, proposed=None)


def _add(change: Change) -> None:
    """Also a message that was edited: the case has the new wording, the history both."""
    if was := change.act.name:
        change.data["edits"] = True
        if not change.act.named:  # who is named is kept from these words first
            words = reworded(change.case.words, was, change.act.words.strip())
            change.case = replace(change.case, words=words)

    _told_who_asked(change, "added-handler")
    _told_the_units(change)


def _answer(change: Change) -> None:
    _told_who_asked(change, "answered-handler")
    _told_the_units(change)


def _told_the_units(change: Change) -> None:
    """Whoever is out there working on it hears what the residents say to it."""
    if change.case.working:
        working = [part.unit for part in change.case.working]
        change.tells.append(Notice(To.OFFICERS, "added-officers", data={"of": working}))


def _told_who_asked(change: Change, what: str) -> None:
    """Somebody of the staff who has written to the resident reads what they say to it, too."""
    if change.data.get("writer") is not None:
        change.tells.append(Notice(To.WRITER, what))


def _write(change: Change) -> None:
    """While a clerk has to look at words that name the handler, the office's own are kept from them, too."""
    case = change.case
    if case.withheld and change.actor.person not in case.hands:
        named = dict.fromkeys(person for _, person in case.withheld)
        change.case = replace(case, withheld=(*case.withheld, *((case.seq, person) for person in named)))
        change.untell(To.HANDLER)


def _ask(change: Change) -> None:
    change.unasked()


def _answered_with(change: Change, usual: Outcome | None) -> None:
    outcome = change.act.outcome or usual
    if outcome not in ANSWERS:
        raise NeedsOutcome(number=change.before.number)
    change.data["outcome"] = outcome.value
    parties = tuple(replace(p, verdict=None) for p in change.case.parties)
    change.case = replace(change.case, outcome=outcome, parties=parties)
    change.unasked()
    change.hangs(promised=None, extension=None, proposed=None)
    if not change.case.residents:  # they have had themselves erased: nobody is left to be asked
        change.case = replace(change.case, state=State.CLOSED)


def _resolve(change: Change) -> None:
    _answered_with(change, None)


def _solve_on_spot(change: Change) -> None:
    _answered_with(change, Outcome.FULFILLED if change.before.kind is Kind.WISH else Outcome.FIXED)


def _explain(change: Change) -> None:
    _answered_with(change, Outcome.EXPLAINED)


def _close(change: Change) -> None:
    outcome = change.act.outcome or change.before.outcome
    unseen = outcome in (Outcome.FIXED, Outcome.FULFILLED) and change.before.state is not State.RESOLVED
    if outcome not in CLOSES or unseen:  # that it is done, the resident has to have been asked
        raise NeedsOutcome(number=change.before.number)
    change.case = replace(change.case, outcome=outcome)


def _refuse(change: Change) -> None:
    change.case = replace(change.case, outcome=Outcome.DECLINED)


def _close_unanswered(change: Change) -> None:
    resolved_as = change.before.outcome
    change.data["resolved_as"] = resolved_as.value if resolved_as else None
    change.case = replace(change.case, outcome=Outcome.UNANSWERED)


def _rate(change: Change) -> None:
    verdict = change.act.verdict
    if verdict is None:
        raise NeedsWords(number=change.before.number)
    change.data["verdict"] = verdict.value
    parties = tuple(
        replace(p, verdict=verdict) if p.person == change.actor.person else p for p in change.case.parties
    )
    change.case = replace(change.case, parties=parties)
    if verdict is Verdict.NOT:  # a dispute: the work goes on
        change.tells = [Notice(To.HANDLER, "disputed-handler")]
        change.hangs(disputes=change.case.pending.disputes + 1)
        change.back_to_work()
    elif any(p.verdict is None for p in parties if not p.withdrawn):
        change.case = replace(change.case, state=State.RESOLVED)
    else:
        change.hangs(disputes=0)  # content after all: what comes later is counted anew


def _withdraw(change: Change) -> None:
    parties = tuple(
        replace(p, withdrawn=True) if p.person == change.actor.person else p for p in change.case.parties
    )
    change.case = replace(change.case, parties=parties)
    remaining = [p for p in parties if not p.withdrawn]
    if not remaining:
        change.case = replace(change.case, outcome=Outcome.WITHDRAWN)
    elif change.before.state is not State.RESOLVED or any(p.verdict is None for p in remaining):
        change.case = replace(change.case, state=change.before.state)
        change.tells = []


def _reopen(change: Change) -> None:
    change.tells = [Notice(To.HANDLER, "reopened-handler")]
    if change.actor.person is None:  # the policy says when to look again
        change.tells.append(Notice(To.RESIDENTS, "reopened-residents"))
    else:
        _dissatisfied(change)
        change.hangs(disputes=change.case.pending.disputes + 1)
        if change.case.pending.revisited:
            change.data["broke"] = True  # asked whether it lasted: it has not
    change.hangs(revisited=False)
    change.back_to_work()


def _dissatisfied(change: Change) -> None:
    """Their word stands until the next answer, whatever they said before."""
    parties = tuple(
        replace(p, verdict=Verdict.NOT) if p.person == change.actor.person else p for p in change.case.parties
    )
    change.case = replace(change.case, parties=parties)


def _mark_urgent(change: Change) -> None:
    case = change.case = replace(change.case, urgent=True)
    if change.policy and change.calendar:
        limit = change.policy.limit(case.kind, urgent=True)
        due = ends(change.calendar, change.now, limit)
        if case.deadline is None or due.at < case.deadline:
            change.promises(due, limit)


def _mark_subject(change: Change) -> None:
    case, name, person = change.case, change.act.name.strip(), change.act.person
    if not name and person is None:
        raise NoSuchPerson(number=case.number)
    if any(p.person == person for p in case.parties):
        raise NoSuchPerson(number=case.number)
    others = tuple(s for s in case.subjects if not (_same(s.name, name) or _same(s.person, person)))
    unit, colleagues = change.data.get("unit"), change.act.colleagues
    subject = Subject(name, person, confirmed=True, unit=unit, colleagues=colleagues)
    change.case = replace(case, subjects=(*others, subject))
    change.data["subject"] = person
    change.take_from_the_accused()


def _same(one: Any, other: Any) -> bool:
    return bool(one) and one == other


def _clear_subject(change: Change) -> None:
    """What no clerk has confirmed goes, and what was withheld is told; if there is neither, all goes."""
    case = change.case
    confirmed = tuple(s for s in case.subjects if s.confirmed)
    if case.withheld:
        told = tuple(seq for seq, _ in case.withheld)
        change.data["released"] = list(told)
        change.tells.append(Notice(To.HANDLER, "added-handler", data={"told": told}))
        if working := [part.unit for part in case.working]:
            data = {"told": told, "of": working}
            change.tells.append(Notice(To.OFFICERS, "added-officers", data=data))
    elif len(confirmed) == len(case.subjects):
        confirmed = ()
    change.case = replace(case, subjects=confirmed, withheld=())
    change.take_from_the_accused()  # who has come to a unit that stays among them


def _type_up(change: Change) -> None:
    if len(change.case.parties) > 1:
        return  # whose report the case shows need not be who spoke; the event has it
    words = "\n".join(filter(None, (change.case.words, change.act.words.strip())))
    change.case = replace(change.case, words=words)


def keep_from_the_named(change: Change) -> None:
    """Whom a resident names later on is kept out like whom the report names: unconfirmed (promise 5).

    Whoever has the case keeps it, as most who are named are only greeted or thanked; but these words wait
    for a clerk. Typed up, they are the case's own, and so the case leaves.
    """
    if not change.act.named:
        return
    kept_out = change.case.named | {p.person for p in change.case.parties}
    named = [s for s in change.act.named if s.person not in kept_out]
    typed = change.act.action is Action.TYPE_UP
    has = {part.unit for part in change.case.working}
    theirs = [s for s in named if not typed and (s.person == change.case.handler or s.unit in has)]
    new = tuple(s for s in named if s not in theirs)
    change.case = replace(change.case, subjects=(*change.case.subjects, *new))
    change.take_from_the_accused()
    kept = [s.person for s in theirs if s.person is not None]
    if not kept:
        return
    change.data["withheld"] = kept[0]
    here = tuple((change.case.seq, person) for person in kept)
    change.case = replace(change.case, withheld=(*change.case.withheld, *here))
    change.untell(To.OFFICERS)
    # That it is over they are told, not why.
    if change.case.handler in kept and change.act.action is not Action.WITHDRAW:
        change.untell(To.HANDLER)


CHANGES: Mapping[Action, Callable[[Change], None]] = {
    Action.ASSIGN: _assign,
    Action.GIVE_BACK: _give_back,
    Action.ADD: _add,
    Action.ANSWER: _answer,
    Action.WRITE: _write,
    Action.ASK: _ask,
    Action.RESOLVE: _resolve,
    Action.SOLVE_ON_SPOT: _solve_on_spot,
    Action.EXPLAIN: _explain,
    Action.CLOSE: _close,
    Action.REFUSE: _refuse,
    Action.CLOSE_UNANSWERED: _close_unanswered,
    Action.RATE: _rate,
    Action.WITHDRAW: _withdraw,
    Action.REOPEN: _reopen,
    Action.MARK_URGENT: _mark_urgent,
    Action.MARK_SUBJECT: _mark_subject,
    Action.CLEAR_SUBJECT: _clear_subject,
    Action.TYPE_UP: _type_up,
    Action.TO_DESK: misconduct.take,
    **terms.CHANGES,
    **chasing.CHANGES,
    **after_closing.CHANGES,
    **erasing.CHANGES,
    **units.CHANGES,
    **joining.CHANGES,
    **handing_on.CHANGES,
    **calls.CHANGES,
    **wall.CHANGES,
}
