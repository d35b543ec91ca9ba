"""Videos and documents: what is taken, what is cleaned away, what is refused."""

import pytest

from storage.contents import LARGEST, BadFile, Sent, checked, kind_of


def box(kind: bytes, content: bytes = b"") -> bytes:
    return (len(content) + 8).to_bytes(4, "big") + kind + content


def nested(deep: int) -> bytes:
    content = b""
    for _ in range(deep):
        content = box(b"moov", content)
    return content


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PLACE = box(b"\xa9xyz", b"+28.2282+112.9388/")
FILM = (
    box(b"ftyp", b"isom")
    + box(b"moov", box(b"mvhd", b"clock") + box(b"trak", box(b"udta", PLACE) + box(b"mdia", b"frames")))
    + box(b"moov", box(b"udta", PLACE) + box(b"trak", box(b"mdia", box(b"udta", PLACE))))
    + box(b"moof", box(b"udta", PLACE))
    + box(b"XMP_", b"28.2282")
    + box(b"free", b"28.2282 left by another")
    + box(b"mdat", b"the picture itself")
)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\xff\xd8\xff\xe0 a photo", "photo"),
        (b"\x89PNG\r\n\x1a\n", "photo"),
        (b"GIF89a", "photo"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "photo"),
        (box(b"ftyp", b"heic"), "photo"),
        (box(b"ftyp", b"avif"), "photo"),
        (FILM, "video"),
        (box(b"ftyp", b"qt  "), "video"),
        (b"\x1aE\xdf\xa3 webm", "video"),
        (b"%PDF-1.7 ...", "paper"),
        (b"PK\x03\x04 [Content_Types].xml word/document.xml", "paper"),
        ("路灯坏了五盏".encode(), "paper"),
    ],
)
def test_what_came_without_a_word_about_it_is_known_by_what_is_in_it(data: bytes, kind: str) -> None:
    assert kind_of(data) == kind


@pytest.mark.parametrize(
    "data", [b"", b"MZ a program", b"OggS\0\2 a song", box(b"ftyp", b"M4A "), b"PK\x03\x04 a zip"]
)
def test_what_is_none_of_these_is_not_taken(data: bytes) -> None:
    with pytest.raises(BadFile):
        kind_of(data)


def test_where_a_video_was_taken_is_gone_and_nothing_else_has_moved() -> None:
    clean, mime = checked(FILM, "video")
    assert mime == "video/mp4"
    assert b"28.2282" in FILM and b"28.2282" not in clean
    assert len(clean) == len(FILM)
    assert clean.index(b"frames") == FILM.index(b"frames")
    assert clean.endswith(b"the picture itself")


@pytest.mark.parametrize(
    ("data", "mime"),
    [
        (b"%PDF-1.7 ...", "application/pdf"),
        (b"PK\x03\x04 [Content_Types].xml word/document.xml", "wordprocessingml.document"),
        (b"PK\x03\x04 [Content_Types].xml xl/workbook.xml", "spreadsheetml.sheet"),
        (OLE + "WordDocument".encode("utf-16-le"), "application/msword"),
        (OLE + "Workbook".encode("utf-16-le"), "ms-excel"),
        ("路灯坏了五盏".encode(), "text/plain"),
    ],
)
def test_a_document_is_known_by_what_is_in_it(data: bytes, mime: str) -> None:
    assert checked(data, "paper")[0] == data
    assert checked(data, "paper")[1].endswith(mime)


@pytest.mark.parametrize(
    ("data", "kind", "reason"),
    [
        (b"MZ a program", "paper", "not_a_document"),
        (b"#!/bin/sh", "paper", "not_a_document"),
        (b"PK\x03\x04 program.exe", "paper", "not_a_document"),
        (b"PK\x03\x04 [Content_Types].xml word/ vbaProject.bin", "paper", "not_a_document"),
        (b"\xff\xfe\x00", "paper", "not_a_document"),
        (OLE + "an installer".encode("utf-16-le"), "paper", "not_a_document"),
        (OLE + "WordDocument Macros".encode("utf-16-le"), "paper", "not_a_document"),
        (box(b"ftyp") + nested(2000), "video", "not_a_video"),
        (box(b"ftyp") + box(b"mdat") * 100_001, "video", "not_a_video"),
        (b"", "paper", "not_a_document"),
        (b"GIF89a", "video", "not_a_video"),
        (box(b"ftyp") + b"\x00\x00\xff\xffmoov", "video", "not_a_video"),
        (b"%PDF-" + bytes(LARGEST), "paper", "too_large"),
    ],
)
def test_what_is_something_else_is_refused_with_its_reason(data: bytes, kind: Sent, reason: str) -> None:
    with pytest.raises(BadFile) as refused:
        checked(data, kind)
    assert refused.value.values["reason"] == reason
