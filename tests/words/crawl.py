"""Every conversation run through: each option pressed, each kind of answer given, in several worlds."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import time, timedelta
from functools import cache
from itertools import product
from typing import Any

from cases import numbers
from cases.errors import Refused
from cases.model import Action, Kind, Outcome, State
from cases.parts import Stage
from cases.people import District, Person, Role
from handlers import facts, shown
from handlers.facts import Query
from handlers.flows import FLOWS
from handlers.links import Ways
from handlers.mine import Mine
from handlers.moves import LeavePreview, Preview
from handlers.on_the_wall import WishCounts, WishRules
from handlers.replay import Asking, Finished, Flow, Invalid, Run, canonical, reopened
from handlers.shown import CandidateView, CaseView, Entry, Reason, TaskView
from handlers.turn import Ask, Finish, Input, Say
from tests.words.found import LINKS, MOVES, NOT_THEIRS, SIMILAR
from tests.words.given import BEGIN, EXTRAS, USUAL, Looked
from tests.words.people import LAMPS, NOW, WISHES, ZONE, parts, seen_by

Answers = dict[str, Any]

SAID = ("青塘路路灯坏了五盏", "13800000000", "12月3日", "22点到7点半", "8:30")
TYPED = (
    *(Input("text", text=said) for said in SAID),
    Input("voice", files=(4,)),
    Input("photo", files=(5,)),
    Input("location", latitude=29.1, longitude=119.6),
)
ROLES = (
    *(Role.RESIDENT, Role.REPRESENTATIVE, Role.OFFICER, Role.VOLUNTEER, Role.CORRESPONDENT, Role.CLERK),
    Role.LEADER,
)
FEW = (State.WAITING, State.RESOLVED, State.CLOSED)
"""States enough for conversations that are about no case; of the first, for those that begin one."""
TASKS = ("triage", "parked", "undelivered", "added", "type_up", "call", "volunteer", "no_desk")
SENT = shown.Sent((("photo", 1),))
TOWN, ROADS = District(2, "青塘乡", parent=1), District(3, "青塘路", parent=2)


@dataclass(frozen=True)
class World:
    """Who speaks, about which case, and what there is to be found."""

    role: Role
    view: CaseView
    task: TaskView
    rich: bool

    def lookup(self, query: Query) -> Any:
        """Answers like the application's, from this world."""
        match query:
            case facts.Me():
                roles = frozenset({Role.RESIDENT, self.role})
                away = NOW + timedelta(days=3) if self.rich else None
                return Person(1, "李" if self.rich else "", roles=roles, away_until=away)
            case facts.MyCases(as_handler=hands, as_unit=unit, closed=closed):
                fits = (self.view.state is State.CLOSED) == closed
                theirs = (self.view.mine, self.view.own is not None)
                return (self.view,) if fits and theirs == (hands, unit) else ()
            case facts.CaseByNumber(number=number) if number == numbers.number(NOT_THEIRS):
                return None
            case facts.OneCase() | facts.CaseByNumber():
                return self.view
            case facts.OpenThread():
                return None
            case facts.Unanswered():
                if self.role is Role.CLERK:
                    return None
                other = "resident" if self.view.mine else "representative" if self.rich else "clerk"
                words = "在家吗？" if self.rich else ""
                return Entry(NOW, "周代表", other, Action.WRITE, words, (5,), sent=SENT)
            case facts.Timeline():
                return tuple(Entry(NOW, "", "resident", action, "好") for action in Action)
            case facts.Children(district=above):
                return (TOWN,) if above is None else (ROADS,) if above == TOWN.id else ()
            case facts.MatchPlace():
                return ROADS if self.rich else None
            case facts.PlaceAt() | facts.LikelyDistrict():
                return TOWN if self.rich else None
            case facts.DistrictNamed():
                return ROADS
            case facts.Ranking():
                could = tuple(CandidateView(n, f"许{n}", (Reason("load", "3"),)) for n in range(12))
                return could if self.rich else ()
            case facts.PeopleNamed():
                return ((7, "周代表"), (1, "李")) if self.rich else ()
            case facts.Similar():
                return SIMILAR if self.rich else ()
            case facts.LikeThis():
                return (replace(LAMPS, number="60002-2"),) if self.rich else ()
            case facts.Residents():
                known = (("李大爷", "路灯"), ("", "灯不亮"), ("王婶", "")) if self.rich else (("", ""),)
                return tuple(shown.Resident(i, *one) for i, one in enumerate(known, 1))
            case facts.GroupLink():
                known = ("https://huiyin.example.cn/?start=g3",) if self.rich else ()
                return Ways("g3-code", known) if self.role is not Role.CLERK else None
            case facts.Queue():
                return (self.task,) if self.rich else ()
            case facts.OneTask():
                return self.task
            case facts.WhatIsMine():
                views = (self.view,) if self.rich else ()
                own = (
                    {"name": "李大爷", "phone": "13800000001", "channels": "网页", "since": NOW}
                    if self.rich
                    else {}
                )
                goes = ("60748-1",) if self.view.urgent or self.view.state is State.WAITING else ()
                left = {"ends": ("60748-1",), "goes_on": goes, "claimed": 2} if self.rich else {}
                hands = 2 if self.view.mine and self.view.state is not State.CLOSED else 0
                return Mine(cases=views, count=len(views), shared=len(views), hands=hands, **own, **left)
            case facts.MyHours():
                hours = (time(21), time(8)) if self.rich else (time(0), time(0))
                return shown.Hours(hours, time(9), (time(21), time(8)))
            case facts.Desk():
                return shown.Desk("纪检监察组", "12388", self.rich)
            case facts.Masked():
                return ("供电公司",) if self.rich else ()
            case facts.UnitsFor():
                known = ((1, "水务局", True), (5, "林业局", False))
                return tuple(shown.UnitChoice(*one) for one in known) if self.rich else ()
            case facts.Wall() | facts.Helped():
                return WISHES if self.rich else ()
            case facts.OneWish():
                may = {Action.CLAIM, Action.GIVE_UP, Action.PLEDGE} if self.rich else ()
                return replace(WISHES[self.view.state is State.WAITING], may=frozenset(may))
            case facts.Public():
                return ("青塘乡" if self.rich else "") if query.place else query.text
            case facts.Rules():
                return WishRules(500, 7 if self.rich else 0)
            case facts.Counted():
                return (self.view,)
            case facts.WallCounts():
                return WishCounts(8, 5, 3, 2, 1, 200) if self.rich else WishCounts(0, 0, 0, 0)
            case facts.Colleagues():
                return ((8, "陈主任"),) if self.rich else ()
            case facts.Representatives() | facts.InOffice():
                return tuple((n, f"许{n}") for n in range(20, 32)) if self.rich else ()
            case facts.UnitColleagues():
                return ("赵工",) if self.rich else ()
            case facts.Deputies():
                return ((8, "方代表"),) if self.rich else ()
            case facts.Balance(accepted=accepted):
                return Preview("c0de", MOVES if self.rich else MOVES[: int(accepted)])
            case facts.Leaving(person=person):
                whose, count = (("方代表",), 3) if self.rich else ((), 0)
                moves = MOVES if self.rich else ()
                return LeavePreview(
                    "c0de", person, "许代表", moves, count, count, whose, count, self.rich, count
                )
            case facts.Now():
                return NOW.astimezone(ZONE)
            case facts.LatestSnooze():
                return NOW.date() + timedelta(days=7)
            case facts.WorkDays():
                return tuple(NOW.astimezone(ZONE).date() + timedelta(days=n) for n in query.ahead)
            case facts.Link(code=code):
                return LINKS.get(code)
            case facts.MyLink() | facts.OwnLink() | facts.InviteFor():
                return Ways("r3", ("https://huiyin.example.cn/?start=r3",) if self.rich else (), 15)
        raise AssertionError(query)


