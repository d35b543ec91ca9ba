"""Eyes on a whole office: what must hold after every step, whatever anybody did.

Who may see a case is said here anew; what was shown is read off the messages themselves. Texts that people
type carry a mark of their own, so that somebody else's words are known wherever they turn up.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.views import actor
from cases import access
from cases.followup import next_action
from cases.model import Action, Case, Outcome, State
from cases.parts import Stage
from cases.people import CLAIMERS, STAFF, Person, Role
from storage import cases as rows
from storage import history
from storage import people as persons
from storage.tables import cases, chats, events, inbox, outbox, parties, people, sessions, tasks
from storage.work import Work
from tests.world import Phone, World
from words.message import Message

MARK = re.compile(r"zq\d+x")
NUMBER = re.compile(r"(?<!\d)\d{5}-\d(?!\d)")
SPOKEN = re.compile(r"(?<!\d)\d(?:、\d)+，\d(?!\d)|(?<!\d)\d(?: \d){4,}, \d(?!\d)")
OPENS = re.compile(r"f:\w+:(\d+)(?::|$)")
WALL = re.compile(r"f:(?:wish|claim|give_up|pledge):(\d+)(?::|$)")


class Watch:
    """Remembers what was typed, counted and shown; `look` complains of a promise that does not hold."""

    def __init__(
        self, world: World, contacts: Mapping[str, tuple[str, ...]], *, private: bool = True
    ) -> None:
        self.world, self.contacts, self.private = world, contacts, private
        self.typed: dict[str, str] = {}  # everything typed, by address
        self.marks = 0
        self._counters: dict[int, int] = {}
        self._read: dict[str, int] = {}
        self._asked: dict[int, int] = {}  # questions that were sent, and to whom

    def mark(self, address: str) -> str:
        """A mark that `address` is about to type."""
        self.marks += 1
        self.hears(address, mark := f"zq{self.marks}x")
        return mark

    def hears(self, address: str, text: str) -> None:
        """`address` has typed this: it may be shown back to them."""
        self.typed[address] = f"{self.typed.get(address, '')}\n{text}"

    def look(self) -> None:
        """Everything that must hold between any two steps."""
        with self.world.app.database.reading() as connection:
            self._rows(Work(connection, self.world.clock.at))

    def _rows(self, work: Work) -> None:
        parked = [(row.key, row.error) for row in work.rows(inbox.select()) if row.state == "parked"]
        assert not parked, parked
        counters = {row.id: row.counter for row in work.rows(chats.select())}
        for chat, counter in self._counters.items():
            assert counters[chat] >= counter, f"prompt counter of chat {chat} went back"
        self._counters = counters
        open_sessions = [row.chat_id for row in work.rows(sessions.select())]
        assert len(open_sessions) == len(set(open_sessions))
        held = rows.load(work, [row.id for row in work.rows(cases.select())])
        for one in held.values():
            self._planned(work, one)
        self._silence(work)
        self._nobody_dropped(work, {case: one.case for case, one in held.items()})
        for row in work.rows(tasks.select()):
            assert row.done_at is not None or row.next_action_at is not None
        if self.private:
            self._shown(work, [_with_deputy(work, one.case) for one in held.values()])

    def _nobody_dropped(self, work: Work, known: Mapping[int, Case]) -> None:
        """Whoever ever reported or joined a case is a resident of the one in which it goes on, unless they
        withdrew, or are residents of what was split off from it; and one that has ended has answered them."""
        for case in known.values():
            whole = case
            while whole.outcome is Outcome.MERGED:
                past = history.of(work, [whole.id])[whole.id]
                whole = known[next(e.data["into"] for e in past if e.action is Action.MERGE)]
            gone = self._gone(work, known, case)
            there = {p.person for p in whole.parties}
            for p in case.parties:
                assert p.person in there, f"{case.number}: a resident is not in {whole.number}"
                assert not p.withdrawn or p.person in gone or whole is not case, f"{case.number}: dropped"
                asked = p.verdict or p.withdrawn or p.asked >= 2
                ended = case.outcome is Outcome.UNANSWERED
                assert asked or not ended, f"{case.number}: closed over somebody who was not asked"

    def _gone(self, work: Work, known: Mapping[int, Case], case: Case) -> set[int | None]:
        """Who has left this case, or one that came into it, of themselves, by a split, or erased."""
        gone = set[int | None]()
        for e in history.of(work, [case.id])[case.id]:
            gone |= {e.actor} if e.action is Action.WITHDRAW else set()
            gone |= {e.data.get("whose")} if e.action is Action.ERASE else set()
            if e.action is Action.TAKE_IN:
                gone |= self._gone(work, known, known[e.data["from"]])
            if e.action is Action.SPLIT and "left" in e.data:
                new = {p.person for p in known[e.data["into"]].parties}
                assert set(e.data["left"]) <= new, f"{case.number}: who left is nowhere"
                gone |= new
        return gone

    def _silence(self, work: Work) -> None:
        """Nobody counts as asked more often than a question was sent to them, or they were rung up."""
        sent = work.rows(outbox.select().where(outbox.c.asks, outbox.c.state == "sent"))
        self._asked |= {row.id: row.person_id for row in sent}
        calls = work.rows(events.select().where(events.c.action == Action.CALL.value))
        times = Counter((*self._asked.values(), *(row.data.get("party") for row in calls)))
        assert all(row.asked <= times[row.person_id] for row in work.rows(parties.select()))

    def _planned(self, work: Work, held: rows.Held) -> None:
        """By the row, and by working it out anew from what happened."""
        open_ = held.case.state is not State.CLOSED
        assert held.next_action_at is not None or not open_, held
        past = history.of(work, [held.case.id])[held.case.id]
        office = self.world.app.office
        anew = next_action(held.case, past, office.policy, office.calendar)
        planned = (anew.at, anew.does) if anew else (None, "")
        assert planned == (held.next_action_at, held.next_step.removeprefix("wish-")), held

    def _shown(self, work: Work, known: Sequence[Case]) -> None:
        everybody = persons.load(work, [row.id for row in work.rows(people.select())])
        owner = {row.address: everybody[row.person_id] for row in work.rows(chats.select())}
        self._people = {address: person.id for address, person in owner.items()}
        for address, got in self.world.messenger.got.items():
            new = [out.message for out in got[self._read.get(address, 0) :]]
            self._read[address] = len(got)
            assert address in owner or not new, f"{address} has been erased, and is told something"
            for message in new:
                self._may_be_shown(work, known, address, owner[address], message)

    def _may_be_shown(
        self, work: Work, known: Sequence[Case], address: str, viewer: Person, message: Message
    ) -> None:
        text = Phone.shown([message])
        own = self.typed.get(address, "")
        buttons = [button.data for row in message.buttons for button in row]
        opened = {int(found) for data in buttons for found in OPENS.findall(data)}
        on_the_wall = {int(found) for data in buttons for found in WALL.findall(data)}
        spelled = (*NUMBER.findall(text), *SPOKEN.findall(text))
        told = {found: int(re.sub(r"\D", "", found)[:-1]) for found in spelled}
        for case in known:
            if _theirs(case, viewer):
                continue
            browsed = case.id in on_the_wall and _browses(case, viewer)
            assert case.id not in opened or browsed, f"{address} can open {case.number}:\n{text}"
            for found in (found for found, of in told.items() if of == case.id and found not in own):
                told_of = _goes_on_for(work, known, case, viewer)
                told_of = told_of or _had(work, case, viewer) or _readable(work, known, found, viewer)
                assert told_of, f"{address} is told of {found}:\n{text}"
        for mark in MARK.findall(text):
            if mark not in own:
                assert _readable(work, known, mark, viewer), f"{address} reads {mark}:\n{text}"
        if not viewer.roles & STAFF:
            self._contacts(known, address, viewer, text, {*told.values()} | opened)

    def _contacts(
        self, known: Sequence[Case], address: str, viewer: Person, text: str, about: Iterable[int]
    ) -> None:
        """A resident's name and telephone: only on a case that the viewer has, and where it was agreed to."""
        for resident, secrets in self.contacts.items():
            if resident == address or not any(secret in text for secret in secrets):
                continue
            person = self._people.get(resident)
            agreed = any(
                case.id in about
                and (viewer.id in case.hands or _works_on(case, viewer))
                and any(p.person == person and p.shares_contact for p in case.parties)
                for case in known
            )
            assert agreed, f"{address} sees who {resident} is:\n{text}"

    def settled(self) -> None:
        """At the end: every notice is accounted for, and history verifies."""
        for row in self.world.rows(outbox):
            accounted = ("sent", "replaced", "failed", "unknown", "held", "gathered")
            assert row.state in accounted, (row.id, row.what, row.state)
            assert (row.state == "gathered") == (row.digest_id is not None), row.id
            assert row.state not in ("failed", "unknown") or row.error, row.id
        assert self.world.audit() == ()


