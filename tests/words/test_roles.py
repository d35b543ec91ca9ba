"""The page of roles is what the program does; and what stands in it for nobody, nobody begins."""

from itertools import product
from pathlib import Path

import pytest

from cases.people import Person, Role
from handlers.flows import FLOWS
from handlers.turn import Input, Say
from tests.handlers.chat import Chat, World
from words import roles

GUARDED = [name for name, flow in FLOWS.items() if flow.roles and not flow.needs]


def test_the_page_in_docs_is_what_the_tables_say() -> None:
    page = Path(__file__).parents[2] / "docs" / "roles.md"
    assert page.read_text("utf-8") == roles.page(), "run python -m words.roles > docs/roles.md"


@pytest.mark.parametrize(("name", "role"), [*product(GUARDED, roles.ROLES)])
def test_a_conversation_begins_only_for_its_roles(name: str, role: Role) -> None:
    chat = Chat(World(Person(1, "李", roles=frozenset({Role.RESIDENT, role}))))
    chat.does(Input("press", data=f"f:{name}"))
    refused = chat.turn.toast == Say("NotYours")
    assert refused == (role not in FLOWS[name].roles)
    assert not (refused and chat.session)
