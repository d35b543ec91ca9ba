"""One act under way: what the functions that carry it out may read and change."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from cases.calendar import Calendar, Due, Limit
from cases.commands import Act
from cases.deadline import written
from cases.errors import NotThatDate
from cases.model import Case, Kind, State
from cases.notices import Notice, To
from cases.people import Actor
from cases.policy import Policy


@dataclass(slots=True)
class Change:
    """One act under way: `case` already stands in the table's state; `tells` and `data` may be added to."""

    before: Case
    case: Case
    act: Act
    actor: Actor
    now: datetime
    tells: list[Notice]
    data: dict[str, Any]
    policy: Policy | None = None
    calendar: Calendar | None = None

    def unasked(self) -> None:
        """A new question: silence counts from its own first sending."""
        self.case = replace(
            self.case, parties=tuple(replace(p, asked=0, asked_at=None) for p in self.case.parties)
        )

    def untell(self, *to: To) -> None:
        """These are not told after all."""
        self.tells = [n for n in self.tells if n.to not in to]

    def hangs(self, **values: Any) -> None:
        """Change what hangs over the case."""
        self.case = replace(self.case, pending=replace(self.case.pending, **values))

    def date(self, key: str) -> datetime | None:
        """A date that came with the act. Raises `NotThatDate` for one that has passed."""
        text = self.data.get(key)
        found = datetime.fromisoformat(text) if text else None
        if found is not None and found <= self.now:
            raise NotThatDate(number=self.before.number)
        return found

    def until(self) -> datetime:
        """The date without which the act makes no sense. Raises `NotThatDate`."""
        found = self.date("until")
        if found is None:
            raise NotThatDate(number=self.before.number)
        return found

    def promises(self, due: Due, limit: Limit) -> None:
        """From now on this limit holds, and its event keeps what it takes to compute it again."""
        self.case = replace(self.case, deadline=due.at, provisional=due.provisional)
        self.data |= written(due, limit)

    def take_from_the_accused(self) -> None:
        """Without a word to them; whoever gets it next sees everything."""
        case = self.case
        withheld = tuple(w for w in case.withheld if w[1] not in case.accused)
        case = self.case = replace(case, withheld=withheld)
        if case.handler in case.accused:
            self.hands_free()

    def hands_free(self) -> None:
        """Nobody has it from now on: a clerk finds somebody."""
        case = self.case
        self.data["former"] = case.handler
        case = replace(case, handler=None)
        if case.state is not State.CLOSED:
            case = replace(case, state=State.ADMITTED, outcome=None)
        self.case = case

    def back_to_work(self) -> None:
        """To whoever has it; to a clerk's desk if nobody has (a clerk answered it directly)."""
        nobody = self.before.handler is None and self.before.kind is not Kind.MISCONDUCT
        state = State.ADMITTED if nobody else State.IN_PROGRESS
        self.case = replace(self.case, state=state, outcome=None, closed_at=None)
