"""Any sequence of anything by anybody, over any time: nothing is lost, forgotten, or shown to others."""

import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, event, given, settings
from hypothesis import strategies as st
from structlog.testing import capture_logs

from bot.folder import DATABASE, migrate
from handlers.flows import FLOWS
from storage.posting import ASIDE
from storage.tables import cases, outbox
from tests.whole.bureau import POWER, WATER, officer
from tests.whole.line import FAULTS, Line
from tests.whole.town import RESIDENTS, Does, Town
from tests.world import World

OFFICE = ("representative", "representative", "fang", "clerk", "clerk", "supervisor", "li", "wang", "qin")
WHO = st.sampled_from([*RESIDENTS, *RESIDENTS, *OFFICE])
N = st.integers(0, 40)
STRANGE = (
    *(
        "",
        " ",
        "😀",
        "😀🧑‍🤝‍🧑",
        "\u200b\u200d\ufeff",
        "\u202eدبا\u202c مرحبا",
        "路" * 4500,
        "\ud83d",
        "\x00\x07\x1b[31m",
    ),
    *("<b>&amp;</b> <script>alert(1)</script> *_`[x](y)~|", "{ $number } %s {0}", "f:accept:60001:1"),
    *("谢谢", "您好", "取消", "返回", "删除", "没有", "是", "好了", "1", "2", "9", "明天", "english"),
    *("漏气了", "60001-1", "六零零零二", "60002-6", "周代表", "青塘路", "13900000009"),
)
FORGED = st.one_of(
    st.text(max_size=20),
    st.builds(
        "f:{}:{}:{}{}".format,
        st.sampled_from(sorted(FLOWS)),
        st.integers(60000, 60003),
        st.integers(0, 5),
        st.sampled_from(["", ":satisfied", ":not", ":", ":x:y"]),
    ),
    st.builds("f:{}:t{}".format, st.sampled_from(sorted(FLOWS)), st.integers(0, 6)),
    st.builds("f:{}".format, st.sampled_from(sorted(FLOWS))),
    st.builds("q:{}:{}".format, st.integers(0, 20), st.sampled_from(["0", "1", "back", "done", "x"])),
    st.sampled_from(["f:case:６:1", "f:case:-1:1", "f:case:9999999999999999", "f::::", "q::", "f:t1", ":"]),
)
SENT = st.sampled_from(
    [
        *("photo", "album", "voice", "location", "nowhere", "contact", "other"),
        *("/start", "/menu", "/mine", "/queue", "/away", "/help", "/language", "/report", "/cancel"),
        *("/forget", "/mydata", "/nothing", "/sort_out", "/case"),
    ]
)
ACTS = {
    ("representative", "fang"): (
        *("接单", "办好了", "退回", "问居民", "说说进展", "不等了", "当场", "更多", "申请延期", "回复批示"),
        *("交给单位", "从单位收回", "记会商", "更多"),
        *("换人办", "说话", "答复、了结", "单位的事", "期限、批示"),
    ),
    ("qin", "representative"): (
        "圆梦了",
        "放弃认领",
        "给居民留言",
        "说说进展",
        "记捐款捐物",
        "看心愿墙",
        "更多",
    ),
    ("li", "wang"): ("我单位来办", "不归我们管", "报进展", "报结果", "更多"),
    ("leader", "supervisor"): ("批示", "同意延期", "不同意", "定复查结果", "我来盯", "过几天再提醒", "更多"),
    ("clerk", "supervisor"): (
        *("换人办", "说话", "答复、了结", "单位的事", "期限、批示", "改这件事"),
        *("我来盯", "过几天再提醒", "请同事来盯", "回复批示", "同意转", "不同意转"),
        *("派给代表", "标明", "没说到谁", "改成急件", "直接答复", "不受理", "受理", "办结", "写成文字"),
        *("办过了", "再发", "更多", "看经过", "换代表"),
        *("交给单位", "定异议", "记单位", "从单位收回"),
        *("合并到另一件", "分出一件", "加一位居民", "记息访承诺"),
    ),
    tuple(RESIDENTS): (
        *("回答", "补充", "撤回", "重新办", "办好了，满意", "基本满意", "没办好", "看经过"),
        *("催一下", "还好着", "又坏了", "申请复查", "更多", "姓名电话"),
    ),
}
"""What people press on their cards, by who they are."""

REARRANGES = {
    ("representative", "fang"): ("away", "away", "back", "propose"),
    ("clerk", "supervisor"): ("deputy", "rebalance", "rebalance", "leave"),
}
"""In whose hands cases are, changed by those who may."""

