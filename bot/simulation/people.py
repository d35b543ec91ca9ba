"""Invented people: each looks at the buttons that were really shown in their chat, and presses one.

What they like to press is a line of weights in `WEIGHTS`; a conversation that stands in none is never begun
by them. A question is answered with one of its buttons, the likely one mostly, or in words.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.simulation.words import SAYS, SOMETHING

Shown = tuple[str, str, bool, str]
"""A button: data, label, main, asks."""

LEAVE = ""
"""Nothing is pressed: it stays for another day."""
WEIGHTS: Mapping[str, Mapping[str, float]] = {
    "resident": {
        "rate:satisfied": 60, "rate:basically": 22, "rate:not": 14,
        "answer": 80, "lasted": 40, "reopen": 5, "ask_review": 12,
        "urge": 8, "add": 5, "withdraw": 1, "timeline": 2, LEAVE: 20,
    },
    "representative": {
        "accept": 60, "give_back": 1.5, "ask": 3, "progress": 9, "resolve": 30, "resume": 5,
        "solve_on_spot": 4, "case_more": 6, "more_of": 3, "extend": 14, "reply": 60, "case": 60,
        "entrust": 40, "relieve": 1, "confer": 1, "wish": 30, "claim": 8, "give_up": 2, "pledge": 1,
        "write": 30, LEAVE: 26,
    },
    "volunteer": {
        "wish": 60, "claim": 60, "write": 50, "resolve": 40, "progress": 9, "give_up": 3, "pledge": 2,
        "case": 60, LEAVE: 26,
    },
    "officer": {
        "unit_accept": 50, "unit_object": 4, "unit_progress": 9, "unit_answer": 40, "case": 60, LEAVE: 26,
    },
    "clerk": {
        "assign": 40, "admit": 20, "explain": 4, "refuse": 2, "mark_urgent": 0.2, "ask": 0.2, "close": 0.3,
        "take_on": 260, "snooze": 30, "hand_over": 20, "task_done": 60, "resend": 15, "type_up": 60,
        "clear_subject": 40, "mark_subject": 5, "task": 40, "case_more": 0.5, "more_of": 3,
        "decide_objection": 60,
        "entrust": 2, "unit_progress": 10, "relieve": 5, "offer": 120, LEAVE: 14,
    },
    "supervisor": {
        "approve_extension": 40, "refuse_extension": 12, "decide_review": 40, "assign": 10, "take_on": 60,
        "snooze": 6, "hand_over": 6, "instruct": 4, "task_done": 50, "task": 30, "case_more": 2, "more_of": 3,
        "admit": 12,
        "explain": 3, LEAVE: 30,
    },
    "leader": {
        "instruct": 20, "approve_extension": 20, "refuse_extension": 6, "decide_review": 30, "case_more": 8,
        "more_of": 3,
        "assign": 2, "take_on": 6, "task_done": 30, "task": 20, LEAVE: 50,
    },
}  # fmt: skip
"""Who presses what how often, by conversation (and what stands behind it)."""
LIKELY = 25.0
ANSWERS: Mapping[str, float] = {"改一改": 0.02, "更多": 0.3, "不留": 20, "可以": 3, "没有": 20}
"""How often an answer is chosen, by the beginning of its label; the likely one `LIKELY`, others 1."""
OPENS = ("case", "task", "wish")
"""What stands in a list, and only shows the card."""
BROWSES = {"representative": 0.02, "volunteer": 1.0}
"""How often they look at the wish wall, of their own accord."""
SHOWS = ("resolve", "pledge")
"""Conversations that want a photo, too, where nothing can be pressed."""
WRITES = 0.4
"""So many write something where they may leave it."""
PATIENCE = 30
"""So many things at a sitting."""


@dataclass(slots=True)
class Someone:
    """A person with a chat. `temper`: how often they leave a thing (× the weight of leaving it)."""

    address: str
    role: str
    name: str
    temper: float = 1.0
    silent: bool = False
    """Answers no question, ever."""
    phone: str = ""
    home: str = ""
    blocked: bool = False
    question: tuple[Shown, ...] = ()
    """The open question's buttons, as they were shown last."""
    cards: dict[str, tuple[Shown, ...]] = field(default_factory=dict)
    """By case or task: the buttons shown last."""
    flow: str = ""
    """The conversation they began last."""
    wants: list[tuple[str, str]] = field(default_factory=list)
    """What they are about to do of their own accord: (kind of update, its text)."""
    going: list[str] = field(default_factory=list)
    """The cards they look through at this sitting."""
    done: int = 0
    asked: bool = False
    worded: bool = False
    """They have just written where nothing could be pressed: what is asked for now is a photo."""

    def sees(self, rows: Sequence[Sequence[Any]], keeps: bool = True) -> str:
        """A message with these buttons has come; returns the card it renews, if any. `keeps`: for later."""
        asked, cards = list[Shown](), dict[str, list[Shown]]()
        for row in rows:
            for one in row:
                shown = one if isinstance(one, dict) else None
                data = shown["data"] if shown else one.data
                if data.startswith("q:"):
                    if not data.endswith((":cancel", ":back", ":keep")):
                        asked.append(_shown(one))
                    self.asked = True
                elif keeps and data.count(":") > 1:
                    cards.setdefault(data.split(":")[2], []).append(_shown(one))
        if self.asked:
            self.question = tuple(asked)
        for card, buttons in cards.items():
            if buttons[0][0].split(":")[1] not in OPENS or card not in self.cards:
                self.cards[card] = tuple(buttons)
        return next(iter(cards), "")

    def sits_down(self, cards: Sequence[str]) -> None:
        """They are going to look through these cards now."""
        self.going, self.done = list(cards), 0

    def does(self, chance: random.Random) -> tuple[str, str] | None:
        """The next thing at this sitting: (kind of update, text or data); None: that was all."""
        self.done += 1
        if self.done > PATIENCE:
            if self.done > PATIENCE + 1 or not self.asked:
                return None
            self.asked = False
            return "command", "cancel"
        if self.asked:
            return self._answers(chance)
        if self.wants:
            kind, text = self.wants.pop(0)
            self.flow = text if kind == "command" else "report"
            return kind, text
        while self.going:
            card = self.going.pop()
            if (pressed := self._presses(card, chance)) is not None:
                return "press", pressed
        return None

    def _presses(self, card: str, chance: random.Random) -> str | None:
        weights = WEIGHTS[self.role]
        found, likes = [LEAVE], [weights[LEAVE] * self.temper]
        for data, _, _, _ in self.cards.get(card, ()):
            _, flow, *rest = data.split(":")
            like = weights.get(f"{flow}:{rest[2]}" if len(rest) > 2 else flow, weights.get(flow, 0))
            found.append(data)
            likes.append(like)
        data = chance.choices(found, likes)[0]
        if data == LEAVE:
            return None
        self.flow = data.split(":")[1]
        del self.cards[card]  # they will be shown what has become of it
        if self.flow in OPENS or self.flow in ("case_more", "more_of"):
            self.going.append(card)
        return data

    def _answers(self, chance: random.Random) -> tuple[str, str]:
        """The open question is answered: with a button where there are some, otherwise in words."""
        question, self.asked = self.question, False
        self.worded = shows = not question and self.flow in SHOWS and not self.worded
        if not question and self.flow in SHOWS and not shows:
            return "photo", "wish"
        writes = len(question) == 1 and self.flow in SAYS and not _none(question[0])
        if writes and chance.random() < WRITES:
            return "text", chance.choice(SAYS[self.flow])
        if question:
            likes = [_like(one) for one in question]
            data, _, _, asks = chance.choices(question, likes)[0]
            if asks == "location":
                return "location", ""
            if asks == "contact":
                return "contact", self.phone
            return "press", data
        return "text", chance.choice(SAYS.get(self.flow, SOMETHING))


def _shown(one: Any) -> Shown:
    if isinstance(one, dict):
        return one["data"], one["label"], bool(one.get("main")), one.get("asks", "")
    return one.data, one.label, one.main, one.asks


def _like(button: Shown) -> float:
    label, main = button[1], button[2]
    return next(
        (like for begins, like in ANSWERS.items() if label.startswith(begins)), LIKELY if main else 1.0
    )


def _none(button: Shown) -> bool:
    return button[1] == "没有" or "完" in button[1]
