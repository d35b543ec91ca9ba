"""A messenger that holds pictures and breaks as it is told."""

import io
from collections.abc import Mapping

from PIL import Image

from bot.channels.channel import Outgoing, Rejected, Unknown, Unsent
from tests.world import Memory

FAULTS: Mapping[str, type[Exception]] = {"lost": Unsent, "cut": Unknown, "refused": Rejected}


def _picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(out, "JPEG")
    return out.getvalue()


class Files(dict[str, bytes]):
    """What the messenger holds of pictures and voices: some are not what they claim."""

    picture = _picture()

    def __missing__(self, name: str) -> bytes:
        if name.endswith("2"):
            return b"MZ\x90"
        return b"OggS" + bytes(60) if "voice" in name else self.picture


class Line(Memory):
    """A messenger whose next sends fail as told: `lost` before, `cut` after it arrived, or `refused`."""

    def __init__(self) -> None:
        super().__init__()
        self.files = Files()
        self.faults: list[str] = []

    async def send(self, out: Outgoing) -> str:
        fault = self.faults.pop(0) if self.faults else ""
        if fault == "cut" or not fault:
            number = await super().send(out)
        if fault:
            raise FAULTS[fault](fault)
        return number
