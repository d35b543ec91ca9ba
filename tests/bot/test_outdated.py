"""What a newer message makes out of date is changed in its own time: messages go first."""

import asyncio

from bot.channels.channel import Limits, Rejected, Unsent
from cases.notices import Priority
from tests.bot.office import Office
from tests.hurry import run

ONE = Limits(per_chat=1)
REST = ONE.rest(group=False)


async def replaced(office: Office, chat: int) -> None:
    """A card of case 1, and three seconds later a newer one."""
    await office.put(chat, "old", about=1)
    await asyncio.sleep(3)
    await office.put(chat, "new", about=1)


def test_it_keeps_the_distance_of_its_chat(office: Office) -> None:
    office.telegram.limits = ONE
    anna = office.box.chat("telegram")

    async def story() -> None:
        async with office.open():
            await replaced(office, anna)
            await asyncio.sleep(5)

    run(story())
    (new,), (_, changed) = office.telegram.when("new"), office.telegram.when("old")
    assert REST <= changed - new < REST + 0.2
    out = office.telegram.outs[-1]
    assert (out.instead, out.aside) == ("m1", True)


def test_a_reply_does_not_wait_for_it(office: Office) -> None:
    office.telegram.limits = ONE
    anna = office.box.chat("telegram")

    async def story() -> None:
        async with office.open():
            await replaced(office, anna)
            for number in range(4):  # each before the chat has rested from the one before, or just after
                await asyncio.sleep(REST)
                await office.put(anna, f"reply {number}", priority=Priority.LIVE)
            await asyncio.sleep(5)

    run(story())
    replies = [office.telegram.when(f"reply {number}")[0] for number in range(4)]
    (new,) = office.telegram.when("new")
    assert all(at - new - REST * (place + 1) < 0.05 for place, at in enumerate(replies)), replies
    assert len(office.telegram.when("old")) == 2


def test_told_to_wait_the_chat_waits_and_it_is_changed_after_that(office: Office) -> None:
    office.telegram.limits = ONE
    anna, bert = office.box.chat("telegram"), office.box.chat("telegram")

    async def story() -> None:
        async with office.open():
            await replaced(office, anna)
            office.telegram.fails["old"] = [Unsent("too many", after=10.0)]
            await asyncio.sleep(2)
            await office.put(anna, "told", priority=Priority.LIVE)
            await office.put(bert, "not told", priority=Priority.LIVE)
            await asyncio.sleep(20)

    run(story())
    (told,), (other,) = office.telegram.when("told"), office.telegram.when("not told")
    assert told > 13 and other < 6
    assert len(office.telegram.when("old")) == 2


def test_it_counts_among_the_calls_of_a_second(office: Office) -> None:
    office.telegram.limits = Limits(overall=5)
    anna, bert = office.box.chat("telegram"), office.box.chat("telegram")

    async def story() -> None:
        async with office.open():
            await replaced(office, anna)
            await office.put(bert, *(str(number) for number in range(9)))
            await asyncio.sleep(5)

    run(story())
    times = sorted(at for at, _, _ in office.telegram.got)
    assert all(later - first >= 1 for first, later in zip(times, times[5:], strict=False))
    assert len(office.telegram.when("old")) == 2


def test_what_has_been_put_in_its_place_meanwhile_stays(office: Office) -> None:
    office.telegram.limits = ONE
    anna = office.box.chat("telegram")

    async def story() -> None:
        async with office.open():
            await replaced(office, anna)
            await asyncio.sleep(0.5)
            await office.put(anna, "what came of a press", priority=Priority.LIVE, instead="m1")
            await asyncio.sleep(5)

    run(story())
    assert office.telegram.texts == ["old", "new", "what came of a press"]


def test_what_is_on_its_way_is_over_before_something_else_stands_there(office: Office) -> None:
    office.telegram.limits = ONE
    anna = office.box.chat("telegram")

    async def story() -> None:
        async with office.open():
            await replaced(office, anna)
            await asyncio.sleep(0.95)
            office.telegram.latency = 0.5
            await asyncio.sleep(0.2)
            await office.put(anna, "what came of a press", priority=Priority.LIVE, instead="m1")
            await asyncio.sleep(5)

    run(story())
    (_, changed), (came,) = office.telegram.when("old"), office.telegram.when("what came of a press")
    assert came >= changed + 0.5


def test_what_cannot_be_changed_any_more_is_let_be(office: Office) -> None:
    anna = office.box.chat("telegram")

    async def story() -> None:
        async with office.open():
            await office.put(anna, "old", about=1)
            await asyncio.sleep(3)
            office.telegram.fails["old"] = [Rejected("gone"), Rejected("gone")]
            await office.put(anna, "new", about=1)
            await asyncio.sleep(5)
            await office.put(anna, "next")
            await asyncio.sleep(5)

    run(story())
    assert len(office.telegram.fails["old"]) == 1, "tried once"
    assert office.telegram.texts == ["old", "new", "next"]
