"""A group: the bot answers to its name, sends people to their own chat, and keeps nothing of what is said."""

from bot.channels.channel import Limits
from bot.channels.telegram_groups import Groups
from tests.botapi import BotApi
from tests.channels.running import Through, confirmed, running
from tests.channels.sending import out


def test_only_who_calls_it_by_its_name_is_answered(through: Through) -> None:
    with BotApi() as api, running(api, through) as bot:
        li = api.user(1001, "李大爷")
        api.wait(lambda: any(call.method == "getMe" for call in api.calls))
        api.wait(lambda: api.sent("setMyCommands"))  # what comes after our name is known
        li.says_in_group("大家好，路灯坏了")
        li.says_in_group("@Huiyin_Bot 路灯坏了", group=-200)
        li.says_in_group("在吗", group=-300, reply_to_bot=True)
        li.says("路灯坏了")
        bot.takes("路灯坏了")
        confirmed(api)
        for group in (-200, -300):
            shown = api.users[group].sees("请私下跟我说")
            assert (
                shown.raw["reply_markup"]["inline_keyboard"][0][0]["url"] == "https://t.me/huiyin_bot?start="
            )
        assert api.users[-100].count("私下") == 0
        assert bot.texts() == ["路灯坏了"]
        assert bot.parked == []


def test_who_calls_again_and_again_is_answered_once(through: Through) -> None:
    with BotApi() as api, running(api, through) as bot:
        li = api.user(1001, language="en")
        api.wait(lambda: api.sent("setMyCommands"))
        for _ in range(30):
            li.says_in_group("@huiyin_bot hello")
        li.says("您好")
        bot.takes("您好")
        api.users[-100].sees("in private")
        assert api.users[-100].count("in private") == 1
        assert api.violations == []


def test_answers_in_a_group_are_as_far_apart_as_everything_else_there() -> None:
    groups = Groups(7001, apart=3.0)
    groups.name = "huiyin_bot"
    said = {"chat": {"id": -100, "type": "group"}, "from": {"id": 1001}, "text": "@huiyin_bot 在吗"}
    answered = [at for at in (1.0, 3.9, 4.0, 6.9, 7.1) if groups.answer({"message": said}, at)]
    assert answered == [1.0, 4.0, 7.1]


def test_a_group_that_was_just_told_something_is_not_answered(polling: Through) -> None:
    with BotApi() as api, running(api, polling, limits=Limits(per_group=1 / 60)) as bot:
        li = api.user(1001)
        li.says_in_group("大家好")
        api.wait(lambda: api.sent("setMyCommands"))
        bot.sends(out("停水通知", chat=-100))
        li.says_in_group("@huiyin_bot 在吗")
        li.says_in_group("@huiyin_bot 在吗", group=-200)
        api.users[-200].sees("私下")
        li.says("您好")
        bot.takes("您好")
        confirmed(api)
        assert api.users[-100].count("私下") == 0
