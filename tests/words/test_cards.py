"""Every card anybody can be shown: kind × state × role × mark, in both languages."""

import json
from dataclasses import replace
from datetime import timedelta
from itertools import product
from typing import Any

import pytest

from cases.model import Action, Kind, Outcome, State
from cases.people import Role
from handlers.shown import CandidateView, Missing, Reason, TaskView
from tests.words.people import LAMPS, NOW, WHEN, ZONE, seen_by
from words.buttons import rows
from words.cards import card
from words.dates import When
from words.fluent import LANGUAGES
from words.listed import task_line
from words.message import Message
from words.offers import for_case

ROLES = (Role.RESIDENT, Role.REPRESENTATIVE, Role.OFFICER, Role.CLERK)
MARKS = {"ontime": 15, "soon": 2, "today": 0, "overdue": -1, "paused": 5, "provisional": 9, "closed": 0}
HERE = When(ZONE, NOW)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", ROLES)
def test_every_card_can_be_shown(language: str, role: Role) -> None:
    for kind, state, (mark, left) in product(Kind, State, MARKS.items()):
        view = seen_by(role, kind=kind, state=state, mark=mark, left_days=left, urgent=left < 0)
        shown = card(language, view, HERE)
        assert shown.head.startswith("60748-1 · ")
        assert shown.title and shown.status
        assert all(value for _, value in shown.facts)
        offered = for_case(language, view)
        assert len(offered) <= 4
        for button in offered:
            assert len(button.data.encode()) <= 64
            assert 0 < len(button.label) <= 24
        message = Message("好", card=shown, buttons=rows(offered))
        assert Message.from_json(json.loads(json.dumps(message.to_json()))) == message


def test_a_resident_sees_where_it_stands() -> None:
    shown = card("zh", seen_by(Role.RESIDENT), HERE)
    assert shown.head == "60748-1 · 投诉"
    assert shown.status == "剩 15 天"
    assert shown.steps == (("收到", "on"), ("等代表接单", "here"), ("办理", ""), ("您来评价", ""))
    assert ("交给", "周代表") in shown.facts
    assert ("最晚", "12月3日") in shown.facts


@pytest.mark.parametrize("role", ROLES)
def test_what_is_not_here_of_what_was_sent_is_said_with_the_reason(role: Role) -> None:
    lacks = (("coming", 2), ("too_large", 1), ("unreadable", 1), ("lost", 1))
    missing = (Missing("photo", 6, lacks), Missing("voice", 1, (("coming", 1),)))
    zh, en = (card(language, seen_by(role, missing=missing), HERE).facts for language in ("zh", "en"))
    photos = "6 张，2 张还在取，1 张没能收到（太大），1 张没能收到（打不开），1 张没能收到"
    assert zh[-2:] == (("照片", photos), ("语音", "1 段还在取"))
    assert en[-1] == ("Voice", "1 still to come")
    assert en[-2][1].startswith("6, 2 still to come, 1 not received (too large)")


def test_while_nobody_has_it_the_card_says_so() -> None:
    shown = card("zh", seen_by(Role.RESIDENT, state=State.ADMITTED, handler=""), HERE)
    assert ("交给", "正在找") in shown.facts


def test_a_representative_sees_whom_where_and_why_them() -> None:
    shown = card("zh", seen_by(Role.REPRESENTATIVE), HERE)
    assert shown.steps == ()
    assert shown.facts[:4] == (
        ("居民", "李大爷，13800000000"),
        ("来源", "走访（李干事登记），打电话回访"),
        ("地点", "青塘乡青塘路"),
        ("为何派您", "青塘乡选区，在办 4 件"),
    )


def test_a_resident_who_kept_their_contact_to_themselves() -> None:
    view = replace(seen_by(Role.REPRESENTATIVE), contact=type(LAMPS.contact)())
    assert card("zh", view, HERE).facts[0] == ("居民", "没有留联系方式")


def test_staff_see_who_could_have_it_and_why() -> None:
    could = (
        CandidateView(7, "许代表", (Reason("near", "青塘乡"), Reason("handled", "7"), Reason("load", "6"))),
    )
    shown = card("zh", seen_by(Role.CLERK, state=State.ADMITTED), HERE, candidates=could)
    assert shown.ranks == (("许代表", "青塘乡的代表，办过 7 件同类，在办 6 件"),)
    assert card("zh", seen_by(Role.REPRESENTATIVE), HERE, candidates=could).ranks == ()


