"""Open cases nearby, each in a line that tells nothing of what its residents wrote."""

from collections.abc import Sequence

from handlers.shown import Similar
from words.dates import When, day
from words.escape import clean, html
from words.fluent import sentence
from words.hands import called


def lines(language: str, similar: Sequence[Similar], when: When) -> str:
    """Escaped HTML, numbered like the buttons."""
    return "\n".join(html(_line(language, place, one, when)) for place, one in enumerate(similar, 1))


def _line(language: str, place: int, one: Similar, when: When) -> str:
    topics = sentence(language, "list-comma", {}).join(clean(topic) for topic in one.topics)
    return sentence(
        language,
        "similar-line",
        {
            "place": place,
            "about": topics or sentence(language, f"kind-{one.kind}", {}),
            "district": clean(one.district) or "none",
            "metres": "none" if one.metres is None else one.metres,
            "opened": day(language, one.opened_at, when),
            "residents": one.residents,
            "handler": called(language, one.handler) or "none",
        },
    )
