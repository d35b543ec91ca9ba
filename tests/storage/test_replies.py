"""Which of our messages somebody replies to."""

from storage import queue, replies
from tests.storage.box import Box


def test_every_part_of_a_message_is_that_message(box: Box) -> None:
    zhou, other, case = box.chat("telegram"), box.chat("telegram"), box.case()
    box.put(zhou, "an album, then words", case_id=case, what="wrote-residents")
    with box.work() as work:
        queue.sent(work, [(1, "9")])
        replies.in_parts(work, 1, ("7", "8"))
    with box.work() as work:
        told = case, "wrote-residents"
        assert [replies.replied(work, zhou, one) for one in "6789"] == [(0, ""), told, told, told]
        assert replies.replied(work, other, "7") == (0, "")


def test_another_account_numbers_its_parts_anew(box: Box) -> None:
    zhou, case = box.chat("telegram"), box.case()
    box.put(zhou, "an album, then words", case_id=case, what="wrote-residents")
    with box.work() as work:
        queue.sent(work, [(1, "9")])
        replies.in_parts(work, 1, ("7", "8"))
        replies.forget_messages(work, "telegram")
        assert [replies.replied(work, zhou, one) for one in "789"] == [(0, "")] * 3