USUAL = st.one_of(
    *(
        st.builds(Does, st.just("acts"), st.sampled_from(who), N, st.sampled_from(labels))
        for who, labels in ACTS.items()
    ),
    st.builds(Does, st.just("reports"), st.sampled_from(sorted(RESIDENTS)), N),
    st.builds(Does, st.just("joins"), st.sampled_from(["anna", "bo", "resident"]), N),
    st.builds(Does, st.sampled_from(["merges", "splits"]), st.sampled_from(["clerk", "supervisor"]), N),
    st.builds(Does, st.just("passes_on"), st.sampled_from(["representative", "clerk"]), N),
    st.builds(Does, st.just("offers"), pick=N),
    st.builds(Does, st.just("claims"), st.sampled_from(["qin", "shop", "fang"]), N),
    st.builds(Does, st.sampled_from(["goes", "works", "bursts"]), WHO, N),
    *(
        st.builds(Does, st.just("rearranges"), st.sampled_from(who), N, st.sampled_from(what))
        for who, what in REARRANGES.items()
    ),
    st.builds(Does, st.just("forgets"), st.sampled_from(sorted(RESIDENTS)), N),
)
ODD = st.one_of(
    st.builds(Does, st.just("says"), WHO, text=st.sampled_from(STRANGE)),
    st.builds(Does, st.just("says"), WHO, text=st.text(max_size=40)),
    st.builds(Does, st.just("sends"), WHO, N, text=SENT),
    st.builds(Does, st.just("forges"), WHO, text=FORGED),
    st.builds(Does, st.just("finds"), WHO, N),
)
TIME = st.one_of(
    st.builds(Does, st.just("waits"), pick=st.sampled_from([1, 30, 60, 600, 1440, 4320, 10080, 30240])),
    st.builds(Does, st.just("follows")),
    st.builds(Does, st.just("blocks"), WHO),
    st.builds(Does, st.just("again")),
)
TROUBLE = st.builds(Does, st.just("breaks"), pick=N, text=st.sampled_from(sorted(FAULTS)))
STEPS = st.lists(st.one_of(USUAL, USUAL, USUAL, ODD, TIME), min_size=25, max_size=60)
TROUBLED = st.lists(st.one_of(USUAL, TIME, TROUBLE), min_size=25, max_size=60)
BEGUN = (
    *(Does("reports", "anna", 1), Does("reports", "bo", 0), Does("joins", "resident", 0)),
    *(Does("offers"), Does("claims", "qin", 1), Does("passes_on", "representative")),
)
"""Every office has work to begin with."""

search = settings(
    max_examples=6,
    # a sequence takes a second: shrinking one would take many minutes before it says anything
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Any]:
    """A fresh office, again and again: the migrated database is copied."""
    ready = tmp_path_factory.mktemp("ready")
    migrate(ready)

    @contextmanager
    def fresh(*, private: bool = True) -> Iterator[Town]:
        with capture_logs() as logs, tempfile.TemporaryDirectory() as folder:
            (Path(folder) / DATABASE).write_bytes((ready / DATABASE).read_bytes())
            world = World(Path(folder))
            world.messenger = Line()
            with world:
                officer(world, "li", "李工", WATER)
                officer(world, "wang", "王工", POWER)
                yield Town(world, logs, private=private)

    return fresh


@search
@given(steps=STEPS)
def test_any_sequence_of_anything_keeps_every_promise(town: Any, steps: list[Does]) -> None:
    with town() as here:
        for step in (*BEGUN, *steps):
            here.does(step)
        here.ends()
        for row in here.world.rows(cases):
            event(f"a case ends {row.state}")


@search
@given(steps=TROUBLED)
def test_on_a_bad_line_every_notice_is_accounted_for_and_none_comes_twice_unsaid(
    town: Any, steps: list[Does]
) -> None:
    """Who saw what is not looked at: what was shown is judged when it arrives, and here it arrives late."""
    with town(private=False) as here:
        for step in (*BEGUN, *steps):
            here.does(step)
        here.world.messenger.faults.clear()
        here.ends()
        arrived = [out for got in here.world.messenger.got.values() for out in got]
        times = Counter(out.number for out in arrived)
        said_again = Counter(out.number for out in arrived if out.again)
        for row in here.world.rows(outbox):
            assert times[row.id] - said_again[row.id] <= 1, f"{row.what} came twice, and did not say so"
            changes = row.what in ASIDE  # best effort: this messenger changes nothing that stands there
            assert row.state != "sent" or times[row.id] or changes, f"{row.what} never came"
