"""What every conversation promises (DESIGN §3)."""

from dataclasses import replace

import pytest

from cases.commands import Act, Join
from cases.errors import BadInvitation, NotAllowed, Stale
from cases.model import Action
from handlers import talk
from handlers.flows import FLOWS
from handlers.talk import Input
from tests.handlers.chat import Chat, World, view, with_case

CODE = "Ab3_Ab3_Ab3_Ab3_"

# Numbers and stale buttons


def test_the_number_changes_only_with_the_question() -> None:
    chat = Chat().says("路灯坏了")
    number = chat.ask.number
    assert chat.says("什么").ask.number == number
    assert chat.commands("help").ask.number == number
    assert chat.presses("complaint").ask.number == number + 1
    assert chat.presses("back").ask.number == number + 2


def test_a_stale_press_changes_nothing_and_shows_the_question_again() -> None:
    chat = Chat().says("路灯坏了")
    old = chat.ask.number
    chat.presses("complaint")
    before = chat.session
    chat.taps(f"q:{old}:0").sees("ask-report-where", "toast-stale")
    assert chat.turn.stale and chat.session == before


def test_the_counter_goes_on_from_conversation_to_conversation() -> None:
    chat = Chat().says("路灯坏了")
    old = chat.ask.number
    chat.says("取消").sees_only("cancelled").is_free()
    chat.taps(f"q:{old}:0").sees("menu", "toast-stale")
    assert chat.says("路灯坏了").ask.number == old + 1


@pytest.mark.parametrize(
    "data",
    [
        "",
        ":",
        "q",
        "q:",
        "q:1",
        "q:x:0",
        "q:1:99",
        "q:1:-1",
        "q:1:²",
        "q:0:0",
        "q:1:0:0",
        "q:999999999999999999:0",
        "f",
        "f:",
        "f:nothing",
        "f:accept",
        "f:accept:x:1",
        "f:accept:t7",
        "f:task:7",
        "f:task:t",
        "f:sort_out",
        "f:case:99999999999999999999:1",
        "f:case:7:3:x:y",
        "f:rate:7:3:superb",
        "f:queue",
        "f:away",
        "drop table",
        "q:1:done",
        "f:comment:8",
        "f:case:８",
    ],
)
def test_forged_buttons_never_raise(data: str) -> None:
    for chat in (Chat(), Chat().says("路灯坏了"), Chat(World(cases={7: view()}))):
        before = chat.session
        chat.taps(data)
        assert not chat.done
        assert chat.turn.ask is not None or chat.said or chat.turn.toast
        if before is not None and data != "q:1:99":
            assert chat.session is not None and chat.session.answers == before.answers


# Commands


def test_commands_come_before_the_answer() -> None:
    chat = Chat().taps("f:report")
    chat.says("帮助").sees("help", "ask-report-words")
    chat.commands("help").sees_only("help")
    chat.says("我的事项").sees_only("mine-none")
    chat.commands("menu").sees_only("menu")
    chat.says("语言").sees_only("language")
    chat.commands("nonsense").sees("unknown-command", "ask-report-words")
    chat.commands("give_back").sees("unknown-command", "ask-report-words")
    chat.says("Cancel").sees_only("cancelled").is_free()
    assert chat.turn.cleared


def test_commands_outside_any_conversation() -> None:
    chat = Chat().commands("cancel").sees("nothing-open", "menu")
    chat.commands("back").sees("menu")
    chat.commands("nonsense").sees("unknown-command", "menu")
    chat.commands("language").sees("language").taps("f:language:::en").sees("language-done")
    chat.commands("start").sees("greeting", "menu")


def test_an_invitation_link_joins() -> None:
    chat = Chat(first=True).commands("start", CODE).sees_only("join-done").is_done(Join(CODE))
    assert "privacy" not in [say.what for say in chat.said]
    chat.refuse = BadInvitation()
    chat.commands("start", CODE).sees_only("BadInvitation", "menu").is_free()
    chat.taps("f:join").sees("ask-join-code").says(" xyz ").is_done(Join("xyz"))


# One draft


