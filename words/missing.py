"""What is said of files: what was sent, and what of it is not here."""

from collections.abc import Iterable

from handlers.shown import Missing, Sent
from words.fluent import sentence


def rows(language: str, missing: Iterable[Missing]) -> tuple[tuple[str, str], ...]:
    """(“照片”, “3 张，1 张还在取”) of each kind. Plain text."""
    return tuple((sentence(language, f"row-{one.kind}", {}), _some(language, one)) for one in missing)


def _some(language: str, one: Missing) -> str:
    lacks = [
        sentence(language, f"lack-{why}", {"files": _count(language, one.kind, count)})
        for why, count in one.lacks
    ]
    alone = one.lacks[0][1] == one.count  # “1 张没能收到” says how many there are
    said = lacks if alone else [_count(language, one.kind, one.count), *lacks]
    return sentence(language, "list-comma", {}).join(said)


def _count(language: str, kind: str, count: int) -> str:
    return sentence(language, f"files-{kind}", {"count": count})


def sent(language: str, sent: Sent) -> str:
    """“3 张照片，1 段语音”; empty for nothing. Plain text."""
    said = (sentence(language, f"sent-{kind}", {"count": count}) for kind, count in sent.kinds)
    return sentence(language, "list-comma", {}).join(said)
