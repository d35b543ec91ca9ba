"""Ids and values become messages: the one way from a conversation or the domain to what people read.

Every function takes the language first. `zone` and `now` are what dates are told against.
"""

from collections.abc import Mapping
from datetime import datetime, tzinfo
from typing import Any

from cases.errors import HuiyinError
from handlers.facts import CandidateView, CaseView, Entry, TaskView
from handlers.talk import Ask, Option, Say
from words import buttons
from words.cards import card, line
from words.dates import When
from words.escape import clean, html, tidy
from words.fluent import constant, has, sentence, spoken
from words.message import Button, Card, Message
from words.notice import notice
from words.offers import for_case, for_cases, for_task, for_tasks
from words.timeline import timeline
from words.values import named, values

__all__ = ["ask", "error", "label", "notice", "say", "text", "toast"]


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
    fixed = constant(language, option.what)
    if fixed is not None:
        return fixed
    return buttons.label(
        sentence(language, option.what, values(language, option.show, When(zone, now), clean))
    )


def say(language: str, said: Say, *, zone: tzinfo, now: datetime) -> Message:
    """Something a conversation says: its words, and the card, list or story that comes with them."""
    language, when = spoken(language), When(zone, now)
    show = said.show
    words, hint = _told(language, said.what, show, when)
    if not show:
        return Message(text=words, hint=hint)
    offered: list[Button] = []
    lines = [words]
    for value in show.values():
        match value:
            case CaseView():
                offered += for_case(language, value)
            case TaskView():
                offered += for_task(language, value)
            case (CaseView(), *_):
                lines += [line(language, view, when) for view in value]
                offered += for_cases(language, value)
            case (TaskView(), *_):
                offered += for_tasks(language, value)
            case (Entry(), *_):
                lines.append(timeline(language, value, when))
            case (Option(), *_):
                offered = [
                    Button(label(language, option, zone=zone, now=now), f"f:{option.value}", option.main)
                    for option in value
                ]
    return Message(
        text="\n".join(lines),
        hint=hint,
        card=_card(language, show, when),
        pictures=tuple(show.get("files", ())),
        buttons=buttons.rows(offered),
    )


def ask(language: str, asked: Ask, *, zone: tzinfo, now: datetime) -> Message:
    """A question: why the last answer did not count, `ask-{flow}-{key}`, the options, back and cancel."""
    language, when = spoken(language), When(zone, now)
    words, hint = _told(language, f"ask-{asked.flow}-{asked.key.partition('.')[0]}", asked.show, when)
    if asked.again is not None:
        words = f"{_told(language, asked.again.what, asked.again.show, when)[0]}\n{words}"
    offered = [
        Button(label(language, option, zone=zone, now=now), f"q:{asked.number}:{i}", option.main, option.asks)
        for i, option in enumerate(asked.options)
    ]
    controls = [Button(constant(language, "control-cancel") or "", f"q:{asked.number}:cancel")]
    if asked.back:
        controls.insert(0, Button(constant(language, "control-back") or "", f"q:{asked.number}:back"))
    return Message(
        text=words,
        hint=hint,
        card=_card(language, asked.show, when) if asked.show else None,
        buttons=(*buttons.rows(offered), tuple(controls)),
    )


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
    words = fixed if fixed is not None else tidy(sentence(language, what, shown))
    return words, tidy(sentence(language, hint, shown)) if hint else ""


def _card(language: str, show: Mapping[str, Any], when: When) -> Card | None:
    view = next((v for v in show.values() if isinstance(v, CaseView)), None)
    task = next((v for v in show.values() if isinstance(v, TaskView)), None)
    view = view or (task.case if task else None)
    if view is None:
        return None
    ranked = next(
        (v for v in show.values() if isinstance(v, tuple) and v and isinstance(v[0], CandidateView)), ()
    )
    return card(language, view, when, candidates=ranked)
