"""A card says how things stood when it came; what is no longer so is not told as if it were."""

from datetime import timedelta

from playwright.sync_api import Browser, Locator, Page, expect

from tests.web.browsing import PHONE, Open, browser, come, fits, shot, token
from tests.web.house import House
from words.message import Card, Message

__all__ = ["browser", "come"]

STEPS = (("收到", "on"), ("代表接单", "here"), ("单位办理", ""), ("您来评价", ""))
WAITS = Card("60748-1 · 投诉", "soon", "剩 2 天", "青塘路路灯坏了五盏", STEPS, (("最晚", "12月3日"),))
CLOSED = Card("60748-1 · 投诉", "closed", "已办结", "青塘路路灯坏了五盏")
OTHER = Card("60655-8 · 心愿", "ontime", "剩 9 天", "给图书角添一个书架")


def mark(page: Page, at: int) -> Locator:
    """How a card says the case stands."""
    return page.locator(".card").nth(at).locator(".mark")


def test_a_card_that_has_a_newer_one_says_how_things_stood(house: House, come: Open) -> None:
    page = come()
    house.tell(token(page), Message(card=WAITS), Message(card=OTHER))
    expect(page.locator(".card")).to_have_count(2)
    expect(mark(page, 0)).to_have_text("剩 2 天 （临期）", use_inner_text=True)
    house.tell(token(page), Message("办好了。", card=CLOSED))
    for _ in range(2):
        expect(mark(page, 0)).to_have_text("当时 剩 2 天 （临期）", use_inner_text=True)
        expect(mark(page, 0).locator(".shape")).to_be_hidden()
        expect(mark(page, 1)).to_have_text("剩 9 天 （按时）", use_inner_text=True)
        expect(mark(page, 2)).to_have_text("已办结 （办结）", use_inner_text=True)
        fits(page)
        page.reload()
    shot(page, "past-390")


def test_words_about_a_case_make_its_card_past_too(house: House, come: Open) -> None:
    page = come()
    house.tell(token(page), Message(card=WAITS), Message("60748-1 转给许代表了。"))
    expect(mark(page, 0)).to_contain_text("当时", use_inner_text=True)


def test_a_card_of_yesterday_says_so_without_a_reload(house: House, come: Open) -> None:
    page = come()
    page.clock.install(time=house.now)
    page.reload()
    house.tell(token(page), Message(card=WAITS))
    expect(mark(page, 0)).to_have_text("剩 2 天 （临期）", use_inner_text=True)
    page.clock.run_for(timedelta(days=1).total_seconds() * 1000)
    expect(mark(page, 0)).to_contain_text("当时", use_inner_text=True)
    assert page.locator(".when time").first.inner_text() != "今天 19:38"


def test_a_reader_without_javascript_is_told_when(house: House, browser: Browser, come: Open) -> None:
    first = come()
    house.tell(token(first), Message(card=WAITS))
    house.now += timedelta(days=9)
    house.tell(token(first), Message(card=CLOSED))
    state, size = first.context.storage_state(), PHONE
    context = browser.new_context(
        java_script_enabled=False, storage_state=state, viewport=size, locale="zh-CN"
    )  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(house.url)
    said = page.locator(".history").inner_text()
    places = [said.index(words) for words in ("11月18日 周三 19:38", "剩 2 天", "今天 19:38", "已办结")]
    assert places == sorted(places)
    context.close()
