"""python-telegram-bot's HTTP layer, without HTTP: used by its peer and by Huiyin's own driver alike."""

from io import BytesIO
from typing import Any

from PIL import Image
from telegram.request import BaseRequest, RequestData

from bench.town import Town


def _picture() -> bytes:
    kept = BytesIO()
    Image.linear_gradient("L").resize((320, 240)).convert("RGB").save(kept, "JPEG")
    return kept.getvalue()


class StubRequest(BaseRequest):
    """Answers for the town. What the library does before and after HTTP is the library's own."""

    def __init__(self, town: Town) -> None:
        self._town = town
        self._file = _picture()

    @property
    def read_timeout(self) -> float:
        return 5.0

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: Any, **__: Any
    ) -> tuple[int, bytes]:
        # The parameters are made into form fields, as HTTPXRequest does.
        params = request_data.json_parameters if request_data is not None else {}
        name = url.rpartition("/")[2]
        if name == "getUpdates":
            return 200, await self._town.updates()
        if method == "GET":
            return 200, self._file
        return 200, self._town.answer(name, params)
