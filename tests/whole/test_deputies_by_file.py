"""Who stands in for whom comes by a file: they hear it as if it had been said in the chat."""

from pathlib import Path

from bot.roster import columns, sheets, store
from bot.roster.planning import compare
from tests.bot.rosters import Rows, book
from tests.whole.scenes import LAMP, reports
from tests.whole.test_deputies import goes_away
from tests.world import World


def brings(world: World, folder: Path, *rows: tuple[str, str, str]) -> None:
    """A file of the office says who stands in."""
    header: Rows = (("姓名", "身份", "代办人"),)
    tables, _ = columns.tables(sheets.read(book(folder / "名册.xlsx", 人员=(*header, *rows))), None, "名册")

    def write(work: store.Work) -> None:
        plan = compare(tables, store.known(work), (), "zh")
        assert not plan.bad, plan.bad
        store.write(work, world.app.office, plan)

    world.app.writer.now_do(write)
    world.passes(seconds=2, beat=False)


def test_the_deputy_and_whoever_is_away_hear_it(world: World, tmp_path: Path) -> None:
    reports(world["resident"])
    zhou = goes_away(world["representative"].presses("接单"), "12月1日", "不用人代")
    goes_away(world["deng"], "12月1日", "不用人代")
    brings(world, tmp_path, ("周代表", "代表", "方代表"), ("邓代表", "代表", "方代表"))
    world["fang"].sees("周代表今天", "请您代办", "手上这 1 件", LAMP, "邓代表今天")
    zhou.sees("您外出时，由方代表代您")
    before = len(world["fang"].got)
    brings(world, tmp_path, ("周代表", "代表", "方代表"))
    assert len(world["fang"].got) == before, "what is as it was is not said again"


def test_whoever_was_it_hears_that_they_are_not_any_more(world: World, tmp_path: Path) -> None:
    zhou = goes_away(world["representative"], "12月1日", "方代表")
    brings(world, tmp_path, ("周代表", "代表", "邓代表"))
    world["fang"].sees("周代表的事改由别人代，不用您代了")
    world["deng"].sees("请您代办")
    zhou.sees("由邓代表代您")
    brings(world, tmp_path, ("周代表", "代表", "无"))
    world["deng"].sees("不用您代了")
    zhou.sees("没有人代您了")


def test_nobody_hears_of_it_while_nobody_is_away(world: World, tmp_path: Path) -> None:
    before = len(world["fang"].got), len(world["representative"].got)
    brings(world, tmp_path, ("周代表", "代表", "方代表"))
    assert (len(world["fang"].got), len(world["representative"].got)) == before


def test_in_the_chat_whoever_is_away_hears_it_too(world: World) -> None:
    zhou = goes_away(world["representative"], "12月1日", "不用人代")
    clerk = world["clerk"].pushes("f:staffing").presses("指定代办人").says("周代表")
    clerk.presses("方代表")
    zhou.sees("您外出时，由方代表代您")
