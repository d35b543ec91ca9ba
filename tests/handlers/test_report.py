"""A resident reports: the whole way, the short ways, and every kind of question on it."""

import pytest

from cases.commands import OpenCase
from cases.errors import NeedsWords
from cases.model import Kind, Place
from tests.handlers.chat import STRANGER, Chat, World


def summary(chat: Chat) -> Chat:
    """From the words to the summary by the shortest way, for a complaint."""
    chat.sees("ask-report-kind").presses("complaint").sees("ask-report-where").presses("named")
    chat.sees("ask-report-pictures").presses("none").sees("ask-report-about").presses("nobody")
    return chat.sees("ask-report-share").presses(False).sees("ask-report-send")


def test_free_text_starts_a_report_and_is_not_asked_again() -> None:
    chat = Chat().says("青塘路的路灯坏了五盏")
    summary(chat).presses("send").sees("report-done").is_free()
    chat.is_done(OpenCase(Kind.COMPLAINT, "青塘路的路灯坏了五盏", Place("青塘乡", 2)))


def test_a_newcomer_reads_about_privacy_before_the_first_question() -> None:
    Chat(first=True).says("路灯坏了").sees("privacy", "ask-report-kind")
    Chat(first=True).commands("start").sees("greeting", "privacy", "menu")
    chat = Chat(first=True).says("路灯坏了").presses("complaint")
    assert "privacy" not in [say.what for say in chat.said]


def test_the_likely_kind_is_offered_first() -> None:
    for words, likely in (
        ("路灯坏了", "complaint"),
        ("我想要一台轮椅", "wish"),
        ("建议增设一个垃圾桶", "suggestion"),
        ("公司拖欠工资", "petition"),
        ("请问医保怎么报销", "question"),
    ):
        option = Chat().says(words).ask.options[0]
        assert (option.value, option.main) == (likely, True), words
    assert not any(option.main for option in Chat().says("有件事情").ask.options)


def test_a_wish_is_not_asked_whom_it_is_about() -> None:
    chat = Chat().says("青塘路的孩子想要一套书").presses("wish").presses("named").presses("none")
    chat.sees("ask-report-share").presses(True).sees("ask-report-send").presses("send")
    assert chat.done[-1].shares_contact and chat.done[-1].kind is Kind.WISH


def test_name_and_phone_are_asked_only_of_those_who_share_and_have_none() -> None:
    chat = Chat(World(STRANGER)).says("青塘路灯坏了").presses("complaint").presses("skip").presses("none")
    chat.presses("nobody").presses(True).sees("ask-report-name").says("王阿姨")
    chat.sees("ask-report-phone").says("电话").sees("invalid-phone", "ask-report-phone")
    chat.says("+86 138-1234-5678").sees("ask-report-send").presses("send")
    assert (chat.done[-1].name, chat.done[-1].phone) == ("王阿姨", "13812345678")


def test_whom_a_complaint_is_about() -> None:
    chat = Chat().says("周明不接电话").presses("complaint").presses("skip").presses("none")
    assert "is:周明" in [option.value for option in chat.ask.options]
    chat.presses("unit").sees("ask-report-whom").says("自来水公司").presses(False).presses("send")
    assert chat.done[-1].about == "自来水公司"


def test_voice_may_be_the_words() -> None:
    chat = Chat().speaks(5).sees("ask-report-kind").presses("other").presses("question").presses("skip")
    chat.presses("none").presses(False).presses("send")
    assert (chat.done[-1].words, chat.done[-1].voice) == ("", (5,))


def test_a_photo_may_come_first() -> None:
    chat = (
        Chat()
        .shows(8)
        .sees("kept-pictures", "ask-report-words")
        .says("路灯坏了")
        .presses("complaint")
        .presses("skip")
    )
    chat.sees("ask-report-about").presses("nobody").presses(False).presses("send")
    assert chat.done[-1].pictures == (8,)


def test_a_photo_with_words_fills_both() -> None:
    chat = (
        Chat().shows(8, text="青塘路路灯坏了").sees("ask-report-kind").presses("complaint").presses("named")
    )
    chat.sees("ask-report-about").presses("nobody").presses(False).presses("send")
    assert (chat.done[-1].pictures, chat.done[-1].words) == ((8,), "青塘路路灯坏了")


def test_a_location_may_come_first() -> None:
    chat = (
        Chat().is_at(30.5, 119.2).sees("kept-where", "ask-report-words").says("路灯坏了").presses("complaint")
    )
    chat.sees("ask-place-list").presses(2).presses(4).sees("ask-report-pictures").presses("none")
    chat.presses("nobody").presses(False).presses("send")
    assert chat.done[-1].place == Place("柳村", 4, 30.5, 119.2)


