"""A button of an old card whose time is over says so at once: nobody answers a question first."""

from dataclasses import replace

import pytest

from cases.model import Kind, Outcome, State
from cases.people import Person, Role
from handlers.flows import FLOWS
from handlers.shown import TaskView
from tests.handlers.chat import NOW, Chat, World, view
from tests.handlers.test_wishes import DESK

EVERYBODY = Person(9, "某人", roles=frozenset(Role))
ABOUT = [name for name, flow in FLOWS.items() if flow.needs and name != "sort_out"]


@pytest.mark.parametrize("name", ABOUT)
@pytest.mark.parametrize("kind", [Kind.COMPLAINT, Kind.WISH, Kind.PETITION])
def test_what_has_ended_is_not_asked_about(name: str, kind: Kind) -> None:
    ended = replace(
        view(7, kind=kind, state=State.CLOSED, may=""), outcome=Outcome.FIXED, calls=True, withheld=()
    )
    done = TaskView(8, "call", ended, NOW, done=True)
    gone = replace(DESK, mine="", may=frozenset())
    world = World(EVERYBODY, {7: ended}, tasks={8: done}, wishes={7: gone})
    about = "t8" if FLOWS[name].needs == "task" else "7:3"
    chat = Chat(world).taps(f"f:{name}:{about}")
    assert chat.turn.ask is None, f"{name} asks {chat.turn.ask.key}"
    assert chat.said or chat.turn.toast or chat.done, name
    assert not chat.done or name in ASKS_NOTHING, name


ASKS_NOTHING = {"enrol", "resend"}
"""They ask nothing: the command itself is refused."""
