"""One update of one chat: from what was sent to what is said and done, inside one transaction."""

from contextlib import suppress
from dataclasses import replace
from typing import Any

from bot import acts, albums, editing, facts, feeding, in_place, labels, mydata, own_words, qr
from bot.channels.channel import Incoming, Receipt
from bot.in_place import Cards
from bot.office import Office
from cases import numbers, quiet
from cases.commands import SetLanguage, TakeMine
from cases.errors import NotYours, Refused
from cases.notices import Priority
from handlers import talk
from handlers.facts import OneCase
from handlers.flows import FLOWS
from handlers.menu import onward
from handlers.talk import Ask, Input, Lookup, Say, Turn
from handlers.thread import is_said
from storage import files, heard, posting, queue, replies, threads
from storage.chats import Chat
from storage.work import Work
from words import render
from words.message import Message


class Visit:
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
        if update.in_place and update.kind != "press" and turn.leaves(chat.session):
            posting.typed(self.work, chat.id, chat.prompt_key)
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
        feeding.past(self.work, chat, self.cards.acted)

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
            vouched=update.vouched,
            about=about,
            told=told,
        )

    def carry_out(self, turn: Turn) -> None:
        """Say, ask, perform; a refused command goes on as a conversation."""
        chat = self.chat
        drops = turn.session is not None and FLOWS[turn.session.flow].drops
        given_up = turn.gives_up(chat.session, drops)
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
                if is_said(turn.finish.command):
                    threads.said(self.work, chat.id, case)
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
            if isinstance(finish.command, TakeMine):
                show["documents"] = mydata.files_for(self.work, self.office, self.chat)
            if case is not None:
                show["number"] = numbers.number(case)
                with suppress(NotYours):  # who gave it back sees it no more
                    show["case"] = self.lookup(OneCase(case))
                if finish.then is None:
                    show.setdefault("offers", onward(self.chat.person, show.get("case")))
            self.say(Say(finish.say, show), acted=finish.command is not None)
        if (
            came := self.chat.session
        ) is not None and came is not turn.session:  # from another chat of theirs
            first = Say("draft-reminder")
            self.carry_out(talk.again(came, self.chat.counter, FLOWS, self.lookup, first))
        elif came is not None and isinstance(finish.command, SetLanguage):  # what is asked, is asked in it
            self.carry_out(talk.again(came, self.chat.counter, FLOWS, self.lookup))
        elif finish.then is not None:
            flow, args = finish.then
            opened = talk.open(flow, args, {}, self.chat.counter, FLOWS, self.lookup, self.chat.session)
            self.carry_out(opened)

    def say(self, say: Say, *, acted: bool = False) -> None:
        """Something to say now. `acted`: it says what was done, and so may stand where it was pressed."""
        whole = acted and self.cards.placed is not None
        said = render.say(self.chat.person.language, say, **self._where, whole=whole)
        message = qr.beside(self.work, self.office, self.chat.person.id, said)
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
        alone = not (message.pictures or message.voice or message.documents)
        live = self.priority is Priority.LIVE and alone and not hold
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
