"""What else can be done, behind “more”, and the menu."""

from dataclasses import replace
from typing import Any

import pytest

from cases.model import Action
from cases.people import Person, Role
from handlers.flows import FLOWS
from handlers.track import _MORE, more
from tests.handlers.chat import CLERK, REPRESENTATIVE, RESIDENT, Chat, World, view
from tests.handlers.test_cases import chat_of


@pytest.mark.parametrize("person", [RESIDENT, REPRESENTATIVE, CLERK])
def test_more_offers_exactly_what_is_allowed(person: Any) -> None:
    chat = chat_of(person, may="accept give_back").taps("f:case_more:7:3").sees_only("case-more")
    offered = [option.value for option in chat.said[0].show["offers"]]
    assert offered == ["accept:7:3", "give_back:7:3", "thread:7:3", "timeline:7:3"]


def test_more_leaves_out_what_stands_beside_it_while_that_holds() -> None:
    chat = chat_of(REPRESENTATIVE, may="accept give_back ask write")
    chat.taps("f:case_more:7:3:accept,ask,give_back")
    assert [one.value for one in chat.said[0].show["offers"]] == ["write:7:3", "thread:7:3", "timeline:7:3"]
    chat.taps("f:case_more:7:2:accept,ask,give_back")  # an old card, which became another one
    assert len(chat.said[0].show["offers"]) == 6


def test_more_names_what_has_room_on_a_button() -> None:
    case = view(7)
    assert more(case, ["accept", "ask"]) == "case_more:7:3:accept,ask"
    long = more(replace(case, id=1234567), ["instruct", "approve_extension", "refuse_extension"])
    assert long == "case_more:1234567:3:instruct,approve_extension"
    assert more(case, []) == "case_more:7:3"


def test_more_leaves_out_no_action_of_people() -> None:
    by_other_ways = {Action.SUBMIT, Action.RATE, Action.CLOSE_UNANSWERED, Action.FOLLOW_UP, Action.TYPE_UP}
    by_other_ways |= {Action.LEAVE, Action.TAKE_IN, Action.ERASE, Action.CLAIM, Action.LAPSE}
    assert set(_MORE) == set(Action) - by_other_ways


def test_the_menu_of_each_role() -> None:
    for person, main in ((RESIDENT, "report"), (REPRESENTATIVE, "mine"), (CLERK, "queue")):
        chat = Chat(World(person)).commands("menu").sees_only("menu")
        assert chat.said[0].show["offers"][0].value == main
    for person, what in ((RESIDENT, "help"), (REPRESENTATIVE, "help-representative"), (CLERK, "help-staff")):
        Chat(World(person)).says("帮助").sees_only(what)


@pytest.mark.parametrize("role", list(Role))
def test_whatever_anybody_may_begin_is_a_few_presses_from_the_menu(role: Role) -> None:
    person = Person(9, "某人", roles=frozenset({Role.RESIDENT, role}))
    seen, shows = {"menu"}, ["menu"]
    while shows:
        chat = Chat(World(person)).taps(f"f:{shows.pop()}")
        told = chat.said[0]
        offered = {one.value for one in told.show["offers"]}
        assert len(offered) <= (4 if told.what == "menu" else 6)
        shows += sorted((offered - seen) & {"others", "settings", "help", "staffing", "mydata"})
        seen |= offered
    allowed = {
        name for name, flow in FLOWS.items() if not flow.needs and not person.roles.isdisjoint(flow.roles)
    }
    assert seen >= allowed
    assert seen >= {"mydata", "forget", "language", "link", "quiet", "help"}
