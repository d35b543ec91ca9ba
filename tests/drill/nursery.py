"""A process of `killed.py`, seen from the tests: programs that die of SIGKILL at their N-th write."""

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Timer

from tests.botapi import TOKEN
from tests.drill.moved import Moved
from tests.drill.office import STOPS_WITHIN, Office, until


@dataclass(frozen=True)
class End:
    """How a program ended; `writes` is 0 if it was killed."""

    status: int
    writes: int = 0

    @property
    def killed(self) -> bool:
        """By SIGKILL."""
        return self.status == -signal.SIGKILL


class Nursery:
    """Has one program at a time. What the programs print is in `log`."""

    def __init__(self, log: Path) -> None:
        self.log, self.pid = log, 0
        env = {"PATH": os.environ["PATH"], "PYTHONUTF8": "1", "HUIYIN_TELEGRAM_TOKEN": TOKEN}
        pipe, command = subprocess.PIPE, [sys.executable, "-m", "tests.drill.killed"]
        with log.open("w") as err:
            self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=err, text=True, env=env)
        self._answer("ready")

    def begins(self, kill: int, words: list[str], clock: Moved | None = None) -> int:
        """Start a program, to be killed at that write (0: never); returns its pid."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps([kill, str(clock.file) if clock else "", *words]) + "\n")
        self.process.stdin.flush()
        self.pid = int(self._answer("pid")[0])
        return self.pid

    def lives(self, office: Office, clock: Moved | None = None) -> None:
        """`huiyin run`, once it has reached the messenger."""
        before = office.reached()
        self.begins(0, office.words("run"), clock)
        until(lambda: office.reached() > before, self.said)

    def stops(self) -> float:
        """SIGTERM; returns how many seconds it took. What takes too long is killed, and fails."""
        begun, late = time.monotonic(), Timer(STOPS_WITHIN, os.kill, (self.pid, signal.SIGKILL))
        late.start()
        os.kill(self.pid, signal.SIGTERM)
        end = self.ends()
        late.cancel()
        assert end.status == 0, self.said()
        return time.monotonic() - begun

    def dies(self) -> None:
        """kill -9, if it still lives."""
        if self.pid:
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
            self.ends()

    def ends(self) -> End:
        """Wait for its end."""
        end = self._end()
        self.pid = 0
        return end

    def _end(self) -> End:
        first = self._answer("writes", "ended")
        if len(first) == 2:
            return End(int(self._answer("ended")[0]), int(first[1]))
        return End(int(first[0]))

    def said(self) -> str:
        """The end of the log."""
        return self.log.read_text("utf-8")[-4000:]

    def _answer(self, *names: str) -> list[str]:
        assert self.process.stdout is not None
        name, *values = self.process.stdout.readline().split() or [""]
        assert name in names, f"{name}, not {names}\n{self.said()}"
        return values if name != "writes" else [name, *values]

    def __enter__(self) -> "Nursery":
        return self

    def __exit__(self, *_: object) -> None:
        """A program that is left over ends by itself (`killed.LONGEST`)."""
        self.process.kill()
        self.process.communicate()
