"""The street lamp, told by a script: what the three phones show while the page is tried."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.channels.channel import Incoming
from web.demo import Beat, DemoState, Next, Phone
from web.guard import address
from words.message import Button, Card, Message

if TYPE_CHECKING:
    from tests.web.house import House

WORDS = "青塘路的路灯坏了五盏，晚上看不见路"
STEPS = ("收到", "代表接单", "单位办理", "您来评价")


def steps(at: int) -> tuple[tuple[str, str], ...]:
    return tuple((name, "on" if n < at else "here" if n == at else "") for n, name in enumerate(STEPS))


def row(*buttons: Button) -> tuple[Button, ...]:
    return buttons


CANCEL = Button("先不说了", "q:1:cancel")
GREETING = Message(
    "您好，我是<b>回音</b>。有难处、有心愿，直接说就行。",
    hint="您说的只给办这件事的人看，不公开。想删，随时说“删除”。",
)
ASK_PLACE = Message(
    "收到。是在<b>青塘乡青塘路</b>吗？",
    buttons=(row(Button("是这里", "q:2:0", main=True), Button("换个地方", "q:2:1")), row(CANCEL)),
)
ASK_WHERE = Message(
    "在哪里？发个位置，或写小区、村名。",
    buttons=(row(Button("发我的位置", "q:3:0", asks="location", main=True)), row(CANCEL)),
)
ASK_PHOTOS = Message(
    "有照片更好，最多九张。没有就点“没有”。",
    buttons=(row(Button("没有", "q:4:0"), Button("就这些", "q:4:1", main=True)), row(CANCEL)),
)
ASK_PHONE = Message(
    "代表要给您打电话的话，用哪个号？",
    buttons=(row(Button("用我的手机号", "q:5:0", asks="contact", main=True), Button("不用打", "q:5:1")),),
)
CARD = Card(
    "60748-1 · 投诉",
    "ontime",
    "按时",
    "青塘路路灯坏了五盏",
    steps(1),
    (("交给", "周代表"), ("最晚", "12月3日前答复您")),
)
NOTED = Message("记好了，号码 <b>6、0、7、4、8，1</b>。不用再来问，有进展我告诉您。", card=CARD)
NEW = Message(
    card=Card(
        "60748-1 · 投诉",
        "ontime",
        "剩 15 天",
        "青塘路路灯坏了五盏，晚上看不见路",
        facts=(
            ("居民", "李大爷，可以打电话"),
            ("地点", "青塘乡青塘路"),
            ("为何派您", "您的选区，常办路灯，在办 4 件"),
        ),
    ),
    pictures=(1,),
    buttons=(
        row(Button("接单", "f:accept:1:2", main=True)),
        row(Button("问居民", "f:ask:1:2"), Button("退回，写原因", "f:return:1:2")),
    ),
)
REMIND = Message(
    "周代表，<b>60748-1</b> 一个工作日了，还没接单。",
    hint="您若不便，点“退回”，我们换人，不算您的。",
    buttons=(row(Button("接单", "f:accept:1:2", main=True), Button("我外出了", "f:away")),),
)
DECIDE = Message(
    "<b>60748-1 需要您定</b>\n\n路灯，青塘乡。周代表两个工作日没接单，建议改派：",
    card=Card(
        "60748-1 · 投诉",
        "soon",
        "剩 2 天",
        "青塘路路灯坏了五盏",
        ranks=(("许代表", "邻近选区，办过 7 件路灯，在办 6 件"), ("方代表", "同一乡镇小组，在办 9 件")),
    ),
    buttons=(
        row(Button("派给许代表", "f:assign:1:2:7", main=True), Button("派给方代表", "f:assign:1:2:8")),
        row(Button("先打个电话", "f:call:1:2"), Button("等到周一", "f:wait:1:2")),
    ),
)
SORRY = Message("让您等了两天，抱歉。周代表外出，已换<b>许代表</b>来办，他今天会联系您。")
RATE = Message(
    "许代表说五盏灯都换好了。<b>晚上亮了吗？</b>",
    buttons=(
        row(
            Button("亮了，满意", "f:rate:1:5:2", main=True),
            Button("还行", "f:rate:1:5:1"),
            Button("没修好", "f:rate:1:5:0"),
        ),
    ),
)


class Tale:
    """The scripted demonstration behind the page: keeps the contract `web.demo.Demo`."""

    def __init__(self, house: "House") -> None:
        self.house, self.at, self.language = house, 0, "zh"

    def phones(self, holder: str = "") -> Sequence[Phone]:
        en = self.language == "en"
        return (
            Phone("resident", "a" * 32, "李大爷", "Resident" if en else "居民 · 网页聊天，大字", "李"),
            Phone(
                "representative",
                "b" * 32,
                "周代表",
                "Representative" if en else "人大代表 · 聊天机器人",
                "周",
            ),
            Phone("clerk", "c" * 32, "督办科 · 沈", "Staff" if en else "工作人员 · 聊天机器人", "沈"),
        )

    async def _say(self, phone: int, *messages: Message) -> None:
        where = address(self.phones()[phone].token)
        await self.house.writer.job(lambda work: self.house.chat(work, where))
        for message in messages:
            await self.house.deliver(where, message)

    async def begin(self) -> None:
        await self._say(0, GREETING)
        await self._say(1, Message("周代表，您好。派给您的事会出现在这里。"))
        await self._say(
            2,
            Message(
                "<b>早上好，今天 6 件要看</b>\n待核实 2，待分派 1，退回 1，延期待批 2。",
                buttons=(row(Button("一件一件看", "f:queue")),),
            ),
        )

    def answer(self, update: Incoming) -> Sequence[Message]:
        if update.address != address(self.phones()[0].token):
            return (Message("好的，记下了。"),)
        if update.kind == "photo":
            return (ASK_PLACE,)
        if update.kind == "text":
            return (ASK_WHERE,)
        if update.data == "q:2:0" or update.kind == "location":
            return (NOTED,)
        return (Message("好的。"),)

    async def skip_to_next(self) -> None:
        moves = (
            (timedelta(hours=21, minutes=22), ((1, NEW), (1, REMIND))),
            (timedelta(hours=21), ((2, DECIDE), (0, SORRY))),
            (
                timedelta(days=4, hours=2, minutes=30),
                ((0, RATE), (1, Message("告诉您一声：60748-1 由许代表办好了，五盏灯已换，正请居民评价。"))),
            ),
        )
        if self.at < len(moves):
            later, said = moves[self.at]
            self.house.now += later
            self.at += 1
            for phone, message in said:
                await self._say(phone, message)

    async def skip(self, hours: float) -> None:
        self.house.now += timedelta(hours=hours)

    async def restart(self) -> None:
        self.at = 0

    async def speak(self, language: str) -> None:
        self.language = language

    async def state(self) -> DemoState:
        start = datetime.fromisoformat("2026-11-18T11:42:00+00:00")
        plan = (
            (start, "立案"),
            (start + timedelta(hours=21, minutes=18), "催受理"),
            (start + timedelta(hours=42, minutes=18), "请督办"),
            (start + timedelta(days=5, hours=20, minutes=48), "请评价"),
        )
        did = (
            "",
            "<b>周四 17:00 催代表接单。</b>一个工作日没接单，提醒了周代表。只提醒一次，晚上不打扰。",
            "<b>周五 14:00 请督办科定。</b>仍没接单，给工作人员列出换谁、为什么；派定后，居民也知道了。",
            "<b>周二 16:30 请居民评价。</b>单位修好，代表答复。居民说“亮了”才算办成。",
        )[self.at]
        if not self.house.said:
            return DemoState(self.house.now, language=self.language)
        story = tuple(Beat(at, label, done=n <= self.at) for n, (at, label) in enumerate(plan))
        coming = story[self.at + 1] if self.at + 1 < len(story) else None
        return DemoState(self.house.now, story, did, coming and Next(coming.at, coming.label), self.language)
