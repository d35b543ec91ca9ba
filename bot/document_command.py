"""`huiyin document`: the letters of a case, for staff who print, sign and file them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.cli import FAILED, Config, DataFolder, _kept, _said, _settings, app, err, out


@app.command()
def document(
    number: Annotated[str, typer.Argument(help="事项编号 · The case's number", metavar="60001-2")],
    into: Annotated[
        Path | None, typer.Option("--out", "-o", help="存到这个目录 · Save them here", metavar="FOLDER")
    ] = None,
    config: Config = None,
    data: DataFolder = None,
) -> None:
    """列出、取出信访文书 · List the letters of a petition, or save them."""
    settings = _settings(config, data, None)
    with _said(settings) as zh:
        from bot.clock import Clock
        from bot.errands import letters

        _kept(settings)
        found = letters(settings, Clock().now(), number, out=into is not None)
        if not found:
            err.print(f"{number} 没有文书。" if zh else f"{number} has no letters.", markup=False)
            raise typer.Exit(FAILED)
        for name, kept in found:
            if into is not None:
                into.mkdir(parents=True, exist_ok=True)
                (into / name).write_bytes(kept.read_bytes())
            out.print(into / name if into else name, markup=False)
