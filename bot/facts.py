"""Answers to what conversations look up, each for the person who asks."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from bot import (
    arrivals,
    hands_facts,
    joined,
    mydata,
    reaching,
    several,
    standing_in,
    task_facts,
    views,
    wish_facts,
)
from bot.choosing import ranking
from bot.known import known, staff_only
from bot.office import Office
from bot.opening import desk_takes
from bot.timeline import timeline, unanswered
from cases import access, assignment, numbers
from cases.errors import NotYours
from cases.lifecycle import allowed
from cases.model import Action, Case
from cases.people import Person
from cases.polygons import Areas
from handlers import facts, shown
from handlers.facts import Query
from handlers.shown import CandidateView, CaseView
from handlers.talk import Lookup
from handlers.terms import MORNING
from handlers.thread import GOES_ON
from storage import cases as rows
from storage import chats, districts, parts, people, threads
from storage.chats import Chat
from storage.work import Work


def lookup(work: Work, office: Office, chat: Chat) -> Lookup:
    """The facts as the person in this chat may know them."""

    def answer(query: Query) -> Any:
        if isinstance(query, facts.OpenThread):
            return _thread(work, office, chat)
        return _ANSWERS[type(query)](work, office, chat.person, query)

    return answer


def _me(work: Work, office: Office, person: Person, query: facts.Me) -> Person:
    return person


def _now(work: Work, office: Office, person: Person, query: facts.Now) -> datetime:
    return work.now.astimezone(office.zone)


def _work_days(work: Work, office: Office, person: Person, query: facts.WorkDays) -> tuple[date, ...]:
    """Each later than the one before, so that they are as many as were asked for."""
    today, found = work.now.astimezone(office.zone).date(), list[date]()
    for ahead in query.ahead:
        day = max([today + timedelta(days=ahead), *(one + timedelta(days=1) for one in found[-1:])])
        while not office.calendar.is_workday(day):
            day += timedelta(days=1)
        found.append(day)
    return tuple(found)


def _latest_snooze(work: Work, office: Office, person: Person, query: facts.LatestSnooze) -> date:
    latest = office.calendar.add(work.now, office.policy.snooze).at.astimezone(office.zone)
    return latest.date() if latest.time() >= MORNING else latest.date() - timedelta(days=1)


def _hours(work: Work, office: Office, person: Person, query: facts.MyHours) -> shown.Hours:
    usual = (office.calendar.quiet_from, office.calendar.quiet_until)
    return shown.Hours(person.quiet or usual, person.digest_at or office.digest, usual)


def _view(work: Work, office: Office, person: Person, case: int) -> CaseView:
    seen = joined.current(work, case)
    if seen is None:
        raise NotYours()
    return views.view(work, office, seen, person)


def _mine(work: Work, office: Office, person: Person, query: facts.MyCases) -> tuple[CaseView, ...]:
    if query.as_unit:
        found = parts.open_of(work, person.unit, query.most) if person.unit is not None else []
    else:
        as_handler, closed = query.as_handler, query.closed
        also = standing_in.covered(work, person) if as_handler and not closed else []
        whose = (person.id, *also)
        lists = (
            rows.open_of(work, one, as_handler=as_handler, closed=closed, most=query.most) for one in whose
        )
        found = [case for cases in lists for case in cases]
    return tuple(
        views.view(work, office, seen, person)
        for case in found
        if (seen := views.read(work, case)) and _is_theirs(seen, person, query)
    )


def _is_theirs(seen: views.Seen, person: Person, query: facts.MyCases) -> bool:
    case, who = seen.held.case, seen.actor(person)
    if query.as_unit:
        return access.part_of(case, who) is not None
    return access.has(case, who) if query.as_handler else person.id not in case.accused


def _one(work: Work, office: Office, person: Person, query: facts.OneCase) -> CaseView:
    return _view(work, office, person, query.case)


def _thread(work: Work, office: Office, chat: Chat) -> CaseView | None:
    case = threads.last(work, chat.id, work.now - GOES_ON)
    if case is None:
        return None
    try:
        return _view(work, office, chat.person, case)
    except NotYours:
        return None


def _by_number(work: Work, office: Office, person: Person, query: facts.CaseByNumber) -> CaseView | None:
    case = numbers.parse(query.number) or numbers.unchecked(query.number)
    if case is None:
        return None
    try:
        return _view(work, office, person, case)
    except NotYours:
        return None


def _timeline(work: Work, office: Office, person: Person, query: facts.Timeline) -> tuple[shown.Entry, ...]:
    seen = joined.current(work, query.case)
    if seen is None:
        raise NotYours()
    return timeline(work, seen, person)


def _unanswered(work: Work, office: Office, person: Person, query: facts.Unanswered) -> shown.Entry | None:
    seen = views.read(work, query.case)
    if seen is None or not access.may_see(seen.held.case, seen.actor(person)):
        raise NotYours()
    return unanswered(work, seen, person)


def _children(work: Work, office: Office, person: Person, query: facts.Children) -> tuple[Any, ...]:
    tree = people.tree(work)
    parent = query.district
    if parent is None:  # the county itself is no choice: begin below a single root
        roots = [d for d in tree.values() if d.parent is None]
        if len(roots) != 1 or all(d.parent != roots[0].id for d in tree.values()):
            return tuple(roots)
        parent = roots[0].id
    return tuple(d for d in tree.values() if d.parent == parent)


def _match(work: Work, office: Office, person: Person, query: facts.MatchPlace) -> Any:
    known: assignment.Gazetteer | None = work.lasting.get("gazetteer")
    if known is None:
        known = work.lasting["gazetteer"] = assignment.Gazetteer(people.tree(work))
    return known.match(query.text)


def _at(work: Work, office: Office, person: Person, query: facts.PlaceAt) -> Any:
    tree = people.tree(work)
    known: Areas | None = work.lasting.get("areas")
    if known is None:
        known = work.lasting["areas"] = Areas(tree, districts.polygons(work))
    at = known.at(query.latitude, query.longitude)
    if at is not None and query.named and at in assignment.upwards(query.named, tree):
        return tree[query.named]
    county = [d for d in tree.values() if d.parent is None] == [at] and len(tree) > 1
    return None if county else at  # that it is in the county says nothing


def _district(work: Work, office: Office, person: Person, query: facts.DistrictNamed) -> Any:
    return people.tree(work).get(query.district)


def _ranking(work: Work, office: Office, person: Person, query: facts.Ranking) -> tuple[CandidateView, ...]:
    seen = views.read(work, query.case)
    if seen is None or access.kept_out(seen.held.case, seen.actor(person)):
        raise NotYours()
    if Action.PROPOSE not in allowed(seen.held.case, seen.actor(person)):
        staff_only(person)
        if not access.sees_as_office(seen.held.case, seen.actor(person)):
            raise NotYours()
    return ranking(work, office, seen.held.case, query.most)


def _named(work: Work, office: Office, person: Person, query: facts.PeopleNamed) -> tuple[Any, ...]:
    everybody = {p.id: p for p in known(work)}.values()
    return tuple((p.id, p.name) for p in everybody if len(p.name) > 1 and p.name in query.text)


def _desk(work: Work, office: Office, person: Person, query: facts.Desk) -> shown.Desk:
    there = desk_takes(work, query.words, query.about, person.id)
    return shown.Desk(office.desk, office.instead_of_desk, there)


def _units_for(
    work: Work, office: Office, person: Person, query: facts.UnitsFor
) -> tuple[shown.UnitChoice, ...]:
    seen = views.read(work, query.case)
    if seen is None or _NAMES_A_UNIT.isdisjoint(allowed(seen.held.case, seen.actor(person))):
        raise NotYours()
    case = seen.held.case
    known = sorted(parts.names(work).items(), key=lambda one: not _of_topics(office, case, one[1]))
    return tuple(
        shown.UnitChoice(unit, name, reaching.there(work, case, unit), unit in case.accused_units)
        for unit, name in known
    )


_NAMES_A_UNIT = frozenset({Action.ENTRUST, Action.INSTRUCT})


def _of_topics(office: Office, case: Case, name: str) -> bool:
    """True: the unit is called by what the case is about (路灯: 路灯管理所; 供水: 自来水公司)."""
    return any(word in name for topic in case.topics for word in (topic, *office.topics.get(topic, ())))


def _colleagues(
    work: Work, office: Office, person: Person, query: facts.Colleagues
) -> tuple[tuple[int, str], ...]:
    staff_only(person)
    held = rows.load(work, [query.case]).get(query.case)
    if held is None or not access.sees_as_office(held.case, views.actor(person)):
        raise NotYours()
    others = [p for p in people.staff(work) if p.id != person.id and p.id not in held.case.doubted]
    reachable = chats.of_people(work, [p.id for p in others])
    return tuple((p.id, p.name) for p in others if p.id in reachable)


_ANSWERS: dict[type[Any], Callable[[Work, Office, Person, Any], Any]] = {
    facts.Me: _me,
    facts.WhatIsMine: mydata.what_is_mine,
    facts.Link: arrivals.arrival,
    facts.MyLink: arrivals.my_link,
    facts.OwnLink: arrivals.own_link,
    facts.LikelyDistrict: arrivals.likely_district,
    facts.Now: _now,
    facts.WorkDays: _work_days,
    facts.LatestSnooze: _latest_snooze,
    facts.MyHours: _hours,
    facts.MyCases: _mine,
    facts.OneCase: _one,
    facts.CaseByNumber: _by_number,
    facts.Timeline: _timeline,
    facts.Unanswered: _unanswered,
    facts.Children: _children,
    facts.MatchPlace: _match,
    facts.PlaceAt: _at,
    facts.DistrictNamed: _district,
    facts.Ranking: _ranking,
    facts.PeopleNamed: _named,
    facts.Queue: task_facts.queue,
    facts.OneTask: task_facts.one,
    facts.Similar: several.similar,
    facts.LikeThis: several.like_this,
    facts.Residents: several.residents,
    facts.GroupLink: arrivals.group_link,
    facts.Desk: _desk,
    facts.UnitsFor: _units_for,
    facts.Colleagues: _colleagues,
    facts.InviteFor: arrivals.invite_for,
    **hands_facts.ANSWERS,
    **wish_facts.ANSWERS,
}
