"""An office of its own for every test; at its end its history verifies and nothing lies aside."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from storage import tables
from tests.whole.bureau import POWER, WATER, officer
from tests.world import Phone, World


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with capture_logs() as logs, World(tmp_path / "data") as made:
        yield made
        assert [entry for entry in logs if entry["log_level"] in ("error", "critical")] == []
        assert made.rows(tables.inbox, state="parked") == []
        assert made.audit() == ()


@pytest.fixture
def li(world: World) -> Phone:
    """李工 of the water bureau."""
    return officer(world, "li", "李工", WATER)


@pytest.fixture
def wang(world: World) -> Phone:
    """王工 of the power station."""
    return officer(world, "wang", "王工", POWER)
