"""What residents type where a place is asked: as they call it, yes and more, no, or something else."""

import pytest

from cases.model import Place
from tests.handlers.cast import COUNTY
from tests.handlers.chat import Chat, World
from tests.handlers.test_place import at_the_place, place

QINGTANG, LIUCUN = COUNTY[1], COUNTY[3]


def at_the_question() -> Chat:
    """“Is that in 柳村?”"""
    return at_the_place().says("柳村小学").sees("ask-place-match")


def at_the_offer(**world: object) -> Chat:
    """“Is it in 青塘乡?”, which the words named."""
    world.setdefault("me", World().me)
    return Chat(World(**world)).says("青塘路灯坏了").presses("complaint").sees("ask-report-where")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "yes",
    [
        "是",
        "对",
        "嗯",
        "是的。",
        "对对对",
        "嗯嗯",
        "是啊",
        "在",
        "就是这里",
        "对的没错",
        "没错",
        "对，就那儿",
        "yes",
    ],
)
def test_a_yes_is_one(yes: str) -> None:
    assert place(at_the_question().says(yes)) == Place("柳村小学", 4)
    assert place(at_the_offer().says(yes)) == Place("青塘乡", 2)


@pytest.mark.parametrize(
    ("yes", "more"),
    [
        ("是的在3号楼", "3号楼"),
        ("对，后门那儿", "后门那儿"),
        ("嗯，就在桥头", "桥头"),
        ("Yes, the back gate", "the back gate"),
    ],
)
def test_a_yes_with_more_keeps_the_more_precise_place(yes: str, more: str) -> None:
    assert place(at_the_question().says(yes)) == Place(f"柳村小学，{more}", 4)
    assert place(at_the_offer().says(yes)) == Place(f"青塘乡{more}", 2)
    chat = Chat(World(drawn={31: 5})).says("路灯坏了").presses("complaint").is_at(31.5, 119.2)
    assert place(chat.sees("ask-place-at").says(yes)) == Place(f"梅村{more}", 5, 31.5, 119.2)


def test_a_word_more_without_a_yes_is_asked_about_with_it() -> None:
    chat = at_the_question().says("3号楼").sees("ask-place-match")
    assert chat.ask.show == {"text": "柳村小学，3号楼", "district": "柳村"}
    assert place(chat.says("是")) == Place("柳村小学，3号楼", 4)
    assert place(at_the_question().says("3号楼").says("不是").presses("here")) == Place("柳村小学，3号楼")


@pytest.mark.parametrize("leads", ["就在", "就是", "我在", "是在"])
def test_what_leads_up_to_a_place_is_left_out(leads: str) -> None:
    assert place(at_the_place().says(f"{leads}桥头").presses(2).presses("here")) == Place("青塘乡桥头", 2)


@pytest.mark.parametrize("words", ["等一下", "好的", "发送", "你们什么时候修？"])
def test_what_is_no_place_at_all_is_asked_again(words: str) -> None:
    at_the_place().says(words).sees("invalid-place", "ask-report-where")
    if not words.endswith("？") and words != "好的":
        at_the_question().says(words).sees("invalid-choice", "ask-place-match")


def test_a_yes_with_what_lies_within_is_there_and_with_what_lies_elsewhere_is_no_yes() -> None:
    assert place(at_the_offer().says("是的，在梅村")) == Place("梅村", 5)
    assert place(at_the_offer().says("是在白石镇")) == Place("白石镇", 3)
    at_the_question().says("是在白石镇桥头").sees("ask-place-match")


@pytest.mark.parametrize(
    "no", ["不是", "不是的", "不在那", "不是那里", "不对。", "不在柳村", "不是青塘乡", "No"]
)
def test_a_no_asks_where_else(no: str) -> None:
    chat = at_the_question() if "青塘" not in no else at_the_offer()
    chat.says(no).sees("ask-place-list")


@pytest.mark.parametrize(
    "no",
    ["不是，在青塘乡", "不是在柳村，是在青塘乡", "不对，青塘乡", "不是，应该是青塘乡", "no, it's in 青塘乡"],
)
def test_a_no_with_another_place_is_that_place(no: str) -> None:
    assert place(at_the_question().says(no)) == Place("青塘乡柳村小学", 2), "what was written before, too"


@pytest.mark.parametrize(
    "words", ["灯坏了三天了", "都没人管", "水管漏水", "晚上看不见", "请你们快点来", "I need help, please"]
)
def test_what_is_plainly_no_place_joins_the_words_and_it_is_asked_again(words: str) -> None:
    for chat, asks in (
        (at_the_place(), "ask-report-where"),
        (at_the_offer(), "ask-report-where"),
        (at_the_question(), "ask-place-match"),
        (at_the_place().presses("list"), "ask-place-list"),
        (at_the_place().says("桥头"), "ask-place-unknown"),
    ):
        chat.says(words).sees("kept-words", asks)
        assert chat.answers("words")["words"].endswith(f"灯坏了\n{words}")


@pytest.mark.parametrize(
    "words", ["坏了的路灯那里", "垃圾站旁边", "臭水沟", "停水的那栋楼", "三组", "太平路2号", "那边", "帮扶站"]
)
def test_what_could_be_one_is_one(words: str) -> None:
    assert place(at_the_place().says(words).presses("here")) == Place(words)


def test_it_may_be_left_as_it_was_written() -> None:
    for words in ("说不准", "不知道", "没有", "都不是", "跳过"):
        assert place(at_the_place().says("老王家门口").sees("ask-place-unknown").says(words)) == Place(
            "老王家门口"
        )
    assert place(at_the_question().says("不知道")) == Place("柳村小学"), (
        "nor is the district taken for granted"
    )


