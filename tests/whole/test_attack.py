"""No attempt at what the table forbids comes to anything, in any scene, by anybody."""

from collections.abc import Callable

import pytest

from tests.whole.attack.attack import Attack, by_role
from tests.whole.attack.ground import Scene
from tests.whole.attack.scenes_plain import plain
from tests.world import World

SCENES: tuple[Callable[[World], Scene], ...] = (plain,)


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
def test_nothing_that_is_tried_comes_to_anything(world: World, scene: Callable[[World], Scene]) -> None:
    attack = Attack(scene(world))
    attack.run()
    counted = by_role(attack)
    assert attack.succeeded == [], (counted, len(attack.succeeded), "\n".join(attack.succeeded[:40]))
    assert attack.unproven() == [], counted
