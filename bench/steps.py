"""Conversation steps a second: Huiyin, durable, beside two frameworks that keep conversations in memory.

Each measurement is a process of its own; they take turns, and medians count. `…_per_cpu_s` are the same by
the processor's time: they say more where other programs run meanwhile.
"""

import argparse
import json
import subprocess
import sys
from statistics import median
from typing import Any

PEERS = {"": "bench.huiyin", "aiogram_memory_": "bench.peers_aiogram", "ptb_memory_": "bench.peers_ptb"}


def options(ask: argparse.ArgumentParser) -> None:
    """How much, how often."""
    ask.add_argument("--chats", type=int, default=3000, help="at once")
    ask.add_argument("--forms", type=int, default=1, help="of each chat, one after the other")
    ask.add_argument("--runs", type=int, default=3, help="medians of so many")
    ask.add_argument(
        "--driver", choices=("ptb", "aiogram"), default="ptb", help="the library that Huiyin uses"
    )


def run(module: str, chats: int, forms: int, *more: str) -> dict[str, Any]:
    """One measurement in a process of its own."""
    command = [sys.executable, "-W", "ignore", "-m", module, str(chats), str(forms), *more]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}\n{done.stderr}")
    return json.loads(done.stdout)  # type: ignore[no-any-return]


def measure(given: argparse.Namespace) -> dict[str, Any]:
    """The first row of the design's figures."""
    runs: dict[str, list[dict[str, Any]]] = {name: [] for name in PEERS}
    for _ in range(given.runs):
        for name, module in PEERS.items():
            more = ("--driver", given.driver) if not name else ()
            runs[name].append(run(module, given.chats, given.forms, *more))
    figures: dict[str, Any] = {}
    for name, all_of in runs.items():
        figures[f"{name or 'steps_'}per_s"] = round(median(one["steps_per_s"] for one in all_of), 1)
    for name, all_of in runs.items():
        by_cpu = median(one["steps"] / one["cpu_s"] for one in all_of)
        figures[f"{name or 'steps_'}per_cpu_s"] = round(by_cpu, 1)
    ours = runs[""]
    return figures | {
        "ratio_aiogram": round(figures["steps_per_s"] / figures["aiogram_memory_per_s"], 2),
        "ratio_ptb": round(figures["steps_per_s"] / figures["ptb_memory_per_s"], 2),
        "fsync_ms": round(median(one["fsync_ms"] for one in ours), 3),
        "driver": given.driver,
        "chats": given.chats,
        "steps": ours[0]["steps"],
        "cpu_s": round(median(one["cpu_s"] for one in ours), 2),
        "runs": given.runs,
    }
