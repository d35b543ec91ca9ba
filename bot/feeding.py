"""What the page hears without being told anything: a question is over, a case has moved on in another chat.

The page keeps no message up to date in place (`in_place`); such a row of the feed is all it needs.
"""

from collections.abc import Collection

from storage import chats as rows
from storage.chats import Chat
from storage.tables import feed
from storage.work import Work


def over(work: Work, chat: Chat) -> None:
    """Nothing is asked here any more."""
    _row(work, chat, {"over": True})


def past(work: Work, chat: Chat, cases: Collection[int]) -> None:
    """Something was done to these cases in `chat`: their other chats show what is past."""
    if not cases:
        return
    for other in rows.of_people(work, [chat.person.id]).get(chat.person.id, ()):
        if other.id != chat.id:
            _row(work, other, {"past": sorted(cases)})


def _row(work: Work, chat: Chat, payload: dict[str, object]) -> None:
    if chat.channel == "web":
        work.add(feed, chat_id=chat.id, at=work.now, mine=False, payload=payload)
