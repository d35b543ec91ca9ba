"""Small things that the program notes for itself, by name."""

from typing import Any

from sqlalchemy import select, update

from storage.tables import settings
from storage.work import Work


def value(work: Work, name: str) -> Any:
    """What is noted under this name; None: nothing."""
    row = work.row(select(settings.c.value).where(settings.c.key == name))
    return row.value if row is not None else None


def note(work: Work, name: str, value: Any) -> None:
    """It is this from now on."""
    if not work.execute(update(settings).where(settings.c.key == name).values(value=value)):
        work.insert(settings, key=name, value=value)
