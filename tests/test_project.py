"""The project itself: what its files may not say, how long they may be, what the wheel holds."""

import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
OURS = ("bot", "web", "words", "storage", "handlers", "cases", "tests", "bench", "docs", ".ci")
TEXT = {
    ".py",
    ".js",
    ".css",
    ".html",
    ".ftl",
    ".md",
    ".yaml",
    ".toml",
    ".txt",
    ".svg",
    ".json",
    ".mako",
    ".ini",
    "",
}


def files() -> Iterator[Path]:
    """Every text file of the project."""
    others = ("LICENSE", ".git")  # of a work tree `.git` is a file
    yield from (p for p in ROOT.iterdir() if p.is_file() and p.suffix in TEXT and p.name not in others)
    for folder in OURS:
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and path.suffix in TEXT and "__pycache__" not in path.parts:
                yield path


FORBIDDEN = {
    # Written so that the pattern does not itself spell what it looks for.
    "a package registry": r"pypi[.]org|python[h]osted|registry[.]npm[j]s|npm[m]irror"
    r"|--(extra-)?index[-]url|mirrors[.]\w+[.]",
    "a place on one machine": r"(?<![\w.~/:])/(?:work|home|root|Users)/\w",
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_names(what: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in files()
        if path != Path(__file__)
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if re.search(FORBIDDEN[what], line)
    ]
    assert found == []


def test_no_file_is_too_long_or_minified() -> None:
    migrations = ROOT / "storage" / "migrations"
    found = []
    for path in files():
        if path.suffix in {".py", ".js", ".css", ".html"} and not path.is_relative_to(migrations):
            lines = path.read_text("utf-8").splitlines()
            if len(lines) > 300 or max(map(len, lines), default=0) > 500 or ".min." in path.name:
                found.append(f"{path.relative_to(ROOT)}: {len(lines)} lines")
    assert found == []


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_both_readmes_name_the_two_commands_and_link_to_what_exists(readme: str) -> None:
    text = (ROOT / readme).read_text("utf-8")
    assert "make run" in text and "make test" in text and "http://127.0.0.1:8311" in text
    links = re.findall(r"\]\(([^)#:]+)\)", text)
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_constraints_pin_what_the_project_needs() -> None:
    def canonical(name: str) -> str:
        return re.sub(r"[-_.]+", "-", name).lower()

    lines = (ROOT / "constraints.txt").read_text("utf-8").split()
    pinned = {canonical(line.partition("==")[0]) for line in lines if "==" in line}
    assert len(pinned) == len(lines)
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [
        *project["dependencies"],
        *(d for extra in project["optional-dependencies"].values() for d in extra),
    ]
    names = {canonical(re.split(r"[<>=\[; ]", line)[0]) for line in wanted}
    assert names - pinned == set()


def test_the_wheel_holds_everything_that_runs(tmp_path: Path) -> None:
    built = subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "wheel",
            "--quiet",
            "--no-deps",
            "--no-build-isolation",
            "-w",
            tmp_path,
            ROOT,
        ],
        capture_output=True,
        text=True,
    )
    assert built.returncode == 0, built.stderr
    (wheel,) = tmp_path.glob("*.whl")
    held = set(zipfile.ZipFile(wheel).namelist())
    assert "bot/config.yaml" in held
    for package in OURS[:6]:
        there = {
            path.relative_to(ROOT).as_posix()
            for path in (ROOT / package).rglob("*")
            if path.is_file() and "__pycache__" not in path.parts
        }
        assert there - held == set()
    for needed in ("words/zh/", "words/en/", "web/assets/", "web/templates/", "storage/migrations/versions/"):
        assert any(name.startswith(needed) for name in held), needed
    assert not any(name.startswith(("tests/", "bench/", "docs/")) for name in held)


def test_what_pages_and_scripts_ask_for_is_there() -> None:
    """What `node --check` cannot see: assets that templates name, names that modules take from each other."""
    assets = ROOT / "web" / "assets"
    missing = []
    for page in (ROOT / "web" / "templates").glob("*.html"):
        named = re.findall(r'(?:src|href)="/assets/([^"{?]+)"', page.read_text("utf-8"))
        missing += [f"{page.name}: {name}" for name in named if not (assets / name).is_file()]
    for script in assets.glob("*.js"):
        for names, source in re.findall(r'import \{([^}]+)\} from "\./([^"]+)"', script.read_text("utf-8")):
            there = (assets / source).read_text("utf-8") if (assets / source).is_file() else ""
            for name in (part.split(" as ")[0].strip() for part in names.split(",")):
                if name and not re.search(rf"export [^;\n]*\b{re.escape(name)}\b", there):
                    missing.append(f"{script.name}: {name} from {source}")
    assert missing == []
