"""A letter in the chat: what it is called, how large, and one press saves it."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.web.browsing import Open, browser, come, fits, shot, token
from tests.web.house import House
from tests.web.test_chat_files import LETTER, gets_a_letter

__all__ = ["browser", "come"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_letter_is_a_row_that_saves_it(house: House, come: Open, scheme: str, tmp_path: Path) -> None:
    page = come(color_scheme=scheme)
    gets_a_letter(house, token(page))
    row = page.get_by_role("link", name="60001-1 受理告知书")
    expect(row).to_contain_text("Word 文件 · 12 KB")
    box = row.bounding_box()
    assert box and box["height"] >= 44
    fits(page)
    shot(page, f"letter-{scheme}")
    with page.expect_download() as saving:
        row.click()
    assert saving.value.suggested_filename == LETTER
    assert Path(saving.value.path()).read_bytes()[:2] == b"PK"
