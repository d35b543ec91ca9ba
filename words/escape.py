"""Other people's words, made safe to stand inside ours."""

import re
from html import escape, unescape

MOST = 3000
"""Characters of somebody's words in one message; messengers take about 4000 in all."""

# Marks that turn the direction of everything after them, that show nothing at all, or that are not text.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)


_NOT_PLAIN = re.compile(f"[&<>{_UNSEEN.pattern[1:-1]}]").search


def clean(words: str) -> str:
    """Without what cannot be seen and would disturb what stands around it. Not escaped."""
    return _UNSEEN.sub("", words) if not (words.isascii() and words.isprintable()) else words


def html(words: str) -> str:
    """Clean, cut to `MOST`, and escaped: safe inside `Message.text`."""
    if len(words) <= MOST and _NOT_PLAIN(words) is None:
        return words
    words = clean(words)
    return escape(words if len(words) <= MOST else words[: MOST - 1] + "…", quote=False)


def plain(told: str) -> str:
    """What a message says, without its marks: the inverse of `html`."""
    return unescape(told.replace("<b>", "").replace("</b>", ""))


def excerpt(words: str, most: int = 40) -> str:
    """The first line, cut short: plain text, not escaped."""
    line = next((line.strip() for line in clean(words).splitlines() if line.strip()), "")
    return line if len(line) <= most else line[: most - 1] + "…"


def whole(words: str, most: int = 600) -> str:
    """Every line that says something, joined; cut short only when very long. Plain text, not escaped."""
    lines = " / ".join(line.strip() for line in clean(words).splitlines() if line.strip())
    return lines if len(lines) <= most else lines[: most - 1] + "…"


def width(label: str) -> int:
    """Columns a label takes: two for a Chinese character, one for a Latin letter."""
    return sum(2 if char >= "\u1100" else 1 for char in label)


def tidy(words: str) -> str:
    """Without the empty lines that empty values leave behind."""
    if "\n" not in words:
        return words.strip()
    return "\n".join(line.rstrip() for line in words.split("\n") if line.strip())
