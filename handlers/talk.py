"""The conversation engine: what a person did + what is recorded → what to say, what to keep, what to perform.

Pure. One input makes one `Turn`; there is never more than one open question in a chat. See DESIGN §3.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from cases.errors import NotAllowed, NotYours, Refused, Stale
from handlers import danger, phrases
from handlers.ask import says_something
from handlers.facts import CaseView, Me, OneCase, Query
from handlers.menu import offers
from handlers.replay import (
    Asking,
    BrokenFlow,
    Finished,
    Flow,
    Forgotten,
    Invalid,
    Step,
    canonical,
    replay,
    without,
)
from handlers.turn import Ask, Finish, Input, InputKind, Lookup, Option, Say, Session, Turn

__all__ = [
    "Ask",
    "Finish",
    "Flow",
    "Input",
    "InputKind",
    "Lookup",
    "Option",
    "Say",
    "Session",
    "Turn",
    "again",
    "open",
    "refused",
    "take",
]

Flows = Mapping[str, Flow]

CONTINUE, DISCARD = "continue", "discard"
RIVALS = (Option(CONTINUE, "rival-continue", main=True), Option(DISCARD, "rival-discard"))
_GOES_ON: tuple[InputKind, ...] = ("text", "photo", "voice")
"""More of these may follow at once: the next prompt is held back a moment."""


def take(
    session: Session | None,
    counter: int,
    incoming: Input,
    flows: Flows,
    lookup: Lookup,
    unsent: bool = False,
    first: bool = False,
) -> Turn:
    """One thing a person did.

    `counter`: the chat's prompt counter. `unsent`: the open question's prompt has not gone out yet, so what comes
    belongs to the previous answer. `first`: they have never spoken here before, so privacy is explained first.
    Never raises because of what came, however malformed.
    """
    if session is not None and session.flow not in flows:
        session = None  # of a release that knew this conversation
    here = _Here(session, counter, flows, _remembered(lookup), unsent)
    turn = _taken(here, incoming)
    if first and not (incoming.kind == "command" and incoming.data):
        ahead = [say for say in turn.says if say.what in ("danger", "greeting")]
        behind = [say for say in turn.says if say not in ahead]
        turn = replace(turn, says=(*ahead, Say("privacy"), *behind))
    return turn


def open(
    flow: str,
    args: Mapping[str, Any],
    answers: Mapping[str, Any],
    counter: int,
    flows: Flows,
    lookup: Lookup,
    session: Session | None = None,
) -> Turn:
    """Begin a conversation from our side, with answers there already. `session`: the draft of this chat, if any."""
    here = _Here(session, counter, flows, _remembered(lookup))
    return _entered_or_told(here, flow, args, answers)


def refused(session: Session | None, error: Refused, counter: int, flows: Flows, lookup: Lookup) -> Turn:
    """The domain refused the command of `session` (`Turn.tried or Turn.session`).

    Says why, forgets the answers the refusal names, and asks again; ends when nothing is left to ask.
    """
    said = _why(error)
    if session is None or session.flow not in flows:
        return Turn(says=(said,), counter=counter, cleared=True)
    here = _Here(None, counter, flows, _remembered(lookup))
    try:
        kept, came = _stand(here, replace(session, answers=without(session.answers, error.forget)))
        if isinstance(came, Asking):
            return _asked(here, kept, came, says=(said,))
        case = session.args.get("case")
        card = (Say("case", {"case": here.lookup(OneCase(case))}),) if case is not None else ()
    except Refused:
        card = ()
    return Turn(says=(said, *card), counter=counter, cleared=True)


def again(session: Session, counter: int, flows: Flows, lookup: Lookup) -> Turn:
    """The open question once more."""
    if session.flow not in flows:
        return Turn(counter=counter, cleared=True)
    return _current(_Here(session, counter, flows, _remembered(lookup)))


@dataclass(frozen=True, slots=True)
class _Here:
    """The chat as one input finds it."""

    session: Session | None
    counter: int
    flows: Flows
    lookup: Lookup
    unsent: bool = False


class _Behind(Exception):
    """A card's button that this case does not offer any more; what to show instead."""

    def __init__(self, error: Refused, view: CaseView) -> None:
        super().__init__(error)
        self.error, self.view = error, view


