"""A whole report by keyboard alone, and what somebody hears who cannot see the page."""

import re
from collections.abc import Callable, Sequence

import pytest
from playwright.sync_api import FilePayload, Page, expect
from sqlalchemy import text

from bot.channels.channel import Incoming
from tests.web import story
from tests.web.browsing import WIDE, Open, browser, come, says, shot, token
from tests.web.house import House
from tests.web.test_page_files import Shows, photo, shows
from words.message import Button, Message

__all__ = ["browser", "come", "shows"]

HERE = {"latitude": 30.5, "longitude": 120.25}
FOCUSED = """() => {
  const at = document.activeElement, style = getComputedStyle(at), box = at.getBoundingClientRect();
  const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 1;
  // a picture lies over its own shadow
  const ring = outlined || (style.boxShadow !== "none" && !at.matches(".picture"));
  const seen = box.width > 0 && box.bottom > 0 && box.top < innerHeight && at.checkVisibility();
  return at !== document.body && ring && seen ? "" : `${at.outerHTML.slice(0, 120)} ${ring} ${seen}`;
}"""
UNNAMED = re.compile(r"^\s*- (button|link|textbox|tab|dialog|img|log|progressbar|video|audio)\b(?! \")", re.M)


def focus_is_seen(page: Page) -> None:
    assert page.evaluate(FOCUSED) == ""


def goes_to(page: Page, name: str, key: str = "Tab") -> None:
    """By Tab, to the button with this name; on the way the focus can be seen all the time."""
    wanted = page.get_by_role("button", name=name, exact=True)
    expect(wanted).to_be_visible()
    for _ in range(30):
        page.keyboard.press(key)
        focus_is_seen(page)
        if wanted.evaluate("(button) => button === document.activeElement"):
            return
    raise AssertionError(f"{name} is out of reach")


def presses(page: Page, name: str, key: str = "Tab") -> None:
    goes_to(page, name, key)
    page.keyboard.press("Enter")


def closes(page: Page) -> None:
    """What is looked at; the browser gives the focus back when it is gone, a moment after the key."""
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_have_count(0)


def office(update: Incoming) -> Sequence[Message]:
    if update.kind == "text":
        return [story.ASK_WHERE]
    if update.kind == "location":
        return [story.ASK_PHOTOS]
    if update.kind == "photo":
        return [story.ASK_PHONE]
    if update.kind == "press":
        return [story.NOTED]
    return [Message("都记下了，要发送吗？", buttons=(story.row(Button("发送这件事", "q:9:0")),))]


def test_a_whole_report_by_keyboard_alone(house: House, come: Open) -> None:
    house.answer = office
    page = come(WIDE, geolocation=HERE, permissions=["geolocation"])
    page.on("filechooser", lambda _: None)  # from now on, not from some moment after the press
    expect(page.locator("textarea")).to_be_focused()
    page.keyboard.type(story.WORDS)
    presses(page, "发送")
    expect(page.locator("textarea")).to_be_focused()
    presses(page, "发我的位置", "Shift+Tab")
    expect(page.get_by_role("button", name="就这些")).to_be_visible()
    focus_is_seen(page)
    goes_to(page, "发照片、视频或文件")
    with page.expect_file_chooser() as choosing:
        page.keyboard.press("Enter")
    choosing.value.set_files(FilePayload(name="a.jpg", mimeType="image/jpeg", buffer=photo("navy")))
    presses(page, "发送")
    expect(page.locator(".me .album img")).to_have_count(1)
    # it has arrived, not only been sent
    expect(page.get_by_role("button", name="用我的手机号")).to_be_visible()
    focus_is_seen(page)
    presses(page, "照片", "Shift+Tab")
    expect(page.get_by_role("dialog")).to_be_visible()
    focus_is_seen(page)
    closes(page)
    focus_is_seen(page)
    presses(page, "用我的手机号")
    focus_is_seen(page)
    page.keyboard.type("13800138000")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_have_count(0)
    focus_is_seen(page)
    presses(page, "发送这件事")
    expect(page.locator(".chosen").last).to_have_text("发送这件事")
    expect(page.locator(".card")).to_be_visible()
    focus_is_seen(page)
    shot(page, "keyboard-1440")
    said = [(update.kind, update.text) for update in house.said]
    assert said == [
        ("text", story.WORDS), ("location", ""), ("photo", ""), ("contact", "13800138000"),
        ("press", "发送这件事"),
    ]  # fmt: skip
    assert (house.said[1].latitude, house.said[1].longitude) == (30.5, 120.25)


def test_a_question_that_is_over_takes_no_focus_along(house: House, come: Open) -> None:
    page = come(WIDE)
    house.tell(token(page), story.ASK_PHOTOS)
    goes_to(page, "就这些", "Shift+Tab")
    house.tell(token(page), story.ASK_PHONE)
    expect(page.get_by_role("button", name="就这些")).to_be_hidden()
    focus_is_seen(page)


def test_the_way_to_the_newest_takes_no_focus_along_when_it_is_not_needed_any_more(
    house: House, come: Open
) -> None:
    page = come()
    where = token(page)
    house.tell(where, *(Message(f"第 {n} 条，一句不长不短的话。") for n in range(40)))
    expect(page.locator(".it")).to_have_count(40)
    log = page.locator(".talk")
    log.hover()
    page.mouse.wheel(0, -900)
    page.wait_for_function(
        "(log) => log.scrollHeight - log.scrollTop - log.clientHeight > 500", arg=log.element_handle()
    )
    house.tell(where, Message("新来的"))
    goes_to(page, "新消息", "Shift+Tab")
    page.mouse.wheel(0, 5000)
    expect(page.get_by_role("button", name="新消息")).to_be_hidden()
    focus_is_seen(page)


