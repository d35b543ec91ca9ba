"""What the program writes down about itself."""

import io
import sys
from collections.abc import Iterator

import pytest
import structlog

from bot.logs import configure


@pytest.fixture(autouse=True)
def _configured() -> Iterator[None]:
    before = structlog.get_config()
    configure()
    yield
    structlog.configure(**before)


def test_numbers_of_people_lose_their_middle(capsys: pytest.CaptureFixture[str]) -> None:
    structlog.get_logger().info("call 13800000001", who="431102199003074218", case="60748-2")
    line = capsys.readouterr().err
    assert "138****0001" in line and "13800000001" not in line
    assert "199003" not in line
    assert "60748-2" in line


def test_a_traceback_does_not_show_what_variables_held(capsys: pytest.CaptureFixture[str]) -> None:
    try:
        held = "".join(("只给", "办事的人看"))
        raise ValueError(len(held))
    except ValueError as error:
        structlog.get_logger().error("failed", exc_info=error)
    line = capsys.readouterr().err
    assert "ValueError: 7" in line and held not in line


def test_a_log_that_cannot_be_written_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    class Full(io.StringIO):
        def write(self, text: str) -> int:
            raise OSError("no space")

    monkeypatch.setattr(sys, "stderr", Full())
    structlog.get_logger().error("said to nobody")
