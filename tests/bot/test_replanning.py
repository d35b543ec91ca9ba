"""What moves when the policy changes: seen before it moves, and only once."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot import replanning
from storage import tables
from tests.bot.test_cli import huiyin
from tests.whole.scenes import reports, resolves
from tests.world import World


def replans(world: World, config: Path, *more: str) -> dict[str, Any]:
    said = huiyin("replan", "--json", *more, "--config", str(config), "--data", str(world.folder))
    assert said.exit_code == 0, said.output
    found: dict[str, Any] = json.loads(said.output)
    return found


@pytest.fixture(name="slower")
def _slower(tmp_path: Path) -> Path:
    """An office that gives its representatives two days to accept."""
    file = tmp_path / "slower.yaml"
    file.write_text(
        """\
followup:
  default:
    assigned:
      - {name: accept, do: remind, after: 2wd}
      - {name: accept-again, do: escalate, to: clerks, every: 2wd}
""",
        "utf-8",
    )
    return file


def test_a_new_policy_moves_what_is_open_once(world: World, slower: Path) -> None:
    reports(world["resident"])
    (case,) = world.rows(tables.cases)
    assert case.state == "assigned"
    tried = replans(world, slower, "--dry-run")
    (move,) = tried["moves"]
    assert (move["number"], move["what"]) == (case.number, "next_action_at")
    assert move["from"] < move["to"]
    assert (tried["cases"], tried["moved"], tried["dry_run"]) == (1, 1, True)
    assert world.rows(tables.cases)[0].next_action_at == case.next_action_at
    assert replans(world, slower)["moves"] == tried["moves"]
    (moved,) = world.rows(tables.cases)
    assert moved.next_action_at.isoformat() == move["to"]
    assert moved.seq == case.seq  # nothing has happened to it
    again = replans(world, slower)
    assert (again["moves"], again["cases"], again["moved"]) == ([], 1, 0)


def test_under_the_policy_it_was_planned_by_nothing_moves(world: World) -> None:
    reports(world["resident"])
    world["representative"].presses("接单")
    said = huiyin("replan", "--data", str(world.folder))
    assert said.output == "重算 1 件，动了 0 件。\n"


def test_what_is_closed_and_asked_about_again_moves_too(world: World, tmp_path: Path) -> None:
    reports(world["resident"])
    world["representative"].presses("接单")
    resolves(world["representative"])
    world["resident"].presses("办好了，满意")
    (case,) = world.rows(tables.cases)
    assert case.state == "closed"
    file = tmp_path / "later.yaml"
    file.write_text(
        "followup: {default: {closed: [{name: lasted, do: revisit, after: 30d, outcomes: [fixed]}]}}\n",
        "utf-8",
    )
    (move,) = replans(world, file)["moves"]
    assert move["from"] == case.next_action_at.isoformat()
    assert world.rows(tables.cases)[0].next_action_at - case.next_action_at == timedelta(days=16)


def test_many_are_moved_in_several_transactions(
    world: World, slower: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replanning, "BATCH", 2)
    for name in ("resident", "neighbour", "stranger", "passer-by", "newcomer"):
        world.newcomer(name)
        reports(world[name])
    before = world.rows(tables.cases)
    assert len(before) == 5
    assert replans(world, slower)["moved"] == 5
    after = world.rows(tables.cases)
    assert all(a.next_action_at < b.next_action_at for a, b in zip(before, after, strict=True))
    assert replans(world, slower)["moves"] == []


def test_the_server_writes_between_two_transactions(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    reports(world["resident"])
    reports(world["liang"], "青塘路的垃圾没人收")
    monkeypatch.setattr(replanning, "BATCH", 1)
    both = [row.id for row in world.rows(tables.cases)]
    before = len(world.rows(tables.inbox))

    def writes() -> None:
        world["resident"].says("/cases")

    replanning.replan(world.settings, world.app.database, world.clock.now(), both, writes)
    assert len(world.rows(tables.inbox)) == before + 2
