"""The figures can be taken: every program finishes every form, and the keys stand. No times here."""

import json
import subprocess
import sys

import pytest


def bench(*words: str) -> dict[str, object]:
    done = subprocess.run(
        [sys.executable, "-m", "bench", *words, "--json"], capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)  # type: ignore[no-any-return]


def test_steps() -> None:
    pytest.importorskip("aiogram", reason="pip install -e '.[bench]'")
    figures = bench("steps", "--chats", "3", "--forms", "2", "--runs", "1")
    assert figures.keys() >= {
        "steps_per_s",
        "aiogram_memory_per_s",
        "ptb_memory_per_s",
        "ratio_aiogram",
        "ratio_ptb",
        "fsync_ms",
        "chats",
        "steps",
        "cpu_s",
        "runs",
    }
    assert figures["steps"] >= 3 * 2 * 8  # a form is eight steps, or nine with a picture
    assert all(isinstance(value, int | float) and value > 0 for value in figures.values())
