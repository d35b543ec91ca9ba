"""What is spoken is heard by who needs it, and typed up by a clerk."""

from pathlib import Path

from storage import tables
from tests.e2e.test_story import reports
from tests.world import Phone, World


def test_a_spoken_answer_reaches_the_representative_and_is_typed_up(tmp_path: Path) -> None:
    with World(tmp_path / "data") as world:
        world.messenger.files["v"] = b"OggS" + bytes(60)
        resident, representative, clerk = world["resident"], world["representative"], world["clerk"]
        reports(resident)
        representative.presses("接单").presses("问居民").says("是哪几盏？")
        resident.presses("回答").speaks("v")
        answer = next(m for m in representative.new if "居民回话了" in m.text)
        assert answer.voice is not None and not answer.pictures
        clerk.sees("语音").presses("写成文字").says("路口那五盏")
        representative.sees("路口那五盏")
        assert world.rows(tables.tasks, kind="type_up", done_at=None) == []
        assert world.audit() == ()


def test_every_line_a_resident_wrote_is_on_the_card_and_in_the_story(tmp_path: Path) -> None:
    with World(tmp_path / "data") as world:
        reports(world["resident"], "路灯坏了\n晚上看不见路\n青塘路那里")
        card = Phone.shown(world["representative"].new)
        assert "晚上看不见路" in card and "青塘路那里" in card
        world["representative"].presses("更多").presses("说话").presses("看经过").sees("青塘路那里")


def test_districts_of_a_fresh_office_stand_beside_each_other(tmp_path: Path) -> None:
    from storage import people
    from storage.work import Work
    from tests.storage.rows import NOW, database

    made = database(tmp_path)
    with made.writer.begin() as connection:
        work = Work(connection, NOW)
        first, second = (people.add_district(work, name) for name in ("青塘乡", "柳湾镇"))
        work.flush()
        assert {d.parent for d in people.tree(work).values()} == {None} and first != second
    made.close()


def test_a_spoken_report_is_heard_by_a_clerk_before_any_representative(tmp_path: Path) -> None:
    with World(tmp_path / "data") as world:
        world.messenger.files["v"] = b"OggS" + bytes(60)
        resident = world["resident"].says("/start").presses("说件事").speaks("v").presses("投诉")
        resident.says("青塘村").presses("没有").presses("不是").presses("可以").presses("发送")
        (case,) = world.rows(tables.cases)
        assert (case.state, case.handler_id, case.district_id is None) == ("submitted", None, False)
        assert not any("有件新事" in m.text for key in ("representative", "fang") for m in world[key].got)
        assert world.rows(tables.tasks, kind="triage", done_at=None) != []
