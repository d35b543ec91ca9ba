"""What all drills share: processes that have imported everything already, and every way to be connected."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import pytest

from tests.channels.conftest import driver as driver
from tests.channels.conftest import through as through
from tests.drill.nursery import Nursery

LANES = 3


@pytest.fixture(scope="session")
def lanes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Nursery]]:
    """So many programs can live at a time."""
    place = tmp_path_factory.mktemp("nurseries")
    with ExitStack() as stack, ThreadPoolExecutor(LANES) as pool:
        made = list(pool.map(Nursery, [place / f"log{lane}" for lane in range(LANES)]))
        yield [stack.enter_context(nursery) for nursery in made]


@pytest.fixture
def nursery(lanes: list[Nursery]) -> Iterator[Nursery]:
    """One of them; whatever lives there at the end is killed."""
    yield lanes[0]
    lanes[0].dies()
