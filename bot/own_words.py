"""The web chat is our own messenger: it has to keep what people said, too."""

from typing import Any

from bot.channels.channel import FileToSend, Incoming
from storage.chats import Chat
from storage.tables import feed
from storage.work import Work


def in_the_feed(work: Work, chat: Chat, update: Incoming, kept: tuple[int, ...]) -> None:
    """What somebody did on the page stands in their feed, like what they are told."""
    payload = shown(update, kept)
    if payload.keys() - {"client"}:
        work.add(feed, chat_id=chat.id, at=work.now, mine=True, payload=payload)


def shown(update: Incoming, kept: tuple[int, ...]) -> dict[str, Any]:
    """The same, as the page gets it. `kept`: the files that came with it, in their order."""
    press, spoken = update.kind == "press", update.kind == "voice"
    files = [] if spoken else list(zip(kept, update.attachments, strict=True))
    entry = {
        "text": "" if press else update.text,
        "label": update.text if press else "",
        "data": update.data,
        "message": update.message if press else "",
        "phone": bool(update.phone),
        "pictures": [number for number, file in files if file.kind == "photo"],
        "documents": [
            {"id": number, "name": FileToSend(file.kind, mime=file.mime).called, "size": file.size}
            for number, file in files
            if file.kind != "photo"
        ],
        "voice": kept[0] if spoken and kept else None,
        "place": [update.latitude, update.longitude] if update.latitude is not None else None,
        "client": update.key.rsplit(":", 1)[-1],
    }
    if update.kind == "command":
        entry["text"] = "" if update.text == "start" else f"/{update.text}"
    return {name: value for name, value in entry.items() if value}
