"""What is wrong with the messenger is said where a monitor looks, with what to do, until it is over."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.channels.office import House, office
from tests.channels.running import Through


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with office(tmp_path / "office", Through("ptb")) as house:
        yield house


def troubles(house: House) -> str:
    answer = httpx.get(f"{house.url}/health")
    assert answer.status_code == 200 and answer.json()["ok"]
    return str(answer.json()["troubles"].get("telegram", ""))


def test_a_token_that_was_revoked_is_said_and_forgotten_once_it_holds_again(house: House) -> None:
    assert house.api is not None
    with house.api.changed:
        house.api.revoked = True
        house.api.user(1001).says("您好")  # ends the poll that is under way
    house.api.wait(lambda: "ask @BotFather" in troubles(house))
    with house.api.changed:
        house.api.revoked = False
    house.api.wait(lambda: troubles(house) == "")


def test_a_second_program_with_the_same_token_is_said(house: House) -> None:
    assert house.api is not None
    token = house.api.token
    house.api.user(1001).says("您好")
    house.api.wait(lambda: not house.api or not house.api.waiting)
    for _ in range(3):  # it polls, and ends our poll each time
        httpx.get(f"{house.api.url}/bot{token}/getUpdates", params={"timeout": 0})
    house.api.wait(lambda: "stop the other program" in troubles(house))
