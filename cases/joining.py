"""Several residents in one case: 我也遇到, merging, taking apart, spokespersons, 息访承诺.

Whoever comes to a case is told and asked like the first; nobody is dropped, and nobody it is about comes in.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from cases.access import hands_of, kept_out
from cases.change import Change
from cases.commands import Act
from cases.errors import (
    AlreadyAParty,
    NamedFirst,
    NoSuchPerson,
    NotThatDate,
    NotTheSameKind,
    NotUnderWay,
    ReachesTheAccused,
    SameCase,
    TooManySpokespersons,
)
from cases.model import Action, Case, Event, Kind, Outcome, Party, Pending, State, Subject
from cases.move import HANDS, Move, told
from cases.notices import Notice, To
from cases.parts import Part, Stage
from cases.people import STAFF, Actor, Person, Role
from cases.sources import TO_THE_OFFICE

UNDER_WAY = (State.SUBMITTED, State.ADMITTED, State.ASSIGNED, State.IN_PROGRESS)
"""Nobody waits for a resident's word: a question, or an answer, is put to those who were there."""
OFFERED = (State.ADMITTED, State.ASSIGNED, State.IN_PROGRESS)
"""States in which others may join by themselves; before, nobody has looked at it."""
_WHO = STAFF | {Role.RESIDENT}

ROWS: tuple[tuple[tuple[State, ...], Action, Move], ...] = (
    (UNDER_WAY, Action.TAKE_PART, Move(None, _WHO, told("joined", To.HANDLER))),
    (UNDER_WAY, Action.MERGE, Move(State.CLOSED, STAFF, told("merged", To.FORMER))),
    *(
        (
            (state,),
            Action.TAKE_IN,
            Move(
                None,
                STAFF,
                told("merged", To.NEWCOMERS, To.OTHERS, To.HANDLER),
                or_to=(State.ADMITTED,) if state in (State.ASSIGNED, State.IN_PROGRESS) else (),
            ),
        )
        for state in UNDER_WAY
    ),
    (UNDER_WAY, Action.SPLIT, Move(None, STAFF, told("split", To.HANDLER))),
    (tuple(State), Action.LET_REST, Move(None, HANDS, told("rests", To.HANDLER), words=True)),
)
"""Their lines of the lifecycle's table."""


def may_join(case: Case, actor: Actor) -> bool:
    """True: open to whoever has the same matter. Never what is about somebody, or may be, nor what a
    representative asks of the office."""
    about = case.subjects or case.withheld or case.voice
    kept = case.kind is Kind.MISCONDUCT or case.source in TO_THE_OFFICE
    theirs = actor.person is None or actor.person in (*case.hands, *case.residents)
    return case.state in OFFERED and not (about or kept or theirs)


def takes(case: Case, action: Action, actor: Actor) -> bool:
    """False: this case does not take from this person what the table would allow."""
    if action is Action.TAKE_PART:
        return bool(actor.roles & STAFF) or actor.person not in case.residents
    return action is not Action.LET_REST or case.kind is Kind.PETITION


def comes(case: Case, act: Act, actor: Actor) -> bool:
    """True: a resident who joins for themselves."""
    return act.action is Action.TAKE_PART and act.person in (None, actor.person) and may_join(case, actor)


OF_PARTIES = frozenset({To.RESIDENTS, To.SILENT, To.NEWCOMERS, To.OTHERS})


def told_of_parties(case: Case, event: Event, to: To) -> list[int]:
    """Which of the residents a notice is for."""
    if to is To.SILENT:
        return [p.person for p in case.parties if not p.withdrawn and p.verdict is None]
    if to is To.RESIDENTS:
        return list(case.residents)
    came = {p.person for p in case.parties if p.since == event.seq} | {event.data.get("party")}
    return [person for person in case.residents if (person in came) is (to is To.NEWCOMERS)]


