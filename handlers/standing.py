"""Where a conversation stands, what comes of it, and how another one begins. The inner half of `talk`."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from cases.errors import Refused
from handlers.admission import Behind, admit
from handlers.facts import Me, Query
from handlers.menu import offers
from handlers.replay import (
    WAS,
    Asking,
    BrokenFlow,
    Finished,
    Flow,
    Forgotten,
    Run,
    Step,
    canonical,
    reopened,
    without,
)
from handlers.rivals import rivalry
from handlers.turn import Ask, Lookup, Say, Session, Turn

Flows = Mapping[str, Flow]


@dataclass(frozen=True, slots=True)
class Here:
    """The chat as one input finds it. `session` is the draft; None while none is open."""

    session: Session | None
    counter: int
    flows: Flows
    lookup: Lookup
    unsent: bool = False
    run: Run | None = None
    """How far the draft's conversation has run before."""


def remembered(lookup: Lookup) -> Lookup:
    """Facts are looked up once for each input, however often a conversation is replayed."""
    known: dict[Query, Any] = {}

    def answer(query: Query) -> Any:
        if query not in known:
            known[query] = lookup(query)
        return known[query]

    return answer


def because(error: Refused) -> Say:
    """Why something is refused, in words."""
    return Say(type(error).__name__, error.values)


def stand(here: Here, session: Session, run: Run | None = None) -> tuple[Session, Asking | Finished]:
    """Where a conversation stands; without the answers it wants to ask again. `run`: how far it has run."""
    flow = here.flows[session.flow]
    kept = here.run
    if run is None and kept is not None and kept.holds(flow, session.args, session.answers, here.lookup):
        return session, kept.here()
    while True:
        run = run or Run(flow, session.args, here.lookup)
        came, run = run.on(session.answers), None
        if not isinstance(came, Forgotten):
            return session, came
        left = reopened(session.answers, came)
        if left == session.answers:
            raise BrokenFlow(came)
        session = session.having(left)


def question(step: Step[Any]) -> str:
    """What makes a question this one: another key, another subject or other options are another number."""
    values = tuple([option.value for option in step.options])
    return _question(step.key, canonical(step.of), values, tuple(map(type, values)))


@lru_cache(4096)
def _question(key: str, of: str, values: tuple[Any, ...], kinds: tuple[type, ...]) -> str:
    """`kinds` tells True from 1."""
    return f"[{canonical(key)},{of},{canonical(values)}]"


def went(
    here: Here, session: Session, came: Asking | Finished, *, joins: str = "", again: Say | None = None
) -> Turn:
    """The open conversation went on: to a question, or to its end."""
    if isinstance(came, Asking):
        return asked(here, session, came, joins=joins, again=again)
    return ended(replace(here, session=None), session, came, joins)


def asked(
    here: Here,
    session: Session,
    came: Asking,
    *,
    says: tuple[Say, ...] = (),
    again: Say | None = None,
    joins: str = "",
    toast: Say | None = None,
    stale: bool = False,
) -> Turn:
    """Ask the open question. `joins`: the answer that whatever follows at once belongs to."""
    step = came.step
    this = question(step)
    number = session.number if session.number and session.asked == this else here.counter + 1
    key = step.key.partition(".")[0]
    back = any(not before.optional for before in came.path)
    edited = any(key == old.partition(".")[0] for old in session.answers.get(WAS, {}).get("is", ()))
    if WAS in session.answers and not edited:  # the edited part is answered
        session = session.having(without(session.answers, [WAS]))
    if again is None and came.why is not None:
        again = Say(came.why.what, came.why.show)
    flow, words = step.asks or (session.flow, key)
    return Turn(
        session=session.asking(this, number, joins),
        says=says,
        ask=Ask(
            flow,
            words,
            number,
            step.options,
            step.show,
            back,
            bool(joins),
            again,
            edited,
            here.flows[session.flow].cancels,
        ),
        toast=toast,
        counter=max(here.counter, number),
        stale=stale,
        run=came.run,
    )


