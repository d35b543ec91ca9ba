"""Addresses in the chat: ours are pressed, copied and scanned; what somebody typed is an address or text."""

import io

import pytest
import segno
from playwright.sync_api import Browser, expect

from bot.channels.channel import FileToSend, Outgoing
from storage import files
from tests.web.browsing import PHONE, WIDE, Open, browser, come, fits, says, shot, token
from tests.web.house import House
from words.message import Message

__all__ = ["browser", "come"]

OURS = "http://127.0.0.1:8311/?start=p12-toxkte-6zloaop75yu2d"
OUTSIDE = {"target": "_blank", "rel": "noopener noreferrer nofollow"}


def gets_a_link(house: House, token: str) -> None:
    """The office sends a link of its own, with its picture."""
    house.tell(token)
    png = io.BytesIO()
    segno.make(OURS, micro=False).save(png, kind="png", scale=8, border=4)
    kept = house.store.keep(png.getvalue(), "photo")
    number = house.do(house.writer.job(lambda work: files.code(work, OURS, kept)))
    message = Message(
        f"15 分钟内，在另一个聊天里点开它，就接着说：\n{OURS}",
        hint="只能用一次，别转给别人。",
        links=(OURS,),
        pictures=(number,),
    )
    file = FileToSend(path=str(house.store.path(kept.sha256)), mime=kept.mime, size=kept.size)
    house.do(house.webchat.send(Outgoing(77, house.address(token), message, {number: file})))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["390", "1440"])
def test_a_link_of_ours_is_pressed_copied_and_scanned(
    house: House, come: Open, size: dict[str, int], scheme: str
) -> None:
    page = come(size, color_scheme=scheme, permissions=["clipboard-read", "clipboard-write"])
    gets_a_link(house, token(page))
    link = page.get_by_role("link", name="start=p12")
    expect(link).to_have_attribute("href", OURS)
    for name, value in OUTSIDE.items():
        expect(link).to_have_attribute(name, value)
    page.get_by_role("button", name="复制").click()
    expect(page.get_by_role("button", name="复制好了")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == OURS
    code = page.get_by_role("button", name="二维码")
    box = code.bounding_box()
    assert box and abs(box["width"] - box["height"]) < 1, "nothing of it is cut off"
    shot(page, f"link-{size['width']}-{scheme}")
    fits(page)
    code.click()
    expect(page.locator(".viewer img")).to_have_js_property("complete", True)
    shot(page, f"link-{size['width']}-{scheme}-whole")


def test_the_code_of_a_link_is_not_broken_where_a_line_has_room_for_it(house: House, come: Open) -> None:
    page = come()
    gets_a_link(house, token(page))
    rects = page.locator(".link span").last.evaluate("(one) => one.getClientRects().length")
    assert rects == 1


def test_where_the_browser_lets_nobody_copy_it_is_copied_by_hand(house: House, come: Open) -> None:
    page = come()
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.evaluate(
        """document.execCommand = (what) => {
            window.copied = [what, document.activeElement.value];
            return true;
        }"""
    )
    gets_a_link(house, token(page))
    page.get_by_role("button", name="复制").click()
    expect(page.get_by_role("button", name="复制好了")).to_be_focused()
    assert page.evaluate("window.copied") == ["copy", OURS]


TYPED = (
    "看 https://gov.example.cn/a?b=1&amp;c=2。或 javascript:alert(1)、ftp://a.cn、http:// 、&lt;a href=x&gt;"
)


def test_what_somebody_typed_is_a_plain_address_or_text(house: House, come: Open) -> None:
    page = come()
    house.tell(token(page), Message(TYPED))
    link = page.locator(".it .bubble a")
    expect(link).to_have_count(1)
    expect(link).to_have_text("https://gov.example.cn/a?b=1&c=2")
    expect(link).to_have_attribute("href", "https://gov.example.cn/a?b=1&c=2")
    for name, value in OUTSIDE.items():
        expect(link).to_have_attribute(name, value)
    expect(page.get_by_role("button", name="复制")).to_have_count(0)
    expect(page.locator(".it .bubble")).to_contain_text("<a href=x>")
    says(page, "http://a.example.cn")
    expect(page.locator(".me .bubble")).to_have_text("http://a.example.cn")
    expect(page.locator(".me a")).to_have_count(0)


def test_without_javascript_links_are_links(house: House, browser: Browser, come: Open) -> None:
    first = come()
    gets_a_link(house, token(first))
    house.tell(token(first), Message(TYPED))
    context = browser.new_context(java_script_enabled=False, storage_state=first.context.storage_state())
    page = context.new_page()
    page.goto(house.url)
    expect(page.locator(".it p a")).to_have_text([OURS, "https://gov.example.cn/a?b=1&c=2"])
    for link in page.locator(".it p a").all():
        expect(link).to_have_attribute("rel", OUTSIDE["rel"])
    expect(page.get_by_alt_text("二维码")).to_be_visible()
    context.close()
