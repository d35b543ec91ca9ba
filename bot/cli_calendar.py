"""The commands about time: `workdays` shows and changes the table of working days, `replan` follows it up."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from bot.cli import WRONG, Config, DataFolder, _kept, _said, _settings, _wrong, app, err, out

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from bot.replanning import Move
    from bot.settings import Settings
    from storage.database import Database
    from storage.workdays import Day

workdays = typer.Typer(
    help="工作日：哪天上班、哪天放假 · Working days: holidays and days made up for", no_args_is_help=True
)
app.add_typer(workdays, name="workdays")

Year = Annotated[int, typer.Argument(min=2000, max=2199, help="年份 · Year", metavar="YEAR")]


class Works(StrEnum):
    """What a day is."""

    WORK = "work"
    OFF = "off"


@workdays.command()
def show(year: Year, config: Config = None, data: DataFolder = None) -> None:
    """看一年的放假和补班 · A year's holidays and days made up for."""
    settings = _settings(config, data, None)
    with _said(settings) as zh:
        from bot.folder import beside
        from storage import workdays as rows

        _kept(settings)
        with beside(settings.data) as database, database.reading() as connection:
            known, days = rows.year(connection, year)
        for day in days:
            out.print(_line(day, zh), markup=False)
        for listed, works in ((settings.calendar.holidays, False), (settings.calendar.workdays, True)):
            for day_ in listed.get(year, ()):
                out.print(_line(rows.Day(day_, works, "config.yaml"), zh), markup=False)
        if known is None:
            _unknown(zh, year)
            return
        when = known.loaded_at.astimezone(settings.office.timezone).date()
        off, work = sum(not day.works for day in days), sum(day.works for day in days)
        out.print(
            f"{year} 年：放假 {off} 天，补班 {work} 天（来源 {known.source}，{when} 载入）。"
            if zh
            else f"{year}: {off} days off, {work} made up for (from {known.source}, loaded {when}).",
            markup=False,
        )


@workdays.command()
def load(
    year: Year,
    file: Annotated[
        Path | None,
        typer.Argument(help="CSV：日期,work|off,说明；程序知道的年份不用写 · CSV: date,work|off,note"),
    ] = None,
    config: Config = None,
    data: DataFolder = None,
) -> None:
    """载入一年的放假安排，重算期限 · Load a year's holidays; deadlines are computed again."""
    settings = _settings(config, data, None)
    with _said(settings) as zh:
        from bot.clock import Clock
        from bot.folder import beside
        from bot.workdays import LIBRARY, library, library_years
        from storage import workdays as rows

        _kept(settings)
        if file is not None:
            days, source = _read(file, year, zh), file.name[:40]
        elif year in library_years():
            days, source = library(year), LIBRARY
        else:
            newest = max(library_years())
            _wrong(
                zh,
                f"程序只知道到 {newest} 年的放假安排。国务院办公厅公布后写成 CSV 文件，每天一行："
                f"{year}-01-01,off,元旦（放假）或 {year}-02-07,work,调休（补班），"
                f"再运行：huiyin workdays load {year} 文件.csv",
                f"Holidays are known up to {newest} only. Write them into a CSV file, a line a day: "
                f"{year}-01-01,off,New Year or {year}-02-07,work,made up for; then run: "
                f"huiyin workdays load {year} FILE.csv",
            )
        with beside(settings.data) as database:
            now = Clock().now()
            with database.reading() as connection:
                _, before = rows.year(connection, year)
            _write(settings, database, lambda connection: rows.load(connection, year, days, source, now))
            listed = {day.day for day in days}
            for day in before:
                if day.day not in listed:
                    gone = "不再单列：" if zh else "no longer listed: "
                    out.print(f"{gone}{_line(day, zh)}", markup=False)
            out.print(
                f"{year} 年已载入，{len(days)} 天与平常不同。" if zh else f"{year}: {len(days)} days loaded."
            )
            _replanned(settings, database, zh)


@workdays.command(name="set")
def set_day(
    day: Annotated[str, typer.Argument(help="日期，如 2026-10-08 · Date", metavar="DATE")],
    works: Annotated[Works, typer.Argument(help="work 上班，off 放假 · work or off")],
    note: Annotated[str, typer.Option(help="说明 · Why")] = "",
    config: Config = None,
    data: DataFolder = None,
) -> None:
    """改一天：上班还是放假，重算期限 · Change one day; deadlines are computed again."""
    settings = _settings(config, data, None)
    with _said(settings) as zh:
        from bot.folder import beside
        from bot.workdays import day_of
        from storage import workdays as rows

        _kept(settings)
        if (found := day_of(day)) is None:
            _wrong(zh, f"“{day}”不是日期，写成 2026-10-08。", f"“{day}” is not a date; write 2026-10-08.")
        if len(note) > 80:
            _wrong(zh, "说明最多 80 个字。", "A note has at most 80 characters.")
        c = settings.calendar
        by_file = {*c.holidays.get(found.year, ()), *c.workdays.get(found.year, ())}
        if found in by_file:
            _wrong(
                zh,
                f"{found} 写在 config.yaml 的 calendar 里，以那里为准；要改就改那里。",
                f"{found} stands in config.yaml under calendar, which goes first; change it there.",
            )
        changed = rows.Day(found, works is Works.WORK, note.strip())
        with beside(settings.data) as database:
            _write(settings, database, lambda connection: rows.settle(connection, changed))
            out.print(_line(changed, zh), markup=False)
            _replanned(settings, database, zh)


