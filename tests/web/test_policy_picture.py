"""The pictures of the policy in a real browser: fonts are no wider than was reckoned with."""

from itertools import combinations

import pytest
from playwright.sync_api import Browser

from bot.config import read
from bot.policy_picture import picture
from cases.model import Kind
from tests.web.browsing import browser as browser

BOXES = """[...document.querySelectorAll('text')].map(text => {
    const box = text.getBoundingClientRect()
    return [text.textContent, box.left, box.top + 3, box.right, box.bottom - 4]
})"""


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("kind", [Kind.PETITION, Kind.WISH, None])
def test_no_words_touch(browser: Browser, kind: Kind | None, language: str) -> None:
    page = browser.new_page(viewport={"width": 2400, "height": 1200})
    page.set_content(picture(read(None, {})[0].followup, kind, language))
    boxes = page.evaluate(BOXES)
    right = page.evaluate("document.querySelector('svg').getBoundingClientRect().right")
    page.close()
    touching = [
        (a[0], b[0])
        for a, b in combinations(boxes, 2)
        if a[1] < b[3] and b[1] < a[3] and a[2] < b[4] and b[2] < a[4]
    ]
    assert (touching, [box[0] for box in boxes if box[3] > right]) == ([], [])
