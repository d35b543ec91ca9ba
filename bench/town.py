"""A town full of residents who fill in one form, and the messenger between them and a bot, without a network.

The same bytes go to every bot. A resident acts, waits for the bot's next question, and acts again: each
update is one step.
"""

import asyncio
import json
from collections import deque
from time import perf_counter

RESIDENTS = 1_000_000
"""Chat ids from here on are residents; below are representatives and staff, who only listen."""
PATIENCE = 20
"""So many seconds without a single answer: something is wrong."""
PICTURE_EVERY = 10
"""Every so many-th form brings a picture; the others say “none”."""

WORDS = (
    "路口的灯坏了五盏，晚上看不见路，请帮忙看看。",
    "自来水这几天水压很低，三楼以上早晚都没水，做饭洗衣都难。",
    "门口的垃圾三天没有运走，天热味道很大，孩子们天天从旁边过。",
    "小学门口放学时车太多，没有斑马线，想请人画一条。",
    "水渠堵了半个月，田里等水插秧，村里几户人一起清也清不动。",
)
PLACES = ("青塘路小卖部对面", "锦绣花园 3 栋", "西街老供销社旁边", "上坪村口", "白杨正街 12 号")
KINDS = ("微心愿", "意见建议")

Step = tuple[str, str | int]
"""What is done; for a press, the button's label or place."""
PICTURE: tuple[Step, ...] = (("photo", ""), ("press", 0))
NO_PICTURE: tuple[Step, ...] = (("press", 0),)


