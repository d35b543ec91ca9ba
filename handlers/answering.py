"""An answer to the open question, or something that belongs to another one."""

from dataclasses import replace
from typing import Any

from cases import numbers
from handlers import danger, phrases
from handlers.ask import LONGEST
from handlers.facts import CaseByNumber
from handlers.plain import plain, spoken
from handlers.replay import Asking, Finished, Invalid, Run, Step, Unfinished, canonical
from handlers.shown import CaseView
from handlers.standing import Here, asked, question, stand, went
from handlers.turn import Input, InputKind, Option, Say, Session, Turn

_GOES_ON: tuple[InputKind, ...] = ("text", "photo", "voice")
"""More of these may follow at once: the next prompt is held back a moment."""


def answered(here: Here, incoming: Input, pressed: str | None = None) -> Turn | None:
    """What an input comes to in the open conversation; None: that button is not of this question."""
    assert here.session is not None
    session, came = stand(here, here.session)
    if isinstance(came, Finished):  # a new release asks no more
        return went(here, session, came)
    step = came.step
    if pressed is not None:
        option = _option(session, step, pressed)
        if option is None:
            return None
        try:
            return _recorded(here, session, step, step.take(incoming, option), came.partial, run=came.run)
        except Invalid as invalid:
            return asked(here, session, came, again=Say(invalid.what, invalid.show))
    watched = here.flows[session.flow].watches and not session.args.get("urgent")
    alarm = danger.found(incoming.text) if watched else ""
    if alarm:
        session = replace(session, args={**session.args, "urgent": alarm})
        came = replace(came, run=None)  # it ran without knowing
    of_the_matter = bool(alarm) and incoming.kind == "text" and "text" in here.flows[session.flow].strays
    turn = _placed(here, session, came, incoming, of_the_matter)
    return warned(received(turn, incoming), alarm, known=bool(here.flows[session.flow].needs))


def asked_anew(session: Session, turn: Turn) -> Turn:
    """`turn` asks anew what somebody has just answered, as it has changed since: that is said with it."""
    if turn.ask is None or turn.ask.number == session.number or turn.ask.again is not None:
        return turn
    return replace(turn, ask=replace(turn.ask, again=Say("asked-anew")))


def received(turn: Turn, incoming: Input) -> Turn:
    """A position or a picture without a word is acknowledged, whatever is asked next."""
    what = {"location": "where", "photo": "pictures"}.get(incoming.kind)
    got = incoming.files if what == "pictures" else incoming.latitude is not None
    if not got or incoming.text or turn.ask is None or turn.ask.again or turn.ask.key == what:
        return turn
    return replace(turn, ask=replace(turn.ask, again=Say(f"kept-{what}")))


def warned(turn: Turn, alarm: str, *, known: bool = False) -> Turn:
    """Danger is spoken of before anything else. `known`: it is said of a case that somebody has."""
    what = "danger-known" if known else "danger"
    return replace(turn, says=(Say(what, {"danger": alarm}), *turn.says)) if alarm else turn


def kept(value: Any) -> dict[str, Any]:
    """An answer that came before its question."""
    return {"of": "null", "is": value}


def _placed(here: Here, session: Session, came: Asking, incoming: Input, of_the_matter: bool) -> Turn:
    """To the answer before while the prompt is unsent; to the open question; or where else it belongs.

    `of_the_matter`: it speaks of danger, and so answers nothing else that is asked: no place, no name.
    """
    goes_on = incoming.kind in _GOES_ON
    why: Invalid | None = None
    number = incoming.kind == "text" and _is_number(incoming.text)
    nothing = number or (incoming.kind == "text" and plain(incoming.text))
    if came.step.key == "words" and incoming.kind == "text" and phrases.is_case_number(incoming.text):
        looked_up: CaseView | None = here.lookup(CaseByNumber(incoming.text))
        if looked_up is not None:  # nobody's whole remark is the number of a case that they have
            return asked(here, session, came, says=(Say("case", {"case": looked_up}),))
    for step, more in _takers(here, session, came, incoming):
        if nothing and step is not came.step and not (here.unsent and step.key == session.joins):
            continue  # it is nothing that was said
        if of_the_matter and step.key != "words":
            continue
        try:
            value = step.take(incoming, None)
            run = came.run if step is came.step else None
            turn = _recorded(here, session, step, value, more, goes_on, run)
        except Invalid as invalid:
            why = why or invalid
            if invalid.what == "invalid-photo-needed":  # there is none: that is no part of the words before
                break
            continue
        if incoming.kind == "photo" and incoming.text and turn.session is not None:
            return _captioned(replace(here, session=turn.session), incoming, came.step)
        if turn.ask is not None and turn.ask.again is None and step.key not in (came.step.key, session.joins):
            turn = replace(turn, ask=replace(turn.ask, again=Say(f"kept-{step.key}")))
        return turn
    if number and why is not None:
        seen: CaseView | None = here.lookup(CaseByNumber(incoming.text))
        if seen is not None:
            return asked(here, session, came, says=(Say("case", {"case": seen}),))
        looks = phrases.is_number(incoming.text) and why.what in ("invalid-photos", "invalid-choice")
        unknown = Say("number-unknown", {"lacks": numbers.lacks(incoming.text)})
        return asked(here, session, came, again=unknown if looks else Say(why.what, why.show))
    stray = here.flows[session.flow].strays.get(incoming.kind)
    if incoming.kind == "text" and why is not None and why.what not in ("invalid-choice", "invalid-date"):
        stray = None  # an answer, but not as it is asked for: a number that is none
    if stray is not None:
        key, keep = stray
        try:
            here = replace(here, session=_with(session, key, kept(keep(_is(session, key), incoming))))
        except Invalid as invalid:
            return asked(here, session, came, again=Say(invalid.what, invalid.show))
        return _captioned(here, incoming, came.step, key) if goes_on else _unmoved(here, came.step, key, "")
    why = why or Invalid("invalid-choice")
    return asked(here, session, came, again=Say(why.what, why.show))


