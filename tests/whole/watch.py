"""Eyes on a whole office: what must hold after every step, whatever anybody did.

Who may see a case is said here anew; what was shown is read off the messages themselves. Texts that people
type carry a mark of their own, so that somebody else's words are known wherever they turn up.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from cases.followup import next_action
from cases.model import Action, Case, Outcome, State
from cases.people import STAFF, Person
from storage import cases as rows
from storage import history
from storage import people as persons
from storage.tables import cases, chats, events, inbox, outbox, parties, people, sessions, tasks
from storage.work import Work
from tests.whole.entitled import browses, goes_on_for, had, readable, theirs, with_deputy, works_on
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
            self._shown(work, [with_deputy(work, one.case) for one in held.values()])

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
            if theirs(case, viewer):
                continue
            browsed = case.id in on_the_wall and browses(case, viewer)
            assert case.id not in opened or browsed, f"{address} can open {case.number}:\n{text}"
            for found in (found for found, of in told.items() if of == case.id and found not in own):
                told_of = goes_on_for(work, known, case, viewer)
                told_of = told_of or had(work, case, viewer) or readable(work, known, found, viewer)
                assert told_of, f"{address} is told of {found}:\n{text}"
        for mark in MARK.findall(text):
            if mark not in own:
                assert readable(work, known, mark, viewer), f"{address} reads {mark}:\n{text}"
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
                and (viewer.id in case.hands or works_on(case, viewer))
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
