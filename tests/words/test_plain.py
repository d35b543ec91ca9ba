"""Sentences that testers stumbled over, as they read now."""

from typing import Any

import pytest

from cases.model import Outcome, State
from cases.people import Person, Role
from handlers.shown import TaskView
from handlers.turn import Ask, Say
from tests.handlers.chat import RESIDENT, Chat, World
from tests.handlers.test_cases import chat_of
from tests.words.people import NOW, WHEN, seen_by
from words import render


def asked(chat: Chat) -> Any:
    """The open question as it is read."""
    return render.ask("zh", chat.ask, **WHEN)


def labels(message: Any) -> list[str]:
    return [button.label for row in message.buttons for button in row]


def test_whom_it_is_about_is_asked_in_plain_words() -> None:
    chat = Chat().says("路灯坏了").presses("complaint").presses("skip").presses("none")
    assert asked(chat).text == "<b>您是要反映某位代表或某个单位吗？</b>"


@pytest.mark.parametrize(("verdict", "label"), [("satisfied", "没有了"), ("not", "不说了")])
def test_after_a_verdict_there_is_one_button_for_no(verdict: str, label: str) -> None:
    chat = chat_of(RESIDENT, state=State.RESOLVED).taps(f"f:rate:7:3:{verdict}").sees("ask-comment-words")
    assert labels(asked(chat)) == [label]
    chat.presses("skip").sees_only("comment-none").is_free()
    assert len(chat.done) == 1


@pytest.mark.parametrize("words", ["没有", "没了", "不用了", "No"])
def test_a_no_that_is_typed_there_is_no_comment(words: str) -> None:
    chat = chat_of(RESIDENT, state=State.RESOLVED).taps("f:rate:7:3:satisfied").says(words)
    chat.sees_only("comment-none").is_free()
    assert len(chat.done) == 1


def test_whose_answer_it_is_stands_before_it() -> None:
    view = seen_by(Role.RESIDENT, state=State.RESOLVED)
    for flow in ("rate", "sort_out"):
        text = render.ask("zh", Ask(flow, "verdict", 1, show={"case": view}), **WHEN).text
        assert text.startswith("周代表说：五盏灯都换好了\n")
    nobody = seen_by(Role.RESIDENT, state=State.RESOLVED, handler="")
    text = render.ask("zh", Ask("sort_out", "verdict", 1, show={"case": nobody}), **WHEN).text
    assert text.startswith("工作人员说：")


def test_a_resident_is_no_he() -> None:
    card = render.say(
        "zh", Say("case", {"case": seen_by(Role.REPRESENTATIVE, words="路灯\n坏了五盏")}), **WHEN
    ).card
    assert card is not None
    assert ("居民原话", "路灯 / 坏了五盏") in card.facts and "他说" not in dict(card.facts)
    done = Say("resolve-done", {"case": seen_by(Role.REPRESENTATIVE, state=State.RESOLVED), "asked": None})
    assert "他" not in render.say("zh", done, **WHEN).text


def test_a_voice_to_be_typed_up_says_what_is_to_be_done() -> None:
    task = TaskView(8, "type_up", seen_by(Role.CLERK), NOW)
    message = render.say("zh", Say("queue", {"tasks": (task,), "count": 1}), **WHEN)
    assert "把语音写成文字 · <b>60748-1</b>" in message.text


def test_a_legal_route_is_called_so() -> None:
    view = seen_by(Role.RESIDENT, state=State.CLOSED, outcome=Outcome.REFERRED)
    assert "要走法律途径" in render.notice("zh", "closed-residents", view, **WHEN).text


def test_english_is_spoken_plainly() -> None:
    assert render.say("en", Say("language-done"), **WHEN).text == "OK, English from now on."


@pytest.mark.parametrize(
    ("roles", "name", "said"),
    [
        (
            {Role.RESIDENT, Role.REPRESENTATIVE},
            "周代表",
            "周代表，您好。您的身份是代表，以后事情就发到这里。",
        ),
        ({Role.CLERK}, "周科员", "周科员，您好。您的身份是工作人员，以后事情就发到这里。"),
        ({Role.SUPERVISOR, Role.LEADER}, "梁主任", "梁主任，您好。您的身份是领导，以后事情就发到这里。"),
        ({Role.RESIDENT}, "", "您好。以后事情就发到这里。"),
    ],
)
def test_who_is_invited_is_greeted_as_who_they_are(roles: set[Role], name: str, said: str) -> None:
    chat = Chat(World(Person(3, name, roles=frozenset(roles)))).commands("start", "Ab3_Ab3_Ab3_Ab3_")
    (told,) = chat.sees_only("join-done").said
    message = render.say("zh", told, **WHEN)
    assert message.text == said
    assert message.buttons
