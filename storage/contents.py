"""What a file really is, whatever it is called; and what a camera noted in it is taken out."""

import io
from typing import Any, Literal

from cases.errors import Refused

Sent = Literal["photo", "voice", "video", "paper"]
"""What people send; `paper`: a document."""

LARGEST = 20_000_000
"""Bytes; what the smallest messenger lets a bot fetch."""
_PIXELS = 50_000_000
_SIDE = 2560
_SMALL = 480
_FORMATS = ("JPEG", "MPO", "PNG", "WEBP", "GIF", "HEIF", "AVIF")
_OFFICE = (  # what lies in the archive → what it is
    (b"word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    (b"xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    (b"ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
)
_OLD_OFFICE = (
    ("WordDocument", "application/msword"),
    ("Workbook", "application/vnd.ms-excel"),
    ("PowerPoint Document", "application/vnd.ms-powerpoint"),
)
SUFFIXES = {
    "application/pdf": ".pdf",
    "application/msword": ".doc",
    "application/vnd.ms-excel": ".xls",
    "application/vnd.ms-powerpoint": ".ppt",
    _OFFICE[0][1]: ".docx",
    _OFFICE[1][1]: ".xlsx",
    _OFFICE[2][1]: ".pptx",
    "text/plain": ".txt",
    "video/mp4": ".mp4",
    "video/webm": ".webm",
}
"""What a file of this type is called at the end."""


class BadFile(Refused):
    """That file cannot be taken."""


_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF87a", b"GIF89a")
_PICTURE_BRANDS = (b"heic", b"heix", b"mif1", b"msf1", b"avif", b"avis")
_SOUND_BRANDS = (b"M4A ", b"M4B ")


def kind_of(data: bytes) -> Sent:
    """What a file is that came without a word about it: photo, video or paper, by how it begins.

    Raises `BadFile` with reason not_a_document where it is none of these.
    """
    brand = data[8:12]
    if data.startswith(_PICTURES) or (data[:4] == b"RIFF" and brand == b"WEBP"):
        return "photo"
    if data[4:8] == b"ftyp" and brand not in _SOUND_BRANDS:
        return "photo" if brand in _PICTURE_BRANDS else "video"
    if data[:4] == b"\x1aE\xdf\xa3":
        return "video"
    _document_type(data)
    return "paper"


def checked(data: bytes, kind: Sent) -> tuple[bytes, str]:
    """What is to be kept of a file of this kind, and its type.

    A picture is turned upright, made no larger than 2560 pixels a side, and written anew as JPEG without
    anything the camera noted (place, time, device). A video loses its notes, too; voice messages and
    documents are kept as they are. Raises `BadFile` with reason too_large, not_a_picture, not_a_voice,
    not_a_video or not_a_document.
    """
    if len(data) > LARGEST:
        raise BadFile(reason="too_large")
    if kind == "photo":
        return _clean_picture(data), "image/jpeg"
    if kind == "voice":
        return data, _voice_type(data)
    return _clean_video(data) if kind == "video" else (data, _document_type(data))


def _clean_picture(data: bytes) -> bytes:
    from PIL import Image, ImageOps  # heavy, and most runs of the program never need it

    Image.init()
    known = [name for name in _FORMATS if name in Image.OPEN]
    try:
        with Image.open(io.BytesIO(data), formats=known) as picture:
            if picture.width * picture.height > _PIXELS:
                raise BadFile(reason="too_large")
            picture.draft("RGB", (_SIDE, _SIDE))  # a JPEG is decoded no larger than needed
            upright = ImageOps.exif_transpose(picture)
            upright.thumbnail((_SIDE, _SIDE))
            if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
                paper = Image.new("RGBA", upright.size, "white")
                upright = Image.alpha_composite(paper, upright.convert("RGBA"))
            clean = Image.new("RGB", upright.size)
            clean.paste(upright.convert("RGB"))
            return _jpeg(clean, 85)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise BadFile(reason="too_large") from None
    except BadFile:
        raise
    except Exception as error:  # decoders fail in many ways on what is not a picture
        raise BadFile(reason="not_a_picture") from error


def _jpeg(picture: Any, quality: int) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality)
    return out.getvalue()


def small(clean: bytes) -> bytes:
    """A kept picture as a phone shows it in a chat: its longest side is 480 pixels at most."""
    from PIL import Image

    with Image.open(io.BytesIO(clean), formats=["JPEG"]) as picture:
        picture.draft("RGB", (_SMALL, _SMALL))
        picture.thumbnail((_SMALL, _SMALL))
        return _jpeg(picture, 80)


def _voice_type(data: bytes) -> str:
    if data[:4] == b"OggS":
        return "audio/ogg"
    if data[:4] == b"\x1aE\xdf\xa3":
        return "audio/webm"
    if data[4:8] == b"ftyp":
        return "audio/mp4"
    if data[:4] == b"RIFF" and data[8:12] == b"WAVE":
        return "audio/wav"
    frame = len(data) > 1 and data[0] == 0xFF and data[1] & 0xE0 == 0xE0 and data[1] & 0x06 != 0
    if data[:3] == b"ID3" or frame:
        return "audio/mpeg"
    raise BadFile(reason="not_a_voice")


def _wide(name: str) -> bytes:
    """As names stand in the old office formats."""
    return name.encode("utf-16-le")


def _document_type(data: bytes) -> str:
    """PDF, the documents of office programs, plain text; nothing that runs."""
    if data[:5] == b"%PDF-":
        return "application/pdf"
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" and not any(
        _wide(n) in data for n in ("VBA", "Macros")
    ):
        for name, mime in _OLD_OFFICE:
            if _wide(name) in data:
                return mime
    if data[:4] == b"PK\x03\x04" and b"[Content_Types].xml" in data:
        for part, mime in _OFFICE:
            if part in data and b"vbaProject.bin" not in data:
                return mime
    if data and b"\0" not in data and data[:2] not in (b"#!", b"MZ"):
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            raise BadFile(reason="not_a_document") from error
        if not any(c < " " and c not in "\t\n\r\f" for c in text):
            return "text/plain"
    raise BadFile(reason="not_a_document")