def test_pictures_until_done() -> None:
    chat = Chat().says("青塘路灯坏了").presses("complaint").presses("named")
    assert [option.value for option in chat.ask.options] == ["none"]
    chat.shows(1, 2).sees("ask-report-pictures").shows(2, 3)
    assert chat.ask.show["count"] == 3
    chat.presses("done").sees("ask-report-about")
    assert chat.answers("pictures") == {"files": [1, 2, 3], "done": True}


def test_nine_pictures_are_enough() -> None:
    chat = Chat().says("青塘路灯坏了").presses("complaint").presses("named").shows(*range(1, 10))
    chat.sees("ask-report-about").shows(10)
    assert len(chat.answers("pictures")["files"]) == 9


def test_words_written_at_the_pictures_belong_to_the_words() -> None:
    chat = Chat().says("路灯坏了").presses("complaint").presses("skip").shows(1).says("一共五盏")
    chat.sees("kept-words", "ask-report-pictures")
    assert chat.answers("words")["words"] == "路灯坏了\n一共五盏"


def test_a_picture_is_kept_whenever_it_comes() -> None:
    chat = Chat().says("路灯坏了").shows(4).sees("kept-pictures", "ask-report-kind")
    chat.presses("complaint").presses("skip").sees("ask-report-about")
    assert chat.answers("pictures")["files"] == [4]


def test_a_typed_address_is_matched_and_confirmed() -> None:
    chat = Chat().says("路灯坏了").presses("complaint").says("柳村小学门口").sees("ask-place-match")
    assert chat.ask.show["district"] == "柳村"
    chat.presses(True).sees("ask-report-pictures")
    chat.presses("back").says("不是").sees("ask-place-list").presses("back").says("是的").sees(
        "ask-report-pictures"
    )


def test_an_address_that_names_nothing_leads_to_the_list() -> None:
    chat = Chat().says("路灯坏了").presses("complaint").says("我们小区").sees("ask-place-unknown")
    chat.presses("here").presses("none").presses("nobody").presses(False).presses("send")
    assert chat.done[-1].place == Place("我们小区")


def test_the_list_of_districts_is_walked_and_paged() -> None:
    chat = Chat().says("路灯坏了").presses("complaint").presses("list").presses(3)
    assert len(chat.ask.options) == 10  # eight, more, and “as far as this”
    chat.presses("more").presses(20).sees("ask-report-pictures")
    chat.presses("none").presses("nobody").presses(False).presses("send")
    assert chat.done[-1].place == Place("10号村", 20)


def test_as_far_as_one_knows_is_enough() -> None:
    chat = Chat().says("路灯坏了").presses("complaint").presses("list").presses(3).presses("here")
    chat.presses("none").presses("nobody").presses(False).presses("send")
    assert chat.done[-1].place == Place("白石镇", 3)


def test_empty_and_unreadable_words_are_refused_kindly() -> None:
    chat = Chat().taps("f:report").sees("ask-report-words")
    for nothing in ("", "   ", "\u200b\u200d", "\u202e", "。。。", "🙂"):
        chat.says(nothing).sees("invalid-empty", "ask-report-words")
    chat.says("路灯坏了").sees("ask-report-kind")


def test_too_long_is_told_how_much_and_the_draft_stays() -> None:
    chat = Chat().says("路" * 2100).sees("invalid-long", "ask-report-words")
    assert chat.turn.ask is not None and chat.turn.ask.again is not None
    assert chat.turn.ask.again.show == {"most": 2000, "count": 2100, "over": 100}
    chat.says("路灯坏了").sees("ask-report-kind")
    assert chat.answers("words")["words"] == "路灯坏了"


def test_the_rest_of_what_was_too_long_is_not_taken_for_the_whole() -> None:
    chat = Chat(slow=True).taps("f:report").waits().says("路" * 4096).says("灯" * 50)
    chat.sees("invalid-long", "ask-report-words")
    chat.waits().says("路灯坏了").sees("ask-report-kind")
    assert chat.answers("words")["words"] == "路灯坏了"


def test_any_answer_can_be_edited_from_the_summary_and_the_others_stay() -> None:
    chat = Chat().says("青塘路的路灯坏了五盏")
    summary(chat).presses("edit").sees("ask-report-edit").presses("pictures").sees("ask-report-pictures")
    chat.shows(6).presses("done").sees("ask-report-send").presses("edit").presses("kind")
    chat.presses("wish").sees("ask-report-send").presses("send")
    assert (chat.done[-1].kind, chat.done[-1].pictures, chat.done[-1].words) == (
        Kind.WISH,
        (6,),
        "青塘路的路灯坏了五盏",
    )


