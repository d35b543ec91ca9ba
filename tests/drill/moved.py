"""`huiyin run` on a machine whose clock is moved: what stands in a file says how far, in seconds."""

import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from bot.clock import Clock


@dataclass(frozen=True)
class Moved(Clock):
    """The real time and more: “3600 0” is an hour ahead by the time of day, and none by the steady clock."""

    file: Path

    def now(self) -> datetime:
        return super().now() + timedelta(seconds=self._ahead()[0])

    def steady(self) -> float:
        return super().steady() + self._ahead()[1]

    def _ahead(self) -> tuple[float, float]:
        day, steady = map(float, self.file.read_text("utf-8").split())
        return day, steady

    def set(self, *, day: float = 0, steady: float = 0) -> None:
        """For the tests: from now on. Hours pass where both go on; the time of day alone is set wrong."""
        new = self.file.with_suffix(".new")
        new.write_text(f"{day} {steady}", "utf-8")
        new.replace(self.file)


def run(file: str, words: list[str]) -> None:
    """`words` as for `huiyin run`, each option given."""
    from bot.app import run as serve
    from bot.config import read

    given = dict(zip(words[1::2], words[2::2], strict=True))
    settings, _ = read(Path(given["--config"]), os.environ)
    data = settings.data.model_copy(update={"folder": Path(given["--data"])})
    web = settings.web.model_copy(update={"port": int(given["--port"])})
    settings = settings.model_copy(update={"data": data, "web": web})
    serve(settings, Moved(Path(file)), False, lambda: None)
