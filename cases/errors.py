"""Everything that can be refused. A class name is its id in `words/`, its docstring says it in English.

Raise them with the values the sentence needs: ``raise NotAllowed(action="accept", state="closed")``.
"""

from typing import Any


class HuiyinError(Exception):
    """Something did not work, and nothing was lost."""

    forget: tuple[str, ...] = ()
    """Keys of a conversation's answers that must be asked again after this refusal."""

    def __init__(self, *, forget: tuple[str, ...] = (), **values: Any) -> None:
        super().__init__(f"{type(self).__doc__} {values or ''}".strip())
        self.values = values
        if forget:
            self.forget = forget


class Refused(HuiyinError):
    """That cannot be done."""


class NotAllowed(Refused):
    """That cannot be done with this case as it stands now."""


class NotYours(Refused):
    """That case is not yours to see or to change."""


class Stale(Refused):
    """The case has moved on since that card was sent."""


class NeedsWords(Refused):
    """An answer in words is needed."""

    forget = ("words",)


class NeedsOutcome(Refused):
    """Closing needs an outcome."""


class AboutThem(Refused):
    """The case is about this person; they can never be given it."""

    forget = ("who",)


class NoSuchPerson(Refused):
    """There is no such person, or not in that role."""

    forget = ("who",)


class NobodyAtTheDesk(Refused):
    """Nobody of the discipline desk is there to take it, so it is not taken at all."""

    forget = ("kind",)


class AboutTheUnit(Refused):
    """The case is about this unit, or somebody of it; it can never be given it."""

    forget = ("unit",)


class NoSuchUnit(Refused):
    """There is no such unit, or it has no part in this that would fit."""

    forget = ("unit",)


class StillObjected(Refused):
    """This unit says that it is not the one, and nobody has decided about that yet."""

    forget = ("unit",)


class TooLateToObject(Refused):
    """The time for an objection is over."""


class NobodyById(Refused):
    """Nobody has this id."""


class InvitedAlready(Refused):
    """Somebody of this name is known in this role."""


class PreviewStale(Refused):
    """What was shown is not what would be done any more: look at it again."""

    forget = ("sure",)


class NotOneHere(Refused):
    """Nobody of this name has a part here, or more than one."""


class NoSuchDistrict(Refused):
    """There is no such district."""


class NoStationNamed(Refused):
    """There is no station of this name, and none is made here."""


class NoUnitNamed(Refused):
    """There is no unit of this name."""


class AlreadyRated(Refused):
    """The answer has been rated already."""


class BadInvitation(Refused):
    """The invitation is used, expired or unknown."""

    forget = ("code",)


class NotOne(Refused):
    """No representative of this name, or more than one."""


class NoSuchStation(Refused):
    """There is no station of this name."""


class NoSuchNumber(Refused):
    """There is no case of this number."""


class LinkUsed(Refused):
    """This link has been used; it works once."""


class LinkNotHere(Refused):
    """There is something of one's own here already, so it cannot become somebody else's chat by a link."""


class BrokenLink(Refused):
    """That is no link of ours, or a part of one."""


class NotConnected(Refused):
    """That chat is not connected with this one any more."""


class LinkExpired(Refused):
    """The link holds no more."""


class TooDear(Refused):
    """A wish must not cost more than the office's cap."""

    forget = ("value",)


class WishTaken(Refused):
    """Somebody else was first, or it is on the wall no more."""

    forget = ("how",)


class NeedsEvidence(Refused):
    """It has to be shown: with a photo, and in words."""

    forget = ("pictures",)


class TaskDone(Refused):
    """Somebody has done that already."""


class NotThatDate(Refused):
    """That date cannot be taken: it has passed, or the rules do not allow it."""

    forget = ("until", "promised")


class NoMoreTime(Refused):
    """More time has been given as often as the rules allow."""


class UrgedToday(Refused):
    """It has been urged today already."""


class AlreadyAParty(Refused):
    """They are a resident of this case already."""


class SameCase(Refused):
    """A case cannot be merged with itself."""

    forget = ("number",)


class NotTheSameKind(Refused):
    """The two are of different kinds: other rules and times hold for each."""

    forget = ("number",)


class NotUnderWay(Refused):
    """Only what is being worked on, and waits for no resident, can be merged."""

    forget = ("number",)


class NamedFirst(Refused):
    """Words in it name somebody, or were only spoken: a clerk has to look at them first."""

    forget = ("number",)


class ReachesTheAccused(Refused):
    """Somebody the one is about is a resident of the other, and would come to see it."""

    forget = ("number",)


class TooManySpokespersons(Refused):
    """A petition has as many spokespersons as the rules allow."""

    forget = ("number",)


class StillHasCases(Refused):
    """Who has cases in hand hands them over first, before they can be erased."""


class TooLate(Refused):
    """The time for asking for a review is over."""


class BadRoster(Refused):
    """This file of people or places cannot be imported."""


class NoFont(Refused):
    """No font with Chinese that can be put into a document."""


class NoGlyphs(Refused):
    """The font cannot draw these characters."""


class OnlyHere(Refused):
    """The address that would be printed can be opened on this machine only."""


class NoCards(Refused):
    """There is nobody to print a card for."""
