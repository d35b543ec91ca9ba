"""A position is matched to the deepest district that holds it."""

from hypothesis import given
from hypothesis import strategies as st

from cases.people import District
from cases.polygons import Areas, Polygons, holds

COUNTY = {
    1: District(1, "澜溪县"),
    2: District(2, "青塘乡", 1),
    3: District(3, "青塘村", 2),
    4: District(4, "白杨镇", 1),
}


def square(west: float, south: float, side: float) -> list[list[float]]:
    east, north = west + side, south + side
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def test_inside_outside_and_in_a_hole() -> None:
    ring = [square(119, 29, 1), square(119.4, 29.4, 0.2)]
    assert holds([ring], 29.1, 119.1)
    assert not holds([ring], 29.5, 119.5), "a hole"
    assert not holds([ring], 30.1, 119.1) and not holds([ring], 29.1, 118.9)
    assert holds([ring, [square(119.4, 29.4, 0.2)]], 29.5, 119.5), "another polygon fills the hole"


def test_a_ring_that_is_not_closed_is() -> None:
    assert holds([[square(119, 29, 1)[:-1]]], 29.5, 119.01)


def test_a_bay_is_not_inside() -> None:
    bay = [[0.0, 0.0], [4.0, 0.0], [4.0, 4.0], [2.0, 1.0], [0.0, 4.0]]
    assert holds([[bay]], 0.5, 2.0) and not holds([[bay]], 3.0, 2.0)


def test_the_deepest_district_is_named_and_none_where_there_is_none() -> None:
    drawn: dict[int, Polygons] = {
        1: [[square(119, 29, 1)]],
        2: [[square(119, 29, 0.5)]],
        3: [[square(119.1, 29.1, 0.1)]],
    }
    areas = Areas(COUNTY, drawn)
    assert areas.at(29.15, 119.15) == COUNTY[3]
    assert areas.at(29.4, 119.4) == COUNTY[2]
    assert areas.at(29.9, 119.9) == COUNTY[1]
    assert areas.at(31, 119.9) is None
    assert Areas(COUNTY, {}).at(29, 119) is None
    assert Areas(COUNTY, {9: drawn[1], 4: []}).at(29.5, 119.5) is None, "unknown, or without a polygon"


def test_of_two_that_overlap_the_smaller() -> None:
    areas = Areas(COUNTY, {2: [[square(119, 29, 0.5)]], 4: [[square(119.1, 29.1, 0.2)]]})
    assert areas.at(29.2, 119.2) == COUNTY[4]


@given(st.integers(0, 39), st.integers(0, 39), st.booleans(), st.booleans())
def test_of_areas_that_share_their_edges_exactly_one_holds(x: int, y: int, on_x: bool, on_y: bool) -> None:
    """A field of four by four squares, asked on their edges and corners, too."""
    squares = [[[square(west, south, 1)]] for west in range(4) for south in range(4)]
    longitude, latitude = x / 10 + (0 if on_x else 0.05), y / 10 + (0 if on_y else 0.05)
    assert sum(holds(one, latitude, longitude) for one in squares) == 1
