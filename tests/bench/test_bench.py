"""The figures can be taken: every program finishes every form, and the keys stand. No times here."""

import json
import subprocess
import sys


def bench(*words: str) -> dict[str, object]:
    done = subprocess.run(
        [sys.executable, "-m", "bench", *words, "--json"], capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr
    figures: dict[str, object] = json.loads(done.stdout)
    assert all(isinstance(value, int | float) and value > 0 for value in figures.values())
    return figures


def test_steps() -> None:
    figures = bench("steps", "--chats", "3", "--forms", "2", "--runs", "1")
    peers = {"aiogram_memory_per_s", "ptb_memory_per_s", "ratio_aiogram", "ratio_ptb"}
    assert figures.keys() >= {"steps_per_s", "fsync_ms", "chats", "steps", "cpu_s", "runs"} | peers
    assert figures["steps"] == 3 * 2 * 8 + 1  # eight steps a form, and one form of ten brings a picture


def test_start() -> None:
    figures = bench("start", "--runs", "1")
    assert figures.keys() >= {"first_reply_s", "rss_mib"}


def test_followups() -> None:
    figures = bench("followups", "--open", "400", "--due", "100", "--templates", "150")
    assert figures.keys() >= {"open", "due", "fired_per_s", "idle_ms", "flatness", "peak_mib"}
    assert figures["open"] == 400
