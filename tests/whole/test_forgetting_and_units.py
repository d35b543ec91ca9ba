"""Who is erased is so for the units of a case, too; an officer who is leaves the case to their unit."""

from storage import tables
from storage.work import Work
from tests.whole.bureau import WATER, officer, passes_on
from tests.whole.line import Files
from tests.whole.scenes import LAMP, reports, the_case
from tests.whole.test_elsewhere import disconnect, goes_on, own_code
from tests.whole.test_forgetting import SAYS, forgets, traces, urgent
from tests.whole.test_forgetting import reports as signs
from tests.whole.test_mydata import taken
from tests.world import Phone, World


def test_nothing_of_a_resident_is_left_with_the_units(world: World, li: Phone) -> None:
    colleague = officer(world, "colleague", "孙工", WATER)
    newcomer = signs(world.newcomer())
    passes_on(world["representative"].presses("接单"), WATER)
    li.presses("我单位来办").presses("报进展").says("找过王小明，在老槐树东边").presses("没有")
    colleague.says("60001-1").pushes("f:timeline:60001")
    assert "王小明" in str(colleague.shown(colleague.got))
    forgets(newcomer)
    assert traces(world, *SAYS) == []
    assert traces(world, "路灯坏了五盏") == []
    [part] = world.rows(tables.case_units)
    assert (the_case(world).state, part.stage) == ("closed", "unit_relieved")
    li.sees("60001-1")


def test_a_unit_goes_on_with_what_is_urgent(world: World, li: Phone) -> None:
    newcomer = urgent(world.newcomer())
    passes_on(world["representative"].presses("接单"), WATER)
    li.presses("我单位来办")
    forgets(newcomer)
    assert traces(world, "王小明") == []
    li.presses("报结果").says("电线收好了").presses("没有").sees("代表")
    assert [part.stage for part in world.rows(tables.case_units)] == ["unit_answered"]


def test_an_officer_is_erased_and_their_unit_still_has_the_case(world: World, li: Phone) -> None:
    reports(world["resident"])
    passes_on(world["representative"].presses("接单"), WATER)
    li.presses("我单位来办")
    whole = taken(li)[1]
    assert (whole["person"]["name"], whole["person"]["unit"]) == ("李工", WATER)
    forgets(li).sees("都删了")
    assert traces(world, "李工") == []
    [part] = world.rows(tables.case_units)
    assert part.stage == "unit_accepted"
    world["clerk"].read = len(world["clerk"].got)
    world.passes(days=14)
    world["clerk"].sees("水务局")
    assert "unit_nobody" in [row.kind for row in world.rows(tables.tasks)]
    li.says("60001-1").sees_not(LAMP)


def test_no_look_is_noted_where_a_task_names_a_unit(world: World) -> None:
    reports(world["resident"])
    world.app.writer.now_do(lambda work: work.insert(tables.units, name=WATER, phone="81000001"))
    before = len(world.rows(tables.looks))
    passes_on(world["representative"].presses("接单"), WATER)
    world["clerk"].sees("81000001")
    assert [row.person_id for row in world.rows(tables.looks)[before:] if row.person_id is None] == []


def test_a_chat_that_is_cut_off_keeps_nothing_of_whose_it_was(world: World) -> None:
    world.messenger.files = Files()
    old = reports(world["resident"])
    new = goes_on(world, old).says("/mine").says("60001-1").photographs("mine")
    old.pushes(disconnect(old)).presses("断开")
    text, whole = taken(new)
    assert "路灯坏了五盏" not in text and whole["files"] == [] and whole["cases"] == []
    _, whole = taken(old)
    assert len(whole["files"]) == 1, "what came from there is theirs"


def test_who_comes_after_is_not_in_the_thread_of_who_was_erased(world: World) -> None:
    newcomer = urgent(world.newcomer())
    world["representative"].presses("接单").pushes("f:write:60001").says("您在家吗？")
    newcomer.presses("回复").says("在家")
    assert [row.thread_id for row in world.rows(tables.chats, address="newcomer")] == [60001]
    forgets(newcomer)
    assert [row.thread_id for row in world.rows(tables.chats, address="newcomer")] == [None]
    newcomer.says("门口的水管漏了").sees("哪一类")


def test_pictures_of_their_links_go_with_them(world: World) -> None:
    newcomer = world.newcomer()
    own_code(newcomer)
    assert [row.state for row in world.rows(tables.files, ref="qr")] == ["kept"]
    forgets(newcomer)
    assert world.rows(tables.files, ref="qr") == []
    assert {row.state for row in world.rows(tables.files)} == {"erased"}


def test_a_story_on_a_page_keeps_its_files_where_words_of_it_go(world: World) -> None:
    newcomer = urgent(world.newcomer())
    world["representative"].presses("接单")
    told = {"story": [{"what": "居民王小明", "words": "我是王小明", "files": [1]}], "pictures": [2]}
    shown = {"story": [{**told["story"][0], "files": [{"id": 1, "kind": "photo"}]}], "pictures": []}
    [chat] = world.rows(tables.chats, address="representative")
    notice = next(row.id for row in world.rows(tables.outbox, case_id=60001) if row.seq > 1)

    def put(work: Work) -> None:
        work.change(tables.outbox, {"id": notice}, payload=told)
        row = {"chat_id": chat.id, "at": world.clock.at, "mine": False, "outbox_id": notice}
        work.add(tables.feed, **row, payload=shown)

    world.app.writer.now_do(put)
    forgets(newcomer)
    [page] = [row.payload for row in world.rows(tables.feed) if row.outbox_id == notice]
    assert traces(world, "王小明") == []
    assert (page["story"][0]["files"], page["pictures"]) == ([{"id": 1, "kind": "photo"}], [])
