"""The wish wall as rows: what is on it, who has claimed what, what was pledged, and the three counts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, Select, bindparam, func, select

from cases.model import Action, Case, Event, Kind, Outcome, State, Verdict
from cases.people import Person
from cases.wishes import Claim, ClaimStage, Sort, Wish
from storage import people
from storage.columns import literally
from storage.direct import among
from storage.tables import cases, claims, event_words, events, parties, pledges, wishes
from storage.tables import people as people_table
from storage.work import Work

if TYPE_CHECKING:
    from storage.cases import Held

_WISHES = select(wishes).where(among(wishes.c.case_id, "ids"))
_CLAIMS = select(claims).where(among(claims.c.case_id, "ids")).order_by(claims.c.case_id, claims.c.place)


def load(work: Work, found: "Mapping[int, Held]") -> "dict[int, Held]":
    """The same cases, with what is public of them and who has claimed them."""
    ids = tuple(case for case, held in found.items() if held.case.kind is Kind.WISH)
    public = {
        row.case_id: Wish(Sort(row.sort), row.value, row.words, row.offered_at)
        for row in work.rows(_WISHES, {"ids": ids})
    }
    claimed: dict[int, list[Claim]] = {}
    for row in work.rows(_CLAIMS, {"ids": ids}):
        times = row.claimed_at, row.since
        stage, flags = ClaimStage(row.stage), (bool(row.together), bool(row.lapsed))
        claim = Claim(row.person_id, bool(row.lead), stage, *times, row.seq, *flags)
        claimed.setdefault(row.case_id, []).append(claim)
    return {
        number: replace(
            held, case=replace(held.case, wish=public.get(number), claims=tuple(claimed.get(number, ())))
        )
        if number in public or number in claimed
        else held
        for number, held in found.items()
    }


def write(work: Work, before: Case | None, case: Case, happened: Sequence[Event]) -> None:
    """What has changed of them."""
    if case.wish is not None and case.wish != (was := before.wish if before else None):
        values: dict[str, Any] = {
            "sort": case.wish.sort.value,
            "value": case.wish.value,
            "words": case.wish.words,
            "offered_at": case.wish.offered_at,
        }
        if was is None:
            work.add(wishes, case_id=case.id, **values)
        else:
            work.change(wishes, {"case_id": case.id}, **values)
    known = {claim.person: claim for claim in before.claims} if before else {}
    for place, claim in enumerate(case.claims):
        if known.get(claim.person) == claim:
            continue
        key = {"case_id": case.id, "person_id": claim.person}
        if claim.person in known:
            work.change(claims, key, **_columns(claim))
        else:
            work.add(claims, **key, place=place, **_columns(claim))
    for event in happened:
        if event.action is Action.PLEDGE:
            given = {"sort": event.data["pledge"], "value": event.data["value"]}
            work.add(pledges, case_id=case.id, seq=event.seq, person_id=event.actor, at=event.at, **given)


def _columns(claim: Claim) -> dict[str, Any]:
    return {
        "lead": claim.lead,
        "stage": claim.stage.value,
        "claimed_at": claim.claimed_at,
        "since": claim.since,
        "seq": claim.seq,
        "together": claim.together,
        "lapsed": claim.lapsed,
    }


_VOLUNTEERS = select(people_table).where(people_table.c.volunteer)


def volunteers(work: Work) -> list[Person]:
    """Everybody else who may claim wishes."""
    known: list[Person] | None = work.lasting.get("volunteers")
    if known is None:
        known = work.lasting["volunteers"] = [people.as_person(row) for row in work.rows(_VOLUNTEERS)]
    return known


_STANDS = claims.c.stage != ClaimStage.OVER.value
_TO_JOIN = (
    select(claims.c.case_id)
    .join(cases, cases.c.id == claims.c.case_id)
    .where(_STANDS, claims.c.lead, claims.c.together)
    .where(literally(cases.c.state, State.IN_PROGRESS.value, State.WAITING.value))
)
_WALL = (
    select(cases.c.id)
    .join(wishes, wishes.c.case_id == cases.c.id)
    .where((cases.c.state == State.OFFERED.value) | cases.c.id.in_(_TO_JOIN))
    .order_by(cases.c.state != State.OFFERED.value, wishes.c.offered_at, cases.c.id)
)
_HELPS = (
    select(claims.c.case_id)
    .join(cases, cases.c.id == claims.c.case_id)
    .where(claims.c.person_id == bindparam("person"), _STANDS, ~claims.c.lead)
    .where(cases.c.state != State.CLOSED.value)
    .order_by(claims.c.claimed_at)
)


def claimed_by(work: Work, ids: Iterable[int]) -> Sequence[Row[Any]]:
    """`case_id`, `person_id` and how it stands of every claim of theirs, the oldest first."""
    return work.rows(_CLAIMED_BY, {"ids": list(ids)})


def pledged_by(work: Work, ids: Iterable[int]) -> Sequence[Row[Any]]:
    """What they gave or promised, with their words about it, the oldest first."""
    return work.rows(_PLEDGED_BY, {"ids": list(ids)})


def said_by(work: Work, case: int, ids: Iterable[int]) -> Sequence[Row[Any]]:
    """What they said about a wish that they had claimed, besides, the oldest first."""
    return work.rows(_SAID_BY, {"case": case, "ids": list(ids)})


def wordings(work: Work, ids: Iterable[int]) -> dict[int, str]:
    """Case → what stood or stands on the wall of it."""
    return {row.case_id: row.words for row in work.rows(_WISHES, {"ids": list(ids)})}


def on_the_wall(work: Work) -> list[int]:
    """Unclaimed wishes, those that wait longest first; then those whose claimers want others to join."""
    return [row.id for row in work.rows(_WALL)]


def helped_by(work: Work, person: int) -> list[int]:
    """Open wishes that this person helps with, without leading."""
    return [row.case_id for row in work.rows(_HELPS, {"person": person})]


_CLAIMED_BY = (
    select(claims, wishes.c.sort, cases.c.state)
    .join(wishes, wishes.c.case_id == claims.c.case_id)
    .join(cases, cases.c.id == claims.c.case_id)
    .where(among(claims.c.person_id, "ids"))
    .order_by(claims.c.claimed_at)
)
_OF_EVENT = (event_words.c.case_id == events.c.case_id) & (event_words.c.seq == events.c.seq)
_PLEDGED_BY = (
    select(pledges, event_words.c.words, event_words.c.files)
    .outerjoin(
        event_words,
        (event_words.c.case_id == pledges.c.case_id) & (event_words.c.seq == pledges.c.seq),
    )
    .where(among(pledges.c.person_id, "ids"))
    .order_by(pledges.c.at)
)
_SAID_BY = (
    select(events.c.at, events.c.action, event_words.c.words, event_words.c.files)
    .join(event_words, _OF_EVENT)
    .where(events.c.case_id == bindparam("case"), among(events.c.actor_id, "ids"))
    .where(events.c.action != Action.PLEDGE.value)
    .order_by(events.c.seq)
)


_NEVER = (Outcome.DECLINED.value, Outcome.MERGED.value, Outcome.WITHDRAWN.value)
_COLLECTED = (cases.c.kind == Kind.WISH.value) & (cases.c.outcome.is_(None) | cases.c.outcome.not_in(_NEVER))
_CLAIMED = _COLLECTED & cases.c.id.in_(select(claims.c.case_id).where(_STANDS))
_CONFIRMED = select(parties.c.case_id).where(
    literally(parties.c.verdict, Verdict.SATISFIED.value, Verdict.BASICALLY.value)
)
_REALISED = (
    _COLLECTED
    & (cases.c.state == State.CLOSED.value)
    & (cases.c.outcome == Outcome.FULFILLED.value)
    & cases.c.id.in_(_CONFIRMED)
)
COUNTS = {
    "collected": _COLLECTED,
    "claimed": _CLAIMED,
    "realised": _REALISED,
    "offered": _COLLECTED & (cases.c.state == State.OFFERED.value),
}
"""What each count counts.

Collected (征集): wishes that were taken in, apart from what was declined, merged or withdrawn.
Claimed (认领): of these, those for which a claim stands, or brought them to their end.
Realised (实现): of these, those that ended as fulfilled, and a resident has said so.
Offered: on the wall now, unclaimed.
"""


def counts(work: Work) -> dict[str, int]:
    """The counts, as they stand now."""
    return {name: _count(work, select(func.count()).where(of)) for name, of in COUNTS.items()}


def counted(work: Work, name: str, most: int | None = None) -> list[int]:
    """The cases that a count counts, the newest first."""
    found = select(cases.c.id).where(COUNTS[name]).order_by(cases.c.id.desc()).limit(most)
    return [row.id for row in work.rows(found)]


def pledged(work: Work) -> dict[str, tuple[int, int]]:
    """`money` and `goods` → how often pledged, worth how many yuan altogether."""
    of = select(pledges.c.sort, func.count().label("n"), func.sum(pledges.c.value).label("yuan"))
    return {row.sort: (row.n, int(row.yuan)) for row in work.rows(of.group_by(pledges.c.sort))}


def _count(work: Work, of: Select[Any]) -> int:
    row = work.row(of)
    return int(row[0]) if row is not None else 0
