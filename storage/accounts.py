"""As which account we speak at a messenger: another one numbers its messages anew."""

from collections.abc import Mapping

from storage import noted, replies
from storage.work import Work


def note(work: Work, accounts: Mapping[str, str]) -> None:
    """Before anything is sent: what another account called its messages means nothing any more.

    `accounts`: messenger → account; empty where there is none to speak of.
    """
    for channel, account in accounts.items():
        known = noted.value(work, f"{channel}.account")
        if account and known != account:
            if known is not None:
                replies.forget_messages(work, channel)
            noted.note(work, f"{channel}.account", account)
