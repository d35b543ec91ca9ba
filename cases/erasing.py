"""Consent taken back, and a person taken out of a case: the case goes on, or is over, without them.

What stays of a case that is over is what statistics need. One that goes on – for its other residents, or
because it is urgent – keeps what it is about, without the numbers and the name of who has gone. So does a
wish that somebody had claimed who is erased: it is as it was, without their words.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from cases.change import Change
from cases.errors import NoSuchPerson, NotAllowed
from cases.masking import masked
from cases.model import Action, Case, Outcome, Party, Place, State

SOMEBODY = "居民"
"""In place of a name in words that stay."""


def _share(change: Change) -> None:
    """Who has it may see name and telephone, or may no longer: as this resident says."""
    shares = bool(change.data.get("shares"))
    change.data["shares"] = shares
    change.case = replace(
        change.case,
        parties=tuple(
            replace(p, shares_contact=shares) if p.person == change.actor.person else p
            for p in change.case.parties
        ),
    )


def _erase(change: Change) -> None:
    """`person`: who goes, of its residents or of who claimed it; nobody: everything personal goes from a case
    that is over. `name`: theirs.

    `erased`: the events whose words are gone, `files`: the files that are. Raises `NoSuchPerson`.
    """
    case, whose = change.case, change.act.person
    erased, files = set(change.data.get("erased", ())), set(change.data.get("files", ()))
    if whose is None and change.before.state is not State.CLOSED:
        raise NotAllowed(number=case.number, action=Action.ERASE.value, state=case.state.value)
    resident = whose in [p.person for p in case.parties]
    if whose is not None and not resident and whose not in [claim.person for claim in case.claims]:
        raise NoSuchPerson(number=case.number)
    change.data["whose"] = whose
    parties = tuple(_gone(p, whose) for p in case.parties)
    withheld = tuple((seq, person) for seq, person in case.withheld if seq not in erased)
    change.case = replace(case, parties=parties, withheld=withheld)
    if whose is not None and not resident:
        _claimer(change, whose)
        return
    _moves_on(change)
    over = change.case.state is State.CLOSED
    if whose is None or (over and not change.case.residents):
        change.case = _skeleton(change.case, change)
    else:
        change.case = _without(change.case, change.act.name.strip(), files)
    if change.case.residents and not over:
        change.tells = []  # to who has it nothing has changed


def _claimer(change: Change, whose: int) -> None:
    """What they have in hand was given back before. What is answered is nobody's now, should it not hold."""
    case, change.tells = replace(change.case, state=change.before.state), []
    change.case = replace(case, handler=None) if case.handler == whose else case


def _gone(party: Party, whose: int | None) -> Party:
    if whose is None:
        return replace(party, shares_contact=False)
    return replace(party, shares_contact=False, withdrawn=True) if party.person == whose else party


def _moves_on(change: Change) -> None:
    """Without anybody left it is over, with the answer it has, or as withdrawn; what is urgent goes on."""
    before, case = change.before, change.case
    left = [p for p in case.parties if not p.withdrawn]
    state, outcome = before.state, case.outcome
    if before.state is State.RESOLVED and not any(p.verdict is None for p in left):
        state = State.CLOSED
    elif not left and before.state is not State.CLOSED:
        if not before.urgent or before.state in (State.REVIEW, State.OFFERED):  # nobody wishes it any more
            state, outcome = State.CLOSED, outcome or Outcome.WITHDRAWN
        elif before.state is State.WAITING:  # for nobody
            state = State.IN_PROGRESS
    change.case = replace(case, state=state, outcome=outcome)


def _skeleton(case: Case, change: Change) -> Case:
    """Kind, district, topics, times, how it ended; and by id, whom it was about: they stay kept out."""
    about = tuple(replace(s, name="") for s in case.subjects if (s.person, s.unit) != (None, None))
    bare = replace(case, words="", place=Place(district=case.place.district), pictures=(), voice=())
    bare = replace(bare, wish=replace(case.wish, words="") if case.wish is not None else None)
    return replace(bare, subjects=about, erased=change.now)


def _without(case: Case, name: str, files: set[int]) -> Case:
    """What it is about, without whose it was."""

    def anonymous(words: str) -> str:
        words = masked(words)
        return words.replace(name, SOMEBODY) if len(name) > 1 else words

    place = replace(case.place, text=anonymous(case.place.text))
    pictures = tuple(file for file in case.pictures if file not in files)
    voice = tuple(file for file in case.voice if file not in files)
    wish = replace(case.wish, words=anonymous(case.wish.words)) if case.wish is not None else None
    return replace(case, words=anonymous(case.words), place=place, pictures=pictures, voice=voice, wish=wish)


CHANGES: Mapping[Action, Callable[[Change], None]] = {Action.SHARE: _share, Action.ERASE: _erase}
