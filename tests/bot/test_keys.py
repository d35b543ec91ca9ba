"""The keys of an office: made, given, lost, changed while it runs."""

import itertools
from pathlib import Path

import pytest

from bot import sample
from bot.app import App
from bot.config import load
from bot.folder import DATABASE, migrate
from bot.keys import FILE, KeyDamaged, KeyLost, KeyUnreadable, keys_of
from bot.lock import hold
from bot.rotating import NoNewKey, ServerKnowsNot, rotate, status
from bot.settings import Settings
from storage import keys, tables
from storage.database import Database
from storage.work import Work
from tests.bot.test_cli import huiyin
from tests.whole.scenes import reports
from tests.world import MONDAY, World


def ring(folder: Path, given: str = "") -> keys.Keys:
    return keys_of(folder, given, folder / DATABASE)


def given(world: World, *masters: bytes) -> Settings:
    """The same office with these keys in its environment."""
    text = ",".join(map(keys.written, masters))
    data = load(None, {"HUIYIN_DATA_KEY": text}).data.model_copy(update={"folder": world.folder})
    return world.settings.model_copy(update={"data": data})


def test_the_first_start_makes_a_key_that_nobody_else_reads(tmp_path: Path) -> None:
    first = ring(tmp_path)
    assert (tmp_path / FILE).stat().st_mode & 0o777 == 0o600
    assert ring(tmp_path).names == first.names and len(first.names) == 1


def test_a_new_data_folder_is_open_to_nobody_else(tmp_path: Path) -> None:
    ring(tmp_path / "new" / "data")
    assert (tmp_path / "new" / "data").stat().st_mode & 0o077 == 0


def test_a_lost_key_is_named_before_anything_starts(world: World) -> None:
    reports(world["resident"])
    name = world.app.database.keys.current
    (world.folder / FILE).unlink()
    with pytest.raises(KeyLost) as lost:
        App(world.settings, world.clock)
    assert name in lost.value.says("zh") and FILE in lost.value.says("en")
    assert not (world.folder / FILE).exists(), "no other key was made in its place"
    with pytest.raises(KeyLost):
        App(given(world, keys.new()), world.clock)
    result = huiyin("audit", "--data", str(world.folder))
    assert result.exit_code == 1 and name in result.stderr


def test_a_file_that_is_no_key_or_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("hello")
    with pytest.raises(KeyDamaged):
        ring(tmp_path)
    (tmp_path / FILE).unlink()
    (tmp_path / FILE).mkdir()
    with pytest.raises(KeyUnreadable):
        ring(tmp_path)


def test_the_environment_goes_before_the_file(tmp_path: Path) -> None:
    master = keys.new()
    assert ring(tmp_path, keys.written(master)).names == keys.Keys([master]).names
    assert not (tmp_path / FILE).exists()


def test_what_is_no_key_in_the_environment_is_a_mistake(tmp_path: Path) -> None:
    result = huiyin("check", env={"HUIYIN_DATA_KEY": "geheim"})
    assert result.exit_code == 2 and "huiyin keys new" in result.stderr and "geheim" not in result.stderr
    fresh = huiyin("keys", "new").output.strip()
    assert len(keys.read(fresh)) == 1
    assert huiyin("check", env={"HUIYIN_DATA_KEY": fresh}).exit_code == 0


def test_the_keys_change_beside_a_running_server(world: World) -> None:
    reports(world["resident"])
    before = world.app.database.keys.current
    counts: list[int] = []
    done = rotate(world.settings, MONDAY, counts.append)
    assert done.rows == counts[-1] > 10 and not done.resumed and done.key != before
    world["representative"].presses("接单").sees(
        "接下了"
    )  # reads what was sealed anew, writes under the new key
    world["resident"].says("/mine").sees("青塘路的路灯坏了五盏")
    (only,) = status(world.settings, MONDAY)
    assert (only.name, only.seals, only.here) == (done.key, True, True)
    assert [row.retired_at is None for row in world.rows(tables.data_keys)].count(True) == 1
    assert len(keys.read((world.folder / FILE).read_text())) == 1
    assert world.audit() == ()


def test_a_change_that_was_stopped_goes_on(world: World) -> None:
    reports(world["resident"])

    def stop(rows: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rotate(world.settings, MONDAY, stop)
    assert len(status(world.settings, MONDAY)) == 2
    world["resident"].says("/mine").sees("青塘路的路灯坏了五盏")  # both keys are at hand meanwhile
    with World(world.folder) as again:  # and after a start
        again.keys = itertools.count(1000)
        again["clerk"].says("60001-1").sees("青塘路")
    done = rotate(world.settings, MONDAY)
    assert done.resumed
    assert [key.name for key in status(world.settings, MONDAY)] == [done.key]
    assert not rotate(world.settings, MONDAY).resumed


def test_keys_from_the_environment_change_in_two_steps(tmp_path: Path) -> None:
    old, new = keys.new(), keys.new()
    base = World(tmp_path)
    with World(tmp_path, settings=given(base, old)) as world:
        reports(world["resident"])
        with pytest.raises(NoNewKey):
            rotate(world.settings, MONDAY)
    with World(tmp_path, settings=given(base, new, old)) as world:
        done = rotate(world.settings, MONDAY)
        assert done.key == keys.Keys([new]).current and done.rows > 10
    with World(tmp_path, settings=given(base, new)) as world:
        world.keys = itertools.count(1000)
        world["resident"].says("/mine").sees("青塘路的路灯坏了五盏")


def test_a_server_without_the_new_key_has_to_get_it_first(tmp_path: Path) -> None:
    old, new = keys.new(), keys.new()
    base = World(tmp_path)
    with World(tmp_path, settings=given(base, old)) as world, hold(tmp_path):
        reports(world["resident"])
        with pytest.raises(ServerKnowsNot):
            rotate(given(base, new, old), MONDAY)
        world["resident"].says("/mine").sees("青塘路的路灯坏了五盏")
    second = World(tmp_path, settings=given(base, old, new))  # it has it, and still seals with the old
    with second, hold(tmp_path), pytest.raises(ServerKnowsNot):
        rotate(given(base, new, old), MONDAY)


def test_a_database_from_before_is_read_and_sealed_when_the_keys_change(tmp_path: Path) -> None:
    migrate(tmp_path)
    plain = Database(tmp_path / DATABASE)
    with plain.writer.begin() as connection:
        work = Work(connection, MONDAY)
        sample.seed(work, MONDAY, {})
        work.flush()
    plain.close()
    assert "李大爷".encode() in (tmp_path / DATABASE).read_bytes()
    with World(tmp_path) as world:
        world["resident"].says("/start")
        reports(world["resident"])
        assert "李大爷" in [row.name for row in world.rows(tables.people)]
        assert [key.name for key in status(world.settings, MONDAY)][-1] == ""
        rotate(world.settings, MONDAY)
        assert all(key.name for key in status(world.settings, MONDAY))


def test_status_and_rotate_say_what_they_did(world: World) -> None:
    reports(world["resident"])
    before = huiyin("keys", "status", "--data", str(world.folder))
    assert before.exit_code == 0 and "在用" in before.output and "条" in before.output
    changed = huiyin("keys", "rotate", "--data", str(world.folder))
    assert changed.exit_code == 0 and "全部换到密钥" in changed.output
    after = huiyin("--language", "en", "keys", "status", "--data", str(world.folder)).output
    assert "in use" in after and before.output.split()[0] not in after
