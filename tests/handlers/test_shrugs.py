"""Whoever cannot say, or has nothing, says so: at every question of a report, in their own words."""

from collections.abc import Callable

import pytest

from cases.commands import OpenCase
from cases.model import Kind, Place
from handlers.shown import Similar
from tests.handlers.chat import NOW, STRANGER, Chat, World, view

LAMP = "路灯坏了"
SHRUGS = (
    *("不知道", "说不准", "随便", "没有", "跳过", "不用", "不用了", "没照片", "不会拍", "不知道算哪类"),
    *(
        "算了。",
        "我也说不清楚",
        "手机不会弄",
        "没有照片了",
        "No",
        "none",
        "Skip it",
        "don't know",
        "I don’t know",
    ),
    *("no photos", "not sure", "dunno", "没得", "木有照片"),
)
ALIKE = Similar(7, Kind.COMPLAINT, ("路灯",), "柳村", None, NOW, 2, "周代表")


def begun(words: str = LAMP, world: World | None = None) -> Chat:
    return Chat(world).says(words)


def at_the_pictures() -> Chat:
    return begun().presses("complaint").presses("skip").sees("ask-report-pictures")


def about() -> Chat:
    return at_the_pictures().presses("none").sees("ask-report-about")


def drawn() -> World:
    return World(drawn={31: 5})


QUESTIONS: dict[str, Callable[[], Chat]] = {
    "words": lambda: Chat().taps("f:report").sees("ask-report-words"),
    "kind": begun,
    "kind.others": lambda: begun().presses("other"),
    "where": lambda: begun().presses("complaint").sees("ask-report-where"),
    "where, named": lambda: begun("青塘路灯坏了").presses("complaint").sees("ask-report-where"),
    "where, in danger": lambda: Chat().says("煤气漏了").sees("ask-report-where"),
    "match": lambda: begun().presses("complaint").says("柳村小学").sees("ask-place-match"),
    "at": lambda: begun(world=drawn()).presses("complaint").is_at(31.5, 119.2).sees("ask-place-at"),
    "list": lambda: begun().presses("complaint").presses("list").sees("ask-place-list"),
    "list below": lambda: begun().presses("complaint").presses("list").presses(3).sees("ask-place-list"),
    "unknown": lambda: begun().presses("complaint").says("桥头").sees("ask-place-unknown"),
    "pictures": at_the_pictures,
    "more pictures": lambda: at_the_pictures().shows(1),
    "twin": lambda: begun(world=World(similar=(ALIKE,))).presses("complaint").presses("skip").presses("none"),
    "about": about,
    "whom": lambda: about().presses("unit").sees("ask-report-whom"),
    "share": lambda: about().presses("nobody").sees("ask-report-share"),
    "name": lambda: told(STRANGER).presses(True).sees("ask-report-name"),
    "phone": lambda: told(STRANGER).presses(True).says("王阿姨").sees("ask-report-phone"),
    "desk": lambda: begun("检举村里").presses("misconduct").sees("ask-report-desk"),
    "accused": lambda: accused().sees("ask-report-accused"),
    "send": lambda: about().presses("nobody").presses(False).sees("ask-report-send"),
    "edit": lambda: about().presses("nobody").presses(False).presses("edit").sees("ask-report-edit"),
}
STAY = {"words", "whom", "desk", "send"}
"""There a shrug says nothing that could be gone by; everywhere else it is an answer."""


def told(who: object) -> Chat:
    chat = Chat(World(who)).says(LAMP).presses("complaint").presses("skip").presses("none")  # type: ignore[arg-type]
    return chat.presses("nobody").sees("ask-report-share")


def accused() -> Chat:
    return begun("检举村里").presses("misconduct").presses("desk").presses("skip").presses("none")


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_shrug_is_a_word_of_the_matter_or_a_place(question: str) -> None:
    for shrug in SHRUGS:
        chat = QUESTIONS[question]()
        before, asked = words(chat), chat.ask.number
        chat.says(shrug)
        assert words(chat) == before, shrug
        assert shrug not in place(chat), (question, shrug)
        if question not in STAY:
            assert chat.session is None or chat.ask.number != asked, f"{shrug!r} is no answer to {question}"


def words(chat: Chat) -> str:
    kept = chat.session.answers.get("words", {"is": {}}) if chat.session is not None else {"is": {}}
    said: str = kept["is"].get("words", "")
    return said


def place(chat: Chat) -> str:
    """Whatever is recorded of it, and what would be sent."""
    if chat.session is None:
        return ""
    kept = [value["is"] for key, value in chat.session.answers.items() if key.startswith("where")]
    return f"{kept} {getattr(chat.ask.show.get('where'), 'text', '')}"


@pytest.mark.parametrize(
    "shrug", ["没有", "没照片", "不会拍", "不用了", "跳过", "不知道", "发送", "no photos"]
)
def test_at_the_pictures_it_goes_on(shrug: str) -> None:
    chat = at_the_pictures().says(shrug).sees("ask-report-about")
    assert chat.answers("pictures") == {"files": [], "done": True}


