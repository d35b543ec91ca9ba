"""The three phones and their clock in a real browser."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.web.browsing import PHONE, WIDE, Open, browser, enter, fits, says, shot
from tests.web.house import House
from tests.web.story import WORDS

__all__ = ["browser", "enter"]
ASSETS = Path(__file__).parents[2] / "web" / "assets"


def test_the_demos_style_is_not_that_of_what_the_chats_draw() -> None:
    sheet = re.sub(r"/\*.*?\*/", "", (ASSETS / "demo.css").read_text("utf-8"), flags=re.S)
    selectors = " ".join(re.findall(r"[^{}]+(?={)", sheet))
    styled = set(re.findall(r"\.([a-z][\w-]*)", selectors))
    drawn = {
        name
        for script in ("entry.js", "talk.js", "questions.js", "tray.js", "voice.js", "picture.js", "kit.js")
        for made in re.findall(r'class: ["`]([^"`]+)', (ASSETS / script).read_text("utf-8"))
        for name in made.split()
    }
    assert {"account", "deed", "card", "steps"} <= drawn
    assert styled & drawn <= {"btn", "main", "sr"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_three_phones_and_a_clock(stage: House, enter: Open, scheme: str) -> None:
    page = enter(WIDE, color_scheme=scheme)
    resident, representative, clerk = (page.locator(f"#phone-{n}") for n in range(3))
    shot(page, f"demo-1440-{scheme}-empty")
    resident.get_by_role("button", name="发这张照片：没亮的路灯").click()
    expect(resident.locator(".me img")).to_be_visible()
    resident.get_by_role("button", name="是这里").click()
    expect(resident.locator(".card")).to_be_visible()
    page.get_by_role("button", name="跳到下一次跟进").click()
    expect(page.locator(".now b")).to_have_text("17:00")
    expect(page.locator(".did")).to_contain_text("周四 17:00 催代表接单。")
    expect(page.locator(".did .next")).to_have_text("下一次：周五 14:00 请督办")
    expect(page.locator(".story .here")).to_have_text("已做：周四 17:00 催受理")
    expect(representative.get_by_role("button", name="接单").last).to_be_visible()
    expect(representative.locator(".card img")).to_have_js_property("naturalWidth", 480)
    page.get_by_role("button", name="跳到下一次跟进").click()
    expect(clerk.locator(".ranks li")).to_have_count(2)
    shot(page, f"demo-1440-{scheme}")
    clerk.get_by_role("button", name="派给许代表").click()
    expect(clerk.locator(".chosen")).to_have_text("派给许代表")
    page.get_by_role("button", name="跳到下一次跟进").click()
    expect(resident.get_by_role("button", name="亮了，满意")).to_be_in_viewport(ratio=1)
    shot(page, f"demo-1440-{scheme}-end")
    resident.get_by_role("button", name="亮了，满意").click()
    expect(resident.locator(".it .bubble").last).to_have_text("好的。")
    assert page.evaluate("document.documentElement.scrollWidth") <= page.evaluate("innerWidth")


def test_one_phone_with_tabs_where_three_do_not_fit(stage: House, enter: Open) -> None:
    page = enter(PHONE)
    expect(page.locator("#phone-0")).to_be_visible()
    expect(page.locator("#phone-1")).to_be_hidden()
    says(page.locator("#phone-0"), WORDS)
    expect(page.locator("#phone-0 .card, #phone-0 .buttons")).to_have_count(1)
    page.get_by_role("button", name="跳到下一次跟进").click()
    expect(page.get_by_role("tab", name="代表 有新消息")).to_be_visible()
    fits(page)
    shot(page, "demo-390")
    page.get_by_role("tab", name="代表").click()
    expect(page.locator("#phone-1")).to_be_visible()
    expect(page.locator("#tab-1 i")).to_be_hidden()
    expect(page.locator("#phone-1 .buttons").last).to_be_in_viewport()
    shot(page, "demo-390-representative")
    page.get_by_role("tab", name="代表").press("ArrowRight")
    expect(page.get_by_role("tab", name="工作人员")).to_be_focused()
    expect(page.locator("#phone-2")).to_be_visible()


def test_a_link_opens_a_chat_of_its_own(stage: House, enter: Open) -> None:
    page = enter(PHONE)
    page.goto(f"{stage.url}/?start=r2-a-code")
    expect(page.locator(".phone")).to_have_count(1)
    expect(page.get_by_text("好的，记下了。")).to_be_visible()
    assert [(update.text, update.data) for update in stage.said] == [("start", "r2-a-code")]
    page.reload()
    expect(page.get_by_text("好的，记下了。")).to_be_visible()
    assert len(stage.said) == 1 and "a-code" not in page.url


def test_the_whole_demonstration_in_english(stage: House, enter: Open) -> None:
    page = enter(WIDE)
    page.get_by_role("button", name="Switch to English").click()
    expect(page.get_by_role("button", name="Next follow-up")).to_be_visible()
    expect(page.locator(".samples")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_role("button", name="Start again").click()
    shot(page, "demo-1440-en-restart")
    page.get_by_role("dialog").get_by_role("button", name="Start again").click()
    expect(page.get_by_role("dialog")).to_be_hidden()
