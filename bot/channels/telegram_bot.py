"""One Telegram bot: raw updates in, raw calls out. The library behind it is a `Transport`."""

import asyncio
from collections.abc import Coroutine, Mapping, Sequence
from typing import Any

import structlog

from bot.channels.channel import (
    Blocked,
    Gone,
    Incoming,
    Limits,
    Moved,
    Outgoing,
    Park,
    Receipt,
    Rejected,
    Sent,
    Take,
    Unknown,
    Unsent,
)
from bot.channels.telegram import COMMANDS, MOST_BYTES, NAME, RESENT, bot_id, parse, render
from bot.channels.telegram_edits import change
from bot.channels.telegram_groups import Groups
from bot.channels.telegram_intake import Intake, Line, Polling, Way
from bot.channels.telegram_transport import Transport
from cases.model import EMPTY

log = structlog.get_logger()

LIMITS = Limits(overall=30, per_chat=1, per_group=20 / 60)


class Telegram:
    """One bot. `way`: how updates come in. `pause` and `longest`: the waits after failures, in seconds."""

    name = NAME

    def __init__(
        self,
        token: str,
        transport: Transport,
        *,
        limits: Limits = LIMITS,
        commands: Mapping[str, Sequence[tuple[str, str]]] = COMMANDS,
        resent: str = RESENT,
        way: Way | None = None,
        name: str = "",
        pause: float = 0.5,
        longest: float = 60,
    ) -> None:
        self.limits = limits
        self._id, self._transport = bot_id(token), transport
        self.account = str(self._id)
        self._commands, self._resent = commands, resent
        self._way = way or Polling()
        self._line = Line(pause, longest)
        self._arrived: dict[int, list[list[str]]] = {}
        """Outbox row → the ids that came of each of its calls that have arrived, while the rest has not."""
        self._groups = Groups(self._id, limits.rest(group=True))
        self._groups.name = name
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def trouble(self) -> str:
        """What is wrong with the messenger at the moment, and what to do; empty while nothing is."""
        return self._line.trouble

    def opens(self, code: str) -> str:
        """A deep link to the bot."""
        return f"https://t.me/{self._groups.name}?start={code}" if self._groups.name else ""

    async def run(self, take: Take, park: Park) -> None:
        """Until cancelled, whatever Telegram does. A press is acknowledged once it is taken."""
        await self._transport.open()
        intake = Intake(self._id, take, park, self._answer, self._passes)
        await self._way.run(intake, self._transport, self._line, lambda: self._later(self._announce()))

    def read(self, raw: Mapping[str, Any]) -> Incoming | None:
        """A parked update, read again."""
        return parse(raw, self._id)

    def _answer(self, incoming: Incoming, receipt: Receipt) -> None:
        self._later(self.acknowledge(incoming, receipt))

    def _passes(self, update: Any) -> None:
        if (call := self._groups.answer(update, asyncio.get_running_loop().time())) is not None:
            self._later(self._try(call.method, call.params))

    def is_group(self, address: str) -> bool:
        """True: Telegram numbers groups below zero."""
        return address.startswith("-")

    async def send(self, out: Outgoing) -> str:
        """Every call of the message, in order. What has arrived is not sent again while this object lives."""
        if out.instead:
            return await self._changed(out)
        group = self.is_group(out.address)
        paid = {"allow_paid_broadcast": True} if out.broadcast and self.limits.broadcasts else EMPTY
        done = self._arrived.get(out.number, [])
        begin = len(done)
        calls = render(out, done=begin, resent=self._resent)
        if not calls:
            raise Rejected("there is nothing to show")
        for call in calls:
            if len(done) > begin:
                await asyncio.sleep(self.limits.rest(group=group))
            if group:
                self._groups.spoken(int(out.address), asyncio.get_running_loop().time())
            try:
                sent = await self._transport.call(call.method, {**call.params, **paid}, call.files)
            except (Unsent, Unknown, Moved) as error:
                if done:
                    self._arrived[out.number] = done
                if isinstance(error, Unsent) and len(done) > begin:
                    # Part of it is there: whoever sends it again must say so.
                    raise Unknown(str(error)) from error
                raise
            done = [*done, [str(one["message_id"]) for one in (sent if isinstance(sent, list) else [sent])]]
        self._arrived.pop(out.number, None)
        return Sent([id for ids in done for id in ids])

    async def _changed(self, out: Outgoing) -> str:
        """It has taken the place of what stood there. Raises Gone."""
        try:
            await change(self._transport, out.address, out.instead, out.message, unsays=out.unsays)
        except Rejected as error:
            if not out.aside:
                raise Gone(str(error)) from error
            log.debug("cannot be changed any more", message=out.instead, error=str(error))
        return out.instead

    async def acknowledge(self, incoming: Incoming, receipt: Receipt) -> None:
        """Answer the press; take its buttons away, unless nothing or the message itself changed. Best effort.

        A press that waited for us too long (Telegram keeps it open some 150 s) is answered in the chat.
        """
        answer: dict[str, Any] = {"callback_query_id": incoming.press}
        if receipt.toast:
            answer["text"] = receipt.toast[:200]
        try:
            await self._transport.call("answerCallbackQuery", answer)
        except Exception as error:
            log.debug("not done", method="answerCallbackQuery", error=str(error))
            if receipt.toast and isinstance(error, Rejected):
                said = {"chat_id": int(incoming.address), "text": receipt.toast}
                await self._try("sendMessage", said)
        if incoming.message and not (receipt.stale or receipt.stands):
            shown = {"chat_id": int(incoming.address), "message_id": int(incoming.message)}
            await self._try("editMessageReplyMarkup", shown)

    async def fetch(self, ref: str) -> bytes:
        """The file, at most 20 MB. Raises Unsent (later) or Rejected (never)."""
        try:
            file = await self._transport.call("getFile", {"file_id": ref.removeprefix("~")})
            if file.get("file_size", 0) > MOST_BYTES:
                raise Rejected("too_large")
            return await self._transport.download(file["file_path"])
        except Rejected as error:
            if "temporarily unavailable" in str(error):
                raise Unsent(str(error)) from error
            raise
        except (Unknown, Blocked) as error:
            raise Unsent(str(error)) from error

    async def close(self) -> None:
        """Let go of connections."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._transport.close()

    async def _announce(self) -> None:
        try:
            self._groups.name = (await self._transport.call("getMe", {})).get("username", "")
        except Exception as error:
            log.debug("not done", method="getMe", error=str(error))
        for language, commands in self._commands.items():
            listed = [{"command": command, "description": says} for command, says in commands]
            await self._try("setMyCommands", {"commands": listed, "language_code": language or None})

    async def _try(self, method: str, params: Mapping[str, Any]) -> None:
        try:
            try:
                await self._transport.call(method, params)
            except Moved as moved:
                await self._transport.call(method, {**params, "chat_id": int(moved.address)})
        except Exception as error:
            log.debug("not done", method=method, error=str(error))

    def _later(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
