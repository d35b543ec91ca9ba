"""Attempts in chat: every button there is, forged, stale or another's, and where it leads; words; edits."""

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from bot.channels.channel import Attachment, Incoming
from bot.desk import Desk
from handlers.flows import FLOWS
from storage import tables
from tests.whole.attack.ground import MADE_UP
from tests.whole.attack.told import shown, without
from tests.whole.attack.tries import SAID
from words.message import Message

if TYPE_CHECKING:
    from tests.whole.attack.attack import Attack

_STEPS, _FOLLOWED = 4, 0.12
"""So far a conversation is followed, if it is."""
_SAYS = (SAID, "12月1日", "300", "周代表")


class Chats:
    """One person's."""

    def __init__(self, attack: "Attack", key: str) -> None:
        self.attack, self.key, self.box = attack, key, attack.box
        self.chance, self.scene, self.world = attack.chance, attack.scene, attack.scene.world
        self.desk = Desk(self.world.app.office)
        self.chat = self.scene.row(key).id

    def tries(self, one_in: int) -> None:
        """Every conversation once, each eighth followed; all else a few times. `one_in`: of all."""
        for place, sent in enumerate(self._sent()):
            if place % one_in == 0:
                steps = _STEPS if self.chance.random() < _FOLLOWED else 0
                self._goes(str(sent), steps=steps, **sent)

    def _sent(self) -> Iterator[dict[str, Any]]:
        yield from ({"kind": "press", "data": data} for data in self._buttons())
        for text in self._texts():
            yield {"kind": "command" if text.startswith("/") else "text", "text": text.removeprefix("/")}
        for other in self._messages():
            yield {"kind": "text", "text": SAID, "reply": other}
            yield {"kind": "edit", "text": SAID, "message": other}
        for phone in (one for one in self.scene.secrets if one.isdigit()):
            yield {"kind": "contact", "phone": phone}

    def _buttons(self) -> Iterator[str]:
        cases = [*self.scene.cases, MADE_UP]
        tasks = [row.id for row in self.world.rows(tables.tasks)]
        versions = {row.id: row.version for row in self.world.rows(tables.cases)}
        for flow, begun in FLOWS.items():
            if begun.needs == "task":
                yield from (f"f:{flow}:t{task}" for task in self._some(tasks, 2))
                yield f"f:{flow}:{self.chance.choice(cases)}"
            elif begun.needs:
                case = self.chance.choice(self.scene.cases)
                now = f"{case}:{versions[case]}"
                forms = [now, f"{now}:satisfied", f"{now}:1", f"{case}", f"{case}:1"]
                yield f"f:{flow}:{self.chance.choice(forms)}"
            else:
                yield f"f:{flow}{self.chance.choice(['', f':{self.chance.choice(cases)}:1:x'])}"
        yield from self._some(self._foreign(), 6)
        yield from (f"q:{number}:{option}" for number in (1, 3) for option in ("0", "back"))

    def _foreign(self) -> list[str]:
        """What others have got."""
        others = [phone for key, phone in self.world.phones.items() if key != self.key]
        return sorted({b.data for phone in others for m in phone.got for row in m.buttons for b in row})

    def _texts(self) -> Iterator[str]:
        for number in self.scene.numbers().values():
            yield from (number, number.replace("-", ""), f"{number} {SAID}")
        yield from ("/mine", "/queue", "/wall", "/wishes", "/mydata", "/start g_60001", "/sort_out")

    def _messages(self) -> list[str]:
        """Of others, as the messenger numbers them."""
        everybody = self.world.messenger.ids
        return self._some([one for key, ids in everybody.items() if key != self.key for one in ids], 3)

    def _some(self, among: list[Any], most: int) -> list[Any]:
        return self.chance.sample(among, min(most, len(among)))

    def _goes(self, what: str, steps: int = 0, **sent: Any) -> None:
        """One thing, and where it leads, in so many steps more; then all of it is undone."""
        self.attack.made[self.key] += 1
        own = list[str]()
        with self.box.attempt() as box:
            now, first = self.attack.now, box.last()
            for step in range(steps + 1):
                own += [word for word in (*sent.get("text", "").split(), sent.get("phone", "")) if word]
                last, work = box.last(), box.work(now)
                update = Incoming("memory", f"attack:{step}", self.key, raw={}, **sent)
                [receipt] = self.desk.handle(work, [update])
                work.flush()
                said = [message for _, chat, message in box.messages(work, last) if chat == self.chat]
                self.attack.reads(self.key, without(f"{shown(said)}\n{receipt.toast}", own), what)
                if step == steps or not said:
                    break
                box.arrives()
                now, sent = now + timedelta(seconds=3), self._answer(said[-1])
                what = f"{what} > {sent.get('data') or sent.get('text')}"
            kept = self.attack.judge.kept_from(self.attack.judged(self.key, what))
            self.attack.delivered(box.work(now), first, self.key, what, kept, own)

    def _answer(self, asked: Message) -> dict[str, Any]:
        """Something to answer with: a button of what was said last, words, a picture."""
        buttons = [button.data for row in asked.buttons for button in row]
        offered = [data for data in buttons if data and not data.endswith((":cancel", ":back"))]
        if offered and self.chance.random() < 0.75:
            return {"kind": "press", "data": self.chance.choice(offered)}
        if self.chance.random() < 0.2:
            name = f"{self.key}-tries"
            return {"kind": "photo", "attachments": (Attachment("photo", name, name),)}
        return {"kind": "text", "text": self.chance.choice(_SAYS)}
