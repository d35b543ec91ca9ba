"""What the storage tests share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.storage.box import Box


@pytest.fixture(name="box")
def _box(tmp_path: Path) -> Iterator[Box]:
    box = Box(tmp_path)
    yield box
    box.database.close()
