"""After the answer: whether it lasted (回访), and a petition's review (复查, 复核)."""

from collections.abc import Mapping
from typing import Any

from cases.commands import Act
from cases.model import Action
from handlers.ask import act, choice, photos, text, words_or_voice
from handlers.facts import OneCase
from handlers.replay import fact
from handlers.shown import CaseView
from handlers.turn import Finish, Option

DECISIONS = tuple(Option(one, f"decision-{one}") for one in ("uphold", "change", "redo"))
"""None is the likely one: whoever decides has to choose."""


async def lasted(args: Mapping[str, Any]) -> Finish | None:
    """Still all right."""
    return Finish(Act(args["case"], Action.LASTED), "lasted-done")


async def ask_review(args: Mapping[str, Any]) -> Finish | None:
    """What is wrong with the answer; those above look at it again."""
    view: CaseView = await fact(OneCase(args["case"]))
    said = await words_or_voice("words", show={"case": view})
    files = await photos("pictures")
    return Finish(act(view.id, Action.ASK_REVIEW, said, files), "ask-review-done")


async def decide_review(args: Mapping[str, Any]) -> Finish | None:
    """The answer stands, is changed, or the work begins again; with the reasons."""
    view: CaseView = await fact(OneCase(args["case"]))
    decision: str = await choice("decision", DECISIONS, show={"case": view})
    words = await text("words", show={"case": view})
    command = Act(view.id, Action.DECIDE_REVIEW, words, data={"decision": decision})
    return Finish(command, "decide-review-done")