def _theirs(case: Case, viewer: Person) -> bool:
    """Promise 5 in so many words: its residents, who has it, the staff; never whom it is about."""
    takes = CLAIMERS if _claimed(case) else {Role.REPRESENTATIVE}
    has = viewer.id in case.hands and bool(viewer.roles & takes)
    inside = has or viewer.roles & STAFF or _works_on(case, viewer)
    party = any(p.person == viewer.id for p in case.parties)
    return viewer.id not in case.accused and bool(inside or party)


def _with_deputy(work: Work, case: Case) -> Case:
    """In so many words: the deputy of whoever has it and is away; not if it is about them, or about somebody
    whose deputy they are."""
    people = persons.load(work, {case.handler or 0, *case.accused})
    handler = people.get(case.handler or 0)
    away = handler is not None and handler.away_until is not None and work.now < handler.away_until
    if handler is None or not away or (handler.away_from or work.now) > work.now:
        return case
    about = {*case.accused, *(people[person].deputy for person in case.accused)}
    return replace(case, deputy=None if handler.deputy in about else handler.deputy)


def _browses(case: Case, viewer: Person) -> bool:
    """Whoever may claim wishes may read what is public of one; not of their own, nor of one about them."""
    party = any(p.person == viewer.id for p in case.parties)
    return (
        case.wish is not None
        and bool(viewer.roles & CLAIMERS)
        and not party
        and viewer.id not in case.doubted
    )