def test_another_conversation_asks_whether_to_go_on() -> None:
    chat = with_case().says("路灯坏了").presses("new").sees("ask-report-kind")
    chat.taps("f:give_back:7:3").sees("ask-talk-rival").says("什么").sees("invalid-choice", "ask-talk-rival")
    chat.presses("continue").sees("ask-report-kind")
    chat.taps("f:give_back:7:3").presses("discard").sees("ask-give_back-reason")
    chat.commands("cancel").taps("f:report").taps("f:give_back:7:3").sees(
        "ask-give_back-reason"
    )  # nothing lost


def test_cancelling_the_question_about_the_rival_keeps_the_draft() -> None:
    chat = with_case().says("路灯坏了").presses("new").taps("f:give_back:7:3")
    chat.taps(f"q:{chat.ask.number}:cancel").sees("ask-report-kind").presses("complaint")
    chat.taps("f:give_back:7:3").says("取消").sees_only("cancelled").is_free()


def test_the_same_conversation_begun_twice_goes_on() -> None:
    (
        with_case()
        .taps("f:give_back:7:3")
        .presses("matter")
        .taps("f:give_back:7:3")
        .sees("ask-give_back-words")
    )


def test_a_conversation_without_questions_does_not_disturb_the_draft() -> None:
    chat = with_case().says("路灯坏了").presses("new").presses("complaint")
    before = chat.session
    chat.taps("f:accept:7:3").sees_only("accept-done").is_done(Act(7, Action.ACCEPT, version=3))
    assert chat.session is not None and chat.turn.tried is None
    assert replace(chat.session, away=False) == before
    chat.taps("f:timeline:7:3").sees_only("timeline")
    chat.refuse = NotAllowed(number="7", action="accept", state="closed")
    chat.taps("f:accept:7:3").sees("NotAllowed", "ask-report-where")
    assert chat.session is not None and chat.session.answers == before.answers  # type: ignore[union-attr]


# Refusals


def test_a_refusal_that_leaves_nothing_to_ask_ends_with_the_card_as_it_is() -> None:
    chat = with_case().taps("f:ask:7:3")
    chat.refuse = NotAllowed(number="7", action="ask", state="closed")
    chat.says("哪一盏").sees_only("NotAllowed", "case").is_free()


def test_a_refusal_without_a_conversation_is_said() -> None:
    turn = talk.refused(None, Stale(number="7"), 5, FLOWS, World())
    assert [say.what for say in turn.says] == ["Stale"] and turn.counter == 5


def test_a_case_that_is_not_theirs() -> None:
    chat = Chat().taps("f:case:8:1")
    assert chat.turn.toast is not None and chat.turn.toast.what == "NotYours" and not chat.said
    chat.says("路灯坏了").taps("f:add:8:1").sees("ask-report-kind", "NotYours")


def test_a_case_that_is_theirs_no_more_ends_the_conversation() -> None:
    chat = with_case().taps("f:give_back:7:3")
    chat.world.cases.clear()
    chat.presses("matter").sees_only("NotYours").is_free()


def test_an_old_card_shows_the_case_as_it_is() -> None:
    chat = with_case().taps("f:accept:7:2").sees("case-changed", "toast-changed")
    assert not chat.done and chat.turn.stale
    chat.taps("f:resolve:7:3").sees("case", "NotAllowed")


def test_what_the_case_does_not_offer_is_told() -> None:
    with_case().opens("resolve", case=7).sees_only("NotAllowed", "case")


# Across releases


def test_a_conversation_nobody_knows_any_more_is_dropped() -> None:
    session = talk.Session("old_flow", {}, {}, number=4)
    turn = talk.take(session, 4, Input("text", text="路灯坏了"), FLOWS, World())
    assert turn.session is not None and turn.session.flow == "report" and turn.counter == 5


def test_again_asks_the_open_question() -> None:
    chat = Chat().says("路灯坏了")
    assert chat.session is not None
    turn = talk.again(chat.session, chat.counter, FLOWS, chat.world)
    assert turn.ask is not None and turn.ask.number == chat.ask.number


def test_facts_are_looked_up_once_for_each_input() -> None:
    chat = Chat().says("青塘路灯坏了").presses("complaint")
    chat.world.asked.clear()
    chat.presses("named")
    assert len(chat.world.asked) == len(set(chat.world.asked))
