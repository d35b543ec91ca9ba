"""The first screen: what it is, who will read it, and something to press; with and without JavaScript."""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.web import story
from tests.web.browsing import PHONE, WIDE, Open, browser, come, enter, fits, shot
from tests.web.house import House

__all__ = ["browser", "come", "enter"]


def test_whoever_comes_first_can_press_something(house: House, come: Open) -> None:
    house.answer = lambda update: [story.ASK_WHERE]
    page = come()
    expect(page.get_by_text("您说的只给办这件事的人看，不公开。")).to_be_visible()
    fits(page)
    shot(page, "first-390")
    page.get_by_role("button", name="说件事").click()
    expect(page.get_by_text("在哪里？")).to_be_visible()
    assert house.said[-1].data == "f:report"
    expect(page.locator(".me .bubble")).to_have_text(["说件事"])
    expect(page.locator(".hello")).to_be_hidden()
    page.reload()
    expect(page.locator(".me .bubble")).to_have_text(["说件事"])


def test_how_it_works_can_be_asked_first(house: House, come: Open) -> None:
    page = come()
    page.get_by_role("button", name="怎么用").click()
    expect(page.locator(".me .bubble")).to_have_text(["怎么用"])
    assert house.said[-1].data == "f:help"


def test_a_first_press_that_does_not_arrive_can_be_tried_again(house: House, come: Open) -> None:
    page = come()
    house.broken = 99
    page.get_by_role("button", name="说件事").click()
    expect(page.locator(".me .bubble")).to_have_text(["说件事"])
    again = page.get_by_role("button", name="没发出去，再点一次重发")
    expect(again).to_be_visible(timeout=30000)
    house.broken = 0
    again.click()
    expect(again).to_be_hidden()
    expect(page.locator(".me .bubble")).to_have_text(["说件事"])
    assert house.said[-1].data == "f:report"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["390", "1440"])
def test_without_javascript_it_says_what_this_is_and_what_to_do(
    house: House, browser: Browser, size: dict[str, int], scheme: str
) -> None:
    context = browser.new_context(
        java_script_enabled=False,
        viewport=size,  # type: ignore[arg-type]
        color_scheme=scheme,  # type: ignore[arg-type]
        locale="zh-CN",
    )
    page = context.new_page()
    page.goto(house.url)
    for words in ("您好，我是回音。", "要在这里写话，请打开浏览器的 JavaScript，或换一个浏览器。"):
        expect(page.get_by_text(words)).to_be_in_viewport()
    expect(page.get_by_text("已有的对话")).to_have_count(0)
    expect(page.get_by_role("button")).to_have_count(0)
    shot(page, f"first-{size['width']}-{scheme}-plain")
    context.close()


@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["390", "1440"])
def test_without_javascript_the_demonstration_shows_three_chats_and_no_dead_button(
    stage: House, browser: Browser, size: dict[str, int]
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=size, locale="zh-CN")  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(stage.url)
    for name in ("李大爷", "周代表", "督办科 · 沈"):
        expect(page.get_by_role("heading", name=name)).to_be_visible()
    expect(page.get_by_text("派给您的事会出现在这里。")).to_be_visible()
    notice = page.get_by_text("要在这里写话，请打开浏览器的 JavaScript")
    expect(notice).to_have_count(1)
    expect(notice).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)
    expect(page.get_by_role("tab")).to_have_count(0)
    shot(page, f"demo-{size['width']}-plain")
    context.close()


def test_without_a_follow_up_the_button_says_what_comes_first(stage: House, enter: Open) -> None:
    page = enter()
    before = page.locator(".now").inner_text()
    skip = page.get_by_role("button", name="跳到下一次跟进")
    expect(skip).to_have_attribute("aria-disabled", "true")
    page.get_by_role("tab", name="代表").click()
    skip.click(force=True)  # it answers why not
    expect(page.locator(".phone.resident .toast")).to_contain_text("先在居民的手机上说一件事")
    expect(page.get_by_role("button", name=re.compile("青塘路的路灯"))).to_be_in_viewport()
    assert page.locator(".now").inner_text() == before
    page.get_by_role("button", name=re.compile("青塘路的路灯")).click()
    expect(skip).to_have_attribute("aria-disabled", "false")
    skip.click()
    expect(page.locator(".now")).not_to_have_text(before)
