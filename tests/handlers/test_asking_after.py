"""How is it going, and hurry up: asked in so many words, nothing is added to the case."""

import pytest

from cases.commands import Act
from cases.model import Action
from handlers import phrases
from tests.handlers.chat import REPRESENTATIVE, RESIDENT, Chat, World, view

AFTER = (
    "我的事怎么样了",
    "怎么样了",
    "办得怎么样了？",
    "我上次反映的问题有进展吗",
    "修好了没有",
    "到哪一步了",
    "Any news?",
)
URGES = ("催一下", "麻烦你们快点", "能不能抓紧办啊", "怎么还没人来修", "Please hurry up")
NEITHER = ("路灯怎么样修", "快点把路灯修好", "怎么还没人来修路灯，天黑了", "进展村的路灯", "有人催我交钱")


@pytest.mark.parametrize("words", AFTER)
@pytest.mark.parametrize("thread", [0, 7])
def test_asking_after_a_matter_shows_it(words: str, thread: int) -> None:
    chat = Chat(World(RESIDENT, {7: view(may="add write withdraw")}, thread=thread)).says(words)
    chat.sees_only("case").is_free()
    assert chat.done == []


@pytest.mark.parametrize("words", URGES)
@pytest.mark.parametrize("thread", [0, 7])
def test_urging_urges(words: str, thread: int) -> None:
    world = World(RESIDENT, {7: view(may="add write urge")}, thread=thread)
    Chat(world).says(words).is_done(Act(7, Action.URGE)).sees("urge-done")
    Chat(World(RESIDENT, {7: view(may="add")})).says(words).sees_only("case")


@pytest.mark.parametrize("words", [AFTER[0], URGES[0]])
def test_with_several_matters_or_none_the_list_is_shown(words: str) -> None:
    chat = Chat(World(RESIDENT, {7: view(7, may="urge"), 8: view(8, may="urge")})).says(words)
    chat.sees_only("mine")
    Chat(World(RESIDENT)).says(words).sees_only("mine-none")


def test_to_the_resident_such_words_are_a_message() -> None:
    world = World(REPRESENTATIVE, {7: view(may="write", mine=True)}, in_hand=(7,), thread=7)
    chat = Chat(world).says("修好了没有")
    assert [(one.case, one.words) for one in chat.done] == [(7, "修好了没有")]  # type: ignore[union-attr]


@pytest.mark.parametrize("words", NEITHER)
def test_more_than_that_is_said_for_the_case(words: str) -> None:
    assert not phrases.asks_after(words) and not phrases.urges(words)


def test_a_mistyped_number_is_no_message_to_the_representative() -> None:
    world = World(RESIDENT, {7: view(may="add write")}, thread=7)
    Chat(world).says("60099-9").sees_only("number-unknown")
    chat = Chat(world).says("13800000001")
    assert chat.done, "a telephone number is told"


def test_the_last_digit_may_be_left_out_of_ones_own_number() -> None:
    seen = view(60748, may="add")
    Chat(World(RESIDENT, {60748: seen})).says(seen.number.rpartition("-")[0]).sees_only("case")
