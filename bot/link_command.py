"""`huiyin link`: the links that residents scan: a representative's, a station's, a case's."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli import FAILED, Config, DataFolder, _kept, _said, _settings, _wrong, app, err, out

if TYPE_CHECKING:
    from bot.settings import Settings


class Of(StrEnum):
    """What a link leads to."""

    REPRESENTATIVE = "representative"
    STATION = "station"
    CASE = "case"


@app.command()
def link(
    of: Annotated[Of, typer.Argument(help="通向谁 · What it leads to")],
    name: Annotated[
        str, typer.Argument(help="代表姓名、联络站名或事项编号 · Name, or the case's number", metavar="NAME")
    ],
    new: Annotated[bool, typer.Option("--new", help="联络站是新的 · The station is new: add it")] = False,
    district: Annotated[str, typer.Option(help="联络站在哪 · Where the station is")] = "",
    new_district: Annotated[
        bool, typer.Option("--new-district", help="那里还没有，新加一个 · It is new: add it")
    ] = False,
    address: Annotated[str, typer.Option(help="联络站地址 · The station's address")] = "",
    hours: Annotated[str, typer.Option(help="接待时间 · When the station is open")] = "",
    qr: Annotated[
        Path | None,
        typer.Option("--qr", help="二维码存成 PNG 或 SVG · Save a QR code", metavar="FILE"),
    ] = None,
    config: Config = None,
    data: DataFolder = None,
) -> None:
    """给居民扫的链接：某位代表的、某个联络站的、某件事的 · The links that residents scan."""
    settings = _settings(config, data, None)
    with _said(settings) as zh:
        from bot.clock import Clock
        from bot.linking import make
        from bot.qr import KINDS

        if qr is not None and qr.suffix.lower() not in KINDS:
            _wrong(zh, f"二维码存成 PNG 或 SVG，写的是 {qr}。", f"A QR code is a PNG or SVG file, not {qr}.")
        _kept(settings)
        station = {"district": district.strip(), "address": address.strip(), "hours": hours.strip()}
        made = make(
            settings,
            Clock().now(),
            of.value,
            name.strip(),
            new=new,
            new_district=new_district,
            **station,
        )
        until = "" if made.until is None else f"{made.until} 前有效 · until {made.until}"
        for found in made.addresses:
            out.print(found, markup=False)
        said = (f"在聊天里发 /start {made.code}", f"In the chat: /start {made.code}")
        out.print("  ".join(filter(None, (said[0] if zh else said[1], until))), markup=False)
        if qr is not None:
            _save(qr, made.addresses, zh)
        say_reach(settings, zh)


def _save(file: Path, addresses: tuple[str, ...], zh: bool) -> None:
    """The first address as a picture to be scanned."""
    from bot.qr import save

    if not addresses:
        no = "没有网址，做不成二维码。" if zh else "There is no address to make a QR code of."
        err.print(no, markup=False)
        raise typer.Exit(FAILED)
    try:
        save(addresses[0], file)
    except OSError as why:
        no = f"二维码写不进 {file}：" if zh else f"The QR code cannot be written to {file}: "
        err.print(f"{no}{why.strerror}", markup=False)
        raise typer.Exit(FAILED) from None
    out.print(f"二维码：{file}" if zh else f"QR code: {file}", markup=False)


def say_reach(settings: Settings, zh: bool) -> None:
    """Say so where links to the page can be opened by this machine only."""
    if settings.channels.web.enabled and settings.web.only_here:
        said = (
            "网页的链接只有这台机器打得开。要让居民的手机打得开，请写上 web.public_url（居民看到的网址）。",
            "Only this machine can open links to the page. "
            "For residents' phones set web.public_url, the address they see.",
        )
        err.print(said[0] if zh else said[1], markup=False, style="yellow")
