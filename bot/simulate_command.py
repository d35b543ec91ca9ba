"""`huiyin simulate`: a year of a town in virtual time."""

from __future__ import annotations

import json
from time import perf_counter
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli import FAILED, app, err, out

if TYPE_CHECKING:
    from collections.abc import Mapping


@app.command()
def simulate(
    residents: Annotated[int, typer.Option(min=1, help="多少居民 · How many residents")] = 5000,
    days: Annotated[int, typer.Option(min=1, help="多少天 · How many days")] = 365,
    seed: Annotated[int, typer.Option(help="同一个数，同一个结果 · The same number, the same year")] = 1,
    as_json: Annotated[bool, typer.Option("--json", help="只印一个 JSON · One JSON object")] = False,
) -> None:
    """模拟一个县的一年：程序是真的，人是虚构的 · A year of a town: the real program, invented people."""
    from bot.simulation.figures import ZEROS
    from bot.simulation.halves import simulate as live

    began = perf_counter()
    figures = live(residents, days, seed)
    said = {**figures.said(), "seconds": round(perf_counter() - began, 1)}
    for error in figures.errors[:20]:
        err.print(error, markup=False)
    if as_json:
        out.print(json.dumps(said, ensure_ascii=False), markup=False)
    else:
        _table(said, ZEROS)
    if figures.errors or any(said[name] for name in ZEROS):
        raise typer.Exit(FAILED)


def _table(said: Mapping[str, Any], zeros: tuple[str, ...]) -> None:
    from rich.table import Table

    table = Table(show_header=False)
    for name, value in said.items():
        shown = ", ".join(f"{k} {v}" for k, v in value.items()) if isinstance(value, dict) else str(value)
        style = "" if name not in zeros else "red" if value else "green"
        table.add_row(name, shown, style=style)
    out.print(table)
