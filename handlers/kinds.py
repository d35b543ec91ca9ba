"""Which kind of matter it is: what it sounds like first, few at once, and nobody need know."""

import re
from collections.abc import Callable, Collection
from functools import cache
from typing import Any

from cases.model import Kind
from handlers.ask import choice
from handlers.phrases import kind_of
from handlers.pick import same
from handlers.plain import shrugs
from handlers.replay import Step
from handlers.turn import Option

AT_ONCE = 3
OTHER = Option("other", "kind-other")
UNSURE = Option("unsure", "kind-unsure")
_NAMES = {
    "投诉": Kind.COMPLAINT,
    "微心愿": Kind.WISH,
    "心愿": Kind.WISH,
    "意见建议": Kind.SUGGESTION,
    "建议": Kind.SUGGESTION,
    "意见": Kind.SUGGESTION,
    "信访诉求": Kind.PETITION,
    "信访": Kind.PETITION,
    "政策咨询": Kind.QUESTION,
    "咨询": Kind.QUESTION,
    "检举控告": Kind.MISCONDUCT,
    "检举": Kind.MISCONDUCT,
    "控告": Kind.MISCONDUCT,
    **{kind.value: kind for kind in Kind},
}


_AROUND = re.compile(r"^(?:应该|就|我)?(?:算|是|属于|选)?(?:个)?|(?:类|的)*[吧嘛呢啊呀哈哦]*$")


async def which(
    words: str,
    *,
    but: Collection[Kind] = (),
    asking: Callable[[Step[Any]], Step[Any]] = same,
    asks: tuple[str, str] | None = None,
) -> Kind:
    """The kind, `but` none of these: the likely ones, then the others, and “I cannot tell”.

    Who cannot say gets what it sounds like, or else a complaint, which is looked after the most.
    """
    likely = kind_of(words)
    kinds = [kind for kind in _ordered(likely) if kind not in but]

    def typed(said: str) -> str | None:
        if shrugs(said):
            return str(UNSURE.value)
        return next((kind.value for kind in kinds if kind is _NAMES.get(_AROUND.sub("", said))), None)

    also = [*(kind.value for kind in kinds), UNSURE.value]
    first = [*(_option(kind, likely) for kind in kinds[:AT_ONCE]), OTHER]
    chosen = await asking(choice("kind", first, asks=asks, typed=typed, also=also))
    if chosen == OTHER.value:
        rest = [*(_option(kind, likely) for kind in kinds[AT_ONCE:]), UNSURE]
        chosen = await choice("kind.others", rest, asks=asks, typed=typed, also=also)
    if chosen is None:  # danger does not wait for it
        return Kind.COMPLAINT
    if chosen == UNSURE.value:
        return likely if likely in kinds else Kind.COMPLAINT
    return Kind(chosen)


@cache
def _ordered(likely: Kind | None) -> tuple[Kind, ...]:
    return tuple(sorted(Kind, key=lambda kind: kind is not likely))


@cache
def _option(kind: Kind, likely: Kind | None) -> Option:
    return Option(kind.value, f"kind-{kind}", main=kind is likely)
