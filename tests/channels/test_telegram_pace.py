"""How fast Telegram is spoken to: what a send itself keeps; the courier does the rest."""

import asyncio
from pathlib import Path

from bot.channels.channel import FileToSend, Limits
from bot.channels.telegram_bot import LIMITS
from bot.channels.telegram_drivers import Driver, telegram
from tests.botapi_user import User
from tests.channels.sending import Api, out
from words.message import Message


def test_parts_keep_the_pace_of_the_chat(api: Api, li: User) -> None:
    async def send() -> None:
        channel = api.channel(limits=Limits(30, 1))
        await channel.send(out("路灯坏了，\n" * 1000))
        await channel.close()

    asyncio.run(send())
    assert len(li.messages) == 2
    assert api.violations == []


def test_only_broadcasts_are_paid_for_and_only_where_that_is_wanted(
    api: Api, li: User, tmp_path: Path
) -> None:
    (tmp_path / "ours").write_bytes(b"ours")
    files = {1: FileToSend(path=str(tmp_path / "ours")), 2: FileToSend(ref=api.keep(b"kept"))}
    both = Message("看", pictures=(1, 2))

    async def send(paid: float) -> list[tuple[str, str]]:
        before = len(api.sent())
        channel = api.channel(limits=Limits(broadcasts=paid))
        await channel.send(out(both, files=files))
        await channel.send(out(both, 2, files=files, broadcast=True))
        await channel.close()
        return [(call.method, call.params.get("allow_paid_broadcast", "")) for call in api.sent()[before:]]

    album = ["sendMediaGroup", "sendMessage"]
    assert asyncio.run(send(1000)) == [(call, paid) for paid in ("", "true") for call in album]
    assert asyncio.run(send(0)) == [(call, "") for call in (*album, *album)]


def test_the_usual_limits(driver: Driver) -> None:
    assert telegram(driver, "1:x").limits == LIMITS == Limits(30, 1, 20 / 60)


def test_parts_keep_the_pace_of_a_group(api: Api) -> None:
    api.users[-100] = User(api, -100, "邻里", "zh-hans")

    async def send() -> None:
        channel = api.channel(limits=Limits(per_group=2))
        await channel.send(out("路灯坏了，\n" * 1000, chat=-100))
        await channel.close()

    asyncio.run(send())
    first, second = (call.at for call in api.sent())
    assert second - first >= 0.5
