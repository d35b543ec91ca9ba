"""What every channel is tried with."""

from collections.abc import Iterator
from typing import Any

import pytest

from bot.channels.telegram_drivers import Driver
from tests.botapi_user import User
from tests.channels.running import Through
from tests.channels.sending import Api

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


@pytest.fixture
def api(driver: Driver) -> Iterator[Api]:
    """The Bot API, for messages out."""
    with Api() as api:
        api.driver = driver
        yield api


@pytest.fixture
def li(api: Api) -> User:
    """Somebody who has opened the chat."""
    return api.user(1001, "李大爷")
