"""Every notice, follow-up and staff task can be told to whom it is for, in both languages."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from cases.lifecycle import TRANSITIONS
from cases.model import Outcome, State
from cases.people import Role
from cases.tasks import _INTERVALS, OF_A_UNIT
from handlers.shown import CandidateView, Reason, TaskView
from handlers.turn import Say
from tests.words.people import NOW, WHEN, seen_by
from words import render
from words.fluent import LANGUAGES
from words.message import Message

ROLES = {
    "handler": Role.REPRESENTATIVE,
    "residents": Role.RESIDENT,
    "silent": Role.RESIDENT,
    "newcomers": Role.RESIDENT,
    "others": Role.RESIDENT,
    "officers": Role.OFFICER,
}
EVENT = {
    "number": "60748-1",
    "words": "明天去看",
    "files": (5,),
    "verdict": "satisfied",
    "again": False,
    "unit": "水务局",
    "decision": "dismiss",
    "other": "60002-6",
}


def told() -> Iterator[tuple[str, Role, State]]:
    """What, to whom, in which state of the case."""
    for (state, _), move in TRANSITIONS.items():
        for notice in move.tells:
            if notice.to in ROLES:
                for after in {move.to or state, *move.or_to}:
                    yield notice.what, ROLES[notice.to], after
    for what in ("disputed-handler", "reopened-handler", "ask-progress"):
        yield what, Role.REPRESENTATIVE, State.IN_PROGRESS
    for what in ("remind", "ask", "warn", "helps", "leads", "objection", "unit_answered", "added"):
        yield f"{what}-officers", Role.OFFICER, State.IN_PROGRESS
    for what in ("joined-newcomers", "joined-others", "split-residents", "rests-writer"):
        yield what, Role.RESIDENT, State.IN_PROGRESS
    yield "merged-officers", Role.OFFICER, State.IN_PROGRESS
    for what in ("leads", "left"):
        yield f"{what}-handler", Role.REPRESENTATIVE, State.IN_PROGRESS
    yield "remind-contact", Role.REPRESENTATIVE, State.IN_PROGRESS
    yield "unclaimed-residents", Role.RESIDENT, State.OFFERED
    yield "leads-residents", Role.RESIDENT, State.IN_PROGRESS
    yield "unit_late-handler", Role.REPRESENTATIVE, State.IN_PROGRESS
    yield "remind-accept", Role.REPRESENTATIVE, State.ASSIGNED
    yield "warn-deadline", Role.REPRESENTATIVE, State.ASSIGNED
    yield "late-residents", Role.RESIDENT, State.IN_PROGRESS
    yield "silent-resident", Role.RESIDENT, State.WAITING
    yield "rate-again", Role.RESIDENT, State.RESOLVED


def labels(message: Message) -> list[str]:
    """Everything that can be pressed."""
    return [button.label for row in message.buttons for button in row]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_notice_can_be_told(language: str) -> None:
    for what, role, state in told():
        for days in (4, 0, -2):
            for outcome in Outcome:
                mark = "overdue" if days < 0 else "ontime"
                view = seen_by(role, state=state, mark=mark, left_days=days, outcome=outcome)
                message = render.notice(language, what, view, EVENT, **WHEN)
                said = f"{message.text}\n{message.hint}"
                assert "60748-1" in said or message.card, what
                assert "none" not in said and "{" not in said and "  " not in said, said
                assert len(labels(message)) <= 4


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("what", ["risen-wall", "lapsed-former", "moot-claimers", "ended-claimers"])
def test_who_may_not_see_the_case_hears_only_what_is_public(language: str, what: str) -> None:
    about = {"number": "60748-1", "wish": "想要一张书桌", "wish_id": 60748}
    message = render.notice(language, what, None, about, **WHEN)
    assert "想要一张书桌" in message.text and "60748-1" not in message.text
    assert bool(labels(message)) == (what == "risen-wall")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", _INTERVALS)
def test_every_staff_task_can_be_told(language: str, kind: str) -> None:
    for view in (
        seen_by(Role.CLERK, state=State.SUBMITTED),
        seen_by(Role.CLERK, left_days=-3, mark="overdue"),
    ):
        unit = 1 if kind in OF_A_UNIT else None
        task = TaskView(8, kind, None, NOW, note="原因", files=(5,), person="李大爷", unit=unit)
        message = render.notice(language, f"task-{kind}", view, {}, task=task, **WHEN)
        assert labels(message)
        assert message.card is not None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["parked", "undelivered"])
def test_a_task_may_belong_to_no_case(language: str, kind: str) -> None:
    task = TaskView(8, kind, None, NOW)
    message = render.notice(language, f"task-{kind}", None, {}, task=task, **WHEN)
    assert message.card is None and labels(message)
    assert "none" not in message.text


def test_the_new_case_reaches_its_representative_with_all_there_is() -> None:
    view = seen_by(Role.REPRESENTATIVE, pictures=(1, 2), voice=(9,))
    message = render.notice("zh", "assigned-handler", view, EVENT, **WHEN)
    assert message.pictures == (1, 2) and message.voice == 9
    assert message.card is not None and message.card.title.startswith("青塘路的路灯")
    first = message.buttons[0][0]
    assert (first.label, first.main) == ("接单", True)


def test_a_case_that_changes_hands_is_apologised_for_once() -> None:
    view = seen_by(Role.RESIDENT, handler="许代表")
    message = render.notice("zh", "assigned-residents", view, {**EVENT, "again": True}, **WHEN)
    assert message.text == "让您久等了，抱歉。60748-1 换<b>许代表</b>来办。"
    assert message.hint == "最晚12月3日答复您。"


def test_the_verdict_is_asked_with_the_likely_answer_first() -> None:
    message = render.notice("zh", "rate", seen_by(Role.RESIDENT, state=State.RESOLVED), {}, **WHEN)
    assert message.text.endswith("<b>您看办好了吗？</b>")
    assert labels(message)[:3] == ["办好了，满意", "基本满意", "没办好"]
    assert message.buttons[0][0].main


def test_who_no_longer_sees_the_case_still_learns_that_it_moved_on() -> None:
    message = render.notice("zh", "assigned-former", None, {"number": "60748-1"}, **WHEN)
    assert message.text == "60748-1 已经换人来办，您不用再管。谢谢您。"
    assert message.card is None and message.buttons == ()


def test_staff_see_whom_to_choose() -> None:
    could = (CandidateView(7, "许代表", (Reason("load", "6"),)),)
    task = TaskView(8, "nobody", None, NOW)
    view = seen_by(Role.CLERK, state=State.ADMITTED, handler="")
    message = render.notice("zh", "task-nobody", view, {}, task=task, candidates=could, **WHEN)
    assert message.card is not None and message.card.ranks == (("许代表", "在办 6 件"),)


def test_nobody_is_promised_a_day_that_has_passed() -> None:
    past = {"deadline": NOW - timedelta(days=3), "left_days": -3, "mark": "overdue"}
    again = {**EVENT, "again": True}
    for language, late in (("zh", "已经晚了 3 天"), ("en", "3 days late")):
        for what in ("assigned-residents", "accepted-residents"):
            message = render.notice(language, what, seen_by(Role.RESIDENT, **past), again, **WHEN)
            assert (
                late in message.hint and "11月15日" not in message.hint and "15 November" not in message.hint
            )
    accepted = Say("accept-done", {"case": seen_by(Role.REPRESENTATIVE, **past)})
    assert render.say("zh", accepted, **WHEN).text.endswith("已经超 3 天，请尽快答复。")
