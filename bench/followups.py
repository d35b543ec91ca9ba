"""Follow-ups fired a second beside as many open cases as wanted, each with all its effects.

Event, notices, tasks and the next plan, through the program's own rounds and writer, on a database file that
is forced to the disk at every commit. Nothing is sent: notices stay in the outbox, rendered, or held for the
day's digest. Building and firing are a process of their own each.

`idle_ms` is a beat with nothing due. `flatness` says how much faster it goes beside few open cases only.
"""

import argparse
import asyncio
import gc
import json
import resource
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any

from sqlalchemy import func, select

from bench.county import NOW, WINDOW, fill
from bot import folder
from bot.app import App
from bot.clock import Clock
from bot.config import load
from storage.tables import cases, events, outbox, tasks

FEW = 10_000
"""Open cases that the other number is compared with."""


def options(ask: argparse.ArgumentParser) -> None:
    """How many."""
    ask.add_argument("--open", type=int, default=1_000_000, help="open cases")
    ask.add_argument("--due", type=int, default=20_000, help="of which so many are due; half at most")
    ask.add_argument("--templates", type=int, default=1000, help="cases lived through, then multiplied")


class Standing(Clock):
    """A clock that is moved by hand."""

    at = NOW - 2 * WINDOW

    def now(self) -> datetime:
        """Where it was put."""
        return self.at


def program(data: Path) -> tuple[App, Standing]:
    """The program as configured, without a messenger."""
    settings = load(None, {})
    settings = settings.model_copy(update={"data": settings.data.model_copy(update={"folder": data})})
    clock = Standing()
    return App(settings, clock, channels={}), clock


def build(data: Path, many: int, due: int, templates: int) -> dict[str, Any]:
    """The folder with its cases."""
    folder.migrate(data)
    core, _ = program(data)
    waits = fill(core, many, due, templates)
    core.turn.close()
    core.database.close()
    return {"due": waits}


async def fire(data: Path) -> dict[str, Any]:
    """Idle beats first, then everything that is due."""
    core, clock = program(data)
    gc.freeze()  # as `App.running` has it
    gc.set_threshold(20_000, 20, 100)
    core.writer.start()
    await core.rounds.beat()  # the day's seal
    idle = []
    for _ in range(200):
        began = perf_counter()
        assert await core.rounds.beat() == 0
        idle.append(perf_counter() - began)
    before = _counted(core)
    clock.at = NOW
    began, used = perf_counter(), process_time()
    fired = await core.rounds.beat()
    took, used = perf_counter() - began, process_time() - used
    after = _counted(core)
    assert after["waits"] == 0, after
    assert after["events"] - before["events"] == fired, (before, after, fired)
    core.writer.stop()
    core.turn.close()
    core.database.close()
    return {
        "open": before["open"],
        "due": before["waits"],
        "fired_per_s": round(fired / took, 1),
        "fired_per_cpu_s": round(fired / used, 1),
        "idle_ms": round(median(idle) * 1000, 3),
        "notices": after["outbox"] - before["outbox"],
        "tasks": after["tasks"] - before["tasks"],
        "peak_mib": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
    }


def _counted(core: App) -> dict[str, int]:
    newest = {t.name: select(func.max(t.c.id)) for t in (events, outbox, tasks)}
    of_cases = {
        "open": select(func.count()).where(cases.c.state != "closed"),
        "waits": select(func.count()).where(cases.c.next_action_at <= NOW),
    }
    with core.database.reading() as connection:
        return {name: connection.execute(one).scalar() or 0 for name, one in (newest | of_cases).items()}


def run(many: int, given: argparse.Namespace) -> dict[str, Any]:
    """One county, built and followed up."""
    due, templates = min(given.due, many // 2), min(given.templates, many // 2)
    with tempfile.TemporaryDirectory() as made:
        _process("build", made, str(many), str(due), str(templates))
        return _process("fire", made)


def _process(*words: str) -> dict[str, Any]:
    command = [sys.executable, "-W", "ignore", "-m", "bench.followups", *words]
    done = subprocess.run(command, capture_output=True, text=True, timeout=1200)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}\n{done.stderr}")
    return json.loads(done.stdout.splitlines()[-1])  # type: ignore[no-any-return]


def measure(given: argparse.Namespace) -> dict[str, Any]:
    """The design's row about follow-ups."""
    figures = run(given.open, given)
    few = run(min(FEW, given.open), given)
    flatness = {"flatness": round(few["fired_per_s"] / figures["fired_per_s"], 2)}
    return figures | flatness


def main(words: list[str]) -> None:
    ask = argparse.ArgumentParser()
    ask.add_argument("what", choices=["build", "fire"])
    ask.add_argument("folder", type=Path)
    ask.add_argument("numbers", type=int, nargs="*", help="open, due, templates")
    ask.add_argument("--profile", help="where to write what cProfile saw on both threads")
    given = ask.parse_args(words)
    if given.what == "build":
        result = build(given.folder, *given.numbers)
    elif given.profile:
        from bench.profile import profiled

        result = profiled(lambda: asyncio.run(fire(given.folder)), given.profile)
    else:
        result = asyncio.run(fire(given.folder))
    print(json.dumps(result))


if __name__ == "__main__":
    main(sys.argv[1:])