def _remembered(lookup: Lookup) -> Lookup:
    """Facts are looked up once for each input, however often a conversation is replayed."""
    known: dict[Query, Any] = {}

    def answer(query: Query) -> Any:
        if query not in known:
            known[query] = lookup(query)
        return known[query]

    return answer


def _why(error: Refused) -> Say:
    return Say(type(error).__name__, error.values)


# What was done


def _taken(here: _Here, incoming: Input) -> Turn:
    try:
        if incoming.kind == "command":
            return _commanded(here, incoming.text.casefold(), incoming.data)
        if incoming.kind == "text" and (name := phrases.command(incoming.text)):
            return _commanded(here, name, "")
        if incoming.kind == "press":
            return _pressed(here, incoming)
        if here.session is None:
            return _heard(here, incoming)
        if here.session.rival is not None:
            return _between(here, incoming, None)
        return _answered(here, incoming, None)
    except Refused as error:  # a fact of the open conversation is not theirs to know any more
        return Turn(says=(_why(error),), counter=here.counter, cleared=True)


def _commanded(here: _Here, name: str, data: str) -> Turn:
    """Commands come before the answer."""
    if name == "start":
        if data:
            return _entered_or_told(here, "join", {"code": data}, {})
        return _current(here, says=(Say("greeting"),))
    if name in ("cancel", "delete"):
        if here.session is not None:
            return Turn(says=(Say("cancelled"),), counter=here.counter, cleared=True)
        return _current(here, says=(Say("nothing-open" if name == "cancel" else "delete-how"),))
    if name == "back" and here.session is not None:
        return _back(here)
    if name not in here.flows or here.flows[name].needs or name == "sort_out":
        return _current(here, says=(Say("unknown-command"),) if name != "back" else ())
    turn = _entered_or_told(here, name, {}, {})
    if turn.ask is None and here.session is not None and turn.finish is not None and not turn.finish.command:
        shown = _current(here)
        return replace(shown, says=(*turn.says, *shown.says), finish=shown.finish or turn.finish)
    return turn


def _pressed(here: _Here, incoming: Input) -> Turn:
    kind, _, rest = incoming.data.partition(":")
    parts = rest.split(":")
    if kind == "f" and len(parts) <= 4:
        return _card(here, parts)
    session = here.session
    if kind == "q" and session is not None and len(parts) == 2 and parts[0] == str(session.number):
        if parts[1] == "cancel":
            return _current(_dropped(here)) if session.rival else _commanded(here, "cancel", "")
        if parts[1] == "back":
            return _back(here)
        if session.rival is not None:
            return _between(here, incoming, parts[1])
        return _answered(here, incoming, parts[1])
    return _stale(here)


def _stale(here: _Here) -> Turn:
    return _current(here, toast=Say("toast-stale"), stale=True)


def _card(here: _Here, parts: list[str]) -> Turn:
    """`{flow}`, `{flow}:{case}:{version}`, `{flow}:{case}:{version}:{extra}`, `{flow}:t{task}`."""
    name, args = parts[0], dict[str, Any]()
    for field, part in zip(("case", "version", "extra"), parts[1:], strict=False):
        if field == "case" and part.startswith("t"):
            field, part = "task", part[1:]
        if field == "extra":
            args[field] = part
        elif part.isascii() and part.isdigit() and len(part) < 16:
            args[field] = int(part)
        elif part:
            return _stale(here)
    if name not in here.flows or name == "sort_out":
        return _stale(here)
    try:
        return _entered(here, name, args, {})
    except _Behind as behind:
        old = isinstance(behind.error, Stale)
        return Turn(
            session=here.session,
            says=(Say("case", {"case": behind.view}),),
            toast=Say("toast-stale") if old else _why(behind.error),
            counter=here.counter,
            stale=True,
        )
    except Refused as error:
        turn = _current(here) if here.session else Turn(counter=here.counter)
        return replace(turn, toast=_why(error), stale=True)


