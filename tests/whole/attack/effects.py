"""Whether what somebody has changed was theirs to change: by the rows, not by what was answered.

The rules stand here once more, by hand: whose a row is, and that a case changes only by an event that the
lifecycle's table gives to what they are to it, as the scene has it.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from cases.lifecycle import TRANSITIONS
from cases.model import Action, State
from cases.people import STAFF, Role
from cases.sources import Source
from tests.whole.attack.ground import Scene
from tests.whole.attack.sandbox import Changed, data_of

_OF_A_CASE = frozenset(
    {"event_words", "parties", "subjects", "case_units", "claims", "wishes", "pledges", "experience", "units"}
)
_OF_A_CHAT = frozenset({"sessions", "heard", "albums", "feed"})
_OWN_ROLES = ("roles", "staff", "representative", "discipline", "volunteer", "unit_id", "served", "merged_id")
_PROMISES = ("shares_contact", "withdrawn", "verdict")
"""What residents say for themselves."""
_NOTED = frozenset({Action.ANSWER, Action.LASTED, Action.REOPEN, Action.RATE, Action.ADD})
"""What a clerk may write down for a resident without a chat."""
_OF_DEPUTIES = frozenset({"deputy-begins", "deputy-ends", "deputy-away"})
_AWAY = frozenset({Role.REPRESENTATIVE, Role.OFFICER}) | STAFF
"""Who goes away with somebody standing in, or says so of others."""
_PROXIES = (Source.VISIT, Source.RECEPTION, Source.CALL, Source.LETTER, Source.BOX)
_ENTER: Mapping[str, frozenset[Role]] = {
    Source.CHAT: frozenset(Role),
    **dict.fromkeys(
        (Source.VISIT, Source.RECEPTION, Source.CALL, Source.LETTER, Source.BOX),
        STAFF | {Role.REPRESENTATIVE},
    ),
    Source.FINDING: STAFF,
    Source.CORRESPONDENT: frozenset({Role.CORRESPONDENT}),
    Source.OPINION: frozenset({Role.REPRESENTATIVE}),
    Source.REQUEST: frozenset({Role.REPRESENTATIVE}),
}
_LETS_IN = frozenset(
    {Action.ASSIGN, Action.PROPOSE, Action.ENTRUST, Action.CLAIM, Action.GIVE_UP, Action.OFFER}
    | {Action.TAKE_PART, Action.TAKE_IN, Action.SPLIT, Action.SHARE, Action.LEAVE, Action.ADMIT}
    | {Action.DECIDE_OBJECTION}
)
"""After these others may read what they could not."""


def _leaves(one: Changed) -> bool:
    was, now = one.was or {}, one.now or {}
    return any(was.get(role) and not now.get(role) for role in ("representative", "volunteer"))


class Judge:
    """Of one person's attempts in one scene. `is_`: the roles they hold, whatever the case."""

    def __init__(self, scene: Scene, key: str, is_: frozenset[Role]) -> None:
        self.scene, self.key, self.is_ = scene, key, is_
        chat = scene.row(key)
        self.me, self.chat = int(chat.person_id), int(chat.id)

    def wrong(self, changed: Sequence[Changed]) -> list[str]:
        """What of it was not theirs."""
        events = [one.now for one in changed if one.table == "events" and one.now is not None]
        self.left = {one.row["id"] for one in changed if one.table == "people" and _leaves(one)}
        """Who went by this: what they had claimed is given up in their name."""
        self.split = any(event["action"] == Action.SPLIT for event in events)
        self.new = {one.row["id"] for one in changed if one.table == "cases" and one.was is None}
        found = [
            f"{event['action']} on {event['case_id']}" for event in events if not self._may(event, events)
        ]
        found += [
            f"{one.table} rewritten" for one in changed if one.table == "events" and one.was is not None
        ]
        mine = [one for one in changed if one.table == "people" and one.row["id"] == self.me]
        self.erased = any(one.changes("forgotten_at") for one in mine)
        """True: whatever names them goes with them, and somebody new writes from their chat."""
        acted = {event["case_id"] for event in events} | self.new
        for one in changed:
            if one.table != "events" and (why := self._row(one, acted, events)):
                found.append(f"{one.table}: {why} {self._what(one)}")
        return found

    def kept_from(self, changed: Sequence[Changed]) -> frozenset[str] | None:
        """Who still may not read what they could not before; None: everybody who could not."""
        rows = [one.now for one in changed if one.now is not None and one.table in ("events", "people")]
        here = [row for row in rows if row.get("case_id") in self.scene.cases]
        acts = {Action(row["action"]) for row in here}
        if Action.CLEAR_SUBJECT in acts:
            return self.scene.always
        if Action.TO_DESK in acts:
            return frozenset(self.scene.world.phones) - {"discipline"}
        away = any("away_until" in row and row["away_until"] for row in rows)
        return self.scene.barred if away or acts & _LETS_IN else None

    def _may(self, event: Mapping[str, Any], events: Iterable[Mapping[str, Any]]) -> bool:
        case, action, data = event["case_id"], Action(event["action"]), data_of(event)
        roles = self.scene.roles(self.key, case)
        mine = [one["action"] for one in events if one["case_id"] == case and one["actor_id"] == self.me]
        if Role.VOLUNTEER in roles and Action.CLAIM in mine:
            roles |= {Role.REPRESENTATIVE}  # it is theirs from then on
        if case not in self.scene.cases:
            return action is not Action.SUBMIT or self._submits(data)
        if event["actor_id"] is None:  # what follows by itself from what they did
            theirs = any(one["case_id"] == case and one["actor_id"] is not None for one in events)
            handed_on = "left" in data or "by_hand" in data
            return theirs or bool(roles) or (handed_on and bool(self.is_ & STAFF))
        if event["actor_id"] in self.left and action is Action.GIVE_UP:
            return event["actor_id"] == self.me or bool(self.is_ & STAFF)
        if event["actor_id"] != self.me:  # in somebody else's name
            return data.get("noted") == self.me and action in _NOTED and bool(roles & STAFF)
        if action is Action.TAKE_PART and case in self.scene.joinable:
            return data.get("party") == self.me or bool(roles & STAFF)
        if "noted" in data:
            return False
        move = TRANSITIONS.get((State(event["before"]), action))
        return move is not None and bool(roles & move.by)

    def _submits(self, data: Mapping[str, Any]) -> bool:
        return bool(self.is_ & _ENTER[data.get("source", Source.CHAT)]) or "from" in data

    def _row(self, one: Changed, acted: set[int], events: Sequence[Mapping[str, Any]]) -> str:
        """Why it was not theirs; empty: it was."""
        row, case, staff = one.row, one.row.get("case_id"), bool(self.is_ & STAFF)
        if one.table == "cases":
            return "without an event" if row["id"] not in acted else self._new_case(one)
        if one.table == "units" and Role.LEADER in self.is_:
            return ""  # named by a leader who was then refused
        if one.table in _OF_A_CASE:
            here = acted if case is None else acted & {case}
            return "without an event" if not here else self._party(one) if one.table == "parties" else ""
        if one.table == "tasks":
            return self._task(one, acted)
        if one.table == "outbox":
            return self._notice(one, acted)
        if one.table == "people":
            return self._person(one)
        if one.table == "chats":
            return "" if one.was and one.now and self._mine(one) else "of another"
        if one.table in _OF_A_CHAT:
            return "" if row["chat_id"] == self.chat or staff or events else "of another"
        if one.table == "files":
            return "" if row["chat_id"] in (None, self.chat) else "of another"
        return "" if staff else "is nobody's to change"

    def _mine(self, one: Changed) -> bool:
        return bool(one.row["id"] == self.chat)

    def _new_case(self, one: Changed) -> str:
        if one.was is not None:
            return ""
        if one.row["kind"] == "misconduct" and one.row["source"] != Source.CHAT:
            return "for somebody else"
        may = STAFF if self.split else _ENTER[one.row["source"]]  # what is split off keeps its source
        return "" if self.is_ & may else "from such a source"

    def _party(self, one: Changed) -> str:
        row, staff = one.row, bool(self.scene.roles(self.key, one.row["case_id"]) & STAFF)
        if row["person_id"] == self.me or staff:
            return ""
        if row["case_id"] in self.new:
            return "" if self.is_ & (STAFF | {Role.REPRESENTATIVE}) else "of somebody else"
        if one.was is None or one.now is None:
            return "of somebody else"
        said = any(one.changes(name) and one.now[name] not in (None, 0) for name in _PROMISES)
        return "in somebody else's name" if said else ""

    def _task(self, one: Changed, acted: set[int]) -> str:
        case = one.row["case_id"]
        if case in acted or (one.was is None and case is None):
            return ""
        if case is None:
            theirs = self.erased and one.row["person_id"] == self.me
            return "" if theirs or self.is_ & STAFF else "of the staff"
        return "" if self.scene.roles(self.key, case) & (STAFF | {Role.DISCIPLINE}) else "of a case"

    def _notice(self, one: Changed, acted: set[int]) -> str:
        row, case = one.row, one.row["case_id"]
        if row["chat_id"] == self.chat or case in acted or row["what"] == "task-volunteer":
            return ""
        if row["what"] in _OF_DEPUTIES:
            return "" if self.is_ & _AWAY else "in place of a representative"
        if case is not None and self.scene.roles(self.key, case) & (STAFF | {Role.DISCIPLINE}):
            return ""
        return "" if case is None and (self.is_ & STAFF or acted) else "to another"

    def _person(self, one: Changed) -> str:
        if one.row["id"] == self.me:
            changed = [name for name in _OWN_ROLES if one.changes(name)]
            return f"{changed} of their own" if changed and not self.erased else ""
        if self.erased or self.is_ & STAFF:
            return ""
        if one.was is None:
            return "" if Role.REPRESENTATIVE in self.is_ else "made up"
        return "another's"

    @staticmethod
    def _what(one: Changed) -> str:
        if one.was is None or one.now is None:
            return "made" if one.was is None else "gone"
        return ", ".join(name for name in one.was if one.changes(name))
