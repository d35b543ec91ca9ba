"""A link of ours as a picture to be scanned (ISO/IEC 18004)."""

import io
from dataclasses import replace
from pathlib import Path
from typing import IO

from bot.office import Office
from storage import files
from storage.work import Work
from words.message import Message

KINDS = (".png", ".svg")
_SCALE, _BORDER = 8, 4
"""Pixels of a square; squares of white around it, as the standard asks for."""


def beside(work: Work, office: Office, person: int, message: Message) -> Message:
    """The message for this person with its first link as a picture, if it has one."""
    if not message.links or office.pictures is None:
        return message
    address, out = message.links[0], io.BytesIO()
    _write(address, out, "png")
    picture = files.code(work, person, address, office.pictures(out.getvalue()))
    return replace(message, pictures=(*message.pictures, picture))


def save(address: str, file: Path) -> None:
    """Write it where somebody can print it; the end of the name says how. Raises OSError."""
    with file.open("wb") as out:
        _write(address, out, file.suffix[1:].lower())


def _write(address: str, out: IO[bytes], kind: str) -> None:
    import segno  # most runs never need it

    segno.make(address, micro=False).save(out, kind=kind, scale=_SCALE, border=_BORDER)
