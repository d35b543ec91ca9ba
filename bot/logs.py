"""What the program writes down about itself: one line an event, and never a telephone or ID number."""

import logging
import os
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from pwd import getpwuid
from typing import Any

import structlog

from cases.masking import masked

COMMANDS = "commands.log"


def configure() -> None:
    """Plain lines to the standard error; a traceback without the values of its variables."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.format_exc_info,
            _masked,
            structlog.dev.ConsoleRenderer(
                colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback
            ),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=lambda *_: structlog.PrintLogger(_Unfailing()),  # type: ignore[arg-type]
    )


def note(folder: Path, now: datetime, did: str, **values: Any) -> None:
    """One line in the folder's `commands.log`: when, what was done on the command line, and by whom.

    For what leaves no other trace: people brought in, personal data taken out. It names none of them.
    """
    try:
        who = getpwuid(os.getuid()).pw_name
    except KeyError:  # an account without a name
        who = str(os.getuid())
    said = " ".join(f"{name}={value}" for name, value in {"who": who, **values}.items())
    with open(folder / COMMANDS, "a", encoding="utf-8", opener=_own) as out:
        out.write(f"{now.isoformat(timespec='seconds')} {did} {' '.join(said.split())}\n")


def _own(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


class _Unfailing:
    """The standard error; where it cannot be written (a full disk, a closed pipe) the work goes on."""

    def write(self, text: str) -> None:
        with suppress(OSError, ValueError):
            sys.stderr.write(text)

    def flush(self) -> None:
        with suppress(OSError, ValueError):
            sys.stderr.flush()


def _masked(_logger: Any, _method: str, event: Any) -> Any:
    """Numbers as long as a telephone's or an ID card's lose their middle."""
    return {
        name: masked(value) if isinstance(value, str) and name != "timestamp" else value
        for name, value in event.items()
    }
