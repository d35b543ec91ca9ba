"""A chat without desk, words or storage: what is said goes through `take`, facts come from a small world."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import time, timedelta
from typing import Any

from cases import numbers
from cases.actions import SAID
from cases.commands import Act, Command
from cases.errors import NotYours, Refused
from cases.model import Action, State
from cases.people import District, Person
from handlers import facts, shown, talk
from handlers.facts import Query
from handlers.flows import FLOWS
from handlers.links import Arrival, Ways
from handlers.mine import Mine
from handlers.moves import LeavePreview, MoveView, Preview
from handlers.on_the_wall import WishView
from handlers.shown import CandidateView, CaseView, Reason, TaskView
from handlers.talk import Finish, Input, Say, Session, Turn
from tests.handlers import wall
from tests.handlers.cast import CLERK as CLERK
from tests.handlers.cast import COUNTY as COUNTY
from tests.handlers.cast import NOW as NOW
from tests.handlers.cast import OFFICER as OFFICER
from tests.handlers.cast import REPRESENTATIVE as REPRESENTATIVE
from tests.handlers.cast import RESIDENT as RESIDENT
from tests.handlers.cast import STRANGER as STRANGER
from tests.handlers.cast import view as view

PREVIEW = Preview("c0de", (MoveView("7-1", "路灯坏了", "周明", "许静", ()),))


@dataclass
class World:
    """Answers facts for one person."""

    me: Person = RESIDENT
    cases: dict[int, CaseView] = field(default_factory=dict)
    in_hand: tuple[int, ...] = ()
    tasks: dict[int, TaskView] = field(default_factory=dict)
    people: Mapping[int, str] = field(default_factory=lambda: {3: "周明", 5: "许静"})
    units: tuple[shown.UnitChoice, ...] = tuple(
        shown.UnitChoice(*one) for one in ((1, "水务局"), (2, "供电所", False))
    )
    similar: tuple[shown.Similar, ...] = ()
    residents: tuple[shown.Resident, ...] = ()
    group: Ways | None = None
    wishes: dict[int, WishView] = field(default_factory=dict)
    links: dict[str, Arrival] = field(default_factory=dict)
    preview: Preview = PREVIEW
    mine: Mine = field(default_factory=Mine)
    unanswered: dict[int, shown.Entry] = field(default_factory=dict)
    thread: int = 0  # the case in whose thread something was said just now
    story: tuple[shown.Entry, ...] = ()
    """What has happened since."""
    drawn: dict[int, int] = field(default_factory=dict)
    """Degree of latitude → the district whose polygon holds it."""
    likely: District | None = None  # where their matters are
    asked: list[Query] = field(default_factory=list)

    def __call__(self, query: Query) -> Any:
        self.asked.append(query)
        held = {facts.Me: "me", facts.WhatIsMine: "mine", facts.UnitsFor: "units", facts.Similar: "similar"}
        held |= {facts.Residents: "residents", facts.GroupLink: "group", facts.Balance: "preview"}
        held[facts.LikelyDistrict] = "likely"
        if (name := held.get(type(query))) is not None:
            return getattr(self, name)
        match query:
            case facts.Now():
                return NOW
            case facts.LatestSnooze():
                return NOW.date() + timedelta(days=7)
            case facts.WorkDays():
                return tuple(NOW.date() + timedelta(days=n) for n in query.ahead)
            case facts.MyHours():
                usual = (time(21), time(8))
                return shown.Hours(self.me.quiet or usual, self.me.digest_at or time(9), usual)
            case facts.MyCases():
                found = [
                    seen
                    for seen in self.cases.values()
                    if (seen.state is State.CLOSED) == query.closed
                    and (seen.id in self.in_hand) == query.as_handler
                    and (seen.own is not None) == query.as_unit
                ]
                return tuple(found[: query.most])
            case facts.OneCase():
                if query.case not in self.cases:
                    raise NotYours()
                return self.cases[query.case]
            case facts.OpenThread():
                return self.cases.get(self.thread)
            case facts.Unanswered():
                return self.unanswered.get(query.case)
            case facts.CaseByNumber():
                return self.cases.get(numbers.parse(query.number) or numbers.unchecked(query.number) or 0)
            case facts.Timeline():
                return (shown.Entry(NOW, "", "resident", Action.SUBMIT, "路灯坏了"), *self.story)
            case facts.Children():
                return tuple(d for d in COUNTY if d.parent == (query.district or 1))
            case facts.MatchPlace():
                named = [d for d in COUNTY[1:] if any(n in query.text for n in (d.name, *d.aliases))]
                return named[-1] if named else None
            case facts.PlaceAt():
                at = next((d for d in COUNTY if d.id == self.drawn.get(int(query.latitude))), None)
                within = (d for d in COUNTY if at and d.id == query.named and at.id in (d.id, d.parent))
                return next(within, at)
            case facts.DistrictNamed():
                return next((d for d in COUNTY if d.id == query.district), None)
            case facts.InviteFor():
                return Ways("i5", ("https://huiyin.example.cn/?start=i5",))
            case facts.Ranking():
                return tuple(
                    CandidateView(number, name, (Reason("district"),)) for number, name in self.people.items()
                )
            case facts.PeopleNamed():
                return tuple((number, name) for number, name in self.people.items() if name in query.text)
            case facts.Desk():
                return shown.Desk("纪检监察组", "12388")
            case facts.Colleagues():
                return tuple(self.people.items())
            case facts.LikeThis():
                return tuple(seen for seen in self.cases.values() if seen.id != query.case)
            case facts.Representatives() | facts.InOffice() | facts.Deputies():
                return tuple(self.people.items())
            case facts.UnitColleagues():
                return ("赵工",)
            case facts.Leaving():
                return LeavePreview("c0de", query.person, self.people[query.person], self.preview.moves)
            case facts.Queue():
                return tuple(self.tasks.values())
            case facts.OneTask():
                if query.task not in self.tasks:
                    raise NotYours()
                return self.tasks[query.task]
            case facts.Link():
                return self.links.get(query.code)
            case facts.MyLink() | facts.OwnLink():
                return Ways("r3-code", ("https://huiyin.example.cn/?start=r3-code",), 15)
        found = wall.answer(query, self.wishes, self.cases.values(), RESIDENT.name)
        if found is None:
            raise AssertionError(query)
        return found


class Chat:
    """One chat as the desk keeps it: session through JSON, prompt sent or not, commands perhaps refused.

    Everything is done twice: replayed from the JSON, and gone on with from where the conversation stood.
    """

    def __init__(self, world: World | None = None, *, first: bool = False, slow: bool = False) -> None:
        self.world = world or World()
        self.session: Session | None = None
        self.lasting: Session | None = None
        self.run: talk.Run | None = None
        self.counter = 0
        self.first = first
        self.slow = slow
        """True: prompts stay unsent until `waits`."""
        self.unsent = False
        self.refuse: Refused | None = None
        self.turn = Turn()
        self.said: list[Say] = []
        self.done: list[Command] = []
        self.questions: list[talk.Ask] = []

    # What the person does

    def says(self, text: str) -> "Chat":
        return self.does(Input("text", text=text))

    def shows(self, *files: int, text: str = "") -> "Chat":
        for file in files:
            self.does(Input("photo", text=text, files=(file,)))
            text = ""
        return self

    def speaks(self, file: int) -> "Chat":
        return self.does(Input("voice", files=(file,)))

    def is_at(self, latitude: float, longitude: float) -> "Chat":
        return self.does(Input("location", latitude=latitude, longitude=longitude))

    def commands(self, name: str, data: str = "") -> "Chat":
        return self.does(Input("command", text=name, data=data))

    def presses(self, value: Any) -> "Chat":
        """A button of the open question, by its value; or back, cancel."""
        if value in ("back", "cancel"):
            return self.taps(f"q:{self.ask.number}:{value}")
        values = [option.value for option in self.ask.options]
        assert value in values, f"{value!r} is not offered: {values}"
        return self.taps(f"q:{self.ask.number}:{values.index(value)}")

    def taps(self, data: str) -> "Chat":
        return self.does(Input("press", data=data))

    def does(self, incoming: Input) -> "Chat":
        self.said = []
        first, self.first = self.first, False
        now = (self.counter, incoming, FLOWS, self.world, self.unsent, first)
        turn = talk.take(self.session, *now)
        self.world.asked.clear()
        lasting = talk.take(self.lasting, *now, run=self.run)
        assert lasting == turn, "a conversation that goes on differs from one that is replayed"
        return self._carry_out(lasting)

    def waits(self) -> "Chat":
        """Until the prompt has gone out."""
        self.unsent = False
        return self

    def opens(self, flow: str, **args: Any) -> "Chat":
        self.said = []
        return self._carry_out(talk.open(flow, args, {}, self.counter, FLOWS, self.world, self.session))

    # What the desk does

    def _carry_out(self, turn: Turn) -> "Chat":
        assert turn.counter >= self.counter
        self.turn, self.counter = turn, turn.counter
        self.lasting, self.run = turn.session, turn.run
        kept = json.loads(json.dumps(asdict(turn.session))) if turn.session else None
        self.session = Session(**kept) if kept else None
        if turn.cleared:
            self.unsent = False
        self.said += turn.says
        finish = turn.finish
        if finish is not None and finish.command is not None:
            if self.refuse is not None:
                error, self.refuse = self.refuse, None
                origin = turn.tried or turn.session
                return self._carry_out(talk.refused(origin, error, self.counter, FLOWS, self.world))
            said = finish.command.data if isinstance(finish.command, Act) else {}
            assert said.keys() <= SAID, f"the desk lets nobody say {said.keys() - SAID}"
            self.done.append(finish.command)
        if finish is not None:
            self._finished(finish)
        if turn.ask is not None:
            assert self.session is not None and self.session.number == turn.ask.number
            self.questions.append(turn.ask)
            self.unsent = self.slow
        return self

    def _finished(self, finish: Finish) -> None:
        if finish.say:
            self.said.append(Say(finish.say, finish.show))
        if finish.then is not None:
            flow, args = finish.then
            args = json.loads(json.dumps(dict(args)))
            self._carry_out(talk.open(flow, args, {}, self.counter, FLOWS, self.world, self.session))

    # What the person sees

    @property
    def ask(self) -> talk.Ask:
        """The newest question; it must still be open."""
        assert self.session is not None, f"no question is open; said {[say.what for say in self.said]}"
        assert self.questions[-1].number == self.session.number
        return self.questions[-1]

    def sees(self, *ids: str) -> "Chat":
        """These words in this order, the open question and the toast last; others may stand between."""
        shown = [say.what for say in self.said]
        if self.turn.ask is not None:
            if self.turn.ask.again is not None:
                shown.append(self.turn.ask.again.what)
            shown.append(f"ask-{self.turn.ask.flow}-{self.turn.ask.key}")
        if self.turn.toast is not None:
            shown.append(self.turn.toast.what)
        rest = iter(shown)
        assert all(what in rest for what in ids), f"not {ids} in {shown}"
        return self

    def sees_only(self, *ids: str) -> "Chat":
        shown = [say.what for say in self.said]
        assert shown == list(ids) and self.turn.ask is None, shown
        return self

    def is_done(self, command: Command) -> "Chat":
        assert self.done and self.done[-1] == command, self.done
        return self

    def is_free(self) -> "Chat":
        assert self.session is None, self.session
        return self

    def answers(self, key: str) -> Any:
        assert self.session is not None
        return self.session.answers[key]["is"]


def with_case(may: str = "accept ask give_back progress add", **more: object) -> Chat:
    seen = view(may=may, **more)
    return Chat(World(REPRESENTATIVE, {7: seen}, in_hand=(7,)))
