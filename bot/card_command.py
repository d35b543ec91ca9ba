"""`huiyin card`: contact cards to print, one or all, of representatives or of stations."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bot.cli import Config, DataFolder, Force, _kept, _said, _settings, _wrong, app, out


class Whose(StrEnum):
    """Whose card it is."""

    REPRESENTATIVE = "representative"
    STATION = "station"


class Paper(StrEnum):
    """CARD: 96 × 68 mm, eight on a page of A4 to cut. A6: one on a page, for a wall or a door."""

    CARD = "card"
    A6 = "a6"


@app.command()
def card(
    of: Annotated[Whose, typer.Argument(help="代表，还是联络站 · A representative's or a station's")],
    name: Annotated[
        str | None, typer.Argument(help="姓名或站名，也可写编号 · Name, or id", metavar="NAME")
    ] = None,
    everybody: Annotated[bool, typer.Option("--all", help="每一位、每一站的 · Of every one")] = False,
    into: Annotated[
        Path,
        typer.Option(
            "--out",
            "-o",
            help="写成 x.pdf、x.png，或一个目录（PDF 和图片都有） · A PDF, a PNG, or a folder for both",
            metavar="FILE",
        ),
    ] = Path("cards"),
    paper: Annotated[
        Paper,
        typer.Option(
            "--size", help="card：名片大小，A4 一页八张；a6：一页一张 · Eight on an A4 page, or one on A6"
        ),
    ] = Paper.CARD,
    bilingual: Annotated[
        bool, typer.Option("--bilingual", help="中英文都写 · In Chinese and English")
    ] = False,
    anyway: Annotated[
        bool, typer.Option("--anyway", help="缺字、地址只有本机能打开，也照样印 · Print it all the same")
    ] = False,
    force: Force = False,
    config: Config = None,
    data: DataFolder = None,
) -> None:
    """联系卡：扫码就找到这位代表、这个联络站 · Contact cards: scanned, they lead to whose they are."""
    settings = _settings(config, data, None)
    with _said(settings) as zh:
        if (name is None) is not everybody:
            _wrong(zh, "写上姓名或站名，或用 --all 印全部。", "Give a name, or --all.")
        if everybody and into.suffix.lower() == ".png":
            _wrong(
                zh,
                "一张图片放不下全部：--out 写一个 PDF 文件，或一个目录。",
                "All do not go into one picture: --out takes a PDF file or a folder.",
            )
        from bot.cards import drawing, fonts
        from bot.cards.files import write
        from bot.cards.holders import cards
        from bot.cards.layout import Of, text_of
        from bot.clock import Clock
        from cases.errors import NoGlyphs
        from words.fluent import LANGUAGES, sentence

        _kept(settings)
        first, now = settings.office.language, Clock().now()
        languages = [first, *(other for other in LANGUAGES if bilingual and other != first)]
        made = cards(settings, now, Of(of), name and name.strip(), anyway=anyway)
        faces = fonts.find(settings.cards.font)
        lacking = {one.name: gone for one in made if (gone := fonts.missing(faces, text_of(one, languages)))}
        if lacking and not anyway:
            raise NoGlyphs(names="、".join(f"{gone}（{who}）" for who, gone in lacking.items()))
        size = drawing.A6 if paper is Paper.A6 else drawing.CARD
        write(into, made, faces, languages, size, now, force=force)
        told = {"count": str(len(made)), "file": str(into)}
        out.print(sentence("zh" if zh else "en", "card-made", told), markup=False)
