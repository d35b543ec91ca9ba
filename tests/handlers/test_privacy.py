"""What is kept, agreed to, erased: the conversations."""

import pytest

from cases.commands import Forget, Share, TakeMine
from handlers.mine import Mine
from tests.handlers.chat import REPRESENTATIVE, RESIDENT, STRANGER, Chat, World, view


@pytest.mark.parametrize("said", ["我的资料", "我的信息", "My data"])
def test_what_is_kept_is_shown_and_given(said: str) -> None:
    mine = Mine("李大爷", "13800000001", "网页", cases=(view(),), count=1)
    chat = Chat(World(mine=mine)).says(said).sees_only("mydata").is_done(TakeMine())
    assert chat.said[0].show["name"] == "李大爷" and chat.said[0].show["cases"] == (view(),)


@pytest.mark.parametrize("said", ["删除", "删除我的信息", "忘了我", "Forget me"])
def test_erasing_is_asked_about_once(said: str) -> None:
    mine = Mine("李大爷", ends=("60001-1",), goes_on=("60002-2",), count=3)
    chat = Chat(World(mine=mine)).says(said)
    assert (chat.ask.flow, chat.ask.key) == ("forget", "sure")
    assert dict(chat.ask.show) == {"ends": "60001-1", "goes": "60002-2", "count": 3, "claimed": 0}
    chat.presses(True).sees_only("forget-done").is_done(Forget())


def test_saying_it_twice_asks_again_and_does_nothing() -> None:
    chat = Chat().says("删除").says("删除")
    assert chat.ask.key == "sure" and chat.done == []
    chat.presses(False).sees_only("forget-kept").is_free()
    assert {one.value for one in chat.said[-1].show["offers"]} == {"mine", "report"}
    assert chat.done == []


def test_what_is_half_said_is_given_up_for_it() -> None:
    chat = Chat().says("路灯坏了").says("删除")
    assert (chat.ask.flow, chat.ask.key) == ("forget", "sure")
    chat.presses(False).sees_only("forget-kept").is_free()


def test_what_changes_meanwhile_is_asked_about_anew() -> None:
    world = World(mine=Mine(ends=("60001-1",)))
    chat = Chat(world).says("删除")
    world.mine = Mine(ends=("60001-1", "60002-2"))
    chat.presses(True)
    assert chat.done == [] and chat.ask.show["ends"] == "60001-1、60002-2"
    chat.presses(True).is_done(Forget())


def test_who_has_cases_in_hand_hands_them_over_first() -> None:
    Chat(World(REPRESENTATIVE, mine=Mine(hands=2))).says("删除").sees_only("StillHasCases").is_free()


def test_the_agreement_is_taken_back() -> None:
    chat = Chat(World(RESIDENT, {7: view(may="share", shares=True)})).taps("f:share:7:3")
    chat.presses(True).sees("share-stopped").is_done(Share(7, False))
    chat = Chat(World(RESIDENT, {7: view(may="share", shares=True)})).taps("f:share:7:3")
    chat.presses(False).sees("share-as-it-was")


def test_it_is_given_later_with_what_is_not_known_yet() -> None:
    chat = Chat(World(STRANGER, {7: view(may="share")})).taps("f:share:7:3").presses(True)
    chat.says("王小明").says("139 1111 2222").is_done(Share(7, True, "王小明", "13911112222"))
    chat = Chat(World(RESIDENT, {7: view(may="share")})).taps("f:share:7:3")
    chat.presses(True).is_done(Share(7, True))  # both are known
