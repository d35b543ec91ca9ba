"""What both Telegram drivers share: raw update → `Incoming`, `Message` → Bot API calls. No library in it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any, TypeVar

from bot.channels.channel import Attachment, FileToSend, Incoming, Outgoing
from bot.channels.telegram_text import pieces, shown, words
from words.message import Button

NAME = "telegram"
MOST_TEXT = 4096
MOST_CAPTION = 1024
MOST_PICTURES = 10
MOST_BYTES = 20_000_000
"""What getFile hands out."""
RESENT = "（重发）"
COMMANDS: Mapping[str, Sequence[tuple[str, str]]] = {
    "": (
        ("menu", "菜单"),
        ("mine", "我的事项"),
        ("help", "怎么用"),
        ("cancel", "先不说了"),
        ("language", "语言 Language"),
        ("mydata", "我的资料"),
        ("forget", "删除我的信息"),
    ),
    "en": (
        ("menu", "Menu"),
        ("mine", "My cases"),
        ("help", "How it works"),
        ("cancel", "Stop this conversation"),
        ("language", "Language 语言"),
        ("mydata", "My data"),
        ("forget", "Erase my data"),
    ),
}
"""The commands shown in Telegram's own menu, by language; "" is everybody else's."""

T = TypeVar("T")


class Unreadable(Exception):
    """An update whose shape is not what the Bot API promises. It is parked; the queue moves on."""


def bot_id(token: str) -> int:
    """The bot's own id, which every token begins with. Raises ValueError."""
    return int(token.split(":")[0])


def key(bot: int, update: Any) -> str:
    """The inbox key of an update, also of one that cannot be read."""
    number = update.get("update_id") if isinstance(update, Mapping) else None
    if not isinstance(number, int):
        number = sha256(repr(update).encode()).hexdigest()[:32]
    return f"tg:{bot}:{number}"


def parse(update: Mapping[str, Any], bot: int) -> Incoming | None:
    """What a person did; None if it is nothing to us (groups, membership). Raises `Unreadable`.

    A message of a kind we do not know is `other`, so that the person gets an answer.
    """
    if not isinstance(update, Mapping):
        raise Unreadable("the update is not an object")
    _need(update, "update_id", int)
    if "callback_query" in update:
        return _press(_need(update, "callback_query", dict), update, bot)
    if "message" in update:
        return _message(_need(update, "message", dict), update, bot)
    if "edited_message" in update:
        return _edit(_need(update, "edited_message", dict), update, bot)
    return None


def _need(holder: Mapping[str, Any], name: str, kind: type[T]) -> T:
    value = holder.get(name)
    if isinstance(value, bool) or not isinstance(value, kind):
        raise Unreadable(f"`{name}` is {'missing' if value is None else 'not as expected'}")
    return value


def _text(holder: Mapping[str, Any], name: str) -> str:
    return _need(holder, name, str) if name in holder else ""


def _base(person: Mapping[str, Any], chat: int, update: Mapping[str, Any], bot: int) -> dict[str, Any]:
    """What every `Incoming` holds."""
    first, last = _text(person, "first_name"), _text(person, "last_name")
    return {
        "channel": NAME,
        "key": key(bot, update),
        "address": str(chat),
        "raw": update,
        "in_place": True,
        "name": f"{first} {last}" if first and last else first or last,
        "language": _text(person, "language_code"),
    }


def _press(query: dict[str, Any], update: Mapping[str, Any], bot: int) -> Incoming | None:
    person = _need(query, "from", dict)
    chat, message = _need(person, "id", int), ""
    if "message" in query:
        shown = _need(query, "message", dict)
        where = _need(shown, "chat", dict)
        if _need(where, "type", str) != "private":
            return None
        chat, message = _need(where, "id", int), str(_need(shown, "message_id", int))
    base = _base(person, chat, update, bot)
    press = _need(query, "id", str)
    return Incoming(**base, kind="press", data=_text(query, "data"), press=press, message=message)


