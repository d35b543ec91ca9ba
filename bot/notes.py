"""What became of sends: kept until it is noted, which the next transaction does, whatever else it is for."""

from collections import deque
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial

import structlog

from bot.channels.channel import Blocked, Gone, Moved, Rejected, Sent, Unknown, Unsent
from cases.notices import Priority
from storage import chats, moving, queue, replies
from storage.posting import Due
from storage.work import Work

log = structlog.get_logger()

BACK_OFF = tuple(timedelta(seconds=s) for s in (1, 2, 5, 15, 60, 300))
GIVE_UP = timedelta(days=3)
SOMEBODY_WAITS = timedelta(seconds=30)
"""The longest back-off of a live reply."""

Result = str | Unsent | Unknown | Blocked | Gone | Moved | Rejected
"""The messenger's message id, or the way a send failed."""
OnSent = Callable[[Work, Due, datetime], None]
Transaction = Callable[[Callable[[Work], None]], None]
"""Does it in a transaction of its own. Raises what it raises."""


class Notes:
    """Added to on the event loop, written down on the writer's thread."""

    def __init__(
        self, on_sent: OnSent, back_off: Sequence[timedelta] = BACK_OFF, on_lost: "OnSent | None" = None
    ) -> None:
        self._on_sent, self._back_off = on_sent, tuple(back_off)
        self._on_lost = on_lost or _uncounted
        self._finished: deque[tuple[Due, Result]] = deque()

    def __bool__(self) -> bool:
        return bool(self._finished)

    def add(self, due: Due, result: Result) -> None:
        """This is what became of a send."""
        self._finished.append((due, result))

    def taken(self) -> list[tuple[Due, Result]]:
        """What is not noted yet; whoever takes it writes it down or puts it back."""
        return [self._finished.popleft() for _ in range(len(self._finished))]

    def put_back(self, results: Sequence[tuple[Due, Result]]) -> None:
        """It cannot be written now: later."""
        self._finished.extendleft(reversed(results))

    def write(self, work: Work, results: Sequence[tuple[Due, Result]]) -> None:
        """Write down what became of sends."""
        self._write(work, results, self._on_sent)

    def write_alone(self, results: Sequence[tuple[Due, Result]], transaction: Transaction) -> None:
        """One by one: what cannot be counted is noted all the same; what cannot be noted waits."""
        for place, each in enumerate(results):
            for on_sent in (self._on_sent, _uncounted):
                try:
                    transaction(partial(self._write, results=[each], on_sent=on_sent))
                    break
                except Exception:
                    log.exception("what came of a notice could not be noted", notice=each[0].id)
            else:
                self.put_back(results[place:])
                return

    def _write(self, work: Work, results: Sequence[tuple[Due, Result]], on_sent: OnSent) -> None:
        queue.sent(work, [(due.id, result) for due, result in results if isinstance(result, str)])
        for due, result in results:
            match result:
                case str():
                    if isinstance(result, Sent) and result.before:
                        replies.in_parts(work, due.id, result.before)
                    if due.asks:
                        on_sent(work, due, work.now)
                case Unsent():
                    self._put_off(work, due, result)
                case Unknown():
                    if queue.unknown(work, due.id, work.now + self._wait(due)):
                        self._on_lost(work, due, work.now)
                case Gone():
                    queue.anew(work, due.id)
                case Blocked():
                    chats.blocked(work, due.chat_id)
                    self._failed(work, due, str(result) or "blocked")
                case Moved(address=address) if address != due.address:
                    moving.moved(work, due, address)
                case Moved() | Rejected():
                    self._failed(work, due, str(result) or "rejected")

    def _put_off(self, work: Work, due: Due, failure: Unsent) -> None:
        if work.now - due.created_at > GIVE_UP and due.tries > len(self._back_off):
            self._failed(work, due, str(failure) or "unsent for days")
            return
        told = failure.after is not None
        wait = timedelta(seconds=failure.after) if failure.after is not None else self._wait(due)
        queue.later(work, due, work.now + wait, str(failure) or "unsent", chat=told)

    def _failed(self, work: Work, due: Due, reason: str) -> None:
        if queue.failed(work, due.id, reason):
            self._on_lost(work, due, work.now)

    def _wait(self, due: Due) -> timedelta:
        wait = self._back_off[min(due.tries, len(self._back_off)) - 1]
        return min(wait, SOMEBODY_WAITS) if due.priority == Priority.LIVE else wait


def _uncounted(work: Work, due: Due, at: datetime) -> None:
    """Instead of a count that failed."""
