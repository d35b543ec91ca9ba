"""The emulator's deliveries: updates are brought to the bot in parallel, until each is answered 200."""

import http.client
import json
import time
from collections.abc import Callable
from threading import Thread
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from tests.botapi import BotApi
    from tests.botapi_state import Waiting


class Deliveries:
    """One webhook. As at Telegram, what concerns one person waits for the one before it, unless `scatter`.

    `statuses`: what the bot has answered, in order; 0 where there was no answer.
    """

    def __init__(self, api: "BotApi") -> None:
        self._api = api
        self.url, self.secret, self.most = "", "", 40
        self.scatter = False
        """True: everything goes at once, the newest first: the worst that a network can do."""
        self.statuses: list[int] = []
        self.failed_at, self.failed = 0, ""
        self._going: list[Waiting] = []
        self._not_before: dict[int, float] = {}
        self._thread: Thread | None = None

    def begin(self, url: str, secret: str, most: int) -> None:
        """From now on updates are brought to `url`, so many at a time."""
        with self._api.changed:
            self.url, self.secret, self.most = url, secret, most
            self.goes_on()
            self._api.changed.notify_all()

    def goes_on(self) -> None:
        """Also after the server was stopped: the webhook stands."""
        with self._api.changed:
            if self.url and self._thread is None:
                self._thread = Thread(target=self._run, name="webhook", daemon=True)
                self._thread.start()

    def end(self) -> None:
        """No longer; what is on its way arrives."""
        with self._api.changed:
            self.url = ""
            self._api.changed.notify_all()

    def going(self, update: int) -> bool:
        """This one is on its way."""
        return any(w.update["update_id"] == update for w in self._going)

    def _run(self) -> None:
        api = self._api
        with api.changed:
            while not api.stopping:
                for waiting in self._next() if self.url else ():
                    self._going.append(waiting)
                    where = (self.url, self.secret)
                    Thread(target=self._bring, args=(waiting, *where), daemon=True).start()
                api.changed.wait(0.05)
            self._thread = None

    def _next(self) -> "list[Waiting]":
        found: list[Waiting] = []
        busy = {_of_whom(w.update) for w in self._going}
        for waiting in reversed(self._api.waiting) if self.scatter else self._api.waiting:
            whom = _of_whom(waiting.update)
            late = self._not_before.get(id(waiting), 0) > time.monotonic()
            if any(waiting is one for one in (*self._going, *found)):
                continue
            if late or (whom in busy and not self.scatter):
                busy.add(whom)
                continue
            if len(self._going) + len(found) < self.most:
                busy.add(whom)
                found.append(waiting)
        return found

    def _bring(self, waiting: "Waiting", url: str, secret: str) -> None:
        api = self._api

        def away() -> None:
            with api.changed:
                waiting.handed_out = True
                api.changed.notify_all()

        status = _post(url, secret, waiting.update, away)
        with api.changed:
            self._going.remove(waiting)
            self.statuses.append(status)
            if status == 200:
                api.waiting = [w for w in api.waiting if w is not waiting]
            else:
                self._not_before[id(waiting)] = time.monotonic() + 0.05
                self.failed_at = int(time.time())
                self.failed = f"Wrong response from the webhook: {status}"
            api.changed.notify_all()


def _of_whom(update: dict[str, Any]) -> Any:
    for what in update.values():
        if isinstance(what, dict) and isinstance(what.get("from"), dict):
            return what["from"].get("id")
    return None


def _post(url: str, secret: str, update: dict[str, Any], away: Callable[[], None]) -> int:
    where = urlsplit(url)
    try:
        connection = http.client.HTTPConnection(where.hostname or "", where.port, timeout=30)
        headers = {"Content-Type": "application/json", "X-Telegram-Bot-Api-Secret-Token": secret}
        connection.request("POST", where.path, json.dumps(update), headers)
        away()
        status = connection.getresponse().status
        connection.close()
    except (OSError, http.client.HTTPException):
        return 0
    return status