def _heard(here: _Here, incoming: Input) -> Turn:
    """Something said outside any conversation."""
    answers: dict[str, Any] = {}
    sorting = here.flows["sort_out"]
    for kind in (incoming.kind, "text") if incoming.kind == "photo" and incoming.text else (incoming.kind,):
        stray = sorting.strays.get(kind)
        if stray is not None:
            key, keep = stray
            try:
                answers[key] = _kept(keep(None, incoming))
            except Invalid:
                return _current(replace(here, session=None), says=(Say("unclear"),))
    bare = incoming.kind == "text" and not says_something(incoming.text)
    if not answers or bare:
        return _current(replace(here, session=None), says=(Say("unclear"),))
    alarm = danger.found(incoming.text)
    turn = _entered_or_told(
        replace(here, session=None),
        "sort_out",
        {"urgent": alarm} if alarm else {},
        answers,
        joins="words" if "words" in answers else "pictures" if "pictures" in answers else "",
    )
    return _warned(turn, alarm)


def _between(here: _Here, incoming: Input, pressed: str | None) -> Turn:
    """“Go on with what you began, or drop it?”"""
    session = here.session
    assert session is not None and session.rival is not None
    number = (
        int(incoming.text) - 1 if incoming.kind == "text" and incoming.text.strip() in ("1", "2") else None
    )
    chosen = pressed if number is None else str(number)
    if chosen == "0":
        return _current(_dropped(here))
    if chosen == "1":
        rival = session.rival
        return _entered_or_told(replace(here, session=None), rival["flow"], rival["args"], rival["answers"])
    if pressed is not None:
        return _stale(here)
    return _rivalry(here, session, again=Say("invalid-choice"))


def _dropped(here: _Here) -> _Here:
    assert here.session is not None
    return replace(here, session=replace(here.session, rival=None))


def _back(here: _Here) -> Turn:
    assert here.session is not None
    if here.session.rival is not None:
        return _current(_dropped(here))
    session, came = _stand(here, here.session)
    if came.path:
        answers = without(session.answers, [came.path[-1].key])
        session, came = _stand(here, replace(session, answers=answers))
    return _went(here, session, came)


def _answered(here: _Here, incoming: Input, pressed: str | None) -> Turn:
    """An answer to the open question, or something that belongs to another one."""
    assert here.session is not None
    session, came = _stand(here, here.session)
    if isinstance(came, Finished):  # a new release does not ask any more
        return _went(here, session, came)
    flow, step = here.flows[session.flow], came.step
    if pressed is not None:
        option = _option(session, step, pressed)
        if option is None:
            return _stale(here)
        try:
            return _recorded(here, session, step, step.take(incoming, option), came.partial)
        except Invalid as invalid:
            return _asked(here, session, came, again=Say(invalid.what, invalid.show))
    alarm = danger.found(incoming.text) if flow.watches and not session.args.get("urgent") else ""
    if alarm:
        session = replace(session, args={**session.args, "urgent": alarm})
    return _warned(_joined(here, session, came, incoming), alarm)


def _joined(here: _Here, session: Session, came: Asking, incoming: Input) -> Turn:
    """Where what came belongs: to the answer before, while the prompt is unsent; to the open question; elsewhere."""
    flow, step = here.flows[session.flow], came.step
    goes_on = incoming.kind in _GOES_ON
    before = next((s for s in came.path if s.key == session.joins), None) if here.unsent else None
    tried: list[tuple[Step[Any], bool]] = [(before, True)] if before is not None and goes_on else []
    tried.append((step, came.partial))
    why = Invalid("invalid-choice")
    for target, more in tried:
        try:
            turn = _recorded(here, session, target, target.take(incoming, None), more, goes_on)
        except Invalid as invalid:
            why = invalid
            if target is before and invalid.what == "invalid-long":
                break
            continue
        if incoming.kind == "photo" and incoming.text and turn.session is not None:
            return _captioned(replace(here, session=turn.session), incoming)
        return turn
    if incoming.kind in flow.strays and (why.what != "invalid-long"):
        key, keep = flow.strays[incoming.kind]
        kept = _kept(keep(session.answers.get(key, {}).get("is"), incoming))
        session = replace(session, answers={**session.answers, key: kept})
        if incoming.kind == "photo" and incoming.text:
            return _captioned(replace(here, session=session), incoming)
        session, now = _stand(here, session)
        kept_so = Say(f"kept-{key}") if isinstance(now, Asking) and now.step.key == step.key else None
        joins = session.joins or key
        return _went(here, session, now, joins=joins if goes_on else "", again=kept_so)
    if flow.light and goes_on:
        return _heard(replace(here, session=None), incoming)
    return _asked(
        here, session, came, again=Say(why.what, why.show), joins=session.joins if here.unsent else ""
    )