def _is_number(text: str) -> bool:
    """True: a case's number, or digits that are no telephone's, and nothing else."""
    digits = sum(c.isdecimal() for c in text)
    few = spoken(text).isdecimal() or phrases.is_number(text)
    return digits <= _DIGITS and (few or numbers.parse(text) is not None)


_DIGITS = 10
"""More has a telephone."""


def _takers(here: Here, session: Session, came: Asking, incoming: Input) -> list[tuple[Step[Any], bool]]:
    """Which answers this could be (part of), in order; True: it joins what is there."""
    takers = [(came.step, came.partial)]
    if incoming.kind not in _GOES_ON:
        return takers
    if here.unsent and session.joins == came.step.key:  # the rest of what was too long
        takers = [(came.step, came.partial or session.joins in session.answers)]
    elif here.unsent and (before := _answered_step(came, session.joins)) is not None:
        takers.insert(0, (before, True))
    if came.step.key == "pictures" and (words := _answered_step(came, "words")) is not None:
        takers.append((words, True))
    return takers


def _answered_step(came: Asking | Finished, key: str) -> Step[Any] | None:
    return next((step for step in came.path if step.key == key), None)


def _captioned(here: Here, incoming: Input, opened: Step[Any], key: str = "pictures") -> Turn:
    """A picture is kept; the words that came with it go to the words there are, or to the open question.

    `opened`: the question that was open when it came; with the picture there may be none any more.
    """
    assert here.session is not None
    session, came = stand(here, here.session)
    words = _answered_step(came, "words")
    step = words or (came.step if isinstance(came, Asking) else opened)
    if incoming.kind == "photo" and incoming.text:
        try:
            value = step.take(Input("text", text=incoming.text), None)
            return _recorded(here, session, step, value, step is words, goes_on=True)
        except Invalid:
            pass  # the picture counts; the question stays as it is
    return _unmoved(here, came.step if isinstance(came, Asking) else None, key, session.joins or key)


def _unmoved(here: Here, step: Step[Any] | None, key: str, joins: str) -> Turn:
    """Something else was kept: said so, unless it was what is asked now."""
    assert here.session is not None
    session, came = stand(here, here.session)
    same = isinstance(came, Asking) and step is not None and came.step.key == step.key
    say = Say(f"kept-{key}") if same and step is not None and step.key != key else None
    return went(here, session, came, joins=joins, again=say)


def _option(session: Session, step: Step[Any], pressed: str) -> Option | None:
    """The option of a pressed button; None if the question is another one by now."""
    if session.asked != question(step):
        return None
    if pressed == "done":
        return next((option for option in step.options if option.value in ("done", "none")), None)
    if not (
        pressed.isascii() and pressed.isdigit() and len(pressed) < 4 and int(pressed) < len(step.options)
    ):
        return None
    return step.options[int(pressed)]


def _recorded(
    here: Here,
    session: Session,
    step: Step[Any],
    value: Any,
    more: bool,
    goes_on: bool = False,
    run: Run | None = None,
) -> Turn:
    """Record an answer and go on. Raises Invalid, and then nothing has changed.

    What is too long is kept, so that what follows at once is not taken for the whole; it is asked again.
    """
    if more:
        value = step.add(_is(session, step.key), value)
    try:
        step.read(value)
    except Unfinished:
        pass
    except Invalid as invalid:
        if invalid.what != "invalid-long" or len(canonical(value)) > LONGEST:
            raise
    session, came = stand(here, _with(session, step.key, {"of": canonical(step.of), "is": value}), run)
    return went(here, session, came, joins=step.key if goes_on and step.joins else "")


def _with(session: Session, key: str, answer: dict[str, Any]) -> Session:
    return session.having({**session.answers, key: answer})


def _is(session: Session, key: str) -> Any:
    return session.answers.get(key, {}).get("is")