def worlds(name: str, flow: Flow) -> Iterator[World]:
    """The worlds in which a conversation can begin."""
    enough = FEW[:1] if name in BEGIN else FEW
    for role, state, rich in product(ROLES, State, (True, False)):
        kind = Kind.WISH if rich else Kind.COMPLAINT
        outcome = Outcome.UNANSWERED if state is State.CLOSED else None
        handler = "周代表" if rich else ""
        view = seen_by(role, kind=kind, state=state, outcome=outcome, handler=handler, shares=rich)
        if not rich:
            few = parts(role, Stage.ASKED)[:1] if view.parts else ()
            bare = {"deadline": None, "place": "", "words": "", "latest": None, "parts": few}
            view = replace(view, voice=(1,), **bare)
        else:
            view = replace(view, pictures=(5,))
        if flow.act is not None and flow.act not in view.may:
            continue
        if (flow.roles and role not in flow.roles) or (not flow.needs and state not in enough):
            continue
        for task in TASKS if flow.needs == "task" else ("named",):
            case = view if task not in ("parked", "volunteer", "no_desk") else None
            person = "小明 13800000000" if task == "volunteer" else ""
            shown_task = TaskView(8, task, case, NOW, person=person, notice=3 if rich else None)
            yield World(role, view, shown_task, rich)


