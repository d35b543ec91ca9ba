"""The commands of `huiyin`. Exit codes: 0 done, 1 what was asked failed, 2 used wrongly or badly configured.

Imports that take long stand inside the commands, so that `huiyin --help` answers at once.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from rich.console import Console

if TYPE_CHECKING:
    from bot.settings import Settings

FAILED = 1
WRONG = 2


class Language(StrEnum):
    """The language of what the commands say."""

    ZH = "zh"
    EN = "en"


app = typer.Typer(
    name="huiyin",
    help="回音：事事有回音，件件有着落。Every matter gets an answer; every case ends somewhere.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)
chosen: list[Language] = []
"""What `--language` said; empty: the office's own."""

Config = Annotated[
    Path | None,
    typer.Option(
        "--config", "-c", help="配置文件，默认是当前目录的 config.yaml · Configuration file", metavar="FILE"
    ),
]
DataFolder = Annotated[
    Path | None, typer.Option("--data", "-d", help="数据目录 · Data folder", metavar="FOLDER")
]
Force = Annotated[bool, typer.Option("--force", help="盖掉已有的文件 · Overwrite the file that is there")]
Port = Annotated[
    int | None, typer.Option("--port", "-p", min=1, max=65535, help="网页端口 · Port of the web pages")
]


@app.callback()
def _begin(
    language: Annotated[
        Language | None,
        typer.Option("--language", envvar="HUIYIN_LANGUAGE", help="说哪种话 · Language of the messages"),
    ] = None,
) -> None:
    chosen[:] = [language] if language else []


@app.command()
def run(config: Config = None, data: DataFolder = None, port: Port = None) -> None:
    """启动，直到被停下 · Serve until stopped."""
    settings = _settings(config, data, port)
    with _said(settings):
        _serve(settings, demo=False)


@app.command()
def demo(data: DataFolder = Path("demo-data"), port: Port = None) -> None:
    """演示：三部手机、一个虚构的县，时间可以快进 · Three phones, an invented county, time to skip."""
    settings = _settings(None, data, port, shipped=True)
    with _said(settings):
        _serve(settings, demo=True)


@app.command()
def check(config: Config = None) -> None:
    """检查配置，逐行指出写错的地方 · Check the configuration; name every mistake with its line."""
    settings = _settings(config, None, None)
    with _said(settings) as zh:
        file = _file(config)
        name = file or ("自带的 config.yaml" if zh else "the config.yaml that comes with it")
        out.print(f"{name}：没有错。" if zh else f"{name}: no mistakes.")
        link_command.say_reach(settings, zh)
        from bot.clock import Clock
        from bot.errands import nobody_at_the_desk

        if nobody_at_the_desk(settings, Clock().now()):
            said = (
                "检举控告眼下没有人收。请人进来：huiyin invite discipline --name 姓名",
                "Nobody takes reports of misconduct. Invite: huiyin invite discipline --name NAME",
            )
            err.print(said[0] if zh else said[1], markup=False, style="yellow")


@app.command()
def migrate(config: Config = None, data: DataFolder = None) -> None:
    """把数据库升到这个版本 · Bring the database up to this release."""
    settings = _settings(config, data, None)
    with _said(settings):
        from bot.errands import migrate as bring_up
        from bot.lock import make

        make(settings.data.folder)
        out.print(bring_up(settings))


@app.command()
def retry(config: Config = None, data: DataFolder = None) -> None:
    """重办搁下的消息，重发没送到的通知 · Take parked messages again, send failed notices again."""
    settings = _settings(config, data, None)
    with _said(settings) as zh:
        from bot.clock import Clock
        from bot.errands import retry as again

        _kept(settings)
        updates, notices = again(settings, Clock().now())
        out.print(
            f"重办消息 {updates} 条，重发通知 {notices} 条。"
            if zh
            else f"Taken again: {updates}. To be sent again: {notices}."
        )


@app.command()
def audit(config: Config = None, data: DataFolder = None) -> None:
    """核对历史有没有被改、承诺有没有落空 · Verify that history is whole and the promises are kept."""
    settings = _settings(config, data, None)
    with _said(settings) as zh:
        from bot.clock import Clock
        from bot.errands import audit as verify

        _kept(settings)
        report = verify(settings, Clock().now())
        for problem in report.problems:
            err.print(problem.zh if zh else problem.en, markup=False)
        counts = report.cases, report.events, report.seals, len(report.problems)
        en_said = "Cases {}, events {}, seals {}, problems {}."
        out.print(("事项 {}，事件 {}，封印 {}，问题 {}。" if zh else en_said).format(*counts))
        if report.problems:
            raise typer.Exit(FAILED)


def main() -> None:
    """The entry of the console script."""
    app()


def _serve(settings: Settings, *, demo: bool) -> None:
    from bot.lock import port_free

    settings = settings.on_this_machine() if demo else settings

    port_free(settings.web.host, settings.web.port)
    from bot.app import run as serve
    from bot.clock import Clock, DemoClock

    address = f"http://{settings.web.host}:{settings.web.port}"
    serve(settings, DemoClock() if demo else Clock(), demo, lambda: out.print(address))


def _kept(settings: Settings) -> None:
    """Refuse a folder without a database: a mistyped --data must not make an empty one."""
    from bot.folder import DATABASE
    from bot.lock import NoDatabase

    if not (settings.data.folder / DATABASE).is_file():
        raise NoDatabase(folder=settings.data.folder)


def _file(config: Path | None) -> Path | None:
    """The file that was named, or config.yaml of the current folder if there is one."""
    here = Path("config.yaml")
    return config or (here if here.is_file() else None)


def _settings(config: Path | None, data: Path | None, port: int | None, *, shipped: bool = False) -> Settings:
    """The settings with what the command line overrides; ends the program with every mistake named."""
    from bot.config import BadConfig, read

    try:
        language = chosen[0].value if chosen else None
        settings, warnings = read(None if shipped else _file(config), os.environ, language)
    except BadConfig as bad:
        for problem in bad.problems:
            err.print(str(problem), markup=False)
        raise typer.Exit(WRONG) from None
    for warning in warnings:
        err.print(str(warning), markup=False, style="yellow")
    if data is not None:
        settings = settings.model_copy(update={"data": settings.data.model_copy(update={"folder": data})})
    if port is not None:
        settings = settings.model_copy(update={"web": settings.web.model_copy(update={"port": port})})
    return settings


@contextmanager
def _said(settings: Settings) -> Iterator[bool]:
    """Run a command's body; True if it speaks Chinese. What cannot be done is one sentence, no traceback."""
    from bot.lock import CannotStart
    from cases.errors import HuiyinError

    zh = (chosen[0].value if chosen else settings.office.language) == "zh"
    try:
        yield zh
    except CannotStart as why:
        err.print(why.says("zh" if zh else "en"), markup=False)
        raise typer.Exit(FAILED) from None
    except HuiyinError as why:
        import html

        from words.render import error

        told = error("zh" if zh else "en", why).text
        err.print(html.unescape(told.replace("<b>", "").replace("</b>", "")), markup=False)
        raise typer.Exit(FAILED) from None


def _wrong(zh: bool, chinese: str, english: str) -> NoReturn:
    err.print(chinese if zh else english, markup=False)
    sys.exit(WRONG)


# Commands in modules of their own add themselves to `app`.
from bot import commands, link_command  # noqa: E402, F401
