"""The wish wall (微心愿墙): a clerk offers a wish, somebody claims it and makes it come true.

Who leads has the case like any handler, so that the thread, the consent to be named and the verdict are the
usual ones. What is not done in time lapses: asked first, then back on the wall.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

from cases.access import has, is_claimer, is_party, kept_out, may_see
from cases.change import Change
from cases.deadline import ends
from cases.errors import NeedsEvidence, NeedsOutcome, NotYours, TooDear, WishTaken
from cases.model import Action, Case, Kind, Outcome, State
from cases.move import HANDLER, HANDS, Move, told
from cases.notices import Notice, To
from cases.people import CLAIMERS, STAFF, SYSTEM, Actor, Role
from cases.policy import WISHES_ONLY
from cases.publishing import public
from cases.wishes import Claim, ClaimStage, Pledge, Sort, Wish

MOST = 5
"""So many may claim a wish together."""
_WALL = frozenset({Role.VOLUNTEER})
_SYSTEM = SYSTEM.roles
_CLAIMED = (State.IN_PROGRESS, State.WAITING)
ROWS: tuple[tuple[tuple[State, ...], Action, Move], ...] = (
    (
        (State.SUBMITTED, State.ADMITTED),
        Action.OFFER,
        Move(State.OFFERED, STAFF, told("offered", To.RESIDENTS), words=True),
    ),
    ((State.OFFERED,), Action.OFFER, Move(None, STAFF, words=True)),
    ((State.OFFERED,), Action.CLAIM, Move(State.IN_PROGRESS, _WALL, told("claimed", To.RESIDENTS))),
    (_CLAIMED, Action.CLAIM, Move(None, _WALL, told("helped", To.HANDLER))),
    (_CLAIMED, Action.GIVE_UP, Move(State.OFFERED, _WALL | HANDLER, words=True, or_to=_CLAIMED)),
    (
        (State.IN_PROGRESS,),
        Action.LAPSE,
        Move(State.OFFERED, _SYSTEM, told("lapsed", To.FORMER), or_to=(State.IN_PROGRESS,)),
    ),
    (
        (*_CLAIMED, State.RESOLVED, State.CLOSED),
        Action.PLEDGE,
        Move(None, HANDS | _WALL, told("pledged", To.HANDLER), words=True),
    ),
)
"""The wall's lines of the lifecycle's table. VOLUNTEER: whoever could claim the wish, or helps with it."""

_CONTACTS = frozenset({Action.WRITE, Action.ASK, Action.PROGRESS, Action.RESOLVE})
"""By these the resident hears from whoever leads."""
_NOT_OF_CLAIMED = frozenset(
    {Action.GIVE_BACK, Action.PROPOSE, Action.SOLVE_ON_SPOT} | {Action.ENTRUST, Action.RELIEVE, Action.CONFER}
)
"""A claim is given up, not given back; a wish is confirmed by the resident, and passed on to nobody."""


def could_claim(case: Case, actor: Actor) -> bool:
    """True: the wish is on the wall for them, alone or to join in. Never their own, nor about them."""
    return _for_them(case, actor) and (case.state is State.OFFERED or joinable(case))


def taken(case: Case, actor: Actor) -> bool:
    """True: they could have claimed it, but it is on the wall no more."""
    return _for_them(case, actor) and not could_claim(case, actor)


def _for_them(case: Case, actor: Actor) -> bool:
    if actor.person is None or not actor.roles & CLAIMERS or case.kind is not Kind.WISH or case.wish is None:
        return False
    if is_party(case, actor) or kept_out(case, actor) or actor.person in case.doubted:
        return False
    return not any(claim.person == actor.person and (claim.stands or claim.lapsed) for claim in case.claims)


def may_know(case: Case, actor: Actor) -> bool:
    """True: that there is such a case is no secret to them: they see it, or have seen it on the wall."""
    return may_see(case, actor) or _for_them(case, actor) or is_claimer(case, actor)


def joinable(case: Case) -> bool:
    """True: whoever leads wants others to come in, there is room, and somebody whose wish it is."""
    lead = case.lead
    if lead is None or not lead.together or not case.residents:
        return False
    return case.state in _CLAIMED and 1 + len(case.helpers) < MOST


def may_browse(case: Case, actor: Actor) -> bool:
    """True: they may read what is public of the wish, on the wall or because they help with it."""
    if case.wish is None or kept_out(case, actor) or actor.person in case.doubted:
        return False
    here = case.state is State.OFFERED or joinable(case)
    return could_claim(case, actor) or is_claimer(case, actor) or (here and bool(actor.roles & STAFF))


def on_the_wall(case: Case) -> bool:
    """True: what happens next concerns the wall, or who has claimed it."""
    return case.state is State.OFFERED or (case.state is State.IN_PROGRESS and case.lead is not None)


ANCHORS = tuple(f"{where.value}:" for where in WISHES_ONLY)
"""How the anchors of the wall's clocks begin."""


