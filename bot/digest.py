"""What waited for a person's hour is looked at again: what still holds goes out, reminders in one message."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from bot import telling, views
from bot.choosing import ranking
from bot.office import Office
from bot.task_views import compose_task, task_view
from bot.views import Seen, actor
from cases import access, quiet, wall
from cases.model import Action, Event
from cases.notices import Notice, Priority, To
from cases.people import Person
from handlers.shown import TaskView
from storage import chats, holding, people, posting
from storage.work import Work
from words import render
from words.message import Message

AGAIN = timedelta(minutes=30)
_WEIGHT = (
    *("remind-officers", "ask-officers", "warn-officers"),
    *("ask-progress", "unit_late-handler", "remind-accept"),
    *("ask-promised", "ask-instructed", "warn-deadline"),
)
"""Of several reminders about one case, which is told: the later ones first."""


@dataclass(frozen=True, slots=True)
class _Waited:
    """A row that waited, and what it is about as that stands now."""

    row: Any
    notice: Notice
    seen: Seen | None
    event: Event | None
    task: TaskView | None


def gather(work: Work, office: Office, person: int) -> None:
    """What waited for this person until now: reminders in one message, everything else by itself.

    What has been overtaken meanwhile, or is not theirs to know any more, is dropped.
    """
    who = people.load(work, [person])[person]
    reached = chats.of_people(work, [person]).get(person)
    awake = quiet.awake(who, office.calendar, work.now)
    together: list[_Waited] = []
    for row in holding.held(work, person):
        notice = _notice(row)
        gathered = quiet.in_digest(notice)
        if row.due_at > work.now and not gathered:
            continue
        one = _look(work, office, row, notice, who)
        if one is None:
            holding.overtaken(work, row.id)
        elif gathered:
            together.append(one)
        elif awake > work.now:
            holding.wait(work, row.id, awake)
        else:
            chat = reached[0].id if reached else row.chat_id
            holding.release(work, row.id, chat, _compose(work, office, one, who).to_json())
    if any(one.row.due_at <= work.now for one in together):
        _send(work, office, who, reached[0].id if reached else together[0].row.chat_id, together)


def _send(work: Work, office: Office, who: Person, chat: int, together: Sequence[_Waited]) -> None:
    """One message; but never twice a day, nor at night or on a day off because we were down."""
    calendar, now = office.calendar, work.now
    today = quiet.midnight(calendar, now)
    key = f"g:{who.id}:{today.astimezone(office.zone):%Y-%m-%d}"
    sent = holding.is_put(work, key)
    if (
        sent
        or quiet.awake(who, calendar, now) > now
        or quiet.digest_at(who, calendar, office.digest, today) > now
    ):
        start = quiet.midnight(calendar, now, days=1) if sent else now
        until = quiet.digest_at(who, calendar, office.digest, start)
        for one in together:
            holding.wait(work, one.row.id, until)
        return
    items: dict[tuple[int | None, int | None], list[_Waited]] = {}
    for one in together:
        alone = one.task.id if one.task and one.row.case_id is None else None
        items.setdefault((one.row.case_id, alone), []).append(one)
    row = together[-1].row
    about: dict[str, Any] = {"what": "digest"}
    if len(items) == 1 and len({one.task.id for one in together if one.task}) < 2:
        first = max(together, key=lambda one: _WEIGHT.index(one.row.what) if one.row.what in _WEIGHT else -1)
        row, message = first.row, _compose(work, office, first, who)
        about = {"what": row.what, "case_id": row.case_id, "seq": row.seq}
    else:
        lines = [_item(work, office, waited, who) for waited in items.values()]
        message = render.digest(who.language, lines, zone=office.zone, now=now)
    number = posting.put(
        work,
        chat_id=chat,
        payload=message.to_json(),
        priority=Priority.ROUTINE,
        due_at=now,
        dedupe_key=key,
        person_id=who.id,
        **about,
    )
    holding.gather(work, [one.row.id for one in together], chat, number)


def put_off(work: Work, person: int, reason: str) -> None:
    """It failed; half an hour later again."""
    for row in holding.held(work, person):
        if row.due_at <= work.now:
            holding.wait(work, row.id, work.now + AGAIN)


def plan_anew(work: Work, office: Office, person: Person) -> None:
    """Their hours have changed: what waits, waits for these."""
    for row in holding.held(work, person.id):
        until = quiet.waits_until(
            _notice(row), person, office.calendar, office.digest, work.now, by_itself=True
        )
        holding.wait(work, row.id, until)


def _notice(row: Any) -> Notice:
    return Notice(To(row.payload["to"]), row.what, Priority(row.priority), row.payload["data"], row.asks)


def _look(work: Work, office: Office, row: Any, notice: Notice, who: Person) -> _Waited | None:
    """The row with what it is about; None: it is not to be told any more."""
    seen = views.read(work, row.case_id) if row.case_id is not None else None
    event = next((event for event in seen.events if event.seq == row.seq), None) if seen else None
    case = seen.held.case if seen is not None else None
    task = None
    if row.payload["task"] is not None:
        found = people.task(work, row.payload["task"])
        if found is None or found.done_at is not None:
            return None
        if not telling.may_see_task(work, office, who, case, To(found.raised_for), found.owner_id):
            return None
        task = task_view(work, found)
    elif seen is None or event is None or case is None:
        return None
    else:
        later = [event for event in seen.events if event.seq > row.seq]
        could = notice.to is not To.WALL or wall.could_claim(case, actor(who))
        theirs = (notice.to in telling.BEYOND and could) or access.may_see(case, actor(who))
        if not theirs or not quiet.stands(notice, who.id, case, later):
            return None
    asks_again = quiet.in_digest(notice) or (event is not None and event.action is Action.FOLLOW_UP)
    today = quiet.midnight(office.calendar, work.now)
    if asks_again and holding.told_since(work, row.case_id, who.id, row.what, today):
        return None
    return _Waited(row, notice, seen, event, task)


def _compose(work: Work, office: Office, one: _Waited, who: Person) -> Message:
    """The whole of it, in the words that are true now."""
    if one.seen is None or one.event is None:
        assert one.task is not None
        telling.looked(work, one.task, who.id, None)
        return compose_task(office, who, one.task, work.now)
    telling.looked(work, one.task, who.id, one.row.case_id)
    choose = one.row.payload["choose"]
    could = ranking(work, office, one.seen.held.case) if choose else ()
    message = telling.compose(work, office, one.seen, one.event, one.notice, who, one.task, could)
    assert message is not None
    return message


def _item(work: Work, office: Office, waited: Sequence[_Waited], who: Person) -> render.Item:
    """A line of the digest."""
    seen = waited[-1].seen
    view = views.view(work, office, seen, who) if seen is not None else None
    tasks = {one.task.id: replace(one.task, case=view) for one in waited if one.task}
    for one in waited:
        telling.looked(work, one.task, who.id, one.row.case_id)
    wants = tuple(dict.fromkeys(one.row.what for one in waited if not one.task))
    return render.Item(view, tuple(tasks.values()), wants)