def ended(here: Here, session: Session, came: Finished, joins: str = "") -> Turn:
    """`session` has returned something. `here.session` is another one, which that does not disturb."""
    finish, alone = came.value, here.session is None
    if finish is None:
        return Turn(session=here.session, counter=here.counter, cleared=alone)
    if finish.then is not None:
        flow, args = finish.then
        if finish.command is None:  # it only led on to another, which goes on with what was said
            urgent = {key: session.args[key] for key in ("urgent",) if key in session.args}
            turn = entered_or_told(here, flow, {**args, **urgent}, session.answers, joins)
            says = (Say(finish.say, finish.show),) if finish.say else ()
            return replace(turn, says=(*says, *turn.says))
        used = {step.key for step in came.path}
        if left := {key: kept for key, kept in session.answers.items() if key not in used}:
            finish = replace(finish, then=(flow, {**args, "fill": {**args.get("fill", {}), **left}}))
    return Turn(
        session=here.session,
        finish=finish,
        counter=here.counter,
        cleared=alone,
        tried=session if finish.command is not None and alone else None,
    )


def current(here: Here, *, says: tuple[Say, ...] = (), toast: Say | None = None, stale: bool = False) -> Turn:
    """The open question once more; without one, the menu."""
    session = here.session
    if session is None:
        menu = Say("menu", {"offers": offers(here.lookup(Me()))})
        return Turn(says=(*says, menu), toast=toast, counter=here.counter, stale=stale)
    if session.rival is not None:
        turn = rivalry(here.counter, session)
    else:
        session, came = stand(here, session)
        turn = went(here, session, came)
    return replace(turn, says=(*says, *turn.says), toast=toast, stale=stale)


def stale(here: Here) -> Turn:
    """That changed nothing: the open question once more."""
    return current(here, toast=Say("toast-stale"), stale=True)


def dropped(here: Here) -> Here:
    """Without the rival: the draft goes on."""
    assert here.session is not None
    return replace(here, session=replace(here.session, rival=None))


def _drops(here: Here, draft: Session, args: Mapping[str, Any]) -> bool:
    """True: beginning another would lose something: an answer, or an act on a case that stands open."""
    flow = here.flows[draft.flow]
    begun = flow.needs == "case" and not flow.gives_way and draft.args.get("case") != args.get("case")
    return bool(draft.answers) or begun


def entered_or_told(
    here: Here, flow: str, args: Mapping[str, Any], answers: Mapping[str, Any], joins: str = ""
) -> Turn:
    """Begin a conversation, or say why not."""
    says: tuple[Say, ...]
    try:
        return entered(here, flow, args, answers, joins)
    except Behind as behind:
        says = (because(behind.error), Say("case", {"case": behind.view}))
    except Refused as error:
        says = (because(error),)
    return Turn(session=here.session, says=says, counter=here.counter)


def entered(
    here: Here, name: str, args: Mapping[str, Any], answers: Mapping[str, Any], joins: str = ""
) -> Turn:
    """Begin a conversation. One that asks nothing leaves the draft alone; one that asks must be the only one.

    `args["fill"]` holds answers that are there already. Raises Behind, or what a look-up refuses.
    """
    admit(here.lookup, here.flows[name], args)
    answers = {**args.get("fill", {}), **answers}
    args = {key: value for key, value in args.items() if key != "fill"}
    fresh, came = stand(here, Session(name, args, answers))
    if isinstance(came, Finished):
        return ended(here, fresh, came, joins)
    draft = here.session
    if draft is None or here.flows[name].drops or not _drops(here, draft, args):
        return asked(here, fresh, came, joins=joins)
    if here.flows[name].gives_way:
        return current(dropped(here))
    flow = here.flows[name]  # what neither is about something nor sets something is another matter each time
    same = (flow.needs or flow.sets) and draft.flow == name and draft.args == args
    if same and not answers:
        return current(dropped(here))
    return rivalry(here.counter, replace(draft, rival={"flow": name, "args": args, "answers": answers}))
