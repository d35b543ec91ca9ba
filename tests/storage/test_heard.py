"""What was written under which message: where it went, and what it costs to find that."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import select

from storage import heard
from storage.tables_talk import heard as rows
from storage.work import Work
from tests.storage.box import Box
from tests.storage.test_lasting import Writer


@pytest.fixture(name="writer")
def _writer(box: Box) -> Writer:
    return Writer(box)


@contextmanager
def watched(work: Work) -> Iterator[list[str]]:
    """Every look at what was heard."""
    asked: list[str] = []
    driver: Any = work.connection.connection.driver_connection
    driver.set_trace_callback(lambda said: "FROM heard" in said and asked.append(said))
    yield asked
    driver.set_trace_callback(None)


def gone(box: Box) -> dict[str, int | None]:
    """message → the case where it went."""
    with box.work() as work:
        return {row.message: row.case_id for row in work.rows(select(rows))}


def test_where_nothing_was_heard_it_is_not_looked_for_again(box: Box, writer: Writer) -> None:
    chat = box.chat()
    with writer as work:
        heard.went(work, chat, 1, "路灯坏了")
    with writer as work, watched(work) as asked:
        heard.went(work, chat, 2, "水管漏了")
        heard.forget_draft(work, chat)
    assert asked == []


def test_what_is_heard_after_a_look_goes_where_its_words_go_without_another(box: Box, writer: Writer) -> None:
    chat = box.chat()
    with writer as work:
        heard.went(work, chat, 1, "您好")
    with writer as work, watched(work) as asked:
        heard.hear(work, chat, "m1", "路灯坏了")
        heard.hear(work, chat, "m2", "水管漏了")
        heard.went(work, chat, 2, "路灯坏了\n晚上看不见")
        heard.went(work, chat, 3, "路灯坏了")
    assert asked == []
    assert gone(box) == {"m1": 2, "m2": None}


def test_an_edit_counts_and_what_is_given_up_goes(box: Box, writer: Writer) -> None:
    chat = box.chat()
    with writer as work:
        heard.hear(work, chat, "m1", "路灯坏了")
        heard.hear(work, chat, "m2", "水管漏了")
        heard.went(work, chat, 1, "别的")
        heard.edited(work, chat, "m1", "路灯都坏了")
        heard.went(work, chat, 2, "路灯都坏了")
        heard.forget_draft(work, chat)
    assert gone(box) == {"m1": 2}


def test_what_was_written_past_us_is_found(box: Box, writer: Writer) -> None:
    chat = box.chat()
    with writer as work:
        heard.went(work, chat, 1, "路灯坏了")
    with box.work() as past:
        heard.hear(past, chat, "m1", "路灯坏了")
    with writer as work:
        heard.went(work, chat, 2, "路灯坏了")
    assert gone(box) == {"m1": 2}
