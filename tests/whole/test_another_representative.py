"""A case that a representative has goes to another one: the button says so, and whom it is taken from."""

import pytest

from storage import tables
from tests.whole.bureau import accepted
from tests.whole.scenes import reports, the_case
from tests.world import Phone, World


def everything_offered(phone: Phone, case: int = 60001) -> set[str]:
    """The labels on the card, behind “more”, and in its groups."""
    labels = set()
    phone.pushes(f"f:case:{case}")
    pages = [[b for b in phone.buttons() if not b.data.startswith("q:")]]
    for page in pages:
        labels |= {b.label for b in page}
        for button in page:
            if button.data.startswith(("f:case_more", "f:more_of")) and len(pages) < 12:
                phone.pushes(button.data)
                pages.append(phone.buttons())
    return labels


@pytest.mark.parametrize("key", ["clerk", "supervisor", "leader"])
def test_wherever_it_is_offered_it_is_another_representative(world: World, key: str) -> None:
    accepted(world)
    assert everything_offered(world[key]) & {"换代表", "派给代表"} == {"换代表"}


@pytest.mark.parametrize("key", ["clerk", "supervisor", "leader"])
def test_where_nobody_has_it_it_is_a_representative(world: World, key: str) -> None:
    reports(world["resident"], kind="信访诉求")
    assert everything_offered(world[key]) & {"换代表", "派给代表"} == {"派给代表"}


def test_pressing_it_says_whom_it_is_taken_from(world: World) -> None:
    accepted(world)
    clerk = world["clerk"].pushes("f:case:60001").presses("换代表")
    clerk.sees("60001-1 在周代表手上，换了就不归他办", "换给谁").presses("派给方代表")
    clerk.sees("60001-1 派给方代表了")
    world["representative"].sees("60001-1")
    assert the_case(world).handler_id == world.people["fang"]


def test_where_nobody_has_it_pressing_it_takes_it_from_nobody(world: World) -> None:
    reports(world["resident"], kind="信访诉求")
    world["clerk"].pushes("f:admit:60001").sees("60001-1 派给谁").sees_not("换了就不归他办", "换给谁")


def test_a_task_about_a_case_that_somebody_has_says_so_too(world: World) -> None:
    accepted(world)
    zhou = world["representative"].pushes("f:propose:60001").presses("方代表").says("他熟")
    zhou.sees("60001-1")
    clerk = world["clerk"].sees("[不同意转]", "[换代表]").sees_not("派给代表")
    clerk.presses("换代表").sees("60001-1 在周代表手上")
    task = next(row.id for row in world.rows(tables.tasks) if row.kind == "transfer")
    clerk.pushes(f"f:task:t{task}").sees("[换代表]")


def test_in_english(world: World) -> None:
    accepted(world)
    clerk = world["clerk"].says("/language").presses("English").pushes("f:case:60001")
    clerk.sees("[Change representative]").presses("Change representative")
    clerk.sees("60001-1 is with Representative 周, who will have it no more")
