"""Any sequence of anything: nothing raises, numbers never go back, at most one question is open."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from cases.errors import AboutThem, NeedsWords, NotAllowed
from cases.model import Action, Outcome, State
from handlers.flows import FLOWS
from handlers.shown import TaskView
from handlers.talk import Input
from tests.handlers.chat import CLERK, NOW, REPRESENTATIVE, STRANGER, Chat, World, view

SAID = st.sampled_from(
    [
        *(
            "路灯坏了",
            "着火了",
            "谢谢",
            "取消",
            "返回",
            "菜单",
            "我的",
            "1",
            "2",
            "9",
            "是",
            "没有",
            "好了",
            "明天",
        ),
        *("下周三", "柳村", "周明", "60748-1", "000075", "13812345678", "", "\u200b", "🙂", "路" * 2100),
        *("<b>&amp;*_`", "\u202eabc", "help", "cancel"),
    ]
)
FILES = st.tuples(st.integers(1, 30))
PRESSED = st.one_of(
    st.text(max_size=20),
    st.builds(
        "f:{}:{}:{}".format,
        st.sampled_from(sorted(FLOWS)),
        st.sampled_from([7, 8, 9, "", "x"]),
        st.integers(2, 3),
    ),
    st.builds("f:rate:{}:3:{}".format, st.integers(7, 9), st.sampled_from(["satisfied", "not", "x"])),
    st.builds("f:{}:t{}".format, st.sampled_from(sorted(FLOWS)), st.integers(1, 3)),
    st.builds("f:{}".format, st.sampled_from(sorted(FLOWS))),
    st.builds(
        "q:{}:{}".format, st.integers(0, 30), st.sampled_from(["0", "1", "2", "done", "back", "cancel", "x"])
    ),
)
INPUTS: Any = st.one_of(
    st.builds(Input, st.just("text"), text=SAID),
    st.builds(Input, st.just("text"), text=st.text(max_size=30)),
    st.builds(Input, st.just("photo"), text=st.one_of(st.just(""), SAID), files=FILES),
    st.builds(Input, st.just("voice"), files=FILES),
    st.builds(Input, st.just("location"), latitude=st.none() | st.just(30.1), longitude=st.just(119.9)),
    st.builds(Input, st.just("contact"), phone=st.sampled_from(["+8613812345678", "", "x"])),
    st.builds(
        Input,
        st.just("command"),
        text=st.sampled_from([*FLOWS, "start", "cancel", "x"]),
        data=st.sampled_from(["", "c"]),
    ),
    st.builds(Input, st.just("other")),
    st.builds(Input, st.just("press"), data=PRESSED),
)
# A press on the open question by its index; what the desk or the courier does meanwhile.
MOVES = st.one_of(
    INPUTS, INPUTS, st.integers(0, 10), st.sampled_from(["sent", "refuse", "gone", "moved", "words"])
)


def chat_of(person: Any) -> Chat:
    every = " ".join(Action)
    world = World(
        person,
        {
            7: view(may=every),
            8: view(8, State.RESOLVED, may="rate add withdraw"),
            9: view(9, State.CLOSED, may="reopen add", outcome=Outcome.UNANSWERED),
        },
        in_hand=(7,) if person is REPRESENTATIVE else (),
        tasks={
            1: TaskView(1, "type_up", view(), NOW, files=(3,)),
            2: TaskView(2, "parked", None, NOW, done=True),
        },
    )
    return Chat(world, first=True, slow=True)


@settings(max_examples=300)
@given(st.sampled_from([STRANGER, REPRESENTATIVE, CLERK]), st.lists(MOVES, min_size=4, max_size=40))
def test_any_sequence_of_anything(person: Any, moves: list[Any]) -> None:
    chat = chat_of(person)
    for move in moves:
        number, before = chat.counter, chat.session
        if isinstance(move, Input):
            chat.does(move)
        elif isinstance(move, int):
            if chat.session is None or not chat.ask.options:
                continue
            chat.taps(f"q:{chat.ask.number}:{move % len(chat.ask.options)}")
        elif move == "sent":
            chat.waits()
        elif move == "gone":
            chat.world.cases.pop(7, None)
        elif move == "moved" and 7 in chat.world.cases:
            chat.world.cases[7] = view(version=4, may="add")
        else:
            chat.refuse = {"words": NeedsWords(), "moved": AboutThem()}.get(move, NotAllowed())
        assert chat.counter >= number
        turn = chat.turn
        if turn.session is not None:
            assert turn.session.number <= chat.counter
        if turn.ask is not None:
            assert turn.session is not None and turn.ask.number == turn.session.number
        if isinstance(move, Input) and move.kind == "press" and turn.stale and before and chat.session:
            assert chat.session.answers == before.answers
        assert turn.says or turn.ask or turn.finish or turn.toast or not isinstance(move, Input | int)
