"""What the small world of a chat knows about the wish wall."""

from collections.abc import Collection, Mapping
from typing import Any

from cases.errors import NotYours
from cases.publishing import hidden, public
from handlers import facts
from handlers.on_the_wall import WishCounts, WishRules, WishView
from handlers.shown import CaseView


def answer(query: Any, wishes: Mapping[int, WishView], cases: Collection[CaseView], name: str) -> Any:
    """None: the query is about something else."""
    match query:
        case facts.Wall() | facts.Helped():
            helped = isinstance(query, facts.Helped)
            return tuple(one for one in wishes.values() if (one.mine == "helps") == helped)
        case facts.OneWish():
            if query.case not in wishes:
                raise NotYours()
            return wishes[query.case]
        case facts.Public():
            return "青塘村" if query.place else public(query.text, [name])
        case facts.Masked():
            return hidden(query.text, [name])
        case facts.Rules():
            return WishRules(500, 7)
        case facts.WallCounts():
            return WishCounts(3, 2, 1, 1)
        case facts.Counted():
            return tuple(cases)
    return None