def takes(case: Case, action: Action, actor: Actor) -> bool:
    """False: the wall does not take what the table would allow."""
    match action:
        case Action.OFFER:
            return case.kind is Kind.WISH
        case Action.CLAIM:
            return could_claim(case, actor)
        case Action.GIVE_UP:
            return is_claimer(case, actor)
        case Action.LAPSE:
            return case.lead is not None
        case Action.PLEDGE:
            inside = has(case, actor) or bool(actor.roles & STAFF)
            return case.kind is Kind.WISH and (inside or is_claimer(case, actor))
    return case.lead is None or action not in _NOT_OF_CLAIMED


def _offer(change: Change) -> None:
    """What it is, what it may cost, and the words that are public: cleaned once more, whoever wrote them."""
    case = change.case
    try:
        sort, value = Sort(change.data["sort"]), int(change.data["value"])
    except (KeyError, ValueError):
        raise NeedsOutcome(number=case.number) from None
    cap = change.policy.wish_cap if change.policy is not None else None
    if value < 0 or (cap is not None and value > cap):
        raise TooDear(number=case.number, cap=cap)
    change.act = replace(change.act, words=public(change.act.words, ()))
    since = case.wish.offered_at if case.wish is not None else change.now
    change.case = replace(case, wish=Wish(sort, value, change.act.words, since))


def _claim(change: Change) -> None:
    """The first leads and has the case; it is to come true within the usual time, counted from now."""
    person = change.actor.person
    if person is None:
        raise NotYours(number=change.before.number)
    lead = change.before.state is State.OFFERED
    if not lead and "together" in change.data:  # they meant to lead
        raise WishTaken(number=change.before.number)
    together = bool(change.data.get("together", True))
    change.data |= {"together": together, "lead": lead}
    stage, now = ClaimStage.CLAIMED, change.now
    _put(change, Claim(person, lead, stage, now, now, change.case.seq, together))
    if lead:
        change.data["handler"] = person
        change.case = replace(change.case, handler=person)
        _in_time(change)


def _in_time(change: Change) -> None:
    if change.policy is not None and change.calendar is not None:
        limit = change.policy.limit(change.case.kind, change.case.urgent)
        change.promises(ends(change.calendar, change.now, limit), limit)


def _give_up(change: Change) -> None:
    case, person = change.before, change.actor.person
    own = next(claim for claim in case.claims if claim.person == person and claim.stands)
    change.data["lead"] = own.lead
    if own.lead:
        _let_go(change, own, lapsed=False)
        return
    _put(change, replace(own, stage=ClaimStage.OVER, since=change.now))
    change.case = replace(change.case, state=case.state)
    change.tells.append(Notice(To.HANDLER, "left-handler"))


def _lapse(change: Change) -> None:
    lead = change.before.lead
    assert lead is not None  # `lifecycle` takes it only then
    _let_go(change, lead, lapsed=True)


