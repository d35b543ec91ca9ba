"""A person in front of Telegram: what they do becomes updates, what they see can be waited for."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.botapi import BotApi

WAIT = 40.0
"""Seconds until a wait counts as failed."""
PICTURE = b"\xff\xd8\xff\xe0 a picture \xff\xd9"


@dataclass
class Shown:
    """One message in the chat. `buttons` are as they were sent; `live` until they are taken away."""

    id: int
    mine: bool
    text: str
    html: str = ""
    buttons: list[list[dict[str, Any]]] = field(default_factory=list)
    keys: list[list[dict[str, Any]]] = field(default_factory=list)
    photos: list[bytes] = field(default_factory=list)
    videos: list[bytes] = field(default_factory=list)
    voice: bytes = b""
    document: tuple[str, bytes] = ("", b"")
    live: bool = True
    seen: bool = False
    edits: int = 0
    raw: dict[str, Any] = field(default_factory=dict)

    def labels(self) -> list[str]:
        """What can be pressed."""
        rows = self.keys or (self.buttons if self.live else [])
        return [button["text"] for row in rows for button in row]

    def button(self, label: str) -> dict[str, Any] | None:
        rows = self.keys or self.buttons
        return next((button for row in rows for button in row if button["text"] == label), None)

    def line(self, name: str) -> str:
        parts = [
            self.text,
            f"({len(self.photos)} 张照片)" if self.photos else "",
            "(语音)" if self.voice else "",
            f"（{self.document[0]}）" if self.document[0] else "",
        ]
        return f"{name}: {' '.join(filter(None, parts))}" + "".join(f" [{label}]" for label in self.labels())


class User:
    """Their private chat with the bot. Every act returns the update's id; every wait has a deadline."""

    def __init__(self, api: BotApi, id: int, name: str, language: str) -> None:
        self.api, self.id, self.name = api, id, name
        self.person = {"id": id, "is_bot": False, "first_name": name, "language_code": language}
        self.chat = {"id": id, "type": "private", "first_name": name}
        self.messages: list[Shown] = []
        self.told: list[tuple[str, int]] = []
        """(text, photos) of everything that came to be read: messages, and what took their place."""
        self.toasts: list[str] = []
        """What the answers to presses said, "" for a silent one."""
        self.blocked = False
        self.moved = 0
        """A group's new id."""

    # What a person does.

    def says(self, text: str) -> int:
        """Type a text or a command."""
        return self._sends(text, text=text)

    def replies(self, text: str, to: Shown) -> int:
        """Type a text as a reply to this message."""
        return self._sends(text, text=text, reply_to_message=to.raw)

    def sends_photo(
        self,
        content: bytes = PICTURE,
        caption: str = "",
        album: str = "",
        size: int | None = None,
        to: Shown | None = None,
    ) -> int:
        """A photo in two sizes; `album` is the media group it belongs to, `size` what it claims to weigh.

        `to`: the message that it replies to.
        """
        ref = self.api.keep(content, size)
        sizes = [
            {**self.api.described(self.api.keep(content[:10])), "width": 90, "height": 60},
            {**self.api.described(ref), "width": 1280, "height": 853},
        ]
        more: dict[str, Any] = {"caption": caption} if caption else {}
        more |= {"media_group_id": album} if album else {}
        more |= {"reply_to_message": to.raw} if to is not None else {}
        return self._sends(f"(照片) {caption}".strip(), photo=sizes, **more)

    def sends_album(self, count: int, caption: str = "", album: str = "album-1") -> list[int]:
        """Several photos at once: separate updates, the caption on the first."""
        return [
            self.sends_photo(PICTURE + bytes([i]), caption="" if i else caption, album=album)
            for i in range(count)
        ]

    def sends_voice(self, content: bytes = b"OggS a voice", seconds: int = 3) -> int:
        voice = {**self.api.described(self.api.keep(content)), "duration": seconds, "mime_type": "audio/ogg"}
        return self._sends("(语音)", voice=voice)

    def sends_document(self, content: bytes, name: str, mime: str, caption: str = "") -> int:
        """A file as it is: a paper, or a picture or video without being made smaller."""
        file = {**self.api.described(self.api.keep(content)), "file_name": name, "mime_type": mime}
        return self._sends(f"({name})", document=file, **({"caption": caption} if caption else {}))

    def sends_video(self, content: bytes, kind: str = "video", caption: str = "") -> int:
        """`kind`: video, video_note (a round one) or animation."""
        film = {**self.api.described(self.api.keep(content)), "duration": 3, "mime_type": "video/mp4"}
        more = {"document": film} if kind == "animation" else {}
        return self._sends("(视频)", **{kind: film}, **more, **({"caption": caption} if caption else {}))

    def sends_audio(self, content: bytes = b"ID3 a recording") -> int:
        audio = {**self.api.described(self.api.keep(content)), "duration": 3, "mime_type": "audio/mpeg"}
        return self._sends("(录音)", audio=audio)

    def sends_location(self, latitude: float, longitude: float) -> int:
        return self._sends("(位置)", location={"latitude": latitude, "longitude": longitude})

    def sends_venue(self, latitude: float, longitude: float, title: str, address: str) -> int:
        location = {"latitude": latitude, "longitude": longitude}
        return self._sends(
            "(位置)", location=location, venue={"location": location, "title": title, "address": address}
        )

    def sends_contact(self, phone: str, own: bool = True) -> int:
        """Their own number, or somebody else's card."""
        contact = {"phone_number": phone, "first_name": self.name, "user_id": self.id if own else self.id + 1}
        return self._sends("(名片)", contact=contact)

    def sends_sticker(self) -> int:
        sticker = {
            **self.api.described(self.api.keep(b"webp")),
            "type": "regular",
            "width": 512,
            "height": 512,
        }
        return self._sends("(贴纸)", sticker=sticker)

    def says_in_group(self, text: str, group: int = -100, reply_to_bot: bool = False) -> int:
        """Something said where others listen."""
        with self.api.changed:
            group_user = self.api.users.setdefault(group, User(self.api, group, "邻里", "zh-hans"))
            chat = {"id": group, "type": "supergroup", "title": "邻里"}
            message = {"message_id": self.api.next_id(), "from": self.person, "chat": chat, "text": text}
            if reply_to_bot:
                own = {"message_id": 1, "from": {"id": int(self.api.token.split(":")[0]), "is_bot": True}}
                message["reply_to_message"] = own
            group_user.messages.append(Shown(message["message_id"], True, text, raw=message))
            return self.api.give({"message": {**message, "date": self.api.date()}})

    def edits(self, text: str) -> int:
        """Change the newest own message."""
        with self.api.changed:
            old = next(m for m in reversed(self.messages) if m.mine)
            old.text = text
            return self.api.give({"edited_message": {**old.raw, "text": text, "edit_date": self.api.date()}})

    def presses(self, label: str, timeout: float = WAIT) -> int:
        """Press the newest button or key with this label, as soon as there is one."""
        shown = self.api.wait(lambda: self._offering(label), timeout, lambda: f"[{label}] for {self.story()}")
        button = shown.button(label) or {}
        if shown.keys:
            if "request_location" in button or "request_contact" in button:
                raise AssertionError(f"[{label}] asks: use sends_location or sends_contact")
            return self.says(label)
        return self.presses_data(button["callback_data"], shown)

    def presses_old(self, index: int, label: str) -> int:
        """Press a button of the bot's message number `index`, whether or not it is still shown there."""
        with self.api.changed:
            shown = [m for m in self.messages if not m.mine][index]
            button = shown.button(label)
        assert button is not None, f"message {index} never had [{label}]: {self.story()}"
        return self.presses_data(button["callback_data"], shown)

    def presses_data(self, data: str, shown: Shown | None = None) -> int:
        """A press as it arrives, forged if need be; without `shown` its message is too old to come along."""
        with self.api.changed:
            query: dict[str, Any] = {
                "id": self.api.question(self),
                "from": self.person,
                "chat_instance": "1",
                "data": data,
            }
            if shown is not None:
                query["message"] = shown.raw
            return self.api.give({"callback_query": query})

    def blocks_bot(self) -> None:
        """From now on every send fails with 403."""
        with self.api.changed:
            self.blocked = True
            self.api.give(
                {"my_chat_member": {"chat": self.chat, "from": self.person, "date": self.api.date()}}
            )

    # What a person sees.

    def sees(self, text: str, timeout: float = WAIT) -> Shown:
        """Wait for a message of the bot with `text` in it that was not seen before; now it counts as seen."""

        def unseen() -> Shown | None:
            return next((m for m in self.messages if not m.mine and not m.seen and text in m.text), None)

        found = self.api.wait(unseen, timeout, lambda: f"“{text}” for {self.story()}")
        found.seen = True
        return found

    def sees_toast(self, text: str = "", timeout: float = WAIT) -> str:
        """Wait for the answer to a press that contains `text`."""
        return self.api.wait(
            lambda: next(([t] for t in self.toasts if text in t), None),
            timeout,
            lambda: f"toast {text}: {self.toasts}",
        )[0]

    def count(self, text: str) -> int:
        """How many of the bot's messages contain `text`."""
        with self.api.changed:
            return sum(1 for m in self.messages if not m.mine and text in m.text)

    def story(self) -> str:
        """The chat as one text."""
        with self.api.changed:
            lines = (m.line(self.name if m.mine else "回音") for m in self.messages)
            return f"{self.name}:\n  " + "\n  ".join(lines)

    def _offering(self, label: str) -> Shown | None:
        return next((m for m in reversed(self.messages) if not m.mine and label in m.labels()), None)

    def _sends(self, shown: str, **content: Any) -> int:
        with self.api.changed:
            message = {
                "message_id": self.api.next_id(),
                "from": self.person,
                "chat": self.chat,
                "date": self.api.date(),
            }
            message.update(content)
            self.messages.append(Shown(message["message_id"], True, shown, raw=message))
            return self.api.give({"message": message})
