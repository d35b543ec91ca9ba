"""In a group the bot answers to its name only, and says where one can speak to it alone.

What somebody tells an office is nobody else's business: nothing said in a group becomes a case.
"""

import re
from collections.abc import Mapping
from typing import Any

from bot.channels.telegram import Call
from words import render

_GROUPS = ("group", "supergroup")


class Groups:
    """Where we have spoken when; only in memory, since an answer that is lost is asked for again.

    `apart`: seconds between two messages in one group.
    """

    def __init__(self, bot: int, apart: float) -> None:
        self._bot, self._apart = bot, apart
        self.name = ""
        """Our own user name; while it is not known, nobody is answered."""
        self._last: dict[int, float] = {}

    def answer(self, update: Mapping[str, Any], now: float) -> Call | None:
        """What to say in a group; None where nobody has spoken to us, or just before. `now`: seconds."""
        message = update.get("message")
        if not self.name or not isinstance(message, dict):
            return None
        chat, person = message.get("chat"), message.get("from")
        if not isinstance(chat, dict) or chat.get("type") not in _GROUPS or not isinstance(person, dict):
            return None
        number = chat.get("id")
        if not isinstance(number, int) or not self._is_called(message):
            return None
        if now - self._last.get(number, -self._apart) < self._apart:
            return None
        self.spoken(number, now)
        english = str(person.get("language_code", "")).lower().startswith("en")
        language = "en" if english else "zh"
        link = f"https://t.me/{self.name}?start="
        button = {"text": render.text(language, "group-open"), "url": link}
        params = {
            "chat_id": number,
            "text": render.text(language, "group-private"),
            "reply_parameters": {
                "message_id": message.get("message_id"),
                "allow_sending_without_reply": True,
            },
            "reply_markup": {"inline_keyboard": [[button]]},
        }
        return Call("sendMessage", params)

    def spoken(self, group: int, now: float) -> None:
        """Something is said in this group now."""
        self._last = {chat: at for chat, at in self._last.items() if now - at < self._apart} | {group: now}

    def _is_called(self, message: Mapping[str, Any]) -> bool:
        said = str(message.get("text") or message.get("caption") or "")
        if re.search(rf"@{re.escape(self.name)}(?!\w)", said, re.IGNORECASE | re.ASCII):
            return True
        to = message.get("reply_to_message")
        sender = to.get("from") if isinstance(to, dict) else None
        return isinstance(sender, dict) and sender.get("id") == self._bot
