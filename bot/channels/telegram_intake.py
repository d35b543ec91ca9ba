"""How updates come in: asked for (long polling) or brought (webhook); confirmed only once they are kept."""

import asyncio
import hashlib
import hmac
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Protocol

import structlog

from bot.channels.channel import Incoming, Park, Receipt, Take, Unsent
from bot.channels.telegram import NAME, key, parse
from bot.channels.telegram_transport import BadToken, Conflict, Transport
from storage.compact import spread

log = structlog.get_logger()

_WANTED = ["message", "edited_message", "callback_query"]
_MOST = 100
"""So many updates one answer holds; with fewer, no more wait."""


@dataclass(slots=True)
class Line:
    """How it stands with Telegram, and how long to wait after so many failures, in seconds."""

    pause: float = 0.5
    longest: float = 60
    trouble: str = ""
    """What is wrong and what to do; empty while nothing is."""

    def after(self, failures: int) -> float:
        """The wait after the how-manieth failure in a row."""
        return min(self.longest, self.pause * 2.0 ** min(failures - 1, 16))

    def failed(self, error: Exception, failures: int) -> float:
        """Says what to do, and how many seconds to wait."""
        wait = self.after(failures)
        match error:
            case Unsent(after=float(wait)):
                log.warning("Telegram asks to wait", seconds=wait)
            case Conflict():
                do = "stop the other program, or give this one its own bot; messages wait for 24 hours"
                self.says("another program takes this bot's messages", do, error=str(error))
            case BadToken():
                do = "ask @BotFather for the token and set it; messages wait for 24 hours"
                self.says("Telegram does not accept the token, or this is not a Bot API address", do)
            case _:
                do = "nothing, if it passes; otherwise check the network and channels.telegram.base_url"
                self.trouble = f"Telegram cannot be reached: {do}"
                log.warning(
                    "Telegram cannot be reached", do=do, again_in=wait, error=str(error) or repr(error)
                )
        return wait

    def says(self, what: str, do: str, **more: Any) -> None:
        """In the log, and for whoever asks after our health."""
        self.trouble = f"{what}: {do}"
        log.error(what, do=do, **more)


class Answers(Protocol):
    """Answers a press."""

    def __call__(self, incoming: Incoming, receipt: Receipt, /) -> None: ...


@dataclass(frozen=True, slots=True)
class Intake:
    """Raw updates become what people did; what cannot be read is parked, so that the queue moves on."""

    bot: int
    take: Take
    park: Park
    answer: Answers
    passes: Callable[[Any], None] = lambda update: None
    """An update that is nothing to the office: said in a group, or about membership."""

    async def keep(self, updates: Sequence[Any]) -> list[tuple[Any, Exception]]:
        """All of it is on the disk, but those returned, with why. A press is answered once it is kept."""
        readable, left = await self._read(updates)
        try:
            receipts = await self.take([incoming for _, incoming in readable])
        except Exception as error:
            receipts = [error] * len(readable)
        for (update, incoming), receipt in zip(readable, receipts, strict=True):
            if isinstance(receipt, Exception):
                left.append((update, receipt))
            elif incoming.press:
                self.answer(incoming, receipt)
        if left:
            log.error("updates are not kept yet; trying again", count=len(left), error=repr(left[0][1]))
        return left

    async def _read(
        self, updates: Sequence[Any]
    ) -> tuple[list[tuple[Any, Incoming]], list[tuple[Any, Exception]]]:
        """Those that say something; the others parked; and those that could not even be parked."""
        readable, left = [], []
        for update in updates:
            try:
                if (incoming := parse(update, self.bot)) is not None:
                    readable.append((update, incoming))
                else:
                    self.passes(update)
            except Exception as error:
                try:
                    await self._park(update, error)
                except Exception as worse:
                    left.append((update, worse))
        return readable, left

    async def _park(self, update: Any, error: Exception) -> None:
        log.error("update cannot be read; parked", key=key(self.bot, update), error=repr(error))
        raw = update if isinstance(update, dict) else repr(update)
        await self.park(NAME, key(self.bot, update), raw, str(error) or repr(error))


class Way(Protocol):
    """One way in."""

    async def run(self, intake: Intake, transport: Transport, line: Line, begun: Callable[[], None]) -> None:
        """Until cancelled, whatever Telegram does. `begun`: it was reached for the first time, or again."""


class Polling:
    """Long polling: nobody has to reach us. `seconds`: how long Telegram holds an empty answer."""

    def __init__(self, seconds: int = 25) -> None:
        self._seconds = seconds

    async def run(self, intake: Intake, transport: Transport, line: Line, begun: Callable[[], None]) -> None:
        """A webhook that was set is taken away; what is queued stays."""
        offset: int | None = None
        polling, failures, seconds = False, 0, 0
        while True:
            try:
                if not polling:
                    await transport.call("deleteWebhook", {"drop_pending_updates": False})
                    polling = True
                    begun()
                asked = {"timeout": seconds, "offset": offset, "allowed_updates": _WANTED}
                updates = list(await transport.call("getUpdates", asked, wait=seconds + 10))
            except Exception as error:
                failures += 1
                seconds = 0  # an answer at once says that we are back
                if isinstance(error, Conflict):
                    polling = False  # perhaps a webhook was set meanwhile
                await asyncio.sleep(line.failed(error, failures))
                continue
            failures, seconds, line.trouble = 0, self._seconds, ""
            await _all(intake, updates, line)
            if len(updates) < _MOST:
                await intake.take([])  # nothing waits any more
            # An offset confirms. It is sent once, then left out: after a quiet week ids may restart lower.
            ids = [
                u["update_id"] for u in updates if isinstance(u, dict) and isinstance(u.get("update_id"), int)
            ]
            offset = max(ids) + 1 if ids else None
            if updates and offset is None:  # nothing here can be confirmed, so it would come again at once
                await asyncio.sleep(line.longest)


