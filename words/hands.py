"""Whose hands a case is in, and whose brought it: how those people are spoken of."""

from cases.model import Kind
from handlers.shown import CandidateView, CaseView
from words import wishes
from words.escape import clean
from words.fluent import sentence


def called(language: str, name: str) -> str:
    """A representative as they are spoken of: “周代表”. Plain text."""
    name = clean(name).strip()
    if not name:
        return ""
    bare = name.removesuffix("代表").strip()
    return sentence(language, "representative", {"name": bare or name})


def handler(language: str, view: CaseView) -> str:
    """Who has the case: a representative, a clerk of the office, who claimed the wish, or the desk of
    检举控告. Plain text."""
    if view.kind is Kind.MISCONDUCT:
        return sentence(language, "holder-desk", {})
    if view.handler and view.handler_as is not None:
        return wishes.claimer(language, view.handler, view.handler_as)
    return clean(view.handler) if view.of_office else called(language, view.handler)


def candidate(language: str, who: CandidateView) -> str:
    """Somebody who could have it. Plain text."""
    return clean(who.name) if who.office else called(language, who.name)


def source(language: str, view: CaseView) -> tuple[str, str]:
    """“走访（周代表登记），打电话回访”; nothing of what residents said here themselves."""
    if not view.entered:
        return ("source", "")
    told = {"source": sentence(language, f"source-{view.source}", {}), "who": clean(view.entered)}
    return ("source", sentence(language, "source-line", {**told, "calls": "yes" if view.calls else "no"}))
