"""`huiyin simulate`: one JSON object, a table, and an exit code."""

import json

from bot.simulation.figures import ZEROS
from tests.bot.test_cli import huiyin


def test_one_object_with_every_figure() -> None:
    result = huiyin("simulate", "--residents", "3", "--days", "31", "--json")
    said = json.loads(result.stdout.splitlines()[-1])
    assert result.exit_code == 0
    assert said["cases"] >= 3
    assert {
        "closed",
        "open",
        "outcomes",
        "notices",
        "urgent_share",
        "silent_share",
        "seconds",
        *ZEROS,
    } <= said.keys()
    assert "day" in result.stderr


def test_a_table() -> None:
    result = huiyin("simulate", "--residents", "1", "--days", "5")
    assert "forgotten" in result.output
    assert result.exit_code == 0