def _captioned(here: _Here, incoming: Input) -> Turn:
    """The words that came with a picture: to the words if there are some already, or to the open question."""
    assert here.session is not None
    session, came = _stand(here, here.session)
    caption = Input("text", text=incoming.text)
    words = next((s for s in reversed(came.path) if s.key == "words"), None)
    targets = [words] if words is not None else [came.step] if isinstance(came, Asking) else []
    for target in targets:
        try:
            return _recorded(here, session, target, target.take(caption, None), target is words, True)
        except Invalid as invalid:
            if isinstance(came, Asking) and invalid.what == "invalid-long":
                return _asked(here, session, came, again=Say(invalid.what, invalid.show))
    return _went(here, session, came, joins="pictures", again=Say("kept-pictures"))


def _option(session: Session, step: Step[Any], pressed: str) -> Option | None:
    if session.asked != _question(step):
        return None
    if pressed == "done":
        return next((option for option in step.options if option.value in ("done", "none")), None)
    if not (
        pressed.isascii() and pressed.isdigit() and len(pressed) < 4 and int(pressed) < len(step.options)
    ):
        return None
    return step.options[int(pressed)]


def _recorded(
    here: _Here, session: Session, step: Step[Any], value: Any, more: bool, goes_on: bool = False
) -> Turn:
    """Record an answer and go on. Raises Invalid, and then nothing has changed."""
    if more:
        value = step.add(session.answers[step.key]["is"], value)
    try:
        step.read(value)
    except Invalid:
        raise
    except Exception as unfinished:  # Unfinished: it may still grow
        if type(unfinished).__name__ != "Unfinished":
            raise
    kept = {"of": canonical(step.of), "is": value}
    session, came = _stand(here, replace(session, answers={**session.answers, step.key: kept}))
    return _went(here, session, came, joins=step.key if goes_on and step.joins else "")


def _kept(value: Any) -> dict[str, Any]:
    return {"of": "null", "is": value}


# What comes of it


def _stand(here: _Here, session: Session) -> tuple[Session, Asking | Finished]:
    """Where a conversation stands."""
    flow = here.flows[session.flow]
    while True:
        came = replay(flow.run(session.args), session.answers, here.lookup)
        if not isinstance(came, Forgotten):
            return session, came
        left = without(session.answers, came.keys)
        if len(left) == len(session.answers):
            raise BrokenFlow(came)
        session = replace(session, answers=left)


def _question(step: Step[Any]) -> str:
    return canonical([step.key, step.of, [option.value for option in step.options]])


def _went(
    here: _Here,
    session: Session,
    came: Asking | Finished,
    *,
    joins: str = "",
    again: Say | None = None,
) -> Turn:
    if isinstance(came, Asking):
        return _asked(here, session, came, joins=joins, again=again)
    return _ended(replace(here, session=None), session, came, joins)


def _asked(
    here: _Here,
    session: Session,
    came: Asking,
    *,
    says: tuple[Say, ...] = (),
    again: Say | None = None,
    joins: str = "",
    toast: Say | None = None,
    stale: bool = False,
) -> Turn:
    step = came.step
    asked = _question(step)
    number = session.number if session.number and session.asked == asked else here.counter + 1
    flow, key = step.asks or (session.flow, step.key.partition(".")[0])
    return Turn(
        session=replace(session, asked=asked, number=number, joins=joins),
        says=says,
        ask=Ask(flow, key, number, step.options, step.show, bool(came.path), bool(joins), again),
        toast=toast,
        counter=max(here.counter, number),
        stale=stale,
    )