def _take_part(change: Change) -> None:
    case, person = change.case, change.act.person or change.actor.person
    if person is None or person in case.accused or person == case.handler:
        raise NoSuchPerson(number=case.number)
    if person in case.residents:
        raise AlreadyAParty(number=case.number)
    _not_too_many(change, len(case.residents) + 1)
    known = next((p for p in case.parties if p.person == person), Party(person, since=case.seq))
    party = replace(known, withdrawn=False, shares_contact=bool(change.data.get("shares")))
    change.case = replace(case, parties=(*(p for p in case.parties if p.person != person), party))
    change.data["party"] = person
    if change.actor.person != person:
        change.tells.append(Notice(To.NEWCOMERS, "joined-newcomers"))
    if case.kind is Kind.PETITION:
        change.tells.append(Notice(To.OTHERS, "joined-others"))
    if case.working and (change.act.words.strip() or change.act.files):
        of = [part.unit for part in case.working]
        change.tells.append(Notice(To.OFFICERS, "added-officers", data={"of": of}))


def _not_too_many(change: Change, residents: int) -> None:
    """A group visit has at most five spokespersons (信访工作条例)."""
    if change.case.kind is Kind.PETITION and change.policy is not None:
        most = change.policy.spokespersons
        if residents > most:
            raise TooManySpokespersons(number=change.case.number, most=most)


def check_merge(into: Case, other: Case, residents: Iterable[Person] = ()) -> None:
    """Whether `other` can go on in `into`. `residents`: the parties of both, as far as they are known.

    Raises what says why not; above all where somebody whom the one is about would come to see the other.
    """
    if into.id == other.id:
        raise SameCase(number=into.number)
    if into.kind is not other.kind or hands_of(into) != hands_of(other):
        raise NotTheSameKind(number=other.number)
    for case in (into, other):
        if case.state not in UNDER_WAY:
            raise NotUnderWay(number=case.number)
        if case.withheld:
            raise NamedFirst(number=case.number)
    accused, names = into.accused | other.accused, {s.name for s in (*into.subjects, *other.subjects)}
    if any(p.person in accused for p in (*into.parties, *other.parties)):
        raise ReachesTheAccused(number=other.number)
    for person in residents:
        for case in (into, other):
            theirs = any(p.person == person.id for p in case.parties)
            if not theirs and kept_out(case, Actor(person.id, person.roles, person.unit)):
                raise ReachesTheAccused(number=other.number)
        if person.name and person.name in names:
            raise ReachesTheAccused(number=other.number)


def _merge(change: Change) -> None:
    """It ends here and goes on there: nobody has it here any more."""
    case, into = change.case, change.act.other
    if into is None:
        raise NotUnderWay(number=case.number)
    check_merge(into, change.before)
    change.data |= {"into": into.id, "former": case.handler}
    if case.handler in (None, into.handler):
        change.untell(To.FORMER)
    units = tuple(replace(part, stage=Stage.RELIEVED, lead=False, since=change.now) for part in case.units)
    subjects = _joined(case.subjects, into.subjects)
    change.case = replace(case, outcome=Outcome.MERGED, handler=None, units=units, subjects=subjects)


def _take_in(change: Change) -> None:
    """Everybody and everything that the other has is this one's, too."""
    case, other = change.case, change.act.other
    if other is None:
        raise NotUnderWay(number=case.number)
    check_merge(change.before, other)
    change.data["from"] = other.id
    parties = {p.person: p for p in case.parties}
    for p in other.parties:
        known = parties.get(p.person)
        if known is None:
            parties[p.person] = replace(p, since=case.seq, asked=0, asked_at=None)
        else:
            gone, verdict = known.withdrawn and p.withdrawn, known.verdict or p.verdict
            shares = known.shares_contact and p.shares_contact  # a no in either holds
            parties[p.person] = replace(known, withdrawn=gone, shares_contact=shares, verdict=verdict)
    subjects = _joined(case.subjects, other.subjects)
    change.case = replace(
        case,
        parties=tuple(parties.values()),
        subjects=subjects,
        units=_all_units(case, other, {s.unit for s in subjects}),
        urgent=case.urgent or other.urgent,
        topics=tuple(dict.fromkeys((*case.topics, *other.topics))),
        pending=_pending(case.pending, other.pending),
    )
    _not_too_many(change, len(change.case.residents))
    _keeps_the_earlier_day(change, other)
    change.take_from_the_accused()
    if change.case.handler in change.case.residents:  # nobody answers themselves
        change.hands_free()
    if working := [part.unit for part in change.case.working]:
        change.tells.append(Notice(To.OFFICERS, "merged-officers", data={"of": working}))


