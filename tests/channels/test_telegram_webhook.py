"""Updates that Telegram brings: by both libraries, through a real web server."""

import http.client
from typing import Any

from tests.botapi import BotApi
from tests.channels.running import Running, Through, confirmed, free_port, running


def posts(bot: Running, body: bytes, secret: str = "", path: str = "/telegram") -> int:
    """What our web server answers to somebody who found the address."""
    connection = http.client.HTTPConnection("127.0.0.1", bot.port, timeout=10)
    connection.request("POST", path, body, {"X-Telegram-Bot-Api-Secret-Token": secret})
    status = connection.getresponse().status
    connection.close()
    return status


def test_nobody_but_telegram_brings_anything(brought: Through) -> None:
    with BotApi() as api, running(api, brought) as bot:
        api.user(1001).says("路灯坏了")
        bot.takes("路灯坏了")
        for secret in ("", "guessed", "秘密"):
            assert posts(bot, b'{"update_id": 1}', secret.encode().decode("latin-1")) == 403
        confirmed(api)
        assert bot.texts() == ["路灯坏了"]
        assert bot.parked == []


def test_what_is_not_kept_is_brought_again(brought: Through) -> None:
    with BotApi() as api, running(api, brought) as bot:
        bot.failing = 2
        api.user(1001).says("路灯坏了")
        bot.takes("路灯坏了")
        confirmed(api)
        assert bot.texts() == ["路灯坏了"]
        assert api.webhook.statuses == [503, 503, 200]


def test_nothing_waits_any_more_only_once_what_failed_has_come(brought: Through) -> None:
    with BotApi() as api, running(api, brought) as bot:

        def looked() -> int:
            return len(api.sent("getWebhookInfo"))

        api.wait(lambda: bot.quiet)
        with api.changed:
            bot.failing = 10**9
            api.user(1001).says("路灯坏了")
        api.wait(lambda: 503 in api.webhook.statuses)
        first = looked()
        api.wait(lambda: looked() >= first + 2)
        quiet = len(bot.quiet)
        api.wait(lambda: looked() >= first + 12)
        assert len(bot.quiet) == quiet
        with api.changed:
            bot.failing = 0
        bot.takes("路灯坏了")
        api.wait(lambda: bot.quiet[-1] == 1)


def test_what_overtakes_on_its_way_is_put_in_order(brought: Through) -> None:
    with BotApi() as api:
        li = api.user(1001)
        api.webhook.scatter = True
        said = [str(number) for number in range(8)]  # as many as come at a time
        for text in said:
            li.says(text)
        with running(api, brought, gather=0.5) as bot:
            bot.takes("7")
            confirmed(api)
        assert bot.texts() == said


def test_the_deliveries_of_many_people_share_transactions(brought: Through) -> None:
    with BotApi() as api:
        for person in range(1001, 1031):
            api.user(person).says(f"{person} 路灯坏了")
        with running(api, brought) as bot:
            for person in range(1001, 1031):
                bot.takes(f"{person} 路灯坏了")
            confirmed(api)
        assert len(bot.taken) == 30


def test_what_nobody_can_read_is_parked_and_not_brought_again(brought: Through) -> None:
    with BotApi() as api, running(api, brought) as bot:
        api.user(1001).says("您好")
        bot.takes("您好")
        assert bot.hook is not None
        assert posts(bot, b"\xff not json", bot.hook.secret) == 200
        assert posts(bot, b"[" * 2_000_000, bot.hook.secret) == 413
        ((key, _, reason),) = bot.parked
        assert key.startswith("tg:7001:")
        assert reason == "the update is not an object"


def test_a_webhook_that_somebody_removed_is_set_again(brought: Through) -> None:
    with BotApi() as api, running(api, brought) as bot:
        api.user(1001).says("一")
        bot.takes("一")
        api.webhook.end()
        api.user(1001).says("二")
        bot.takes("二")


def test_an_older_build_s_webhook_is_set_anew_at_the_start(brought: Through) -> None:
    with BotApi() as api:
        with running(api, brought, port=(port := free_port())) as bot:
            api.user(1001).says("一")
            bot.takes("一")
        with running(api, brought, port=port) as bot:
            api.wait(lambda: len(api.sent("setWebhook")) == 2)
            api.user(1001).says_in_group("@huiyin_bot 在吗")
            api.wait(lambda: api.sent("setMyCommands"))
            api.user(1001).says_in_group("@huiyin_bot 在吗", group=-7)
            api.users[-7].sees("私下")


def test_deliveries_that_fail_are_said_with_what_to_do_until_nothing_waits_any_more(brought: Through) -> None:
    with BotApi() as api, running(api, brought) as bot:
        bot.failing = 1_000_000
        api.user(1001).says("一")
        api.wait(lambda: "reaches us from the internet" in bot.channel.trouble)
        bot.failing = 0
        bot.takes("一")
        api.wait(lambda: bot.channel.trouble == "")


def test_from_polling_to_a_webhook_and_back_nothing_is_lost(polling: Through, brought: Through) -> None:
    with BotApi() as api:
        li, keys = api.user(1001), list[Any]()
        said = []
        for number, through in enumerate((polling, brought, polling, brought)):
            said += [f"{number} 先", f"{number} 后"]
            li.says(said[-2])
            with running(api, through) as bot:
                bot.takes(said[-2])
                li.says(said[-1])
                bot.takes(said[-1])
                confirmed(api)
            keys += [(got.key, got.text) for got in bot.taken]
            li.says(text := f"{number} 没人听的时候")
            said.append(text)
        with running(api, polling) as bot:
            bot.takes(said[-1])
            confirmed(api)
        keys += [(got.key, got.text) for got in bot.taken]
        assert [text for _, text in dict(keys).items()] == said


def test_whoever_stops_in_the_middle_confirms_nothing(brought: Through) -> None:
    with BotApi() as api:
        with running(api, brought) as bot:
            api.user(1001).says("先来的")
            bot.takes("先来的")
            confirmed(api)
            bot.hold()
            update = api.user(1001).says("路灯坏了")
            api.wait(lambda: api.webhook.going(update))
        assert api.unconfirmed() == [update]
        with running(api, brought) as bot:
            bot.takes("路灯坏了")
            confirmed(api)
