"""Passing a case on to a unit, and what its officer and the clerks say to it, as conversations."""

from datetime import UTC, datetime, timedelta
from typing import Any

from cases.commands import Act
from cases.model import Action
from cases.parts import Stage
from handlers.shown import PartView
from tests.handlers.chat import CLERK, NOW, OFFICER, REPRESENTATIVE, Chat, World, view

WORDS = "换五盏灯"


def part(unit: int = 1, stage: Stage = Stage.ACCEPTED, **more: Any) -> PartView:
    name = {1: "水务局", 2: "供电所"}[unit]
    return PartView(unit, name, more.pop("lead", True), stage, **more)


def chat_of(me: Any, *parts: PartView, units: Any = None, **more: Any) -> Chat:
    seen = view(may=" ".join(Action), parts=parts, **more)
    world = World(me, {7: seen}, in_hand=(7,) if me is REPRESENTATIVE else ())
    if units is not None:
        world.units = units
    return Chat(world)


def given(**data: Any) -> dict[str, Any]:
    return {"until": datetime(2026, 12, 1, 10, tzinfo=UTC).isoformat(), **data}


def test_the_first_unit_leads_without_a_question() -> None:
    chat = chat_of(REPRESENTATIVE).taps("f:entrust:7:3").sees("ask-entrust-unit").presses(1)
    chat.sees("ask-entrust-words").says(WORDS).says("12月1日").sees("entrust-done")
    chat.is_done(Act(7, Action.ENTRUST, WORDS, data=given(unit=1, lead=True)))


def test_a_unit_may_be_typed_by_a_part_of_its_name() -> None:
    chat = (
        chat_of(REPRESENTATIVE).taps("f:entrust:7:3").says("住建局").sees("invalid-unit", "ask-entrust-unit")
    )
    chat.says("供电").presses("skip").says("12月1日")
    chat.is_done(Act(7, Action.ENTRUST, "", data=given(unit=2, lead=True)))
    assert chat.said[-1].show["there"] is False


def test_beside_one_that_leads_it_is_asked_which() -> None:
    chat = chat_of(REPRESENTATIVE, part()).taps("f:entrust:7:3").presses(2).sees("ask-entrust-lead")
    chat.presses(False).says(WORDS).says("12月1日")
    chat.is_done(Act(7, Action.ENTRUST, WORDS, data=given(unit=2, lead=False)))
    chat.taps("f:entrust:7:3").presses(1).sees("ask-entrust-words")  # that one again


def test_no_unit_is_known() -> None:
    chat_of(REPRESENTATIVE, units=()).taps("f:entrust:7:3").sees_only("entrust-none")


def test_days_are_offered_in_time_for_the_residents() -> None:
    soon = NOW + timedelta(days=5)
    chat = chat_of(REPRESENTATIVE, deadline=soon).taps("f:entrust:7:3").presses(1).says(WORDS)
    assert [option.value for option in chat.ask.options] == ["2026-11-25"]
    chat.says("12月1日")
    assert chat.said[-1].show["beyond"] == soon.date()
    tomorrow = chat_of(REPRESENTATIVE, deadline=NOW + timedelta(days=1))
    tomorrow.taps("f:entrust:7:3").presses(1).says(WORDS)
    assert [option.value for option in tomorrow.ask.options] == ["2026-11-23"]


def test_an_officer_needs_no_unit_to_be_named() -> None:
    own = part(mine=True, stage=Stage.ASKED, objects_until=NOW)
    chat = chat_of(OFFICER, own, part(2, lead=False))
    chat.taps("f:unit_accept:7:3").is_done(Act(7, Action.UNIT_ACCEPT))
    chat.taps("f:unit_object:7:3").says("不归我们").is_done(Act(7, Action.UNIT_OBJECT, "不归我们"))
    chat.taps("f:unit_progress:7:3").says("在挖").presses("none")
    chat.is_done(Act(7, Action.UNIT_PROGRESS, "在挖", data={"unit": 1}))
    chat.taps("f:unit_answer:7:3:2").speaks(9).presses("none")
    chat.is_done(Act(7, Action.UNIT_ANSWER, files=(9,), data={"unit": 1, "voice": [9]}))


