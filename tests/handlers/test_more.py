"""What else can be done, behind “more”, and the menu."""

from dataclasses import replace
from typing import Any

import pytest

from cases.model import Action, Kind, State
from cases.people import Person, Role
from handlers.flows import FLOWS
from handlers.more import GROUPS, LIKELY, MOST, more
from tests.handlers.chat import CLERK, REPRESENTATIVE, RESIDENT, Chat, World, view
from tests.handlers.test_cases import chat_of
from tests.words.people import seen_by
from words.offers import for_case


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
    grouped = [flow for group in GROUPS.values() for flow in group]
    assert {*grouped} - {"thread", "timeline", "group", "approve_transfer"} == set(Action) - by_other_ways
    assert len(grouped) == len({*grouped}) and {*LIKELY} <= {*grouped}


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("role", list(Role))
def test_whatever_anybody_may_do_with_a_case_is_three_presses_from_its_card(role: Role, state: State) -> None:
    for kind in (Kind.COMPLAINT, Kind.WISH, Kind.PETITION):
        seen = seen_by(role, state=state, kind=kind)
        if role is Role.RESIDENT and state in (State.RESOLVED, State.CLOSED):
            continue  # they are asked something: its buttons are the answer, and the rest is said in words
        person = Person(9, "某人", roles=frozenset({Role.RESIDENT, role}))
        reached = {button.data.split(":")[1]: button.data for button in for_case("zh", seen)}
        offers, came_from = list(reached.values()), dict[str, str]()
        for _ in range(2):
            pages = [data for data in offers if data.split(":")[1] in ("case_more", "more_of", "timeline")]
            offers = []
            for data in pages:
                chat = Chat(World(person, {seen.id: seen})).taps(data)
                page = [f"f:{option.value}" for option in chat.said[0].show["offers"]]
                assert len(page) <= MOST
                if data.split(":")[1] == "more_of":
                    assert page[-1] == came_from[data] and len(page) > 1, page
                came_from |= dict.fromkeys(page, data)
                offers += page
            reached |= {data.split(":")[1]: data for data in offers}
        every = {flow for group in GROUPS.values() for flow in group} & {action.value for action in seen.may}
        assert every <= {*reached}, every - {*reached}


@pytest.mark.parametrize("state", [State.ASSIGNED, State.IN_PROGRESS, State.WAITING])
def test_whoever_of_the_staff_reported_it_themselves_has_no_more_buttons_at_once(state: State) -> None:
    seen = seen_by(Role.CLERK, state=state)
    seen = replace(seen, may=seen.may | {Action.ADD, Action.URGE, Action.SHARE, Action.WITHDRAW})
    offers, reached = ["f:case_more:60748:3"], set[str]()
    while offers:
        data = offers.pop()
        if data in reached:
            continue
        reached.add(data)
        if data.split(":")[1] in ("case_more", "more_of"):
            chat = Chat(World(CLERK, {seen.id: seen})).taps(data)
            page = [f"f:{option.value}" for option in chat.said[0].show["offers"]]
            assert 0 < len(page) <= MOST, page
            assert all(len(one) <= 64 for one in page), page
            offers += page
    every = {flow for group in GROUPS.values() for flow in group} & {action.value for action in seen.may}
    assert every - {"call"} <= {data.split(":")[1] for data in reached}


def test_a_group_of_one_is_that_one_and_a_group_opens_all_that_belongs_to_it() -> None:
    chat = chat_of(
        REPRESENTATIVE, may="accept give_back ask write propose extend resolve solve_on_spot progress"
    )
    chat.taps("f:case_more:7:3:accept,ask,give_back")
    shown = [option.value for option in chat.said[0].show["offers"]]
    assert shown == [
        *("resolve:7:3", "progress:7:3", "extend:7:3"),
        *("more_of:7:3:talk,accept,ask,give_back", "solve_on_spot:7:3", "propose:7:3"),
    ]
    chat.taps("f:more_of:7:3:talk,accept,ask,give_back")
    assert [option.value for option in chat.said[0].show["offers"]] == [
        *("progress:7:3", "ask:7:3", "write:7:3", "thread:7:3", "timeline:7:3"),
        "case_more:7:3:accept,ask,give_back",
    ]
    chat.taps("f:case_more:7:3:accept,ask,give_back")
    assert [option.value for option in chat.said[0].show["offers"]] == shown


def test_a_group_that_is_empty_by_now_shows_what_else_there_is() -> None:
    chat = chat_of(REPRESENTATIVE, may="accept").taps("f:more_of:7:3:units")
    assert [option.value for option in chat.said[0].show["offers"]] == [
        "accept:7:3",
        "thread:7:3",
        "timeline:7:3",
    ]


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
