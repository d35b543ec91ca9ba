"""Messages out of a channel by itself, through each library."""

from typing import Any

from bot.channels.channel import Outgoing
from bot.channels.telegram_bot import Telegram
from bot.channels.telegram_drivers import Driver, telegram
from tests.botapi import BotApi
from words.message import Message


class Api(BotApi):
    """The Bot API, and the library that calls it."""

    driver: Driver = "ptb"

    def channel(self, token: str = "", **more: Any) -> Telegram:
        return telegram(self.driver, token or self.token, self.url, **more)


def out(message: Message | str, number: int = 1, chat: int = 1001, **more: Any) -> Outgoing:
    return Outgoing(number, str(chat), Message(message) if isinstance(message, str) else message, **more)
