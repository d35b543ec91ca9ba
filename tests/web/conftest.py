"""A house for each test, and visitors who come to it."""

import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from PIL import Image

from tests.web.house import House


class Visitor:
    """A browser without a screen: keeps its cookie, speaks and listens."""

    def __init__(self, house: House, **headers: str) -> None:
        self.house, self._said = house, 0
        self.http = httpx.Client(base_url=house.url, headers=headers, timeout=10)
        self.page = self.http.get("/").text

    @property
    def token(self) -> str:
        return self.http.cookies["huiyin_chat"]

    def says(self, text: str = "", *, client: str = "", **rest: Any) -> httpx.Response:
        self._said += 1
        body = {"client": client or f"client-{self._said:04}", **({"text": text} if text else {}), **rest}
        return self.http.post("/chat/say", json=body)

    def sends(self, *files: bytes, kind: str = "file", name: str = "", **fields: str) -> httpx.Response:
        self._said += 1
        parts = [(kind, (name or f"{n}.bin", data)) for n, data in enumerate(files)]
        return self.http.post("/chat/file", data={"client": f"client-{self._said:04}", **fields}, files=parts)

    def sees(self, **query: Any) -> list[dict[str, Any]]:
        entries: list[dict[str, Any]] = self.http.get("/chat/feed", params=query).json()["entries"]
        return entries

    def texts(self) -> list[str]:
        return [entry.get("text") or entry.get("label") or "" for entry in self.sees()]

    def hears(
        self, count: int, *, after: int = 0, last: str = "", then: Callable[[], Any] | None = None
    ) -> Any:
        """(id, event, data) of the next events; `then` happens once the stream is open."""
        headers, heard, name, number = {"Last-Event-ID": last} if last else {}, [], "", ""
        with self.http.stream("GET", f"/chat/stream?after={after}", headers=headers) as stream:
            for line in stream.iter_lines():
                if line.startswith("retry:") and then is not None:
                    then()
                if line.startswith("event: "):
                    name = line[7:]
                if line.startswith("id: "):
                    number = line[4:]
                if line.startswith("data: "):
                    heard.append((number, name, json.loads(line[6:])))
                    name = number = ""
                if len(heard) == count:
                    return heard
        return heard

    def close(self) -> None:
        self.http.close()


Visit = Callable[..., Visitor]


def picture(colour: str = "navy") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(out, "PNG")
    return out.getvalue()


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with House(tmp_path).living() as house:
        yield house


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[House]:
    """The same, with the three phones."""
    with House(tmp_path, demo=True).living() as house:
        assert house.tale is not None
        house.answer = house.tale.answer
        house.do(house.tale.begin())
        yield house


@pytest.fixture
def visit(house: House) -> Iterator[Visit]:
    visitors = []

    def come(**headers: str) -> Visitor:
        visitors.append(Visitor(house, **headers))
        return visitors[-1]

    yield come
    for visitor in visitors:
        visitor.close()
