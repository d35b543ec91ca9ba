"""A sum of money, asked for: a record, never a payment."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from cases.model import EMPTY
from handlers.plain import spoken
from handlers.replay import Invalid, Step
from handlers.turn import Input, Option

_YUAN = re.compile(r"(?:约|大约|about|¥|￥)?\s*(\d{1,7})(?:\.\d+)?\s*(?:元|块|块钱|yuan|rmb)?")


def yuan(
    key: str,
    most: int,
    *,
    likely: Sequence[int] = (),
    show: Mapping[str, Any] = EMPTY,
    dearer: Option | None = None,
) -> Step[int]:
    """Whole yuan, from 0 to `most`; `likely` sums are offered as buttons, 0 as “I cannot say”.

    `dearer`: what there is for more than that; its value is another number, and counts.
    """

    def take(incoming: Input, option: Option | None) -> Any:
        if option is not None:
            return option.value
        found = _YUAN.fullmatch(spoken(incoming.text)) if incoming.kind == "text" else None
        if found is None:
            raise Invalid("invalid-yuan")
        if int(found[1]) > most:
            raise Invalid("invalid-yuan-dearer" if dearer else "invalid-yuan-most", most=most)
        return int(found[1])

    def read(recorded: Any) -> int:
        known = dearer is not None and recorded == dearer.value
        if not isinstance(recorded, int) or not (known or 0 <= recorded <= most):
            raise Invalid("invalid-yuan")
        return recorded

    options = tuple(
        Option(sum_, "amount-yuan", show={"yuan": sum_}) if sum_ else Option(0, "amount-unknown")
        for sum_ in likely
        if sum_ <= most
    )
    options = (*options, dearer) if dearer is not None else options
    return Step(key, read, take, options=options, show={"most": most, **show})
