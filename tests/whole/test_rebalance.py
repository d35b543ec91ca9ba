"""Evening out: shown before, nothing in hand unless asked, in one step, everybody told once."""

from typing import Any

from cases import numbers
from storage import tables
from tests.whole.scenes import reports
from tests.world import Phone, World

BOARD = "青塘路的广告牌歪了"
"""Of no topic: nobody knows more of it than the others."""


def piled_up(world: World, count: int = 6) -> None:
    """All in 周代表's hands, because the others were away when they came."""
    fang = others_away(world)
    for place in range(count):
        phone = world.newcomer(f"r{place}")
        reports(phone, f"{BOARD}，第{place}处")
    assert {row.handler_id for row in world.rows(tables.cases)} == {world.people["representative"]}
    fang.pushes("f:away").presses("我回来了")


def others_away(world: World) -> Phone:
    """方代表, who can come back."""
    for who in ("deng", "fang"):
        world[who].pushes("f:away").says("今天").says("11月27日").presses("不用人代")
    return world["fang"]


def held(world: World) -> dict[str, int]:
    names = {number: name for name, number in world.people.items()}
    found: dict[str, int] = {}
    for row in world.rows(tables.cases):
        found[names[row.handler_id]] = found.get(names[row.handler_id], 0) + 1
    return found


def looks(world: World, which: str = "只动没接单的") -> Any:
    clerk = world["clerk"].pushes("f:staffing").presses("均一均").presses("全部").presses(which)
    return clerk


def test_the_preview_says_every_move_and_why_and_moves_nothing(world: World) -> None:
    piled_up(world)
    looks(world).sees("要动", "周代表 → 方代表", "青塘乡的代表", "就这样动")
    assert held(world) == {"representative": 6}
    world["clerk"].presses("先不动").sees("没有动")
    assert held(world) == {"representative": 6}


def test_it_is_done_in_one_step_and_everybody_is_told_once(world: World) -> None:
    piled_up(world, 12)
    before = {name: len(world[name].got) for name in ("representative", "fang")}
    looks(world).presses("就这样动").sees("都告诉到了")
    now = held(world)
    assert sum(now.values()) == 12 and now["fang"] >= 3, now
    zhou, fang = world["representative"], world["fang"]
    assert len(zhou.got) == before["representative"] + 1
    assert len(fang.got) == before["fang"] + 1
    assert "请您接单" in fang.shown(fang.got[-1:]) and f"{now['fang']} 件事换到您手上" in fang.shown(
        fang.got[-1:]
    )
    assert f"{12 - now['representative']} 件事换给别的代表了" in zhou.shown(zhou.got[-1:])
    moved = [row for row in world.rows(tables.cases) if row.handler_id == world.people["fang"]]
    world["clerk"].pushes(f"f:case:{moved[0].id}").sees("从周代表手上匀来的")
    fang.pushes(f"f:case:{moved[0].id}").sees("为何派您：从周代表手上匀来的")
    assert world.audit() == ()


def test_a_resident_with_several_is_told_once(world: World) -> None:
    fang = others_away(world)
    anna = world.newcomer("anna")
    for place in range(8):
        anna.says(f"{BOARD}，第{place}处")
        if any(button.label == "新的一件事" for button in anna.buttons()):
            anna.presses("新的一件事")
        anna.presses("投诉").presses("是青塘村").presses("没有").presses("不是").presses("不留").presses(
            "发送"
        )
    fang.pushes("f:away").presses("我回来了")
    before = len(anna.got)
    looks(world).presses("就这样动")
    assert len(anna.got) == before + 1
    assert "换了代表" in anna.shown(anna.got[-1:])


def test_what_is_accepted_stays_unless_asked(world: World) -> None:
    piled_up(world)
    for case in world.rows(tables.cases):
        world["representative"].pushes(f"f:accept:{case.id}")
    looks(world).sees("没有要动的")
    looks(world, "接了的也动").sees("要动").presses("就这样动")
    assert held(world)["fang"] >= 1


def test_a_stale_preview_moves_nothing(world: World) -> None:
    piled_up(world)
    looks(world)
    shown = [c.number for c in world.rows(tables.cases)]
    world["representative"].pushes(f"f:accept:{max(numbers.parse(n) or 0 for n in shown)}")
    world["clerk"].presses("就这样动").sees_not("都告诉到了").sees("这中间有了变化，请再看一遍", "要动")
    assert held(world) == {"representative": 6}
    world["clerk"].sees("要动")  # what would be done now


def test_what_is_about_who_asks_is_not_shown_and_stays(world: World) -> None:
    piled_up(world)
    for case in world.rows(tables.cases):
        world["supervisor"].pushes(f"f:mark_subject:{case.id}").says("督办科 · 沈").presses("督办科 · 沈")
    looks(world).sees("没有要动的").sees_not(BOARD)
    world["supervisor"].pushes("f:rebalance").presses("全部").presses("只动没接单的").sees("要动", BOARD)


def test_only_in_a_district(world: World) -> None:
    piled_up(world)
    clerk = world["clerk"].pushes("f:rebalance").presses("城东街道").presses("只动没接单的")
    clerk.sees("没有要动的")


def test_who_came_by_a_card_keeps_their_representative(world: World) -> None:
    piled_up(world)
    with world.app.database.writer.begin() as connection:
        connection.execute(tables.people.update().values(chosen_id=world.people["representative"]))
    looks(world).sees("没有要动的")


def test_nobody_else_may(world: World) -> None:
    piled_up(world)
    for who in ("resident", "representative"):
        world[who].pushes("f:rebalance").sees_not("均哪里的")
        world[who].pushes("f:leave").sees_not("谁卸任")


def test_from_the_command_line(world: World) -> None:
    piled_up(world)
    from bot import rearranging
    from cases.errors import PreviewStale

    found = rearranging.balance(world.settings, world.clock.now(), "", False)
    assert found.moves and found.moves[0].whose == "周代表"
    assert rearranging.balance(world.settings, world.clock.now(), "城东街道", False).moves == ()
    try:
        rearranging.rebalance(world.settings, world.clock.now(), "", False, "00000000")
    except PreviewStale:
        pass
    else:
        raise AssertionError("a made-up code was taken")
    assert held(world) == {"representative": 6}
    assert rearranging.rebalance(world.settings, world.clock.now(), "", False, found.code) == len(found.moves)
    world.passes(seconds=5)
    assert held(world)["fang"] == len([m for m in found.moves if m.gets == "方代表"])
    world["fang"].pushes("f:mine").sees("60")
