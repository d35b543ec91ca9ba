"""What stands on the wish wall gives nobody away; the clerk hears what was masked."""

import pytest

from storage import tables
from tests.world import Phone, World


def entered(world: World, words: str, where: str = "说不清", name: str = "") -> Phone:
    """A wish that a clerk has entered for somebody, up to its public words."""
    clerk = world["clerk"].says("/enter").presses("走访").says(words).presses("微心愿").presses(where)
    clerk.presses("没有")
    clerk.says(name) if name else clerk.presses("不填")
    clerk.presses("不填")
    if name:
        clerk.presses("不留")
    return clerk.presses("发送").pushes("f:offer:60001").presses("服务")


def test_neighbours_names_and_villages_are_masked_and_the_clerk_hears_which(world: World) -> None:
    clerk = entered(world, "刘奶奶家屋顶漏雨，住白杨村")
    clerk.sees("墙上这样写：＊家屋顶漏雨，住＊", "遮住了：刘奶奶、白杨村")
    clerk.presses("就这样写").sees("墙上会写：＊家屋顶漏雨，住＊", "遮住了：刘奶奶、白杨村").presses("上墙")
    (wish,) = world.rows(tables.wishes)
    assert wish.words == "＊家屋顶漏雨，住＊"
    world["qin"].says("心愿墙").sees("屋顶漏雨").sees_not("刘奶奶", "白杨村")


def test_where_nothing_had_to_be_masked_it_says_so(world: World) -> None:
    clerk = entered(world, "青塘村的孩子想要一张书桌", "是青塘村").sees("没有要遮的").sees_not("＊")
    clerk.says("想要书桌，找桂花苑的王阿姨").sees("找＊的＊", "遮住了：桂花苑、王阿姨")


@pytest.mark.parametrize("name", ["刘秀英", "刘奶奶"])
def test_the_resident_who_was_entered_is_masked_by_the_name_they_gave(world: World, name: str) -> None:
    entered(world, f"{name}想要一台收音机", name=name).sees("墙上这样写：＊想要一台收音机", f"遮住了：{name}")
