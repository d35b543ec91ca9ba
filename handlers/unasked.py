"""What comes while something else is asked: kept as the answer to a question that is still to come."""

from typing import Any

from handlers.ask import MOST, add_words, joined, not_longer, said
from handlers.phone import written_in
from handlers.plain import says_more, tidy
from handlers.replay import Invalid
from handlers.turn import Input


def stray_words(old: Any, incoming: Input) -> Any:
    """Words that come while something else is asked."""
    return add_words(old or {}, said(incoming))


def more_words(old: Any, incoming: Input) -> Any:
    """The same where a choice is asked: what cannot be part of the matter's words is no answer at all."""
    if incoming.kind == "text" and not written_in(incoming.text):
        _more_than_a_choice(incoming.text)
    words = stray_words(old, incoming)
    not_longer(words["words"], MOST)
    return words


def early_words(old: Any, incoming: Input) -> Any:
    """What is typed where a choice is asked first: the answer to `text`, which then asks no more."""
    _more_than_a_choice(incoming.text)
    words = joined(old or "", tidy(incoming.text))
    not_longer(words, MOST)
    return words


def _more_than_a_choice(text: str) -> None:
    if not says_more(text):
        raise Invalid("invalid-choice")


def stray_photos(old: Any, incoming: Input, most: int = 9) -> Any:
    """Pictures that come while something else is asked: kept, and not asked for again."""
    before = old["files"] if old else []
    files = [*before, *(f for f in incoming.files if f not in before)]
    return {"files": files[:most], "done": True}
