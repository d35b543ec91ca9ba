"""Where a messenger shows what a row has said, and whether its buttons hold."""

from typing import Any

from storage import unsaying
from storage.tables import outbox
from storage.unsaying import Shown
from tests.storage.box import Box


def sent(box: Box, chat: int, text: str, message: str, **more: Any) -> int:
    """A message that stands in the chat."""
    box.put(chat, text, **more)
    with box.work() as work:
        work.change(outbox, {"dedupe_key": text}, state="sent", message_id=message)
    return int(box.row(text).id)


def shown(box: Box, number: int) -> Shown | None:
    with box.work() as work:
        return unsaying.shown(work, number)


def lives(box: Box, number: int) -> bool:
    found = shown(box, number)
    assert found is not None
    return found.live


def test_a_card_lives_until_a_newer_one_shows_its_case(box: Box) -> None:
    anna, case, other = box.chat("telegram"), box.case(), 7
    card = sent(box, anna, "card", "1", about=case)
    sent(box, anna, "menu", "2")
    sent(box, anna, "another case", "3", about=other)
    assert lives(box, card)
    newer = sent(box, anna, "as it stands now", "4", about=case)
    assert not lives(box, card) and lives(box, newer)


def test_what_shows_no_case_lives_while_it_is_the_last(box: Box) -> None:
    anna = box.chat("telegram")
    question = sent(box, anna, "question", "1")
    assert lives(box, question)
    sent(box, anna, "more", "2")
    assert not lives(box, question)


def test_what_something_else_took_the_place_of_stands_nowhere(box: Box) -> None:
    anna = box.chat("telegram")
    first = sent(box, anna, "first", "1")
    second = sent(box, anna, "second", "1", instead="1")
    assert shown(box, first) is None
    found = shown(box, second)
    assert found is not None and (found.chat, found.message) == (anna, "1")


def test_a_page_reads_like_its_row_and_what_has_not_arrived_stands_nowhere(box: Box) -> None:
    on_a_page = sent(box, box.chat("web"), "page", "1")
    anna = box.chat("telegram")
    box.put(anna, "waits")
    assert shown(box, on_a_page) is None and shown(box, box.row("waits").id) is None
