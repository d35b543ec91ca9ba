"""Residents without a chat (电话回访): what is worth a call to them, and what a call does to the case."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from cases.change import Change
from cases.errors import NoSuchPerson
from cases.model import Action
from cases.policy import ASKING

WORTH = frozenset(
    {"asked-residents", "silent-resident", "rate", "rate-again", "revisit"}
    | {"refused-residents", "solved-residents", "closed-residents", "reviewed-residents"}
    | {"wrote-residents", "extended-residents", "to-desk-residents"}
)
"""Notices for which somebody has to telephone: questions, answers, the end, and what a person wrote to them.
What is routine waits until they are called anyway."""
WORDED = frozenset({"wrote-residents", "extended-residents", "reviewed-residents"})
"""Of these the words themselves are passed on; of the others the case says what there is to say."""


def _call(change: Change) -> None:
    """Rung up in vain counts like a question that was noted sent: their silence runs from here."""
    person = change.act.person
    if all(p.person != person for p in change.case.parties):
        raise NoSuchPerson(number=change.before.number)
    change.data["party"] = person
    if change.data.get("reached") or change.case.state not in ASKING:
        return
    change.case = replace(
        change.case,
        parties=tuple(
            replace(p, asked=p.asked + 1, asked_at=change.now) if p.person == person else p
            for p in change.case.parties
        ),
    )


CHANGES: Mapping[Action, Callable[[Change], None]] = {Action.CALL: _call}
