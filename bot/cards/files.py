"""Cards as files: a document, a picture, or a folder with both."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from bot.cards import drawing
from bot.cards.drawing import Size
from bot.cards.fonts import Fonts
from bot.cards.layout import Card
from bot.roster.writing import save
from cases.errors import BadRoster
from words.fluent import sentence

ONE = (".pdf", ".png")
"""How a file is called that is no folder."""


def write(
    into: Path,
    cards: Sequence[Card],
    fonts: Fonts,
    languages: Sequence[str],
    size: Size,
    now: datetime,
    *,
    force: bool = False,
) -> None:
    """As the name of `into` says. In a folder each card has a picture, and all stand in one document.

    Raises BadRoster where something is there and not to be overwritten; nothing is written then.
    """
    title = sentence(languages[0], "card-title", {"of": cards[0].of.value})

    def document() -> bytes:
        return drawing.document(cards, fonts, languages, title, now, size)

    def picture(card: Card) -> Callable[[], bytes]:
        return lambda: drawing.picture(card, fonts, languages, size)

    ending = into.suffix.lower()
    if ending in ONE:
        made = {into: document if ending == ".pdf" else picture(cards[0])}
    else:
        every = f"{cards[0].of.value}s.pdf" if len(cards) > 1 else drawing.name(cards[0], ".pdf")
        made = {into / drawing.name(card, ".png"): picture(card) for card in cards}
        made[into / every] = document
        try:
            into.mkdir(parents=True, exist_ok=True)
        except OSError:
            raise BadRoster(file=into.name, reason="unwritable") from None
    there = [file.name for file in made if file.exists()]
    if there and not force:
        raise BadRoster(file=there[0], reason="there")
    for file, draw in made.items():
        save(file, draw(), force=force)
