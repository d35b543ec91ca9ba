"""The clock reads the time; the demo's can be moved on, never back."""

from datetime import UTC, datetime, timedelta

from bot.clock import Clock, DemoClock


def test_the_time_is_aware_and_in_utc() -> None:
    assert Clock().now().tzinfo is UTC


def test_the_demo_skips_forward_and_runs_on() -> None:
    clock = DemoClock(timedelta(days=1))
    later = clock.now() + timedelta(days=3)
    clock.skip_to(later)
    assert later <= clock.now() < later + timedelta(minutes=1)
    assert clock.offset > timedelta(days=3)


def test_it_never_goes_back() -> None:
    clock = DemoClock()
    clock.skip_to(datetime(2020, 1, 1, tzinfo=UTC))
    assert clock.offset == timedelta(0)
