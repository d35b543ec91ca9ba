"""`huiyin policy`: the table, the data, and pictures in which nothing overlaps, whatever the policy."""

import json
import xml.etree.ElementTree as ET
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.config import read
from bot.policy_layout import MARK, lay_out
from bot.policy_picture import picture
from bot.policy_table import lists
from cases.calendar import Duration
from cases.model import Kind, State
from cases.notices import To
from cases.policy import LADDER, LISTED, Do, Policy, Step, Where
from tests.bot.test_cli import huiyin

DOCS = Path(__file__).parents[2] / "docs"
SHOWN: list[Kind | None] = [*Kind, None]


@pytest.fixture(scope="module")
def policy() -> Policy:
    """The shipped one."""
    return read(None, {})[0].followup


def test_a_clerk_reads_when_what_and_whom() -> None:
    said = " ".join(huiyin("policy", "petition").output.replace("│", " ").split())
    assert "信访诉求：系统自己跟进什么" in said and "答复期限 60 天" in said
    for line in (
        "等代表接单 1 个工作日后 提醒代表接单 代表",
        "到期前 10 天 提醒代表期限 代表",
        "到期 请工作人员过问 督办",
        "单位还没接 1 个工作日后 催单位接 承办人",
        "之后每 2 个工作日 请工作人员过问 值班",
        "等居民评价 3 天后 再问一次 居民",
        "1 个工作日后请经办打电话",
    ):
        assert line in said


def test_every_kind_and_what_is_urgent_stand_there_in_both_languages() -> None:
    said = huiyin("policy").output
    assert [said.count(f"{kind}：系统") for kind in ("投诉", "微心愿", "意见建议", "政策咨询", "急件")] == [
        1
    ] * 5
    assert "Petition: what follows by itself" in huiyin("--language", "en", "policy").output


def test_the_same_for_programs() -> None:
    told = json.loads(huiyin("policy", "wish", "--json").output)
    assert told["policy"]["wish"]["deadline"] == "30d"
    assert told["policy"]["wish"]["states"]["assigned"][0] == {
        "name": "accept",
        "do": "remind",
        "to": "handler",
        "after": "1wd",
        "said": "1 个工作日后 · 催接单",
    }
    assert told["undelivered"] == {"after": "1wd", "every": "2wd"}


def test_an_offices_own_rules_are_shown(tmp_path: Path) -> None:
    own = tmp_path / "office.yaml"
    own.write_text("followup: {undelivered: {after: 3wd, every: 1d}}\n", "utf-8")
    assert "3 个工作日后请经办打电话，之后每 1 天一次" in huiyin("policy", "-c", str(own)).output


def test_pictures_are_written_one_for_each_kind(tmp_path: Path) -> None:
    result = huiyin("policy", "--svg", str(tmp_path / "new"))
    drawn = sorted(path.name for path in (tmp_path / "new").iterdir())
    assert drawn == sorted(f"policy-{name}.svg" for name in (*Kind, "urgent"))
    assert result.output.count(".svg") == len(drawn)


def test_the_picture_of_the_documentation_is_up_to_date(policy: Policy) -> None:
    shown = (DOCS / "policy-petition.svg").read_text("utf-8")
    assert shown == picture(policy, Kind.PETITION, "zh"), "run huiyin policy petition --svg docs"


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("kind", SHOWN)
def test_every_step_is_a_mark_with_its_words(policy: Policy, kind: Kind | None, language: str) -> None:
    image = ET.fromstring(picture(policy, kind, language))
    texts = [part.text or "" for part in image.iter("{http://www.w3.org/2000/svg}text")]
    steps = [step for steps in lists(policy, kind).values() for step in steps]
    layout = lay_out(language, lists(policy, kind))
    assert sum(len(lane.marks) for lane in layout.lanes) == len(steps)
    if kind is Kind.PETITION and language == "zh":
        assert {"催接单", "1 个工作日后", "报督办", "到期", "每 2 个工作日", "等居民，期限不走"} <= set(texts)


spans = st.builds(Duration, st.integers(0, 90), st.sampled_from(["h", "d", "wh", "wd"]))
times = st.one_of(
    *(
        st.fixed_dictionaries({name: spans})
        for name in ("after", "before_deadline", "after_deadline", "every")
    )
)
steps = st.builds(
    lambda do, to, time: Step("step", do, to, **time),
    st.sampled_from(Do),
    st.sampled_from([None, *LADDER]),
    times,
)
policies = st.dictionaries(st.sampled_from(LISTED), st.lists(steps, min_size=1, max_size=9))


@settings(max_examples=60, deadline=None)
@given(policies, st.sampled_from(["zh", "en"]))
def test_no_labels_overlap_whatever_the_policy(rules: dict[Where, list[Step]], language: str) -> None:
    layout = lay_out(language, rules)
    boxes = [label.box for lane in layout.lanes for label in lane.labels]
    marks = [(mark.x, mark.y) for lane in layout.lanes for mark in lane.marks]
    boxes += [(x - MARK, y - MARK, x + MARK, y + MARK) for x, y in marks]
    for a, b in combinations(boxes, 2):
        assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1], (a, b)
    assert all(box[0] >= 0 and box[2] <= layout.width and box[3] <= layout.bottom for box in boxes)
    for lane in layout.lanes:  # a repeat never stands before what it repeats
        for before, after in zip(lane.marks, lane.marks[1:], strict=False):
            assert before.x < after.x or not after.again


def test_a_lane_follows_the_time_not_the_list() -> None:
    def step(name: str, after: str) -> Step:
        return Step(name, Do.ESCALATE, To.CLERKS, after=Duration.parse(after))

    (lane,) = lay_out("zh", {State.ASSIGNED: [step("a", "3d"), step("b", "2wd"), step("c", "2h")]}).lanes
    assert [mark.x for mark in lane.marks] == sorted((mark.x for mark in lane.marks), reverse=True)
