"""Commands and look-ups that no conversation makes: refused for what they are about, whoever made them."""

from collections.abc import Callable
from typing import Any

import pytest

from bot import acts, facts
from cases.commands import Act, Command, JoinCase, OpenCase, SetAway
from cases.errors import NotAllowed, NotYours
from cases.model import Action, Kind
from handlers.facts import Public
from storage import chats, tables
from storage.work import Work
from tests.bot.test_cli import huiyin
from tests.whole.scenes import reports, the_case
from tests.whole.test_bad_input import picture
from tests.whole.test_misconduct import discloses
from tests.world import World


def as_(world: World, key: str, do: Callable[[Work, chats.Chat], Any]) -> Any:
    """Something done for somebody, in a transaction."""
    return world.run(
        world.app.writer.job(lambda work: do(work, chats.look(work, {("memory", key)})["memory", key]))
    )


def performs(world: World, key: str, command: Command) -> Any:
    return as_(world, key, lambda work, chat: acts.perform(work, world.app.office, command, chat))


@pytest.fixture
def photo(world: World) -> int:
    """Of somebody's house, sent with a report."""
    world.messenger.files["home"] = picture()
    resident = world["resident"].says("青塘路的路灯坏了五盏").presses("投诉").presses("是青塘村")
    resident.photographs("home").presses("好了").presses("不是").presses("不留").presses("发送")
    (file,) = the_case(world).pictures
    return int(file)


def test_nobody_brings_a_picture_that_somebody_else_sent(world: World, photo: int) -> None:
    world.newcomer("anna").says("/menu")
    for command in (
        OpenCase(Kind.QUESTION, "这是哪里", pictures=(photo,)),
        OpenCase(Kind.QUESTION, "这是哪里", voice=(photo,)),
        JoinCase(60001, "我家也是", pictures=(photo,)),
    ):
        with pytest.raises(NotYours):
            performs(world, "anna", command)
    with pytest.raises(NotYours):
        performs(world, "representative", Act(60001, Action.WRITE, "看看", files=(photo,)))
    assert len(world.rows(tables.cases)) == len(world.rows(tables.parties)) == 1


def test_what_is_theirs_they_bring_and_so_does_whoever_sent_the_same(world: World, photo: int) -> None:
    performs(world, "resident", Act(60001, Action.ADD, "看看", files=(photo,)))
    world["representative"].presses("接单").photographs("home")  # forwarded
    performs(world, "representative", Act(60001, Action.WRITE, "看看", files=(photo,)))
    performs(world, "resident", Act(60001, Action.ADD, "看看", files=(photo,)))


@pytest.mark.parametrize("name", ["noted", "document", "writer", "party", "left", "thanks"])
def test_what_the_desk_says_of_an_act_nobody_else_does(world: World, name: str) -> None:
    reports(world["resident"])
    with pytest.raises(NotYours):
        performs(world, "resident", Act(60001, Action.ADD, "看看", data={name: world.people["clerk"]}))
    assert the_case(world).seq == world.rows(tables.events)[-1].seq


def test_a_resident_has_no_deputy(world: World) -> None:
    soon = world.clock.at.replace(day=28)
    with pytest.raises(NotYours):
        performs(world, "resident", SetAway(world.clock.at, soon, world.people["fang"]))
    assert world["fang"].got == []


def test_an_instruction_that_is_not_theirs_to_give_leaves_no_unit_behind(world: World) -> None:
    reports(world["resident"])
    before = len(world.rows(tables.units))
    with pytest.raises(NotAllowed):
        performs(world, "clerk", Act(60001, Action.INSTRUCT, "请快些", name="从未有过的单位"))
    assert len(world.rows(tables.units)) == before


@pytest.mark.parametrize("key", ["clerk", "supervisor", "leader"])
def test_by_cleaning_words_nobody_learns_whose_name_a_report_of_misconduct_hides(
    world: World, key: str
) -> None:
    discloses(world["resident"], shares=True)
    for query in (Public(60001, "李大爷"), Public(60001, "", place=True)):
        with pytest.raises(NotYours):
            as_(world, key, lambda work, chat, q=query: facts.lookup(work, world.app.office, chat)(q))


def test_who_looked_at_whom_about_misconduct_the_command_line_does_not_say(world: World) -> None:
    discloses(world["resident"], shares=True)
    assert {row.case_id for row in world.rows(tables.looks)} == {60001}
    for way in (("--by", "discipline"), ("--person", "resident")):
        said = huiyin("looks", way[0], str(world.people[way[1]]), "--data", str(world.folder)).output
        assert "60001" not in said and "李大爷" not in said
    reports(world["resident"])
    world["clerk"].pushes("f:split:60002")
    said = huiyin("looks", "--person", str(world.people["resident"]), "--data", str(world.folder)).output
    assert "60001" not in said


def test_a_day_off_moves_it_without_a_word(world: World) -> None:
    discloses(world["resident"])
    before = the_case(world).next_action_at, the_case(world).deadline
    for day in ("2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26", "2026-11-27"):
        said = huiyin("workdays", "set", day, "off", "--data", str(world.folder)).output
        assert "60001" not in said and "重算 0 件，动了 0 件" in said
    assert (the_case(world).next_action_at, the_case(world).deadline) != before
