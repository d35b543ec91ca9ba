"""The desk: updates in, conversations on, commands performed; all in the transaction that holds the key."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any

from bot import acts, ahead, albums, editing, facts, in_place, labels, own_words
from bot.channels.channel import Incoming, Receipt
from bot.in_place import Cards
from bot.legible import legible, whole
from bot.office import Office
from cases import numbers, quiet
from cases.errors import NotYours, Refused
from cases.notices import Priority
from cases.people import Person, Role
from handlers import talk
from handlers.facts import OneCase
from handlers.flows import FLOWS
from handlers.talk import Ask, Input, Lookup, Say, Turn
from storage import chats, files, gathering, heard, people, posting, queue, replies
from storage.chats import Chat
from storage.files import File
from storage.tables import inbox
from storage.work import Work
from words import render
from words.message import Message


class Desk:
    """Handles updates for the writer; keeps nothing between transactions."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def handle(self, work: Work, updates: Sequence[Incoming]) -> list[Receipt]:
        """The whole effect of each update, in order. An update taken before has none."""
        updates = [legible(update) for update in updates]
        done = chats.taken(work, [update.key for update in updates])
        here = chats.look(work, {(u.channel, u.address) for u in updates})
        self._welcome(work, [u for u in updates if u.key not in done], here)
        ahead.read(work, updates, here.values())
        receipts = []
        for update in updates:
            if update.key in done:
                receipts.append(Receipt())
                continue
            done.add(update.key)
            work.add(inbox, key=update.key, received_at=work.now)
            chat = here[update.channel, update.address]
            chats.up_to_date(work, chat)
            receipts.append(_Visit(work, self._office, chat, update.key).take(update))
        for chat in sorted(here.values(), key=lambda chat: chat.session is not None):  # what goes, goes first
            chats.keep(work, chat, work.now + self._office.draft_reminder)
        return receipts

    def _welcome(self, work: Work, updates: Sequence[Incoming], here: dict[tuple[str, str], Chat]) -> None:
        """Whoever writes for the first time gets a chat."""
        new = {(u.channel, u.address): u for u in reversed(updates) if (u.channel, u.address) not in here}
        if not new:
            return
        people_new = [(*where, self._newcomer(update)) for where, update in new.items()]
        for chat in chats.welcome(work, people_new):
            here[chat.channel, chat.address] = chat

    def _newcomer(self, update: Incoming) -> Person:
        language = "en" if update.language.lower().startswith("en") else self._office.language
        return Person(0, update.name, language, frozenset({Role.RESIDENT}))

    def park(self, work: Work, update: Incoming, error: Exception) -> Receipt:
        """Keep an update that cannot be handled as it came; tell the person, and give staff a task."""
        if chats.taken(work, [update.key]):
            return Receipt()
        update = legible(update)
        self.keep_aside(work, update.channel, update.key, update.raw, repr(error))
        here = chats.look(work, {(update.channel, update.address)})
        self._welcome(work, [update], here)
        chat = here[update.channel, update.address]
        _Visit(work, self._office, chat, f"{update.key}:parked").say(Say("parked"))
        return Receipt()

    def keep_aside(self, work: Work, channel: str, key: str, raw: Any, reason: str) -> None:
        """Park a raw update: `huiyin retry` takes it again."""
        if chats.taken(work, [key]):
            return
        raw, reason = whole(raw), whole(reason)
        row = {"key": key, "channel": channel, "received_at": work.now, "raw": raw, "error": reason[:2000]}
        work.add(inbox, **row, state="parked")
        people.add_task(work, "parked", work.now, dedupe_key=f"parked:{key}", note=reason[:200])

    def file_refused(self, work: Work, file: File, reason: str) -> None:
        """Tell whoever sent it that it could not be taken; what they wrote stands."""
        chat = chats.by_id(work, file.chat_id) if file.chat_id is not None else None
        if chat is not None:
            key = f"f:{file.id}:{work.now.timestamp():.0f}"
            _Visit(work, self._office, chat, key).say(Say("BadFile", {"reason": reason}))

    def album(self, work: Work, number: int) -> None:
        """What was gathered in this chat goes on, unless more has just come."""
        chat, waits = chats.by_id(work, number), gathering.of(work, number)
        if chat is not None and waits is not None and waits.due(work.now):
            key = f"a:{number}:{waits.due_at.timestamp():.0f}"
            albums.go_on(_Visit(work, self._office, chat, key), waits)
            chats.keep(work, chat, work.now + self._office.draft_reminder)

    def repeat(self, work: Work, chat: Chat) -> None:
        """The open question once more, in the language that is spoken now."""
        if chat.session is None:
            return
        visit = _Visit(work, self._office, chat, f"l:{chat.id}:{work.now.timestamp()}")
        turn = talk.again(chat.session, chat.counter, FLOWS, visit.lookup)
        if turn.ask is not None:
            visit.carry_out(turn)
            chats.keep(work, chat, work.now + self._office.draft_reminder)

    def remind(self, work: Work, chat: Chat, what: Say, key: str) -> None:
        """The open question is asked again, by day, `what` first. Without one there is no draft any more."""
        if chat.session is None:
            return
        visit = _Visit(work, self._office, chat, key, Priority.ROUTINE)
        turn = talk.again(chat.session, chat.counter, FLOWS, visit.lookup)
        if turn.ask is None:
            chat.session = None
            return
        # in one message: where somebody goes on before the morning, neither goes out
        visit.carry_out(replace(turn, ask=replace(turn.ask, again=what)))


