"""The resident's page in a real browser: what a person does, and what they then see."""

import io
import re

import pytest
from PIL import Image
from playwright.sync_api import Browser, expect

from tests.web import story
from tests.web.browsing import PHONE, WIDE, Open, browser, come, fits, says, shot, token
from tests.web.house import House
from tests.web.story import WORDS
from words.message import Button, Card, Message

__all__ = ["browser", "come"]


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
    expect(page.locator(".sample")).to_have_count(0)
    page.locator("textarea").fill(WORDS)
    page.get_by_role("button", name="发送").click()
    expect(page.locator(".me .bubble")).to_have_text(WORDS)
    expect(page.get_by_role("button", name="就这些")).to_be_visible()
    photo = io.BytesIO()
    Image.effect_noise((3000, 2000), 90).save(photo, "PNG")
    file = {"name": "a.png", "mimeType": "image/png", "buffer": photo.getvalue()}
    page.locator("input[type=file]").set_input_files([file, file])  # type: ignore[list-item]
    page.get_by_role("button", name="发送").click()
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
    expect(page.locator(".me .album img").first).to_have_js_property("naturalWidth", 480)


def test_only_the_newest_question_is_loud(house: House, come: Open) -> None:
    page = come()
    house.tell(token(page), story.REMIND, story.ASK_PHOTOS)
    groups = page.locator(".buttons")
    expect(groups).to_have_count(2)
    expect(groups.first).to_have_class(re.compile("quiet"))
    expect(groups.last).not_to_have_class(re.compile("quiet"))
    page.get_by_role("button", name="没有").click()
    expect(groups.last).to_have_class(re.compile("quiet"))
    page.get_by_role("button", name="就这些").dispatch_event("click")
    expect(page.get_by_role("status").first).to_contain_text("点“上一步”")
    house.tell(token(page), Message("好的。"))
    expect(page.get_by_role("button", name="就这些")).to_be_hidden()
    expect(page.get_by_role("button", name="没有")).to_be_visible()
    assert [update.data for update in house.said] == ["q:4:0"]


def test_an_open_question_keeps_its_buttons_when_a_notice_comes(house: House, come: Open) -> None:
    page = come()
    asked = Message("想问居民什么？", buttons=((Button("取消", "q:5:cancel"),),))
    house.tell(token(page), asked, Message("又说了", buttons=((Button("办好了", "f:resolve:60001:2"),),)))
    cancel = page.get_by_role("button", name="取消", exact=True)
    expect(cancel).to_be_visible()
    expect(page.locator(".buttons").first).not_to_have_class(re.compile("quiet"))
    page.reload()
    expect(cancel).to_be_visible()
    says(page, "哪几盏？")
    house.tell(token(page), Message("问了。"))
    expect(page.locator(".buttons").first).to_have_class(re.compile("quiet"))


def test_a_card_is_quiet_once_its_case_has_moved_on(house: House, come: Open) -> None:
    page = come()
    card = Message(
        "有件新事，请您来接。",
        card=Card("60748-1 · 投诉", title="路灯"),
        buttons=((Button("接单", "f:accept:60748:3", main=True),),),
    )
    house.tell(token(page), card, Message("60655-8 有进展。"))
    buttons = page.locator(".buttons")
    expect(page.get_by_text("有进展")).to_be_visible()
    expect(buttons).not_to_have_class(re.compile("quiet"))
    house.tell(token(page), Message("<b>60748-1</b> 已经换人来办，您不用再管。"))
    expect(buttons).to_have_class(re.compile("quiet"))
    page.reload()
    expect(buttons).to_have_class(re.compile("quiet"))


def test_what_was_too_long_goes_back_into_the_line(house: House, come: Open) -> None:
    page, line = come(), "长" * 2001
    house.answer = lambda _: [Message("您写了 2001 个字，请删掉 1 个字再发。", shorten=True)]
    says(page, line)
    expect(page.locator("textarea")).to_have_value(line)
    house.answer = lambda _: [Message("收到。")]
    page.locator("textarea").press("Backspace")
    page.locator("textarea").press("Enter")
    expect(page.get_by_text("收到。")).to_be_visible()
    expect(page.locator("textarea")).to_have_value("")
    assert len(house.said[-1].text) == 2000


def test_a_stale_press_changes_nothing_and_says_so(house: House, come: Open) -> None:
    page = come()
    house.tell(token(page), Message("在吗？", buttons=((Button("在", "f:x:old"),),)))
    page.get_by_role("button", name="在", exact=True).click()
    expect(page.locator(".toast")).to_have_text("这一步已经过了，请看最下面。")
    expect(page.locator(".chosen")).to_have_count(0)


def test_a_command_that_the_feed_does_not_show_is_not_on_its_way_for_ever(house: House, come: Open) -> None:
    page = come()
    house.answer = lambda _: [Message("您好。")]
    says(page, "/start")
    says(page, "/start a-code")
    says(page, "/help")
    expect(page.get_by_text("您好。")).to_have_count(3)
    expect(page.locator(".me")).to_have_text(["您: /help"])
    says(page, "好")
    expect(page.locator(".me")).to_have_text(["您: /help", "您: 好"])


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
    expect(page.get_by_role("button", name="Send photos, videos or files")).to_be_visible()
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
