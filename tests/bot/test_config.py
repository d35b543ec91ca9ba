"""config.yaml is complete and explained; a wrong one is named line by line, in both languages."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot import lines
from bot.config import SHIPPED, BadConfig, Problem, keys, load, read
from bot.mistakes import in_chinese
from cases.model import Kind
from cases.policy_check import problems

DOCS = Path(__file__).parents[2] / "docs"


def wrong(
    tmp_path: Path, text: str, env: dict[str, str] | None = None, language: str = "zh"
) -> list[Problem]:
    """The mistakes of a configuration with this text."""
    file = tmp_path / "config.yaml"
    file.write_text(text, "utf-8")
    with pytest.raises(BadConfig) as bad:
        load(file, env or {}, language)
    return bad.value.problems


def named(found: list[Problem]) -> set[tuple[int, str]]:
    return {(problem.line, problem.path) for problem in found}


def test_the_shipped_file_is_right() -> None:
    settings = load(None, {})
    assert settings.web.port == 8311
    assert settings.drafts.join_window == timedelta(seconds=1.2)
    assert settings.calendar.hours[-1][1].isoformat() == "17:30:00"
    assert Kind.PETITION not in settings.assignment.automatic
    assert settings.followup.deadlines[Kind.COMPLAINT].within.count == 15


def test_every_field_stands_in_the_shipped_file() -> None:
    shipped = lines.read(SHIPPED.read_text("utf-8"))
    assert [".".join(key) for key in keys() if key not in shipped.lines] == []


def test_every_key_of_the_shipped_file_has_a_comment() -> None:
    text = SHIPPED.read_text("utf-8").splitlines()
    bare = []
    for path, line in lines.read(SHIPPED.read_text("utf-8")).lines.items():
        if not path or any(isinstance(part, int) for part in path):
            continue  # the steps of a list: its state has the comment
        if "#" not in text[line - 1] and not text[line - 2].strip().startswith("#"):
            bare.append(".".join(map(str, path)))
    assert bare == []


def test_the_documentation_names_every_key() -> None:
    said = (DOCS / "configuration.md").read_text("utf-8")
    assert [".".join(key) for key in keys() if f"`{'.'.join(key)}`" not in said] == []


def test_a_file_says_only_what_differs(tmp_path: Path) -> None:
    file = tmp_path / "config.yaml"
    file.write_text("web: {port: 9000}\ncalendar:\n  holidays: {2027: [2027-05-06]}\noffice:\n", "utf-8")
    settings = load(file, {})
    assert settings.web.port == 9000
    assert settings.web.host == "127.0.0.1"
    assert settings.calendar.holidays == {2027: (date(2027, 5, 6),)}
    assert settings.office.language == "zh"


def test_all_mistakes_are_named_at_once(tmp_path: Path) -> None:
    found = wrong(
        tmp_path,
        """\
office:
  langauge: en
  timezone: Asia/Beijing
web:
  port: eighty
port: 80
channels:
  web: 3
calendar:
  hours:
    - 8:30-12:00
    - 14:00-25:00
  holidays: {2027: [tomorrow]}
drafts: {remind: 1 week}
rounds: {batch: 1.5}
outbox: {back_off: []}
assignment:
  automatic: [wish, complaints]
""",
    )
    assert named(found) == {
        (2, "office.langauge"),
        (3, "office.timezone"),
        (5, "web.port"),
        (6, "port"),
        (8, "channels.web"),
        (12, "calendar.hours.1"),
        (13, "calendar.holidays.2027.0"),
        (14, "drafts.remind"),
        (15, "rounds.batch"),
        (16, "outbox.back_off"),
        (18, "assignment.automatic.1"),
    }
    said = {problem.path: problem for problem in found}
    assert said["office.langauge"].instead == "是不是 language？"
    assert said["port"].instead == "是不是 web.port？"
    assert said["web.port"].message == "应是整数，写的是 eighty"
    assert said["web.port"].instead == "port: 8311"
    assert str(said["web.port"]).startswith(f"{tmp_path / 'config.yaml'}:5 ")


def test_the_same_in_english(tmp_path: Path) -> None:
    (found,) = wrong(tmp_path, "drafts: {remind: 1 week}\n", language="en")
    assert found.message == "must be a length of time: a number and s, m, h or d; it says 1 week"
    assert found.instead == "remind: 1d"


def test_the_office_language_is_the_language_of_its_mistakes(tmp_path: Path) -> None:
    file = tmp_path / "config.yaml"
    file.write_text("office: {language: en}\nweb: {port: 0}\n", "utf-8")
    with pytest.raises(BadConfig, match="must be at least 1"):
        load(file, {})


def test_values_that_do_not_fit_together(tmp_path: Path) -> None:
    found = wrong(
        tmp_path,
        """\
calendar:
  hours: [14:00-17:30, 08:30-12:00]
drafts:
  expire: 1h
channels:
  web: {enabled: false}
