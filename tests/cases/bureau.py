"""A case that a unit works on, and what is asked of it."""

from typing import Any

from cases.model import Action
from cases.notices import Notice
from cases.parts import Stage
from tests.cases.scenes import Life, at, entrusted, li


def accepted(**values: Any) -> Life:
    """The water bureau works on it."""
    return entrusted(**values).does(li, Action.UNIT_ACCEPT)


def given(unit: int, until: str = "2026-12-01 18:00") -> dict[str, Any]:
    return {"unit": unit, "until": at(until).isoformat()}


def stages(life: Life) -> dict[int, Stage]:
    return {part.unit: part.stage for part in life.case.units}


def reached(life: Life, what: str) -> list[int]:
    """The units that a notice is for."""
    return [unit for notice in life.told if notice.what == what for unit in notice.data.get("of", ())]


def untold(notices: tuple[Notice, ...]) -> list[str]:
    return [notice.what for notice in notices]
