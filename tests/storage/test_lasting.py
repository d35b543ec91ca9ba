"""What a transaction may rely on from the one before, and when it may not."""

import sqlite3
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text, update

from cases.people import Person, Role
from storage import cases, chats, people
from storage import tables as t
from storage.lasting import MOST, Lasting
from storage.work import Work
from tests.storage.box import NOON, Box
from tests.storage.rows import case as a_case

RESIDENT = Person(0, "李", "zh", frozenset({Role.RESIDENT}))


class Writer:
    """Transactions one after another, as the writer has them."""

    def __init__(self, box: Box) -> None:
        self.box, self.lasting = box, Lasting()

    def __enter__(self) -> Work:
        self._connection = self.box.database.writer.connect()
        self._began = self._connection.begin()
        self.lasting.begun(self._connection)
        self.work = Work(self._connection, NOON, self.lasting)
        return self.work

    def __exit__(self, failed: type[BaseException] | None, *_: object) -> None:
        if failed is None:
            self.work.flush()
            self.lasting.ended(self._connection)
            self._began.commit()
        else:
            self._began.rollback()
            self.lasting.clear()
        self._connection.close()


@pytest.fixture(name="writer")
def _writer(box: Box) -> Writer:
    return Writer(box)


def anna(work: Work) -> chats.Chat:
    return chats.look(work, [("web", "anna")])["web", "anna"]


def arrives(writer: Writer, where: str = "anna", channel: str = "web") -> chats.Chat:
    with writer as work:
        [chat] = chats.welcome(work, [(channel, where, RESIDENT)])
        chats.keep(work, chat, NOON)
    return chat


def test_a_chat_is_read_once(writer: Writer) -> None:
    arrives(writer)
    with writer as work:
        first = anna(work)
    with writer as work:
        assert anna(work) is first


def test_what_another_process_commits_is_read_anew(writer: Writer) -> None:
    arrives(writer)
    with writer as work:
        assert anna(work).person.language == "zh"
    elsewhere = sqlite3.connect(writer.box.database.path)
    elsewhere.execute("UPDATE people SET language = 'en'")
    elsewhere.commit()
    elsewhere.close()
    with writer as work:
        assert anna(work).person.language == "en"


def test_what_is_written_past_the_writer_is_read_anew(writer: Writer) -> None:
    arrives(writer)
    with writer.box.work() as work:
        work.execute(update(t.people).values(language="en"))
    with writer as work:
        assert anna(work).person.language == "en"


def test_a_statement_that_may_touch_anything_is_read_anew(writer: Writer) -> None:
    arrives(writer)
    with writer as work:
        anna(work)
        work.execute(update(t.people).values(language="en"))
        assert anna(work).person.language == "en"
        work.execute(text("UPDATE people SET language = 'zh'"))
        assert anna(work).person.language == "zh"


def test_nothing_lasts_of_a_transaction_that_failed(writer: Writer) -> None:
    chat = arrives(writer)

    def fails() -> None:
        with writer as work:
            people.change(work, anna(work).person, language="en")
            assert people.load(work, [chat.person.id])[chat.person.id].language == "en"
            anna(work).counter = 7
            raise ValueError

    with pytest.raises(ValueError):
        fails()
    with writer as work:
        assert (anna(work).person.language, anna(work).counter) == ("zh", 0)


def test_who_changes_in_one_chat_has_changed_in_the_other(writer: Writer) -> None:
    first = arrives(writer)
    second = arrives(writer, "anna", "telegram")
    with writer as work:
        chats.belongs_to(work, second, first.person)
        chats.keep(work, second, NOON)
    with writer as work:
        people.change(work, anna(work).person, phone="13800000001")
    with writer as work:
        both = chats.look(work, [("web", "anna"), ("telegram", "anna")])
        assert [chat.person.phone for chat in both.values()] == ["13800000001"] * 2


