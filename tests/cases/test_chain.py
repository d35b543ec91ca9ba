from dataclasses import fields, replace
from datetime import timedelta

from cases.chain import commit, link, seal
from cases.model import Action, Event, State
from tests.cases.scenes import MONDAY, SHANGHAI

EVENT = Event(1, 2, MONDAY, 3, Action.ASSIGN, State.ADMITTED, State.ASSIGNED, {"handler": 3, "former": None})


def test_whatever_is_changed_the_hash_changes() -> None:
    others = [
        replace(EVENT, case=9),
        replace(EVENT, seq=9),
        replace(EVENT, at=MONDAY + timedelta(microseconds=1)),
        replace(EVENT, actor=None),
        replace(EVENT, action=Action.ADMIT),
        replace(EVENT, before=None),
        replace(EVENT, after=State.ADMITTED),
        replace(EVENT, data={"handler": 4}),
    ]
    assert len(others) == len(fields(EVENT))
    hashes = {link("", event, "c") for event in (EVENT, *others)} | {
        link("x", EVENT, "c"),
        link("", EVENT, "d"),
    }
    assert len(hashes) == len(others) + 3


def test_the_same_after_a_round_through_the_database() -> None:
    kept = replace(EVENT, at=MONDAY.astimezone(SHANGHAI), data={"former": None, "handler": 3})
    assert link("", kept, "c") == link("", EVENT, "c")
    listed = replace(EVENT, data={"also": [["a", "b"]]})
    assert link("", replace(EVENT, data={"also": (("a", "b"),)}), "c") == link("", listed, "c")


def test_a_commitment_needs_words_files_and_salt() -> None:
    assert (
        len({commit("a", (1,), "s"), commit("b", (1,), "s"), commit("a", (), "s"), commit("a", (1,), "t")})
        == 4
    )


def test_the_seal_is_over_all_heads_and_keyed() -> None:
    heads = [(1, "a"), (2, "b")]
    assert seal(heads, None) == seal(iter(heads), None) == seal(heads, b"")
    assert (
        len({seal(heads, None), seal(heads, b"key"), seal(heads[:1], None), seal([(1, "a"), (2, "c")], None)})
        == 4
    )
