"""`huiyin wishes` and who is invited to claim: in a folder of its own, with the real program's own rows."""

from pathlib import Path

from cases.people import ClaimsAs, Role
from storage import tables
from tests.bot.test_cli import huiyin
from tests.whole.test_wishes import claimed
from tests.world import World


def test_the_three_counts_open_to_their_cases(tmp_path: Path) -> None:
    with World(tmp_path) as world:
        claimed(world)
    said = huiyin("wishes", "--data", str(tmp_path)).output.splitlines()
    assert said == ["征集 1", "认领 1", "实现 0", "没人认领 0"]
    assert huiyin("wishes", "--show", "claimed", "--data", str(tmp_path)).output.splitlines() == ["60001-1"]
    assert huiyin("--language", "en", "wishes", "--data", str(tmp_path)).output.startswith("collected 1\n")


def test_an_organisation_is_invited_to_claim(tmp_path: Path) -> None:
    with World(tmp_path) as world:
        world.passes(minutes=1)
    huiyin("invite", "organisation", "--name", "暖心超市", "--data", str(tmp_path))
    with World(tmp_path) as world:
        (row,) = (row for row in world.rows(tables.people) if row.name == "暖心超市")
        assert (row.claims_as, row.volunteer) == (ClaimsAs.ORGANISATION, True)
        assert Role.VOLUNTEER in row.roles
