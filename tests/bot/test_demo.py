"""The demo's stage goes on where it was left, however far its clock was moved."""

from pathlib import Path

from sqlalchemy import delete, func, select

from bot.app import App
from bot.clock import DemoClock
from bot.config import load
from bot.demo import Stage
from bot.folder import migrate
from storage import tables
from storage.work import Work


def test_a_demo_begins_again_when_its_inbox_has_been_cleared(tmp_path: Path) -> None:
    shipped = load(None, {})
    data = shipped.data.model_copy(update={"folder": tmp_path})
    settings = shipped.model_copy(update={"data": data})
    migrate(tmp_path)

    def said(work: Work) -> int:
        row = work.row(select(func.count()).select_from(tables.outbox))
        return int(row[0]) if row else 0

    first = App(settings, DemoClock())
    Stage(first, b"key").begin()
    greeted = first.writer.now_do(said)
    assert greeted > 0
    first.writer.now_do(lambda work: work.execute(delete(tables.inbox)))  # as the rounds do after some days
    again = App(settings, DemoClock())
    Stage(again, b"key").begin()
    assert again.writer.now_do(said) == greeted
