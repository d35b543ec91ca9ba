"""`huiyin import` and `huiyin export`: people, units, stations and districts as files, in and out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from bot.cli import WRONG, Config, DataFolder, Force, _kept, _said, _settings, _wrong, app, err, out

if TYPE_CHECKING:
    from bot.roster.columns import Kind
    from bot.roster.known import Known
    from bot.roster.plan import Bad, Plan
    from bot.settings import Settings
    from storage.work import Work

T = TypeVar("T")

MAPS = (".geojson", ".json")
_WHAT = "[people|districts|units|stations] FILE"
What = Annotated[
    list[str] | None,
    typer.Argument(
        help="人员 people、区划 districts、单位 units、联络站 stations，不写就是全部；再写文件 · "
        "What, everything if left out, and the file",
        metavar=_WHAT,
    ),
]


@app.command(name="import")
def import_(
    what: What = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="只预览，不写入 · Preview only; write nothing")
    ] = False,
    skip_bad: Annotated[
        bool, typer.Option("--skip-bad", help="跳过有误的行，写入其余的 · Pass over rows that are not right")
    ] = False,
    template: Annotated[
        Path | None,
        typer.Option("--template", help="写一份空的样表 · Write an empty sample workbook", metavar="FILE"),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="盖掉已有的样表 · Overwrite the sample that is there")
    ] = False,
    config: Config = None,
    data: DataFolder = None,
) -> None:
    """导入代表、工作人员、单位、联络站、区划和边界 · Bring in people, units, stations, districts, borders."""
    settings = _settings(config, data, None)
    with _said(settings) as zh:
        if template is not None:
            _template(template, zh, force)
            return
        kind, file = _meant(what, zh)
        if file.suffix.lower() in MAPS:
            _map(settings, file, zh, dry_run=dry_run, skip_bad=skip_bad)
        else:
            _tables(settings, file, kind, zh, dry_run=dry_run, skip_bad=skip_bad)


@app.command()
def export(
    what: What = None,
    force: Force = False,
    config: Config = None,
    data: DataFolder = None,
) -> None:
    """导出成文件，改好可以再导入 · Write them into a file that can be imported again."""
    settings = _settings(config, data, None)
    with _said(settings) as zh:
        from bot.clock import Clock
        from bot.logs import note
        from bot.roster import geojson, store, writing
        from bot.roster.columns import Kind
        from storage import districts, people

        _kept(settings)
        kind, file = _meant(what, zh)
        now, place = Clock().now(), settings.data
        kinds = [kind] if kind is not None else list(Kind)
        if file.suffix.lower() in MAPS:
            tree, drawn = store.looking(
                place, now, lambda work: (people.tree(work), districts.polygons(work))
            )
            count, personal = len(drawn), False
            writing.save(file, geojson.written(tree, drawn), force=force)
        else:
            known = store.looking(place, now, store.known)
            count, personal = sum(len(known.of(k)) for k in kinds), Kind.PEOPLE in kinds
            writing.write(file, writing.pages(known, kinds, "zh" if zh else "en"), force=force)
        exported = {"what": kind.value if kind else "everything", "records": count}
        note(
            place.folder,
            now,
            "export",
            file=file.name,
            **exported,
            personal_data="yes" if personal else "no",
        )
        _say(zh, "roster-exported", count=str(count), file=str(file))
        if personal:
            _say(zh, "roster-personal")


def _meant(words: Sequence[str] | None, zh: bool) -> tuple[Kind | None, Path]:
    """What is asked for, by its English or Chinese name, and the file."""
    from bot.roster.columns import TITLES, Kind

    names: dict[str, Kind | None] = {"all": None, "全部": None}
    names |= {name.lower(): kind for kind in Kind for name in (kind.value, *TITLES[kind])}
    match words or []:
        case [file] if file.lower() not in names:
            return None, Path(file)
        case [what, file] if what.lower() in names:
            return names[what.lower()], Path(file)
    _wrong(
        zh,
        "这样写：huiyin import people 名册.xlsx。people 可换成 districts、units、stations，不写就是全部。",
        "Write: huiyin import people roster.xlsx. Or districts, units, stations; left out, everything.",
    )


def _template(file: Path, zh: bool, force: bool) -> None:
    from bot.roster import writing

    writing.write(file, writing.template("zh" if zh else "en"), force=force)
    _say(zh, "roster-template", file=str(file))


def _tables(
    settings: Settings, file: Path, kind: Kind | None, zh: bool, *, dry_run: bool, skip_bad: bool
) -> None:
    from bot.clock import Clock
    from bot.roster import columns, report, sheets, store
    from bot.roster.known import Known
    from bot.roster.planning import compare

    tables, left = columns.tables(sheets.read(file), kind, file.name)
    now = Clock().now()
    topics, language = tuple(settings.assignment.topics), settings.office.language

    def planned(known: Known) -> Plan:
        return compare(tables, known, topics, language)

    plan = planned(_looking(settings, store.known) or Known())
    if not dry_run and (skip_bad or not plan.bad):
        from bot.rearranging import of_settings

        def written(work: Work) -> Plan:
            return store.write(work, of_settings(settings, work), planned(store.known(work)))

        plan = store.writing(settings.data, now, written)
    say = "zh" if zh else "en"
    for line in report.changes(plan, say):
        out.print(line, markup=False)
    out.print(report.summary(say, report.counts(plan, [table.kind for table in tables], say)))
    for table in tables:
        if table.unused:
            _say(zh, "roster-unused", sheet=table.title, columns="、".join(table.unused))
    if left:
        _say(zh, "roster-left", sheets="、".join(left))
    for what, count in plan.ignored.items():
        _say(zh, what, count=str(count))
    changes = list(plan.changes())
    new = sum(change.id < 0 for change in changes)
    _end(settings, file, plan.bad, (new, len(changes) - new), zh, dry_run=dry_run, skip_bad=skip_bad)
    if not dry_run and any(change.kind is columns.Kind.PEOPLE and change.id < 0 for change in changes):
        _say(zh, "roster-invite")


def _map(settings: Settings, file: Path, zh: bool, *, dry_run: bool, skip_bad: bool) -> None:
    from bot.clock import Clock
    from bot.roster import geojson, report, store
    from storage import districts, people, roster
    from words.fluent import sentence

    def compare(work: Work) -> geojson.Drawn:
        return geojson.compare(file, people.tree(work), districts.polygons(work))

    def draw(work: Work) -> geojson.Drawn:
        drawn = compare(work)
        for id, polygons in (drawn.new | drawn.changed).items():
            roster.put_polygons(work, id, polygons)
        return drawn

    drawn = _looking(settings, compare) or geojson.compare(file, {}, {})
    if not dry_run and (skip_bad or not drawn.bad):
        drawn = store.writing(settings.data, Clock().now(), draw)
    say = "zh" if zh else "en"
    numbers = (len(drawn.new), len(drawn.changed))
    counts = {sentence(say, "roster-map", {}): (*numbers, drawn.same, len(drawn.bad))}
    out.print(report.summary(say, counts))
    _end(settings, file, drawn.bad, numbers, zh, dry_run=dry_run, skip_bad=skip_bad)


def _looking(settings: Settings, do: Callable[[Work], T]) -> T | None:
    """What is found in the database; None where there is none yet."""
    from bot.clock import Clock
    from bot.folder import DATABASE
    from bot.roster import store

    there = (settings.data.folder / DATABASE).is_file()
    return store.looking(settings.data, Clock().now(), do) if there else None


def _end(
    settings: Settings,
    file: Path,
    bad: Sequence[Bad],
    numbers: tuple[int, int],
    zh: bool,
    *,
    dry_run: bool,
    skip_bad: bool,
) -> None:
    """Every bad row with its reason, and whether anything was written; if so, a line in the log."""
    from bot.clock import Clock
    from bot.logs import note
    from bot.roster import report

    for line in report.reasons("zh" if zh else "en", bad):
        err.print(line, markup=False)
    new, changed = numbers
    if bad and not skip_bad:
        _say(zh, "roster-refused", count=str(len(bad)))
        raise typer.Exit(WRONG)
    if dry_run:
        _say(zh, "roster-would")
        return
    note(
        settings.data.folder,
        Clock().now(),
        "import",
        file=file.name,
        new=new,
        changed=changed,
        passed_over=len(bad),
    )
    if not (new or changed):
        _say(zh, "roster-nothing")
    else:
        _say(zh, "roster-done", new=str(new), changed=str(changed), bad=str(len(bad)))


def _say(zh: bool, what: str, **values: str) -> None:
    from words.fluent import sentence

    out.print(sentence("zh" if zh else "en", what, values), markup=False)