def _message(message: dict[str, Any], update: Mapping[str, Any], bot: int) -> Incoming | None:
    chat = _need(message, "chat", dict)
    if _need(chat, "type", str) != "private":
        return None
    person = _need(message, "from", dict)
    base = _base(person, _need(chat, "id", int), update, bot)
    base["message"] = str(_need(message, "message_id", int))
    if isinstance(to := message.get("reply_to_message"), dict):
        base["reply"] = str(to.get("message_id") or "")
    return Incoming(**base, **_said(message, person), album=_text(message, "media_group_id"))


def _edit(message: dict[str, Any], update: Mapping[str, Any], bot: int) -> Incoming | None:
    """New words of an earlier message; a live location that moves on is none."""
    words = _text(message, "text") or _text(message, "caption")
    found = _message(message, update, bot) if words else None
    return replace(found, kind="edit", text=words, attachments=()) if found is not None else None


_COMMAND = re.compile(r"/(\w{1,32})(?:@\w+)?(?:\s+(.*))?", re.ASCII | re.DOTALL)


def _said(message: dict[str, Any], person: dict[str, Any]) -> dict[str, Any]:
    """What is in a message."""
    if "text" in message:
        text = _need(message, "text", str)
        if command := _COMMAND.fullmatch(text):
            return {"kind": "command", "text": command[1].lower(), "data": (command[2] or "").strip()}
        return {"kind": "text", "text": text}
    caption = _text(message, "caption")
    if "photo" in message:
        sizes = _need(message, "photo", list)
        if not sizes or not all(isinstance(size, dict) for size in sizes):
            raise Unreadable("`photo` holds no sizes")
        largest = max(sizes, key=lambda size: _need(size, "width", int) * _need(size, "height", int))
        picture = _attachment("photo", largest, "image/jpeg")
        return {"kind": "photo", "text": caption, "attachments": (picture,)}
    for name in ("voice", "audio"):
        if name in message:
            voice = _attachment("voice", _need(message, name, dict), "audio/ogg", fetches=name == "audio")
            return {"kind": "voice", "text": caption, "attachments": (voice,)}
    for name in ("video", "video_note", "animation"):  # an animation comes as a document, too
        if name in message:
            film = _attachment("video", _need(message, name, dict), "video/mp4", fetches=name != "video")
            return {"kind": "photo", "text": caption, "attachments": (film,)}
    if "document" in message:
        file = _need(message, "document", dict)
        kind = "photo" if _text(file, "mime_type").startswith("image/") else "paper"
        kind = "video" if _text(file, "mime_type").startswith("video/") else kind
        paper = _attachment(kind, file, "", fetches=kind != "paper")
        return {"kind": "photo", "text": caption, "attachments": (paper,)}
    if "venue" in message:
        venue = _need(message, "venue", dict)
        words = f"{_text(venue, 'title')} {_text(venue, 'address')}".strip()
        return {**_located(_need(venue, "location", dict)), "text": words}
    if "location" in message:
        return _located(_need(message, "location", dict))
    if "contact" in message:
        contact = _need(message, "contact", dict)
        # Somebody else's card proves nothing about the sender.
        own = contact.get("user_id") == _need(person, "id", int)
        return {"kind": "contact", "phone": _text(contact, "phone_number") if own else ""}
    return {"kind": "other", "text": caption}


def _attachment(kind: Any, file: dict[str, Any], mime: str, *, fetches: bool = False) -> Attachment:
    """`fetches`: what it is sent as is not how it came, so that its id serves to fetch it only."""
    ref, unique = _need(file, "file_id", str), _need(file, "file_unique_id", str)
    size = _need(file, "file_size", int) if "file_size" in file else 0
    return Attachment(kind, f"~{ref}" if fetches else ref, unique, size, _text(file, "mime_type") or mime)


def _located(place: dict[str, Any]) -> dict[str, Any]:
    latitude, longitude = place.get("latitude"), place.get("longitude")
    if not isinstance(latitude, int | float) or not isinstance(longitude, int | float):
        raise Unreadable("`location` is not as expected")
    return {"kind": "location", "latitude": float(latitude), "longitude": float(longitude)}


