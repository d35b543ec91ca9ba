"""Who stands in for a representative sees of a resident what the representative may see, and no more."""

from collections.abc import Callable

from storage import looks, tables
from storage.work import Work
from tests.whole.bureau import WATER, unit
from tests.whole.line import Files
from tests.whole.scenes import LAMP, accuses, reports, resolves, the_case
from tests.whole.test_accused import tries_everything
from tests.whole.test_accused_units import FEES, belongs
from tests.whole.test_consent import SECRETS, lies
from tests.whole.test_consent import reports as shares
from tests.whole.test_deputies import goes_away
from tests.whole.test_forgetting import forgets, traces
from tests.whole.test_leaving import leaves
from tests.whole.test_mydata import taken
from tests.world import World


def test_a_deputy_sees_whom_the_resident_let_the_handler_see_and_that_is_noted(world: World) -> None:
    shares(world["resident"], shares=True)
    goes_away(world["representative"].presses("接单"))
    world["fang"].presses("60001-1").sees("居民：李大爷，13800000001")
    fang, resident = world.people["fang"], world.people["resident"]
    found = world.run(world.app.writer.job(lambda work: looks.of(work, by=fang)))
    assert {(row.person_id, row.case_id, row.what) for row in found} == {(resident, 60001, "contact")}


def test_without_agreement_a_deputy_does_not(world: World) -> None:
    shares(world["resident"], shares=False)
    goes_away(world["representative"].presses("接单"))
    world["fang"].presses("60001-1").pushes("f:timeline:60001").pushes("f:thread:60001")
    for secret in SECRETS:
        assert secret not in world["fang"].shown(world["fang"].got)


def test_what_lies_here_for_who_stood_in_goes_when_it_is_taken_back(world: World) -> None:
    shares(world["resident"], shares=True)
    zhou = goes_away(world["representative"].presses("接单"))
    world["fang"].presses("60001-1").sees("李大爷")
    zhou.pushes("f:away").presses("我回来了")
    assert "李大爷" in lies(world, "fang")
    world["resident"].pushes("f:share:60001").presses("不给看了")
    for secret in SECRETS:
        assert secret not in lies(world, "fang")


def test_nothing_stays_with_who_stood_in_of_who_is_erased(world: World) -> None:
    shares(world["resident"], shares=True)
    zhou = goes_away(world["representative"].presses("接单"))
    world["fang"].presses("60001-1").sees("李大爷")
    zhou.pushes("f:away").presses("我回来了")
    forgets(world["resident"])
    assert not traces(world, *SECRETS)


def test_the_thread_shows_a_deputy_what_the_resident_said_last(world: World) -> None:
    reports(world["resident"])
    goes_away(world["representative"].presses("接单"))
    world["resident"].pushes("f:write:60001").says("昨天又坏一盏")
    world["fang"].says("好的，明天就来").sees("昨天又坏一盏")


def test_who_belongs_to_the_unit_that_a_case_is_about_does_not_stand_in_for_it(world: World) -> None:
    unit(world, WATER)
    accuses(world["resident"], WATER, FEES)
    world["clerk"].pushes("f:clear_subject:60001").says("/cancel").pushes("f:assign:60001").presses(
        "派给周代表"
    )
    assert the_case(world).handler_id == world.people["representative"]
    goes_away(world["representative"].presses("接单"), "12月20日")
    world["fang"].presses("60001-1").sees("代谁来办：周代表")
    belongs(world, "fang", WATER)
    read = len(world["fang"].got)
    tries_everything(world["fang"], 60001)
    world.follows_up()
    assert "乱收费" not in world["fang"].shown(world["fang"].got[read:])


def test_why_somebody_has_a_case_is_kept_without_a_name(world: World) -> None:
    goes_away(world["representative"])
    reports(world["resident"])
    world["fang"].sees("代外出的周代表")
    assert ["deputy", str(world.people["representative"])] in the_case(world).reasons
    assert "周" not in str(the_case(world).reasons)


def test_mydata_gives_the_deputy_the_dates_the_languages_and_what_somebody_was(world: World) -> None:
    world.messenger.files = Files()
    zhou = goes_away(world["representative"])
    world.run(world.app.writer.job(_speaks(world.people["representative"])))
    text, whole = taken(zhou)
    me = whole["person"]
    assert (me["deputy"], me["speaks"], len(me["away"])) == ("方代表", ["en"], 2)
    assert "代办人: 方代表" in text
    leaves(world, "周代表")
    me = taken(zhou)[1]["person"]
    assert (me["served"], me["deputy"], me["roles"]) == (["representative"], "", ["resident"])


def _speaks(person: int) -> Callable[[Work], None]:
    def change(work: Work) -> None:
        work.change(tables.people, {"id": person}, languages=["en"])
        work.lasting.clear()

    return change


def test_who_has_left_and_is_erased_is_named_nowhere(world: World) -> None:
    reports(world["resident"])
    resolves(world["representative"].presses("接单"))
    leaves(world, "周代表")
    world.messenger.files = Files()
    forgets(world["representative"])
    row = world.rows(tables.people, id=world.people["representative"])[0]
    assert (row.name, row.served, row.languages, row.deputy_id) == ("", [], [], None)
    world["clerk"].pushes("f:timeline:60001").sees(LAMP[:4])


def test_who_stood_in_and_is_erased_stands_in_no_more(world: World) -> None:
    goes_away(world["representative"], "12月20日")
    forgets(world["fang"])
    row = world.rows(tables.people, id=world.people["representative"])[0]
    assert row.deputy_id is None
    reports(world["resident"])
    assert the_case(world).handler_id not in (world.people["fang"], world.people["representative"])
