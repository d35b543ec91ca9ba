"""Real browsers for the tests, and what is asked of every page."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, sync_playwright

from tests.conftest import require
from tests.web.house import House

ARGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--use-fake-device-for-media-stream"),
]
WIDE, PHONE = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
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
