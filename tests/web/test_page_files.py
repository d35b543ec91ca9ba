"""Files in the chat as they are seen: pictures, videos, papers, voice messages, and what is missing."""

import base64
import io
import re
import wave
from collections.abc import Callable
from typing import Literal

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import text

from bot.channels.channel import FileToSend, Outgoing
from storage import files
from tests.web.browsing import PHONE, WIDE, Open, browser, come, fits, shot, token
from tests.web.house import House
from words.message import Card, Message

__all__ = ["browser", "come"]

Kind = Literal["photo", "voice", "video", "paper"]
COLOURS = ("navy", "teal", "olive", "maroon", "purple", "gray", "sienna", "green", "black")
MAKE_A_FILM = """async () => {
  const canvas = document.createElement("canvas"), pieces = [];
  const pen = canvas.getContext("2d");
  pen.fillRect(0, 0, 300, 150);
  const recorder = new MediaRecorder(canvas.captureStream(), { mimeType: "video/webm;codecs=vp8" });
  recorder.ondataavailable = (piece) => pieces.push(piece.data);
  recorder.start(50);
  for (let n = 0; n < 12; n++) {
    pen.fillStyle = `hsl(${n * 30} 60% 40%)`;
    pen.fillRect(n * 25, 20, 25, 100);
    await new Promise(requestAnimationFrame);
    await new Promise((next) => setTimeout(next, 40));
  }
  await new Promise((done) => { recorder.onstop = done; recorder.stop(); });
  const bytes = new Uint8Array(await new Blob(pieces).arrayBuffer());
  return btoa(String.fromCharCode(...bytes));
}"""


def film(page: Page) -> bytes:
    """A short video that this browser can play."""
    return base64.b64decode(page.evaluate(MAKE_A_FILM))


def photo(colour: str, size: tuple[int, int] = (1200, 900)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "JPEG")
    return out.getvalue()


def sound() -> bytes:
    """Two seconds that any browser can play."""
    out = io.BytesIO()
    with wave.open(out, "wb") as spoken:
        spoken.setparams((1, 1, 8000, 16_000, "NONE", ""))
        spoken.writeframes(bytes(range(100, 150)) * 320)
    return out.getvalue()


class Shows:
    """The office shows files in somebody's chat."""

    def __init__(self, house: House) -> None:
        self.house, self.sent = house, 500

    def kept(self, kind: Kind, data: bytes) -> tuple[int, FileToSend]:
        kept = self.house.store.keep(data, kind)
        number = self.house.do(self.house.writer.job(lambda work: self._kept(work, kind, kept)))
        path = str(self.house.store.path(kept.sha256))
        return number, FileToSend(kind, path=path, mime=kept.mime, size=kept.size)

    @staticmethod
    def _kept(work: files.Work, kind: Kind, kept: files.Kept) -> int:
        number = files.register(work, "telegram", kind, kept.sha256, kept.sha256)
        files.fetched(work, number, kept)
        return number

    def refused(self) -> int:
        def note(work: files.Work) -> int:
            number = files.register(work, "telegram", "photo", "gone", "gone")
            files.refused(work, number, "not_a_picture")
            return number

        return int(self.house.do(self.house.writer.job(note)))

    def tell(self, token: str, make: Callable[..., Message], *shown: tuple[int, FileToSend]) -> None:
        self.house.tell(token)
        self.sent += 1
        message = make(*(number for number, _ in shown))
        out = Outgoing(self.sent, self.house.address(token), message, dict(shown))
        self.house.do(self.house.webchat.send(out))

    def everything(self, page: Page) -> None:
        """An album of nine, a video, a paper, a voice message, and a picture that cannot be had."""
        nine = [self.kept("photo", photo(colour)) for colour in COLOURS]
        moving, paper = self.kept("video", film(page)), self.kept("paper", b"%PDF-1.7" + bytes(230_000))
        spoken, lost = self.kept("voice", sound()), self.refused()
        where = token(page)
        self.tell(where, lambda *all: Message("居民发来九张照片。", pictures=all), *nine)
        self.tell(where, lambda *all: Message("还有一段视频和一份文件。", pictures=all), moving, paper)
        self.tell(where, lambda one: Message("还说了一段话。", voice=one), spoken)
        card = Card(
            "60748-1 · 投诉", "ontime", "按时", "青塘路路灯坏了五盏", facts=(("照片", "1 张没能收到"),)
        )
        self.tell(where, lambda: Message(card=card, pictures=(lost,)))


@pytest.fixture
def shows(house: House) -> Shows:
    return Shows(house)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["390", "1440"])