def _let_go(change: Change, lead: Claim, *, lapsed: bool) -> None:
    """Whoever leads is out: the next who helps leads, with the full time; with nobody, back on the wall."""
    change.data["former"] = lead.person
    change.hangs(promised=None, extension=None, snoozed=None)
    _put(change, replace(lead, stage=ClaimStage.OVER, lead=False, since=change.now, lapsed=lapsed))
    helper = next(iter(change.case.helpers), None)
    if helper is None:
        change.case = replace(change.case, handler=None)
        change.tells.append(Notice(To.RESIDENTS, "unclaimed-residents"))
        return
    next_one = replace(helper, lead=True, stage=ClaimStage.CLAIMED, since=change.now, seq=change.case.seq)
    _put(change, next_one)
    change.data["handler"] = helper.person
    change.case = replace(change.case, state=change.before.state, handler=helper.person)
    _in_time(change)
    change.tells += [Notice(To.HANDLER, "leads-handler"), Notice(To.RESIDENTS, "leads-residents")]


def _pledge(change: Change) -> None:
    """捐款捐物: what and how much in yuan, with its evidence."""
    try:
        what, value = Pledge(change.data["pledge"]), int(change.data["value"])
    except (KeyError, ValueError):
        raise NeedsOutcome(number=change.before.number) from None
    if not change.act.files or not change.act.words.strip():
        raise NeedsEvidence(number=change.before.number)
    change.data |= {"pledge": what.value, "value": max(0, value)}


def _put(change: Change, claim: Claim) -> None:
    known = {one.person: one for one in change.case.claims} | {claim.person: claim}
    change.case = replace(change.case, claims=tuple(known.values()))


def follow(change: Change) -> None:
    """What an act means for the claims: contact made, evidence given, the case in other hands, its end."""
    before, lead = change.before, change.before.lead
    if not before.claims:
        return
    if lead is not None and has(before, change.actor):  # a deputy acts for who leads
        if change.act.action is Action.RESOLVE:
            _is_shown(change)
        if change.act.action in _CONTACTS:
            _put(change, replace(lead, stage=ClaimStage.CONTACTED, since=change.now))
    if lead is not None and change.act.action not in (Action.GIVE_UP, Action.LAPSE):
        _other_hands(change, lead)
    _without(change, [claim.person for claim in change.case.helpers if claim.person in change.case.accused])
    now, state = change.case.lead, change.case.state
    if now is not None and state is State.IN_PROGRESS and before.state is not State.IN_PROGRESS:
        _put(change, replace(now, since=change.now))
    if state is State.CLOSED and before.state is not State.CLOSED and (helpers := _ids(change.case)):
        change.tells.append(Notice(To.CLAIMERS, "ended-claimers", data={"of": helpers}))


def _is_shown(change: Change) -> None:
    """圆梦 is shown: with a photo, and in words."""
    if change.act.outcome is not Outcome.FULFILLED:
        raise NeedsOutcome(number=change.before.number)
    if not change.act.files or not change.act.words.strip():
        raise NeedsEvidence(number=change.before.number)


def _other_hands(change: Change, lead: Claim) -> None:
    """The office has taken it into other hands: nobody's claim stands any more. What was fulfilled stays so
    where who did it has been erased."""
    case, erased = change.case, change.case.handler is None and lead.person not in change.case.accused
    if case.handler == lead.person or (erased and case.state in (State.RESOLVED, State.CLOSED)):
        return
    if helpers := _ids(change.case):
        change.tells.append(Notice(To.CLAIMERS, "moot-claimers", data={"of": helpers}))
    _without(change, [lead.person, *helpers])


def _without(change: Change, people: Collection[int]) -> None:
    for claim in change.case.claims:
        if claim.person in people and claim.stands:
            _put(change, replace(claim, stage=ClaimStage.OVER, lead=False, since=change.now))


def _ids(case: Case) -> list[int]:
    return [claim.person for claim in case.helpers]


CHANGES: Mapping[Action, Callable[[Change], None]] = {
    Action.OFFER: _offer,
    Action.CLAIM: _claim,
    Action.GIVE_UP: _give_up,
    Action.LAPSE: _lapse,
    Action.PLEDGE: _pledge,
}
