"""Nothing of what is kept from them in what the command line prints, in events, in logs, in the counts."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from structlog.testing import capture_logs

from bot.cli import app
from storage import tables
from tests.bot.test_cli import huiyin
from tests.whole.attack.scenes_plain import misconduct, plain
from tests.whole.attack.scenes_wall import claimed
from tests.world import World

PERSON, DESK = "1", "纪检组 · 严"
GIVEN: dict[str, tuple[tuple[str, ...], ...]] = {
    "audit": ((),),
    "card": (("representative", "--all", "--out", "OUT"),),
    "check": (("--config", "CONFIG"),),
    "document": (("60001-1",), ("60001-1", "--out", "OUT")),
    "export": (("people", "OUT.xlsx"), ("people", "OUT.csv")),
    "import": (("OUT.csv", "--dry-run"),),
    "invite": (("clerk", "--name", "新来的"), ()),
    "keys new": ((),),
    "keys rotate": ((),),
    "keys status": ((),),
    "leave": ((DESK,), ("周代表",)),
    "link": (("representative", "周代表"),),
    "looks": (("--by", "DISCIPLINE"), ("--person", "RESIDENT"), ("--case", "60001-1")),
    "migrate": ((),),
    "person": (("13900009999",),),
    "policy": ((), ("--json",)),
    "rebalance": ((), ("--accepted",)),
    "replan": ((), ("--dry-run",)),
    "retry": ((),),
    "speaks": (("周代表", "en"),),
    "wishes": ((), ("--show", "collected"), ("--show", "offered")),
    "workdays load": (("2026",),),
    "workdays set": (("2026-12-01", "off"),),
    "workdays show": (("2026",),),
}
"""Everything that can be typed, with what it needs; capitals stand for what a test knows."""
APART = {"run", "demo", "simulate", "mydata"}
"""What serves, or plays with folders of its own. `mydata` gives somebody all that is theirs, and is like
reading the data folder (docs/misconduct.md)."""


def every(group: Any = None, before: str = "") -> Iterator[str]:
    """The name of every command there is."""
    group = typer.main.get_command(app) if group is None else group
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from every(command, f"{before}{name} ")
        else:
            yield f"{before}{name}"


def test_every_command_is_tried() -> None:
    assert {*every()} == GIVEN.keys() | APART


def test_what_is_printed_says_nothing_of_misconduct(tmp_path: Path) -> None:
    with World(tmp_path / "data") as world:
        scene = misconduct(world)
        world.passes(days=3)
        desk, resident = (str(world.people[key]) for key in ("discipline", "resident"))
    kept = ["60001", *(secret for secret in scene.secrets if secret not in ("李大爷", "13800000001"))]
    known = {"DISCIPLINE": desk, "RESIDENT": resident, "CONFIG": "config.yaml", "60001-1": "60001-1"}
    for name, ways in GIVEN.items():
        for way in ways:
            out = tmp_path / "out" / name.replace(" ", "-")
            out.mkdir(parents=True, exist_ok=True)
            words = [known.get(word, word.replace("OUT", str(out / "it"))) for word in way]
            where = [] if name in ("check", "keys new") else ["--data", str(tmp_path / "data")]
            said = huiyin(*name.split(), *words, *where)
            assert said.exception is None or isinstance(said.exception, SystemExit), (name, said.exception)
            printed = f"{said.output}{said.stderr}".replace("60001-1 没有文书", "")
            told = [one for one in kept if one in printed.replace("没有 60001-1", "")]
            assert told == [], (name, words, printed)
            lies = b"".join(file.read_bytes() for file in out.rglob("*") if file.is_file())
            assert [one for one in kept if one.encode() in lies] == [], name


@pytest.mark.parametrize("scene", [plain, misconduct, claimed], ids=lambda scene: scene.__name__)
def test_events_logs_and_what_is_noted_hold_ids_only(tmp_path: Path, scene: Any) -> None:
    """And what lies on the disk without the key tells no more."""
    with capture_logs() as logs, World(tmp_path / "data") as world:
        planted = [one for one in scene(world).secrets if not one.startswith("file:") and one[0] != "6"]
        world.passes(days=3)
        for table in (tables.events, tables.looks, tables.seals):
            rows = json.dumps([[*map(str, row)] for row in world.rows(table)], ensure_ascii=False)
            assert [one for one in planted if one in rows] == [], table.name
    said = json.dumps(logs, ensure_ascii=False, default=str)
    assert [one for one in planted if one in said] == []
    lies = b"".join(file.read_bytes() for file in (tmp_path / "data").glob("huiyin*") if file.is_file())
    assert [one for one in planted if one.encode() in lies] == []
