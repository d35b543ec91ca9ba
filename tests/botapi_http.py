"""The HTTP side of the emulator: a thread per connection, bodies as clients send them, cuts on purpose."""

import json
import socket
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from threading import Thread
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from python_multipart import parse_form


class Dropped(Exception):
    """Close the connection without an answer."""


Answer = Callable[[str, dict[str, str], dict[str, bytes]], tuple[int, bytes]]
"""(path, parameters, uploaded files) → (status, body). Raises `Dropped`."""


class Server(ThreadingHTTPServer):
    """Listens on loopback until `stop`; stopping ends every connection."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, port: int, answer: Answer) -> None:
        super().__init__(("127.0.0.1", port), Handler)
        self.answer = answer
        self._open: set[socket.socket] = set()
        self._thread = Thread(
            target=self.serve_forever, kwargs={"poll_interval": 0.02}, name="botapi", daemon=True
        )
        self._thread.start()

    def process_request(self, request: Any, client_address: Any) -> None:
        self._open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        self._open.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that was killed is no event."""

    def stop(self) -> None:
        self.shutdown()
        self._thread.join()
        for connection in tuple(self._open):
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue
        self.server_close()


class Sent(bytes):
    """A file as it was sent, with the name it came under."""

    name = ""


class Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1

    def do_GET(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self._answer()

    def _answer(self) -> None:
        body = self._body()
        url = urlsplit(self.path)
        params, files = read_body(self.headers.get("Content-Type") or "", body)
        try:
            status, content = self.server.answer(url.path, {**dict(parse_qsl(url.query)), **params}, files)
        except Dropped:
            self.close_connection = True
            return
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)
        self.wfile.flush()

    def _body(self) -> bytes:
        if self.headers.get("Transfer-Encoding", "") != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length") or 0))
        parts = []
        while size := int(self.rfile.readline(), 16):
            parts.append(self.rfile.read(size))
            self.rfile.readline()
        self.rfile.readline()
        return b"".join(parts)

    def log_message(self, format: str, *args: Any) -> None:
        """Quiet: the record of calls is what tests read."""


def read_body(kind: str, body: bytes) -> tuple[dict[str, str], dict[str, bytes]]:
    """Parameters and files of a request body: JSON, a form, or multipart."""
    params: dict[str, str] = {}
    files: dict[str, bytes] = {}
    if kind.startswith("application/json"):
        read = json.loads(body or b"{}")
        params = {
            name: value if isinstance(value, str) else json.dumps(value) for name, value in read.items()
        }
    elif kind.startswith("multipart/form-data"):

        def field(part: Any) -> None:
            params[part.field_name.decode()] = (part.value or b"").decode()

        def file(part: Any) -> None:
            part.file_object.seek(0)
            sent = Sent(part.file_object.read())
            sent.name = (part.file_name or b"").decode()
            files[part.field_name.decode()] = sent

        headers = {"Content-Type": kind.encode(), "Content-Length": str(len(body)).encode()}
        parse_form(headers, BytesIO(body), field, file)
    else:
        params = dict(parse_qsl(body.decode(), keep_blank_values=True))
    return params, files
