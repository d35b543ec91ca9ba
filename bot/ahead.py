"""What a batch of updates will need, read at once: a select for many costs little more than one for one."""

from collections.abc import Iterable

from bot import views
from bot.channels.channel import Incoming
from storage.chats import Chat
from storage.work import Work

LONGEST = 15
"""Digits of a number that may be a case's."""


def read(work: Work, updates: Iterable[Incoming], here: Iterable[Chat]) -> None:
    """The cases that these are about, as far as it can be seen beforehand."""
    drafts = [chat.session.args.get("case") for chat in here if chat.session is not None]
    cards = [parts[2] for update in updates if len(parts := update.data.split(":")) > 2 and parts[0] == "f"]
    numbers = (str(case) for case in (*drafts, *cards))
    views.read_all(work, {int(n) for n in numbers if n.isascii() and n.isdigit() and len(n) <= LONGEST})
