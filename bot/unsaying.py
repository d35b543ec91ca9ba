"""What is not to be read any more, or not all of it, is changed in the messengers that show it. Best effort:
Telegram lets a bot change its words at any time, and take back pictures and voice for two days."""

from collections.abc import Iterable
from typing import Any

from cases.notices import Priority
from storage import posting, unsaying
from storage.work import Work
from words.message import Message


def there(work: Work, number: int, payload: dict[str, Any], *, whole: bool) -> None:
    """Where the messenger shows this row, it reads like `payload` soon. `whole`: nothing of it stays."""
    place = unsaying.shown(work, number)
    if place is None:
        return
    if whole:
        _change(work, number, place.chat, (*place.before, place.message), payload, posting.UNSAID)
        return
    message = Message.from_json(payload)
    left = message if place.live else message.past()
    _change(work, number, place.chat, (place.message,), left.to_json(), posting.UPDATE)


def _change(
    work: Work, number: int, chat: int, places: Iterable[str], payload: dict[str, Any], what: str
) -> None:
    for place in places:
        posting.put(
            work,
            chat_id=chat,
            payload=payload,
            priority=Priority.NOTICE,
            due_at=work.now,
            dedupe_key=f"unsaid:{number}:{place}",
            what=what,
            instead=place,
        )
