"""`huiyin policy`: what the system does by itself, as a table, as data, as pictures."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bot.cli import Config, _said, _settings, app, out


class About(StrEnum):
    """What a table or picture is about."""

    COMPLAINT = "complaint"
    WISH = "wish"
    SUGGESTION = "suggestion"
    PETITION = "petition"
    QUESTION = "question"
    URGENT = "urgent"


@app.command()
def policy(
    about: Annotated[About | None, typer.Argument(help="只看这一类 · Only this kind")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="给程序读 · For programs")] = False,
    svg: Annotated[
        Path | None,
        typer.Option("--svg", help="画成时间线，每类一张 · Timeline pictures, one a kind", metavar="FOLDER"),
    ] = None,
    config: Config = None,
) -> None:
    """系统自己跟进什么、什么时候、找谁 · What follows by itself, when, and whom it reaches."""
    settings = _settings(config, None, None)
    with _said(settings) as zh:
        import json

        from bot import policy_picture, policy_table
        from cases.model import Kind

        rules, language = settings.followup, "zh" if zh else "en"
        kinds = [*Kind, None] if about is None else [None if about is About.URGENT else Kind(about.value)]
        if svg is not None:
            for path in policy_picture.write(rules, kinds, language, svg):
                out.print(path, markup=False)
        elif as_json:
            data = policy_table.data(rules, kinds, language)
            typer.echo(json.dumps(data, ensure_ascii=False, indent=2))
        else:
            for table in policy_table.tables(rules, kinds, language):
                out.print(table, soft_wrap=False)
                out.print()
            out.print(policy_table.undelivered(rules, language), markup=False)