@app.command()
def replan(
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="只看会动什么，不动 · Show what would move; move nothing")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="以 JSON 输出 · As JSON")] = False,
    config: Config = None,
    data: DataFolder = None,
) -> None:
    """改了跟进办法或工作日后，重算每件事的期限和下一步 · Compute deadlines and next steps again.

    改了 config.yaml 的，先重启服务。 If config.yaml was changed, restart the server first.
    """
    settings = _settings(config, data, None)
    with _said(settings) as zh:
        from bot.folder import beside

        _kept(settings)
        with beside(settings.data) as database:
            _replanned(settings, database, zh, dry_run=dry_run, as_json=as_json)


def _replanned(
    settings: Settings, database: Database, zh: bool, *, dry_run: bool = False, as_json: bool = False
) -> None:
    """Print what moves, then move it, then say how much it was."""
    from bot.clock import Clock
    from bot.replanning import Tally, foreseen
    from bot.replanning import replan as move

    now, tally, zone = Clock().now(), Tally(), settings.office.timezone
    if as_json:
        typer.echo('{"moves": [', nl=False)
    for place, one in enumerate(foreseen(settings, database, now, tally)):
        if as_json:
            typer.echo(f"{',' if place else ''}\n{_json(one)}", nl=False)
        else:
            typer.echo(_moved(one, zone, zh))
    if not dry_run:
        move(settings, database, now, [*tally.moving, *tally.silent])
    cases, moved = tally.cases, len(tally.moving)
    if as_json:
        typer.echo(f'\n], "cases": {cases}, "moved": {moved}, "dry_run": {json.dumps(dry_run)}}}')
    elif zh:
        typer.echo(f"重算 {cases} 件，{'会动' if dry_run else '动了'} {moved} 件。")
    else:
        typer.echo(f"{cases} cases computed again, {moved} {'would move' if dry_run else 'moved'}.")


_WHAT = {
    "deadline": ("期限", "deadline"),
    "provisional": ("暂按", "provisional"),
    "next_action_at": ("下次跟进", "next action"),
    "next_step": ("下一步", "next step"),
}


def _moved(move: Move, zone: ZoneInfo, zh: bool) -> str:
    was, becomes = (_value(value, zone, zh) for value in (move.before, move.after))
    return f"{move.number}  {_WHAT[move.what][not zh]}  {was} → {becomes}"


def _value(value: object, zone: ZoneInfo, zh: bool) -> str:
    match value:
        case bool():
            return ("是" if value else "否") if zh else ("yes" if value else "no")
        case datetime():
            return value.astimezone(zone).strftime("%Y-%m-%d %H:%M")
        case _:
            return str(value or "-")


def _json(move: Move) -> str:
    was, becomes = (
        value.isoformat() if isinstance(value, datetime) else value for value in (move.before, move.after)
    )
    return json.dumps({"number": move.number, "what": move.what, "from": was, "to": becomes})


def _read(file: Path, year: int, zh: bool) -> tuple[Day, ...]:
    """The days of a file; every row that cannot be taken is named, and then nothing is."""
    from bot.workdays import listed

    try:
        raw = file.read_bytes()
    except OSError as why:
        _wrong(zh, f"文件 {file} 读不了：{why.strerror}。", f"{file} cannot be read: {why.strerror}.")
    days, bad = listed(raw, year)
    for row in bad:
        err.print(f"{file}:{row.line}  {row.zh if zh else row.en}", markup=False)
    if bad:
        err.print("一天也没有载入。" if zh else "Nothing was loaded.")
        raise typer.Exit(WRONG)
    return days


def _write(settings: Settings, database: Database, do: Callable[[Connection], None]) -> None:
    from bot import turn

    with turn.asked(settings.data.folder), database.writer.begin() as connection:
        do(connection)


def _unknown(zh: bool, year: int) -> None:
    out.print(
        f"{year} 年的放假安排还没载入，落在那年的期限是暂按。载入：huiyin workdays load {year}"
        if zh
        else f"{year} is not loaded; deadlines in it are provisional. To load it: huiyin workdays load {year}"
    )


def _line(day: Day, zh: bool) -> str:
    name = ("一二三四五六日"[day.day.weekday()], "班" if day.works else "休")
    english = (day.day.strftime("%a"), "work" if day.works else "off")
    where, what = (f"周{name[0]}", name[1]) if zh else english
    return f"{day.day}  {where}  {what}  {day.note}".rstrip()
