"""Ids and values become messages: the one way from a conversation or the domain to what people read.

Every function takes the language first. `zone` and `now` are what dates are told against.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, tzinfo
from functools import cache
from typing import Any

from cases.errors import HuiyinError
from cases.people import Role
from handlers.links import Ways
from handlers.on_the_wall import WishView
from handlers.shown import CaseView, Entry, Similar, TaskView
from handlers.talk import Ask, Option, Say
from words import buttons, similar, wishes
from words.cards import card, viewer
from words.dates import When
from words.digest import Item
from words.digest import digest as _digest
from words.escape import clean, html, tidy
from words.fluent import constant, has, sentence, spoken
from words.listed import line, task_line
from words.message import Button, Card, Line, Message
from words.notice import notice
from words.offers import for_case, for_cases, for_tasks
from words.timeline import timeline
from words.values import named, values

__all__ = ["Item", "ask", "digest", "error", "label", "notice", "say", "text", "toast"]


def text(language: str, what: str, **given: Any) -> str:
    """The words of an id as HTML, with strings and numbers put in (escaped)."""
    language = spoken(language)
    fixed = constant(language, what)
    if fixed is not None:
        return fixed
    return tidy(sentence(language, what, {k: html(v) if isinstance(v, str) else v for k, v in given.items()}))


def label(language: str, option: Option, *, zone: tzinfo, now: datetime) -> str:
    """What stands on a button, and what a typed text is compared with. Plain text."""
    language = spoken(language)
    if not option.what:
        return buttons.label(option.label)
    fixed = _label(language, option.what)
    if fixed is not None:
        return fixed
    shown = values(language, option.show, When(zone, now), clean)
    return buttons.label(sentence(language, option.what, shown))


@cache
def _label(language: str, what: str) -> str | None:
    """A label without arguments. The name of an outcome, small in a sentence, begins with a capital here."""
    fixed = constant(language, what)
    return None if fixed is None else fixed[:1].upper() + fixed[1:]


def say(language: str, said: Say, *, zone: tzinfo, now: datetime, whole: bool = False) -> Message:
    """Something a conversation says: its words, and the card, list, story or offers that come with them.

    `whole`: with the case's card even where another message would show it. A card has its own buttons, and no
    others are offered beside it.
    """
    language, when, show = spoken(language), When(zone, now), said.show
    task = show.get("task")
    if said.what == "task" and isinstance(task, TaskView):
        return notice(language, f"task-{task.kind}", task.case, task=task, zone=zone, now=now)
    words, hint = _told(language, said.what, show, when)
    if not show:
        return Message(text=words, hint=hint)
    brief = _is_brief(said.what) and not whole
    view = None if brief else next((v for v in show.values() if isinstance(v, CaseView)), None)
    offered = list(for_case(language, view)) if view else []
    lines, links, story, public = [words], tuple[str, ...](), tuple[Line, ...](), None
    for value in show.values():
        match value:
            case (CaseView(), *_):
                lines += [line(language, one, when) for one in value]
                offered += for_cases(language, value)
            case (TaskView(), *_):
                lines += [task_line(language, one, when) for one in value]
                offered += for_tasks(language, value)
            case (WishView(), *_):
                lines += [wishes.line(language, one) for one in value]
                offered += wishes.listed(language, value)
            case WishView() if said.what in ("wish", "claim-gone", "give-up-gone", "pledge-gone"):
                offered += wishes.buttons_of(language, value)
                public = wishes.card(language, value)
            case (Entry(), *_):
                story = timeline(language, value, when)
            case Ways():
                links = value.addresses
            case (Option(), *_) if view is None:
                offered += _offers(language, value, zone, now)
    files = (
        view if view and said.what in ("case", "case-changed") and viewer(view) is not Role.RESIDENT else None
    )
    return Message(
        text="\n".join(lines),
        hint=hint,
        story=story,
        card=card(language, view, when) if view else public,
        pictures=files.pictures if files else (),
        voice=next(iter(files.voice), None) if files else None,
        documents=tuple(show.get("documents", ())),
        buttons=buttons.rows(offered),
        links=links,
        about=view.id if view else 0,
    )


def _is_brief(what: str) -> bool:
    """True: a case this speaks of needs no card, because the next message is about something else."""
    return "-done" in what and what not in _WITH_A_CARD


_WITH_A_CARD = frozenset(
    {
        "report-done",
        "accept-done",
        "unit-accept-done",
        "twin-done",
        "consent-done",
        "merge-done",
        "split-done",
    }
)


def _offers(language: str, options: Iterable[Option], zone: tzinfo, now: datetime) -> list[Button]:
    return [Button(label(language, o, zone=zone, now=now), f"f:{o.value}", o.main) for o in options]


def ask(language: str, asked: Ask, *, zone: tzinfo, now: datetime) -> Message:
    """A question: why the last answer did not count, `ask-{flow}-{key}`, the options, back and cancel."""
    language, when = spoken(language), When(zone, now)
    shown = {**asked.show, "again": asked.again is not None}  # what it takes up has been said then
    words, hint = _told(language, f"ask-{asked.flow}-{asked.key.partition('.')[0]}", shown, when)
    if asked.again is not None:
        words = f"{_told(language, asked.again.what, asked.again.show, when)[0]}\n{words}"
    offered = [
        Button(label(language, option, zone=zone, now=now), f"q:{asked.number}:{i}", option.main, option.asks)
        for i, option in enumerate(asked.options)
    ]
    controls = []
    if asked.cancel:
        controls.append(Button(constant(language, "control-cancel") or "", f"q:{asked.number}:cancel"))
    if asked.keep:
        controls.insert(0, Button(constant(language, "control-keep") or "", f"q:{asked.number}:keep"))
    if asked.back:
        controls.insert(0, Button(constant(language, "control-back") or "", f"q:{asked.number}:back"))
    return Message(
        text=words,
        hint=hint,
        card=_ranking(language, asked.show, when) if asked.show else None,
        buttons=(*buttons.rows(offered), *([tuple(controls)] if controls else [])),
        shorten=asked.again is not None and asked.again.what == "invalid-long",
    )


def digest(language: str, items: Sequence[Item], *, zone: tzinfo, now: datetime) -> Message:
    """What waits for one person, in one message."""
    return _digest(spoken(language), items, When(zone, now))


def toast(language: str, said: Say, *, zone: tzinfo, now: datetime) -> str:
    """A word on the pressed button. Plain text."""
    language = spoken(language)
    words = sentence(language, said.what, values(language, said.show, When(zone, now), clean))
    return words.replace("<b>", "").replace("</b>", "")


def error(language: str, refused: BaseException) -> Message:
    """Why something could not be done. What is not a refusal of ours is our own fault, and says so."""
    language = spoken(language)
    what, given = "HuiyinError", dict[str, Any]()
    if isinstance(refused, HuiyinError):
        what, given = type(refused).__name__, dict(refused.values)
    given = {"number": "", "state": "", "action": "", **given}
    return Message(text=tidy(sentence(language, what, {k: named(language, k, v) for k, v in given.items()})))


def _told(language: str, what: str, show: Mapping[str, Any], when: When) -> tuple[str, str]:
    """Words and hint of an id."""
    hint = f"{what}.hint" if has(language, f"{what}.hint") else ""
    fixed = constant(language, what)
    if fixed is not None and not hint:
        return fixed, ""
    shown = values(language, show, when)
    if (found := show.get("similar")) and isinstance(found[0], Similar):
        shown |= {"lines": similar.lines(language, found, when), "count": len(found)}
    words = fixed if fixed is not None else tidy(sentence(language, what, shown))
    return words, tidy(sentence(language, hint, shown)) if hint else ""


def _ranking(language: str, show: Mapping[str, Any], when: When) -> Card | None:
    """The card of a case somebody is to be chosen for; other questions say in words what they are about."""
    view, candidates = show.get("case"), show.get("candidates")
    if not isinstance(view, CaseView) or not candidates:
        return None
    return card(language, view, when, candidates=candidates)
