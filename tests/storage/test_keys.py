"""Personal data lies sealed; what was written before is read, and sealed when the keys change."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, select

from storage import keys, rotation, schema, telephones
from storage import people as persons
from storage.database import Database
from storage.keys import Keys, Unreadable
from storage.tables import chats, people, sessions
from storage.work import Work
from tests.storage.rows import NOW, case, person

OLD, NEW = keys.new(), keys.new()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = Database(tmp_path / "huiyin.db")
    schema.migrate(made.writer)
    made.close()
    return tmp_path


class Opened:
    """The database with these keys."""

    def __init__(self, folder: Path, *masters: bytes) -> None:
        self.database = Database(folder / "huiyin.db", Keys(masters))

    def __enter__(self) -> Work:
        self._connection = self.database.writer.connect()
        self._began = self._connection.begin()
        self.work = Work(self._connection, NOW)
        return self.work

    def __exit__(self, *_: object) -> None:
        self.work.flush()
        self._began.commit()
        self._connection.close()
        self.database.close()


def raw(work: Work, what: str) -> list[Any]:
    """As it lies there."""
    work.flush()
    driver: Any = work.connection.connection.driver_connection
    return [value for (value,) in driver.execute(f"SELECT {what}")]


def renewed(work: Work, most: int = 1) -> int:
    place, done = rotation.Place(), 0
    while rows := rotation.renew(work, place, most):
        done += rows
    return done


def test_what_is_written_is_bytes_and_is_read_as_it_was(folder: Path) -> None:
    with Opened(folder, OLD) as work:
        number = person(work, "李大爷")
        (kept,) = raw(work, "name FROM people")
        assert isinstance(kept, bytes) and kept[:5] == Keys([OLD]).head
        assert len(kept) == len("李大爷".encode()) + 33
        assert persons.load(work, [number])[number].name == "李大爷"
        assert raw(work, "phone FROM people") == [""]  # what is empty says nothing


def test_the_same_name_never_lies_there_twice_the_same(folder: Path) -> None:
    with Opened(folder, OLD) as work:
        person(work), person(work)
        one, other = raw(work, "name FROM people")
        assert one != other


def test_what_goes_to_the_driver_directly_is_sealed_and_opened_too(folder: Path) -> None:
    state = select(sessions.c.state)
    with Opened(folder, OLD) as work:
        row = {"channel": "web", "address": "a", "person_id": person(work), "seen_at": NOW}
        chat = work.insert(chats, **row)
        work.add(sessions, chat_id=chat, state={"words": "路灯"}, started_at=NOW, next_action_at=NOW)
        assert "路灯".encode() not in raw(work, "state FROM sessions")[0]
        for _ in range(3):
            assert [row.state for row in work.rows(state)] == [{"words": "路灯"}]
        work.change(sessions, {"chat_id": chat}, state={})
        assert [row.state for row in work.rows(state)] == [{}]


def test_text_from_before_is_read_as_it_is(folder: Path) -> None:
    with Opened(folder) as work:
        number = person(work, "李大爷")
        assert raw(work, "name FROM people") == ["李大爷"]
    with Opened(folder, OLD) as work:
        assert persons.load(work, [number])[number].name == "李大爷"


def test_without_its_key_it_is_an_error_not_garbage(folder: Path) -> None:
    with Opened(folder, OLD) as work:
        person(work)
    for masters in ((), (NEW,)):
        with Opened(folder, *masters) as work, pytest.raises(Unreadable) as refused:
            work.rows(select(people.c.name))
        assert refused.value.values["key"] == Keys([OLD]).current


def test_what_was_damaged_is_an_error_too(folder: Path) -> None:
    with Opened(folder, OLD) as work:
        person(work)
        (kept,) = raw(work, "name FROM people")
        driver: Any = work.connection.connection.driver_connection
        driver.execute("UPDATE people SET name = ?", [kept[:-1] + bytes([kept[-1] ^ 1])])
        with pytest.raises(Unreadable):
            work.rows(select(people.c.name))


def test_new_keys_seal_and_old_ones_still_open(folder: Path) -> None:
    with Opened(folder, OLD) as work:
        person(work, "李大爷")
    with Opened(folder, NEW, OLD) as work:
        person(work, "张大妈")
        assert [row.name for row in work.rows(select(people.c.name))] == ["李大爷", "张大妈"]
        assert rotation.counted(work) == {Keys([OLD]).current: 1, Keys([NEW]).current: 1}


@pytest.mark.parametrize("before", [(OLD,), ()], ids=["sealed", "text"])
def test_everything_is_laid_under_the_new_key(folder: Path, before: tuple[bytes, ...]) -> None:
    with Opened(folder, *before) as work:
        for name in "甲乙丙":
            person(work, name)
        case(work, words="路灯坏了", place="青塘路")
    with Opened(folder, NEW, OLD) as work:
        assert renewed(work) == 4  # three people, one case
        assert set(rotation.counted(work)) == {Keys([NEW]).current}
        assert renewed(work) == 0
    with Opened(folder, NEW) as work:
        assert [row.name for row in work.rows(select(people.c.name))] == ["甲", "乙", "丙"]


def test_who_is_stopped_half_way_goes_on_with_the_rest(folder: Path) -> None:
    with Opened(folder, OLD) as work:
        for name in "甲乙丙丁":
            person(work, name)
    with Opened(folder, NEW, OLD) as work:
        assert rotation.renew(work, rotation.Place(), 3) == 3
    with Opened(folder, NEW, OLD) as work:
        assert renewed(work) == 1


def test_a_telephone_is_found_whatever_key_it_was_kept_under(folder: Path) -> None:
    def called(work: Work, phone: str) -> list[str]:
        return [person.name for person in telephones.found(work, phone)]

    with Opened(folder, OLD) as work:
        persons.add(work, persons.Person(0, "王小明", phone="13911112222"))
        persons.add(work, persons.Person(0, "没有电话"))
        assert called(work, "13911112222") == ["王小明"] and called(work, "") == []
        assert "13911112222" not in str(raw(work, "phone_hash FROM people"))
    with Opened(folder, NEW, OLD) as work:
        assert called(work, "13911112222") == ["王小明"]
        renewed(work)
    with Opened(folder, NEW) as work:
        assert called(work, "13911112222") == ["王小明"]
        (known,) = telephones.found(work, "13911112222")
        persons.change(work, known, phone="13800000009")
        work.flush()
        assert called(work, "13911112222") == [] and called(work, "13800000009") == ["王小明"]


def test_a_key_is_known_to_be_in_use_until_it_is_retired(folder: Path) -> None:
    with Opened(folder, OLD) as work:
        rotation.in_use(work)
        rotation.in_use(work)
        assert list(rotation.used(work)) == [Keys([OLD]).current]
    with Opened(folder, NEW, OLD) as work:
        rotation.in_use(work)
        assert len(rotation.used(work)) == 2
        rotation.retire(work)
        assert list(rotation.used(work)) == [Keys([NEW]).current]


def test_an_error_does_not_say_what_people_said(folder: Path) -> None:
    with Opened(folder, OLD) as work:
        with pytest.raises(Exception, match="UNIQUE") as failed:
            for _ in range(2):
                work.connection.execute(insert(people).values(id=1, name="李大爷", created_at=NOW))
        assert "李大爷" not in str(failed.value)


@pytest.mark.parametrize("text", ["", "abc", "AAAA", "x" * 44])
def test_what_is_no_key_is_refused(text: str) -> None:
    if not text:
        assert keys.read(text) == ()
        return
    with pytest.raises(ValueError, match="not a key"):
        keys.read(text)


def test_keys_are_read_as_they_are_written() -> None:
    assert keys.read(f"{keys.written(NEW)},{keys.written(OLD)}\n") == (NEW, OLD)