async def _all(intake: Intake, updates: Sequence[Any], line: Line) -> None:
    """Everything kept, however often it has to be tried."""
    failures = 0
    while left := await intake.keep(updates):
        failures += 1
        await asyncio.sleep(line.after(failures))
        updates = [update for update, _ in left]


@dataclass(slots=True)
class _Brought:
    update: Any
    kept: "asyncio.Future[bool]"

    @property
    def place(self) -> int:
        number = self.update.get("update_id") if isinstance(self.update, dict) else None
        return number if isinstance(number, int) else 0


@dataclass(slots=True)
class Webhook:
    """Telegram brings updates to `url`, in parallel; 200 says that one is kept, else it is brought again.

    What arrives within `gather` seconds is put in order first: messages and presses of one chat may overtake
    each other on their way. `watch`: how often to ask how it stands, in seconds.
    """

    token: str
    url: str
    connections: int = 8
    gather: float = 0.03
    watch: float = 60
    _brought: list[_Brought] = field(default_factory=list)
    _woken: asyncio.Event | None = None

    @property
    def secret(self) -> str:
        """What only Telegram and we know besides the token: it comes with every update."""
        return hmac.new(self.token.encode(), b"webhook", hashlib.sha256).hexdigest()

    async def deliver(self, secret: str, body: bytes) -> int:
        """One request. Returns its status: 200 only once everything that the update does is on the disk."""
        if not hmac.compare_digest(secret.encode(), self.secret.encode()):
            return 403
        if self._woken is None:
            return 503
        text = body.decode("utf-8", "replace")
        try:
            update = spread(text)
        except ValueError:
            update = text  # nobody will ever read it: it is parked
        brought = _Brought(update, asyncio.get_running_loop().create_future())
        self._brought.append(brought)
        self._woken.set()
        return 200 if await brought.kept else 503

    async def run(self, intake: Intake, transport: Transport, line: Line, begun: Callable[[], None]) -> None:
        """Sees to it that the webhook stands, and keeps what is brought."""
        self._woken = asyncio.Event()
        standing = asyncio.create_task(self._stands(intake, transport, line, begun))
        batch: list[_Brought] = []
        try:
            while True:
                await self._woken.wait()
                await asyncio.sleep(self.gather)
                self._woken.clear()
                batch, self._brought = sorted(self._brought, key=lambda one: one.place), []
                left = await intake.keep([one.update for one in batch])
                lost = {id(update) for update, _ in left}
                for one in batch:
                    _settle(one, id(one.update) not in lost)
        finally:
            self._woken = None
            for one in (*batch, *self._brought):
                _settle(one, False)
            standing.cancel()
            with suppress(asyncio.CancelledError):
                await standing

    async def _stands(
        self, intake: Intake, transport: Transport, line: Line, begun: Callable[[], None]
    ) -> None:
        """Set at the start, whatever stands there: it may be an older build's. And again when it is gone."""
        failures, pending, warned, stands, behind = 0, 0, 0, False, True
        while True:
            try:
                info = await transport.call("getWebhookInfo", {})
                failed, waits = info.get("last_error_date", 0), info.get("pending_update_count", 0)
                new = stands and failed > warned
                refused = new and "403" in info.get("last_error_message", "")
                if not stands or info.get("url") != self.url or refused:
                    await transport.call("setWebhook", self._wanted())
                    stands = True
                    begun()
                elif said := self._complaint(info, pending, warned):
                    line.says(*said)
                elif not (new and waits):
                    line.trouble = ""
                behind = new or (behind and waits > 0)
                pending, warned, failures = waits, failed, 0
                wait = self.watch / 12 if behind and not new else self.watch
                if not behind:
                    await intake.take([])  # nothing waits any more
            except Exception as error:
                failures, behind = failures + 1, True
                wait = line.failed(error, failures)
            await asyncio.sleep(wait)

    def _wanted(self) -> dict[str, Any]:
        return {
            "url": self.url,
            "secret_token": self.secret,
            "max_connections": self.connections,
            "allowed_updates": _WANTED,
            "drop_pending_updates": False,
        }

    def _complaint(self, info: dict[str, Any], pending: int, warned: int) -> tuple[str, str] | None:
        """What is wrong with deliveries since the last look, and what to do."""
        if info.get("last_error_date", 0) > warned:
            do = "see that this address reaches us from the internet, with a certificate that holds"
            return f"Telegram could not bring us an update ({info.get('last_error_message', '')})", do
        if info.get("pending_update_count", 0) > max(pending, 100):
            return "updates pile up at Telegram", "see the log for what holds us up; they wait for 24 hours"
        return None


def _settle(one: _Brought, kept: bool) -> None:
    if not one.kept.done():
        one.kept.set_result(kept)
