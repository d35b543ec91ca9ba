"""What was done in another chat of the same person takes down, on the page, what it makes out of date."""

import re
from typing import Any

from playwright.sync_api import expect
from sqlalchemy import select

from storage.tables import chats, feed
from tests.web import story
from tests.web.browsing import Open, browser, come, says, token
from tests.web.house import House
from words.message import Button, Card, Message

__all__ = ["browser", "come"]

CARD = Message(
    "许代表说五盏灯都换好了。<b>您看办好了吗？</b>",
    card=Card("60748-1 · 投诉", title="路灯"),
    buttons=((Button("办好了，满意", "f:rate:60748:5:satisfied", main=True),),),
)


def happens(house: House, token: str, payload: dict[str, Any]) -> None:
    """Something that the page hears without being told anything."""

    def add(work: Any) -> None:
        chat = work.row(select(chats.c.id).where(chats.c.address == house.address(token)))
        work.add(feed, chat_id=chat.id, at=work.now, mine=False, payload=payload)

    house.do(house.writer.job(add))

    async def wake() -> None:
        house.streams.wake(house.address(token))

    house.do(wake())


def test_a_case_that_moved_on_elsewhere_has_no_loud_buttons_here(house: House, come: Open) -> None:
    page = come()
    house.tell(token(page), CARD)
    buttons = page.locator(".buttons")
    expect(buttons).not_to_have_class(re.compile("quiet"))
    happens(house, token(page), {"past": [60001]})
    expect(buttons).not_to_have_class(re.compile("quiet"))
    happens(house, token(page), {"past": [60001, 60748]})
    expect(buttons).to_have_class(re.compile("quiet"))
    expect(page.locator(".entry")).to_have_count(1)
    page.reload()
    expect(buttons).to_have_class(re.compile("quiet"))
    expect(page.locator(".entry")).to_have_count(1)


def test_a_question_that_is_asked_elsewhere_now_is_not_asked_here(house: House, come: Open) -> None:
    page = come()
    house.tell(token(page), story.ASK_PHOTOS)
    buttons = page.locator(".buttons")
    happens(house, token(page), {"over": True})
    expect(buttons).to_have_class(re.compile("quiet"))
    house.tell(token(page), Message("说到一半的事，转到那边接着说。"))
    expect(page.get_by_role("button", name="就这些")).to_be_hidden()
    page.reload()
    expect(page.get_by_text("转到那边")).to_be_visible()
    expect(page.get_by_role("button", name="就这些")).to_be_hidden()
    house.answer = lambda _: [story.ASK_PHOTOS]
    says(page, "还有一件事")
    expect(page.get_by_role("button", name="就这些").last).to_be_visible()


def test_what_is_only_for_the_page_is_no_word_for_a_reader_without_javascript(
    house: House, come: Open
) -> None:
    page = come()
    house.tell(token(page), Message("好的。"))
    happens(house, token(page), {"over": True, "past": [60001]})
    plain = page.request.get(house.url).text().split('<div class="history">')[1].split("<form")[0]
    assert plain.count('class="it"') == 1
