"""Who is erased is so in what others wrote and were told, too."""

import pytest

from storage import erasing, people, tables
from storage.tables_talk import heard
from storage.work import Work
from tests.whole.scenes import the_case
from tests.whole.test_forgetting import SAYS, WORDS, forgets, reports, traces, urgent
from tests.world import Phone, World


@pytest.fixture
def newcomer(world: World) -> Phone:
    return world.newcomer()


def test_what_others_said_with_their_name_or_number_in_it_goes_too(world: World, newcomer: Phone) -> None:
    urgent(newcomer)
    world.run(
        world.app.writer.job(
            lambda work: people.change(
                work, people.load(work, [newest(world)])[newest(world)], phone="13911112222"
            )
        )
    )
    handler = world["representative"].presses("接单")
    for words in ("给王小明打过电话", "139-1111 2222 没人接", "电线收好了一半"):
        handler.pushes("f:progress:60001").says(words).presses("没有").presses("还说不准")
    forgets(newcomer)
    assert traces(world, "王小明", "139-1111 2222") == []
    assert [row.words for row in world.rows(tables.event_words)] == ["电线收好了一半"]
    assert the_case(world).state == "in_progress"


def test_nor_does_it_stand_in_what_others_wrote_on_their_pages(world: World, newcomer: Phone) -> None:
    reports(newcomer)
    chat = next(row.id for row in world.rows(tables.chats) if row.address == "representative")

    def wrote(work: Work) -> None:
        given = {"chat_id": chat, "at": world.clock.at}
        for words in ("给王小明打过电话", "今天下雨"):
            work.add(tables.feed, **given, mine=True, payload={"text": words})
            work.add(heard, **given, message=words[:2], words=words)

    world.run(world.app.writer.job(wrote))
    forgets(newcomer)
    assert traces(world, "王小明") == []
    assert len(traces(world, "今天下雨")) == 2


def test_conversations_are_looked_through_once_in_pieces(
    world: World, newcomer: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(erasing, "MOST", 3)
    for words in (WORDS, "青塘路又坏了一盏灯，我是王小明"):
        reports(newcomer, words)
    for _ in range(4):
        world["clerk"].says("60001-1").says("60002-2").says("/menu")
    assert len(traces(world, "青塘路")) > 8
    forgets(newcomer)
    assert traces(world, *SAYS, "青塘路的路灯", "又坏了一盏灯") == []


def newest(world: World) -> int:
    return max(row.id for row in world.rows(tables.people))
