"""`huiyin rebalance`, `huiyin leave`, `huiyin speaks`: shown first, done with the code."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage import tables
from tests.bot.test_cli import huiyin
from tests.whole.scenes import reports
from tests.world import World


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """An office where everything lies with 周代表, and nobody serves it at the moment."""
    with World(tmp_path / "data") as world:
        for who in ("deng", "fang"):
            world[who].pushes("f:away").says("今天").says("11月27日").presses("不用人代")
        for place in range(4):
            reports(world.newcomer(f"r{place}"), f"青塘路的广告牌歪了，第{place}处")
        for who in ("deng", "fang"):
            world[who].pushes("f:away").presses("我回来了")
    yield tmp_path / "data"


def code(said: str) -> str:
    found = re.search(r"--apply ([0-9a-f]{8})", said)
    assert found, said
    return found[1]


def test_rebalance_shows_first_and_then_does_just_that(folder: Path) -> None:
    shown = huiyin("rebalance", "-d", str(folder))
    assert shown.exit_code == 0 and "周代表 → 方代表（青塘乡的代表" in shown.output
    assert "广告牌" not in shown.output, "a terminal keeps what it was shown"
    again = huiyin("rebalance", "-d", str(folder))
    assert code(again.output) == code(shown.output), "looking moves nothing"
    wrong = huiyin("rebalance", "-d", str(folder), "--apply", "00000000")
    assert wrong.exit_code == 1 and "有了变化" in wrong.output
    done = huiyin("rebalance", "-d", str(folder), "--apply", code(shown.output))
    assert (done.exit_code, done.output) == (0, "动了 2 件。\n")
    stale = huiyin("rebalance", "-d", str(folder), "--apply", code(shown.output))
    assert stale.exit_code == 1
    assert huiyin("rebalance", "-d", str(folder)).output == "没有要动的，现在这样就合适。\n"


def test_in_english_and_in_one_district(folder: Path) -> None:
    shown = huiyin("--language", "en", "rebalance", "-d", str(folder), "--district", "青塘村")
    assert "to move. To do it, add --apply" in shown.output
    assert "没有要动的" in huiyin("rebalance", "-d", str(folder), "--district", "城东街道").output
    unknown = huiyin("rebalance", "-d", str(folder), "--district", "没有这里")
    assert unknown.exit_code == 1 and "没有“没有这里”这个地方" in unknown.output


def test_leave_shows_first_and_then_does_just_that(folder: Path) -> None:
    shown = huiyin("leave", "周代表", "-d", str(folder))
    assert shown.exit_code == 0 and "周代表手上 4 件" in shown.output and "周代表 → " in shown.output
    done = huiyin("leave", "周代表", "-d", str(folder), "--apply", code(shown.output))
    assert (done.exit_code, done.output) == (0, "周代表卸任了，事都交了出去。\n")
    gone = huiyin("leave", "周代表", "-d", str(folder))
    assert gone.exit_code == 1 and "没有正好一位叫“周代表”" in gone.output
    with World(folder) as world:
        assert not [
            row for row in world.rows(tables.cases) if row.handler_id == world.people["representative"]
        ]
        assert world.audit() == ()


def test_speaks(folder: Path) -> None:
    said = huiyin("speaks", "许代表", "en，dong", "-d", str(folder))
    assert (said.exit_code, said.output) == (0, "许代表还会说：en、dong。\n")
    with World(folder) as world:
        [row] = [row for row in world.rows(tables.people) if row.name == "许代表"]
        assert row.languages == ["en", "dong"]
