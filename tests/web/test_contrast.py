"""The colours can be read: words 4.5:1 on what lies under them, edges and shapes 3:1, light and dark."""

import re
from pathlib import Path

import pytest

import web

GROUNDS = ("paper", "surface", "raised", "hover", "chat-ground", "chat-it", "chat-me")
STATUS = ("ontime", "soon", "overdue", "paused", "provisional", "closed")
WORDS = [
    *((ink, ground) for ink in ("ink", "ink-2", "ink-3") for ground in GROUNDS),
    *(("ink", ground) for ground in ("sunken", "line")),
    *(("ink-2", "line"), ("ink-3", "sunken"), ("ink-2", "hover")),
    *(("accent-text", ground) for ground in ("surface", "raised", "accent-soft", "chat-it", "chat-ground")),
    *(("on-accent", ground) for ground in ("accent", "accent-hover")),
    *(("on-inverse", "inverse"), ("on-inverse-2", "inverse")),
    *((f"{name}-text", ground) for name in STATUS for ground in ("chat-it", "surface", f"{name}-soft")),
]
SHAPES = [
    *((f"{name}-mark", ground) for name in STATUS for ground in ("chat-it", "surface")),
    *(("focus", ground) for ground in ("surface", "chat-ground", "chat-it", "sunken")),
    *(("control", "surface"), ("accent", "chat-it")),
]


def tokens(scheme: str) -> dict[str, str]:
    css = (Path(web.__file__).parent / "assets" / "tokens.css").read_text("utf-8")
    light, dark = css.split(':root[data-theme="dark"]')
    found = dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", light))
    return found | dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", dark)) if scheme == "dark" else found


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(first: str, second: str) -> float:
    """WCAG 2.2: contrast ratio."""
    dark, light = sorted((luminance(first), luminance(second)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("pairs", "least"), [(WORDS, 4.5), (SHAPES, 3.0)], ids=["words", "shapes"])
def test_everything_stands_out(scheme: str, pairs: list[tuple[str, str]], least: float) -> None:
    colours = tokens(scheme)
    assert round(ratio("#ffffff", "#000000")) == 21
    weak = {
        pair: round(found, 2)
        for pair in pairs
        if (found := ratio(colours[pair[0]], colours[pair[1]])) < least
    }
    assert weak == {}
