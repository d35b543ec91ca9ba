"""Pictures and voice messages: what is taken, what is cleaned away, what is refused."""

import io
from pathlib import Path
from typing import Literal

import pytest
from PIL import Image
from sqlalchemy import select

from storage import files
from storage.contents import BadFile
from storage.files import FileStore, Kept
from storage.tables import files as table
from tests.storage.box import MINUTE, NOON, Box


@pytest.fixture(name="store")
def _store(tmp_path: Path) -> FileStore:
    return FileStore(tmp_path / "files")


def picture(
    form: str = "JPEG", size: tuple[int, int] = (40, 20), mode: str = "RGB", turned: bool = False
) -> bytes:
    image = Image.new(mode, size, "red")
    image.paste("blue" if mode == "RGB" else "red", (0, 0, size[0] // 2, size[1]))
    exif = Image.Exif()
    exif[0x010F] = "CAMERA-MAKER"
    exif.get_ifd(0x8825)[1] = "N"  # GPS
    if turned:
        exif[0x0112] = 6  # the camera was held upright: turn right by 90 degrees
    out = io.BytesIO()
    extra = {"comment": b"WRITTEN-AT-HOME"} if form == "JPEG" else {}
    image.save(out, form, **({"exif": exif} if form in ("JPEG", "PNG", "WEBP") else {}), **extra)
    return out.getvalue()


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF"])
def test_a_picture_is_kept_as_a_clean_jpeg(store: FileStore, form: str) -> None:
    kept = store.keep(picture(form), "photo")
    data = store.path(kept.sha256).read_bytes()
    assert (kept.mime, kept.size) == ("image/jpeg", len(data))
    with Image.open(io.BytesIO(data)) as clean:
        assert (clean.format, clean.size) == ("JPEG", (40, 20))
        assert not clean.getexif()
    assert b"CAMERA" not in data
    assert b"HOME" not in data


def test_it_is_turned_upright_before_the_camera_s_note_is_gone(store: FileStore) -> None:
    kept = store.keep(picture(turned=True), "photo")
    with Image.open(store.path(kept.sha256)) as clean:
        assert clean.size == (20, 40)
        red, _, blue = clean.convert("RGB").getpixel((10, 2))  # type: ignore[misc]
        assert blue > 200 > 60 > red, "what was left is on top"


def test_a_large_picture_is_made_smaller_and_keeps_its_shape(store: FileStore) -> None:
    kept = store.keep(picture(size=(6000, 3000)), "photo")
    with Image.open(store.path(kept.sha256)) as clean:
        assert clean.size == (2560, 1280)


@pytest.mark.parametrize(
    ("size", "shown"), [((6000, 3000), (480, 240)), ((900, 1200), (360, 480)), ((40, 20), (40, 20))]
)
def test_beside_a_picture_lies_a_small_one(
    store: FileStore, size: tuple[int, int], shown: tuple[int, int]
) -> None:
    kept = store.keep(picture(size=size), "photo")
    small = store.path(kept.sha256).with_name(f"{kept.sha256[2:]}.small")
    with Image.open(small) as image:
        assert (image.format, image.size) == ("JPEG", shown)
    assert store.small(kept.sha256) == small
    assert small.stat().st_size <= kept.size


def test_a_small_picture_that_is_missing_is_made_again_and_none_without_its_picture(store: FileStore) -> None:
    kept = store.keep(picture(size=(900, 600)), "photo")
    small = store.small(kept.sha256)
    before = small.read_bytes()
    small.unlink()
    assert store.small(kept.sha256).read_bytes() == before
    with pytest.raises(FileNotFoundError):
        store.small("ab" * 32)


def test_a_voice_message_has_no_small_version(store: FileStore) -> None:
    kept = store.keep(b"OggS" + bytes(60), "voice")
    assert [file.name for file in store.path(kept.sha256).parent.iterdir()] == [kept.sha256[2:]]


def test_what_is_transparent_becomes_white(store: FileStore) -> None:
    out = io.BytesIO()
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(out, "PNG")
    with Image.open(store.path(store.keep(out.getvalue(), "photo").sha256)) as clean:
        assert clean.getpixel((4, 4)) == (255, 255, 255)


def test_the_same_picture_is_kept_once_and_nothing_half_written_stays(store: FileStore) -> None:
    first, second = store.keep(picture(), "photo"), store.keep(picture(), "photo")
    assert first == second
    folder = store.path(first.sha256).parent
    name = first.sha256[2:]
    assert sorted(file.name for file in folder.iterdir()) == [name, f"{name}.small"]
    assert folder.name == first.sha256[:2]


@pytest.mark.parametrize(
    ("data", "kind", "reason"),
    [
        (b"", "photo", "not_a_picture"),
        (b"<svg onload='alert(1)'/>", "photo", "not_a_picture"),
        (b"%PDF-1.7", "photo", "not_a_picture"),
        (picture()[:300], "photo", "not_a_picture"),
        (picture("BMP"), "photo", "not_a_picture"),
        (picture(), "voice", "not_a_voice"),
        (b"", "voice", "not_a_voice"),
        (b"MZ\x90\x00", "voice", "not_a_voice"),
        (b"OggS" + bytes(20_000_000), "voice", "too_large"),
        (bytes(20_000_001), "photo", "too_large"),
    ],
)
def test_what_is_not_what_it_says_is_refused(
    store: FileStore, data: bytes, kind: Literal["photo", "voice"], reason: str
) -> None:
    with pytest.raises(BadFile) as refusal:
        store.keep(data, kind)
    assert refusal.value.values == {"reason": reason}


@pytest.mark.parametrize("side", [7_100, 9_500, 14_000])
def test_a_small_file_that_unpacks_to_a_huge_picture_is_refused(store: FileStore, side: int) -> None:
    out = io.BytesIO()
    Image.new("1", (side, side)).save(out, "PNG")
    with pytest.raises(BadFile) as refusal:
        store.keep(out.getvalue(), "photo")
    assert refusal.value.values == {"reason": "too_large"}


@pytest.mark.parametrize(
    ("data", "mime"),
    [
        (b"OggS\x00\x02" + bytes(20), "audio/ogg"),
        (b"\x1aE\xdf\xa3" + bytes(20), "audio/webm"),
        (b"\x00\x00\x00\x20ftypM4A " + bytes(20), "audio/mp4"),
        (b"ID3\x04" + bytes(20), "audio/mpeg"),
        (b"\xff\xfb\x90\x00" + bytes(20), "audio/mpeg"),
        (b"RIFF\x24\x00\x00\x00WAVE" + bytes(20), "audio/wav"),
    ],
)
def test_a_voice_message_is_kept_as_it_is(store: FileStore, data: bytes, mime: str) -> None:
    kept = store.keep(data, "voice")
    assert kept.mime == mime
    assert store.path(kept.sha256).read_bytes() == data


def test_a_file_of_a_messenger_is_wanted_until_it_is_kept(box: Box) -> None:
    with box.work() as work:
        number = files.register(work, "telegram", "photo", "ref-1", "unique-1")
        assert files.register(work, "telegram", "photo", "ref-2", "unique-1") == number
        [file] = files.wanted(work, ["telegram"], 10)
        assert (file.id, file.ref, file.state) == (number, "ref-2", "wanted")
        assert files.wanted(work, ["web"], 10) == []
        files.later(work, file, NOON + MINUTE, "no connection")
        assert files.wanted(work, ["telegram"], 10) == []
    box.now += MINUTE
    with box.work() as work:
        [file] = files.wanted(work, ["telegram"], 10)
        assert file.tries == 1
        files.fetched(work, number, Kept("ab12", "image/jpeg", 5))
        assert files.wanted(work, ["telegram"], 10) == []
        files.register(work, "telegram", "photo", "ref-3", "unique-1")
        known = files.find(work, [number, 99])
        assert {id_: (file.state, file.sha256) for id_, file in known.items()} == {number: ("kept", "ab12")}


def test_a_refused_file_sent_again_is_tried_again(box: Box) -> None:
    with box.work() as work:
        number = files.register(work, "telegram", "voice", "r", "u")
        files.refused(work, number, "not_a_voice")
        assert files.wanted(work, ["telegram"], 10) == []
        files.register(work, "telegram", "voice", "r", "u")
        assert [file.id for file in files.wanted(work, ["telegram"], 10)] == [number]


def test_what_came_by_the_web_lies_in_the_store_already(box: Box) -> None:
    with box.work() as work:
        number = files.register(work, "web", "photo", "cd34", "cd34", 7, "image/jpeg")
        row = work.row(select(table).where(table.c.id == number))
        assert row is not None
        assert (row.state, row.sha256, row.mime, row.size) == ("kept", "cd34", "image/jpeg", 7)
