"""Links are short, say what they were made for, and cannot be made up."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.links import Link, Links
from cases.errors import LinkExpired

NOW = datetime(2026, 11, 29, 9, tzinfo=UTC)
LINKS = Links(b"a secret")


@given(st.sampled_from("rs"), st.integers(0, 10**12))
def test_what_was_made_is_read(kind: str, id: int) -> None:
    code = LINKS.code(kind, id)  # type: ignore[arg-type]
    assert LINKS.read(code, NOW) == Link(kind, id)  # type: ignore[arg-type]
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", code), "Telegram takes no other start parameter"


def test_a_changed_code_is_none() -> None:
    code = LINKS.code("r", 3)
    for place in range(len(code)):
        for letter in "ab34-":
            other = code[:place] + letter + code[place + 1 :]
            assert other == code or LINKS.read(other, NOW) is None
    assert Links(b"another").read(code, NOW) is None
    assert LINKS.read("kJ3_2mQx9aB0cDeF", NOW) is None, "an invitation is no link"


@pytest.mark.parametrize("kind", ["c", "p", "d"])
def test_what_should_expire_does(kind: str) -> None:
    code = LINKS.code(kind, 60001, NOW + timedelta(minutes=15))  # type: ignore[arg-type]
    assert LINKS.read(code, NOW + timedelta(minutes=15)) == Link(kind, 60001)  # type: ignore[arg-type]
    with pytest.raises(LinkExpired):
        LINKS.read(code, NOW + timedelta(minutes=17))
    assert LINKS.read(LINKS.code(kind, 60001), NOW) is None, "without an end it is none"  # type: ignore[arg-type]
