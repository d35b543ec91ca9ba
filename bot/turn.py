"""Whose turn it is to write: a busy server lets the command line in between two of its transactions.

Without it a second process would find SQLite's write lock taken for seconds, whenever it looks.
"""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FILE = "huiyin.turn"
LONGEST = 1.0
"""Seconds that the server stands aside; whoever holds the turn longer has hung."""


@contextmanager
def asked(folder: Path) -> Iterator[None]:
    """Inside, a server in this folder begins no transaction."""
    handle = os.open(folder / FILE, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


class Turn:
    """The server's side."""

    def __init__(self, folder: Path, longest: float = LONGEST) -> None:
        self._longest = longest
        self._handle = os.open(folder / FILE, os.O_RDWR | os.O_CREAT, 0o600)
        self._hung = False

    def stand_aside(self) -> None:
        """Wait for whoever has asked, once and not for ever. Nobody: at once."""
        until = time.monotonic() + self._longest
        while not self._free():
            if self._hung or time.monotonic() > until:
                self._hung = True
                return
            time.sleep(0.001)
        self._hung = False

    def _free(self) -> bool:
        try:
            fcntl.flock(self._handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:  # a folder without locks: nobody can ask, so nobody is waited for
            return True
        fcntl.flock(self._handle, fcntl.LOCK_UN)
        return True

    def close(self) -> None:
        """No more transactions will begin."""
        os.close(self._handle)
