"""An office of its own for every test; at its end its history verifies and nothing lies aside."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from storage import tables
from tests.world import World


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with capture_logs() as logs, World(tmp_path / "data") as made:
        yield made
        assert [entry for entry in logs if entry["log_level"] in ("error", "critical")] == []
        assert made.rows(tables.inbox, state="parked") == []
        assert made.audit() == ()
