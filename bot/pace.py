"""How fast one messenger may be spoken to. Times are the event loop's, in seconds."""

from bot.channels.channel import Channel

AHEAD = 0.1
"""How far ahead messages are given their moment, so that they leave on the dot however busy we are."""
MARGIN = 1.01
"""A little more distance than asked, so that jitter on the way never makes it too little."""
FLOOD = 3
"""So many chats told to wait within a second: it is the whole bot that is too fast, not a chat."""


class Pace:
    """The limits of one channel: overall, per chat, and what the messenger told us to wait."""

    def __init__(self, channel: Channel, most: int) -> None:
        self.channel = channel
        self.sending = 0
        self.granted = self.begun = 0
        """Replies taken in hand by the writer's thread, and those of them that the loop has begun to send.
        Each is counted on one thread only."""
        self._most = most
        self._step, self._rest = MARGIN / channel.limits.overall, MARGIN / channel.limits.per_chat
        self._next = 0.0
        self._halted = 0.0
        self._resting: dict[int, float] = {}
        self._told: list[tuple[float, int, float]] = []

    def room(self, at: float) -> int:
        """How many messages can be taken in hand now."""
        coming = self.granted - self.begun
        ahead = at + AHEAD - max(self._next, at) - coming * self._step
        if at < self._halted or ahead < 0:
            return 0
        return max(0, min(self._most - self.sending - coming, int(ahead / self._step) + 1))

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

    def moment(self, chat: int, at: float, calls: int = 1) -> float:
        """When this message may go, for a message of so many calls that is taken in hand now."""
        moment = max(self._next, at)
        self._next = moment + calls * self._step
        if self._rest > 1e-6:
            self._resting[chat] = moment + self._rest
        return moment

    def ended(self, chat: int, at: float) -> None:
        """A send is over, perhaps of several calls: the chat rests from now, however long it took."""
        if self._rest > 1e-6:
            self._resting[chat] = max(self._resting.get(chat, 0.0), at + self._rest)

    def wait(self, chat: int, at: float, after: float) -> None:
        """The messenger told this chat to wait `after` seconds: only it does, unless several are told."""
        self._resting[chat] = max(self._resting.get(chat, 0.0), at + after)
        self._told = [told for told in self._told if told[0] > at - 1.0]
        self._told.append((at, chat, after))
        if len({chat for _, chat, _ in self._told}) >= FLOOD:
            self._halted = max(self._halted, at + min(after for _, _, after in self._told))

    def opens(self, at: float) -> float:
        """The next moment after `at` when something that has to wait may go; infinite if nothing has to."""
        times = (self._halted, self._next - AHEAD, *self._resting.values())
        return min((time for time in times if time > at), default=float("inf"))
