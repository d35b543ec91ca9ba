"""An outgoing message as every channel gets it: words in the person's language, shape left to the channel."""

from dataclasses import dataclass, fields, replace
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Button:
    """`data` ≤ 64 bytes comes back when pressed; `asks` opens the messenger's location or contact dialog."""

    label: str
    data: str
    main: bool = False
    asks: Literal["", "location", "contact"] = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A case at a glance. All strings are tiny HTML like `Message.text`."""

    head: str = ""
    """“60748-1 · 投诉”"""
    mark: str = ""
    """`ontime` · `soon` · `overdue` · `paused` · `provisional` · `closed`"""
    status: str = ""
    """“剩 15 天”"""
    title: str = ""
    steps: tuple[tuple[str, str], ...] = ()
    """(label, `on` | `here` | ``) of the four stations of a case."""
    facts: tuple[tuple[str, str], ...] = ()
    """(label, value) rows."""
    ranks: tuple[tuple[str, str], ...] = ()
    """(name, why) of people to choose from."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a case's story. All strings are tiny HTML like `Message.text`."""

    what: str
    """“<b>居民</b>又说了”"""
    at: str = ""
    count: str = ""
    """“2 个附件”: how many `files` there are, for who cannot be shown them here."""
    marks: tuple[str, ...] = ()
    """“已送到”: each stays in one piece."""
    words: str = ""
    files: tuple[int, ...] = ()

    @property
    def text(self) -> str:
        """The whole of it, where there is nothing but text."""
        first = " · ".join(filter(None, (f"{self.at} {self.what}".strip(), self.count, *self.marks)))
        return f"{first}\n{self.words}" if self.words else first


@dataclass(frozen=True, slots=True)
class Message:
    """`text` is tiny HTML: escaped, with `<b>` as its only element and newlines as they are."""

    text: str = ""
    hint: str = ""
    """A second, quieter line."""
    story: tuple[Line, ...] = ()
    """Follows the text: what happened, oldest first."""
    card: Card | None = None
    pictures: tuple[int, ...] = ()
    """Ids of kept files, shown with the message."""
    voice: int | None = None
    documents: tuple[int, ...] = ()
    """Ids of kept documents, sent along as files."""
    buttons: tuple[tuple[Button, ...], ...] = ()
    links: tuple[str, ...] = ()
    """Addresses of ours that stand in the text, to be copied; the first may be shown as a picture, too."""
    shorten: bool = False
    """True: what the person said was too long; a page puts it back into the line for them to shorten."""
    about: int = 0
    """The case whose card this shows: there is one such message in a chat that holds."""

    def to_json(self) -> dict[str, Any]:
        """Plain lists and dicts; empty fields left out."""
        kept: dict[str, Any] = {}
        if self.text:
            kept["text"] = self.text
        if self.hint:
            kept["hint"] = self.hint
        if self.story:
            kept["story"] = [
                {key: value for key in _LINE if (value := getattr(line, key))} for line in self.story
            ]
        if self.card is not None:
            kept["card"] = {key: value for key in _CARD if (value := getattr(self.card, key))}
        if self.pictures:
            kept["pictures"] = self.pictures
        if self.voice is not None:
            kept["voice"] = self.voice
        if self.documents:
            kept["documents"] = self.documents
        if self.buttons:
            kept["buttons"] = [[_button(button) for button in row] for row in self.buttons]
        if self.links:
            kept["links"] = self.links
        if self.shorten:
            kept["shorten"] = True
        if self.about:
            kept["about"] = self.about
        return kept

    def past(self) -> "Message":
        """What stays of it once something newer is said of its case: nothing to press, nothing to change."""
        card = self.card and Card(head=self.card.head, title=self.card.title)
        return replace(self, hint="", card=card, buttons=())

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> "Message":
        """The inverse of `to_json`."""
        kept = dict(kept)
        if card := kept.get("card"):
            pairs = {key: tuple((a, b) for a, b in card.get(key, ())) for key in ("steps", "facts", "ranks")}
            kept["card"] = Card(**{**card, **pairs})
        lists = ("marks", "files")
        told = (
            {**line, **{key: tuple(line.get(key, ())) for key in lists}} for line in kept.get("story", ())
        )
        kept["story"] = tuple(Line(**line) for line in told)
        rows = kept.get("buttons", ())
        kept["buttons"] = tuple(tuple(Button(**button) for button in row) for row in rows)
        kept["pictures"] = tuple(kept.get("pictures", ()))
        kept["documents"] = tuple(kept.get("documents", ()))
        kept["links"] = tuple(kept.get("links", ()))
        return cls(**kept)


_LINE = tuple(field.name for field in fields(Line))
_CARD = tuple(field.name for field in fields(Card))


def _button(button: Button) -> dict[str, Any]:
    kept: dict[str, Any] = {"label": button.label, "data": button.data}
    if button.main:
        kept["main"] = True
    if button.asks:
        kept["asks"] = button.asks
    return kept
