"""Who has a case, as they are spoken of."""

from cases.model import Kind
from handlers.shown import CaseView
from words.escape import clean
from words.fluent import sentence


def called(language: str, name: str) -> str:
    """A representative as they are spoken of: “周代表”. Plain text."""
    name = clean(name).strip()
    if not name:
        return ""
    bare = name.removesuffix("代表").strip()
    return sentence(language, "representative", {"name": bare or name})


def holder(language: str, view: CaseView) -> str:
    """The representative, or the desk for 检举控告; empty: nobody. Plain text."""
    if view.kind is Kind.MISCONDUCT:
        return sentence(language, "holder-desk", {})
    return called(language, view.handler)
