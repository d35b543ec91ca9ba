"""From the start of `huiyin run` to its first reply, and its memory: over HTTP on loopback.

A message waits at the messenger before the process starts; the clock stops when the reply to it arrives. Byte
code is warm: one start is thrown away. `first_reply_s` is with a data folder that was used before,
`first_reply_empty_s` with an empty one, whose database has to be made first.
"""

import argparse
import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import parse_qs

CHAT = {"id": 1001, "first_name": "居民", "type": "private"}
PERSON = {"id": 1001, "is_bot": False, "first_name": "居民", "language_code": "zh-hans"}


def options(ask: argparse.ArgumentParser) -> None:
    """How often."""
    ask.add_argument("--runs", type=int, default=5, help="medians of so many")


class Messenger(ThreadingHTTPServer):
    """A Bot API server with one message waiting, again for each start."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Calls)
        self.number = 0
        self.waiting = False
        self.replied = threading.Event()
        self.at = 0.0
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A process that stops leaves its long poll."""

    def wait_for_reply(self) -> None:
        """One more message waits; what has been replied is forgotten."""
        self.number += 1
        self.waiting = True
        self.replied.clear()

    def result(self, method: str, offset: int) -> Any:
        """What the method gives."""
        if method == "getUpdates":
            if self.waiting and offset <= self.number:
                message = {
                    "message_id": 1,
                    "from": PERSON,
                    "chat": CHAT,
                    "date": 1795300000,
                    "text": "/start",
                }
                return [{"update_id": self.number, "message": message}]
            self.waiting = False
            threading.Event().wait(0.2)  # a short long poll
            return []
        if method == "sendMessage":
            if not self.replied.is_set():
                self.at = time.perf_counter()
                self.replied.set()
            return {"message_id": 2, "chat": CHAT, "date": 1795300000, "text": "…"}
        return True


class Calls(BaseHTTPRequestHandler):
    """HTTP for `Messenger`."""

    server: Messenger
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        offset = int(parse_qs(body).get("offset", ["0"])[0])
        result = self.server.result(self.path.rpartition("/")[2], offset)
        content = json.dumps({"ok": True, "result": result}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:
        """Quiet."""


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(messenger: Messenger, folder: Path) -> tuple[float, float]:
    """One start: seconds to the first reply, and the process's highest memory till just after, in MiB."""
    config = folder.with_suffix(".yaml")
    base = f"http://127.0.0.1:{messenger.server_port}"
    config.write_text(f"channels:\n  telegram:\n    enabled: true\n    base_url: {base}\n", "utf-8")
    command = [sys.executable, "-m", "bot", "run", "-c", str(config), "-d", str(folder)]
    environment = {**os.environ, "HUIYIN_TELEGRAM_TOKEN": "7001:bench"}
    messenger.wait_for_reply()
    began = time.perf_counter()
    process = subprocess.Popen(
        [*command, "-p", str(_free_port())],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        while not messenger.replied.wait(0.2):
            if process.poll() is not None or time.perf_counter() - began > 60:
                process.kill()
                raise SystemExit(f"no reply:\n{process.communicate()[0]}")
        time.sleep(0.5)  # whatever is done just after it
        status = Path(f"/proc/{process.pid}/status").read_text("ascii", "replace")
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=30)
    highest = re.search(r"VmHWM:\s+(\d+) kB", status)
    assert highest is not None
    return messenger.at - began, int(highest[1]) / 1024


def measure(given: argparse.Namespace) -> dict[str, Any]:
    """The last row of the design's figures."""
    messenger = Messenger()
    with tempfile.TemporaryDirectory() as made:
        start(messenger, Path(made) / "first")
        empty = [start(messenger, Path(made) / f"empty{number}") for number in range(given.runs)]
        used = [start(messenger, Path(made) / f"empty{number}") for number in range(given.runs)]
    return {
        "first_reply_s": round(median(seconds for seconds, _ in used), 2),
        "first_reply_empty_s": round(median(seconds for seconds, _ in empty), 2),
        "rss_mib": round(max(memory for _, memory in (*empty, *used)), 1),
        "runs": given.runs,
    }