@dataclass(frozen=True)
class Said:
    """Something a conversation comes to say: a question, or words at the end."""

    world: World
    what: Ask | Say


def crawl(name: str) -> Iterator[Said]:
    """Everything the conversation of this name can say."""
    flow = FLOWS[name]
    usual = {"case": LAMPS.id, "version": LAMPS.version, "task": 8, "verdict": "not"}
    for world in worlds(name, flow):
        args = Looked(usual)
        yield from _walk(name, flow, args, world)
        if "extra" in args.looked and world.rich:
            for extra in EXTRAS.get(name, USUAL):
                yield from _walk(name, flow, {**usual, "extra": extra}, world)


def _walk(name: str, flow: Flow, args: Mapping[str, Any], world: World) -> Iterator[Said]:
    seen: set[str] = set()
    waiting: list[Answers] = list(_beginnings(name))
    while waiting:
        answers = waiting.pop()
        try:
            came = Run(flow, args, world.lookup).on(answers)
        except Refused:
            continue
        if isinstance(came, Asking):
            if (here := _standing(came, answers)) in seen:
                continue
            seen.add(here)
            yield Said(world, _question(name, came))
            waiting += _answers(came, answers)
        elif isinstance(came, Finished):
            yield from _end(came.value, world)
        else:
            waiting.append(reopened(answers, came))


def _standing(came: Asking, answers: Answers) -> str:
    """Where a conversation stands, whatever exactly was answered."""
    step = came.step
    about = [answers.get("kind"), step.key, step.of, [option.value for option in step.options], came.partial]
    return canonical(
        [*about, *(before.key for before in came.path if not before.optional), *sorted(step.show)]
    )


def _beginnings(name: str) -> Iterator[Answers]:
    yield {}
    if name == "join":
        yield from ({"code": {"of": "null", "is": code}} for code in LINKS)
    if name in ("enter", "finding"):
        for words in ("村会计受贿", "青塘路着火了"):  # the last is walked first
            said = {"of": "null", "is": {"words": words, "voice": []}}
            yield {"source": {"of": "null", "is": "visit"}, "words": said}
    if name == "sort_out":
        for words in ("谢谢", "您好", "60748-1", "路灯坏了"):
            yield {"words": {"of": "null", "is": {"words": words, "voice": []}}}


def _question(name: str, came: Asking) -> Ask:
    step = came.step
    flow, key = step.asks or (name, step.key.partition(".")[0])
    cancel = FLOWS[name].cancels
    return Ask(flow, key, 1, step.options, step.show, back=bool(came.path), cancel=cancel)


def _answers(came: Asking, answers: Answers) -> Iterator[Answers]:
    step = came.step
    tries: list[Callable[[], Any]] = [
        lambda o=option: step.take(Input("press"), o) for option in step.options
    ]
    tries += [lambda i=typed: step.take(i, None) for typed in TYPED]
    for take in tries:
        try:
            value = take()
        except Invalid:
            continue
        if came.partial:
            value = step.add(answers[step.key]["is"], value)
        yield {**answers, step.key: {"of": canonical(step.of), "is": value}}


def _end(finish: Finish | None, world: World) -> Iterator[Said]:
    if finish is None or not finish.say:
        return
    show = dict(finish.show)
    if finish.command is not None and hasattr(finish.command, "case"):
        show["case"] = world.view
    if finish.say in ("enter-done", "finding-done", "request-done"):
        show["number"] = world.view.number
    if finish.say == "report-done":
        show["case"] = replace(world.view, mine=False)
    yield Said(world, Say(finish.say, show))


@cache
def everything() -> tuple[Said, ...]:
    """What all conversations can say."""
    return tuple(said for name in FLOWS for said in crawl(name))
