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
    numbers = [value for name, value in figures.items() if name not in MAY_BE_NONE]
    assert all(isinstance(value, int | float) and value > 0 for value in numbers)
    return figures


MAY_BE_NONE = {"rejected_429", "reordered", "driver", "ratio_aiogram", "ratio_ptb"}


def test_steps() -> None:
    figures = bench("steps", "--chats", "3", "--forms", "2", "--runs", "1")
    peers = {"aiogram_memory_per_s", "ptb_memory_per_s", "ratio_aiogram", "ratio_ptb"}
    assert figures.keys() >= {"steps_per_s", "fsync_ms", "chats", "steps", "cpu_s", "runs"} | peers
    assert figures["steps"] == 3 * 2 * 8 + 1  # eight steps a form, and one form of ten brings a picture


def test_steps_by_the_other_library() -> None:
    figures = bench("steps", "--chats", "3", "--forms", "1", "--runs", "1", "--driver", "aiogram")
    assert figures["driver"] == "aiogram"


def test_courier() -> None:
    figures = bench("courier", "--queued", "200", "--seconds", "3")
    # how many are refused on a machine that stalls is a matter of time: a figure, no test
    assert figures["reordered"] == 0
    assert figures.keys() >= {"sent", "per_s", "limit", "rejected_429", "live_reply_p95_ms"}


def test_start() -> None:
    figures = bench("start", "--runs", "1")
    assert figures.keys() >= {"first_reply_s", "rss_mib"}


def test_followups() -> None:
    figures = bench("followups", "--open", "400", "--due", "100", "--templates", "150")
    assert figures.keys() >= {"open", "due", "fired_per_s", "idle_ms", "flatness", "peak_mib"}
    assert figures["open"] == 400
