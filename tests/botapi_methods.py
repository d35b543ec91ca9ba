"""What each method of the Bot API does in the emulator."""

import re
import time
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tests.botapi_http import Dropped
from tests.botapi_rules import Refusal, bad, caption, listed, markup, needed, text
from tests.botapi_user import Shown, User

if TYPE_CHECKING:
    from tests.botapi import BotApi
    from tests.botapi_state import Waiting

Method = Callable[[dict[str, str], dict[str, bytes]], Any]
SENDS = frozenset({"sendMessage", "sendPhoto", "sendVideo", "sendMediaGroup", "sendVoice", "sendDocument"})


class Methods:
    """All of them run under the emulator's lock, and raise `Refusal` for what the real server refuses."""

    def __init__(self, api: "BotApi") -> None:
        self._api = api
        self._poller = 0
        self._last_in_chat: dict[int, float] = {}
        self._last_second: deque[float] = deque()

    def named(self, name: str) -> tuple[str, Method] | None:
        """A method by its name, which may be written in any case."""
        known = _NAMES.get(name.lower())
        return (known, getattr(self, re.sub("(?=[A-Z])", "_", known).lower())) if known else None

    def get_me(self, params: Any, files: Any) -> Any:
        bot = int(self._api.token.split(":")[0])
        return {"id": bot, "is_bot": True, "first_name": "回音", "username": "huiyin_bot"}

    def get_updates(self, params: dict[str, str], files: Any) -> Any:
        if self._api.webhook.url:
            raise Refusal(409, "Conflict: can't use getUpdates method while webhook is active")
        offset, limit = int(params.get("offset") or 0), int(params.get("limit") or 100)
        self._api.waiting = [
            w for w in self._api.waiting if not (w.handed_out and w.update["update_id"] < offset)
        ]
        self._poller += 1
        mine = self._poller
        self._api.changed.notify_all()

        def due() -> "list[Waiting]":
            least = offset if self._api.strict_offset else 0
            return [w for w in self._api.waiting if w.update["update_id"] >= least][:limit]

        self._api.changed.wait_for(
            lambda: due() or self._poller != mine or self._api.stopping, float(params.get("timeout") or 0)
        )
        if self._api.stopping:
            raise Dropped
        if self._poller != mine:
            raise Refusal(409, "Conflict: terminated by other getUpdates request")
        for waiting in due():
            waiting.handed_out = True
        return [w.update for w in due()]

    def delete_webhook(self, params: dict[str, str], files: Any) -> Any:
        self._api.webhook.end()
        if params.get("drop_pending_updates") == "true":
            self._api.waiting.clear()
        return True

    def set_webhook(self, params: dict[str, str], files: Any) -> Any:
        secret = params.get("secret_token", "")
        if secret and not re.fullmatch("[A-Za-z0-9_-]{1,256}", secret):
            raise bad("secret token contains unallowed characters")
        most = int(params.get("max_connections") or 40)
        if not 1 <= most <= 100:
            raise bad("max_connections must be from 1 to 100")
        if params.get("drop_pending_updates") == "true":
            self._api.waiting.clear()
        self._api.webhook.begin(needed(params, "url"), secret, most)
        return True

    def get_webhook_info(self, params: dict[str, str], files: Any) -> Any:
        hook = self._api.webhook
        info = {"url": hook.url, "pending_update_count": len(self._api.waiting)}
        wrong = {"last_error_date": hook.failed_at, "last_error_message": hook.failed}
        return {**info, **(wrong if hook.failed_at else {})}

    def set_my_commands(self, params: dict[str, str], files: Any) -> Any:
        commands = listed(params, "commands")
        if not all(
            re.fullmatch("[a-z0-9_]{1,32}", c["command"]) and 1 <= len(c["description"]) <= 256
            for c in commands
        ):
            raise bad("BOT_COMMAND_INVALID")
        self._api.commands[params.get("language_code", "")] = commands
        return True

    def send_message(self, params: dict[str, str], files: Any) -> Any:
        return self._show(params, {"text": text(params)}, params.get("text", ""))

    def send_photo(self, params: dict[str, str], files: dict[str, bytes]) -> Any:
        ref = self._file(needed(params, "photo"), files)
        content = {
            "photo": [{**self._api.described(ref), "width": 1280, "height": 853}],
            "caption": caption(params),
        }
        return self._show(params, content, params.get("caption", ""), photos=[self._api.files[ref][0]])

    def send_video(self, params: dict[str, str], files: dict[str, bytes]) -> Any:
        ref = self._file(needed(params, "video"), files)
        content = {"video": {**self._api.described(ref), "duration": 3}, "caption": caption(params)}
        return self._show(params, content, params.get("caption", ""), videos=[self._api.files[ref][0]])

    def send_voice(self, params: dict[str, str], files: dict[str, bytes]) -> Any:
        ref = self._file(needed(params, "voice"), files)
        content = {"voice": {**self._api.described(ref), "duration": 3}, "caption": caption(params)}
        return self._show(params, content, params.get("caption", ""), voice=self._api.files[ref][0])

    def send_document(self, params: dict[str, str], files: dict[str, bytes]) -> Any:
        ref = self._file(needed(params, "document"), files)
        name = getattr(next(iter(files.values()), b""), "name", "")
        content = {"document": {**self._api.described(ref), "file_name": name}, "caption": caption(params)}
        document = (name, self._api.files[ref][0])
        return self._show(params, content, params.get("caption", ""), document=document)

    def send_media_group(self, params: dict[str, str], files: dict[str, bytes]) -> Any:
        media = listed(params, "media")
        if not 2 <= len(media) <= 10 or "reply_markup" in params:
            raise bad("wrong number of items in the album, or buttons on it")
        refs = [self._file(item["media"], files) for item in media]
        captions = [caption(item) for item in media]
        said = next(filter(None, captions), "")
        of = [(item["type"], self._api.files[ref][0]) for item, ref in zip(media, refs, strict=True)]
        photos = [content for kind, content in of if kind == "photo"]
        videos = [content for kind, content in of if kind == "video"]
        message = self._show(params, {"caption": said}, said, photos=photos, videos=videos)
        return [message, *({**message, "message_id": self._api.next_id()} for _ in refs[1:])]

    def get_file(self, params: dict[str, str], files: Any) -> Any:
        ref = params.get("file_id", "")
        if ref not in self._api.files:
            raise bad("invalid file_id")
        if self._api.files[ref][1] > 20_000_000:
            raise bad("file is too big")
        return {**self._api.described(ref), "file_path": f"files/{ref}.bin"}

    def answer_callback_query(self, params: dict[str, str], files: Any) -> Any:
        user = self._api.questions.pop(params.get("callback_query_id", ""), None)
        if user is None:
            raise bad("query is too old and response timeout expired or query ID is invalid")
        if len(params.get("text", "")) > 200:
            raise bad("MESSAGE_TOO_LONG")
        user.toasts.append(params.get("text", ""))
        return True

    def edit_message_reply_markup(self, params: dict[str, str], files: Any) -> Any:
        shown, shape = self._standing(params), markup(params)
        return self._edit(self._user(params), shown, shape, shown.text, shown.html)

    def edit_message_text(self, params: dict[str, str], files: Any) -> Any:
        shown, words, shape = self._standing(params), text(params), markup(params)
        if "text" not in shown.raw:
            raise bad("there is no text in the message to edit")
        return self._edit(self._user(params), shown, shape, words, params.get("text", ""))

    def edit_message_caption(self, params: dict[str, str], files: Any) -> Any:
        shown, words, shape = self._standing(params), caption(params), markup(params)
        if "text" in shown.raw:
            raise bad("there is no caption in the message to edit")
        return self._edit(self._user(params), shown, shape, words, params.get("caption", ""))

    def delete_message(self, params: dict[str, str], files: Any) -> bool:
        shown = self._standing(params)
        if self._api.date() - shown.raw["date"] > 48 * 3600:
            raise bad("message can't be deleted for everyone")
        self._user(params).messages.remove(shown)
        self._api.changed.notify_all()
        return True

    def _standing(self, params: dict[str, str]) -> Shown:
        user, number = self._user(params), int(needed(params, "message_id"))
        shown = next((m for m in user.messages if m.id == number and not m.mine), None)
        if shown is None:
            raise bad("message to edit not found")
        return shown

    def _edit(self, user: User, shown: Shown, shape: dict[str, Any], words: str, html: str) -> dict[str, Any]:
        buttons = shape.get("inline_keyboard", [])
        if (words, buttons) == (shown.text, shown.buttons if shown.live else []):
            raise bad("message is not modified: specified new message content and reply markup are the same")
        if words != shown.text:
            shown.text, shown.html, shown.seen = words, html, False
            if buttons:
                user.told.append((words, 0))
            shown.raw["text" if "text" in shown.raw else "caption"] = words
        shown.live = bool(buttons)
        if buttons:
            shown.buttons, shown.raw["reply_markup"] = buttons, shape
        else:
            shown.raw.pop("reply_markup", None)
        shown.edits += 1
        self._api.changed.notify_all()
        return shown.raw

    def _file(self, named: str, files: dict[str, bytes]) -> str:
        if named.startswith("attach://") and named[9:] in files:
            return self._api.keep(files[named[9:]])
        if named not in self._api.files:
            raise bad("wrong file identifier/HTTP URL specified")
        return named

    def _user(self, params: dict[str, str]) -> User:
        user = self._api.users.get(int(needed(params, "chat_id")))
        if user is None:
            raise bad("chat not found")
        if user.moved:
            upgraded = "Bad Request: group chat was upgraded to a supergroup chat"
            raise Refusal(400, upgraded, migrate_to_chat_id=user.moved)
        if user.blocked:
            raise Refusal(403, "Forbidden: bot was blocked by the user")
        return user

    def _show(
        self, params: dict[str, str], content: dict[str, Any], html: str, **more: Any
    ) -> dict[str, Any]:
        user, shape = self._user(params), markup(params)
        self._pace(user, paid=params.get("allow_paid_broadcast") == "true")
        sender = self.get_me(None, None)
        raw = {
            "message_id": self._api.next_id(),
            "from": sender,
            "chat": user.chat,
            "date": self._api.date(),
            **content,
        }
        if "inline_keyboard" in shape:
            raw["reply_markup"] = shape
        words = content.get("text", content.get("caption", ""))
        buttons, keys = shape.get("inline_keyboard", []), shape.get("keyboard", [])
        shown = Shown(raw["message_id"], False, words, html, buttons=buttons, keys=keys, raw=raw, **more)
        user.messages.append(shown)
        user.told.append((words, len(shown.photos)))
        self._api.on_shown(user, shown)
        return raw

    def _pace(self, user: User, paid: bool = False) -> None:
        now = time.monotonic()
        while self._last_second and now - self._last_second[0] >= 1:
            self._last_second.popleft()
        since = now - self._last_in_chat.get(user.id, -9)
        wrong = [f"chat {user.id}: {since:.2f} s after the message before"] if since < 0.95 else []
        many = len(self._last_second) + 1
        wrong += [f"{many} messages in one second"] if many > 30 and not paid else []
        self._api.violations += wrong
        if wrong and self._api.enforce_limits:
            raise too_many(1)
        self._last_in_chat[user.id] = now
        if not paid:
            self._last_second.append(now)


def too_many(seconds: int) -> Refusal:
    return Refusal(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


_OTHERS = (
    *("getMe", "getUpdates", "getFile", "deleteWebhook", "setWebhook", "getWebhookInfo", "setMyCommands"),
    *("answerCallbackQuery", "editMessageReplyMarkup", "editMessageText", "editMessageCaption"),
    "deleteMessage",
)
_NAMES = {name.lower(): name for name in (*SENDS, *_OTHERS)}
