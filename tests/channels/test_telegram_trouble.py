"""Updates in while something is wrong: with the server, the connection, the token or our own disk."""

import pytest

from tests.botapi import BotApi
from tests.channels.running import Through, confirmed, running

pytestmark = pytest.mark.filterwarnings("error")


def test_what_was_not_taken_when_the_program_died_comes_again(polling: Through) -> None:
    with BotApi() as api:
        li = api.user(1001)
        with running(api, polling) as bot:
            bot.hold()
            li.says("路灯坏了")
            api.wait(lambda: any(w.handed_out for w in api.waiting))
        assert bot.taken == []
        (number,) = api.unconfirmed()
        with running(api, polling) as bot:
            assert bot.takes("路灯坏了").key == f"tg:7001:{number}"
            confirmed(api)


def test_while_nothing_can_be_kept_nothing_is_confirmed(polling: Through) -> None:
    with BotApi() as api, running(api, polling) as bot:
        bot.failing = 3
        li = api.user(1001)
        li.says("一")
        li.says("二")
        bot.takes("一")
        bot.takes("二")
        confirmed(api)
        assert sorted(bot.texts()) == ["一", "二"]


def test_ids_that_begin_again_lower_are_taken(polling: Through) -> None:
    with BotApi(strict_offset=True) as api, running(api, polling, poll=1) as bot:
        li = api.user(1001)
        li.says("一")
        bot.takes("一")
        confirmed(api)
        api.give(
            {"update_id": 17, "message": {"message_id": 1, "from": li.person, "chat": li.chat, "text": "二"}}
        )
        bot.takes("二")
        confirmed(api)


def test_a_webhook_left_behind_is_removed_without_losing_messages(polling: Through) -> None:
    with BotApi() as api:
        api.webhook.begin("http://127.0.0.1:9/hook", "", 1)
        api.user(1001).says("路灯坏了")
        with running(api, polling) as bot:
            bot.takes("路灯坏了")
            api.webhook.begin("http://127.0.0.1:9/hook", "", 1)  # and one that somebody sets meanwhile
            api.user(1001).says("还没修")
            bot.takes("还没修")


@pytest.mark.parametrize("status", [500, 502, 503])
def test_a_server_in_trouble_is_waited_for(polling: Through, status: int) -> None:
    with BotApi() as api:
        api.fails(3, status, "getUpdates")
        api.fails(1, status, "deleteWebhook")
        api.user(1001).says("路灯坏了")
        with running(api, polling) as bot:
            bot.takes("路灯坏了")


def test_a_cut_connection_loses_and_doubles_nothing(polling: Through) -> None:
    with BotApi() as api:
        api.drops(2, after=False, method="getUpdates")
        api.drops(2, after=True, method="getUpdates")
        api.user(1001).says("路灯坏了")
        with running(api, polling) as bot:
            bot.takes("路灯坏了")
            confirmed(api)
        assert bot.texts() == ["路灯坏了"]


def test_telegram_gone_and_back(polling: Through) -> None:
    with BotApi() as api, running(api, polling) as bot:
        api.user(1001).says("一")
        bot.takes("一")
        api.stop()
        api.user(1001).says("二")
        api.start()
        bot.takes("二")


def test_a_revoked_token_is_waited_out(polling: Through) -> None:
    with BotApi() as api:
        api.revoked = True
        api.user(1001).says("路灯坏了")
        with running(api, polling) as bot:
            api.wait(lambda: len([call for call in api.calls if call.status == 401]) > 2)
            api.revoked = False
            bot.takes("路灯坏了")


def test_a_second_program_on_the_same_bot_ends_neither(polling: Through) -> None:
    with BotApi() as api, running(api, polling) as one, running(api, polling) as two:
        api.wait(lambda: any(call.status == 409 for call in api.calls))
        api.user(1001).says("路灯坏了")
        api.wait(lambda: one.taken or two.taken)
