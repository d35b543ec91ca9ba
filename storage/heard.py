"""What was written under which message, so that an edit changes what became of it; and which picture began
an album, so that a late one goes where it went. Kept for a few days."""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, delete, select

from cases.wording import holds
from storage.tables_talk import heard
from storage.work import Work

_ONE = select(heard).where(heard.c.chat_id == bindparam("chat"), heard.c.message == bindparam("message"))
_LOOSE = select(heard).where(heard.c.chat_id == bindparam("chat"), heard.c.case_id.is_(None))


def _loose(work: Work, chat: int) -> dict[str, tuple[str, int | None]]:
    """message → words, or picture, of what has become part of nothing yet."""
    known: dict[str, tuple[str, int | None]] | None = work.lasting.get(("loose", chat))
    if known is None:
        ask = work.rows if ("heard", chat) in work.known else work.stored
        rows = ask(_LOOSE, {"chat": chat})
        known = work.lasting["loose", chat] = {row.message: (row.words, row.file_id) for row in rows}
    return known


def hear(work: Work, chat: int, message: str, words: str = "", file: int | None = None) -> None:
    """Somebody wrote these words; or began an album with this picture."""
    _loose(work, chat).setdefault(message, (words, file))
    work.known["heard", chat] = True
    row = {"chat_id": chat, "message": message, "words": words, "file_id": file}
    work.add_once(heard, "chat_id message", **row, at=work.now)


def find(work: Work, chat: int, message: str) -> Row[Any] | None:
    """What was written under this message, and where it went."""
    return work.row(_ONE, {"chat": chat, "message": message})


def edited(work: Work, chat: int, message: str, words: str) -> None:
    """It reads like this now."""
    work.known["heard", chat] = True
    work.change(heard, {"chat_id": chat, "message": message}, words=words)
    work.lasting.pop(("loose", chat), None)


def went(work: Work, chat: int, case: int, text: str, files: Collection[int] = ()) -> None:
    """What is part of this text, or one of these pictures, has become part of a case."""
    loose = _loose(work, chat) if text or files else {}
    for message, (words, file) in tuple(loose.items()):
        if file in files or holds(text, words.strip()):
            work.known["heard", chat] = True
            work.change(heard, {"chat_id": chat, "message": message}, case_id=case)
            del loose[message]


def stands(answers: Mapping[str, Any], file: int) -> bool:
    """True: this picture is among a draft's answers."""
    return file in _values(answers)


def forget_draft(work: Work, chat: int, left: Mapping[str, Any] | None = None) -> None:
    """A draft was given up: what was written for it goes; what stands in the answers `left` stays."""
    kept = list(_values(left or {}))
    texts = [value for value in kept if isinstance(value, str)]
    loose = _loose(work, chat)
    for message, (words, file) in tuple(loose.items()):
        if file not in kept and not any(holds(text, words.strip()) for text in texts):
            work.known["heard", chat] = True
            work.remove(heard, chat_id=chat, message=message)
            del loose[message]


def _values(value: Any) -> Iterator[str | int]:
    match value:
        case str() | int():
            yield value
        case Mapping():
            for one in value.values():
                yield from _values(one)
        case list() | tuple():
            for one in value:
                yield from _values(one)


def forget(work: Work, before: datetime) -> None:
    """Nobody edits what is so old."""
    work.execute(delete(heard).where(heard.c.at < before))
    work.lasting.clear()  # once a day
