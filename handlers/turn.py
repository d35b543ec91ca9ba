"""What goes into a conversation and what comes out of it. Everybody imports these from `handlers.talk`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from cases.commands import Command
from cases.model import EMPTY
from handlers.facts import Query

if TYPE_CHECKING:
    from handlers.replay import Run

Lookup = Callable[[Query], Any]
"""Answers a fact for the person who speaks."""

InputKind = Literal["text", "press", "photo", "voice", "location", "contact", "command", "edit", "other"]


@dataclass(frozen=True, slots=True)
class Input:
    """One thing a person did, already understood by the channel and stored files replaced by their ids."""

    kind: InputKind
    text: str = ""
    """The text, a photo's caption, or the command's name without the slash (`data`: its payload)."""
    data: str = ""
    """A press: the button's data."""
    files: tuple[int, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    phone: str = ""
    vouched: bool = False
    """True: the messenger vouches that `phone` is theirs."""
    about: int = 0
    """The case that the message told of to which this one replies; 0: it is none of ours, or long ago."""
    told: str = ""
    """As what it was told: the id of its words."""


@dataclass(frozen=True, slots=True)
class Say:
    """Something to say: the id of the words and what they need (views, enum values, numbers, own words).

    `show["offers"]`, a tuple of `Option`, are buttons that open a conversation: each is sent as `f:{value}`.
    """

    what: str
    show: Mapping[str, Any] = field(default_factory=lambda: EMPTY)


@dataclass(frozen=True, slots=True)
class Option:
    """One button of a question. `what`: a words' id; `label`: literal words; `asks`: the messenger's help."""

    value: Any
    what: str = ""
    label: str = ""
    show: Mapping[str, Any] = field(default_factory=lambda: EMPTY)
    asks: Literal["", "location", "contact"] = ""
    main: bool = False
    """The likely answer: shown first and strong."""


@dataclass(frozen=True, slots=True)
class Ask:
    """The question now open. Rendered by `words` from `ask-{flow}-{key}`; option i is `q:{number}:{i}`."""

    flow: str
    key: str
    number: int
    options: tuple[Option, ...] = ()
    show: Mapping[str, Any] = field(default_factory=lambda: EMPTY)
    back: bool = False
    """True: “back” (`q:{number}:back`) leads to an earlier question."""
    hold: bool = False
    """True: due only after the join window, because more may belong to the previous answer."""
    again: Say | None = None
    """Why the last answer did not count (too long, not a phone number …); said before the question."""
    keep: bool = False
    """True: it was answered before; `q:{number}:keep` leaves that as it was."""
    cancel: bool = True
    """`q:{number}:cancel` leaves it; False: an option of its own does."""


@dataclass(frozen=True, slots=True)
class Session:
    """A half-finished conversation; JSON all the way down. There is at most one per chat."""

    flow: str
    args: Mapping[str, Any]
    answers: Mapping[str, Any]
    """step key → {"of": canonical JSON, "is": recorded answer}"""
    asked: str = ""
    """Canonical JSON of [key, of] of the open question; its number changes only when this changes."""
    number: int = 0
    """The open question's number."""
    joins: str = ""
    """The key whose answer further text joins while the prompt is still unsent; empty: none."""
    rival: Mapping[str, Any] | None = None
    """A conversation begun meanwhile: {"flow", "args", "answers"}; “continue or discard?” is asked."""
    recalled: bool = False
    """True: the question was put once more beside something else, and nothing was answered since."""
    away: bool = False
    """True: something else was pressed and shown since; what is written now answers the question only if they
    say so."""

    def having(self, answers: Mapping[str, Any]) -> "Session":
        """The same with these answers."""
        return Session(self.flow, self.args, answers, self.asked, self.number, self.joins, self.rival)

    def asking(self, asked: str, number: int, joins: str) -> "Session":
        """The same with this question open."""
        return Session(self.flow, self.args, self.answers, asked, number, joins, self.rival, self.recalled)


@dataclass(frozen=True, slots=True)
class Finish:
    """What a conversation returns: a command to perform, what to say when it worked, and what comes after."""

    command: Command | None = None
    say: str = ""
    show: Mapping[str, Any] = field(default_factory=lambda: EMPTY)
    then: tuple[str, Mapping[str, Any]] | None = None
    """Another conversation to open afterwards: (flow, args)."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What one input comes to. The desk carries it out in the transaction that holds the input's key."""

    session: Session | None = None
    """What to keep. With a `finish` that holds a command: what to keep once it has been performed – None, or
    the draft that a command from outside it (a card's button that needs no question) has not disturbed."""
    says: tuple[Say, ...] = ()
    ask: Ask | None = None
    finish: Finish | None = None
    toast: Say | None = None
    """A word on the pressed button; never stored, never retried."""
    counter: int = 0
    """The chat's prompt counter after this turn."""
    cleared: bool = False
    """True: an unsent prompt must not go out any more."""
    stale: bool = False
    """True: the press changed nothing."""
    run: "Run | None" = field(default=None, compare=False, repr=False)
    """How far the conversation of `session` has run: given to the next `take`, it need not be replayed."""
    tried: Session | None = None
    """The conversation that the command came from. If it is refused, hand `tried or session` to `refused`."""

    @property
    def looks(self) -> bool:
        """True: something was shown, and nothing done or asked, so what could be pressed still can."""
        return self.finish is not None and self.finish.command is None and self.ask is None

    def leaves(self, before: Session | None) -> bool:
        """True: the question that was open before is open no more."""
        if before is None or not before.number:
            return False
        return self.session is None or self.session.number != before.number

    def gives_up(self, draft: Session | None, drops: bool = False) -> bool:
        """True: this draft was cancelled, or dropped for another conversation (`drops`: one that does so)."""
        if draft is None:
            return False
        if draft.rival is not None or drops:
            kept = self.session
            return kept is None or (kept.flow, kept.args) != (draft.flow, draft.args)
        return self.session is None and self.finish is None
