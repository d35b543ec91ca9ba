"""`huiyin card`: contact cards to print, one or all."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.cli import Config, DataFolder, _kept, _said, _settings, _wrong, app, out


@app.command()
def card(
    name: Annotated[
        str | None, typer.Argument(help="代表姓名或编号 · The representative's name or id", metavar="NAME")
    ] = None,
    everybody: Annotated[bool, typer.Option("--all", help="每位代表的 · Of every representative")] = False,
    into: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            help="写成 cards.pdf、card.png，或一个装图片的目录 · A PDF, a PNG, or a folder for pictures",
            metavar="FILE",
        ),
    ] = None,
    anyway: Annotated[
        bool, typer.Option("--anyway", help="缺字、地址只有本机能打开，也照样印 · Print it all the same")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="盖掉已有的文件 · Overwrite the file that is there")
    ] = False,
    config: Config = None,
    data: DataFolder = None,
) -> None:
    """代表联系卡：扫码就找到这位代表 · Contact cards: scanned, they lead to that representative."""
    settings = _settings(config, data, None)
    with _said(settings) as zh:
        if (name is None) is not everybody:
            _wrong(zh, "写上代表的姓名，或用 --all 印全部。", "Give a representative's name, or --all.")
        if into is None or (everybody and into.suffix.lower() == ".png"):
            _wrong(
                zh,
                "用 --out 指明写到哪：一个 PDF 文件，或装图片的目录。",
                "Give --out: a PDF file, or a folder for pictures.",
            )
        from bot.cards import drawing, fonts
        from bot.cards.holders import cards
        from bot.cards.layout import text_of
        from bot.clock import Clock
        from bot.roster.writing import save
        from cases.errors import NoGlyphs
        from words.fluent import sentence

        _kept(settings)
        language, now = settings.office.language, Clock().now()
        made = cards(settings, now, name, anyway=anyway)
        faces = fonts.find(settings.cards.font)
        lacking = {one.name: gone for one in made if (gone := fonts.missing(faces, text_of(one, language)))}
        if lacking and not anyway:
            raise NoGlyphs(names="、".join(f"{gone}（{who}）" for who, gone in lacking.items()))
        ending = into.suffix.lower()
        if ending == ".pdf":
            title = sentence(language, "card-title", {})
            save(into, drawing.document(made, faces, language, title, now), force=force)
        elif ending == ".png":
            save(into, drawing.picture(made[0], faces, language), force=force)
        else:
            into.mkdir(parents=True, exist_ok=True)
            for one, file in drawing.names(made):
                save(into / file, drawing.picture(one, faces, language), force=force)
        told = {"count": str(len(made)), "file": str(into)}
        out.print(sentence("zh" if zh else "en", "card-made", told), markup=False)
