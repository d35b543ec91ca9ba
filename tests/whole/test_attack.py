"""No attempt at what the table forbids comes to anything, in any scene, by anybody."""

from collections.abc import Callable

import pytest

from bot import facts
from handlers.facts import OpenThread
from tests.whole.attack.attack import Attack, by_role
from tests.whole.attack.ground import Scene
from tests.whole.attack.scenes_brought import by_proxy, by_their_own
from tests.whole.attack.scenes_hands import deputies, left
from tests.whole.attack.scenes_plain import accused, accused_unit, misconduct, plain
from tests.whole.attack.scenes_several import split, spokespersons, together
from tests.whole.attack.scenes_wall import claimed, given_up, not_theirs, not_verified, on_the_wall
from tests.whole.attack.tries import QUERIES
from tests.world import World
from words.roles import ROLES

SCENES: tuple[Callable[[World], Scene], ...] = (
    *(plain, accused, accused_unit, misconduct),
    *(deputies, left, by_proxy, by_their_own),
    *(together, split, spokespersons),
    *(not_verified, on_the_wall, claimed, given_up, not_theirs),
)


FEWEST = 4_000
"""So many attempts are made in every scene."""


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
def test_nothing_that_is_tried_comes_to_anything(world: World, scene: Callable[[World], Scene]) -> None:
    attack = Attack(scene(world))
    attack.run()
    counted = by_role(attack)
    told = "\n".join(f"{one[:160]} … {one[-160:]}" for one in attack.succeeded[:12])
    assert not attack.succeeded, f"{len(attack.succeeded)} of {counted} in {scene.__name__}\n{told}"
    assert attack.unproven() == [], counted
    assert attack.made.total() >= FEWEST and counted.keys() >= {role.value for role in ROLES}, counted


def test_more_than_ten_thousand_are_made() -> None:
    assert FEWEST * len(SCENES) >= 10_000


def test_every_query_that_is_answered_is_tried() -> None:
    """The commands are those of `cases.commands.Command`, which `acts.perform` is checked against by mypy."""
    assert {*QUERIES} == {*facts._ANSWERS, OpenThread}
