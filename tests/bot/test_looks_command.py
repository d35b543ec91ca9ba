"""The office's own looks at personal data: who looked, who is it, what is kept – each noted itself."""

import json
from pathlib import Path

from storage import tables
from tests.bot.rosters import table
from tests.bot.test_cli import huiyin
from tests.whole.test_consent import reports
from tests.world import World


def run(world: World, *words: str) -> tuple[int, str, str]:
    result = huiyin(*words, "--data", str(world.folder))
    return result.exit_code, result.stdout, result.stderr


def test_looks_by_person_by_case_and_by_viewer(world: World) -> None:
    reports(world["resident"], shares=True)
    one, who = str(world.people["resident"]), str(world.people["representative"])
    for given in (("--person", one), ("--case", "60001-1"), ("--by", who), ("--person", one, "--by", who)):
        code, said, _ = run(world, "looks", *given)
        assert code == 0 and len(said.splitlines()) == 1
        assert "2026-11-23 09:00" in said and "周代表" in said and "李大爷" in said and "60001-1" in said
    assert (
        "Nobody has looked"
        in huiyin("--language", "en", "looks", "--by", "99", "--data", str(world.folder)).output
    )
    assert run(world, "looks")[0] == 2
    code, _, wrong = run(world, "looks", "--case", "60001-7")
    assert code == 1 and "60001-7" in wrong and "最后一位对不上" in wrong
    assert "横线后面还有一位" in run(world, "looks", "--case", "60001")[2]


def test_somebody_is_found_by_telephone_and_that_is_noted(world: World) -> None:
    code, said, _ = run(world, "person", "138 0000 0001")
    assert code == 0 and said.split() == [str(world.people["resident"]), "李大爷"]
    assert run(world, "person", "13899999999")[0] == 1 and run(world, "person", "abc")[0] == 1
    (look,) = world.rows(tables.looks)
    assert (look.viewer_id, look.person_id, look.what) == (None, world.people["resident"], "search")
    assert "命令行" in run(world, "looks", "--person", str(world.people["resident"]))[1]


def test_what_is_kept_of_somebody_is_taken_out_for_them(world: World, tmp_path: Path) -> None:
    reports(world["resident"], shares=False)
    number = str(world.people["resident"])
    code, said, _ = run(world, "mydata", "--person", number, "--out", str(tmp_path / "out"))
    assert code == 0 and len(said.splitlines()) == 2
    whole = json.loads((tmp_path / "out" / f"{number}.json").read_text("utf-8"))
    assert whole["cases"][0]["number"] == "60001-1"
    assert (tmp_path / "out" / f"{number}.txt").stat().st_mode & 0o077 == 0
    assert [row.what for row in world.rows(tables.looks)] == ["mydata"]
    assert run(world, "mydata", "--person", "9999", "--out", str(tmp_path))[0] == 1


def test_letters_that_are_taken_out_are_noted_listing_them_is_not(world: World, tmp_path: Path) -> None:
    reports(world["resident"], shares=True, kind="信访诉求")
    world["clerk"].presses("派给").presses("派给周代表")
    assert run(world, "document", "60001-1")[0] == 0
    assert world.rows(tables.looks, what="export") == []
    assert run(world, "document", "60001-1", "--out", str(tmp_path / "letters"))[0] == 0
    (look,) = world.rows(tables.looks, what="export")
    assert (look.viewer_id, look.case_id) == (None, 60001)


def test_whoever_is_brought_in_by_a_file_is_found_by_telephone(world: World) -> None:
    head = ("姓名", "身份", "手机", "选区")
    for phone in ("13800007777", "13800008888"):  # the second is a correction
        file = table(world.folder / "名册.csv", (head, ("孙立", "代表", phone, "青塘乡")))
        code, said, wrong = run(world, "import", "people", str(file))
        assert code == 0, said + wrong
        assert "孙立" in run(world, "person", phone)[1]
    assert run(world, "person", "13800007777")[0] == 1
    assert b"13800008888" not in b"".join(file.read_bytes() for file in world.folder.glob("huiyin.db*"))
