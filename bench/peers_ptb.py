"""The form as python-telegram-bot's users write it: a ConversationHandler, kept in memory.

`python -m bench.peers_ptb CHATS FORMS` prints one JSON object.
"""

import asyncio
import json
import sys
import warnings
from time import process_time

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    ConversationHandler,
    MessageHandler,
    filters,
)
from telegram.warnings import PTBUserWarning

from bench.stub_ptb import StubRequest
from bench.town import Town, rate

Context = ContextTypes.DEFAULT_TYPE
WORDS, KIND, PLACE, MATCH, PICTURE, SHARE, SEND = range(7)
KINDS = {
    "wish": "微心愿",
    "complaint": "投诉",
    "suggestion": "意见建议",
    "petition": "信访诉求",
    "question": "政策咨询",
}


def keyboard(key: str, **options: str) -> InlineKeyboardMarkup:
    """One button a row, and “cancel”, as Huiyin shows them."""
    rows = [
        [InlineKeyboardButton(label, callback_data=f"q:{key}:{value}")] for value, label in options.items()
    ]
    return InlineKeyboardMarkup([*rows, [InlineKeyboardButton("先不说了", callback_data=f"q:{key}:cancel")]])


async def _pressed(update: Update) -> None:
    """Answer the press and take the buttons away, as Huiyin does."""
    await update.callback_query.answer()
    await update.callback_query.edit_message_reply_markup()


def _value(update: Update) -> str:
    return update.callback_query.data.split(":")[2]


async def begin(update: Update, context: Context) -> int:
    await update.effective_message.reply_text(
        "是什么事？打字、说话、发照片都可以。", reply_markup=keyboard("words")
    )
    return WORDS


async def words(update: Update, context: Context) -> int:
    context.user_data["words"] = update.effective_message.text
    await update.effective_message.reply_text(
        "收到。这件事算哪一类？", reply_markup=keyboard("kind", **KINDS)
    )
    return KIND


async def kind(update: Update, context: Context) -> int:
    await _pressed(update)
    context.user_data["kind"] = _value(update)
    await update.effective_message.reply_text(
        "在哪里？发个位置，或写小区、村名。", reply_markup=keyboard("place")
    )
    return PLACE


async def place(update: Update, context: Context) -> int:
    said = context.user_data
    said["place"] = update.effective_message.text
    await update.effective_message.reply_text(
        f"您写的“{said['place']}”，是在青塘村吗？", reply_markup=keyboard("match", yes="是的", no="换个地方")
    )
    return MATCH


async def match(update: Update, context: Context) -> int:
    await _pressed(update)
    context.user_data["pictures"] = []
    await update.effective_message.reply_text(
        "有照片更好，最多 9 张。没有就点“没有”。", reply_markup=keyboard("picture", none="没有")
    )
    return PICTURE


async def picture(update: Update, context: Context) -> int:
    context.user_data["pictures"].append(update.effective_message.photo[-1].file_id)
    await update.effective_message.reply_text("还有吗？", reply_markup=keyboard("picture", done="就这些"))
    return PICTURE


async def pictures(update: Update, context: Context) -> int:
    await _pressed(update)
    await update.effective_message.reply_text(
        "办的人能看您的姓名、电话吗？", reply_markup=keyboard("share", yes="可以", no="不留")
    )
    return SHARE


async def share(update: Update, context: Context) -> int:
    await _pressed(update)
    said = context.user_data
    said["share"] = _value(update) == "yes"
    await update.effective_message.reply_text(
        f"您看对不对：{said['place']}，{said['words']}照片 {len(said['pictures'])} 张。",
        reply_markup=keyboard("send", send="发送", edit="改一改"),
    )
    return SEND


async def send(update: Update, context: Context) -> int:
    await _pressed(update)
    cases = context.bot_data.setdefault("cases", [])
    cases.append(dict(context.user_data))
    context.user_data.clear()
    await update.effective_message.reply_text(f"记好了，号码 {60000 + len(cases)}。")
    return ConversationHandler.END


async def cancel(update: Update, context: Context) -> int:
    context.user_data.clear()
    await update.effective_message.reply_text("好的，先不说了。")
    return ConversationHandler.END


def conversation() -> ConversationHandler:
    """The form."""
    text = filters.TEXT & ~filters.COMMAND
    return ConversationHandler(
        entry_points=[CommandHandler("report", begin)],
        states={
            WORDS: [MessageHandler(text, words)],
            KIND: [CallbackQueryHandler(kind, f"^q:kind:({'|'.join(KINDS)})$")],
            PLACE: [MessageHandler(text, place)],
            MATCH: [CallbackQueryHandler(match, "^q:match:yes$")],
            PICTURE: [
                MessageHandler(filters.PHOTO, picture),
                CallbackQueryHandler(pictures, "^q:picture:(none|done)$"),
            ],
            SHARE: [CallbackQueryHandler(share, "^q:share:(yes|no)$")],
            SEND: [CallbackQueryHandler(send, "^q:send:send$")],
        },
        fallbacks=[CommandHandler("cancel", cancel), CallbackQueryHandler(cancel, "cancel$")],
    )


async def measure(chats: int, forms: int) -> dict[str, float]:
    """Every form of every chat, through the library's own polling."""
    town = Town(chats, forms)
    request = StubRequest(town)
    program = Application.builder().token("7001:bench").request(request).get_updates_request(request).build()
    program.add_handler(conversation())
    async with program:
        await program.start()
        began = process_time()
        await program.updater.start_polling()
        await town.finish()
        cpu = process_time() - began
        opened = len(program.bot_data["cases"])
        await program.updater.stop()
        await program.stop()
    assert opened == chats * forms, opened
    return {"steps_per_s": rate(town.shown), "steps": len(town.shown), "cpu_s": cpu}


if __name__ == "__main__":
    warnings.simplefilter("ignore", PTBUserWarning)  # it would rather have per_message=True
    print(json.dumps(asyncio.run(measure(int(sys.argv[1]), int(sys.argv[2])))))
