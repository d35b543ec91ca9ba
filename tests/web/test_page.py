"""The page in a real browser: what a person does, and what they then see."""

import io
import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from tests.web import story
from tests.web.house import House
from tests.web.story import WORDS
from words.message import Button, Message

ARGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--use-fake-device-for-media-stream"),
]
WIDE, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    from tests.conftest import require

    program = require("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGS)
        yield browser
        browser.close()


def _opener(browser: Browser, url: str) -> Iterator[Open]:
    pages: list[Page] = []
    wrong: list[str] = []

    def come(size: dict[str, int] = PHONE, **context: Any) -> Page:
        made = browser.new_context(viewport=size, locale=context.pop("locale", "zh-CN"), **context)  # type: ignore[arg-type]
        page = made.new_page()
        page.set_default_timeout(8000)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda said: wrong.append(said.text) if "Content Security" in said.text else None)
        page.goto(url)
        pages.append(page)
        return page

    yield come
    for page in pages:
        page.context.close()
    assert wrong == []


@pytest.fixture
def come(browser: Browser, house: House) -> Iterator[Open]:
    yield from _opener(browser, house.url)


@pytest.fixture
def enter(browser: Browser, stage: House) -> Iterator[Open]:
    yield from _opener(browser, stage.url)


def says(page: Page | Locator, words: str) -> None:
    page.locator("textarea").fill(words)
    page.locator("textarea").press("Enter")


def token(page: Page) -> str:
    return next(c["value"] for c in page.context.cookies() if c["name"] == "huiyin_chat")  # type: ignore[typeddict-item]


def shot(page: Page, name: str) -> None:
    """Kept where HUIYIN_SHOTS says, to be looked at."""
    if folder := os.environ.get("HUIYIN_SHOTS"):
        page.screenshot(path=f"{folder}/{name}.png")


def fits(page: Page) -> None:
    """Nothing is wider than the window, and nothing to press is smaller than a finger."""
    assert page.evaluate("document.documentElement.scrollWidth") <= page.evaluate("innerWidth")
    small = page.evaluate(
        """[...document.querySelectorAll("button, textarea, [role=tab]")]
            .map((one) => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
            .filter(([, box]) => box.width && (box.height < 43.5 || box.width < 43.5))
            .map(([what]) => what)"""
    )
    assert small == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["390", "1440"])
def test_a_resident_says_presses_and_shows(
    house: House, come: Open, size: dict[str, int], scheme: str
) -> None:
    house.answer = lambda update: {
        "text": [story.ASK_PHOTOS],
        "photo": [story.ASK_PLACE],
        "press": [story.NOTED],
    }[update.kind]
    page = come(size, color_scheme=scheme)
    assert page.locator("html").get_attribute("data-theme") == scheme
    shot(page, f"chat-{size['width']}-{scheme}-empty")
    page.get_by_role("button", name=WORDS).click()
    page.get_by_role("button", name="发送").click()
    expect(page.locator(".me .bubble")).to_have_text(WORDS)
    expect(page.get_by_role("button", name="就这些")).to_be_visible()
    expect(page.locator(".samples")).to_be_hidden()
    photo = io.BytesIO()
    Image.effect_noise((3000, 2000), 90).save(photo, "PNG")
    file = {"name": "a.png", "mimeType": "image/png", "buffer": photo.getvalue()}
    page.locator("input[type=file]").set_input_files([file, file])  # type: ignore[list-item]
    expect(page.locator(".me .album img")).to_have_count(2)
    yes = page.get_by_role("button", name="是这里")
    yes.click()
    expect(page.locator(".card h3")).to_have_text("青塘路路灯坏了五盏")
    expect(page.locator(".card .mark")).to_contain_text("按时")
    assert page.locator(".card .mark use").get_attribute("href") == "#m-ontime"
    expect(page.locator(".buttons .chosen")).to_have_text("是这里")
    expect(page.locator(".state")).to_have_count(0)
    fits(page)
    shot(page, f"chat-{size['width']}-{scheme}")
    press = house.said[-1]
    assert (press.kind, press.data, press.text) == ("press", "q:2:0", "是这里")
    with Image.open(house.store.path(house.said[1].attachments[0].ref)) as kept:
        assert kept.size == (2048, 1365)
    page.reload()
    expect(page.locator(".buttons .chosen")).to_have_text("是这里")
    expect(page.locator(".entry.me")).to_have_count(2)
    expect(page.locator(".me .album img").first).to_have_js_property("naturalWidth", 2048)