def test_where_somebody_is_reached_follows_where_they_speak_and_who_blocks(writer: Writer) -> None:
    first, second = arrives(writer), arrives(writer, "anna", "telegram")
    person = first.person.id

    def reached(work: Work) -> list[str]:
        return [chat.channel for chat in chats.of_people(work, [person]).get(person, [])]

    with writer as work:
        assert reached(work) == ["web"]
        chats.belongs_to(work, second, first.person)
        assert set(reached(work)) == {"web", "telegram"}
    with writer as work:
        work.now += timedelta(minutes=1)
        chats.keep(work, chats.look(work, [("telegram", "anna")])["telegram", "anna"], NOON)
        assert reached(work) == ["telegram", "web"]
    with writer as work:
        chats.blocked(work, second.id)
        assert reached(work) == ["web"]
    with writer as work:
        chats.keep(work, chats.look(work, [("telegram", "anna")])["telegram", "anna"], NOON)
        assert len(reached(work)) == 2, "whoever speaks is reached again"


def test_who_blocks_without_having_spoken_since_the_start_is_not_reached_either(writer: Writer) -> None:
    chat = arrives(writer)
    writer.lasting.clear()
    with writer as work:
        assert chats.of_people(work, [chat.person.id])
    with writer as work:
        chats.blocked(work, chat.id)
    with writer as work:
        assert chats.of_people(work, [chat.person.id]) == {}


def test_somebody_is_told_in_the_language_they_chose_last(writer: Writer) -> None:
    chat = arrives(writer)
    with writer as work:
        [here] = chats.of_people(work, [chat.person.id])[chat.person.id]
        people.change(work, here.person, language="en")
    with writer as work:
        [here] = chats.of_people(work, [chat.person.id])[chat.person.id]
        assert here.person.language == "en"


def test_a_draft_that_went_is_gone(writer: Writer) -> None:
    chat = arrives(writer)
    with writer as work:
        mine = anna(work)
        mine.session = chats.Session("report", {}, {})
        chats.keep(work, mine, NOON)
    with writer as work:
        assert anna(work).session is not None
        chats.drop(work, chat.id)
        assert anna(work).session is None


def test_a_representative_who_is_new_or_goes_away_is_known(writer: Writer) -> None:
    with writer as work:
        assert people.representatives(work) == []
    with writer as work:
        number = people.add(work, Person(0, "周明", "zh", frozenset({Role.REPRESENTATIVE})))
    with writer as work:
        [known] = people.representatives(work)
        people.change(work, known, away_from=NOON, away_until=NOON + timedelta(days=1))
    with writer as work:
        assert [(p.id, p.is_away(NOON)) for p in people.representatives(work)] == [(number, True)]


def test_numbers_go_on_where_they_were(writer: Writer) -> None:
    with writer as work:
        first = cases.next_id(work, 60001)
        second = cases.next_id(work, 60001)
    assert (first, second) == (60001, 60002)


def test_too_much_is_forgotten_rather_than_kept_for_ever(writer: Writer) -> None:
    arrives(writer)
    writer.lasting.update((("filler", n), n) for n in range(MOST))
    with writer as work:
        assert len(work.lasting) == 0
        assert anna(work).id


def test_a_case_is_kept_in_mind_until_it_is_written(writer: Writer) -> None:
    with writer as work:
        number = a_case(work)
        held = cases.load(work, [number])[number]
        cases.keep(work, held, [], {})
    with writer as work:
        assert cases.kept(work)[number][0] is held
        cases.write(work, held, replace(held, next_step="warn"), [])
        assert number not in cases.kept(work)


@pytest.mark.parametrize("table", ["cases", "parties", "subjects", "event_words"])
def test_a_case_is_read_anew_after_a_statement_about_cases(writer: Writer, table: str) -> None:
    with writer as work:
        number = a_case(work)
        cases.keep(work, cases.load(work, [number])[number], [], {})
        changed = update(t.metadata.tables[table])
        work.execute(changed.values({"seq" if table == "cases" else "case_id": number}))
        assert cases.kept(work) == {}


def test_so_many_cases_are_kept_and_no_more(writer: Writer) -> None:
    with writer as work:
        number = a_case(work)
        held = cases.load(work, [number])[number]
        for other in range(cases.KEPT + 5):
            cases.keep(work, replace(held, case=replace(held.case, id=other + 1)), [], {})
        assert len(cases.kept(work)) <= cases.KEPT