class _Visit:
    """One update of one chat, inside one transaction."""

    def __init__(
        self, work: Work, office: Office, chat: Chat, key: str, priority: Priority = Priority.LIVE
    ) -> None:
        self.work, self.office, self.chat, self.key, self.priority = work, office, chat, key, priority
        self.lookup: Lookup = facts.lookup(work, office, chat)
        self.said = 0
        self.cards = Cards()

    def take(self, update: Incoming) -> Receipt:
        """From what was sent to what is said and done."""
        chat = self.chat
        albums.complete(self, update)
        if update.kind == "edit":
            editing.edited(self, update)
            return Receipt()
        self.cards = in_place.pressed(self.work, chat, update)
        incoming = self._understood(update)
        if update.message and update.text and update.kind in ("text", "photo"):
            heard.hear(self.work, chat.id, editing.place(update), update.text)
        where = albums.late(self, update, incoming)
        turn = where if isinstance(where, Turn) else self._turn(where)
        if isinstance(where, Input) and albums.gathers(self, update, where, turn):
            return Receipt()
        if update.kind == "text" and turn.toast and not turn.says and turn.ask is None:
            turn = replace(turn, says=(turn.toast,))  # there is no button to put it on
        if update.channel == "web" and not turn.stale:
            own_words.in_the_feed(self.work, chat, update, incoming.files)
        self._settled(turn)
        toast = render.toast(chat.person.language, turn.toast, **self._where) if turn.toast else ""
        return Receipt(toast, turn.stale, self.cards.taken or turn.looks)

    def goes_on(self, incoming: Input, *, in_place: bool) -> None:
        """What was gathered, as if it had come at once. Of danger in it was spoken when it came."""
        self.cards = Cards(in_place)
        turn = self._turn(incoming)
        self._settled(replace(turn, says=tuple(say for say in turn.says if say.what != "danger-known")))

    def _turn(self, incoming: Input) -> Turn:
        chat = self.chat
        more: dict[str, Any] = {"unsent": chat.unsent, "first": chat.first, "run": chat.run}
        chat.first, chat.run = False, None
        return talk.take(chat.session, chat.counter, incoming, FLOWS, self.lookup, **more)

    def _settled(self, turn: Turn) -> None:
        chat, draft = self.chat, self.chat.session
        self.carry_out(turn)
        in_place.settle(self.work, chat, self.cards, draft, self.lookup, self.key, zone=self.office.zone)

    @property
    def _where(self) -> dict[str, Any]:
        return {"zone": self.office.zone, "now": self.work.now}

    def _understood(self, update: Incoming) -> Input:
        kept = tuple(
            files.register(self.work, update.channel, a.kind, a.ref, a.unique, a.size, a.mime, self.chat.id)
            for a in update.attachments
        )
        reply = bool(update.reply)
        about, told = replies.replied(self.work, self.chat.id, update.reply) if reply else (0, "")
        said = update.text.strip() if update.kind == "text" else ""
        if data := labels.pressed(self.work, self.chat, said, about):
            return Input("press", data=data)
        return Input(
            update.kind,
            text=update.text,
            data=update.data,
            files=kept,
            latitude=update.latitude,
            longitude=update.longitude,
            phone=update.phone,
            about=about,
            told=told,
        )

    def carry_out(self, turn: Turn) -> None:
        """Say, ask, perform; a refused command goes on as a conversation."""
        chat = self.chat
        given_up = turn.gives_up(chat.session)
        chat.session, chat.counter, chat.run = turn.session, turn.counter, turn.run
        if chat.run is not None:
            chat.run.rest()
        if chat.unsent and (turn.ask is not None or turn.cleared):
            queue.replace(self.work, chat.prompt_key)
            chat.unsent = False
        if given_up:
            queue.forget_talk(self.work, chat.id)
            heard.forget_draft(self.work, chat.id, turn.session.answers if turn.session else None)
        if turn.session is None:
            chat.labels = {}  # a label typed later is plain text again
        for say in turn.says:
            self.say(say)
        if turn.finish is not None and turn.finish.command is not None:
            try:
                case = acts.perform(self.work, self.office, turn.finish.command, chat)
            except Refused as refusal:
                tried = turn.tried or turn.session
                told = talk.refused(tried, refusal, chat.counter, FLOWS, self.lookup)
                # a draft that the refused command had not come from lies as it lay
                self.carry_out(
                    replace(told, session=told.session or turn.session if turn.tried else told.session)
                )
                return
            self.lookup = facts.lookup(self.work, self.office, chat)
            if case is not None:
                self.cards.acted.add(case)
                albums.went(self.work, chat, case, turn.finish.command)
            self._finished(turn, case)
        elif turn.finish is not None:
            self._finished(turn, None)
        if turn.ask is not None:
            self.ask(turn.ask)

    def _finished(self, turn: Turn, case: int | None) -> None:
        finish = turn.finish
        assert finish is not None
        if finish.say:
            show = dict(finish.show)
            if case is not None:
                show["number"] = numbers.number(case)
                with suppress(NotYours):  # who gave it back sees it no more
                    show["case"] = self.lookup(OneCase(case))
            self.say(Say(finish.say, show), acted=finish.command is not None)
        if finish.then is not None:
            flow, args = finish.then
            opened = talk.open(flow, args, {}, self.chat.counter, FLOWS, self.lookup, self.chat.session)
            self.carry_out(opened)

    def say(self, say: Say, *, acted: bool = False) -> None:
        """Something to say now. `acted`: it says what was done, and so may stand where it was pressed."""
        whole = acted and self.cards.placed is not None
        message = render.say(self.chat.person.language, say, **self._where, whole=whole)
        self._put(message, "say", instead=self.cards.takes(message, acted))

    def ask(self, ask: Ask) -> None:
        """The open question; held back for the join window if more may belong to the last answer."""
        message = render.ask(self.chat.person.language, ask, **self._where)
        self.chat.labels = {
            button.label: button.data for row in message.buttons for button in row if not button.asks
        }
        self.chat.prompt_key = self._put(message, "ask", hold=ask.hold)

    def _put(self, message: Message, what: str, *, hold: bool = False, instead: str = "") -> str:
        self.said += 1
        key = f"r:{self.key}:{self.said}"
        chat, now, payload = self.chat, self.work.now, message.to_json()
        row: dict[str, Any] = {"priority": self.priority, "dedupe_key": key, "what": what, "instead": instead}
        live = self.priority is Priority.LIVE and not (hold or message.pictures or message.voice)
        if live and posting.hand_over(self.work, chat, message, payload, **row):
            return key
        due = now + self.office.join_window if hold else now
        posting.put(
            self.work,
            chat_id=chat.id,
            payload=payload,
            due_at=due
            if self.priority is Priority.LIVE
            else quiet.awake(chat.person, self.office.calendar, due),
            person_id=chat.person.id,
            **row,
        )
        chat.busy = chat.busy or self.priority is Priority.LIVE
        chat.unsent = chat.unsent or what == "ask"
        return key
