"""The clock: the only place that reads the time. Everything else is told what time it is."""

import time
from datetime import UTC, datetime, timedelta


class Clock:
    """The real time."""

    def now(self) -> datetime:
        """Aware, in UTC."""
        return datetime.now(UTC)  # noqa: TID251 - the one place

    def steady(self) -> float:
        """Seconds from some moment on, that go on evenly whatever becomes of the time of day."""
        return time.monotonic()


class DemoClock(Clock):
    """The real time, moved forward by `offset`. Whoever moves it keeps the offset for the next start."""

    def __init__(self, offset: timedelta = timedelta(0)) -> None:
        self.offset = offset

    def now(self) -> datetime:
        """Aware, in UTC; runs on from where it was skipped to."""
        return super().now() + self.offset

    def skip_to(self, at: datetime) -> None:
        """Make it `at` now. Never backwards: what has happened would lie in the future."""
        self.offset += max(timedelta(0), at - self.now())