def test_only_the_newest_question_is_loud(house: House, come: Open) -> None:
    page = come()
    house.tell(token(page), story.REMIND, story.ASK_PHOTOS)
    groups = page.locator(".buttons")
    expect(groups).to_have_count(2)
    expect(groups.first).to_have_class(re.compile("quiet"))
    expect(groups.last).not_to_have_class(re.compile("quiet"))
    page.get_by_role("button", name="没有").click()
    expect(groups.last).to_have_class(re.compile("quiet"))
    page.get_by_role("button", name="就这些").click(force=True)
    expect(page.get_by_role("status").first).to_contain_text("这里已经选过了")
    assert [update.data for update in house.said] == ["q:4:0"]


def test_a_stale_press_changes_nothing_and_says_so(house: House, come: Open) -> None:
    page = come()
    house.tell(token(page), Message("在吗？", buttons=((Button("在", "f:x:old"),),)))
    page.get_by_role("button", name="在", exact=True).click()
    expect(page.locator(".toast")).to_have_text("这一步已经过了，请看最下面。")
    expect(page.locator(".chosen")).to_have_count(0)


def test_words_said_without_a_connection_go_out_when_it_is_back(house: House, come: Open) -> None:
    page = come()
    says(page, "第一句")
    expect(page.locator(".me .state")).to_have_count(0)
    house.shut()
    says(page, "断网时说的")
    says(page, "紧接着说的")
    page.context.set_offline(True)
    expect(page.get_by_role("button", name="没发出去，再点一次重发")).to_have_count(2, timeout=20000)
    shot(page, "chat-390-offline")
    house.open()
    page.context.set_offline(False)
    expect(page.locator(".me .state")).to_have_count(0, timeout=20000)
    expect(page.locator(".me .bubble")).to_have_text(["第一句", "断网时说的", "紧接着说的"])
    assert [update.text for update in house.said] == ["第一句", "断网时说的", "紧接着说的"]


def test_unsent_words_survive_a_closed_page(house: House, come: Open) -> None:
    page = come()
    page.context.set_offline(True)
    says(page, "别弄丢了")
    expect(page.get_by_role("button", name="没发出去，再点一次重发")).to_be_visible()
    page.context.set_offline(False)
    page.reload()
    expect(page.locator(".me .bubble")).to_have_text("别弄丢了")
    expect(page.locator(".me .state")).to_have_count(0)
    assert [update.text for update in house.said] == ["别弄丢了"]


def test_the_stream_is_taken_up_again_without_gap_or_repeat(house: House, come: Open) -> None:
    page = come()
    where = token(page)
    house.tell(where, Message("一"))
    expect(page.locator(".it .bubble")).to_have_text(["一"])
    house.shut()
    house.tell(where, Message("二"), Message("三"))
    house.open()
    expect(page.locator(".it .bubble")).to_have_text(["一", "二", "三"], timeout=20000)
    house.tell(where, Message("四"))
    expect(page.locator(".it .bubble")).to_have_text(["一", "二", "三", "四"])


