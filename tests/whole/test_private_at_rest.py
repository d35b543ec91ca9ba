"""Whoever copies the database without its key reads nothing of what people said or who they are."""

import struct
from collections.abc import Iterator
from pathlib import Path

from bot.folder import DATABASE
from storage import tables
from tests.whole.scenes import resolves
from tests.world import World

SECRETS = (
    *("青塘路的路灯坏了五盏", "老槐树东边", "王小明", "13911112222", "王局长", "今天去看过了"),
    *("五盏灯都换好了", "就是太晚了", "我只写到一半"),
)
"""What is typed in the story below, by whom whatever."""


def lives(world: World) -> None:
    """A report with name, telephone and whom it is about; an answer, a verdict; a draft left half-way."""
    newcomer = world.newcomer()
    newcomer.says("青塘路的路灯坏了五盏").presses("投诉").says("老槐树东边").presses("是的").presses("没有")
    newcomer.presses("是位代表").says("王局长").presses("可以").says("王小明").says("13911112222").presses(
        "发送"
    )
    world["clerk"].presses("没说到谁").presses("没说到谁")
    world["clerk"].presses("派给周代表")
    representative = world["representative"].presses("接单")
    representative.presses("说说进展").says("今天去看过了").presses("没有").presses("还说不准")
    resolves(representative)
    newcomer.presses("办好了").says("就是太晚了")
    newcomer.says("我只写到一半")


def files(folder: Path) -> Iterator[bytes]:
    for path in folder.glob(f"{DATABASE}*"):
        yield path.read_bytes()


def test_nothing_that_was_said_can_be_read_in_the_files(world: World) -> None:
    lives(world)
    found = [secret for held in files(world.folder) for secret in SECRETS if secret.encode() in held]
    assert found == []


def test_nor_where_they_were_when_they_said_it(world: World) -> None:
    somewhere = (30.12345678, 119.87654321)
    newcomer = world.newcomer()
    newcomer.says("路灯坏了五盏").presses("投诉").sends(
        "location", latitude=somewhere[0], longitude=somewhere[1]
    )
    newcomer.presses("青塘乡").presses("青塘村").presses("没有").presses("不是").presses("不留").presses(
        "发送"
    )
    held = b"".join(files(world.folder))
    assert world.rows(tables.cases)[0].position == list(somewhere)
    for degrees in somewhere:
        assert struct.pack(">d", degrees) not in held and str(degrees).encode() not in held
