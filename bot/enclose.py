"""Rows of the outbox as channels get them, with the files that go along."""

import contextlib
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from bot.channels.channel import FileToSend, Outgoing, Rejected
from cases.notices import Priority
from storage import files, queue
from storage.files import File, FileStore
from storage.posting import ASIDE, UNSAID, Due
from storage.work import Work
from words.message import Message

COMES, LOOK = timedelta(minutes=1), timedelta(seconds=2)
"""How long a new notice waits for its picture to be fetched, and how often it looks."""

Files = Mapping[int, FileToSend]


def enclose(work: Work, store: FileStore, due: Sequence[Due]) -> list[tuple[Due, Files]]:
    """Each notice with its files. While a picture is still coming, its notice is put off, up to a minute."""
    shown = {each.id: _shown(each.payload) for each in due}
    known = files.find(work, {number for numbers in shown.values() for number in numbers})
    ready: list[tuple[Due, Files]] = []
    for each in due:
        mine = [known[number] for number in shown[each.id] if number in known]
        sendable = {file.id: to_send for file in mine if (to_send := _to_send(store, file, each.channel))}
        coming = any(file.state == "wanted" and file.id not in sendable for file in mine)
        if coming and work.now - each.created_at < COMES:
            queue.later(work, each, work.now + LOOK, "waits for its picture")
        else:
            ready.append((each, sendable))
    return ready


def _shown(payload: Mapping[str, Any]) -> list[int]:
    voice = payload.get("voice")
    return [*payload.get("pictures", ()), *([] if voice is None else [voice]), *payload.get("documents", ())]


def _to_send(store: FileStore, file: File, channel: str) -> FileToSend | None:
    if file.channel == channel != "web" and not file.ref.startswith("~"):
        return FileToSend(file.kind, ref=file.ref, mime=file.mime)
    if file.sha256 is not None:
        name = file.ref if file.kind == "document" else ""
        path = str(store.path(file.sha256))
        return FileToSend(file.kind, path=path, mime=file.mime, name=name, size=file.size)
    return None


def outgoing(due: Due, with_files: Files) -> Outgoing:
    """A row as its channel gets it. Raises Rejected for what nobody can ever send."""
    return Outgoing(
        number=due.id,
        address=due.address,
        message=_message(due),
        files=with_files,
        again=due.again,
        instead=due.instead,
        aside=due.what in ASIDE,
        unsays=due.what == UNSAID,
        broadcast=due.priority == Priority.BROADCAST,
    )


def outdated(due: Due) -> Outgoing | None:
    """What the message that a row makes out of date is to show from now on."""
    if due.past is None or not due.past.message:
        return None
    with contextlib.suppress(Exception):  # nothing depends on it
        message = Message.from_json(due.past.payload).past()
        return Outgoing(due.id, due.address, message, instead=due.past.message, aside=True)
    return None


def _message(due: Due) -> Message:
    if isinstance(due.payload, Message):
        return due.payload
    if not due.payload:
        raise Rejected("given up")
    try:
        return Message.from_json(due.payload)
    except Exception as error:  # nobody can ever send it; those behind it must not wait
        raise Rejected(f"unreadable: {error!r}") from error
