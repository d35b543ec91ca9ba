"""What hangs over a case, as it lies in its row: what is not as usual, times as ISO text."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime
from typing import Any

from cases.model import NOTHING, Pending

_TIMES = frozenset({"promised", "extension", "instructed", "snoozed"})


def written(pending: Pending) -> dict[str, Any]:
    """For the column."""
    return {
        field.name: value.isoformat() if isinstance(value, datetime) else value
        for field in fields(Pending)
        if (value := getattr(pending, field.name)) != getattr(NOTHING, field.name)
    }


def read(row: Mapping[str, Any]) -> Pending:
    """From the column."""
    values: dict[str, Any] = {k: datetime.fromisoformat(v) if k in _TIMES else v for k, v in row.items()}
    return Pending(**values)
