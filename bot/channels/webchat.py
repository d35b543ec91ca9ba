"""The web chat: our own messenger. Sending is one row of the feed; open pages are woken and read it."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Protocol, TypeVar

from sqlalchemy import bindparam, select

from bot.channels.channel import (
    Attachment,
    FileToSend,
    Incoming,
    Limits,
    Outgoing,
    Park,
    Receipt,
    Rejected,
    Take,
)
from handlers.talk import InputKind
from storage.files import find
from storage.tables import chats, feed
from storage.work import Work
from web.ports import Closed, Said, Store, Told, Upload
from web.streams import Streams

T = TypeVar("T")


class Job(Protocol):
    """Something done inside the writer's next transaction; returns after its commit."""

    def __call__(self, do: Callable[[Work], T], /) -> Awaitable[T]: ...


class WebChat:
    """The page is the messenger, so nothing is ever unknown: what is in the feed is shown, once."""

    name = "web"
    limits = Limits()
    trouble = ""
    account = ""

    def __init__(self, job: Job, store: Store, streams: Streams) -> None:
        self._job, self._store, self.streams = job, store, streams
        self._take: Take | None = None

    def opens(self, code: str) -> str:
        """The office's public address is not the chat's to know."""
        return ""

    async def run(self, take: Take, park: Park) -> None:
        """Take what pages say until cancelled."""
        self._take = take
        try:
            await asyncio.Event().wait()
        finally:
            self._take = None

    def read(self, raw: Mapping[str, Any]) -> Incoming:
        """What a page said, once more."""
        uploads = tuple(Upload(kind, sha256, mime, size) for kind, sha256, mime, size in raw["uploads"])
        return incoming(Said(**{**raw, "uploads": uploads}))

    async def say(self, said: Said) -> Told:
        """For the page: returns after the whole effect has committed. Raises `Closed` before `run`."""
        if self._take is None:
            raise Closed
        [receipt] = await self._take([incoming(said)])
        if isinstance(receipt, Exception):
            raise receipt
        self.streams.wake(said.address)  # their own words are in the feed, too
        return Told(receipt.toast, receipt.stale)

    def is_group(self, address: str) -> bool:
        """One page is one visitor."""
        return False

    async def send(self, out: Outgoing) -> str:
        """One row of the feed. The outbox row is unique there: sent again, it is still shown once."""
        if out.aside:  # a page shows by itself what is past
            return out.instead
        number = await self._job(lambda work: _show(work, out))
        self.streams.wake(out.address)
        return str(number)

    async def acknowledge(self, incoming: Incoming, receipt: Receipt) -> None:
        """Nothing to do: the page that pressed got the receipt as the answer to its request."""

    async def fetch(self, ref: str) -> bytes:
        """A file that a page sent; it is already in the store, `ref` is its sha256."""
        try:
            return await asyncio.to_thread(self._store.path(ref).read_bytes)
        except FileNotFoundError as missing:
            raise Rejected(f"no file {ref}") from missing

    async def close(self) -> None:
        """End the streams."""
        self.streams.close()


def incoming(said: Said) -> Incoming:
    """What a page said, as every channel says it."""
    text, data, kind = said.text or said.phone, said.data, _kind(said)
    if kind == "command":
        text, _, data = said.text[1:].partition(" ")
    raw: dict[str, Any] = {
        "address": said.address,
        "client": said.client,
        "text": said.text,
        "data": said.data,
        "message": said.message,
        "latitude": said.latitude,
        "longitude": said.longitude,
        "phone": said.phone,
        "uploads": [[file.kind, file.sha256, file.mime, file.size] for file in said.uploads],
        "language": said.language,
    }
    return Incoming(
        channel="web",
        key=f"web:{said.address[:16]}:{said.client}",
        address=said.address,
        kind=kind,
        raw=raw,
        text=text,
        data=data.strip(),
        attachments=tuple(
            Attachment(file.kind, ref=file.sha256, unique=file.sha256, size=file.size, mime=file.mime)
            for file in said.uploads
        ),
        latitude=said.latitude,
        longitude=said.longitude,
        phone=said.phone,
        language=said.language,
        press=said.client if said.data else "",
        message=said.message,
    )


def _kind(said: Said) -> InputKind:
    if said.data:
        return "press"
    if said.uploads:
        return "voice" if said.uploads[0].kind == "voice" else "photo"
    if said.latitude is not None:
        return "location"
    if said.phone:
        return "contact"
    return "command" if said.text.startswith("/") and said.text[1:2].isalpha() else "text"


def _with_files(work: Work, story: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The lines of a story, with what the page has to know of each file that can be had, or may come yet."""
    known = find(work, {number for line in story for number in line.get("files", ())})
    had = {number: file for number, file in known.items() if file.state != "refused"}
    shown = {
        number: {
            "id": number,
            "kind": file.kind,
            "name": FileToSend(file.kind, mime=file.mime).called,
            "size": file.size,
        }
        for number, file in had.items()
    }
    return [{**line, "files": [shown[n] for n in line.get("files", ()) if n in shown]} for line in story]


_CHAT = select(chats.c.id).where(chats.c.channel == "web", chats.c.address == bindparam("address"))
_SHOWN = select(feed.c.id).where(feed.c.outbox_id == bindparam("number"))


def _show(work: Work, out: Outgoing) -> int:
    if shown := work.row(_SHOWN, {"number": out.number}):
        return int(shown.id)
    chat = work.row(_CHAT, {"address": out.address})
    if chat is None:
        raise Rejected("no such chat")
    payload = out.message.to_json()
    pictures = payload.get("pictures", ())
    # what could not be had in time is linked all the same, as what it is: it may come yet
    late = find(work, [n for n in pictures if n not in out.files])
    to_come = {n: FileToSend(file.kind, mime=file.mime, size=file.size) for n, file in late.items()}
    all_of_them = {**out.files, **to_come}
    papers = [n for n, file in all_of_them.items() if n in pictures and file.kind in ("video", "paper")]
    payload["pictures"] = [n for n in pictures if n not in papers]
    sent = ((n, all_of_them[n]) for n in (*papers, *payload.pop("documents", ())) if n in all_of_them)
    if told := payload.get("story"):
        payload["story"] = _with_files(work, told)
    if files := [{"id": n, "name": file.called, "size": file.size} for n, file in sent]:
        payload["documents"] = files
    return work.insert(feed, chat_id=chat.id, at=work.now, mine=False, outbox_id=out.number, payload=payload)
