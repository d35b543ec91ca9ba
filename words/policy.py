"""The follow-up policy in words: when a step is due, what it does, whom it reaches."""

from cases.calendar import Duration
from cases.model import Outcome
from cases.notices import To
from cases.policy import ENDINGS, REMINDERS, Step, Where
from words.fluent import has, sentence

_REACHES = {"ask_again": "residents", "revisit": "residents", "reassign": "handler", "rise": "wall"}
"""Whom a step that names nobody reaches; the reminders reach the handler, the endings nobody."""


def span(language: str, duration: Duration) -> str:
    """“2 个工作日”."""
    return sentence(language, f"policy-span-{duration.unit}", {"count": duration.count})


def when(language: str, step: Step, *, alone: bool = False) -> str:
    """“1 个工作日后”, “到期”, “之后每 2 个工作日”; `alone`: a repeat without the step it follows."""
    if step.every is not None:
        name = "every" if alone else "then-every"
        return sentence(language, f"policy-{name}", {"span": span(language, step.every)})
    if step.after is not None:
        return sentence(language, "policy-after", {"span": span(language, step.after)})
    if step.before_deadline is not None:
        return sentence(language, "policy-before_deadline", {"span": span(language, step.before_deadline)})
    if step.after_deadline is None or not step.after_deadline.count:
        return sentence(language, "policy-on_deadline", {})
    return sentence(language, "policy-after_deadline", {"span": span(language, step.after_deadline)})


def reaches(step: Step) -> str:
    """Whom a step reaches: a `To`, `end` for one that ends the waiting, `system` for what reaches nobody."""
    if step.to is not None:
        return step.to.value
    if step.do in REMINDERS:
        return "handler"
    return "end" if step.do in ENDINGS else _REACHES.get(step.do.value, "system")


def whom(language: str, step: Step) -> str:
    """“督办”."""
    return sentence(language, f"policy-to-{reaches(step)}", {})


def short(language: str, step: Step) -> str:
    """What a step does, short enough for a picture: “报督办”."""
    to = whom(language, step)
    for name in (f"policy-do-{step.do.value}", f"step-{step.do.value}"):
        if has(language, name):
            return sentence(language, name, {"to": to})
    return step.name


def only(language: str, step: Step) -> str:
    """“限解决了、心愿圆了的”; empty where a step is for all."""
    if not step.outcomes:
        return ""
    comma = sentence(language, "policy-comma", {})
    names = [sentence(language, f"outcome-{one.value}", {}) for one in Outcome if one in step.outcomes]
    return sentence(language, "policy-only", {"outcomes": comma.join(names)})


def what(language: str, step: Step) -> str:
    """What a step does, as the timeline of a case says it: “请工作人员过问”."""
    of = {To.OFFICERS: "unit-", To.CLAIMERS: "wish-"}.get(step.to or To.HANDLER, "")
    name = f"step-{of}{step.do.value}"
    return sentence(language, name, {}) if has(language, name) else short(language, step)


def state(language: str, where: Where) -> str:
    """“在办”; English begins with a capital."""
    name = sentence(language, f"state-{where.value}", {})
    return name[:1].upper() + name[1:]


def begins(language: str, where: Where) -> str:
    """From what the steps of this state count, where that is not its beginning; otherwise empty."""
    name = f"policy-start-{where.value}"
    return sentence(language, name, {}) if has(language, name) else ""
