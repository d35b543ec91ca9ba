"""Invitations for everybody who has no chat yet, as a file."""

from datetime import datetime
from pathlib import Path

from bot.linking import addresses
from bot.roster import store, writing
from bot.roster.columns import COLUMNS, Kind
from bot.roster.known import Cells
from bot.settings import Settings
from cases.people import Role
from storage import invitations, roster
from storage.work import Work
from words.fluent import sentence

_FIELDS = ("name", "roles", "phone", "district", "unit")


def everybody(
    settings: Settings, now: datetime, role: Role | None, file: Path, language: str, *, force: bool = False
) -> int:
    """A one-time code for each of the office's people – those in `role` – who has never spoken to us.

    They stand in `file`; returns how many. Nobody: no file is written. Raises BadRoster, and then no code
    was made, and HoldsADemo.
    """

    def invite(work: Work) -> int:
        known = store.known(work)
        cells = Cells(known, language)
        meant = [id for id, one in known.people.items() if role is None or role in one.roles]
        rows = []
        for id in roster.without_chat(work, meant):
            code, expires = invitations.invite(work, id)
            links = "\n".join(addresses(settings, code).values())
            until = expires.astimezone(settings.office.timezone).date().isoformat()
            said = cells.of(Kind.PEOPLE, id)
            rows.append([*(said.get(field, "") for field in _FIELDS), code, links, until])
        if rows:
            head = [COLUMNS[Kind.PEOPLE][field][language != "zh"] for field in _FIELDS]
            head += [sentence(language, f"roster-{what}", {}) for what in ("code", "link", "until")]
            title = sentence(language, "roster-invitations", {})
            writing.write(file, [writing.Page(title, head, rows)], force=force)
        return len(rows)

    return store.writing(settings.data, now, invite)
