"""The table of working days: seeded, read, changed; a running office notices."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot import folder
from bot.config import load
from bot.workdays import BadRow, calendar, library, library_years, listed
from cases.calendar import Duration
from storage import tables, workdays
from storage.database import Database
from storage.workdays import Day
from tests.bot.test_cli import huiyin
from tests.cases.scenes import at
from tests.whole.scenes import reports
from tests.world import World

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


@pytest.fixture(name="data")
def _data(tmp_path: Path) -> Path:
    """A folder as `huiyin migrate` leaves it."""
    data = tmp_path / "data"
    data.mkdir()
    folder.migrate(data)
    return data


def test_a_new_database_knows_what_the_library_knows(data: Path) -> None:
    database = Database(data / folder.DATABASE)
    with database.reading() as connection:
        known = calendar(load(None, {}), workdays.read(connection))
    database.close()
    assert known.years == frozenset(library_years())
    assert not known.is_workday(date(2026, 10, 1))
    assert known.is_workday(date(2026, 10, 10))
    assert known.add(at("2026-12-30 10:00"), Duration(5, "wd")).provisional


def test_what_the_staff_changed_is_not_seeded_again(data: Path) -> None:
    database = Database(data / folder.DATABASE)
    with database.writer.begin() as connection:
        workdays.settle(connection, Day(date(2026, 10, 9), works=False, note="台风"))
        workdays.load(connection, 2025, [], "nothing", NOW)
    folder.migrate(data)
    with database.reading() as connection:
        days = workdays.read(connection)
        year, differing = workdays.year(connection, 2025)
    database.close()
    assert date(2026, 10, 9) in days.off
    assert year is not None
    assert (year.source, year.loaded_at, differing) == ("nothing", NOW, ())


def test_the_configuration_goes_before_the_table(tmp_path: Path) -> None:
    file = tmp_path / "config.yaml"
    file.write_text(
        "calendar:\n  holidays: {2027: [2027-05-06]}\n  workdays: {2026: [2026-10-07], 2027: [2027-05-08]}\n"
    )
    table = workdays.Days(frozenset({date(2026, 10, 7)}), frozenset({date(2027, 5, 6)}), frozenset({2026}))
    known = calendar(load(file, {}), table)
    assert known.is_workday(date(2026, 10, 7))
    assert not known.is_workday(date(2027, 5, 6))
    assert known.is_workday(date(2027, 5, 8))
    assert known.years == {2026, 2027}  # who lists a year's holidays knows the year


def test_every_bad_row_of_a_file_is_named() -> None:
    rows = ("日期,班休,说明", "2027-01-01,off", "2027-02-30,off", "2026-02-07,off", "", "2027-02-07,maybe")
    text = "\n".join((*rows, "2027-01-01,work"))
    days, bad = listed(text.encode("utf-8-sig"), 2027)
    assert [row.line for row in bad] == [3, 4, 6, 7]
    assert [day.day for day in days] == [date(2027, 1, 1)]
    assert isinstance(bad[0], BadRow)
    assert listed(b"2027-02-07,work\n", 2027)[1][0].en.startswith("no day off")


def test_a_file_may_come_from_a_spreadsheet() -> None:
    days, bad = listed("2027/1/1,休,元旦\r\n2027/2/7,班,调休，补周一\r\n".encode("gb18030"), 2027)
    assert bad == ()
    assert days == (
        Day(date(2027, 1, 1), False, "元旦"),
        Day(date(2027, 2, 7), True, "调休，补周一"),
    )


def test_a_running_office_notices_what_another_process_changes(world: World) -> None:
    office = world.app.office
    before = office.calendar
    world["resident"].says("/start")
    assert office.calendar is before  # nothing is made anew for nothing
    other = Database(world.folder / folder.DATABASE)
    with other.writer.begin() as connection:
        workdays.settle(connection, Day(date(2026, 12, 8), works=False))
        workdays.load(connection, 2027, library(2026)[:0], "none", NOW)
    other.close()
    assert office.calendar.is_workday(date(2026, 12, 8))
    world["resident"].says("/start")
    assert not office.calendar.is_workday(date(2026, 12, 8))
    assert 2027 in office.calendar.years


def test_a_deadline_moves_with_the_day_it_falls_on(world: World) -> None:
    reports(world["resident"])
    (case,) = world.rows(tables.cases)
    assert case.deadline == at("2026-12-08 17:30")  # a Tuesday
    said = huiyin("workdays", "set", "2026-12-08", "off", "--note", "台风", "--data", str(world.folder))
    assert said.exit_code == 0
    assert "2026-12-08  周二  休  台风" in said.output
    assert f"{case.number}  期限  2026-12-08 17:30 → 2026-12-09 17:30" in said.output
    (case,) = world.rows(tables.cases)
    assert case.deadline == at("2026-12-09 17:30")
    world["resident"].says("/cases")
    assert world.audit() == ()


def test_the_commands_say_what_to_do(data: Path, tmp_path: Path) -> None:
    def said(*words: str) -> tuple[int, str]:
        result = huiyin("workdays", *words, "--data", str(data))
        return result.exit_code, result.output + result.stderr

    code, text = said("show", "2027")
    assert code == 0
    assert "huiyin workdays load 2027" in text
    code, text = said("load", "2027")
    assert code == 2
    assert "2027-01-01,off,元旦" in text
    assert said("load", "2027", str(tmp_path / "none.csv"))[0] == 2
    file = tmp_path / "2027.csv"
    file.write_text("2027-01-01,off,元旦\n2027-01-02,of,\n", "utf-8")
    code, text = said("load", "2027", str(file))
    assert code == 2
    assert "2027.csv:2" in text
    assert "一天也没有载入" in text
    assert "还没载入" in said("show", "2027")[1]
    file.write_text("2027-01-01,off,元旦\n", "utf-8")
    assert said("load", "2027", str(file))[0] == 0
    assert "来源 2027.csv" in said("show", "2027")[1]
    assert said("set", "2026-10-09", "off", "--note", "台风")[0] == 0
    code, text = said("load", "2026")
    assert code == 0
    assert "不再单列：2026-10-09  周五  休  台风" in text
    assert "来源 chinese_calendar" in said("show", "2026")[1]
    assert said("set", "2026-13-08", "off")[0] == 2
    assert said("set", "2026-10-08", "off", "--note", "长" * 81)[0] == 2
    assert huiyin("workdays", "show", "2026", "--data", str(tmp_path / "nowhere")).exit_code == 1
