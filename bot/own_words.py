"""The web chat is our own messenger: it has to keep what people said, too."""

from bot.channels.channel import Incoming
from storage.chats import Chat
from storage.tables import feed
from storage.work import Work


def in_the_feed(work: Work, chat: Chat, update: Incoming, kept: tuple[int, ...]) -> None:
    """What somebody did on the page stands in their feed, like what they are told."""
    shown = {
        "text": "" if update.kind == "press" else update.text,
        "label": update.text if update.kind == "press" else "",
        "data": update.data,
        "pictures": list(kept) if update.kind == "photo" else [],
        "voice": kept[0] if update.kind == "voice" and kept else None,
        "place": [update.latitude, update.longitude] if update.latitude is not None else None,
        "client": update.key.rsplit(":", 1)[-1],
    }
    if update.kind == "command":
        shown["text"] = "" if update.text == "start" else f"/{update.text}"
    payload = {name: value for name, value in shown.items() if value}
    if payload.keys() - {"client"}:
        work.add(feed, chat_id=chat.id, at=work.now, mine=True, payload=payload)
