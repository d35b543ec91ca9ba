"""What every channel is tried with."""

from typing import Any

import pytest

from bot.channels.telegram_drivers import Driver


@pytest.fixture(params=["ptb", "aiogram"])
def driver(request: Any) -> Driver:
    """Each library that can carry Telegram's calls: one suite for both."""
    chosen: Driver = request.param
    return chosen