def script(chat: int, form: int) -> tuple[Step, ...]:
    """What one resident does: a command that opens the form, then an answer to each question."""
    number = chat * 7 + form
    return (
        ("text", "/report"),
        ("text", WORDS[number % len(WORDS)]),
        ("press", KINDS[number % len(KINDS)]),
        ("text", PLACES[number // 5 % len(PLACES)]),
        ("press", 0),  # yes, the place is in this village
        *(PICTURE if number % PICTURE_EVERY == 0 else NO_PICTURE),
        ("press", "不留"),
        ("press", "发送"),
    )


_PERSON = '{"id":%d,"is_bot":false,"first_name":"居民%d","language_code":"zh-hans"}'
_CHAT = '{"id":%d,"first_name":"居民%d","type":"private"}'
_BOT = '{"id":7001,"is_bot":true,"first_name":"回音","username":"huiyin_bot"}'
_MESSAGE = '{"update_id":%d,"message":{"message_id":%d,"from":%s,"chat":%s,"date":1795300000,%s}}'
_PRESS = (
    '{"update_id":%d,"callback_query":{"id":"%d","from":%s,"message":{"message_id":%d,"from":' + _BOT + ","
    '"chat":%s,"date":1795300000,"text":"%s","reply_markup":%s},"chat_instance":"%d","data":%s}}'
)
_PHOTO = (
    '"photo":[{"file_id":"s%d","file_unique_id":"us%d","file_size":1100,"width":90,"height":67},'
    '{"file_id":"m%d","file_unique_id":"um%d","file_size":9000,"width":320,"height":240}]'
)
_COMMAND = ',"entities":[{"offset":0,"length":%d,"type":"bot_command"}]'
_SENT = '{"ok":true,"result":{"message_id":%d,"from":' + _BOT + ',"chat":%s,"date":1795300000,"text":"%s"}}'
QUESTION = "是什么事？打字、说话、发照片都可以。"
OK = b'{"ok":true,"result":true}'
ME = ('{"ok":true,"result":' + _BOT + "}").encode()


class Resident:
    """One chat: where it stands in its forms, and the keyboard last shown."""

    __slots__ = ("chat", "forms", "keyboard", "left", "person", "waiting", "words")

    def __init__(self, number: int, forms: int) -> None:
        self.chat, self.person = _CHAT % (number, number), _PERSON % (number, number)
        self.words = str(number)
        self.forms, self.keyboard, self.waiting = forms, "", False
        self.left: deque[Step] = deque()


class Town:
    """All residents; `batch` bounds what one getUpdates hands out, as Telegram does."""

    def __init__(self, chats: int, forms: int, *, batch: int = 100) -> None:
        self._people = {RESIDENTS + i: Resident(RESIDENTS + i, forms) for i in range(chats)}
        self._ready = deque(self._people)
        self._batch, self._update, self._message = batch, 0, 0
        self._wake = asyncio.Event()
        self._unfinished = chats
        self.finished = asyncio.Event()
        """Set when every resident has been answered the last time."""
        self.shown: list[float] = []
        """When the answer to each step was sent."""
        self.steps = 0
        self.calls: dict[str, int] = {}

    async def updates(self) -> bytes:
        """The answer to getUpdates: waits until somebody has done something."""
        await asyncio.sleep(0)
        while not self._ready and not self.finished.is_set():
            self._wake.clear()
            await self._wake.wait()
        if not self._ready:
            await asyncio.sleep(0.01)  # a bot that stops asks once more, to confirm
        acts = [self._act(self._ready.popleft()) for _ in range(min(self._batch, len(self._ready)))]
        return ('{"ok":true,"result":[' + ",".join(acts) + "]}").encode()

    def _act(self, number: int) -> str:
        who = self._people[number]
        if not who.left:
            who.forms -= 1
            who.left.extend(script(number, who.forms))
        kind, value = who.left.popleft()
        who.waiting = True
        self.steps += 1
        self._update += 1
        self._message += 1
        if kind == "press":
            buttons = [b for row in json.loads(who.keyboard)["inline_keyboard"] for b in row]
            labels = [b["text"] for b in buttons]
            pressed = buttons[value if isinstance(value, int) else labels.index(value)]
            return _PRESS % (
                self._update,
                self._update,
                who.person,
                self._message,
                who.chat,
                QUESTION,
                who.keyboard,
                number,
                json.dumps(pressed["callback_data"]),
            )
        if kind == "photo":
            what = _PHOTO % ((self._update,) * 4)
        else:
            what = f'"text":{json.dumps(value)}'
            if str(value).startswith("/"):
                what += _COMMAND % len(str(value))
        return _MESSAGE % (self._update, self._message, who.person, who.chat, what)

    async def finish(self) -> None:
        """Returns when every resident has been answered the last time. Raises TimeoutError when nobody is."""
        while not self.finished.is_set():
            before = len(self.shown)
            try:
                await asyncio.wait_for(self.finished.wait(), PATIENCE)
            except TimeoutError:
                if len(self.shown) == before:
                    raise

    def answer(self, method: str, params: dict[str, str]) -> bytes:
        """The answer to any other call. Whoever gets their next question acts again."""
        self.calls[method] = self.calls.get(method, 0) + 1
        if method in ("sendMessage", "sendPhoto"):
            return self._sent(int(params["chat_id"]), params.get("reply_markup", ""))
        if method == "getFile":
            ref = params["file_id"]
            found = {
                "file_id": ref,
                "file_unique_id": f"u{ref}",
                "file_size": 9000,
                "file_path": f"{ref}.jpg",
            }
            return json.dumps({"ok": True, "result": found}).encode()
        return ME if method == "getMe" else OK

    def _sent(self, number: int, markup: str) -> bytes:
        self._message += 1
        who = self._people.get(number)
        if who is None:
            return (_SENT % (self._message, _CHAT % (number, number), QUESTION)).encode()
        # Not every message is a question: the next act waits for one; after the last act any message will do.
        if who.waiting and (not who.left or '"q:' in markup or '"keyboard"' in markup):
            who.waiting, who.keyboard = False, markup
            self.shown.append(perf_counter())
            if who.left or who.forms:
                self._ready.append(number)
                self._wake.set()
            else:
                self._unfinished -= 1
                if not self._unfinished:
                    self.finished.set()
                    self._wake.set()
        return (_SENT % (self._message, who.chat, QUESTION)).encode()


def rate(times: list[float]) -> float:
    """Steps per second over the middle 80 % of them: at the start and the end not every chat is active."""
    times = sorted(times)
    first, last = len(times) // 10, len(times) - 1 - len(times) // 10
    return (last - first) / (times[last] - times[first])
