"""What was written under which message, so that an edit changes what became of it. Kept for a few days."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, select

from cases.wording import holds
from storage.tables_talk import heard
from storage.work import Work

_ONE = select(heard).where(heard.c.chat_id == bindparam("chat"), heard.c.message == bindparam("message"))
_LOOSE = select(heard).where(heard.c.chat_id == bindparam("chat"), heard.c.case_id.is_(None))


def _loose(work: Work, chat: int) -> dict[str, str]:
    """message → words of what has become part of nothing yet."""
    known: dict[str, str] | None = work.lasting.get(("loose", chat))
    if known is None:
        rows = work.rows(_LOOSE, {"chat": chat})
        known = work.lasting["loose", chat] = {row.message: row.words for row in rows}
    return known


def hear(work: Work, chat: int, message: str, words: str) -> None:
    """Somebody wrote these words."""
    row = {"chat_id": chat, "message": message, "words": words}
    work.add_once(heard, "chat_id message", **row, at=work.now)
    if ("loose", chat) in work.lasting:
        _loose(work, chat).setdefault(message, words)


def find(work: Work, chat: int, message: str) -> Row[Any] | None:
    """What was written under this message, and where it went."""
    return work.row(_ONE, {"chat": chat, "message": message})


def edited(work: Work, chat: int, message: str, words: str) -> None:
    """It reads like this now."""
    work.change(heard, {"chat_id": chat, "message": message}, words=words)
    work.lasting.pop(("loose", chat), None)


def went(work: Work, chat: int, case: int, texts: Iterable[str]) -> None:
    """What is part of these texts has become part of a case."""
    told = [text for text in texts if text]
    loose = _loose(work, chat) if told else {}
    for message, words in tuple(loose.items()):
        if any(holds(text, words.strip()) for text in told):
            work.change(heard, {"chat_id": chat, "message": message}, case_id=case)
            del loose[message]


def forget_draft(work: Work, chat: int, left: Mapping[str, Any] | None = None) -> None:
    """A draft was given up: what was written for it goes; what stands in the answers `left` stays."""
    kept = list(_strings(left or {}))
    loose = _loose(work, chat)
    for message, words in tuple(loose.items()):
        if not any(holds(text, words.strip()) for text in kept):
            work.remove(heard, chat_id=chat, message=message)
            del loose[message]


def _strings(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case Mapping():
            for one in value.values():
                yield from _strings(one)
        case list() | tuple():
            for one in value:
                yield from _strings(one)


def forget(work: Work, before: datetime) -> None:
    """Nobody edits what is so old."""
    work.execute(delete(heard).where(heard.c.at < before))
