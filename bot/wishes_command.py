"""`huiyin wishes`: collected, claimed, realised, each from its rows."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from bot.cli import Config, DataFolder, _kept, _said, _settings, app, out


class Count(StrEnum):
    """A count that can be opened."""

    COLLECTED = "collected"
    CLAIMED = "claimed"
    REALISED = "realised"
    OFFERED = "offered"


_NAMES = {"collected": "征集", "claimed": "认领", "realised": "实现", "offered": "没人认领"}


@app.command()
def wishes(
    show: Annotated[
        Count | None, typer.Option("--show", help="列出哪一个数里的事项 · List the cases that a count counts")
    ] = None,
    config: Config = None,
    data: DataFolder = None,
) -> None:
    """心愿墙的三个数：征集、认领、实现 · The wish wall in numbers: collected, claimed, realised."""
    settings = _settings(config, data, None)
    with _said(settings) as zh:
        from bot.clock import Clock
        from bot.errands import counted, wish_counts

        _kept(settings)
        now = Clock().now()
        if show is not None:
            for line in counted(settings, now, show.value):
                out.print(line, markup=False)
            return
        counts = wish_counts(settings, now)
        for name, chinese in _NAMES.items():
            out.print(f"{chinese if zh else name} {getattr(counts, name)}", markup=False)
        if counts.pledges:
            n, yuan = counts.pledges, counts.pledged
            out.print(f"捐款捐物 {n}（共 {yuan} 元）" if zh else f"pledges {n} ({yuan} yuan)", markup=False)