def test_a_refused_upload_says_why(house: House, come: Open) -> None:
    page = come()
    file = {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": b"no picture at all"}
    page.locator("input[type=file]").set_input_files([file])  # type: ignore[list-item]
    expect(page.locator(".refused")).to_have_text("这个文件打不开，不像照片。请换一张，或截图再发。")
    assert house.said == []


def test_a_place_and_a_phone_number(house: House, come: Open) -> None:
    house.answer = lambda update: [story.ASK_PHONE] if update.kind == "location" else []
    here = {"latitude": 30.5, "longitude": 120.25}
    page = come(geolocation=here, permissions=["geolocation"])
    house.tell(token(page), story.ASK_WHERE)
    page.get_by_role("button", name="发我的位置").click()
    page.get_by_role("button", name="用我的手机号").click()
    page.get_by_label("您的手机号").last.fill("138")
    page.get_by_role("button", name="就用这个号").click()
    expect(page.get_by_text("号码好像少了几位")).to_be_visible()
    page.get_by_label("您的手机号").last.fill("138 0013 8000")
    shot(page, "chat-390-phone")
    page.get_by_role("button", name="就用这个号").click()
    expect(page.locator(".me .bubble").last).to_have_text("13800138000")
    place, contact = house.said
    assert (place.latitude, place.longitude, contact.phone) == (30.5, 120.25, "13800138000")
    expect(page.locator(".chosen")).to_have_count(2)


def test_no_position_is_no_dead_end(house: House, come: Open) -> None:
    page = come()
    house.tell(token(page), story.ASK_WHERE)
    page.get_by_role("button", name="发我的位置").click()
    expect(page.locator(".toast")).to_have_text("没拿到位置。请写下小区、村名，或路名。")
    expect(page.locator("textarea")).to_be_focused()


def test_a_voice_message(house: House, come: Open) -> None:
    page = come(permissions=["microphone"])
    page.get_by_role("button", name="说一段话").click()
    expect(page.get_by_text("正在录音")).to_be_visible()
    expect(page.locator(".recording b")).to_have_text("0:01")
    shot(page, "chat-390-recording")
    page.get_by_role("button", name="发出去").click()
    expect(page.locator(".me .player")).to_be_visible()
    expect(page.locator(".me .state")).to_have_count(0)
    assert house.said[0].kind == "voice" and house.said[0].attachments[0].mime == "audio/webm"


def test_reading_back_is_not_disturbed(house: House, come: Open) -> None:
    page = come()
    where = token(page)
    house.tell(where, *(Message(f"第 {n} 条，一句不长不短的话。") for n in range(70)))
    expect(page.locator(".it")).to_have_count(70)
    page.reload()
    expect(page.locator(".it")).to_have_count(50)
    log = page.locator(".talk")
    log.hover()
    page.mouse.wheel(0, -900)
    page.wait_for_function(
        "(log) => log.scrollHeight - log.scrollTop - log.clientHeight > 500", arg=log.element_handle()
    )
    before = log.evaluate("(log) => log.scrollTop")
    house.tell(where, Message("新来的"))
    expect(page.get_by_role("button", name="新消息")).to_be_visible()
    assert log.evaluate("(log) => log.scrollTop") == before
    shot(page, "chat-390-pill")
    page.get_by_role("button", name="新消息").click()
    expect(page.get_by_role("button", name="新消息")).to_be_hidden()
    expect(page.get_by_text("新来的")).to_be_in_viewport()
    page.get_by_role("button", name="看更早的").evaluate("(button) => button.click()")
    expect(page.locator(".it")).to_have_count(71)
    expect(page.locator(".it").first).to_contain_text("第 0 条")


def test_foreign_text_stays_text(house: House, come: Open) -> None:
    page = come()
    says(page, "<b>粗</b><img src=x onerror=alert(1)>&lt;")
    expect(page.locator(".me .bubble")).to_have_text("<b>粗</b><img src=x onerror=alert(1)>&lt;")
    house.tell(token(page), Message("请打 <b>119</b>。&lt;i&gt;<i>斜</i><b>没关上"))
    expect(page.locator(".it .bubble")).to_have_text("请打 119。<i><i>斜</i>没关上")
    expect(page.get_by_role("link", name="119")).to_have_attribute("href", "tel:119")
    assert page.locator(".talk img, .talk i:not(.dots i)").count() == 0


def test_keyboard_and_input_methods(house: House, come: Open) -> None:
    page = come(WIDE)
    box = page.locator("textarea")
    expect(box).to_be_focused()
    box.type("一行")
    box.press("Shift+Enter")
    box.type("两行")
    assert house.said == []
    box.dispatch_event("keydown", {"key": "Enter", "keyCode": 229})
    box.press("Enter")
    expect(page.locator(".me .bubble")).to_have_text("一行\n两行", use_inner_text=True)
    page.get_by_role("button", name=re.compile("字的大小")).click()
    expect(page.locator(".phone")).to_have_attribute("data-size", "3")
    page.get_by_role("button", name="换成夜间颜色").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(page.locator(".phone")).to_have_attribute("data-size", "3")
    page.get_by_role("button", name="Switch to English").click()
    expect(page.get_by_role("button", name="Send photos")).to_be_visible()
    assert house.said[-1].data == "f:language:::en"
    expect(page.locator(".entry")).to_have_count(1)


def test_without_javascript_it_can_be_read(house: House, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(house.url)
    house.tell(token(page), story.GREETING, story.NOTED)
    page.reload()
    expect(page.get_by_text("青塘路路灯坏了五盏")).to_be_visible()
    expect(page.locator("form")).to_be_hidden()
    shot(page, "chat-390-plain")
    context.close()


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
    expect(representative.locator(".card img")).to_have_js_property("naturalWidth", 1200)
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
    fits_across(page)


def fits_across(page: Page) -> None:
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


def test_the_whole_demonstration_in_english(stage: House, enter: Open, tmp_path: Path) -> None:
    page = enter(WIDE)
    page.get_by_role("button", name="Switch to English").click()
    expect(page.get_by_role("button", name="Next follow-up")).to_be_visible()
    expect(page.locator(".samples")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_role("button", name="Start again").click()
    shot(page, "demo-1440-en-restart")
    page.get_by_role("dialog").get_by_role("button", name="Start again").click()
    expect(page.get_by_role("dialog")).to_be_hidden()
