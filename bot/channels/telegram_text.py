"""Text as Telegram measures and takes it: tiny HTML, in messages of a bounded length."""

import re
from collections.abc import Iterator
from html import unescape

from words.message import Card, Message

MARKS = {"ontime": "●", "soon": "◆", "overdue": "▲", "paused": "‖", "provisional": "◌", "closed": "✓"}
_PIECE = re.compile(r"</?b>|&#?\w+;|.", re.DOTALL)


def _length(piece: str) -> int:
    if piece.startswith("<") and len(piece) > 1:
        return 0
    return len(unescape(piece).encode("utf-16-le", "surrogatepass")) // 2


def shown(text: str) -> int:
    """How many characters Telegram counts: UTF-16 units, without tags."""
    return sum(_length(piece) for piece in _PIECE.findall(text))


def pieces(text: str, most: int) -> Iterator[str]:
    """Tiny HTML in parts of at most `most` shown characters, cut at line ends if possible, `<b>` closed."""
    if len(text) * 2 <= most:
        yield from _worth(text)
        return
    part: list[str] = []
    count, line = 0, 0  # `line`: how much of `part` lies before its last line end
    for piece in _PIECE.findall(text):
        while count + _length(piece) > most:
            cut = line or len(part)
            head, rest = part[:cut], part[cut:]
            opened = head.count("<b>") > head.count("</b>")
            yield from _worth("".join(head).rstrip("\n") + ("</b>" if opened else ""))
            part = (["<b>"] if opened else []) + rest[rest[:1] == ["\n"] :]
            count, line = sum(map(_length, part)), 0
        if piece == "\n":
            line = len(part)
        part.append(piece)
        count += _length(piece)
    yield from _worth("".join(part))


def _worth(part: str) -> Iterator[str]:
    if (re.sub("</?b>", "", part) if "<" in part else part).strip():
        yield part


def words(message: Message) -> str:
    """All that there is to read in it."""
    told = "\n".join(filter(None, (message.text, *(line.text for line in message.story))))
    return "\n\n".join(filter(None, (told, _card(message.card), message.hint)))


def _card(card: Card | None) -> str:
    if card is None:
        return ""
    status = f"{MARKS.get(card.mark, '')} {card.status}".strip()
    return "\n".join(
        filter(
            None,
            (
                "　".join(filter(None, (card.head, status))),
                f"<b>{card.title}</b>" if card.title else "",
                " › ".join(f"<b>{label}</b>" if at == "here" else label for label, at in card.steps),
                *(f"{label}{': ' if label.isascii() else '：'}{value}" for label, value in card.facts),
                *(f"{i}. <b>{name}</b> {why}".rstrip() for i, (name, why) in enumerate(card.ranks, 1)),
            ),
        )
    )
