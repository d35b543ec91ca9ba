"""Proof: chains that verify, seals over all heads, and the promises counted in rows."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, func, select

from cases import chain
from cases.model import Action
from cases.numbers import number
from storage.history import as_event
from storage.tables import cases, event_words, events, outbox, seals
from storage.work import Work


@dataclass(frozen=True, slots=True)
class Seal:
    """One day's seal over every case's head up to an event. `keyed`: with a key the database lacks."""

    day: str
    last_event_id: int
    seal: str
    keyed: bool


def heads(work: Work, last: int) -> Iterator[tuple[int, str]]:
    """(case, head) of every case as it stood when event `last` was the newest."""
    ends = select(func.max(events.c.id).label("id")).where(events.c.id <= last)
    newest = ends.group_by(events.c.case_id).subquery()
    statement = select(events.c.case_id, events.c.hash).join(newest, newest.c.id == events.c.id)
    for row in work.rows(statement.order_by(events.c.case_id)):
        yield row.case_id, row.hash


_HEADS = select(cases.c.id, cases.c.head).order_by(cases.c.id)
_SEALED = select(seals.c.day).where(seals.c.day == bindparam("day"))


def sealed(work: Work, day: str) -> bool:
    """True when this day (ISO date) has its seal."""
    return work.row(_SEALED, {"day": day}) is not None


def seal(work: Work, day: str, key: bytes | None) -> Seal:
    """The seal of this day (ISO date), kept; sealing twice gives the first one."""
    if row := work.row(select(seals).where(seals.c.day == day)):
        return Seal(row.day, row.last_event_id, row.seal, bool(row.keyed))
    newest = work.row(select(func.max(events.c.id).label("id")))
    last = (newest.id if newest else None) or 0
    # As they stand; `verify` finds them anew in the events.
    now = ((row.id, row.head) for row in work.rows(_HEADS))
    made = Seal(day, last, chain.seal(now, key), key is not None)
    work.insert(seals, day=made.day, last_event_id=last, seal=made.seal, keyed=made.keyed)
    return made


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is not as it should be, in both languages."""

    zh: str
    en: str

    def __str__(self) -> str:
        return self.en


@dataclass(frozen=True, slots=True)
class Report:
    """What an audit found; `problems` is empty when every promise holds."""

    cases: int
    events: int
    seals: int
    problems: tuple[Problem, ...]


def verify(work: Work, key: bytes | None) -> Report:
    """Walk every chain, every seal, and every case's plan."""
    problems: list[Problem] = []
    known = {row.id: row for row in work.rows(select(cases))}
    words = {(row.case_id, row.seq): row for row in work.rows(select(event_words))}
    last: dict[int, tuple[int, str]] = {}
    count = 0
    erased = _erased(work)
    for row in work.rows(select(events).order_by(events.c.case_id, events.c.seq)):
        count += 1
        seq, head = last.get(row.case_id, (0, ""))
        problems += _event_problems(row, seq, head, words.get((row.case_id, row.seq)), erased)
        last[row.case_id] = (row.seq, row.hash)
    for case, row in known.items():
        if last.get(case, (0, ""))[1] != row.head or last.get(case, (0, ""))[0] != row.seq:
            said = (
                f"{row.number}：经过与事项的末尾对不上",
                f"{row.number}: the chain does not end where the case says",
            )
            problems.append(Problem(*said))
        if row.state != "closed" and row.next_action_at is None:
            problems.append(
                Problem(f"{row.number}：没办结，却没有下一步", f"{row.number}: open, and nothing comes next")
            )
    sealed = work.rows(select(seals).order_by(seals.c.day))
    for row in sealed:
        if bool(row.keyed) and key is None:
            said = (
                f"{row.day}：封印带密钥，核对要有 HUIYIN_SEAL_KEY",
                f"{row.day}: the seal is keyed; give HUIYIN_SEAL_KEY to verify it",
            )
            problems.append(Problem(*said))
        elif chain.seal(heads(work, row.last_event_id), key if row.keyed else None) != row.seal:
            problems.append(
                Problem(f"{row.day}：封印与历史不符", f"{row.day}: the seal does not fit the history")
            )
    twice = select(outbox.c.dedupe_key).group_by(outbox.c.dedupe_key).having(func.count() > 1)
    problems += [
        Problem(f"通知 {row.dedupe_key} 有两条", f"notice {row.dedupe_key} stands twice")
        for row in work.rows(twice)
    ]
    return Report(len(known), count, len(sealed), tuple(problems))


_ERASURES = select(events.c.case_id, events.c.data).where(events.c.action == Action.ERASE.value)


def _erased(work: Work) -> frozenset[tuple[int, int]]:
    """(case, event) of all words of which the history says itself that they were erased."""
    return frozenset((row.case_id, seq) for row in work.rows(_ERASURES) for seq in row.data.get("erased", ()))


def _event_problems(
    row: Any, seq: int, head: str, said: Any, erased: Collection[tuple[int, int]]
) -> list[Problem]:
    problems, case = [], number(row.case_id)
    if row.seq != seq + 1:
        problems.append(Problem(f"{case}：少了第 {seq + 1} 步", f"{case}: event {seq + 1} is missing"))
    if chain.link(head, as_event(row), row.commitment) != row.hash:
        problems.append(Problem(f"{case}：第 {row.seq} 步被改写过", f"{case}, event {row.seq}: rewritten"))
    if said is not None and chain.commit(said.words, tuple(said.files), said.salt) != row.commitment:
        problems.append(
            Problem(f"{case}：第 {row.seq} 步的话被改过", f"{case}, event {row.seq}: its words were changed")
        )
    if said is None and row.commitment and (row.case_id, row.seq) not in erased:
        problems.append(
            Problem(f"{case}：第 {row.seq} 步的话不见了", f"{case}, event {row.seq}: its words are missing")
        )
    return problems
