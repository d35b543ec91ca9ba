"""What every channel is tried with."""

from typing import Any

import pytest

from bot.channels.telegram_drivers import Driver
from tests.channels.running import Through

DRIVERS: tuple[Driver, ...] = ("ptb", "aiogram")


@pytest.fixture(params=DRIVERS)
def driver(request: Any) -> Driver:
    """Each library that can carry Telegram's calls: one suite for both."""
    chosen: Driver = request.param
    return chosen


@pytest.fixture
def polling(driver: Driver) -> Through:
    """Updates are asked for."""
    return Through(driver)


@pytest.fixture
def brought(driver: Driver) -> Through:
    """Updates are brought."""
    return Through(driver, webhook=True)


@pytest.fixture(params=[False, True], ids=["polling", "webhook"])
def through(driver: Driver, request: Any) -> Through:
    """Every way in."""
    return Through(driver, request.param)
