"""A message that stands in the chat already is changed: its words and its buttons, never its pictures."""

from typing import Any

from bot.channels.channel import Rejected
from bot.channels.telegram import HTML, MOST_CAPTION, MOST_TEXT, keyboard
from bot.channels.telegram_text import shown, words
from bot.channels.telegram_transport import Transport
from words.message import Message


async def change(
    transport: Transport, chat: str, number: str, message: Message, *, unsays: bool = False
) -> None:
    """What stands there reads like `message` from now on; said twice, it is no mistake.

    `unsays`: a picture or a voice message goes altogether, where Telegram still lets it go.
    Raises Rejected where it cannot be changed any more, and as `Transport.call` does.
    """
    where = {"chat_id": int(chat), "message_id": int(number)}
    buttons = {"reply_markup": keyboard(message.buttons)} if message.buttons else {}
    said = words(message)
    if not said or shown(said) > MOST_TEXT:
        raise Rejected("too long to stand in one message")
    ways: list[tuple[str, dict[str, Any]]] = [("editMessageText", {"text": said, **HTML, **buttons})]
    if unsays:
        ways.append(("deleteMessage", {}))
    if shown(said) <= MOST_CAPTION:  # it may stand under a picture
        ways.append(("editMessageCaption", {"caption": said, "parse_mode": "HTML", **buttons}))
    for place, (method, what) in enumerate(ways):
        try:
            await transport.call(method, {**where, **what})
            return
        except Rejected as error:
            if "not modified" in str(error):
                return
            no_way = "no text in the message" not in str(error) and method != "deleteMessage"
            if no_way or place == len(ways) - 1:
                raise
