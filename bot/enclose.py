"""The files that go with notices."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from bot.channels.channel import FileToSend
from storage import files, queue
from storage.files import File, FileStore
from storage.posting import Due
from storage.work import Work

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
