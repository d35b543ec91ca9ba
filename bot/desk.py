"""The desk: updates in, conversations on, commands performed; all in the transaction that holds the key."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from bot import ahead, albums
from bot.channels.channel import Incoming, Receipt
from bot.legible import legible, whole
from bot.newcomers import up_to_date, welcome
from bot.office import Office
from bot.visit import Visit
from cases.notices import Priority
from handlers import talk
from handlers.flows import FLOWS
from handlers.talk import Say
from handlers.unsent import as_it_stands
from storage import chats, gathering, people, posting
from storage.chats import Chat
from storage.files import File
from storage.tables import inbox
from storage.work import Work


class Desk:
    """Handles updates for the writer; keeps nothing between transactions."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def handle(self, work: Work, updates: Sequence[Incoming]) -> list[Receipt]:
        """The whole effect of each update, in order. An update taken before has none."""
        updates = [legible(update) for update in updates]
        done = chats.taken(work, [update.key for update in updates])
        here = chats.look(work, {(u.channel, u.address) for u in updates})
        welcome(work, self._office, [u for u in updates if u.key not in done], here)
        ahead.read(work, updates, here.values())
        receipts = []
        for update in updates:
            if update.key in done:
                receipts.append(Receipt())
                continue
            done.add(update.key)
            work.add(inbox, key=update.key, received_at=work.now)
            chat = here[update.channel, update.address]
            up_to_date(work, self._office, update, chat)
            receipts.append(Visit(work, self._office, chat, update.key).take(update))
        for chat in sorted(here.values(), key=lambda chat: chat.session is not None):  # what goes, goes first
            chats.keep(work, chat, work.now + self._rests(chat))
        return receipts

    def park(self, work: Work, update: Incoming, error: Exception) -> Receipt:
        """Keep an update that cannot be handled as it came; tell the person, and give staff a task."""
        if chats.taken(work, [update.key]):
            return Receipt()
        update = legible(update)
        here = chats.look(work, {(update.channel, update.address)})
        welcome(work, self._office, [update], here)
        chat = here[update.channel, update.address]
        self.keep_aside(work, update.channel, update.key, update.raw, repr(error), chat.id)
        Visit(work, self._office, chat, f"{update.key}:parked").say(Say("parked"))
        return Receipt()

    def keep_aside(
        self, work: Work, channel: str, key: str, raw: Any, reason: str, chat: int | None = None
    ) -> None:
        """Park a raw update: `huiyin retry` takes it again. `chat`: whose it is, where that is known."""
        if chats.taken(work, [key]):
            return
        raw, reason = whole(raw), whole(reason)
        row = {"key": key, "channel": channel, "received_at": work.now, "raw": raw, "error": reason[:2000]}
        work.add(inbox, **row, state="parked", chat_id=chat)
        people.add_task(work, "parked", work.now, dedupe_key=f"parked:{key}", note=reason[:200])

    def file_refused(self, work: Work, file: File, reason: str) -> None:
        """Tell whoever sent it that it could not be taken; what they wrote stands."""
        chat = chats.by_id(work, file.chat_id) if file.chat_id is not None else None
        if chat is not None:
            key = f"f:{file.id}:{work.now.timestamp():.0f}"
            Visit(work, self._office, chat, key).say(Say("BadFile", {"reason": reason}))

    def album(self, work: Work, number: int) -> None:
        """What was gathered in this chat goes on, unless more has just come."""
        chat, waits = chats.by_id(work, number), gathering.of(work, number)
        if chat is not None and waits is not None and waits.due(work.now):
            key = f"a:{number}:{waits.due_at.timestamp():.0f}"
            albums.go_on(Visit(work, self._office, chat, key), waits)
            chats.keep(work, chat, work.now + self._rests(chat))

    def repeat(self, work: Work, chat: Chat) -> None:
        """The open question once more, in the language that is spoken now."""
        if chat.session is None:
            return
        visit = Visit(work, self._office, chat, f"l:{chat.id}:{work.now.timestamp()}")
        if (turn := talk.again(chat.session, chat.counter, FLOWS, visit.lookup)).ask is not None:
            visit.carry_out(turn)
            chats.keep(work, chat, work.now + self._rests(chat))

    def remind(self, work: Work, chat: Chat, what: Say, key: str) -> None:
        """The open question is asked again, by day, `what` first. Without one there is no draft any more."""
        if chat.session is None:
            return
        visit = Visit(work, self._office, chat, key, Priority.ROUTINE)
        # in one message: where somebody goes on before the morning, neither goes out
        turn = talk.again(chat.session, chat.counter, FLOWS, visit.lookup, what)
        if turn.ask is None:
            chat.session = None
            return
        visit.carry_out(turn)

    def sends(self, work: Work, chat: Chat, key: str) -> bool:
        """A report of danger that was not sent goes as it stands. False: it is none, or cannot."""
        if chat.session is None:
            return False
        visit = Visit(work, self._office, chat, key)
        turn = as_it_stands(chat.session, chat.counter, FLOWS, visit.lookup)
        if turn is None:
            return False
        posting.typed(work, chat.id, chat.prompt_key)  # the question that stood open is over
        visit.carry_out(turn)
        return True

    def _rests(self, chat: Chat) -> timedelta:
        """For so long a draft lies before it is seen to."""
        danger = chat.session is not None and bool(chat.session.args.get("urgent"))
        return self._office.danger_waits if danger else self._office.draft_reminder
