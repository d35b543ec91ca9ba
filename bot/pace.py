"""How fast one messenger may be spoken to. Times are the event loop's, in seconds."""

from dataclasses import dataclass

from bot.channels.channel import MARGIN, Channel
from cases.notices import Priority
from storage.posting import Due

AHEAD = 0.1
"""How far ahead messages are given their moment, so that they leave on the dot however busy we are."""
FLOOD = 3
"""So many chats told to wait within a second: it is the whole bot that is too fast, not a chat."""


@dataclass(slots=True)
class _Line:
    """Messages one behind the other, `step` seconds apart."""

    step: float
    fewest: int = 1
    """So many are taken at a time at least."""
    next: float = 0.0

    @property
    def opens(self) -> float:
        """When there is room again."""
        return self.next - AHEAD + (self.fewest - 1) * self.step

    def room(self, at: float, coming: int) -> int:
        """How many more can be given their moment now. `coming`: those that will ask for theirs first."""
        ahead = at + AHEAD - max(self.next, at) - coming * self.step
        return int(ahead / self.step) + 1 if ahead >= 0 else 0

    def moment(self, at: float) -> float:
        """When the next one may go."""
        moment = max(self.next, at)
        self.next = moment + self.step
        return moment


class Pace:
    """The limits of one channel: overall, per chat and group, and what the messenger told us to wait."""

    def __init__(self, channel: Channel, most: int) -> None:
        self.channel = channel
        self.sending = 0
        self.granted = self.begun = 0
        """Replies taken in hand by the writer's thread, and those of them that the loop has begun to send.
        Each is counted on one thread only."""
        self._most = most
        self._line = _Line(MARGIN / channel.limits.overall)
        self._faster: _Line | None = None
        """Where broadcasts go faster: they, and everything else among them."""
        if channel.limits.broadcasts:
            step = MARGIN / channel.limits.broadcasts
            # each look is a commit, so that a thousand in a second cannot be taken one by one
            self._faster = _Line(step, max(1, min(most, int(AHEAD / step)) // 4))
        self._halted = 0.0
        self._resting: dict[int, float] = {}
        self._changed: dict[int, float] = {}
        """Until when chats rest from a change; messages do not wait for that."""
        self._spoken: set[int] = set()
        """Chats to which something is on its way."""
        self._told: list[tuple[float, int, float]] = []

    def room(self, at: float) -> int:
        """How many messages can be taken in hand now."""
        return self._room(self._line, at)

    def faster(self, at: float) -> int | None:
        """How many broadcasts can be taken in hand now, where they go faster than the rest; None: nowhere."""
        return None if self._faster is None else self._room(self._faster, at)

    def _room(self, line: _Line, at: float) -> int:
        coming = self.granted - self.begun
        found = min(self._most - self.sending - coming, line.room(at, coming))
        return 0 if at < self._halted or found < line.fewest else found

    def grant(self, chat: int, at: float) -> bool:
        """Take a reply to this chat in hand before its row is written, if it may go at once."""
        if self._resting.get(chat, 0.0) > at or not self.room(at):
            return False
        self.granted += 1
        return True

    def resting(self, at: float) -> set[int]:
        """Chats that must not be spoken to yet."""
        if self._resting:
            self._resting = {chat: until for chat, until in self._resting.items() if until > at}
        return set(self._resting)

    def moment(self, due: Due, at: float) -> float:
        """When this message may go, for a message that is taken in hand now."""
        self._spoken.add(due.chat_id)
        if self._faster is not None and due.priority == Priority.BROADCAST:
            moment = self._faster.moment(at)
        else:
            moment = self._next(at)
        self._rests(due, moment)
        return moment

    def _next(self, at: float) -> float:
        if self._faster is not None:
            self._faster.moment(at)
        return self._line.moment(at)

    def free(self, due: Due, at: float) -> float:
        """When to look whether what this message has made out of date may be changed; not after `at`: now.

        Then its chat has rested from the last message a little longer than the next one has to wait.
        """
        chat = due.chat_id
        free = max(self._halted, self._resting.get(chat, -AHEAD) + AHEAD, self._changed.get(chat, 0.0))
        if free <= at and (chat in self._spoken or not self.room(at)):
            return max(self._line.opens, at + AHEAD)
        return free

    def change(self, due: Due, at: float) -> float:
        """When it may be changed. It counts as a call like others; its chat need not rest from it."""
        moment = self._next(at)
        self._changed = {chat: until for chat, until in self._changed.items() if until > at}
        self._changed[due.chat_id] = moment + self._rest(due)
        return moment

    def ended(self, due: Due, at: float) -> None:
        """A send is over, perhaps of several calls: the chat rests from now, however long it took."""
        self._spoken.discard(due.chat_id)
        self._rests(due, at)

    def moved(self, chat: int) -> None:
        """Nobody has spoken where this chat is now."""
        self._spoken.discard(chat)
        self._resting.pop(chat, None)

    def _rests(self, due: Due, at: float) -> None:
        if (rest := self._rest(due)) > 1e-6:
            self._resting[due.chat_id] = max(self._resting.get(due.chat_id, 0.0), at + rest)

    def _rest(self, due: Due) -> float:
        return self.channel.limits.rest(group=self.channel.is_group(due.address))

    def wait(self, chat: int, at: float, after: float) -> None:
        """The messenger told this chat to wait `after` seconds: only it does, unless several are told."""
        self._resting[chat] = max(self._resting.get(chat, 0.0), at + after)
        self._told = [told for told in self._told if told[0] > at - 1.0]
        self._told.append((at, chat, after))
        if len({chat for _, chat, _ in self._told}) >= FLOOD:
            self._halted = max(self._halted, at + min(after for _, _, after in self._told))

    def opens(self, at: float) -> float:
        """The next moment after `at` when something that has to wait may go; infinite if nothing has to."""
        lines = (line.opens for line in (self._line, self._faster) if line is not None)
        return min(
            (time for time in (self._halted, *lines, *self._resting.values()) if time > at),
            default=float("inf"),
        )
