"""Which library carries Telegram's calls; each imported only where it is chosen (aiogram takes seconds)."""

from typing import Any, Literal

from bot.channels.telegram_bot import Telegram
from bot.channels.telegram_transport import Transport

Driver = Literal["ptb", "aiogram"]
BASE_URL = "https://api.telegram.org"


def transport(driver: Driver, token: str, base_url: str = BASE_URL, **more: Any) -> Transport:
    """python-telegram-bot or aiogram, as a transport. `more`: what its class takes besides."""
    if driver == "aiogram":
        from bot.channels.telegram_aiogram import Aiogram

        return Aiogram(token, base_url, **more)
    from bot.channels.telegram_ptb import Ptb

    return Ptb(token, base_url, **more)


def telegram(
    driver: Driver, token: str, base_url: str = BASE_URL, *, timeout: float = 15, **more: Any
) -> Telegram:
    """One bot over this library. `more`: what `Telegram` takes besides."""
    return Telegram(token, transport(driver, token, base_url, timeout=timeout), **more)
