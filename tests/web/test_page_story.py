"""The story of a case on the page: who stands out, dates do not, chips stay whole, and files open."""

import re

import pytest
from playwright.sync_api import Browser, expect

from bot.channels.channel import Outgoing
from tests.web.browsing import PHONE, WIDE, Open, browser, come, fits, shot, token
from tests.web.house import House
from tests.web.test_page_files import COLOURS, Shows, film, photo, sound
from words.message import Button, Line, Message

__all__ = ["browser", "come"]


def tells(house: House, page_token: str, shows: Shows, moving: bytes) -> None:
    """A thread in which everything was shown."""
    two = [shows.kept("photo", photo(colour))[0] for colour in COLOURS[:2]]
    clip, paper = shows.kept("video", moving)[0], shows.kept("paper", b"%PDF-1.7" + bytes(9_000))[0]
    spoken, lost = shows.kept("voice", sound())[0], shows.refused()
    story = (
        Line(
            "<b>居民</b>说了这件事",
            "11月23日 09:00",
            "3 个附件",
            ("照片：3 张，1 张没能收到（打不开）", "已送到"),
            "青塘路的路灯坏了五盏，晚上看不见路",
            (*two, lost),
        ),
        Line("<b>周代表</b>留言", "11月23日 10:30", "", ("不确定送到没有",), "明天上午我去看看，您在家吗？"),
        Line(
            "<b>居民</b>又说了",
            "今天 18:00",
            "3 个附件",
            ("已送到",),
            "语音里说：灯杆上的线也垂下来了",
            (spoken, clip, paper),
        ),
    )
    buttons = ((Button("留言", "f:write:60748:3"), Button("看经过", "f:timeline:60748:3")),)
    house.tell(page_token)
    message = Message("60748-1 的对话：", story=story, buttons=buttons)
    house.do(house.webchat.send(Outgoing(601, house.address(page_token), message)))


@pytest.fixture
def shows(house: House) -> Shows:
    return Shows(house)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["390", "1440"])
def test_every_number_of_files_opens(
    house: House, come: Open, shows: Shows, size: dict[str, int], scheme: str
) -> None:
    page = come(size, color_scheme=scheme)
    tells(house, token(page), shows, film(page))
    lines = page.locator(".account > li")
    expect(lines).to_have_count(3)
    expect(page.get_by_text("个附件")).to_have_count(0)
    first, _, last = lines.all()
    expect(first.locator("img")).to_have_count(2)
    first.locator("img").first.scroll_into_view_if_needed()
    expect(first.locator("img").first).to_have_js_property("naturalWidth", 480)
    shot(page, f"story-{size['width']}-{scheme}")
    first.get_by_role("button", name="照片 1/2").click()
    expect(page.locator(".viewer img")).to_have_js_property("naturalWidth", 1200)
    page.keyboard.press("Escape")
    expect(last.get_by_role("link", name="PDF 文件")).to_have_attribute(
        "href", re.compile(r"^/files/\d+\?k=")
    )
    last.get_by_role("button", name="播放语音").click()
    last.get_by_role("button", name="播放视频").click()
    expect(page.locator("video")).to_have_js_property("videoWidth", 300)
    fits(page)
    shot(page, f"story-{size['width']}-{scheme}-end")


@pytest.mark.parametrize("width", range(320, 400, 16))
def test_no_chip_and_no_date_breaks_inside(house: House, come: Open, shows: Shows, width: int) -> None:
    page = come({"width": width, "height": 800})
    tells(house, token(page), shows, b"\x1aE\xdf\xa3")
    for size in (2, 3):
        page.locator(f".phone[data-size='{size}']").wait_for()
        short = page.locator(".account .chip, .account .at").filter(has_not_text="没能收到")
        tall = short.evaluate_all("(all) => all.filter((one) => one.getClientRects().length > 1).length")
        assert tall == 0
        page.get_by_role("button", name=re.compile("字的大小")).click()


def test_who_speaks_is_heavier_than_when(house: House, come: Open, shows: Shows) -> None:
    page = come()
    tells(house, token(page), shows, b"\x1aE\xdf\xa3")
    weight = "(one) => [+getComputedStyle(one).fontWeight, parseFloat(getComputedStyle(one).fontSize)]"
    who = page.locator(".account b").first.evaluate(weight)
    when = page.locator(".account .at").first.evaluate(weight)
    assert who[0] > when[0] and who[1] > when[1]


def test_without_javascript_the_story_and_its_files_are_there(
    house: House, browser: Browser, come: Open, shows: Shows
) -> None:
    first = come()
    tells(house, token(first), shows, film(first))
    context = browser.new_context(java_script_enabled=False, storage_state=first.context.storage_state())
    page = context.new_page()
    page.goto(house.url)
    expect(page.get_by_text("明天上午我去看看")).to_be_visible()
    expect(page.locator(".history img")).to_have_count(2)
    expect(page.locator("audio")).to_have_count(1)
    expect(page.get_by_role("link", name="PDF 文件")).to_be_visible()
    context.close()
