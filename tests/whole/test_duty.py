"""The duty desk: whom the office has named for what nobody has seen to."""

from pathlib import Path

from structlog.testing import capture_logs

from bot.config import load
from storage import tables
from tests.whole.scenes import reports
from tests.world import World


def office(folder: Path, *names: str) -> World:
    shipped = load(None, {})
    settings = shipped.model_copy(update={"office": shipped.office.model_copy(update={"duty": names})})
    return World(folder, settings=settings)


def overdue(world: World) -> None:
    """Nobody does anything until the duty desk has been told."""
    reports(world["resident"])
    while not any(row.data.get("step") == "accept-again" for row in world.rows(tables.events)):
        world.follows_up()
    while not any(row.data.get("step") == "overdue-again" for row in world.rows(tables.events)):
        world.follows_up()


def test_whoever_is_on_duty_is_told_of_what_nobody_has_seen_to(tmp_path: Path) -> None:
    with office(tmp_path, "陈主任") as world:
        overdue(world)
        (event,) = [row for row in world.rows(tables.events) if row.data.get("step") == "overdue-again"]
        told = [row.person_id for row in world.rows(tables.outbox, case_id=60001, seq=event.seq)]
        assert told == [world.people["leader"]]


def test_a_name_that_nobody_has_is_said_at_the_start(tmp_path: Path) -> None:
    with capture_logs() as logs, office(tmp_path, "王五", "陈主任"):
        pass
    assert [(log["event"], log["names"]) for log in logs if log["log_level"] == "warning"] == [
        ("on duty, but not of the staff", ["王五"])
    ]
