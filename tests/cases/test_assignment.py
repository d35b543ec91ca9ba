from dataclasses import replace
from datetime import timedelta
from typing import Any

from cases.assignment import Candidate, Reason, chosen, match_place, rank, topics
from cases.model import Case, Party, Place, State, Subject
from cases.people import District, Person, Role
from tests.cases.scenes import MONDAY, a_case

BOTH = frozenset({Role.RESIDENT, Role.REPRESENTATIVE})
DISTRICTS = {
    d.id: d
    for d in (
        District(1, "青溪县"),
        District(2, "城关镇", 1, ("城关",)),
        District(3, "河口镇", 1),
        District(4, "青塘社区", 2, ("青塘路", "锦绣花园")),
        District(5, "新村", 2),
        District(6, "新村", 3),
        District(7, "河口社区", 3, ("锦绣",)),
    )
}
ZHOU = Person(2, "周强", roles=BOTH, district=4)
XU = Person(3, "许岚", roles=BOTH, district=2, topics=("路灯",))
HE = Person(8, "何川", roles=BOTH, district=3, topics=("路灯",))
LAMP = a_case(State.ADMITTED, place=Place("青塘路", 4), topics=("路灯",))


def ranked(case: Case = LAMP, **more: Any) -> tuple[Candidate, ...]:
    usual: dict[str, Any] = {"loads": {}, "handled": {}, "former": {}, "now": MONDAY}
    usual |= {"representatives": [HE, XU, ZHOU]} | more
    return rank(case, districts=DISTRICTS, **usual)


def names(candidates: tuple[Candidate, ...]) -> list[str]:
    return [c.person.name for c in candidates]


def test_the_nearer_goes_first_and_the_reasons_are_said() -> None:
    found = ranked(a_case(place=Place("青塘路", 4)))
    assert names(found) == ["周强", "许岚", "何川"]
    assert found[0].reasons == (Reason("district", "青塘社区"), Reason("load", "0"))
    assert found[1].reasons == (Reason("near", "城关镇"), Reason("load", "0"))


def test_knowing_the_matter_counts_and_so_does_experience() -> None:
    assert names(ranked()) == ["许岚", "周强", "何川"]
    found = ranked(handled={2: 9})
    assert found[0].person is XU and found[1].reasons[1] == Reason("handled", "9")
    assert Reason("topic", "路灯") in found[0].reasons


def test_between_two_who_know_the_matter_experience_decides_nothing() -> None:
    """Else whoever had the first of a kind would be given all of it."""
    other = replace(XU, id=9, name="沈新")
    found = ranked(representatives=[XU, other], handled={XU.id: 9}, recent={XU.id: 1, 9: 0})
    assert names(found) == ["沈新", "许岚"]
    assert not any(reason.what == "handled" for one in found for reason in one.reasons)


def test_the_overburdened_come_later() -> None:
    assert names(ranked(loads={3: 5}))[0] == "周强"
    assert names(ranked(a_case(), representatives=[HE, XU], loads={8: 1})) == ["许岚", "何川"]
    assert names(ranked(a_case(), representatives=[HE, XU])) == ["许岚", "何川"]


def test_the_accused_parties_and_those_away_are_not_there() -> None:
    about = replace(LAMP, subjects=(Subject("周强", 2),))
    assert "周强" not in names(ranked(about))
    only_named = replace(LAMP, subjects=(Subject("周强代表"),))
    assert "周强" not in names(ranked(only_named))
    assert "许岚" not in names(ranked(replace(LAMP, parties=(Party(3),))))
    away = replace(XU, away_until=MONDAY + timedelta(days=3))
    assert names(ranked(representatives=[away, ZHOU])) == ["周强"]
    back = ranked(representatives=[away, ZHOU], now=MONDAY + timedelta(days=3))
    assert names(back) == ["许岚", "周强"]
    assert ranked(representatives=[replace(ZHOU, roles=frozenset({Role.RESIDENT}))]) == ()


def test_who_gave_it_back_comes_last_and_is_not_chosen() -> None:
    found = ranked(former={3: "returned"})
    assert names(found)[-1] == "许岚" and Reason("former", "returned") in found[-1].reasons
    best = chosen(found)
    assert best is not None and best.person is ZHOU


def test_nobody_is_chosen_for_a_place_that_is_nobodys() -> None:
    assert chosen(ranked(a_case(topics=("路灯",)))) is None
    assert chosen(ranked(representatives=[HE])) is None
    assert chosen(()) is None


def by_link(person: int, place: int | None, **more: Any) -> tuple[Candidate, ...]:
    """The ranking of something without a topic, told by a resident who came by this person's link."""
    return ranked(a_case(place=Place("那里", place)), chosen={person}, **more)


def test_a_link_comes_first_in_the_representatives_own_branch() -> None:
    for place in (4, 2, 1, None):  # the district itself, what it lies in, and a place nobody knows
        assert names(by_link(2, place))[0] == "周强", place
    assert names(by_link(3, 4))[0] == "许岚", "the place lies in their town"
    nowhere = Person(9, "沈未", roles=BOTH)
    assert names(by_link(9, 4, representatives=[ZHOU, nowhere]))[0] == "沈未"


def test_elsewhere_whoever_is_there_comes_before_the_link() -> None:
    for person in (ZHOU, XU):
        found = by_link(8, 4, representatives=[HE, person])
        assert names(found) == [person.name, "何川"]
        assert Reason("chosen") in found[1].reasons
    siblings = by_link(2, 5, representatives=[ZHOU, HE, XU])
    assert names(siblings) == ["许岚", "周强", "何川"], "of those who are not there, the one with the link"


def test_who_is_there_gets_it_even_where_the_other_knows_the_matter() -> None:
    busy = {2: 9}
    best = chosen(by_link(8, 4, representatives=[HE, ZHOU], loads=busy))
    assert best is not None and best.person is ZHOU
    case = replace(LAMP, place=Place("那里", 4))
    best = chosen(ranked(case, chosen={8}, representatives=[HE, ZHOU], loads=busy))
    assert best is not None and best.person is ZHOU


def test_where_nobody_is_there_the_link_decides() -> None:
    found = by_link(2, 7, representatives=[XU, ZHOU])
    best = chosen(found)
    assert best is not None and best.person is ZHOU and Reason("chosen") in best.reasons


def test_a_broken_tree_ends() -> None:
    loop = {1: District(1, "甲", 2), 2: District(2, "乙", 1)}
    assert match_place("甲", loop) is loop[1]


def test_places_as_people_write_them() -> None:
    def named(text: str) -> int | None:
        found = match_place(text, DISTRICTS)
        return found.id if found else None

    assert named("城关镇青塘路 12 号") == 4
    assert named("我们锦绣 花园 门口") == 4  # the longer alias
    assert named("锦绣") == 7
    assert named("城关的新村") == 5
    assert named("河口镇新村") == 6
    assert named("新村") is None  # there are two
    assert named("青溪县新村") == 1  # so much is certain
    assert named("城关镇") == 2
    assert named("不知道") is None


def test_topics_are_recognised_by_their_words() -> None:
    words = {"路灯": ["路灯", "灯"], "供水": ["停水", "水管"], "网络": ["WiFi"]}
    assert topics("水管爆了，路灯也灭了，灯杆歪了", words) == ("路灯", "供水")
    assert topics("没有wifi", words) == ("网络",)
    assert topics("谢谢", words) == ()
