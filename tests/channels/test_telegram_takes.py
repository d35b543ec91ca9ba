"""Updates in, through python-telegram-bot and real HTTP."""

import pytest

from bot.channels.channel import Receipt
from tests.botapi import BotApi
from tests.channels.running import Through, confirmed, running

pytestmark = pytest.mark.filterwarnings("error")


def test_what_people_do_is_taken_in_order_and_confirmed(through: Through) -> None:
    with BotApi() as api:
        li = api.user(1001, "李大爷")
        li.says("一")
        with running(api, through) as bot:
            li.says("二")
            li.sends_location(28.5, 112.5)
            li.says("三")
            bot.takes("三")
            confirmed(api)
        assert bot.texts() == ["一", "二", "", "三"]
        assert [got.kind for got in bot.taken] == ["text", "text", "location", "text"]


def test_nothing_waits_any_more_only_once_all_has_come(polling: Through) -> None:
    with BotApi() as api:
        for number in range(150):  # more than one answer holds
            api.user(1001).says(str(number))
        with running(api, polling) as bot:
            api.wait(lambda: bot.quiet)
            assert bot.quiet[0] == 150


def test_an_update_is_confirmed_only_after_it_was_taken(through: Through) -> None:
    with BotApi() as api, running(api, through) as bot:
        bot.looks = True
        update = api.user(1001).says("路灯坏了")
        bot.takes("路灯坏了")
        confirmed(api)
        assert bot.open_while_taking == [update]


def test_what_cannot_be_read_is_parked_and_blocks_nothing(through: Through) -> None:
    with BotApi() as api:
        li = api.user(1001)
        weird = api.give({"message": {"weird": {"deep": []}}})
        api.give({"message": {"message_id": 1, "from": li.person, "text": "没有聊天"}})
        li.says("路灯坏了")
        with running(api, through) as bot:
            bot.takes("路灯坏了")
            confirmed(api)
        keys = {key for key, _, _ in bot.parked}
        assert keys == {f"tg:7001:{weird}", f"tg:7001:{weird + 1}"}
        assert bot.parked[0][1]["message"] == {"weird": {"deep": []}}
        assert "`chat` is missing" in bot.parked[0][2]


def test_what_is_nothing_to_us_is_confirmed_and_forgotten(through: Through) -> None:
    with BotApi() as api, running(api, through) as bot:
        li = api.user(1001)
        li.says("路灯坏了")
        li.blocks_bot()
        bot.takes("路灯坏了")
        confirmed(api)
        assert len(bot.taken) == 1


def test_an_edit_comes_with_the_message_it_changes(through: Through) -> None:
    with BotApi() as api, running(api, through) as bot:
        li = api.user(1001)
        li.says("路灯坏了")
        li.edits("路灯都坏了")
        bot.takes("路灯都坏了")
        confirmed(api)
        said, edit = bot.taken
        assert (edit.kind, edit.message) == ("edit", said.message)


def test_a_repeated_update_has_the_same_key(through: Through) -> None:
    with BotApi() as api, running(api, through) as bot:
        update = api.user(1001).says("路灯坏了")
        bot.takes("路灯坏了")
        confirmed(api)
        api.repeat(update)
        api.wait(lambda: len(bot.taken) == 2)
        assert bot.taken[0].key == bot.taken[1].key
        confirmed(api)


def test_videos_papers_and_recordings_are_evidence_like_photos(through: Through) -> None:
    with BotApi() as api, running(api, through) as bot:
        li = api.user(1001)
        li.sends_video(b"film", caption="看，还在漏")
        li.sends_video(b"round", "video_note")
        li.sends_video(b"moving", "animation")
        li.sends_document(b"%PDF-", "补偿协议.pdf", "application/pdf")
        li.sends_document(b"jpeg", "IMG_1.jpg", "image/jpeg")
        li.sends_audio()
        api.wait(lambda: len(bot.taken) == 6)
        confirmed(api)
        came = [(got.kind, got.attachments[0].kind) for got in bot.taken]
        films, papers = [("photo", "video")] * 3, [("photo", "paper"), ("photo", "photo")]
        assert came == [*films, *papers, ("voice", "voice")]
        assert bot.texts()[0] == "看，还在漏"
        # what is shown as something else than it came as has to be fetched first
        assert [got.attachments[0].ref.startswith("~") for got in bot.taken] == [
            *(False, True, True),
            *(False, True, True),
        ]


def test_an_album_is_its_photos(through: Through) -> None:
    with BotApi() as api, running(api, through) as bot:
        api.user(1001).sends_album(3, caption="就是这些灯")
        api.wait(lambda: len(bot.taken) == 3)
        assert [got.kind for got in bot.taken] == ["photo"] * 3
        assert bot.texts() == ["就是这些灯", "", ""]
        assert len({got.attachments[0].unique for got in bot.taken}) == 3


def test_a_press_is_answered_and_its_buttons_go(through: Through) -> None:
    with BotApi() as api, running(api, through) as bot:
        li = api.user(1001)
        asked(api, li.id)
        bot.receipt = Receipt(toast="记下了")
        li.presses("是这里")
        li.sees_toast("记下了")
        api.wait(lambda: not li.messages[-1].live)
        assert bot.takes("q:1:0").message == str(li.messages[-1].id)


def test_a_press_that_changed_nothing_keeps_its_buttons(through: Through) -> None:
    with BotApi() as api, running(api, through) as bot:
        li = api.user(1001)
        asked(api, li.id)
        bot.receipt = Receipt(toast="这个问题已经过了", stale=True)
        li.presses_old(0, "是这里")
        li.sees_toast("已经过了")
        assert li.messages[-1].live


def test_a_press_that_waited_too_long_for_us_is_answered_in_the_chat(through: Through) -> None:
    with BotApi() as api:
        li = api.user(1001)
        asked(api, li.id)
        li.presses_old(0, "是这里")
        with api.changed:
            api.questions.clear()  # nobody was there for longer than Telegram keeps a press open
        with running(api, through) as bot:
            bot.receipt = Receipt(toast="有新的了，请看最后一条。", stale=True)
            li.sees("有新的了")
            confirmed(api)


def test_a_forged_press_and_one_without_its_message_are_answered_too(through: Through) -> None:
    with BotApi() as api, running(api, through) as bot:
        li = api.user(1001)
        li.presses_data("q:999:0")
        li.sees_toast()
        bot.takes("q:999:0")


def test_commands_are_announced_in_both_languages(through: Through) -> None:
    with BotApi() as api, running(api, through):
        api.wait(lambda: len(api.commands) == 2)
        named = [c["command"] for c in api.commands["en"]]
        assert named == ["menu", "mine", "help", "cancel", "language", "mydata", "forget"]
        assert api.commands[""][1]["description"] == "我的事项"


def asked(api: BotApi, chat: int) -> None:
    """A question with a button, sent past the driver."""
    buttons = '{"inline_keyboard": [[{"text": "是这里", "callback_data": "q:1:0"}]]}'
    with api.changed:
        api.methods.send_message({"chat_id": str(chat), "text": "在这里吗？", "reply_markup": buttons}, {})
