"""The emulator keeps the real server's promises; otherwise the other tests here prove little."""

import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest

from tests.botapi import BotApi
from tests.botapi_rules import Refusal


@pytest.fixture
def api() -> Iterator[BotApi]:
    with BotApi() as api:
        api.user(1001, "李大爷")
        yield api


def call(api: BotApi, method: str, **params: Any) -> Any:
    body = {name: value if isinstance(value, str) else json.dumps(value) for name, value in params.items()}
    try:
        with urlopen(f"{api.url}/bot{api.token}/{method}", urlencode(body).encode(), timeout=10) as answer:
            return json.load(answer)["result"]
    except HTTPError as no:
        with no:
            return json.load(no)


def ids(updates: list[dict[str, Any]]) -> list[int]:
    return [update["update_id"] for update in updates]


def test_updates_come_again_until_they_are_confirmed(api: BotApi) -> None:
    first, second = (api.user(1001).says(text) for text in "一二")
    assert ids(call(api, "getUpdates")) == [first, second]
    assert ids(call(api, "getUpdates", limit=1)) == [first]
    assert ids(call(api, "getUpdates", offset=first)) == [first, second]
    assert ids(call(api, "getUpdates", offset=second)) == [second]
    assert call(api, "getUpdates", offset=second + 1) == []
    assert api.unconfirmed() == []


@pytest.mark.parametrize(
    ("params", "says"),
    [
        ({"text": ""}, "text is empty"),
        ({"text": " \n"}, "text is empty"),
        ({"text": "x" * 4097}, "too long"),
        ({"text": "<i>x</i>"}, "can't parse entities"),
        ({"text": "<b>x"}, "can't parse entities"),
        ({"text": "x</b>"}, "can't parse entities"),
        ({"text": "1 < 2"}, "can't parse entities"),
        (
            {
                "text": "x",
                "reply_markup": {"inline_keyboard": [[{"text": "好", "callback_data": "路" * 22}]]},
            },
            "DATA",
        ),
        ({"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "", "callback_data": "a"}]]}}, "empty"),
        ({"text": "x", "chat_id": 5}, "chat not found"),
    ],
)
def test_what_the_real_one_refuses(api: BotApi, params: dict[str, Any], says: str) -> None:
    answer = call(api, "sendMessage", **{"chat_id": 1001, "parse_mode": "HTML", **params})
    assert answer["error_code"] == 400
    assert says in answer["description"]
    assert api.user(1001).messages == []


def test_the_pace_is_watched(api: BotApi) -> None:
    api.enforce_limits = True
    call(api, "sendMessage", chat_id=1001, text="一")
    answer = call(api, "sendMessage", chat_id=1001, text="二")
    assert answer["parameters"] == {"retry_after": 1}
    with (
        api.changed,
        pytest.raises(Refusal, match="Too Many"),
    ):  # past HTTP, so that it is one second for sure
        for chat in range(1, 32):
            api.user(chat)
            api.methods.send_message({"chat_id": str(chat), "text": "一"}, {})
    assert api.violations[-1] == "31 messages in one second"


def test_what_a_person_sees_can_be_told(api: BotApi) -> None:
    li = api.user(1001)
    li.says("路灯坏了")
    keyboard = {"inline_keyboard": [[{"text": "是这里", "callback_data": "a"}]]}
    call(api, "sendMessage", chat_id=1001, text="在青塘路吗？", reply_markup=keyboard)
    assert li.story() == "李大爷:\n  李大爷: 路灯坏了\n  回音: 在青塘路吗？ [是这里]"
    li.sees("青塘路")
    with pytest.raises(AssertionError, match=r"在青塘路吗？ \[是这里\]"):
        li.sees("青塘路", timeout=0)


def test_it_also_runs_by_itself() -> None:
    command = [sys.executable, "-m", "tests.botapi", "0"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as alone:
        assert alone.stdin is not None and alone.stdout is not None
        url, _, token = alone.stdout.readline().split()
        print("1001 路灯坏了", file=alone.stdin, flush=True)
        there = BotApi(token=token, port=int(url.rpartition(":")[2]))
        (update,) = call(there, "getUpdates", timeout=5)
        assert update["message"]["text"] == "路灯坏了"
        call(there, "sendMessage", chat_id=1001, text="收到")
        assert alone.stdout.readline() == "1001 <- 回音: 收到\n"
        alone.stdin.close()
        assert alone.wait(10) == 0
