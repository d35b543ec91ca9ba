"""A reply goes right after the commit that put it, unless something else goes first."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from bot.channels.channel import Incoming, Limits, Outgoing
from cases.people import Person
from storage.chats import Chat
from storage.posting import hand_over
from storage.tables import outbox
from storage.work import Work
from tests.bot.office import Office
from tests.hurry import run
from tests.storage.box import NOON
from tests.world import Memory, World
from words.message import Message


class Held(Memory):
    """A messenger that takes its time until it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.go = asyncio.Event()
        self.go.set()

    async def send(self, out: Outgoing) -> str:
        await self.go.wait()
        return await super().send(out)


def takes(world: World, who: str, text: str) -> None:
    """An update's whole effect, and nothing more: nobody waits until the replies have gone out."""
    update = Incoming("memory", f"k:{next(world.keys)}", who, "text", {}, text=text)
    world.run(world.app.writer.take([update]))


def states(world: World) -> list[str]:
    return [row.state for row in world.rows(outbox)]


def test_a_reply_is_being_sent_from_the_commit_on(world: World) -> None:
    takes(world, "resident", "菜单")
    [row] = world.rows(outbox)
    assert (row.state, row.tries, row.leased_until - row.created_at) == ("sending", 1, timedelta(minutes=1))
    world.settle()
    assert states(world) == ["sent"]
    assert world["resident"].got[-1].buttons


def test_the_second_message_of_an_answer_waits_for_the_first(world: World) -> None:
    takes(world, "newcomer", "菜单")
    assert states(world) == ["sending", "queued"]
    world.settle()
    assert states(world) == ["sent", "sent"]
    first, second = world.newcomer().got
    assert "不公开" in first.text and second.buttons


def test_nothing_overtakes_what_is_under_way(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.messenger = messenger = Held()
    with world:
        messenger.go.clear()
        takes(world, "resident", "菜单")
        takes(world, "resident", "怎么用")
        assert states(world) == ["sending", "queued"]
        messenger.go.set()
        world.settle()
        assert states(world) == ["sent", "sent"]
        assert [out.number for out in messenger.got["resident"]] == [1, 2]


def test_a_question_after_free_text_still_waits_for_more_words(world: World) -> None:
    takes(world, "resident", "青塘路的路灯坏了")
    takes(world, "resident", "一共五盏")
    assert states(world) == ["replaced", "queued"]


def test_room_in_a_messenger_is_counted_before_the_row_is_written_and_given_back(office: Office) -> None:
    anna = office.box.chat("telegram")

    async def story() -> None:
        courier = office.hire(most=1)
        assert courier.take_in_hand("telegram", anna) is None, "it does not run yet"
        await courier.drain()
        assert courier.take_in_hand("telegram", anna) == timedelta(minutes=1)
        assert courier.take_in_hand("telegram", anna + 1) is None, "one at a time"
        with office.box.work() as work:
            work.handed.append(due(anna))
        courier.undone(work)
        assert courier.take_in_hand("telegram", anna + 1) is not None
        assert courier.take_in_hand("letter", anna) is None, "no such messenger"

    run(story())


def test_what_cannot_be_numbered_takes_no_room(office: Office) -> None:
    """A transaction that fails just there: three such, and nothing would ever be sent again."""
    anna = office.box.chat("telegram")

    async def story() -> None:
        courier = office.hire(most=1)
        await courier.drain()
        with pytest.raises(IntegrityError), office.box.work() as work:
            work.take_in_hand = courier.take_in_hand
            work.add(outbox, chat_id=99, payload={}, priority=0, due_at=NOON, dedupe_key="x", created_at=NOON)
            replies(work, anna, "1")
        courier.undone(work)
        assert courier.take_in_hand("telegram", anna) is not None

    run(story())


def test_limits_hold_for_what_is_handed_over(office: Office) -> None:
    office.telegram.limits = Limits(overall=30, per_chat=1)
    anna = office.box.chat("telegram")

    async def story() -> None:
        async with office.open() as courier:
            await asyncio.sleep(1)
            for text in ("1", "2", "3"):
                with office.box.work() as work:
                    work.take_in_hand = courier.take_in_hand
                    gone = replies(work, anna, text)
                courier.committed(work)
                assert gone is (text == "1"), "a second later, not at once"
                await asyncio.sleep(0.1)

    run(story())
    assert office.telegram.texts == ["1"]


@pytest.mark.parametrize("stopped", [True, False])
def test_nothing_is_taken_in_hand_once_we_stop(office: Office, stopped: bool) -> None:
    anna = office.box.chat("telegram")

    async def story() -> None:
        courier = office.hire()
        await courier.drain()
        if stopped:
            await courier.stop()
        assert (courier.take_in_hand("telegram", anna) is None) is stopped

    run(story())


def replies(work: Work, chat: int, text: str) -> bool:
    here = Chat(chat, "telegram", "a1", Person(1, "李"))
    return hand_over(work, here, Message(text), {"text": text}, priority=0, dedupe_key=text, what="say")


def due(chat: int) -> object:
    with_room = Work(None, NOON, take_in_hand=lambda channel, chat: timedelta(minutes=1))  # type: ignore[arg-type]
    with_room.lasting["last notice"] = 0
    replies(with_room, chat, "x")
    return with_room.handed[0]
