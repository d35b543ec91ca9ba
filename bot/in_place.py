"""One message in a chat shows how a case stands: an answer takes its place, or it is brought up to date.

Only where the messenger can change what stands in a chat. A page shows by itself what is past.
"""

from dataclasses import dataclass, field, replace
from datetime import tzinfo

from bot.channels.channel import Incoming
from cases.errors import NotYours
from cases.notices import Priority
from handlers.facts import OneCase
from handlers.talk import Lookup, Say, Session
from storage import posting
from storage.chats import Chat
from storage.posting import Placed
from storage.work import Work
from words import render
from words.message import Message


@dataclass(slots=True)
class Cards:
    """What one update does to the cards of its chat."""

    changeable: bool = False
    """True: the messenger can change what stands there."""
    case: int = 0
    """The case whose card was pressed."""
    placed: Placed | None = None
    """Its message, as long as an answer may take its place."""
    taken: bool = False
    """True: one has."""
    shown: set[int] = field(default_factory=set)
    """The cases of which a card was put."""
    acted: set[int] = field(default_factory=set)
    """Those that something was done to."""

    def takes(self, message: Message, acted: bool) -> str:
        """The message whose place this one takes; empty: it is a new one. `acted`: it says what was done."""
        self.shown |= {message.about} - {0}
        heavy = message.pictures or message.voice is not None or message.documents
        if self.placed is None or heavy or not (acted or message.about == self.case):
            return ""
        instead, self.placed, self.taken = self.placed.message, None, True
        self.shown.add(self.case)
        return instead


def pressed(work: Work, chat: Chat, update: Incoming) -> Cards:
    """Which card was pressed, if one was."""
    cards = Cards(update.in_place)
    parts = update.data.split(":") if update.kind == "press" and update.message else []
    if not update.in_place or len(parts) < 3 or parts[0] != "f":
        return cards
    if parts[2].isascii() and parts[2].isdigit() and len(parts[2]) < 16:
        cards.case = int(parts[2])
        placed = posting.pressed(work, chat.id, cards.case, update.message)
        if placed and not any(placed.payload.get(part) for part in ("pictures", "voice", "documents")):
            cards.placed = placed
    return cards


def settle(
    work: Work,
    chat: Chat,
    cards: Cards,
    before: Session | None,
    lookup: Lookup,
    key: str,
    *,
    zone: tzinfo,
) -> None:
    """Bring up to date what was not shown anew, of a case acted on, or of a conversation that ended."""
    if not cards.changeable:
        return
    now = chat.session
    if before is not None and (now is None or (now.flow, now.args) != (before.flow, before.args)):
        cards.acted |= {case for case in [before.args.get("case")] if isinstance(case, int)}
    for case in sorted(cards.acted - cards.shown):
        _refresh(work, chat, case, lookup, f"u:{key}:{case}", zone)


def _refresh(work: Work, chat: Chat, case: int, lookup: Lookup, key: str, zone: tzinfo) -> None:
    """It shows how its case stands now; there is nothing to press for whom it is no more."""
    placed = posting.shows(work, chat.id, case)
    if placed is None or not placed.message:
        return
    try:
        say = Say("case", {"case": lookup(OneCase(case))})
        fresh = render.say(chat.person.language, say, zone=zone, now=work.now)
    except NotYours:
        fresh = Message.from_json(placed.payload).past()
    fresh = replace(fresh, pictures=(), voice=None, documents=())
    posting.put(
        work,
        chat_id=chat.id,
        payload=fresh.to_json(),
        priority=Priority.ROUTINE,
        due_at=work.now,
        dedupe_key=key,
        what=posting.UPDATE,
        instead=placed.message,
    )