def test_everything_that_people_show(come: Open, shows: Shows, size: dict[str, int], scheme: str) -> None:
    page = come(size, color_scheme=scheme)
    shows.everything(page)
    pictures = page.locator(".album .picture img")
    expect(pictures).to_have_count(9)
    expect(pictures.first).to_have_js_property("naturalWidth", 480)
    expect(page.get_by_role("link", name=re.compile("PDF 文件"))).to_contain_text("225 KB")
    expect(page.get_by_role("button", name="播放语音")).to_be_visible()
    expect(page.get_by_role("link", name="照片暂时看不到")).to_be_visible()
    page.locator(".talk").evaluate("(log) => log.scrollTo({ top: 0, behavior: 'instant' })")
    shot(page, f"files-{size['width']}-{scheme}-top")
    page.locator(".talk").evaluate("(log) => log.scrollTo({ top: log.scrollHeight, behavior: 'instant' })")
    shot(page, f"files-{size['width']}-{scheme}")
    fits(page)
    tile = page.get_by_role("button", name=re.compile("播放视频，"))
    tile.click()
    expect(page.locator("video")).to_be_focused()
    expect(page.locator("video")).to_have_js_property("videoWidth", 300)
    shot(page, f"files-{size['width']}-{scheme}-video")


def test_a_picture_is_small_in_the_chat_and_whole_when_pressed(come: Open, shows: Shows) -> None:
    page = come()
    two = [shows.kept("photo", photo(colour)) for colour in COLOURS[:2]]
    shows.tell(token(page), lambda *all: Message("两张。", pictures=all), *two)
    page.get_by_role("button", name="照片 1/2").click()
    large = page.locator(".viewer img")
    expect(large).to_have_js_property("naturalWidth", 1200)
    shot(page, "files-390-viewer")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".viewer .count")).to_have_text("2 / 2")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="照片 1/2")).to_be_focused()


def test_a_page_that_stayed_open_for_days_says_so_and_begins_anew(
    house: House, come: Open, shows: Shows
) -> None:
    page = come()
    shows.tell(
        token(page), lambda one: Message("一张。", pictures=(one,)), shows.kept("photo", photo("navy"))
    )
    button = page.get_by_role("button", name="照片", exact=True)
    expect(page.locator(".album img")).to_have_js_property("naturalWidth", 480)
    house.now = house.now.replace(day=house.now.day + 4)
    button.click()
    expect(page.locator(".viewer .lost")).to_contain_text("照片暂时看不到")
    shot(page, "files-390-expired")
    page.get_by_role("button", name="刷新页面再看").click()
    button.click()
    expect(page.locator(".viewer img")).to_have_js_property("naturalWidth", 1200)


def test_what_this_browser_cannot_play_can_be_saved(come: Open, shows: Shows) -> None:
    page = come()
    unknown = shows.kept("video", b"\x1aE\xdf\xa3" + bytes(3_000_000))
    shows.tell(token(page), lambda one: Message("一段视频。", pictures=(one,)), unknown)
    page.get_by_role("button", name="播放视频，2.9 MB").click()
    with page.expect_download() as saving:
        page.get_by_role("link", name="视频").click()
    assert saving.value.suggested_filename == "video.webm"


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("zh-CN", ("照片 9/9", "PDF 文件 · 225 KB", "视频 · ", "语音", "链接过期")),
        ("en-GB", ("Photo 9/9", "PDF file · 225 KB", "Video · ", "Voice message", "link is too old")),
    ],
)
def test_without_javascript_everything_can_be_looked_at(
    house: House, browser: Browser, come: Open, shows: Shows, locale: str, words: tuple[str, ...]
) -> None:
    last, paper, moving, spoken, old = words
    speak = text("UPDATE people SET language = :language")
    shows.everything(writer := come(locale=locale))
    house.do(house.writer.job(lambda work: work.execute(speak, {"language": locale[:2]})))
    state = writer.context.storage_state()
    context = browser.new_context(
        java_script_enabled=False,
        viewport=PHONE,  # type: ignore[arg-type]
        locale=locale,
        storage_state=state,
    )
    page = context.new_page()
    page.goto(house.url)
    expect(page.get_by_role("link", name=last)).to_be_visible()
    expect(page.get_by_alt_text(last)).to_have_js_property("naturalWidth", 480)
    expect(page.get_by_text(spoken, exact=True)).to_be_visible()
    expect(page.locator("audio")).to_have_count(1)
    shot(page, f"files-390-plain-{locale}")
    page.locator("audio").scroll_into_view_if_needed()
    shot(page, f"files-390-plain-{locale}-end")
    with page.expect_download() as saving:
        page.get_by_role("link", name=paper).click()
    assert saving.value.suggested_filename.endswith(".pdf")
    page.get_by_role("link", name=moving).click()
    expect(page.locator("video")).to_have_js_property("videoWidth", 300)
    page.go_back()
    page.get_by_role("link", name=last).click()
    expect(page.locator("img")).to_have_js_property("naturalWidth", 1200)
    page.go_back()
    house.now = house.now.replace(day=house.now.day + 4)
    page.get_by_role("link", name=last.replace("9/9", "8/9")).click()
    expect(page.get_by_text(old)).to_be_visible()
    shot(page, f"files-390-gone-{locale}")
    context.close()