def test_an_objection_is_too_late() -> None:
    chat_of(OFFICER, part(mine=True, stage=Stage.ASKED)).taps("f:unit_object:7:3").sees_only("object-late")


def test_clerks_note_what_a_unit_told_them_on_the_telephone() -> None:
    chat = chat_of(CLERK, part(), part(2, lead=False)).taps("f:unit_progress:7:3")
    chat.sees("ask-unit_progress-unit").says("供电").says("明天去").presses("none")
    chat.is_done(Act(7, Action.UNIT_PROGRESS, "明天去", data={"unit": 2}))
    chat.taps("f:unit_progress:7:3:2").sees("ask-unit_progress-words")  # the button said which


def test_an_objection_is_decided() -> None:
    objects = part(2, Stage.OBJECTED, said="归水务局")
    chat = chat_of(CLERK, part(), objects, handler="周明").taps("f:decide_objection:7:3")
    chat.sees("ask-decide_objection-decision").presses("uphold").says("确实")
    chat.is_done(Act(7, Action.DECIDE_OBJECTION, "确实", data={"unit": 2, "decision": "uphold"})).is_free()
    chat.taps("f:decide_objection:7:3").presses("dismiss").says("归你们").says("12月1日")
    chat.is_done(Act(7, Action.DECIDE_OBJECTION, "归你们", data=given(unit=2, decision="dismiss")))
    nobody = chat_of(CLERK, objects).taps("f:decide_objection:7:3").presses("uphold").says("确实")
    nobody.sees("decide-objection-done", "ask-entrust-unit")


def test_taken_back_with_a_reason() -> None:
    chat = chat_of(REPRESENTATIVE, part()).taps("f:relieve:7:3").says("居民自己修了")
    chat.is_done(Act(7, Action.RELIEVE, "居民自己修了", data={"unit": 1}))


def test_a_conference_lies_in_the_past() -> None:
    chat = chat_of(REPRESENTATIVE, part(), part(2, lead=False)).taps("f:confer:7:3")
    chat.says("明天").sees("invalid-date", "ask-confer-held")
    chat.says("2月30日").sees("invalid-date")
    chat.says("11月30日").sees("invalid-date-to-come")
    chat.says("5月1日").sees("invalid-date-to-come")  # the next one: the last is over half a year ago
    chat.says("前天").presses("水务局、供电所").says("周五前接好线")
    held = datetime(2026, 11, 20, 1, tzinfo=UTC).isoformat()
    chat.is_done(Act(7, Action.CONFER, "周五前接好线", name="水务局、供电所", data={"held": held}))
    today = chat_of(REPRESENTATIVE).taps("f:confer:7:3").says("今天").says("全体").says("就这么办")
    assert today.done[-1].data["held"] <= NOW.astimezone(UTC).isoformat()  # type: ignore[union-attr]


def test_the_residents_are_answered_with_what_the_unit_answered() -> None:
    done = part(stage=Stage.ANSWERED, said="换好了"), part(2, Stage.ANSWERED, lead=False, said="线理好了")
    chat = chat_of(REPRESENTATIVE, *done).taps("f:resolve:7:3").presses("fixed").presses("skip")
    chat.presses("none")
    assert chat.done[-1].words == "换好了\n线理好了"  # type: ignore[union-attr]
    still = chat_of(REPRESENTATIVE, part()).taps("f:resolve:7:3")
    assert still.ask.show["units"] == "水务局"


def test_free_words_of_an_officer_are_offered_as_a_report() -> None:
    chat = chat_of(OFFICER, part(mine=True)).says("下午到现场").sees("ask-sort_out-which")
    chat.presses("unit_progress:7").presses("none")
    chat.is_done(Act(7, Action.UNIT_PROGRESS, "下午到现场", data={"unit": 1}))