@pytest.mark.parametrize(
    ("state", "mark", "left", "role", "said"),
    [
        (State.IN_PROGRESS, "overdue", -1, Role.CLERK, "超 1 天"),
        (State.IN_PROGRESS, "soon", 0, Role.CLERK, "今天到期"),
        (State.WAITING, "paused", 3, Role.RESIDENT, "等您回话"),
        (State.WAITING, "paused", 3, Role.REPRESENTATIVE, "等居民"),
        (State.RESOLVED, "paused", 3, Role.RESIDENT, "等您评价"),
        (State.RESOLVED, "paused", 3, Role.CLERK, "等居民评价"),
        (State.CLOSED, "closed", 3, Role.RESIDENT, "已办结"),
        (State.ASSIGNED, "provisional", 15, Role.CLERK, "暂按12月3日"),
    ],
)
def test_the_distance_not_the_label(state: State, mark: str, left: int, role: Role, said: str) -> None:
    assert (
        card("zh", seen_by(role, state=state, mark=mark, left_days=left, provisional=True), HERE).status
        == said
    )


def test_it_speaks_of_a_photo_when_there_are_no_words() -> None:
    assert card("zh", seen_by(Role.CLERK, words="", pictures=(3,)), HERE).title == "照片"
    assert card("zh", seen_by(Role.CLERK, words=" \n", voice=(3,)), HERE).title == "语音"


def test_now_and_zone_reach_every_date() -> None:
    view = seen_by(Role.RESIDENT, next_step="remind", next_at=NOW)
    assert ("下一步", "今天 19:42 提醒代表接单") in card("zh", view, When(**WHEN)).facts


def test_only_what_has_happened_is_filled() -> None:
    def filled(state: State, *happened: Action, **more: Any) -> list[str]:
        view = seen_by(Role.RESIDENT, state=state, happened=frozenset(happened), **more)
        steps = card("zh", view, HERE).steps
        assert {mark for _, mark in steps} == ({"on"} if state is State.CLOSED else {"on", "here"})
        return [name for name, mark in steps if mark == "on"]

    assert filled(State.CLOSED, Action.REFUSE, outcome=Outcome.DECLINED) == ["收到"]
    accepted = filled(State.CLOSED, Action.ACCEPT, Action.WITHDRAW, outcome=Outcome.WITHDRAWN)
    assert accepted == ["收到", "代表已接单"]
    solved = filled(State.CLOSED, Action.ACCEPT, Action.RESOLVE, rated=True)
    assert solved == ["收到", "代表已接单", "办理", "您来评价"]
    assert filled(State.RESOLVED, Action.EXPLAIN) == ["收到", "办理"]
    assert card("en", seen_by(Role.RESIDENT), HERE).steps[1] == ("To be accepted", "here")


def test_who_works_on_it_sees_how_long_it_lay_with_whom() -> None:
    for role in (Role.REPRESENTATIVE, Role.CLERK):
        facts = dict(card("zh", seen_by(role, state=State.IN_PROGRESS), HERE).facts)
        assert facts["用时"] == "办公室 3 小时 · 代表 3 个工作日 · 等居民 2 天"
        facts = dict(card("en", seen_by(role, state=State.IN_PROGRESS), HERE).facts)
        assert facts["Time"] == "office 3 hours · representative 3 working days · waiting for resident 2 days"
    assert "用时" not in dict(card("zh", seen_by(Role.RESIDENT), HERE).facts)
    fresh = seen_by(Role.REPRESENTATIVE, state=State.ASSIGNED)  # those were somebody else's days
    assert "用时" not in dict(card("zh", fresh, HERE).facts)


def test_on_the_day_itself_lateness_is_told_in_hours() -> None:
    late = seen_by(Role.CLERK, deadline=NOW - timedelta(hours=3), left_days=-1, mark="overdue")
    assert card("zh", late, HERE).status == "超 3 小时"
    late = seen_by(Role.CLERK, deadline=NOW - timedelta(days=2), left_days=-2, mark="overdue")
    assert card("en", late, HERE).status == "2 days over"


def test_staff_read_whom_the_next_step_turns_to_and_residents_that_staff_step_in() -> None:
    step = {"next_step": "escalate-leaders", "next_at": NOW}
    assert "请领导过问" in dict(card("zh", seen_by(Role.CLERK, **step), HERE).facts)["下一步"]
    assert "请工作人员过问" in dict(card("zh", seen_by(Role.RESIDENT, **step), HERE).facts)["下一步"]


def test_several_tasks_of_one_kind_are_told_once_with_their_number() -> None:
    """Five spokespersons to be called are five calls, not five times the word."""
    calls = [TaskView(n, "call", seen_by(Role.CLERK), NOW) for n in range(1, 6)]
    decided = replace(calls[0], id=6, kind="escalated")
    told = task_line("zh", replace(calls[0], also=(*calls[1:], decided)), HERE)
    assert told.startswith("打电话 ×5 · 要定 · ")
