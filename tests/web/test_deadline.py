"""A page test that hangs ends by itself, and says where it hung."""

import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import require

HANGS = """
from threading import Event

from tests.web.browsing import browser

def test_with_a_page_that_hangs(browser):
    browser.new_page().goto("data:text/html,<h1>idle</h1>")
    Event().wait()
"""


def test_a_page_test_that_hangs_ends_with_its_stack(tmp_path: Path) -> None:
    require("chromium")
    (tmp_path / "test_hangs.py").write_text(HANGS)
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-c", os.devnull, "test_hangs.py"],
        cwd=tmp_path,
        env={**os.environ, "HUIYIN_PAGE_SECONDS": "5", "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert run.returncode == 1
    assert "Timeout" in run.stdout and "in test_with_a_page_that_hangs" in run.stdout + run.stderr