@pytest.mark.parametrize("said", ["有", "等一下", "等一下我去拍", "我找找", "好", "嗯", "哦", "哎呀", "中"])
def test_what_only_says_that_they_are_coming_is_no_word_either(said: str) -> None:
    chat = at_the_pictures().says(said).sees("invalid-photos", "ask-report-pictures")
    assert words(chat) == LAMP


@pytest.mark.parametrize("more", ["灯坏了三天了", "没有人管", "晚上看不见", "13800000001"])
def test_what_says_more_still_joins(more: str) -> None:
    chat = at_the_pictures().says(more).sees("kept-words", "ask-report-pictures")
    assert words(chat) == f"{LAMP}\n{more}"


def test_a_shrug_right_after_the_words_does_not_join_them() -> None:
    chat = Chat(slow=True).says(LAMP).says("不知道算哪类").waits().sees("ask-report-where")
    assert words(chat) == LAMP


@pytest.mark.parametrize("said", ["不知道", "没有", "发送", "算了，不说了"])
def test_what_is_no_matter_is_asked_about_again(said: str) -> None:
    Chat().taps("f:report").says(said).sees("invalid-matter", "ask-report-words")


@pytest.mark.parametrize(
    "said", ["您好", "同志你好", "我想反映个事", "我有件事想说", "想问个问题", "我要投诉"]
)
def test_nor_is_a_greeting_or_that_there_is_something(said: str) -> None:
    chat = Chat().taps("f:report").says(said).sees("invalid-opening", "ask-report-words")
    assert words(chat.says(LAMP).sees("ask-report-kind")) == LAMP
    chat = Chat(slow=True).says(LAMP).says(said).waits().sees("ask-report-kind")
    assert words(chat) == LAMP


def test_what_is_sent_twice_is_said_once() -> None:
    assert words(Chat(slow=True).says(LAMP).says(LAMP).says("五盏").says(LAMP).waits()) == f"{LAMP}\n五盏"


def test_who_says_that_there_is_something_is_asked_what() -> None:
    chat = Chat().says("我想反映个事").sees("invalid-opening", "ask-report-words").says(LAMP)
    assert words(chat.sees("ask-report-kind")) == LAMP
    Chat(World(cases={7: view(may="add")})).says("我想反映个事").sees("ask-report-words")
    Chat().says("同志你好").sees("greeting").is_free()


@pytest.mark.parametrize("said", ["我想反映路灯坏了", "我们家有事没人管", "问一下低保", "我有三个孩子"])
def test_what_says_something_is_a_matter(said: str) -> None:
    assert words(Chat().says(said).sees("ask-report-kind")) == said


@pytest.mark.parametrize("said", ["不知道", "没有", "发送", "算了不说了", "没事了"])
def test_outside_any_conversation_it_gets_the_menu(said: str) -> None:
    Chat().says(said).sees("menu").is_free()


def test_a_whole_report_of_shrugs() -> None:
    chat = begun().says("不知道算哪类").says("说不准").says("不会拍").says("没有").says("不知道").says("发送")
    (made,) = chat.done
    assert isinstance(made, OpenCase)
    assert (made.words, made.place, made.about, made.shares_contact) == (LAMP, Place(), "", False)


def test_a_neighbours_case_is_joined_or_not_in_so_many_words() -> None:
    for said, asks in (
        ("不是", "ask-report-about"),
        ("不知道", "ask-report-about"),
        ("是的", "ask-report-share"),
    ):
        QUESTIONS["twin"]().says(said).sees(asks)


def test_the_desk_is_agreed_to_in_so_many_words() -> None:
    QUESTIONS["desk"]().says("对").sees("ask-report-where")
    QUESTIONS["desk"]().says("不是").sees("ask-report-kind")


@pytest.mark.parametrize("said", ["不是单位", "没有反映谁", "也不是代表", "不投诉谁"])
def test_nobody_is_meant(said: str) -> None:
    about().says(said).sees("ask-report-share")


def test_whom_the_words_name_is_meant_by_a_yes() -> None:
    chat = Chat().says("周明不接电话").presses("complaint").presses("skip").presses("none").says("是")
    chat.sees("ask-report-share").presses(False).presses("send")
    assert chat.done[-1].about == "周明"  # type: ignore[union-attr]
    about().says("是").sees("invalid-choice", "ask-report-about")


@pytest.mark.parametrize("said", ["好", "可以", "发送", "行"])
def test_an_assent_is_nobodys_name(said: str) -> None:
    chat = QUESTIONS["name"]().says(said).sees("invalid-text", "ask-report-name")
    chat.says("王阿姨").sees("ask-report-phone")


def test_a_telephone_number_is_kept_wherever_it_is_typed() -> None:
    chat = QUESTIONS["send"]().says("13877778888").sees("kept-words", "ask-report-send")
    assert words(chat) == f"{LAMP}\n13877778888"


@pytest.mark.parametrize("said", ["Complaint", "投诉吧", "算投诉", "应该是投诉类的吧"])
def test_the_kind_may_be_typed(said: str) -> None:
    begun().says(said).sees("ask-report-where")


def test_whoever_does_not_want_to_send_it_gives_it_up() -> None:
    QUESTIONS["send"]().says("不发了").sees_only("cancelled").is_free()
