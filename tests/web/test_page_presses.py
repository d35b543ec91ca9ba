"""A tick stands where somebody pressed, nowhere else; as long as the office is out of reach a bar says so."""

import pytest
from playwright.sync_api import Page, expect

from tests.web import story
from tests.web.browsing import Open, browser, come, fits, says, shot, token
from tests.web.house import House
from words.message import Button, Card, Message

__all__ = ["browser", "come"]

TOLD = Message(
    "居民又说了：在的。", buttons=((Button("回复", "f:write:60748:3"), Button("看对话", "f:thread:60748:3")),)
)
CARD = Message(
    "60748-1 还要做什么？",
    buttons=((Button("留言", "f:write:60748:3"), Button("看经过", "f:timeline:60748:3")),),
)


def ticked(page: Page) -> list[str]:
    """What has a tick."""
    return [one.inner_text() for one in page.locator(".buttons .chosen").all()]


def test_a_tick_stands_on_the_button_that_was_pressed(house: House, come: Open) -> None:
    page = come()
    house.tell(token(page), TOLD, CARD)
    page.get_by_role("button", name="回复").click()
    expect(page.locator(".buttons .chosen")).to_have_text(["回复"])
    expect(page.locator(".buttons .chosen")).to_have_count(1)
    house.tell(token(page), Message("想说什么？", buttons=((Button("取消", "q:1:cancel"),),)))
    assert ticked(page) == ["回复"]
    page.reload()
    expect(page.locator(".buttons .chosen")).to_have_text(["回复"])


def test_a_press_of_which_nobody_noted_where_it_stood_goes_by_its_label(house: House, come: Open) -> None:
    page = come()
    house.tell(token(page), TOLD, CARD)
    where = {"client": "client-0001", "data": "f:write:60748:3", "text": "回复"}
    page.evaluate(
        """(said) => fetch("/chat/say", {
            method: "POST", body: JSON.stringify(said), headers: { "Content-Type": "application/json" } })""",
        where,
    )
    expect(page.locator(".buttons .chosen")).to_have_text(["回复"])


def test_a_number_that_was_typed_is_no_press(house: House, come: Open) -> None:
    page = come()
    house.tell(token(page), story.ASK_PHONE)
    says(page, "13800138000")
    house.tell(token(page), Message("记下了。"))
    expect(page.get_by_text("记下了。")).to_be_visible()
    assert ticked(page) == []
    page.reload()
    expect(page.get_by_text("13800138000")).to_be_visible()
    assert ticked(page) == []


@pytest.mark.parametrize("size", ["1", "2", "3"])
def test_a_number_to_call_is_as_large_as_a_finger(house: House, come: Open, size: str) -> None:
    page = come()
    card = Card("60748-1 · 投诉", title="路灯", facts=(("居民", "李大爷 13800000001"), ("最晚", "12月8日")))
    house.tell(token(page), Message("请打 13800000002。", card=card))
    while page.locator(".phone").get_attribute("data-size") != size:
        page.locator("[data-do=size]").click()
    expect(page.locator("a.call")).to_have_count(2)
    boxes = [one.bounding_box() for one in page.locator("a.call").all()]
    assert len(boxes) == 2 and all(box and box["height"] >= 44 for box in boxes), boxes


def test_the_bar_stays_until_the_office_can_be_reached(house: House, come: Open) -> None:
    page = come()
    house.tell(token(page), CARD)
    bar = page.get_by_text("暂时连不上，您写的都留着，连上就发。")
    expect(bar).to_be_hidden()
    house.shut()
    expect(bar).to_be_visible(timeout=15000)
    page.get_by_role("button", name="留言").click()
    expect(page.locator(".toast")).to_contain_text("没发出去", timeout=30000)
    expect(bar).to_be_visible()
    fits(page)
    shot(page, "offline-390")
    house.open()
    expect(bar).to_be_hidden(timeout=20000)
    expect(page.get_by_text("连上了。")).to_be_visible()