def test_back_leads_through_the_questions() -> None:
    chat = Chat().says("青塘路灯坏了").presses("complaint").presses("named").presses("back")
    chat.sees("ask-report-where").says("返回").sees("ask-report-kind").says("back").sees("ask-report-words")
    assert not chat.ask.back
    chat.commands("back").sees("ask-report-words")


def test_a_refused_command_says_why_and_asks_again_what_the_refusal_names() -> None:
    chat = Chat().says("青塘路的路灯坏了五盏")
    summary(chat)
    chat.refuse = NeedsWords(number="60748-1")
    chat.presses("send").sees("NeedsWords", "ask-report-words").says("路灯坏了五盏").sees(
        "report-done"
    ).is_free()
    assert chat.done[-1].words == "路灯坏了五盏"


def test_a_number_typed_is_the_option() -> None:
    Chat().says("路灯坏了").says("1").sees("ask-report-where")
    Chat().says("路灯坏了").says("9").sees("invalid-choice", "ask-report-kind")


@pytest.mark.parametrize("many", [2, 9])
def test_pictures_stay_when_one_goes_back(many: int) -> None:
    chat = Chat().says("路灯坏了").presses("complaint").presses("skip").shows(*range(1, many + 1))
    if many < 9:
        chat.presses("done")
    chat.sees("ask-report-about").presses("back")
    assert chat.answers("pictures")["files"] == list(range(1, many + 1))
    chat.sees("ask-report-pictures").presses("done").sees("ask-report-about")


@pytest.mark.parametrize("words", ["对", "好的", "可以", "发吧", "行", "Yes", "就这样。", "发送"])
def test_a_plain_yes_sends(words: str) -> None:
    summary(Chat().says("青塘路的路灯坏了五盏")).says(words).sees("report-done").is_free()


@pytest.mark.parametrize("words", ["不对", "改一下", "不行"])
def test_a_plain_no_is_asked_what_to_change(words: str) -> None:
    summary(Chat().says("青塘路的路灯坏了五盏")).says(words).sees("ask-report-edit")


def test_words_that_answer_no_choice_belong_to_the_matter() -> None:
    chat = Chat().says("路灯坏了").says("青塘村头还有一盏也坏了").sees("kept-words", "ask-report-kind")
    assert chat.answers("words")["words"] == "路灯坏了\n青塘村头还有一盏也坏了"
    chat.presses("complaint").presses("skip").presses("none").says("找过村里").sees("kept-words")
    chat.presses("nobody").presses(False).says("晚上看不见").sees("kept-words", "ask-report-send")
    chat.presses("send")
    assert chat.done[-1].words == "路灯坏了\n青塘村头还有一盏也坏了\n找过村里\n晚上看不见"


def test_a_voice_message_at_a_choice_belongs_to_the_matter() -> None:
    chat = Chat().says("路灯坏了").speaks(5).sees("ask-report-kind").presses("complaint")
    assert chat.answers("words") == {"words": "路灯坏了", "voice": [5]}


@pytest.mark.parametrize("words", ["是", "对", "9", "。。"])
def test_what_says_nothing_about_the_matter_is_not_kept(words: str) -> None:
    chat = Chat().says("路灯坏了").says(words).sees("invalid-choice", "ask-report-kind")
    assert chat.answers("words")["words"] == "路灯坏了"


def test_more_than_fits_is_said_at_once_and_the_rest_stays() -> None:
    chat = Chat().says("路灯坏了").says("长" * 2001).sees("invalid-long", "ask-report-kind")
    assert chat.answers("words")["words"] == "路灯坏了"


def test_few_kinds_are_offered_at_once_and_nobody_need_know() -> None:
    chat = Chat().says("楼道的事").sees("ask-report-kind")
    assert [option.value for option in chat.ask.options] == ["complaint", "wish", "suggestion", "other"]
    chat.presses("other")
    assert [option.value for option in chat.ask.options] == ["petition", "question", "misconduct", "unsure"]
    chat.presses("unsure").sees("ask-report-where")
    chat = Chat().says("公司拖欠工资").says("不知道算哪类").sees("ask-report-where")
    chat.presses("skip").presses("none").presses("nobody").presses(False).presses("send")
    (made,) = chat.done
    assert isinstance(made, OpenCase) and (made.kind, made.words) == (Kind.PETITION, "公司拖欠工资")
    Chat().says("楼道的事").says("检举").sees("ask-report-desk")


def test_danger_is_a_complaint_whatever_else_it_sounds_like() -> None:
    chat = Chat().says("煤气泄漏了，书记收红包不管").sees("danger", "ask-report-where").says("青塘乡")
    chat.presses("send")
    (made,) = chat.done
    assert isinstance(made, OpenCase) and (made.kind, made.urgent) == (Kind.COMPLAINT, True)
