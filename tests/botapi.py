"""The project's own Bot API server: HTTP on loopback, the real one's promises and limits, faults on request.

    with BotApi() as api:                       # api.url, api.token go into the configuration
        li = api.user(1001, "李大爷")
        li.says("路灯坏了")
        li.sees("在哪里")
        li.presses("是这里")

`python -m tests.botapi [port]` serves alone: each line of input, `1001 路灯坏了` or `1001 >是这里` (a press),
is somebody's act, and what people see is printed.
"""

import json
import re
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Condition
from typing import Any, Self, TypeVar

from tests.botapi_http import Dropped, Server
from tests.botapi_methods import SENDS, Method, Methods, too_many
from tests.botapi_rules import Refusal
from tests.botapi_state import ApiCall, Fault, Waiting
from tests.botapi_user import WAIT, Shown, User
from tests.botapi_webhook import Deliveries

T = TypeVar("T")
TOKEN = "7001:test-token"


@dataclass
class BotApi:
    """State, faults and methods. Everything is guarded by `changed`, which is notified after every change."""

    token: str = TOKEN
    port: int = 0
    enforce_limits: bool = False
    """True: what would be a violation is refused with 429."""
    strict_offset: bool = False
    """True: an update below the offset asked for is not handed out."""
    on_shown: Callable[[User, Shown], None] = lambda user, shown: None
    calls: list[ApiCall] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    revoked: bool = False
    ahead: int = 0
    """Seconds by which its clock is ahead of the machine's."""

    def __post_init__(self) -> None:
        self.changed = Condition()
        self.users: dict[int, User] = {}
        self.waiting: list[Waiting] = []
        self.given: dict[int, dict[str, Any]] = {}
        self.files: dict[str, tuple[bytes, int]] = {}
        self.commands: dict[str, list[dict[str, str]]] = {}
        self.methods = Methods(self)
        self.busy_files: list[int] = []
        self.webhook = Deliveries(self)
        self._faults: list[Fault] = []
        self.held = 0
        """Calls that are being answered slowly."""
        self.questions: dict[str, User] = {}
        self._ids, self._updates, self.stopping = 100, 500_000, False
        self._server: Server | None = None

    # Running.

    @property
    def url(self) -> str:
        """The base URL for the bot."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> Self:
        """Serve; after `stop` again on the same port and with everything kept."""
        self.stopping = False
        self._server = Server(self.port, self._answer)
        self.port = self._server.server_port
        self.webhook.goes_on()
        return self

    def stop(self) -> None:
        """Refuse connections from now on."""
        with self.changed:
            self.stopping = True
            self.changed.notify_all()
        if self._server is not None:
            self._server.stop()
            self._server = None

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    # For tests.

    def user(self, id: int, name: str = "", language: str = "zh-hans") -> User:
        """The person with this id, who has opened the chat."""
        with self.changed:
            return self.users.setdefault(id, User(self, id, name or str(id), language))

    def wait(self, ready: Callable[[], T | None], timeout: float = WAIT, what: Callable[[], str] = str) -> T:
        """The first true value of `ready`, tried after every change, locked. AssertionError if late."""
        with self.changed:
            found: Any = self.changed.wait_for(ready, timeout)
            if not found:
                raise AssertionError(f"waited {timeout} s in vain: {what()}")
            return found  # type: ignore[no-any-return]

    def give(self, update: dict[str, Any]) -> int:
        """Put an update into the queue as it is, whatever it is; it gets an id unless it brings one."""
        with self.changed:
            self._updates += 1
            update = {"update_id": self._updates, **update}
            self.given[update["update_id"]] = update
            self.waiting.append(Waiting(update))
            self.changed.notify_all()
            return update["update_id"]  # type: ignore[no-any-return]

    def moves(self, group: int, to: int) -> User:
        """This group becomes a supergroup: under its old id it cannot be spoken to any more."""
        with self.changed:
            self.users[group].moved = to
            return self.users.setdefault(to, User(self, to, "邻里", "zh-hans"))

    def repeat(self, update: int) -> None:
        """Deliver an update once more under its own id, even if it was confirmed."""
        with self.changed:
            self.waiting.append(Waiting(self.given[update]))
            self.changed.notify_all()

    def loses_presses(self) -> None:
        """Those that nobody has fetched are gone, as they are at Telegram after 150 s."""
        with self.changed:
            self.waiting = [w for w in self.waiting if "callback_query" not in w.update]

    def unconfirmed(self) -> list[int]:
        """Ids of updates that the bot has not confirmed."""
        with self.changed:
            return [w.update["update_id"] for w in self.waiting]

    def sent(self, method: str = "") -> list[ApiCall]:
        """Calls of one method, or all sends, that were processed successfully."""
        with self.changed:
            return [
                c
                for c in self.calls
                if c.status == 200 and (c.method == method if method else c.method in SENDS)
            ]

    # Faults. `method` "" means every send; `skip` calls pass, then `times` are hit.

    def fails(self, times: int = 1, status: int = 502, method: str = "", skip: int = 0) -> None:
        """The next calls are answered with this status and not processed."""
        self._fault("fail", times, method, status=status, skip=skip)

    def drops(self, times: int = 1, *, after: bool, method: str = "", skip: int = 0) -> None:
        """The next connections are cut before the call is processed, or after: only the answer is lost."""
        self._fault("drop after" if after else "drop before", times, method, skip=skip)

    def slows(self, seconds: float, times: int = 1, method: str = "") -> None:
        """The next answers take that long."""
        self._fault("slow", times, method, seconds=seconds)

    def floods(self, retry_after: int, chat: int | None = None, times: int = 1, method: str = "") -> None:
        """429 for the next sends (to this chat)."""
        self._fault("flood", times, method, chat=chat, seconds=retry_after)

    def fails_files(self, times: int, status: int) -> None:
        """The next downloads are answered with this status."""
        with self.changed:
            self.busy_files = [status] * times

    def heals(self) -> None:
        """No fault that was asked for is to come any more."""
        with self.changed:
            self._faults.clear()

    def _fault(self, do: str, times: int, method: str, **more: Any) -> None:
        with self.changed:
            self._faults.append(Fault(do, times, frozenset({method}) if method else SENDS, **more))

    def _hit(self, method: str, chat: str | None) -> Fault:
        for fault in self._faults:
            if fault.times and method in fault.methods and fault.chat in (None, int(chat or 0)):
                if fault.skip:
                    fault.skip -= 1
                    continue
                fault.times -= 1
                return fault
        return Fault("", 0, SENDS)

    # Serving.

    def _answer(self, path: str, params: dict[str, str], files: dict[str, bytes]) -> tuple[int, bytes]:
        try:
            found = re.fullmatch(r"/(file/)?bot([^/]+)/(.+)", path)
            if found is None:
                raise Refusal(404, "Not Found")
            if self.revoked or found[2] != self.token:
                self._record(found[3], params, files, 401)
                raise Refusal(401, "Unauthorized")
            if found[1]:
                if self.busy_files:
                    return self.busy_files.pop(), b"<html>busy</html>"
                ref = found[3].rpartition("/")[2].partition(".")[0]
                return (200, self.files[ref][0]) if ref in self.files else (404, b"Not Found")
            method = self.methods.named(found[3])
            if method is None:
                raise Refusal(404, "Not Found")
            result = self._call(*method, params, files)
        except Refusal as no:
            answer = {"ok": False, "error_code": no.code, "description": str(no)}
            return no.code, json.dumps(
                {**answer, **({"parameters": no.parameters} if no.parameters else {})}
            ).encode()
        return 200, json.dumps({"ok": True, "result": result}).encode()

    def _record(self, method: str, params: dict[str, str], files: dict[str, bytes], status: int) -> None:
        with self.changed:
            self.calls.append(ApiCall(method, params, files, time.monotonic(), status))
            self.changed.notify_all()

    def _call(self, method: str, do: Method, params: dict[str, str], files: dict[str, bytes]) -> Any:
        status = 200
        with self.changed:
            fault = self._hit(method, params.get("chat_id"))
            if fault.do == "slow":
                self.held += 1
                self.changed.notify_all()
                self.changed.wait_for(lambda: self.stopping, fault.seconds)
                self.held -= 1
            try:
                if fault.do == "drop before":
                    raise Dropped
                if fault.do == "fail":
                    raise Refusal(
                        fault.status, {502: "Bad Gateway", 500: "Internal Server Error"}.get(fault.status, "")
                    )
                if fault.do == "flood":
                    raise too_many(int(fault.seconds))
                result = do(params, files)
            except Dropped:
                status = 0
                raise
            except Refusal as no:
                status = no.code
                raise
            finally:
                self._record(method, params, files, status)
            if fault.do == "drop after":
                raise Dropped
            return result

    # For the person and the methods.

    def next_id(self) -> int:
        self._ids += 1
        return self._ids

    def date(self) -> int:
        return int(time.time()) + self.ahead

    def question(self, user: User) -> str:
        """The id of a press that may be answered once."""
        number = f"q{self.next_id()}"
        self.questions[number] = user
        return number

    def keep(self, content: bytes, size: int | None = None) -> str:
        """A file's id."""
        with self.changed:
            ref = f"file{self.next_id()}"
            self.files[ref] = (content, len(content) if size is None else size)
            return ref

    def described(self, ref: str) -> dict[str, Any]:
        return {"file_id": ref, "file_unique_id": f"u-{ref}", "file_size": self.files[ref][1]}


def serve(port: int) -> None:
    """The emulator by itself: people's acts from standard input, what they see to standard output."""

    def show(user: User, shown: Shown) -> None:
        print(f"{user.id} <- {shown.line('回音')}", flush=True)

    with BotApi(port=port, on_shown=show) as api:
        print(f"{api.url} token {api.token}", flush=True)
        for line in sys.stdin:
            who, _, act = line.strip().partition(" ")
            if who.isdigit() and act.startswith(">"):
                api.user(int(who)).presses(act[1:])
            elif who.isdigit() and act:
                api.user(int(who)).says(act)


if __name__ == "__main__":
    serve(int(sys.argv[1]) if len(sys.argv) > 1 else 8081)
