"""The command line: what it says, in which language, and with which exit code."""

import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli import app


def huiyin(*words: str, env: dict[str, str] | None = None) -> Result:
    """Run one command."""
    return CliRunner(env={"HUIYIN_LANGUAGE": None, "HUIYIN_TELEGRAM_TOKEN": None, **(env or {})}).invoke(
        app, words
    )


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A file of the office's own, with one mistake."""
    file = tmp_path / "office.yaml"
    file.write_text("web:\n  prot: 9000\n", "utf-8")
    return file


def test_help_names_every_command_and_loads_nothing_heavy() -> None:
    said = huiyin("--help").output
    for command in (
        "run",
        "demo",
        "check",
        "migrate",
        "invite",
        "retry",
        "audit",
        "policy",
        "document",
        "link",
        "simulate",
        "workdays",
        "replan",
        "rebalance",
        "leave",
        "speaks",
        "wishes",
        "keys",
        "looks",
        "person",
        "mydata",
    ):
        assert f" {command} " in said
    heavy = {"sqlalchemy", "alembic", "uvicorn", "starlette", "telegram", "pydantic", "apscheduler"}
    code = f"import sys, bot.cli; print(*({heavy!r} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip() == ""


def test_check_finds_nothing_wrong_with_the_shipped_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = huiyin("check")
    assert (result.exit_code, result.stdout) == (0, "自带的 config.yaml：没有错。\n")


def test_check_takes_the_file_of_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("config.yaml").write_text("office: {language: en}\n", "utf-8")
    assert huiyin("check").stdout == "config.yaml: no mistakes.\n"


def test_check_names_mistakes_and_ends_with_2(config: Path) -> None:
    result = huiyin("check", "--config", str(config))
    assert result.exit_code == 2
    assert result.stderr == f"{config}:2  web.prot  没有“prot”这一项\n    → 是不是 port？\n"
    assert "there is no key" in huiyin("--language", "en", "check", "-c", str(config)).stderr
    assert "there is no key" in huiyin("check", "-c", str(config), env={"HUIYIN_LANGUAGE": "en"}).stderr


def test_a_warning_is_no_mistake(config: Path) -> None:
    config.write_text("seal: {key: abc}\n", "utf-8")
    result = huiyin("check", "-c", str(config))
    assert result.exit_code == 0
    assert "HUIYIN_SEAL_KEY" in result.stderr


@pytest.mark.parametrize("command", ["run", "migrate", "retry", "audit"])
def test_no_command_starts_with_a_wrong_configuration(config: Path, command: str) -> None:
    assert huiyin(command, "--config", str(config)).exit_code == 2


def test_an_unknown_command_or_role_ends_with_2() -> None:
    assert huiyin("dance").exit_code == 2
    assert huiyin("invite", "resident", "--name", "李大爷").exit_code == 2


def test_an_invitation_needs_somebody(tmp_path: Path) -> None:
    result = huiyin("invite", "clerk", "--data", str(tmp_path))
    assert (result.exit_code, result.stderr) == (2, "写上 --name 姓名，或用 --person 指明已有的人。\n")
    result = huiyin(
        "invite", "representative", "--name", "周", "--topics", "路灯，唱歌", "--data", str(tmp_path)
    )
    assert result.exit_code == 2
    assert "没有“唱歌”这个领域" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_district_that_nobody_knows_is_not_made_by_a_slip(tmp_path: Path) -> None:
    def invites(*more: str) -> Result:
        data = ("--data", str(tmp_path / "data"))
        return huiyin("invite", "representative", "--name", "周", *more, *data)

    huiyin("migrate", "--data", str(tmp_path / "data"))
    unknown = invites("--district", "青塘乡")
    assert (unknown.exit_code, unknown.output) == (
        1,
        "没有“青塘乡”这个地方。\n真是新的，就再加上 --new-district。\n",
    )
    for _ in range(2):
        assert invites("--new", "--district", "青塘乡", "--new-district").exit_code == 0
    slip = invites("--new", "--district", "青糖乡")
    assert (slip.exit_code, "相近的有：青塘乡。" in slip.output) == (1, True)
    assert invites("--new", "--district", "青塘乡").exit_code == 0


def test_the_same_person_is_not_made_twice_by_a_second_invitation(tmp_path: Path) -> None:
    def invites(*more: str) -> Result:
        return huiyin("invite", "representative", *more, "--data", str(tmp_path / "data"))

    assert invites("--name", "周代表").exit_code == 0
    again = invites("--name", "周")
    assert (again.exit_code, again.stdout) == (1, "")
    assert "已有一位周代表（编号 1）" in again.stderr
    assert "--person 1" in again.stderr and "--new" in again.stderr
    assert "编号 1）" in invites("--person", "1").output
    assert "编号 2）" in invites("--name", "周代表", "--new").output
    assert huiyin("invite", "clerk", "--name", "周代表", "--data", str(tmp_path / "data")).exit_code == 0


