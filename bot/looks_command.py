"""`huiyin looks`, `huiyin person`, `huiyin mydata`: who looked at whom, and what is kept of whom."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.cli import FAILED, Config, DataFolder, _kept, _said, _settings, _wrong, app, err, out

_WHAT = {
    "contact": ("姓名、电话", "name, telephone"),
    "search": ("按电话查找", "looked for by telephone"),
    "mydata": ("全部资料", "all that is kept"),
    "export": ("导出", "taken out"),
}


@app.command()
def looks(
    person: Annotated[
        int | None, typer.Option(help="看了谁的，写编号 · At whom, by id", metavar="ID")
    ] = None,
    case: Annotated[str, typer.Option(help="看了哪件事 · At which case", metavar="60001-2")] = "",
    by: Annotated[int | None, typer.Option(help="谁看的，写编号 · Who looked, by id", metavar="ID")] = None,
    config: Config = None,
    data: DataFolder = None,
) -> None:
    """谁在什么时候看过谁的姓名、电话 · Who has looked at whose personal data, and when."""
    settings = _settings(config, data, None)
    with _said(settings) as zh:
        if person is None and not case and by is None:
            _wrong(zh, "写上 --person、--case 或 --by。", "Give --person, --case or --by.")
        from bot.clock import Clock
        from bot.errands import looks as find

        _kept(settings)
        found = find(settings, Clock().now(), person=person, number=case, by=by)
        for look in found:
            what = _WHAT[look.what][0 if zh else 1]
            at = f"{look.at.astimezone(settings.office.timezone):%Y-%m-%d %H:%M}"
            who = look.viewer or ("命令行" if zh else "command line")
            out.print("  ".join(filter(None, (at, who, what, look.case, look.person))), markup=False)
        if not found:
            out.print("没有人看过。" if zh else "Nobody has looked.")


@app.command()
def person(
    phone: Annotated[str, typer.Argument(help="电话 · Telephone", metavar="13800000001")],
    config: Config = None,
    data: DataFolder = None,
) -> None:
    """按电话找人，给出编号；查找会记录 · Find somebody by telephone. That is noted."""
    settings = _settings(config, data, None)
    with _said(settings) as zh:
        from bot.clock import Clock
        from bot.errands import called

        _kept(settings)
        found = called(settings, Clock().now(), phone)
        for one in found:
            out.print(f"{one.id}  {one.name or '-'}", markup=False)
        if not found:
            err.print("没有这个电话。" if zh else "Nobody has this telephone.", markup=False)
            raise typer.Exit(FAILED)


@app.command()
def mydata(
    person: Annotated[int, typer.Option(help="谁的，写编号 · Whose, by id", metavar="ID")],
    into: Annotated[Path, typer.Option("--out", "-o", help="存到这个目录 · Save here", metavar="FOLDER")],
    config: Config = None,
    data: DataFolder = None,
) -> None:
    """替不用聊天的人取出他的全部资料；会记录 · All that is kept of somebody, for who cannot ask by chat."""
    settings = _settings(config, data, None)
    with _said(settings):
        from bot.clock import Clock
        from bot.errands import taken_out
        from bot.keys import put

        _kept(settings)
        into.mkdir(parents=True, exist_ok=True)
        for name, content in taken_out(settings, Clock().now(), person):
            put(into / name, content)
            out.print(into / name, markup=False)