def _ended(here: _Here, session: Session, came: Finished, joins: str = "") -> Turn:
    """A conversation returned. `here.session` is another one that is not disturbed by it."""
    finish = came.value
    counter = here.counter
    if finish is None:
        return Turn(session=here.session, counter=counter, cleared=here.session is None)
    if finish.then is not None:
        flow, args = finish.then
        if finish.command is None:  # it only led on to another, which goes on with what was said
            says = (Say(finish.say, finish.show),) if finish.say else ()
            urgent = {key: session.args[key] for key in ("urgent",) if key in session.args}
            turn = _entered_or_told(here, flow, {**args, **urgent}, session.answers, joins=joins)
            return replace(turn, says=(*says, *turn.says))
        used = {step.key for step in came.path}
        if left := {key: kept for key, kept in session.answers.items() if key not in used}:
            finish = replace(finish, then=(flow, {**args, "fill": left}))
    return Turn(
        session=here.session,
        finish=finish,
        counter=counter,
        cleared=here.session is None,
        tried=session if finish.command is not None and here.session is None else None,
    )


def _current(
    here: _Here, *, says: tuple[Say, ...] = (), toast: Say | None = None, stale: bool = False
) -> Turn:
    """The open question once more; without one, the menu."""
    session = here.session
    if session is None:
        menu = Say("menu", {"offers": offers(here.lookup(Me()))})
        return Turn(says=(*says, menu), toast=toast, counter=here.counter, stale=stale)
    if session.rival is not None:
        turn = _rivalry(here, session)
        return replace(turn, says=(*says, *turn.says), toast=toast, stale=stale)
    session, came = _stand(here, session)
    if isinstance(came, Asking):
        return _asked(here, session, came, says=says, toast=toast, stale=stale)
    turn = _went(here, session, came)
    return replace(turn, says=(*says, *turn.says), toast=toast, stale=stale)


def _warned(turn: Turn, alarm: str) -> Turn:
    return replace(turn, says=(Say("danger", {"danger": alarm}), *turn.says)) if alarm else turn


# Another conversation


def _entered_or_told(
    here: _Here, name: str, args: Mapping[str, Any], answers: Mapping[str, Any], joins: str = ""
) -> Turn:
    try:
        return _entered(here, name, args, answers, joins)
    except _Behind as behind:
        says: tuple[Say, ...] = (_why(behind.error), Say("case", {"case": behind.view}))
    except Refused as error:
        says = (_why(error),)
    return Turn(session=here.session, says=says, counter=here.counter)


def _entered(
    here: _Here, name: str, args: Mapping[str, Any], answers: Mapping[str, Any], joins: str = ""
) -> Turn:
    """Begin a conversation. One that asks nothing does not disturb the draft; one that asks has to be alone."""
    flow = here.flows[name]
    _admitted(here, flow, args)
    answers = {**args.get("fill", {}), **answers}
    args = {key: value for key, value in args.items() if key != "fill"}
    fresh, came = _stand(here, Session(name, args, answers))
    if isinstance(came, Finished):
        return _ended(here, fresh, came, joins)
    draft = here.session
    if draft is None or draft.flow not in here.flows:
        return _asked(here, fresh, came, joins=joins)
    if draft.flow == name and draft.args == args and not answers:
        return _current(_dropped(here))
    if here.flows[draft.flow].light or not draft.answers:
        return _asked(here, fresh, came, joins=joins)
    return _rivalry(here, replace(draft, rival={"flow": name, "args": args, "answers": answers}))


def _admitted(here: _Here, flow: Flow, args: Mapping[str, Any]) -> None:
    """Who may begin it, and whether the case still offers it. Raises NotYours, _Behind."""
    if flow.roles and not flow.roles & here.lookup(Me()).roles:
        raise NotYours()
    if flow.needs and not isinstance(args.get(flow.needs), int):
        raise NotYours()
    if flow.needs != "case":
        return
    view: CaseView = here.lookup(OneCase(args["case"]))
    if flow.fresh and args.get("version") not in (None, view.version):
        raise _Behind(Stale(number=view.number), view)
    if flow.act is not None and flow.act not in view.may:
        error = NotAllowed(number=view.number, action=flow.act.value, state=view.state.value)
        raise _Behind(error, view)


def _rivalry(here: _Here, session: Session, again: Say | None = None) -> Turn:
    assert session.rival is not None
    asked = canonical(["rival", session.rival["flow"], session.rival["args"]])
    number = session.number if session.asked == asked else here.counter + 1
    show = {"flow": session.flow, "rival": session.rival["flow"]}
    return Turn(
        session=replace(session, asked=asked, number=number, joins=""),
        ask=Ask("talk", "rival", number, RIVALS, show, again=again),
        counter=max(here.counter, number),
    )