""",
    )
    assert named(found) == {(2, "calendar.hours.1"), (4, "drafts.expire"), (5, "channels")}


def test_a_report_of_danger_waits_less_than_a_reminder(tmp_path: Path) -> None:
    (found,) = wrong(tmp_path, "drafts: {danger: 2d}\n")
    assert (found.path, found.instead) == ("drafts.danger", "10m")


def test_a_key_written_twice(tmp_path: Path) -> None:
    found = wrong(tmp_path, "web:\n  port: 1\n  port: 2\n")
    assert [(problem.line, problem.message) for problem in found] == [(3, "这一项写了两次")]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("web:\n\tport: 3\n", 2),
        ("web: {port: 3\n", 2),
        ("- a list\n", 1),
        ("web: &a [*a]\n", 1),
        ("web: !!python/object:os.system {}\n", 1),
    ],
)
def test_a_file_that_is_not_ours_to_read(tmp_path: Path, text: str, line: int) -> None:
    assert wrong(tmp_path, text)[0].line == line


def test_a_list_is_no_configuration(tmp_path: Path) -> None:
    (found,) = wrong(tmp_path, "[]\n")
    assert (found.line, found.message, found.instead) == (1, "最外层应是“项: 值”", "office: {language: zh}")


def test_what_is_to_be_written_instead_would_do(tmp_path: Path) -> None:
    (found,) = wrong(tmp_path, "calendar: {hours: [17:30-08:30]}\n")
    assert found.message == "工作时间要从早到晚、不重叠：17:30-08:30"
    (tmp_path / "better.yaml").write_text(f"calendar: {{{found.instead}}}\n", "utf-8")
    assert load(tmp_path / "better.yaml", {}).calendar.hours[0][0].isoformat() == "08:30:00"
    steps = "{wish: {assigned: [{name: a, do: remind, after: 400d}]}}"
    (found,) = wrong(tmp_path, f"followup: {steps}\n")
    assert (found.message, found.instead) == ("最多 90d，再久就没人记得了", "after: 90d")


def test_a_file_in_another_encoding(tmp_path: Path) -> None:
    file = tmp_path / "config.yaml"
    file.write_bytes("office:\n  language: 中文\n".encode("gb18030"))
    with pytest.raises(BadConfig) as bad:
        load(file, {})
    assert (bad.value.problems[0].line, bad.value.problems[0].message) == (2, "不是 UTF-8 编码")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadConfig, match="文件读不了"):
        load(tmp_path / "none.yaml", {})


def test_telegram_needs_a_token_from_the_environment(tmp_path: Path) -> None:
    text = "channels:\n  telegram: {enabled: true}\n"
    (found,) = wrong(tmp_path, text)
    assert (found.line, found.path) == (2, "channels.telegram.token")
    assert "HUIYIN_TELEGRAM_TOKEN" in found.instead
    (found,) = wrong(tmp_path, text, {"HUIYIN_TELEGRAM_TOKEN": "secret"})
    assert (found.file, found.line) == ("HUIYIN_TELEGRAM_TOKEN", 0)
    assert "secret" not in str(found)
    settings = load(tmp_path / "config.yaml", {"HUIYIN_TELEGRAM_TOKEN": "12:abc"})
    assert settings.channels.telegram.token.get_secret_value() == "12:abc"
    assert "12:abc" not in repr(settings)


def test_a_secret_in_the_file_works_with_a_warning(tmp_path: Path) -> None:
    file = tmp_path / "config.yaml"
    file.write_text("seal:\n  key: abc\n", "utf-8")
    settings, warnings = read(file, {})
    assert settings.seal.key.get_secret_value() == "abc"
    assert [(warning.line, warning.path) for warning in warnings] == [(2, "seal.key")]
    assert "abc" not in str(warnings[0])
    assert read(file, {"HUIYIN_SEAL_KEY": "better"})[0].seal.key.get_secret_value() == "better"


def test_a_policy_that_cannot_end(tmp_path: Path) -> None:
    found = wrong(
        tmp_path,
        """\
deadlines:
  wish: soon
followup:
  wish:
    assigned:
      - {name: accept, do: remind, after: 1wd}
    resolved:
      - {name: again, do: shout, after: 3d}
""",
    )
    assert named(found) == {
        (2, "deadlines.wish"),
        (5, "followup.wish.assigned"),
        (8, "followup.wish.resolved.0.name"),
        (8, "followup.wish.resolved.0.do"),
    }
    assert "没有尽头" in str(found[1])


BAD_POLICY = """\
deadlines: {wish: 0d, complaint: 15d, sugestion: 3d, question: 7d, urgent: x}
followup:
  defalt: {}
  wish: 3
  suggestion: {resolvd: []}
  petition: {nowhere: []}
  xyz: {}
  complaint:
    submitted: []
    admitted:
      - 3
      - {nme: a, do: escalate, to: clerks, after: 1h}
      - {name: watch, do: escalate, to: clerks, after: 1h}
      - {name: a, do: escalate, after: 1h}
      - {name: a, do: escalate, to: everybody, after: 1h}
      - {name: a, do: remind, after: 1h}
      - {name: a, do: shout, after: 1h}
      - {name: a, after: 1h}
    assigned:
      - {name: a, do: remind, to: clerks, after: 1h}
      - {name: a, do: remind, after: 1h, every: 1h}
      - {name: b, do: remind, before_deadline: 20d}
    in_progress:
      - {name: a, do: ask_progress, after: 1d}
      - {name: a, do: ask_progress, every: 1d}
    waiting:
      - {name: a, do: ask_again, to: clerks, after: 1d}
      - {name: b, do: escalate, to: clerks, after_deadline: 1d}
      - {name: c, do: resume, every: 1d}
      - {name: d, do: resume, after: 0d}
    resolved:
      - {name: a, do: ask_again, after: 9d}
      - {name: b, do: close_unanswered, after: 3d}
      - {name: c, do: ask_again, after: 3d}
  urgent:
    resolved:
      - {name: a, do: ask_again, after: 9d}
"""


def test_every_mistake_of_a_policy_is_said_in_chinese() -> None:
    said = [p.message for p in (*problems(lines.read(BAD_POLICY).value), *problems({}))]
    assert len(said) > 30
    assert [message for message in said if not re.search("[一-鿿]", in_chinese(message))] == []
