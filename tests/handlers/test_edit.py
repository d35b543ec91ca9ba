"""A part of the report is changed from the summary, or left as it is after all."""

from cases.model import Place
from tests.handlers.chat import STRANGER, Chat, World
from tests.words.people import WHEN
from words import render


def at_the_summary(*pictures: int) -> Chat:
    chat = Chat().says("青塘路的路灯坏了五盏").presses("complaint").presses("named")
    chat.shows(*pictures)
    if not pictures:
        chat.presses("none")
    elif len(pictures) < 9:
        chat.presses("done")
    return chat.presses("nobody").presses(False).sees("ask-report-send")


def edits(chat: Chat, part: str) -> Chat:
    return chat.presses("edit").presses(part)


def leaves_it(chat: Chat) -> Chat:
    """“不改了”."""
    assert chat.ask.keep
    return chat.taps(f"q:{chat.ask.number}:keep").sees("ask-report-send")


def test_the_old_words_are_shown_and_may_stay() -> None:
    chat = edits(at_the_summary(), "words").sees("ask-report-words")
    assert chat.ask.show["was"] == "青塘路的路灯坏了五盏"
    shown = render.ask("zh", chat.ask, **WHEN)
    assert "原来写的：青塘路的路灯坏了五盏" in shown.text and shown.buttons[-1][0].label == "不改了"
    leaves_it(chat).presses("send")
    assert chat.done[-1].words == "青塘路的路灯坏了五盏"
    edits(at_the_summary(), "words").says("路灯坏了").sees("ask-report-send").presses("send")


def test_pictures_are_shown_and_may_be_added_to() -> None:
    chat = edits(at_the_summary(1, 2), "pictures").sees("ask-report-pictures")
    assert chat.ask.show["count"] == 2
    assert [option.value for option in chat.ask.options] == ["done", "anew"]
    chat.shows(3).presses("done").sees("ask-report-send").presses("send")
    assert chat.done[-1].pictures == (1, 2, 3)


def test_pictures_may_be_sent_anew_or_left() -> None:
    chat = edits(at_the_summary(1, 2), "pictures").presses("anew").sees("ask-report-pictures")
    assert chat.ask.show["count"] == 0 and [o.value for o in chat.ask.options] == ["none"]
    chat.shows(4).presses("done").presses("send")
    assert chat.done[-1].pictures == (4,)
    chat = edits(at_the_summary(1, 2), "pictures").presses("anew")
    leaves_it(chat).presses("send")
    assert chat.done[-1].pictures == (1, 2)


def test_nine_pictures_may_be_changed_too() -> None:
    chat = edits(at_the_summary(*range(1, 10)), "pictures").sees("ask-report-pictures")
    chat.presses("done").sees("ask-report-send")
    edits(chat, "pictures").presses("anew").shows(20).presses("done").presses("send")
    assert chat.done[-1].pictures == (20,)


def test_every_part_may_be_left_as_it_was() -> None:
    chat = at_the_summary(1)
    for part in ("words", "kind", "where", "pictures", "about", "share"):
        leaves_it(edits(chat, part))
    chat.presses("edit").presses("none").sees("ask-report-send").presses("send")
    assert (chat.done[-1].place, chat.done[-1].pictures) == (Place("青塘乡", 2), (1,))


def test_half_a_new_place_leaves_nothing_behind() -> None:
    chat = edits(at_the_summary(), "where").says("柳村小学").sees("ask-place-match")
    leaves_it(chat).presses("send")
    assert chat.done[-1].place == Place("青塘乡", 2)


def test_who_shares_nothing_after_all() -> None:
    chat = Chat(World(STRANGER)).says("青塘路灯坏了").presses("complaint").presses("skip").presses("none")
    chat.presses("nobody").presses(True).says("王阿姨").says("13812345678").sees("ask-report-send")
    chat = leaves_it(edits(chat, "share"))
    edits(chat, "share").presses(True).sees("ask-report-name")
    leaves_it(chat).presses("send")
    assert (chat.done[-1].name, chat.done[-1].phone) == ("王阿姨", "13812345678")


def test_an_answered_part_is_not_left_as_it_was_later() -> None:
    chat = edits(at_the_summary(), "kind").presses("wish").sees("ask-report-send")
    assert chat.session is not None and "was" not in chat.session.answers and not chat.ask.keep
    chat.taps(f"q:{chat.ask.number}:keep").sees("ask-report-send", "toast-stale")
