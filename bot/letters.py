"""Which act on a petition gives an official letter, what the letter says, and where it is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.documents import Letter, docx
from bot.office import Office
from cases.deadline import due
from cases.model import Action, Case, Event, Kind, Outcome, Said, State
from cases.people import Person
from storage import files, people
from storage.work import Work
from words import policy as durations
from words.escape import clean, whole
from words.fluent import sentence, spoken

LETTERS: Mapping[str, str] = {
    "admit": "accept",
    "assign": "accept",  # where nobody has admitted it before
    "refuse": "refuse",
    "approve_extension": "extend",
    "resolve": "answer",
    "solve_on_spot": "answer",
    "explain": "answer",
    "decide_review": "review",
}
"""Action → letter; the second review has its own."""
MOST_ASKED = 160
"""Characters of the resident's words: the letter is one page."""


def with_letters(
    work: Work,
    office: Office,
    case: Case,
    past: Sequence[Event],
    happened: Sequence[tuple[Event, Said]],
) -> list[tuple[Event, Said]]:
    """What happened, each event that gives a letter with the id of its document, kept by now (`document`)."""
    written: list[tuple[Event, Said]] = []
    for event, said in happened:
        letter = None
        if office.documents is not None and case.kind is Kind.PETITION:
            history = [*past, *(event for event, _ in written), event]
            known = people.load(work, case.residents)
            letter = documents_for(case, event, said, history, office, known)
        if office.documents is not None and letter is not None:
            kept = office.documents(docx(letter))
            number = files.document(work, f"doc:{case.id}:{event.seq}", f"{letter.name}.docx", kept)
            event = replace(event, data={**event.data, "document": number})
        written.append((event, said))
    return written


def documents_for(
    case: Case,
    event: Event,
    said: Said,
    history: Sequence[Event],
    office: Office,
    residents: Mapping[int, Person],
) -> Letter | None:
    """The letter that an event gives, if it gives one: of what is kept, so it can be made again."""
    if case.kind is not Kind.PETITION or not case.residents or not _given(event):
        return None
    what = _given(event)
    only = residents[case.residents[0]] if len(case.residents) == 1 else None
    language = spoken(only.language if only else office.language)
    number = len([e for e in history if _given(e) and e.seq <= event.seq])

    def say(name: str, /, **values: str) -> str:
        return sentence(language, f"letter-{name}", values)

    def day(at: datetime) -> str:
        here = at.astimezone(office.zone)
        return say("date", year=str(here.year), month=str(here.month), day=str(here.day))

    ends = due(case, history, office.calendar)
    several = any(party.since > 1 for party in case.parties)
    asked = say("several") if several else whole(case.words, MOST_ASKED)
    name = say(f"{what}-name")
    text = say(
        what,
        asked=day(case.opened_at),
        words=asked or say("nothing"),
        said=clean(said.words).strip() or say("nothing"),
        number=case.number,
        by=day(ends.at) if ends else "none",
        decision=str(event.data.get("decision", "none")),
        extension=durations.span(language, office.policy.extension(case.kind).most),
        review=durations.span(language, office.policy.review_within.within),
    )
    # Who joined a case does not learn from a letter who else did, nor does anybody what was not shared.
    named = only is not None and only.name and any(p.shares_contact for p in case.parties)
    return Letter(
        name=say("file", number=case.number, name=name),
        office=office.name,
        number=say(
            "number",
            sign=say(f"{what}-sign"),
            year=str(event.at.astimezone(office.zone).year),
            number=case.number,
            nth=str(number),
        ),
        title=say(f"{what}-title"),
        to=say("to", name=clean(only.name)) if named and only else say("to-nobody"),
        paragraphs=tuple(line.strip() for line in text.split("\n") if line.strip()),
        seal=say("seal"),
        date=day(event.at),
        at=event.at,
        language=language,
    )


def _given(event: Event) -> str:
    """Which letter this event gives, if it is a petition's; otherwise empty."""
    if event.action is Action.ASSIGN and event.before is not State.SUBMITTED:
        return ""
    if event.action is Action.CLOSE:
        return _closes(event)
    letter = LETTERS.get(event.action.value, "")
    return "final" if letter == "review" and event.data.get("review", 1) > 1 else letter


def _closes(event: Event) -> str:
    """What the staff close they answer by that; what is fixed has been answered in writing before."""
    outcome = event.data.get("outcome")
    if outcome in (Outcome.FIXED, Outcome.FULFILLED):
        return ""
    return "refuse" if outcome == Outcome.DECLINED and event.before is State.SUBMITTED else "answer"