def test_an_invitation_says_until_when_and_where(tmp_path: Path) -> None:
    config = tmp_path / "office.yaml"
    config.write_text("web: {public_url: 'https://huiyin.example.cn'}\n", "utf-8")
    said = huiyin("invite", "clerk", "--name", "沈", "-c", str(config), "-d", str(tmp_path / "data")).output
    code = re.search("邀请码：(.+?)（只能用一次，20..-..-.. 前有效", said)
    assert code and f"https://huiyin.example.cn/?start={code[1]}\n" in said


def test_links_for_residents_to_scan(tmp_path: Path) -> None:
    config = tmp_path / "office.yaml"
    telegram = "channels: {telegram: {enabled: true, name: huiyin_bot, token: '7001:a'}}"
    config.write_text(f"web: {{public_url: 'https://huiyin.example.cn'}}\n{telegram}\n", "utf-8")

    def links(*words: str) -> Result:
        return huiyin("link", *words, "-c", str(config), "-d", str(tmp_path / "data"))

    assert links("representative", "周").exit_code == 1, "there is no office yet"
    huiyin("invite", "representative", "--name", "周代表", "-d", str(tmp_path / "data"))
    said = links("representative", "周").output
    code = re.search(r"https://t.me/huiyin_bot\?start=(r1-\w{13})\n", said)
    assert code and f"https://huiyin.example.cn/?start={code[1]}\n" in said
    assert f"/start {code[1]}" in said and links("representative", "周代表").output == said, "it is for good"
    assert "没有正好一位代表叫“吴”" in links("representative", "吴").stderr
    assert "没有 60001-1 这件事" in links("case", "60001-1").stderr


def test_a_station_is_not_made_by_a_slip(tmp_path: Path) -> None:
    huiyin("migrate", "-d", str(tmp_path / "data"))

    def stations(name: str, *words: str) -> Result:
        return huiyin("link", "station", name, *words, "-d", str(tmp_path / "data"))

    unknown = stations("青塘联络站", "--hours", "周三上午")
    assert (unknown.exit_code, unknown.stdout) == (1, "")
    assert unknown.stderr == "没有“青塘联络站”这个联络站。\n真是新的，就再加上 --new。\n"
    place = ("--district", "青塘村")
    assert "没有“青塘村”这个地方" in stations("青塘联络站", "--new", *place).stderr
    made = stations("青塘联络站", "--new", *place, "--new-district", "--hours", "周三上午")
    assert made.exit_code == 0 and "start=s1-" in made.output
    assert stations("青塘联络站").output == made.output, "known by its name"
    assert stations("青塘联络站", "--new").output == made.output, "there is one already"
    slip = stations("青糖联络站", "--address", "青塘路 1 号")
    assert (slip.exit_code, "是不是：青塘联络站？" in slip.stderr) == (1, True)
    assert "start=s2-" in stations("城东联络站", "--new").output


def test_a_port_that_is_taken_is_said_before_anything_starts(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        result = huiyin("demo", "--port", port, "--data", str(tmp_path / "data"))
    assert result.exit_code == 1
    assert "已被别的程序占用" in result.stderr
    assert not (tmp_path / "data").exists()


def test_an_office_from_nothing_to_audited(tmp_path: Path) -> None:
    data = ("--data", str(tmp_path / "data"))
    assert huiyin("migrate", *data).exit_code == 0
    invited = huiyin("invite", "clerk", "--name", "沈", *data)
    assert invited.exit_code == 0
    assert invited.output.startswith("邀请码：")
    again = huiyin("invite", "clerk", "--person", "1", *data)
    assert (again.exit_code, "编号 1" in again.output) == (0, True)
    nobody = huiyin("invite", "clerk", "--person", "99", *data)
    assert (nobody.exit_code, "没有编号 99 的人" in nobody.stderr) == (1, True)
    assert huiyin("retry", *data).output == "重办消息 0 条，重发通知 0 条。\n"
    audited = huiyin("audit", *data)
    assert (audited.exit_code, audited.output) == (0, "事项 0，事件 0，封印 0，问题 0。\n")


def test_a_demo_beside_real_people_is_refused_before_any_address(tmp_path: Path) -> None:
    data = ("--data", str(tmp_path / "data"))
    assert huiyin("migrate", *data).exit_code == 0
    with socket.create_server(("127.0.0.1", 0)) as held:
        port = str(held.getsockname()[1])
    refused = huiyin("demo", "--port", port, *data)
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "不是演示留下的" in refused.stderr


@pytest.mark.parametrize("command", ["retry", "audit"])
def test_a_folder_that_is_not_the_one(tmp_path: Path, command: str) -> None:
    result = huiyin(command, "--data", str(tmp_path))
    assert (result.exit_code, "没有回音的数据库" in result.stderr) == (1, True)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_used(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = huiyin("migrate", "--data", str(tmp_path / "file" / "data"))
    assert (result.exit_code, "不能写" in result.stderr) == (1, True)


def test_nobody_is_invited_to_a_demo(tmp_path: Path) -> None:
    (tmp_path / "demo").touch()
    refused = huiyin("invite", "clerk", "--name", "沈", "--data", str(tmp_path))
    assert (refused.exit_code, "是演示用的" in refused.output) == (1, True)
