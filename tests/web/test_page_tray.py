"""What was picked lies above the line until it is sent: it is looked at, taken away, and given a word."""

import re

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.web.browsing import PHONE, WIDE, Open, browser, come, fits, says, shot
from tests.web.house import House
from tests.web.test_page_files import film, photo

__all__ = ["browser", "come"]

PROGRAM = FilePayload(name="安装.exe", mimeType="application/x-msdownload", buffer=b"MZ\0 a program")
PAPER = FilePayload(name="申请 表.pdf", mimeType="application/pdf", buffer=b"%PDF-1.7" + bytes(230_000))


def picture(colour: str, name: str = "a.jpg") -> FilePayload:
    return FilePayload(name=name, mimeType="image/jpeg", buffer=photo(colour))


def picks(page: Page, *files: FilePayload) -> None:
    page.locator("input[type=file]").set_input_files(list(files))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["390", "1440"])
def test_picked_looked_at_taken_away_and_sent_with_a_word(
    house: House, come: Open, size: dict[str, int], scheme: str
) -> None:
    page = come(size, color_scheme=scheme)
    moving = FilePayload(name="水管.webm", mimeType="video/webm", buffer=film(page))
    picks(page, picture("navy", "对的.jpg"), picture("maroon", "选错的.jpg"), moving, PAPER)
    tray = page.get_by_role("list", name="要发的")
    expect(tray.get_by_role("listitem")).to_have_count(4)
    expect(tray.locator("img").first).to_have_js_property("naturalWidth", 1200)
    expect(tray).to_contain_text("申请 表.pdf")
    assert house.said == []
    fits(page)
    shot(page, f"tray-{size['width']}-{scheme}")
    page.get_by_role("button", name="去掉 选错的.jpg").click()
    expect(tray.get_by_role("listitem")).to_have_count(3)
    expect(page.locator("textarea")).to_have_attribute("placeholder", "可以加一句话…")
    page.locator("textarea").fill("水一直漏")
    page.get_by_role("button", name="发送").click()
    expect(tray).to_be_hidden()
    expect(page.locator(".me .state")).to_have_count(0)
    [update] = house.said
    assert (update.kind, update.text) == ("photo", "水一直漏")
    assert [file.kind for file in update.attachments] == ["photo", "video", "paper"]
    expect(page.locator(".me .album img")).to_have_count(1)
    expect(page.locator(".me").get_by_role("button", name="播放视频")).to_be_visible()
    expect(page.locator(".me").get_by_role("link", name="PDF 文件")).to_be_visible()
    expect(page.locator(".me .bubble").last).to_have_text("水一直漏")
    fits(page)
    shot(page, f"tray-{size['width']}-{scheme}-sent")
    page.reload()
    expect(page.locator(".me .album img")).to_have_count(1)
    page.get_by_role("button", name="播放视频").click()
    expect(page.locator("video")).to_have_js_property("videoWidth", 300)


def test_what_cannot_be_taken_is_named_and_can_be_taken_away(house: House, come: Open) -> None:
    page = come()
    picks(page, picture("navy"), PROGRAM)
    said = page.get_by_text("这种文件收不了：安装.exe。可以发照片、视频、PDF、Word。")
    expect(said).to_be_visible()
    shot(page, "tray-390-refused")
    page.get_by_role("button", name="去掉 安装.exe").click()
    expect(said).to_be_hidden()
    page.get_by_role("button", name="发送").click()
    expect(page.locator(".me .album img")).to_have_count(1)
    picks(page, PROGRAM)
    expect(said).to_be_visible()
    expect(page.get_by_role("button", name="发送")).to_be_hidden()
    says(page, "装不上")
    expect(page.locator(".me[data-id] .bubble").last).to_have_text("装不上")
    expect(said).to_be_visible()
    assert [(update.kind, update.text) for update in house.said] == [("photo", ""), ("text", "装不上")]


def test_what_the_office_refuses_comes_back_with_the_others_and_the_word(house: House, come: Open) -> None:
    page = come()
    broken = FilePayload(name="坏的.jpg", mimeType="image/jpeg", buffer=b"\xff\xd8\xff no picture at all")
    picks(page, picture("navy", "好的.jpg"), broken)
    page.locator("textarea").fill("两张")
    page.get_by_role("button", name="发送").click()
    expect(page.get_by_text("坏的.jpg 打不开，不像照片。")).to_be_visible()
    expect(page.locator(".me")).to_have_count(0)
    expect(page.locator("textarea")).to_have_value("两张")
    shot(page, "tray-390-back")
    page.get_by_role("button", name="去掉 坏的.jpg").click()
    page.get_by_role("button", name="发送").click()
    expect(page.locator(".me[data-id] .album img")).to_have_count(1)
    assert [(update.text, len(update.attachments)) for update in house.said] == [("两张", 1)]


def test_no_more_than_nine(come: Open) -> None:
    page = come()
    picks(page, *(picture("navy", f"{n}.jpg") for n in range(7)))
    picks(page, *(picture("teal", f"{n}.jpg") for n in range(3)))
    expect(page.locator(".toast")).to_contain_text("一次最多九个")
    expect(page.get_by_role("listitem")).to_have_count(7)


def test_what_is_picked_by_keyboard_is_taken_away_and_sent_by_it(house: House, come: Open) -> None:
    page = come(WIDE)
    picks(page, picture("navy", "a.jpg"), picture("teal", "b.jpg"))
    expect(page.locator("textarea")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.get_by_role("button", name="去掉 a.jpg").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="去掉 b.jpg")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("textarea")).to_be_focused()
    picks(page, picture("navy", "c.jpg"))
    expect(page.get_by_role("listitem")).to_have_count(1)
    page.locator("textarea").press("Enter")
    expect(page.locator(".me .album img")).to_have_count(1)


def test_one_button_takes_every_kind_and_the_camera_has_its_own(come: Open) -> None:
    page = come(has_touch=True, is_mobile=True)
    page.on("filechooser", lambda _: None)
    for label, capture, kinds in (
        ("拍照片", "environment", "^image/\\*$"),
        ("发照片、视频或文件", None, "video/.*pdf.*docx"),
    ):
        with page.expect_file_chooser() as choosing:
            page.get_by_role("button", name=label).click()
        field = choosing.value.element
        assert field.get_attribute("capture") == capture
        assert re.search(kinds, field.get_attribute("accept") or "")