_INSIDE = frozenset({b"moov", b"trak", b"mdia", b"minf", b"stbl", b"moof", b"traf"})
_NOTES = frozenset({b"udta", b"meta", b"uuid", b"XMP_", b"free", b"skip"})
_DEEPEST, _MOST_BOXES = 8, 100_000


def _clean_video(data: bytes) -> tuple[bytes, str]:
    """MP4 and QuickTime without the camera's notes, WebM as it is."""
    if data[:4] == b"\x1aE\xdf\xa3":
        return data, "video/webm"
    if data[4:8] != b"ftyp":
        raise BadFile(reason="not_a_video")
    clean = bytearray(data)
    _blank(clean, 0, len(clean), [_MOST_BOXES])
    return bytes(clean), "video/mp4"


def _blank(clean: bytearray, begin: int, end: int, left: list[int], depth: int = 0) -> None:
    """Notes become empty space of the same size, so that nothing else moves (ISO/IEC 14496-12: `free`)."""
    while begin + 8 <= end:
        left[0] -= 1
        if not left[0] or depth > _DEEPEST:
            raise BadFile(reason="not_a_video")
        size, kind, head = int.from_bytes(clean[begin : begin + 4]), bytes(clean[begin + 4 : begin + 8]), 8
        if size == 1:
            size, head = int.from_bytes(clean[begin + 8 : begin + 16]), 16
        elif size == 0:
            size = end - begin
        if size < head or begin + size > end:
            raise BadFile(reason="not_a_video")
        if kind in _NOTES:
            clean[begin + 4 : begin + 8] = b"free"
            clean[begin + head : begin + size] = bytes(size - head)
        elif kind in _INSIDE:
            _blank(clean, begin + head, begin + size, left, depth + 1)
        begin += size