def _joined(one: tuple[Subject, ...], other: tuple[Subject, ...]) -> tuple[Subject, ...]:
    def known(s: Subject, as_: Subject) -> bool:
        """Nothing is known of whom `s` means that is not known of `as_`."""
        same = s.name == as_.name or (s.person is not None and s.person == as_.person)
        return same and s.person in (None, as_.person) and s.unit in (None, as_.unit)

    return (*one, *(s for s in other if not any(known(s, as_) for as_ in one)))


def _all_units(case: Case, other: Case, accused: set[int | None]) -> tuple[Part, ...]:
    """The units of both; of two that lead, the one that led here. Those it is about stay out."""
    parts = {part.unit: part for part in case.units}
    for part in other.units:
        known = parts.get(part.unit)
        new = known is None or (known.stage is Stage.RELIEVED and part.stage is not Stage.RELIEVED)
        if new and part.unit not in accused:
            leads = any(one.lead and one.works for one in parts.values())
            parts[part.unit] = replace(part, lead=part.lead and not leads)
    return tuple(parts.values())


def _pending(one: Pending, other: Pending) -> Pending:
    """A leader's instruction comes along, and how often it was not good enough."""
    both = one if one.instructed is not None else replace(one, instructed=other.instructed, unit=other.unit)
    return replace(both, disputes=max(one.disputes, other.disputes), owner=one.owner or other.owner)


def _keeps_the_earlier_day(change: Change, other: Case) -> None:
    """What either's residents were promised holds, as long as that day is still to come."""
    day, now = other.deadline, change.case.deadline
    if day is not None and change.now < day and (now is None or day < now):
        change.data |= {"deadline": day.isoformat(), "until": day.isoformat()}
        change.case = replace(change.case, deadline=day, provisional=other.provisional)


def _split(change: Change) -> None:
    """Whoever leaves is a resident of the new case; somebody has to stay."""
    case, new = change.case, change.act.other
    if new is None:
        raise NoSuchPerson(number=case.number)
    there = {p.person for p in new.parties}
    if not there or not there <= set(case.residents):
        raise NoSuchPerson(number=case.number)
    change.data["into"] = new.id
    leave = sorted(there) if change.data.pop("leave", False) else []
    if leave:
        change.data["left"] = leave
    parties = tuple(replace(p, withdrawn=p.withdrawn or p.person in leave) for p in case.parties)
    change.case = replace(case, parties=parties)
    if not change.case.residents:
        raise NoSuchPerson(number=case.number)


def _let_rest(change: Change) -> None:
    """息访承诺, filed with its day: nothing else changes, and closing asks for none (FIELD §3)."""
    case, signed = change.before, change.data.get("signed")
    if change.act.person not in {p.person for p in case.parties}:
        raise NoSuchPerson(number=case.number)
    if signed is None or datetime.fromisoformat(signed) > change.now:
        raise NotThatDate(number=case.number)
    change.data |= {"person": change.act.person, "writer": change.act.person}
    change.tells.append(Notice(To.WRITER, "rests-writer"))


CHANGES: Mapping[Action, Callable[[Change], None]] = {
    Action.TAKE_PART: _take_part,
    Action.MERGE: _merge,
    Action.TAKE_IN: _take_in,
    Action.SPLIT: _split,
    Action.LET_REST: _let_rest,
}