def test_a_district_that_is_likely_is_offered() -> None:
    chat = Chat(World(likely=LIUCUN)).says("路灯坏了").presses("complaint")
    assert (chat.ask.show, chat.ask.options[0].value) == ({"district": "柳村"}, "named")
    assert place(chat.presses("named")) == Place("柳村", 4)


def test_it_is_offered_for_what_is_in_no_list_in_one_press() -> None:
    chat = Chat(World(likely=LIUCUN)).says("路灯坏了").presses("complaint").says("老王家门口")
    assert chat.sees("ask-place-match").ask.show == {"text": "老王家门口", "district": "柳村"}
    assert place(chat.presses(True)) == Place("柳村老王家门口", 4)
    chat = Chat(World(likely=LIUCUN)).says("路灯坏了").presses("complaint").says("老王家门口")
    assert place(chat.presses(False).sees("ask-place-list").presses("here")) == Place("老王家门口")


def test_it_is_asked_about_where_a_position_lies_in_no_known_shape() -> None:
    chat = Chat(World(likely=LIUCUN)).says("路灯坏了").presses("complaint").is_at(40.5, 119.2)
    assert place(chat.sees("ask-place-at").presses(True)) == Place("柳村", 4, 40.5, 119.2)


def test_what_the_words_name_goes_before_it() -> None:
    assert at_the_offer(likely=LIUCUN).ask.show == {"district": QINGTANG.name}


# In danger


def in_danger(**world: object) -> Chat:
    return Chat(World(**world), slow=True).says("煤气漏了快来人")  # type: ignore[arg-type]


def sent(chat: Chat) -> tuple[str, Place]:
    chat.sees("ask-report-send").presses("send")
    made = chat.done[-1]
    return made.words, made.place  # type: ignore[union-attr]


def test_in_danger_what_is_typed_is_the_place_and_nothing_is_assumed() -> None:
    assert sent(in_danger(likely=LIUCUN).waits().says("就在老王家门口"))[1] == Place("老王家门口")
    assert sent(in_danger(likely=LIUCUN).waits().is_at(40.5, 119.2))[1] == Place("", None, 40.5, 119.2)
    assert sent(in_danger(likely=LIUCUN).waits().presses("named"))[1] == Place("柳村", 4), (
        "what they say is not"
    )


def test_a_place_in_the_same_burst_is_offered_and_stays_in_the_words() -> None:
    chat = in_danger().says("在老王家门口").waits().sees("ask-report-where")
    assert (chat.ask.show["district"], chat.ask.options[0].value) == ("老王家门口", "said")
    for goes_on in ("是", "发送", "对的"):
        again = in_danger().says("在老王家门口").waits().says(goes_on)
        assert sent(again) == ("煤气漏了快来人\n在老王家门口", Place("老王家门口"))
    assert sent(chat.presses("said"))[1] == Place("老王家门口")
    chat = in_danger().says("柳村3号").waits().presses("said")
    assert sent(chat)[1] == Place("柳村3号", 4)
    chat = Chat(slow=True).says("柳村小学煤气漏了").says("后门那儿").waits().sees("ask-report-where")
    assert chat.ask.show == {"district": "柳村后门那儿"}
    assert sent(chat.says("对"))[1] == Place("柳村后门那儿", 4)
    assert sent(in_danger(likely=LIUCUN).waits().says("发送"))[1] == Place(), "nor is what is only likely"
    assert sent(in_danger().says("在老王家门口").waits().says("白石镇"))[1] == Place("白石镇", 3)


@pytest.mark.parametrize("more", ["快点", "救命啊", "快来人啊", "家里没人", "满屋都是味"])
def test_what_else_comes_in_the_burst_is_no_place(more: str) -> None:
    chat = in_danger().says(more).waits().sees("ask-report-where")
    assert "said" not in [option.value for option in chat.ask.options]
    assert sent(chat.says("发送")) == (f"煤气漏了快来人\n{more}", Place())


def test_an_answer_and_more_in_one_burst() -> None:
    chat = in_danger().waits().says("老王家门口").says("快点来人").waits()
    assert sent(chat) == ("煤气漏了快来人\n快点来人", Place("老王家门口"))
    chat = in_danger().waits().says("快点来人").says("老王家门口").waits()
    words, where = sent(chat.says("发送"))
    assert (words, where) == ("煤气漏了快来人\n快点来人\n老王家门口", Place("老王家门口"))


def test_danger_typed_where_a_place_is_asked_is_no_place() -> None:
    chat = at_the_place("楼道有味").says("煤气漏了").sees("danger", "ask-report-where")
    assert sent(chat.says("柳村3号")) == ("楼道有味\n煤气漏了", Place("柳村3号", 4))
    chat = at_the_question().says("着火了").sees("danger", "ask-report-send")
    assert sent(chat) == ("路灯坏了\n着火了", Place("柳村小学", 4))


def test_nor_is_it_anybodys_name() -> None:
    chat = at_the_place().presses("skip").presses("none").presses("unit").sees("ask-report-whom")
    assert sent(chat.says("楼里着火了").sees("danger")) == ("路灯坏了\n楼里着火了", Place())
    chat = at_the_place().presses("skip").presses("none").presses("representative").says("楼里着火了")
    chat.sees("danger", "ask-report-whom")


def test_however_long_it_is_it_is_read_at_once() -> None:
    for said in ("嗯" * 4000 + "。。x", "是，" * 2000 + "x", "没了" * 2000 + "x", "不是" * 2000, "就" * 4000):
        at_the_question().says(said)
        at_the_place().says(said)


def test_a_mark_behind_it_is_no_part_of_it() -> None:
    assert place(at_the_place().says("白石镇！")) == Place("白石镇", 3)
    assert place(at_the_place().says("桥头。。").presses("here")) == Place("桥头")
