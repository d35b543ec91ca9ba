"""Links are links without any setting; where only this machine can open them, that is said."""

from pathlib import Path

import pytest

from bot.config import load
from bot.linking import addresses
from tests.bot.test_cli import huiyin

SAID = "只有这台机器打得开"


def office(folder: Path, web: str) -> Path:
    """A configuration that says this of the web server."""
    file = folder / "office.yaml"
    file.write_text(f"web: {web}\n", "utf-8")
    return file


@pytest.mark.parametrize(
    ("web", "begins", "reach"),
    [
        ("{}", "http://127.0.0.1:8311/?start=", False),
        ("{host: 0.0.0.0, port: 8000}", "http://127.0.0.1:8000/?start=", False),
        ("{host: '::', port: 8000}", "http://127.0.0.1:8000/?start=", False),
        ("{host: '::1'}", "http://[::1]:8311/?start=", False),
        ("{host: localhost}", "http://localhost:8311/?start=", False),
        ("{host: 192.168.1.5}", "http://192.168.1.5:8311/?start=", True),
        ("{public_url: 'http://localhost:8080'}", "http://localhost:8080/?start=", False),
        ("{public_url: 'https://huiyin.example.cn/'}", "https://huiyin.example.cn/?start=", True),
    ],
)
def test_a_link_is_an_address_always(tmp_path: Path, web: str, begins: str, reach: bool) -> None:
    file = office(tmp_path, web)
    assert addresses(load(file, {}), "r1-code") == {"web": f"{begins}r1-code"}
    said = huiyin("check", "-c", str(file))
    assert (said.exit_code, SAID in said.stderr, "web.public_url" in said.stderr) == (0, not reach, not reach)


def test_whoever_makes_links_hears_who_can_open_them(tmp_path: Path) -> None:
    data = ("--data", str(tmp_path / "data"))
    invited = huiyin("invite", "representative", "--name", "周代表", *data)
    assert "http://127.0.0.1:8311/?start=" in invited.stdout and SAID in invited.stderr
    made = huiyin("link", "representative", "周", *data)
    assert "http://127.0.0.1:8311/?start=r1-" in made.stdout and SAID in made.stderr
    assert "Only this machine" in huiyin("--language", "en", "link", "representative", "周", *data).stderr


def test_without_the_page_there_is_no_address_of_it(tmp_path: Path) -> None:
    file = tmp_path / "office.yaml"
    telegram = "channels: {web: {enabled: false}, telegram: {enabled: true, token: '7001:a'}}"
    file.write_text(f"{telegram}\n", "utf-8")
    assert addresses(load(file, {}), "r1-code") == {}
    assert SAID not in huiyin("check", "-c", str(file)).stderr
