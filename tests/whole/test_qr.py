"""A link of ours comes with a picture of it, to be scanned."""

import io
from pathlib import Path

import segno
from PIL import Image

from storage import tables
from storage.files import FileStore
from tests.bot.test_cli import huiyin
from tests.world import Phone, World


def scanned(data: bytes, address: str) -> bool:
    """True: every square of this picture is as it must be for this address."""
    code = segno.make(address, micro=False)
    wide, _ = code.symbol_size(border=4)
    with Image.open(io.BytesIO(data)) as picture:
        grey, step = picture.convert("L"), picture.width / wide
    at = [
        [grey.getpixel((int((x + 4.5) * step), int((y + 4.5) * step))) for x in range(wide - 8)]
        for y in range(wide - 8)
    ]
    return [[shade < 128 for shade in row] for row in at] == [
        [bool(dark) for dark in row] for row in code.matrix
    ]


def told(world: World, phone: Phone) -> None:
    """The newest message shows its first link as a picture that can be scanned."""
    message = phone.got[-1]
    assert message.links[0].startswith("http://127.0.0.1:8311/?start=")
    assert all(address in message.text for address in message.links)
    [picture] = message.pictures
    [row] = world.rows(tables.files, id=picture)
    store = FileStore(world.folder / "files")
    assert scanned(store.path(row.sha256).read_bytes(), message.links[0])
    assert store.small(row.sha256).exists() and row.state == "kept"


def test_ones_own_links_can_be_scanned(world: World) -> None:
    told(world, world["representative"].says("/my_link"))
    told(world, world["resident"].says("/link"))
    before = len(world.rows(tables.files))
    told(world, world["representative"].says("/my_link"))
    assert len(world.rows(tables.files)) == before, "the same link is the same picture"


def test_a_link_for_a_door_or_a_card_is_printed_from_a_file(tmp_path: Path) -> None:
    data = ("-d", str(tmp_path / "data"))
    huiyin("migrate", *data)
    png, svg = tmp_path / "door.png", tmp_path / "door.svg"
    made = huiyin("link", "station", "青塘联络站", "--new", "--qr", str(png), *data)
    assert made.exit_code == 0 and f"二维码：{png}" in made.stdout
    address = made.stdout.splitlines()[0]
    assert scanned(png.read_bytes(), address)
    assert huiyin("link", "station", "青塘联络站", "--qr", str(svg), *data).exit_code == 0
    assert svg.read_text("utf-8").startswith("<?xml") and "<svg" in svg.read_text("utf-8")
    wrong = huiyin("link", "station", "城东联络站", "--new", "--qr", str(tmp_path / "door.pdf"), *data)
    assert (wrong.exit_code, "PNG 或 SVG" in wrong.stderr) == (2, True)
    assert "没有“城东联络站”" in huiyin("link", "station", "城东联络站", *data).stderr, "nothing was made"
    away = huiyin("link", "station", "青塘联络站", "--qr", str(tmp_path / "nowhere" / "door.png"), *data)
    assert (away.exit_code, "写不进" in away.stderr) == (1, True)


def test_without_an_address_there_is_nothing_to_scan(tmp_path: Path) -> None:
    config = tmp_path / "office.yaml"
    telegram = "channels: {web: {enabled: false}, telegram: {enabled: true, token: '7001:a'}}"
    config.write_text(telegram, "utf-8")
    more = ("-d", str(tmp_path / "data"), "-c", str(config))
    huiyin("migrate", *more)
    made = huiyin("link", "station", "青塘联络站", "--new", "--qr", str(tmp_path / "a.png"), *more)
    assert (made.exit_code, "没有网址" in made.stderr) == (1, True)
    assert not (tmp_path / "a.png").exists()
