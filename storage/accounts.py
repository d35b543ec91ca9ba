"""As which account we speak at a messenger: another one numbers its messages anew."""

from collections.abc import Mapping

from sqlalchemy import select, update

from storage import posting
from storage.tables import settings
from storage.work import Work


def note(work: Work, accounts: Mapping[str, str]) -> None:
    """Before anything is sent: what another account called its messages means nothing any more.

    `accounts`: messenger → account; empty where there is none to speak of.
    """
    for channel, account in accounts.items():
        key = f"{channel}.account"
        row = work.row(select(settings.c.value).where(settings.c.key == key))
        if not account or (row is not None and row.value == account):
            continue
        if row is None:
            work.insert(settings, key=key, value=account)
            continue
        posting.forget_messages(work, channel)
        work.execute(update(settings).where(settings.c.key == key).values(value=account))