def _claims_unknown(case: Case, viewer: Person) -> bool:
    """They have it by a claim, and no resident wants to be known to them: they read nothing from before."""
    leads = viewer.id in case.hands and _claimed(case)
    return leads and not viewer.roles & STAFF and not any(p.shares_contact for p in case.parties)


def _claimed(case: Case) -> bool:
    """Its handler has it by a claim."""
    return any(claim.person == case.handler and claim.lead and claim.stands for claim in case.claims)


def _works_on(case: Case, viewer: Person) -> bool:
    """An officer of a unit that has it, while it is open: not of one it is about, nor of their own report."""
    has = {part.unit for part in case.units if part.stage is not Stage.RELIEVED}
    has -= {subject.unit for subject in case.subjects}
    reported = any(p.person == viewer.id for p in case.parties)
    officer = Role.OFFICER in viewer.roles and viewer.unit in has
    return officer and not reported and case.state is not State.CLOSED


def _had(work: Work, case: Case, viewer: Person) -> bool:
    """Somebody who had the case once may be told that they have it no more, unless it is about them."""
    past = history.of(work, [case.id])[case.id]
    handled = any(viewer.id in (e.data.get("handler"), e.data.get("former")) for e in past)
    about = {subject.unit for subject in case.subjects}
    worked = Role.OFFICER in viewer.roles and viewer.unit not in about
    worked = worked and any(e.data.get("unit") == viewer.unit for e in past if e.action is Action.ENTRUST)
    return viewer.id not in case.accused and (handled or worked)


def _readable(work: Work, known: Sequence[Case], mark: str, viewer: Person) -> bool:
    """The words with this mark stand in something that `viewer` may see."""
    who = actor(viewer)
    for case in known:
        if case.wish is not None and mark in case.wish.words and _browses(case, viewer):
            return True
        if not _theirs(case, viewer):
            continue
        inside = viewer.id == case.handler or viewer.roles & STAFF or _works_on(case, viewer)
        first = any(p.person == viewer.id and p.since == 1 for p in case.parties)
        may = (inside or first) and not _claims_unknown(case, viewer)
        if may and (mark in case.words or mark in case.place.text):
            return True
        if inside and any(_readable(work, [part], mark, viewer) for part in _came_in(work, case, viewer)):
            return True
        if any(mark in subject.name for subject in case.subjects) and access.may_see_subjects(case, who):
            return True
        said = history.said(work, [case.id])[case.id]
        spoken = (
            e for e in history.of(work, [case.id])[case.id] if e.seq in said and mark in said[e.seq].words
        )
        # a reason for more time is nobody's but the office's, until it is given with the consent
        if any(access.may_see_words(case, event, who) for event in spoken):
            return True
    noted = [row for row in work.rows(tasks.select()) if mark in row.note]
    return bool(noted) and bool(viewer.roles & STAFF) and all(_of_task(known, row, viewer) for row in noted)


def _came_in(work: Work, case: Case, viewer: Person) -> list[Case]:
    """The cases that were merged into it, as whoever has it has them."""
    of = [e.data["from"] for e in history.of(work, [case.id])[case.id] if e.action is Action.TAKE_IN]
    has = {"handler": case.handler, "units": case.units, "state": case.state, "subjects": case.subjects}
    return [replace(one.case, **has) for one in rows.load(work, of).values()]


def _goes_on_for(work: Work, known: Sequence[Case], case: Case, viewer: Person) -> bool:
    """What it was merged into is theirs from within: they may know where it came from."""
    return any(
        case.id == came.id and (viewer.id == whole.handler or _works_on(whole, viewer))
        for whole in known
        if _theirs(whole, viewer)
        for came in _came_in(work, whole, viewer)
    )


def _of_task(known: Sequence[Case], row: Any, viewer: Person) -> bool:
    return row.case_id is None or any(case.id == row.case_id and _theirs(case, viewer) for case in known)
