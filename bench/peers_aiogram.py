"""The form as aiogram's users write it: a router, states, and the dispatcher's MemoryStorage.

`python -m bench.peers_aiogram CHATS FORMS` prints one JSON object.
"""

import asyncio
import json
import sys
from collections.abc import AsyncGenerator
from time import process_time
from typing import Any

from aiogram import Bot, Dispatcher, F, Router
from aiogram.client.session.base import BaseSession
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.memory import MemoryStorage
from aiogram.methods import TelegramMethod
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from bench.town import Town, rate


class StubSession(BaseSession):
    """Answers for the town. Fields are prepared and answers parsed as in aiogram's own session."""

    def __init__(self, town: Town) -> None:
        super().__init__()
        self._town = town

    async def make_request(self, bot: Bot, method: TelegramMethod[Any], timeout: int | None = None) -> Any:  # noqa: ASYNC109
        prepared = (
            (name, self.prepare_value(value, bot=bot, files={}))
            for name, value in method.model_dump(warnings=False).items()
        )
        params = {name: value for name, value in prepared if value}
        if method.__api_method__ == "getUpdates":
            content = await self._town.updates()
        else:
            content = self._town.answer(method.__api_method__, params)
        return self.check_response(bot, method, 200, content.decode()).result

    async def close(self) -> None:
        """Nothing to close."""

    async def stream_content(self, *_: Any, **__: Any) -> AsyncGenerator[bytes, None]:
        yield b""


KINDS = {
    "wish": "微心愿",
    "complaint": "投诉",
    "suggestion": "意见建议",
    "petition": "信访诉求",
    "question": "政策咨询",
}


class Report(StatesGroup):
    words = State()
    kind = State()
    place = State()
    match = State()
    picture = State()
    share = State()
    send = State()


router = Router()
cases: list[dict[str, Any]] = []


def keyboard(key: str, **options: str) -> InlineKeyboardMarkup:
    """One button a row, and “cancel”, as Huiyin shows them."""
    rows = [
        [InlineKeyboardButton(text=label, callback_data=f"q:{key}:{value}")]
        for value, label in options.items()
    ]
    cancel = InlineKeyboardButton(text="先不说了", callback_data=f"q:{key}:cancel")
    return InlineKeyboardMarkup(inline_keyboard=[*rows, [cancel]])


async def _pressed(press: CallbackQuery) -> None:
    """Answer the press and take the buttons away, as Huiyin does."""
    await press.answer()
    await press.message.edit_reply_markup()


@router.callback_query(F.data.endswith(":cancel"))
async def cancel(press: CallbackQuery, state: FSMContext) -> None:
    await state.clear()
    await _pressed(press)
    await press.message.answer("好的，先不说了。")


@router.message(Command("report"))
async def begin(message: Message, state: FSMContext) -> None:
    await state.set_state(Report.words)
    await message.answer("是什么事？打字、说话、发照片都可以。", reply_markup=keyboard("words"))


@router.message(Report.words, F.text)
async def words(message: Message, state: FSMContext) -> None:
    await state.update_data(words=message.text)
    await state.set_state(Report.kind)
    await message.answer("收到。这件事算哪一类？", reply_markup=keyboard("kind", **KINDS))


@router.callback_query(Report.kind, F.data.startswith("q:kind:"))
async def kind(press: CallbackQuery, state: FSMContext) -> None:
    await _pressed(press)
    await state.update_data(kind=press.data.split(":")[2])
    await state.set_state(Report.place)
    await press.message.answer("在哪里？发个位置，或写小区、村名。", reply_markup=keyboard("place"))


@router.message(Report.place, F.text)
async def place(message: Message, state: FSMContext) -> None:
    await state.update_data(place=message.text)
    await state.set_state(Report.match)
    await message.answer(
        f"您写的“{message.text}”，是在青塘村吗？", reply_markup=keyboard("match", yes="是的", no="换个地方")
    )


@router.callback_query(Report.match, F.data == "q:match:yes")
async def match(press: CallbackQuery, state: FSMContext) -> None:
    await _pressed(press)
    await state.update_data(pictures=[])
    await state.set_state(Report.picture)
    await press.message.answer(
        "有照片更好，最多 9 张。没有就点“没有”。", reply_markup=keyboard("picture", none="没有")
    )


@router.message(Report.picture, F.photo)
async def picture(message: Message, state: FSMContext) -> None:
    kept = (await state.get_data())["pictures"]
    await state.update_data(pictures=[*kept, message.photo[-1].file_id])
    await message.answer("还有吗？", reply_markup=keyboard("picture", done="就这些"))


@router.callback_query(Report.picture, F.data.startswith("q:picture:"))
async def pictures(press: CallbackQuery, state: FSMContext) -> None:
    await _pressed(press)
    await state.set_state(Report.share)
    await press.message.answer(
        "办的人能看您的姓名、电话吗？", reply_markup=keyboard("share", yes="可以", no="不留")
    )


@router.callback_query(Report.share, F.data.startswith("q:share:"))
async def share(press: CallbackQuery, state: FSMContext) -> None:
    await _pressed(press)
    said = await state.update_data(share=press.data == "q:share:yes")
    await state.set_state(Report.send)
    await press.message.answer(
        f"您看对不对：{said['place']}，{said['words']}照片 {len(said['pictures'])} 张。",
        reply_markup=keyboard("send", send="发送", edit="改一改"),
    )


@router.callback_query(Report.send, F.data == "q:send:send")
async def send(press: CallbackQuery, state: FSMContext) -> None:
    await _pressed(press)
    cases.append(await state.get_data())
    await state.clear()
    await press.message.answer(f"记好了，号码 {60000 + len(cases)}。")


async def measure(chats: int, forms: int) -> dict[str, float]:
    """Every form of every chat, through the library's own polling."""
    town = Town(chats, forms)
    dispatcher = Dispatcher(storage=MemoryStorage())
    dispatcher.include_router(router)
    bot = Bot("7001:bench", session=StubSession(town))
    began = process_time()
    polling = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False))
    await town.finish()
    cpu = process_time() - began
    polling.cancel()
    await asyncio.gather(polling, return_exceptions=True)
    assert len(cases) == chats * forms, len(cases)
    return {"steps_per_s": rate(town.shown), "steps": len(town.shown), "cpu_s": cpu}


if __name__ == "__main__":
    print(json.dumps(asyncio.run(measure(int(sys.argv[1]), int(sys.argv[2])))))
