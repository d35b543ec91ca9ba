"""What the tests of the bot share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.cards import fonts
from bot.cards.fonts import Fonts
from cases.errors import NoFont
from tests.bot.office import Office
from tests.whole.conftest import world as world


@pytest.fixture(name="office")
def _office(tmp_path: Path) -> Iterator[Office]:
    office = Office(tmp_path)
    yield office
    office.box.database.close()


@pytest.fixture(scope="session")
def faces() -> Fonts:
    try:
        return fonts.find()
    except NoFont:
        pytest.skip("no font with Chinese on this machine")
