"""Updates in, through python-telegram-bot and real HTTP."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Thread
from typing import Any

import pytest

from bot.channels.channel import Incoming, Receipt
from bot.channels.telegram_ptb import TelegramPtb
from tests.botapi import BotApi

pytestmark = pytest.mark.filterwarnings("error")


class Running:
    """The driver polling in a thread of its own; `take` keeps what it gets, or waits, or fails as told."""

    def __init__(self, api: BotApi, **more: Any) -> None:
        self.api = api
        self.taken: list[Incoming] = []
        self.parked: list[tuple[str, Any, str]] = []
        self.failing = 0
        self.looks = False
        """True: `take` looks what is unconfirmed meanwhile."""
        self.open_while_taking: list[int] = []
        self._gate = asyncio.Event()
        self._gate.set()
        self.receipt = Receipt()
        self.channel = TelegramPtb(api.token, api.url, pause=0.01, longest=0.05, **{"poll": 5, **more})
        self._loop = asyncio.new_event_loop()
        self._main: asyncio.Task[None] | None = None
        self._thread = Thread(target=self._live, daemon=True)

    def _live(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._main = self._loop.create_task(self.channel.run(self._take, self._park))
        with suppress(asyncio.CancelledError):
            self._loop.run_until_complete(self._main)
        self._loop.run_until_complete(self.channel.close())
        self._loop.close()

    async def _take(self, incoming: Incoming) -> Receipt:
        if self.looks:
            for _ in range(3):  # a poll that had begun by now would have reached the server before these do
                await self.channel.typing(incoming.address)
            self.open_while_taking = self.api.unconfirmed()
        await self._gate.wait()
        with self.api.changed:
            self.api.changed.notify_all()
            if self.failing:
                self.failing -= 1
                raise OSError("the disk is full")
            self.taken.append(incoming)
        return self.receipt

    async def _park(self, channel: str, key: str, raw: Any, reason: str) -> None:
        with self.api.changed:
            self.parked.append((key, raw, reason))
            self.api.changed.notify_all()

    def takes(self, text: str) -> Incoming:
        """Wait until an update with this text or data was taken."""
        return self.api.wait(
            lambda: next((got for got in self.taken if text in (got.text, got.data)), None),
            what=lambda: f"{text}: {self.taken} {self.api.calls[-5:]}",
        )

    def hold(self) -> None:
        """From now on `take` waits."""
        self._loop.call_soon_threadsafe(self._gate.clear)

    def texts(self) -> list[str]:
        with self.api.changed:
            return [got.text for got in self.taken]

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        def cancel() -> None:
            if self._main is not None:
                self._main.cancel()

        self._loop.call_soon_threadsafe(cancel)
        self._thread.join()


@contextmanager
def running(api: BotApi, **more: Any) -> Iterator[Running]:
    bot = Running(api, **more)
    bot.start()
    try:
        yield bot
    finally:
        bot.stop()


def confirmed(api: BotApi) -> None:
    api.wait(lambda: not api.waiting, what=lambda: f"unconfirmed {api.unconfirmed()}")


def test_what_people_do_is_taken_in_order_and_confirmed() -> None:
    with BotApi() as api:
        li = api.user(1001, "李大爷")
        li.says("一")
        with running(api) as bot:
            li.says("二")
            li.sends_location(28.5, 112.5)
            li.says("三")
            bot.takes("三")
            confirmed(api)
        assert bot.texts() == ["一", "二", "", "三"]
        assert [got.kind for got in bot.taken] == ["text", "text", "location", "text"]


def test_an_update_is_confirmed_only_after_it_was_taken() -> None:
    with BotApi() as api, running(api) as bot:
        bot.looks = True
        update = api.user(1001).says("路灯坏了")
        bot.takes("路灯坏了")
        confirmed(api)
        assert bot.open_while_taking == [update]


def test_what_was_not_taken_when_the_program_died_comes_again() -> None:
    with BotApi() as api:
        li = api.user(1001)
        with running(api) as bot:
            bot.hold()
            li.says("路灯坏了")
            api.wait(lambda: any(w.handed_out for w in api.waiting))
        assert bot.taken == []
        with running(api) as bot:
            assert bot.takes("路灯坏了").key == f"tg:7001:{api.unconfirmed()[0]}"
            confirmed(api)


def test_while_nothing_can_be_kept_nothing_is_confirmed() -> None:
    with BotApi() as api, running(api) as bot:
        bot.failing = 3
        li = api.user(1001)
        li.says("一")
        li.says("二")
        bot.takes("一")
        bot.takes("二")
        confirmed(api)
        assert sorted(bot.texts()) == ["一", "二"]


def test_what_cannot_be_read_is_parked_and_blocks_nothing() -> None:
    with BotApi() as api:
        li = api.user(1001)
        weird = api.give({"message": {"weird": {"deep": []}}})
        api.give({"message": {"message_id": 1, "from": li.person, "text": "没有聊天"}})
        li.says("路灯坏了")
        with running(api) as bot:
            bot.takes("路灯坏了")
            confirmed(api)
        keys = {key for key, _, _ in bot.parked}
        assert keys == {f"tg:7001:{weird}", f"tg:7001:{weird + 1}"}
        assert bot.parked[0][1]["message"] == {"weird": {"deep": []}}
        assert "`chat` is missing" in bot.parked[0][2]


def test_what_is_nothing_to_us_is_confirmed_and_forgotten() -> None:
    with BotApi() as api, running(api) as bot:
        li = api.user(1001)
        li.says("路灯坏了")
        li.edits("路灯都坏了")
        li.blocks_bot()
        bot.takes("路灯坏了")
        confirmed(api)
        assert len(bot.taken) == 1


def test_a_repeated_update_has_the_same_key() -> None:
    with BotApi() as api, running(api) as bot:
        update = api.user(1001).says("路灯坏了")
        bot.takes("路灯坏了")
        confirmed(api)
        api.repeat(update)
        api.wait(lambda: len(bot.taken) == 2)
        assert bot.taken[0].key == bot.taken[1].key
        confirmed(api)


def test_ids_that_begin_again_lower_are_taken() -> None:
    with BotApi(strict_offset=True) as api, running(api, poll=1) as bot:
        li = api.user(1001)
        li.says("一")
        bot.takes("一")
        confirmed(api)
        api.give(
            {"update_id": 17, "message": {"message_id": 1, "from": li.person, "chat": li.chat, "text": "二"}}
        )
        bot.takes("二")
        confirmed(api)


def test_an_album_is_its_photos() -> None:
    with BotApi() as api, running(api) as bot:
        api.user(1001).sends_album(3, caption="就是这些灯")
        api.wait(lambda: len(bot.taken) == 3)
        assert [got.kind for got in bot.taken] == ["photo"] * 3
        assert bot.texts() == ["就是这些灯", "", ""]
        assert len({got.attachments[0].unique for got in bot.taken}) == 3


def test_a_webhook_left_behind_is_removed_without_losing_messages() -> None:
    with BotApi() as api:
        api.webhook = "https://elsewhere.example/hook"
        api.user(1001).says("路灯坏了")
        with running(api) as bot:
            bot.takes("路灯坏了")
            api.webhook = "https://elsewhere.example/hook"  # and one that somebody sets meanwhile
            api.user(1001).says("还没修")
            bot.takes("还没修")


@pytest.mark.parametrize("status", [500, 502, 503])
def test_a_server_in_trouble_is_waited_for(status: int) -> None:
    with BotApi() as api:
        api.fails(3, status, "getUpdates")
        api.fails(1, status, "deleteWebhook")
        api.user(1001).says("路灯坏了")
        with running(api) as bot:
            bot.takes("路灯坏了")


def test_a_cut_connection_loses_and_doubles_nothing() -> None:
    with BotApi() as api:
        api.drops(2, after=False, method="getUpdates")
        api.drops(2, after=True, method="getUpdates")
        api.user(1001).says("路灯坏了")
        with running(api) as bot:
            bot.takes("路灯坏了")
            confirmed(api)
        assert bot.texts() == ["路灯坏了"]


def test_telegram_gone_and_back() -> None:
    with BotApi() as api, running(api) as bot:
        api.user(1001).says("一")
        bot.takes("一")
        api.stop()
        api.user(1001).says("二")
        api.start()
        bot.takes("二")


def test_a_revoked_token_is_waited_out() -> None:
    with BotApi() as api:
        api.revoked = True
        api.user(1001).says("路灯坏了")
        with running(api) as bot:
            api.wait(lambda: len([call for call in api.calls if call.status == 401]) > 2)
            api.revoked = False
            bot.takes("路灯坏了")


def test_a_second_program_on_the_same_bot_ends_neither() -> None:
    with BotApi() as api, running(api) as one, running(api) as two:
        api.wait(lambda: any(call.status == 409 for call in api.calls))
        api.user(1001).says("路灯坏了")
        api.wait(lambda: one.taken or two.taken)


def test_a_press_is_answered_and_its_buttons_go() -> None:
    with BotApi() as api, running(api) as bot:
        li = api.user(1001)
        asked(api, li.id)
        bot.receipt = Receipt(toast="记下了")
        li.presses("是这里")
        li.sees_toast("记下了")
        api.wait(lambda: not li.messages[-1].live)
        assert bot.takes("q:1:0").message == str(li.messages[-1].id)


def test_a_press_that_changed_nothing_keeps_its_buttons() -> None:
    with BotApi() as api, running(api) as bot:
        li = api.user(1001)
        asked(api, li.id)
        bot.receipt = Receipt(toast="这个问题已经过了", stale=True)
        li.presses_old(0, "是这里")
        li.sees_toast("已经过了")
        assert li.messages[-1].live


def test_a_forged_press_and_one_without_its_message_are_answered_too() -> None:
    with BotApi() as api, running(api) as bot:
        li = api.user(1001)
        li.presses_data("q:999:0")
        li.sees_toast()
        bot.takes("q:999:0")


def test_commands_are_announced_in_both_languages() -> None:
    with BotApi() as api, running(api):
        api.wait(lambda: len(api.commands) == 2)
        assert [c["command"] for c in api.commands["en"]] == ["menu", "mine", "help", "cancel", "language"]
        assert api.commands[""][1]["description"] == "我的事项"


def asked(api: BotApi, chat: int) -> None:
    """A question with a button, sent past the driver."""
    buttons = '{"inline_keyboard": [[{"text": "是这里", "callback_data": "q:1:0"}]]}'
    with api.changed:
        api.methods.send_message({"chat_id": str(chat), "text": "在这里吗？", "reply_markup": buttons}, {})