@dataclass(frozen=True, slots=True)
class Call:
    """One request. `params` are JSON values; each of `files` is the part that `attach://name` points to."""

    method: str
    params: Mapping[str, Any]
    files: Mapping[str, FileToSend] = field(default_factory=dict)


def render(out: Outgoing, *, done: int = 0, resent: str = RESENT) -> list[Call]:
    """The calls that show a message; buttons are on the last. The first `done` have arrived and are left out.

    Where one call ends and the next begins does not depend on `done` and `out.again`.
    """
    message, chat = out.message, int(out.address)
    text = words(message)
    calls = [*_pictures(chat, out)]
    if message.voice is not None and message.voice in out.files:
        calls.append(_media(chat, "sendVoice", "voice", out.files[message.voice]))
    documents = [out.files[number] for number in message.documents if number in out.files]
    calls += [_media(chat, "sendDocument", "document", file) for file in documents]
    room = MOST_CAPTION - len(resent)
    if calls and calls[-1].method != "sendMediaGroup" and shown(text) <= room:
        if text:
            calls[-1] = _with(calls[-1], caption=text, parse_mode="HTML")
    else:
        parts = list(pieces(text, MOST_TEXT - len(resent)))
        if not parts and message.buttons:
            parts = ["…"]  # buttons cannot stand without a text
        calls += [Call("sendMessage", {"chat_id": chat, "text": part, **HTML}) for part in parts]
    if calls and message.buttons:
        calls[-1] = _with(calls[-1], reply_markup=keyboard(message.buttons))
    calls = calls[done:]
    if calls and out.again:
        calls[0] = _marked(calls[0], resent)
    return calls


HTML = {"parse_mode": "HTML", "link_preview_options": {"is_disabled": True}}


def _with(call: Call, **params: Any) -> Call:
    return Call(call.method, {**call.params, **params}, call.files)


def _marked(call: Call, mark: str) -> Call:
    if call.method == "sendMediaGroup":
        first, *rest = call.params["media"]
        return _with(call, media=[{**first, "caption": mark}, *rest])
    name = "text" if call.method == "sendMessage" else "caption"
    return _with(call, **{name: mark + call.params.get(name, "")})


def _media(chat: int, method: str, name: str, file: FileToSend) -> Call:
    if file.ref:
        return Call(method, {"chat_id": chat, name: file.ref})
    return Call(method, {"chat_id": chat, name: "attach://file"}, {"file": file})


def _pictures(chat: int, out: Outgoing) -> Iterator[Call]:
    """Pictures and videos in albums, papers one by one."""
    every = [out.files[picture] for picture in out.message.pictures if picture in out.files]
    files = [file for file in every if file.kind != "paper"]
    for begin in range(0, len(files), MOST_PICTURES):
        group = files[begin : begin + MOST_PICTURES]
        if len(group) == 1:
            method = "sendVideo" if group[0].kind == "video" else "sendPhoto"
            yield _media(chat, method, "video" if group[0].kind == "video" else "photo", group[0])
            continue
        uploads = {f"file{i}": file for i, file in enumerate(group) if not file.ref}
        media = [
            {"type": "video" if file.kind == "video" else "photo", "media": file.ref or f"attach://file{i}"}
            for i, file in enumerate(group)
        ]
        yield Call("sendMediaGroup", {"chat_id": chat, "media": media}, uploads)
    for paper in every:
        if paper.kind == "paper":
            yield _media(chat, "sendDocument", "document", paper)


def keyboard(rows: Sequence[Sequence[Button]]) -> dict[str, Any]:
    if not any(button.asks for row in rows for button in row):
        return {"inline_keyboard": [[_styled(b, callback_data=b.data) for b in row] for row in rows]}
    # Only a reply keyboard can ask for a place or a number; the other labels come back as typed text.
    keys = [[_styled(b, **({f"request_{b.asks}": True} if b.asks else {})) for b in row] for row in rows]
    return {"keyboard": keys, "one_time_keyboard": True, "resize_keyboard": True}


def _styled(button: Button, **what: Any) -> dict[str, Any]:
    return {"text": button.label, **what, **({"style": "primary"} if button.main else {})}
