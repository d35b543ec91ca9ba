"""A font that has Chinese: the one that is configured, or one of those that systems come with."""

import shutil
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTCollection, TTFont, TTLibError

from cases.errors import NoFont

KNOWN = (
    ("NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc"),
    ("NotoSansCJKsc-Regular.otf", "NotoSansCJKsc-Bold.otf"),
    ("NotoSansSC-Regular.otf", "NotoSansSC-Bold.otf"),
    ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf"),
    ("SourceHanSans.ttc", "SourceHanSans.ttc"),
    ("SourceHanSansSC-Regular.otf", "SourceHanSansSC-Bold.otf"),
    ("SourceHanSansCN-Regular.otf", "SourceHanSansCN-Bold.otf"),
    ("PingFang.ttc", "PingFang.ttc"),
    ("msyh.ttc", "msyhbd.ttc"),
    ("Deng.ttf", "Dengb.ttf"),
    ("STHeiti Light.ttc", "STHeiti Medium.ttc"),
    ("Hiragino Sans GB.ttc", "Hiragino Sans GB.ttc"),
    ("wqy-microhei.ttc", ""),
    ("wqy-zenhei.ttc", ""),
    ("DroidSansFallbackFull.ttf", ""),
    ("simhei.ttf", ""),
    ("simsun.ttc", ""),
)
"""Files by name, the best first, each with its bold one."""
FOLDERS = tuple(
    Path(folder).expanduser()
    for folder in (
        "/usr/share/fonts",
        "/usr/local/share/fonts",
        "~/.local/share/fonts",
        "~/.fonts",
        "~/Library/Fonts",
        "/Library/Fonts",
        "/System/Library/Fonts",
        "/System/Library/AssetsV2",
        "C:/Windows/Fonts",
    )
)
_SAMPLE = frozenset(map(ord, "代表联络站扫一扫"))
_BOLD = ("bold", "semibold", "heavy", "w6", "medium")


@dataclass(frozen=True, slots=True)
class Face:
    """One font in a file, which may hold several."""

    file: Path
    index: int = 0


@dataclass(frozen=True, slots=True)
class Fonts:
    """The two weights a card is set in; one for both where there is no other."""

    regular: Face
    bold: Face


def find(named: str = "", folders: Sequence[Path] = FOLDERS) -> Fonts:
    """The font file that is configured, else the best that the system has. Raises NoFont."""
    if named:
        fonts = _pair(Path(named).expanduser(), None)
        if fonts is None:
            raise NoFont(file=named)
        return fonts
    for regular, bold in _candidates(folders):
        if (fonts := _pair(regular, bold)) is not None:
            return fonts
    raise NoFont(file="none")


def _candidates(folders: Sequence[Path]) -> Iterator[tuple[Path, Path | None]]:
    there = {file.name: file for folder in folders for file in _files(folder)}
    for regular, bold in KNOWN:
        if regular in there:
            yield there[regular], there.get(bold)
    if folders is FOLDERS:  # wherever fontconfig knows of one
        yield from ((file, None) for file in _listed())


def _files(folder: Path) -> Iterable[Path]:
    return (file for ending in ("tt[cf]", "ot[cf]") for file in folder.rglob(f"*.{ending}"))


def _listed() -> Iterator[Path]:
    if (program := shutil.which("fc-list")) is not None:
        asked = [program, ":lang=zh-cn", "file"]
        told = subprocess.run(asked, capture_output=True, text=True, timeout=20, check=False)  # noqa: S603
        yield from sorted(Path(line.rstrip(": ")) for line in told.stdout.splitlines())


def _pair(regular: Path, bold: Path | None) -> Fonts | None:
    """The two weights; None where the file is no font with Chinese that can be embedded."""
    light = _face(regular, bold=False)
    beside = regular.with_name(regular.name.replace("Regular", "Bold"))
    heavy = next(
        (face for file in (bold, beside, regular) if file and (face := _face(file, bold=True))), None
    )
    return Fonts(light, heavy or light) if light is not None else None


@cache
def _face(file: Path, *, bold: bool) -> Face | None:
    """The face for simplified Chinese of this weight, where a file holds several."""
    if not file.is_file():
        return None
    try:
        names = _names(file)
        best = max(range(len(names)), key=lambda place: _fit(names[place], bold))
        face = Face(file, best)
        with _font(face) as font:  # what may vary cannot be embedded as it looks
            usable = ("glyf" in font or "CFF " in font) and "fvar" not in font
        return face if usable and covered(face) >= _SAMPLE else None
    except (TTLibError, OSError, KeyError, AssertionError):
        return None


def _names(file: Path) -> list[str]:
    if file.suffix.lower() not in (".ttc", ".otc"):
        return [""]
    with file.open("rb") as raw:
        held = TTCollection(raw, lazy=True)
        return [font["name"].getDebugName(4) or "" for font in held.fonts]


def _fit(name: str, bold: bool) -> tuple[int, int]:
    said = name.lower().split()
    heavy = [word in said for word in _BOLD]
    weight = len(_BOLD) - heavy.index(True) if any(heavy) else 0
    simplified = bool({"sc", "cn", "gb", "yahei"} & {*said}) + 1 - ("mono" in said or "ui" in said)
    return simplified, weight if bold else ("regular" in said) * 10 - weight


@contextmanager
def _font(face: Face) -> Iterator[TTFont]:
    with face.file.open("rb") as raw:  # opened here, so that it is closed where it is no font
        yield TTFont(raw, fontNumber=face.index, lazy=True)


@cache
def covered(face: Face) -> frozenset[int]:
    """The characters this font can draw."""
    with _font(face) as font:
        return frozenset(font.getBestCmap() or {})


def missing(fonts: Fonts, text: str) -> str:
    """The characters of a text that would stand as empty boxes, each once."""
    drawn = covered(fonts.regular) & covered(fonts.bold)
    return "".join(dict.fromkeys(c for c in text if ord(c) not in drawn and not c.isspace()))
