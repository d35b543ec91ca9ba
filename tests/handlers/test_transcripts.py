"""Unfinished sessions of earlier releases go on: added → asked, removed → ignored, gone → asked again.

*Change the meaning, change the key.* No file here is edited; a conversation that changes brings a new one.
"""

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from cases.model import Action
from cases.people import Person, Role
from handlers import talk
from handlers.flows import FLOWS
from handlers.talk import Input, Session
from tests.handlers.chat import RESIDENT, World, view

FOLDER = Path(__file__).parent.parent / "transcripts"
PEOPLE = {
    "resident": RESIDENT,
    "newcomer": Person(2),
    "representative": Person(3, "周明", roles=frozenset({Role.RESIDENT, Role.REPRESENTATIVE})),
    "clerk": Person(4, "沈", roles=frozenset({Role.CLERK})),
}


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.json")), ids=lambda file: file.stem)
def test_it_goes_on(file: Path) -> None:
    kept: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    names = {field.name for field in fields(Session)}
    session = Session(**{name: value for name, value in kept.items() if name in names})
    world = World(PEOPLE[kept["who"]], {7: view(may=" ".join(Action))})
    turn = talk.again(session, 41, FLOWS, world)
    assert turn.ask is not None
    assert f"ask-{turn.ask.flow}-{turn.ask.key}" == kept["asks"], kept["why"]
    if kept.get("again"):
        assert turn.ask.again is not None and turn.ask.again.what == kept["again"]
    assert turn.session is not None
    assert dict(turn.session.answers) == kept["answers"], "nothing is lost"
    # An old button is stale unless the question is the very same.
    pressed = talk.take(session, 41, Input("press", data=f"q:{session.number}:0"), FLOWS, world)
    assert pressed.stale is not kept["same"]
