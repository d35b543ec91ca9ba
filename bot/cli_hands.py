"""`huiyin rebalance` and `huiyin leave`: shown first, done when asked with the code of what was shown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Annotated

import typer

from bot.cli import Config, DataFolder, _kept, _said, _settings, app, out
from handlers.moves import MoveView

Apply = Annotated[
    str,
    typer.Option("--apply", help="照预览去办，写它给的码 · Do what the preview of this code showed"),
]


@app.command()
def rebalance(
    district: Annotated[str, typer.Option(help="只动这里的 · Only what lies here")] = "",
    accepted: Annotated[bool, typer.Option("--accepted", help="已接单的也动 · What is in hand, too")] = False,
    apply: Apply = "",
    config: Config = None,
    data: DataFolder = None,
) -> None:
    """均一均代表手上的事，先看再动 · Even out what representatives have; preview first."""
    settings = _settings(config, data, None)
    with _said(settings) as zh:
        from bot import rearranging
        from bot.clock import Clock

        _kept(settings)
        now, where = Clock().now(), district.strip()
        if apply:
            moved = rearranging.rebalance(settings, now, where, accepted, apply.strip())
            out.print(f"动了 {moved} 件。" if zh else f"Moved: {moved}.")
            return
        found = rearranging.balance(settings, now, where, accepted)
        if not found.moves:
            out.print("没有要动的，现在这样就合适。" if zh else "Nothing to move: it is well as it is.")
            return
        _lines(zh, found.moves)
        count = len(found.moves)
        out.print(
            f"{count} 件。照此去办，再加上 --apply {found.code}"
            if zh
            else f"{count} to move. To do it, add --apply {found.code}",
            markup=False,
        )


@app.command()
def leave(
    person: Annotated[str, typer.Argument(help="谁卸任：姓名或编号 · Who: name or id", metavar="PERSON")],
    apply: Apply = "",
    config: Config = None,
    data: DataFolder = None,
) -> None:
    """有人卸任，把他的事一次交清，先看再办 · Somebody leaves office: hand over everything; preview first."""
    settings = _settings(config, data, None)
    with _said(settings) as zh:
        from bot import rearranging
        from bot.clock import Clock

        _kept(settings)
        now = Clock().now()
        if apply:
            name = rearranging.leave(settings, now, person.strip(), apply.strip())
            out.print(f"{name}卸任了，事都交了出去。" if zh else f"{name} has left; all is handed over.")
            return
        found = rearranging.leaving(settings, now, person.strip())
        _lines(zh, found.moves)
        rest = (
            (found.parts, "单位里在办的，留给单位", "worked on in the unit, which keeps them"),
            (found.watched, "盯着的事和任务，给大家", "watched cases and tasks, for everybody"),
            (found.claims, "认领的心愿，请别人来", "wishes they claimed, for others"),
            (len(found.stands_in), "位代表的代办人，不再是了", "representatives whose deputy they are"),
            (found.followers, "位扫他的卡来的居民，改到当地", "residents who came by their link"),
        )
        for count, chinese, english in rest:
            if count:
                out.print(f"{count} {chinese if zh else english}", markup=False)
        if found.duty:
            out.print(
                "config.yaml 的 duty 里有他，请去掉。" if zh else "In the duty list of config.yaml: take out."
            )
        out.print(
            f"{found.name}手上 {len(found.moves)} 件。照此去办，再加上 --apply {found.code}"
            if zh
            else f"{found.name} has {len(found.moves)} in hand. To do it, add --apply {found.code}",
            markup=False,
        )


@app.command()
def speaks(
    person: Annotated[str, typer.Argument(help="谁：姓名或编号 · Who: name or id", metavar="PERSON")],
    languages: Annotated[str, typer.Argument(help="语言，逗号隔开 · Languages, with commas", metavar="en")],
    config: Config = None,
    data: DataFolder = None,
) -> None:
    """某位代表还会说什么话 · Which languages somebody speaks besides, for residents who do."""
    settings = _settings(config, data, None)
    with _said(settings) as zh:
        from bot import rearranging
        from bot.clock import Clock

        _kept(settings)
        wanted = tuple(dict.fromkeys(filter(None, re.split(r"[,，、\s]+", languages.lower()))))
        name = rearranging.speaks(settings, Clock().now(), person.strip(), wanted)
        told = "、".join(wanted) if zh else ", ".join(wanted)
        out.print(f"{name}还会说：{told}。" if zh else f"{name} also speaks: {told}.", markup=False)


def _lines(zh: bool, moves: Sequence[MoveView]) -> None:
    from html import unescape

    from words.moves import line

    for one in moves:
        told = unescape(line("zh" if zh else "en", one)).replace("<b>", "").replace("</b>", "")
        out.print(told, markup=False)
