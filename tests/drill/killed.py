"""`python -m tests.drill.killed`: the program, made to die of SIGKILL at its N-th write.

A line of input is a JSON list: N, a file that moves the clock (`moved.py`) or "", and the words of a `huiyin`
command. It is carried out in a process of its own, forked from this one, which has imported everything: a
real process, started in a tenth of the time.
Answers, a line each: its pid; unless it was killed, how many writes it came to; its exit status, or -9.
What the program itself prints goes to standard error.

What counts as a write: every INSERT (of each row), UPDATE, DELETE and change of the tables (killed before
it), every commit of one (killed before it), and every return from such a commit (killed after it).
"""

import json
import os
import signal
import sys
from importlib import import_module
from typing import Any

from sqlalchemy import Engine, Pool, event

BEFOREHAND = (
    *(
        "bot.app",
        "bot.config",
        "bot.workdays",
        "bot.channels.telegram_ptb",
        "bot.channels.telegram_aiogram",
        "bot.channels.telegram_drivers",
        "bot.demo",
        "bot.errands",
    ),
    *("web.app", "web.ports", "uvicorn.protocols.http.auto", "uvicorn.lifespan.off", "uvicorn.loops.auto"),
    *("apscheduler.schedulers.asyncio", "apscheduler.triggers.interval", "apscheduler.triggers.cron"),
    *("httpx", "anyio._backends._asyncio", "httpcore._async.connection_pool"),
    *("alembic.command", "alembic.config", "alembic.runtime.migration", "alembic.ddl.sqlite"),
)
WRITES = frozenset({"INSERT", "UPDATE", "DELETE", "CREATE", "ALTER", "DROP"})
LONGEST = 120
"""Seconds after which a process that nobody has ended ends itself."""


class Writes:
    """Counts writes, and kills this process before the one at `last` takes place; 0 is never."""

    def __init__(self, last: int) -> None:
        self.last, self.count, self.written = last, 0, False
        event.listen(Engine, "connect", self.connected)
        event.listen(Engine, "commit", self.commit)
        event.listen(Pool, "checkin", self.committed)

    def connected(self, connection: Any, _record: Any) -> None:
        connection.set_trace_callback(self.statement)

    def statement(self, statement: str) -> None:
        if statement.split(maxsplit=1)[0].upper() in WRITES:
            self.written = True
            self.next()

    def commit(self, _connection: Any) -> None:
        if self.written:
            self.next()

    def committed(self, *_: Any) -> None:
        if self.written:
            self.written = False
            self.next()

    def next(self) -> None:
        self.count += 1
        if self.count == self.last:
            os.kill(os.getpid(), signal.SIGKILL)


def carry_out(last: int, clock: str, words: list[str]) -> int:
    """The command, in this process; returns its exit code."""
    from bot.cli import main
    from tests.drill.moved import run

    writes = Writes(last)
    answers = os.dup(1)
    os.dup2(2, 1)
    sys.argv = ["huiyin", *words]
    try:
        run(clock, words) if clock else main()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0
    finally:
        os.write(answers, f"writes {writes.count}\n".encode())
    return 0


def serve() -> None:
    """Until input ends."""
    for name in BEFOREHAND:
        import_module(name)
    print("ready", flush=True)
    for line in iter(sys.stdin.readline, ""):
        last, clock, *words = json.loads(line)
        child = os.fork()
        if not child:
            signal.alarm(LONGEST)
            os._exit(carry_out(last, clock, words))
        print(f"pid {child}", flush=True)
        print(f"ended {os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])}", flush=True)


if __name__ == "__main__":
    serve()
