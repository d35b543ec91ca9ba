"""How long what is kept, as the office has settled it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from types import MappingProxyType

from bot.settings import Settings


@dataclass(frozen=True, slots=True)
class Kept:
    """None: for good. An open case is never touched."""

    inbox: timedelta = timedelta(days=3)
    """Keys of updates, and the words of messages that can still be edited."""
    cases: Mapping[str, timedelta | None] = field(default_factory=lambda: MappingProxyType({}))
    """Kind → words, files and contacts of a case, once it is closed."""
    chats: timedelta | None = None
    """Who has no open case and has not been heard of."""
    messages: timedelta | None = None
    """What messages say that are sent, did not get through, or were put aside."""


def kept(settings: Settings) -> Kept:
    """What the settings say of it."""
    own = settings.privacy.retention
    cases = {kind.value: after for kind, after in own.cases.items()}
    return Kept(settings.retention.inbox, cases, own.chats, own.messages)
