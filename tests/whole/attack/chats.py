"""Attempts in chat: every button that there is, forged, stale or another's, and where it leads; words; edits."""

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from bot.channels.channel import Attachment, Incoming
from bot.desk import Desk
from handlers.flows import FLOWS
from storage import tables
from tests.whole.attack.ground import MADE_UP
from tests.whole.attack.told import shown
from tests.whole.attack.tries import SAID
from words.message import Message

if TYPE_CHECKING:
    from tests.whole.attack.attack import Attack

_STEPS = 5
"""So far a conversation is followed."""
_SAYS = (SAID, "12月1日", "300", "周代表")


class Chats:
    """One person's."""

    def __init__(self, attack: "Attack", key: str) -> None:
        self.attack, self.key, self.box = attack, key, attack.box
        self.chance, self.scene, self.world = attack.chance, attack.scene, attack.scene.world
        self.desk = Desk(self.world.app.office)
        self.chat = self.scene.row(key).id

    def tries(self, presses: int) -> None:
        """`presses`: so many different ones for each conversation."""
        for place, data in enumerate(self._buttons(presses)):
            self._goes(data, kind="press", data=data, steps=_STEPS if place % 3 == 0 else 0)
        for text in self._texts():
            kind = "command" if text.startswith("/") else "text"
            self._goes(text, kind=kind, text=text.removeprefix("/"), steps=2)
        for reply in self._messages():
            self._goes(reply, kind="text", text=SAID, reply=reply, steps=1)
            self._goes(reply, kind="edit", text=SAID, message=reply)
        for phone in (one for one in self.scene.secrets if one.isdigit()):
            self._goes(phone, kind="contact", phone=phone, steps=1)

    def _buttons(self, presses: int) -> Iterator[str]:
        cases = [*self.scene.cases, MADE_UP]
        tasks = [row.id for row in self.world.rows(tables.tasks)]
        versions = {row.id: row.version for row in self.world.rows(tables.cases)}
        for flow, begun in FLOWS.items():
            if begun.needs == "task":
                yield from (f"f:{flow}:t{task}" for task in self._some(tasks, presses + 1))
                yield f"f:{flow}:{self.chance.choice(cases)}"
            elif begun.needs:
                for case in self.scene.cases:
                    forms = [f"{case}", f"{case}:{versions[case]}", f"{case}:1", f"{case}:1:satisfied", f"{case}:1:1"]
                    yield from (f"f:{flow}:{form}" for form in self._some(forms, presses))
            else:
                yield f"f:{flow}"
                yield f"f:{flow}:{self.chance.choice(cases)}:1:{self.chance.choice(['', '1', 'x'])}"
        yield from self._some(self._foreign(), 12)
        yield from (f"q:{number}:{option}" for number in (1, 2, 3, 7) for option in ("0", "1", "done", "back"))

    def _foreign(self) -> list[str]:
        """What others have got."""
        everybody = self.world.phones.items()
        return sorted({b.data for key, p in everybody if key != self.key for m in p.got for row in m.buttons for b in row})

    def _texts(self) -> Iterator[str]:
        for number in self.scene.numbers().values():
            yield from (number, number.replace("-", ""), f"{number} {SAID}")
        yield from ("/mine", "/queue", "/wall", "/wishes", "/staffing", "/rebalance", "/leave", "/mydata", "/start x")
        yield from ("/start g_60001", "/join 1", "/sort_out", "/menu")

    def _messages(self) -> list[str]:
        """Of others, as the messenger numbers them."""
        everybody = self.world.messenger.ids
        return self._some([one for key, ids in everybody.items() if key != self.key for one in ids], 3)

    def _some(self, among: list[Any], most: int) -> list[Any]:
        return self.chance.sample(among, min(most, len(among)))

    def _goes(self, what: str, steps: int = 0, **sent: Any) -> None:
        """One thing, and where it leads, in so many steps more; then all of it is undone."""
        self.attack.made[self.key] += 1
        typed = f"{sent.get('text', '')} {sent.get('phone', '')}"
        with self.box.attempt() as box:
            now, first = self.attack.now, box.last()
            for step in range(steps + 1):
                last, work = box.last(), box.work(now)
                update = Incoming("memory", f"attack:{step}", self.key, raw={}, **sent)
                [receipt] = self.desk.handle(work, [update])
                work.flush()
                said = [message for _, chat, message in box.messages(work, last) if chat == self.chat]
                self._read(f"{shown(said)}\n{receipt.toast}", typed, what)
                if step == steps or not said:
                    break
                box.arrives()
                now, sent = now + timedelta(seconds=3), self._answer(said[-1])
                what, typed = f"{what} > {sent.get('data') or sent.get('text')}", sent.get("text", "")
            let_in = self.attack.judge.lets_in(self.attack.judged(self.key, what))
            told = f"{self.key}: {what}"
            self.attack.delivered(box.work(now), first, told, let_in=let_in, but=self.key)

    def _read(self, said: str, typed: str, what: str) -> None:
        for word in typed.split():  # what they have said themselves tells them nothing
            said = said.replace(word, "")
        self.attack.reads(self.key, said, what)

    def _answer(self, asked: Message) -> dict[str, Any]:
        """Something to answer with: a button of what was said last, words, a picture."""
        offered = [b.data for row in asked.buttons for b in row if b.data and not b.data.endswith((":cancel", ":back"))]
        if offered and self.chance.random() < 0.75:
            return {"kind": "press", "data": self.chance.choice(offered)}
        if self.chance.random() < 0.2:
            name = f"{self.key}-tries"
            return {"kind": "photo", "attachments": (Attachment("photo", name, name),)}
        return {"kind": "text", "text": self.chance.choice(_SAYS)}
