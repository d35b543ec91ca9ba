"""Files that were sent: how many of which kind, and which are not here, still to come or never to be had."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime

from bot.enclose import COMES
from handlers.shown import Missing, Sent
from storage.files import File

_KINDS = ("photo", "voice", "video", "paper")
_LACKS = ("coming", "too_large", "unreadable", "lost")


def missing(sent: Iterable[int], known: Mapping[int, File], now: datetime) -> tuple[Missing, ...]:
    """What is to be said of these files; nothing of a kind that is all there.

    Nor of what has just come and was not looked for yet: a notice waits that long for its pictures.
    """
    found = [known[file] for file in dict.fromkeys(sent) if file in known]
    told = []
    for kind in _KINDS:
        lacks = Counter(_lack(file, now) for file in found if file.kind == kind)
        if lacking := tuple((lack, lacks[lack]) for lack in _LACKS if lacks[lack]):
            told.append(Missing(kind, lacks.total(), lacking))
    return tuple(told)


def counted(sent: Iterable[int], known: Mapping[int, File]) -> Sent:
    """How many of which kind these are."""
    kinds = Counter[str](known[file].kind for file in dict.fromkeys(sent) if file in known)
    return Sent(tuple((kind, kinds[kind]) for kind in _KINDS if kinds[kind]))


def _lack(file: File, now: datetime) -> str:
    if file.state == "wanted":
        fresh = not file.tries and file.next_try_at is not None and now - file.next_try_at < COMES
        return "" if fresh else "coming"
    if file.state != "refused":
        return ""
    if file.reason == "too_large":
        return "too_large"
    return "unreadable" if file.reason.startswith("not_a_") else "lost"
