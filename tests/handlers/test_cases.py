"""What residents, representatives and staff do with a case: the question, the answer, the command."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from cases.commands import Act, FinishTask, Resend, SetAway
from cases.errors import AboutThem, NeedsWords
from cases.model import Action, Kind, Outcome, State, Verdict
from handlers.shown import TaskView
from tests.handlers.cast import away
from tests.handlers.chat import CLERK, NOW, REPRESENTATIVE, RESIDENT, Chat, World, view

ALL = " ".join(Action)


def chat_of(person: Any, may: str = ALL, **more: Any) -> Chat:
    in_hand = (7,) if person is REPRESENTATIVE else ()
    return Chat(World(person, {7: view(may=may, mine=bool(in_hand), **more)}, in_hand=in_hand))


# The resident


def test_my_cases() -> None:
    chat_of(RESIDENT).commands("mine").sees_only("case")
    chat = Chat(World(RESIDENT, {n: view(n) for n in (7, 8)})).commands("mine").sees_only("mine")
    assert chat.said[0].show["count"] == 2
    chat_of(RESIDENT, state=State.CLOSED).commands("mine").sees_only("mine-closed")
    Chat().commands("mine").sees_only("mine-none")
    chat_of(RESIDENT).taps("f:case:7:1").sees_only("case")  # an old card may always be looked at
    chat = chat_of(RESIDENT).taps("f:timeline:7:3").sees_only("timeline")
    assert chat.said[0].show["entries"]


def test_add_by_voice() -> None:
    chat_of(RESIDENT).taps("f:add:7:3").speaks(6).is_done(Act(7, Action.ADD, "", (6,), data={"voice": [6]}))


def test_the_verdict_counts_at_once_and_words_may_follow() -> None:
    chat = chat_of(RESIDENT, state=State.RESOLVED).taps("f:rate:7:3:not")
    chat.is_done(Act(7, Action.RATE, verdict=Verdict.NOT)).sees("rate-done-not", "ask-comment-words")
    chat.says("还是不亮").sees("comment-done").is_done(Act(7, Action.ADD, "还是不亮", data={"comment": True}))


def test_nothing_to_add_to_the_verdict() -> None:
    chat = chat_of(RESIDENT, state=State.RESOLVED).taps("f:rate:7:3:satisfied").presses("skip")
    chat.sees_only("comment-none").is_free()
    assert len(chat.done) == 1


def test_a_verdict_of_no_such_kind_is_asked() -> None:
    chat_of(RESIDENT, state=State.RESOLVED).taps("f:rate:7:3:superb").sees("ask-rate-verdict")


def test_a_verdict_with_a_draft_open_counts_and_the_draft_goes_on() -> None:
    chat = chat_of(RESIDENT, state=State.RESOLVED).says("另一件").presses("new").sees("ask-report-kind")
    chat.taps("f:rate:7:3:satisfied").is_done(Act(7, Action.RATE, verdict=Verdict.SATISFIED))
    chat.sees("ask-report-kind")  # and not what else there is to say about the other one


def test_reopen() -> None:
    chat = chat_of(RESIDENT, state=State.CLOSED).taps("f:reopen:7:3").says("又坏了").presses("none")
    chat.is_done(Act(7, Action.REOPEN, "又坏了"))


def test_one_reply_reopens_what_was_closed_for_silence() -> None:
    silent: Any = {"state": State.CLOSED, "outcome": Outcome.UNANSWERED}
    chat_of(RESIDENT, **silent).says("没修好").is_done(Act(7, Action.REOPEN, "没修好")).is_free()
    chat = chat_of(RESIDENT, **silent).says("晚上有点暗").sees("ask-sort_out-closed").presses("reopen")
    chat.is_done(Act(7, Action.REOPEN, "晚上有点暗")).sees("reopen-done").is_free()
    chat = chat_of(RESIDENT, **silent)
    chat.world.cases[8] = view(8, may="add")
    chat.says("没修好").presses("reopen:7").is_done(Act(7, Action.REOPEN, "没修好")).is_free()


def test_withdraw_is_asked_once_more() -> None:
    chat = chat_of(RESIDENT).taps("f:withdraw:7:3").presses(False).sees_only("withdraw-kept").is_free()
    chat.taps("f:withdraw:7:3").presses(True).presses("skip").is_done(Act(7, Action.WITHDRAW))


# The representative


def test_accept_needs_no_question() -> None:
    chat = chat_of(REPRESENTATIVE).taps("f:accept:7:3").is_done(Act(7, Action.ACCEPT, version=3)).is_free()
    chat.taps("f:resume:7:3").is_done(Act(7, Action.RESUME, version=3))


def test_give_back_with_the_reason() -> None:
    chat = chat_of(REPRESENTATIVE).taps("f:give_back:7:3").presses("matter").says("归水利局管")
    chat.is_done(Act(7, Action.GIVE_BACK, "归水利局管", data={"reason": "matter"})).is_free()


def test_who_gives_back_because_of_being_away_is_asked_until_when() -> None:
    chat = chat_of(REPRESENTATIVE).taps("f:give_back:7:3").presses("away").says("在外地开会")
    chat.sees("give-back-done", "ask-away-from").presses("2026-11-22").says("下周三回").presses(5)
    until = datetime(2026, 11, 24, 16, 0, tzinfo=UTC)  # midnight in Shanghai
    chat.is_done(SetAway(NOW.astimezone(UTC), until, deputy=5)).sees("away-done")


def test_ask_the_resident() -> None:
    chat = (
        chat_of(REPRESENTATIVE)
        .taps("f:ask:7:3")
        .shows(1)
        .sees("invalid-text", "ask-ask-words")
        .says("哪一盏？")
    )
    chat.is_done(Act(7, Action.ASK, "哪一盏？"))


def test_progress() -> None:
    chat = chat_of(REPRESENTATIVE).taps("f:progress:7:3").says("已报修").shows(2).presses("done").presses("")
    chat.is_done(Act(7, Action.PROGRESS, "已报修", (2,)))


def test_resolve_with_outcome_words_and_pictures() -> None:
    chat = chat_of(REPRESENTATIVE).taps("f:resolve:7:3")
    assert [option.value for option in chat.ask.options] == ["fixed", "explained", "referred"]
    chat.presses("fixed").says("五盏都换了").shows(2, 3).presses("done").sees("resolve-done")
    chat.is_done(Act(7, Action.RESOLVE, "五盏都换了", (2, 3), outcome=Outcome.FIXED))


def test_a_resolution_without_words_goes_on_after_the_refusal() -> None:
    chat = chat_of(REPRESENTATIVE).taps("f:resolve:7:3").presses("fixed").says("换了").shows(2)
    chat.refuse = NeedsWords(number="7")
    chat.presses("done").sees("NeedsWords", "ask-resolve-words").says("五盏都换了")
    chat.is_done(Act(7, Action.RESOLVE, "五盏都换了", (2,), outcome=Outcome.FIXED))


def test_a_wish_is_fulfilled() -> None:
    chat = (
        chat_of(REPRESENTATIVE, kind=Kind.WISH).taps("f:solve_on_spot:7:3").says("轮椅送到了").presses("none")
    )
    chat.is_done(Act(7, Action.SOLVE_ON_SPOT, "轮椅送到了", outcome=Outcome.FULFILLED))


def test_away_and_back() -> None:
    chat = Chat(World(REPRESENTATIVE)).commands("away").says("明天").sees("ask-away-until")
    chat.says("昨天").sees("invalid-date", "ask-away-until").says("11-23").sees("invalid-date-early")
    chat.says("三天后").sees("ask-away-deputy").says("许静").sees("away-done")
    dates = {"begin": date(2026, 11, 23), "end": date(2026, 11, 25)}
    assert chat.said[0].show == {**dates, "deputy": "许静", "offers": ()}
    chat = (
        Chat(World(REPRESENTATIVE)).commands("away").says("明天").says("三天后").presses(0).sees("away-done")
    )
    assert chat.said[0].show == {**dates, "deputy": "", "offers": ()}
    chat = Chat(World(REPRESENTATIVE)).commands("away").says("下周三回").sees("ask-away-deputy").presses(0)
    assert chat.said[0].show == {
        "begin": date(2026, 11, 22),
        "end": date(2026, 11, 25),
        "deputy": "",
        "offers": (),
    }
    chat = Chat(World(REPRESENTATIVE)).commands("away").says("明天到25号").sees("ask-away-deputy").presses(0)
    assert chat.said[0].show == {**dates, "deputy": "", "offers": ()}
    chat = Chat(World(REPRESENTATIVE)).commands("away").says("今天回来").sees("invalid-date-early")
    chat = Chat(World(away(REPRESENTATIVE))).commands("away").sees("ask-away-now").presses("over")
    chat.is_done(SetAway(None, None))
    Chat(World(away(REPRESENTATIVE))).commands("away").presses("change").sees("ask-away-from")
    Chat().commands("away").sees("unknown-command")


# Staff


def test_assign_from_the_ranking() -> None:
    chat = chat_of(CLERK).taps("f:assign:7:3").sees("ask-assign-who")
    assert [option.value for option in chat.ask.options] == [3, 5]
    assert chat.ask.show["candidates"][0].reasons
    chat.presses(5).sees("assign-done").is_done(Act(7, Action.ASSIGN, person=5, version=3))


def test_who_may_not_have_it_is_asked_again() -> None:
    chat = chat_of(CLERK).taps("f:assign:7:3")
    chat.refuse = AboutThem(number="7")
    chat.presses(3).sees("AboutThem", "ask-assign-who").presses(5)
    assert chat.done[-1].person == 5


@pytest.mark.parametrize("typed", ["许静", "许静代表", "许代表", "2"])
def test_whom_to_assign_may_be_typed(typed: str) -> None:
    chat_of(CLERK).taps("f:assign:7:3").says(typed).is_done(Act(7, Action.ASSIGN, person=5, version=3))


def test_a_name_that_fits_nobody_is_asked_again() -> None:
    chat_of(CLERK).taps("f:assign:7:3").says("王").sees("invalid-choice", "ask-assign-who")


def test_nobody_to_assign() -> None:
    chat = chat_of(CLERK)
    chat.world.people = {}
    chat.taps("f:assign:7:3").sees_only("assign-nobody").is_free()


def test_a_changed_ranking_makes_the_old_buttons_stale() -> None:
    chat = chat_of(CLERK).taps("f:assign:7:3")
    chat.world.people = {5: "许静", 3: "周明"}
    chat.taps(f"q:{chat.ask.number}:0").sees("ask-assign-who", "toast-stale")
    assert not chat.done
    chat.presses(5)
    assert chat.done[-1].person == 5


def test_admit_leads_to_assigning() -> None:
    chat = chat_of(CLERK, state=State.SUBMITTED).taps("f:admit:7:3").is_done(Act(7, Action.ADMIT, version=3))
    chat.sees("admit-done", "ask-assign-who")


def test_refuse_with_the_reason() -> None:
    chat = chat_of(CLERK).taps("f:refuse:7:3").says("已由法院受理").presses(True)
    chat.is_done(Act(7, Action.REFUSE, "已由法院受理"))
    chat.taps("f:refuse:7:3").says("已由法院受理").presses(False).sees_only("refuse-kept")


def test_whom_it_is_about() -> None:
    chat = (
        chat_of(CLERK).taps("f:mark_subject:7:3").says("说的是周明").sees("ask-mark_subject-who").presses(3)
    )
    chat.is_done(Act(7, Action.MARK_SUBJECT, person=3, name="周明")).sees("subject-done", "ask-assign-who")
    chat = chat_of(CLERK, handler="许静").taps("f:mark_subject:7:3").says("水利局")
    chat.is_done(Act(7, Action.MARK_SUBJECT, name="水利局")).is_free()
    chat.taps("f:mark_subject:7:3").says("周明").presses("other")
    chat.is_done(Act(7, Action.MARK_SUBJECT, name="周明"))
    chat = chat_of(CLERK, subjects=("周明", "水利局"), handler="许静", withheld=("许静",))
    chat.taps("f:mark_subject:7:3")
    assert [option.value for option in chat.ask.options] == ["周明", "水利局", "许静"]
    chat.presses("周明").is_done(Act(7, Action.MARK_SUBJECT, person=3, name="周明"))
    chat.taps("f:mark_subject:7:3").presses("水利局").is_done(Act(7, Action.MARK_SUBJECT, name="水利局"))
    chat.taps("f:mark_subject:7:3").says("供电所").is_done(Act(7, Action.MARK_SUBJECT, name="供电所"))
    chat.taps("f:clear_subject:7:3").presses(False).sees_only("clear-kept")
    chat.taps("f:clear_subject:7:3").presses(True).is_done(Act(7, Action.CLEAR_SUBJECT))


def test_explain_urgent_close() -> None:
    chat = chat_of(CLERK).taps("f:explain:7:3").says("政策是这样的").presses("none")
    chat.is_done(Act(7, Action.EXPLAIN, "政策是这样的", outcome=Outcome.EXPLAINED))
    chat.taps("f:mark_urgent:7:3").is_done(Act(7, Action.MARK_URGENT, version=3))
    chat.taps("f:close:7:3").presses("referred").says("请走诉讼").presses(True)
    chat.is_done(Act(7, Action.CLOSE, "请走诉讼", outcome=Outcome.REFERRED))
    chat.taps("f:close:7:3").presses("referred").says("请走诉讼").presses(False).sees_only("close-kept")


def test_as_fixed_is_closed_only_what_was_answered() -> None:
    def offered(state: State) -> set[Any]:
        return {option.value for option in chat_of(CLERK, state=state).taps("f:close:7:3").ask.options}

    assert "fixed" in offered(State.RESOLVED)
    assert "fixed" not in offered(State.SUBMITTED) | offered(State.IN_PROGRESS)


def test_the_queue_and_its_tasks() -> None:
    chat = Chat(World(CLERK)).commands("queue").sees_only("queue-none")
    chat.world.tasks = {
        5: TaskView(5, "type_up", view(), NOW, files=(9,)),
        6: TaskView(6, "undelivered", view(), NOW, notice=44),
        8: TaskView(8, "parked", None, NOW, done=True),
        9: TaskView(9, "parked", None, NOW),
    }
    chat.commands("queue").sees_only("queue").taps("f:task:t5").sees_only("task")
    chat.taps("f:type_up:t5").says("路灯坏了").is_done(FinishTask(5, "路灯坏了"))
    chat.taps("f:task_done:t6").presses("skip").is_done(FinishTask(6))
    chat.taps("f:resend:t6").is_done(Resend(44))
    chat.taps("f:resend:t9").sees_only("resend-none").taps("f:task:t9").sees_only("task")
    for flow in ("task", "task_done", "type_up"):
        chat.taps(f"f:{flow}:t8").sees_only("TaskDone").is_free()
    done = len(chat.done)
    assert chat.taps("f:task:t77").turn.toast is not None
    chat.world.me = RESIDENT
    for forged in ("f:task:t5", "f:task_done:t5", "f:resend:t6", "f:queue"):
        assert chat.taps(forged).turn.toast is not None
    assert len(chat.done) == done