def test_reading_back_trying_again_and_recording_keep_the_focus(house: House, come: Open) -> None:
    page = come(permissions=["microphone"], has_touch=True, is_mobile=True)
    house.tell(token(page), *(Message(f"第 {n} 条，一句不长不短的话。") for n in range(60)))
    expect(page.locator(".it")).to_have_count(60)
    page.reload()
    presses(page, "看更早的")
    expect(page.locator(".it")).to_have_count(60)
    expect(page.get_by_role("button", name="看更早的")).to_be_hidden()
    focus_is_seen(page)
    page.context.set_offline(True)
    says(page, "断网时说的")
    presses(page, "没发出去，再点一次重发", "Shift+Tab")
    focus_is_seen(page)
    page.context.set_offline(False)
    presses(page, "说一段话")
    expect(page.get_by_text("正在录音")).to_be_visible()
    focus_is_seen(page)
    presses(page, "不要了", "Shift+Tab")
    expect(page.get_by_text("正在录音")).to_be_hidden()
    focus_is_seen(page)


@pytest.mark.parametrize("opened", [False, True], ids=["on it", "opened"])
def test_a_picture_that_arrives_while_it_is_looked_at_takes_no_focus_along(
    house: House, come: Open, opened: bool
) -> None:
    page = come()
    page.context.set_offline(True)
    file = FilePayload(name="a.jpg", mimeType="image/jpeg", buffer=photo("navy"))
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="发送").click()
    goes_to(page, "照片", "Shift+Tab")
    if opened:
        page.keyboard.press("Enter")
        expect(page.get_by_role("dialog")).to_be_visible()
    page.context.set_offline(False)
    expect(page.locator(".me[data-id]")).to_have_count(1)
    if opened:
        closes(page)
    focus_is_seen(page)


def test_a_focused_button_is_framed_where_colours_are_forced(house: House, come: Open) -> None:
    page = come(forced_colors="active")
    house.tell(token(page), story.ASK_PLACE)
    goes_to(page, "换个地方", "Shift+Tab")


HEARD = """(log) => {
  window.heard = [];
  new MutationObserver((changes) => {
    for (const one of changes.flatMap((change) => [...change.addedNodes])) window.heard.push(one.textContent);
  }).observe(log, { childList: true });
}"""


def test_what_comes_is_announced_once_and_nothing_else_is(house: House, come: Open) -> None:
    page = come()
    where = token(page)
    house.tell(where, Message("第一句。"))
    expect(page.get_by_text("第一句。")).to_be_visible()
    log = page.get_by_role("log", name="和回音的对话")
    expect(log).to_have_attribute("aria-live", "polite")
    log.evaluate(HEARD)
    house.tell(where, Message("第二句。"), Message("第三句。"))
    expect(log.get_by_text("第三句。")).to_be_visible()
    assert page.evaluate("window.heard") == ["回音: 第二句。", "回音: 第三句。"]
    house.now = house.now.replace(hour=house.now.hour + 1)
    house.tell(where, Message("一小时后。"))
    expect(log.get_by_text("一小时后。")).to_be_visible()
    assert [heard for heard in page.evaluate("window.heard") if "今天" in heard] == ["今天 20:38"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_control_has_a_name_and_every_picture_words(
    house: House, come: Open, shows: Shows, language: str
) -> None:
    page = come(locale={"zh": "zh-CN", "en": "en-GB"}[language], permissions=["microphone"])
    shows.everything(page)
    house.tell(token(page), story.ASK_WHERE, story.ASK_PHONE, story.NOTED)
    speak = text("UPDATE people SET language = :language")
    house.do(house.writer.job(lambda work: work.execute(speak, {"language": language})))
    page.reload()
    expect(page.locator(".card")).to_have_count(2)

    def all_named() -> str:
        tree = page.locator("body").aria_snapshot()
        assert UNNAMED.findall(tree) == [], tree
        return tree

    tree = all_named()
    assert len(re.findall(r"- button ", tree)) > 15 and '- textbox "' in tree
    pictures = page.locator("img").evaluate_all("(all) => all.map((one) => one.alt)")
    assert len(pictures) == 9 and all(pictures)
    opens: list[Callable[[], None]] = [
        page.locator(".album .picture").first.click,
        page.get_by_role("button", name="用我的手机号").click,
        page.locator("[data-do=speak]").click,
    ]
    for show in opens:
        show()
        all_named()
        page.keyboard.press("Escape")
    if language == "en":
        named = page.locator("[aria-label]").evaluate_all("(all) => all.map((one) => one.ariaLabel)")
        assert [name for name in named if re.search("[一-鿿]", name)] == ["换成中文"]


def test_a_phone_offers_its_camera(house: House, come: Open) -> None:
    page = come(has_touch=True, is_mobile=True)
    page.on("filechooser", lambda _: None)
    for label in ("拍照片", "发照片、视频或文件"):
        with page.expect_file_chooser() as choosing:
            page.get_by_role("button", name=label).click()
        choosing.value.set_files(FilePayload(name="a.jpg", mimeType="image/jpeg", buffer=photo("navy")))
        page.get_by_role("button", name="发送").click()
    expect(page.locator(".me .album img")).to_have_count(2)
    expect(page.locator(".me .state")).to_have_count(0)
    shot(page, "chat-390-camera")
    assert [update.kind for update in house.said] == ["photo", "photo"]


def test_who_sits_at_a_desk_is_offered_no_camera(come: Open) -> None:
    page = come(WIDE)
    expect(page.get_by_role("button", name="发照片、视频或文件")).to_be_visible()
    expect(page.get_by_role("button", name="拍照片")).to_be_hidden()
