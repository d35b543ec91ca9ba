"""What all tests share: how properties are searched, and what a test may ask of the machine."""

import os
import shutil
from collections.abc import Callable

import pytest
from hypothesis import settings

settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")


def require(tool: str) -> str:
    """The path of a program. Where it is missing the test is skipped, or fails under HUIYIN_REQUIRE_ALL."""
    found = shutil.which(tool)
    if found is not None:
        return found
    reason = f"{tool} is not on PATH"
    if os.environ.get("HUIYIN_REQUIRE_ALL"):
        pytest.fail(reason)
    pytest.skip(reason)


@pytest.fixture(name="require")
def _require() -> Callable[[str], str]:
    return require


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test of pages ends, whatever the browser does: the run stops there, with every stack printed."""
    seconds = float(os.environ.get("HUIYIN_PAGE_SECONDS", "180"))
    for item in items:
        if not {"browser", "house"}.isdisjoint(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.timeout(seconds, method="thread"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Where everything is required, a skip is a failure; its reason is printed either way (`-rs`)."""
    skipped = terminalreporter.stats.get("skipped", [])
    if skipped and os.environ.get("HUIYIN_REQUIRE_ALL"):
        terminalreporter.write_line(f"HUIYIN_REQUIRE_ALL: {len(skipped)} skipped", red=True)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """See above."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("HUIYIN_REQUIRE_ALL") and reporter is not None and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
