"""What people say and show of their own accord: joined, sorted out, looked at for danger (DESIGN §3)."""

import pytest

from cases.commands import Act, OpenCase
from cases.model import Action, Kind, Place, State, Verdict
from handlers.shown import CaseView, Entry
from handlers.talk import Input
from tests.handlers.chat import CLERK, NOW, Chat, World, view, with_case

# Joined texts, albums


def test_text_joins_the_answer_before_while_the_prompt_is_unsent() -> None:
    chat = Chat(slow=True).says("路灯坏了").says("一共五盏").sees("ask-report-kind")
    assert chat.turn.ask is not None and chat.turn.ask.hold
    assert chat.answers("words")["words"] == "路灯坏了\n一共五盏"
    chat.waits().says("晚上看不见").sees("kept-words", "ask-report-kind")


def test_a_prompt_after_a_press_is_not_held_back() -> None:
    chat = Chat(slow=True).says("路灯坏了").waits().presses("complaint")
    assert not chat.ask.hold
    assert chat.session is not None and chat.session.joins == ""


def test_an_album_gets_one_prompt() -> None:
    chat = Chat(slow=True).shows(1, 2, 3, text="青塘路灯坏了").sees("ask-report-kind")
    assert chat.answers("pictures")["files"] == [1, 2, 3]
    assert len({ask.number for ask in chat.questions}) == 1 and chat.ask.hold
    chat.waits().presses("complaint").presses("named").shows(4, 5)
    assert chat.answers("pictures")["files"] == [1, 2, 3, 4, 5]


def test_an_album_at_the_pictures_question_gets_one_prompt() -> None:
    chat = Chat(slow=True).says("路灯坏了").waits().presses("complaint").waits().presses("skip").waits()
    chat.shows(1, 2, 3).sees("ask-report-pictures")
    assert len({ask.number for ask in chat.questions[-2:]}) == 1
    assert chat.answers("pictures") == {"files": [1, 2, 3], "done": False}


def test_nothing_joins_a_name() -> None:
    chat = (
        Chat(World(CLERK, {7: view(may="mark_subject")}), slow=True)
        .taps("f:mark_subject:7:3")
        .says("水利局")
        .waits()
    )
    chat.is_free().is_done(Act(7, Action.MARK_SUBJECT, name="水利局"))
    chat = Chat(slow=True).says("路灯坏了").waits().presses("complaint").presses("skip").presses("none")
    chat.presses("unit").waits().says("水利局").sees("ask-report-share")
    assert not chat.ask.hold


def test_voice_joins_words() -> None:
    chat = Chat(slow=True).says("路灯坏了").speaks(9).sees("ask-report-kind")
    assert chat.answers("words") == {"words": "路灯坏了", "voice": [9]}


# Outside any conversation


@pytest.mark.parametrize(
    "words", ["谢谢", "谢谢您！", "好的，谢谢", "收到。", "Thanks", "Thank you very much"]
)
def test_thanks_changes_nothing(words: str) -> None:
    closed = view(state=State.CLOSED, may="reopen add")
    Chat(World(cases={7: closed})).says(words).sees_only("thanks").is_free()


def test_a_greeting_is_no_report() -> None:
    Chat().says("您好").sees_only("greeting").is_free()


def test_what_cannot_be_read_shows_the_menu() -> None:
    for incoming in (
        Input("other"),
        Input("text", text="🙂🙂"),
        Input("text", text="\u200b"),
        Input("contact", phone="1"),
        Input("location"),
        Input("photo"),
        Input("voice"),
    ):
        assert "menu" in [say.what for say in Chat().does(incoming).said] or incoming.kind in (
            "photo",
            "voice",
        )


def test_a_case_number_shows_their_case_and_nobody_elses() -> None:
    chat = Chat(World(cases={7: view()})).says(view().number).sees_only("case")
    chat.says("60748-1").sees_only("number-unknown")


def test_free_text_with_an_open_case_is_sorted_out() -> None:
    chat = Chat(World(cases={7: view(may="add withdraw")})).says("还有一盏也坏了").sees("ask-sort_out-which")
    chat.presses("add:7").sees_only("add-done").is_free()
    chat.is_done(Act(7, Action.ADD, "还有一盏也坏了"))
    chat.says("另一件事").says("是垃圾").presses("new").sees("ask-report-kind")
    assert chat.answers("words")["words"] == "另一件事\n是垃圾"


def test_free_text_answers_the_waiting_question() -> None:
    asked = view(state=State.WAITING, may="answer add", question="哪一盏？")
    chat = Chat(World(cases={7: asked, 8: view(8, may="add")}), slow=True).says("东头那盏").says("靠桥")
    chat.sees("ask-sort_out-answer").waits()
    assert chat.ask.options[0].main
    chat.presses("answer").sees("answer-done").is_free().is_done(Act(7, Action.ANSWER, "东头那盏\n靠桥"))
    chat.shows(5).sees("ask-sort_out-answer").presses("answer").is_done(Act(7, Action.ANSWER, "", (5,)))


def test_what_answers_nothing_is_something_new_or_about_another_case() -> None:
    asked = view(state=State.WAITING, may="answer add", question="哪一盏？")
    chat = Chat(World(cases={7: asked, 8: view(8, may="add")}))
    chat.says("垃圾没人收").presses("new").sees("ask-report-kind").commands("cancel")
    chat.says("还有一袋").presses("other").sees("ask-sort_out-which").presses("add:8")
    chat.is_done(Act(8, Action.ADD, "还有一袋"))


@pytest.mark.parametrize("words", ["可以", "好的", "13800000001"])
def test_a_word_or_a_number_is_an_answer_where_one_is_awaited(words: str) -> None:
    asked = view(state=State.WAITING, may="answer add", question="周三上门，行吗？")
    chat = Chat(World(cases={7: asked})).says(words).sees("ask-sort_out-answer").presses("answer")
    chat.is_done(Act(7, Action.ANSWER, words))


def test_of_two_questions_the_person_says_which() -> None:
    two = {n: view(n, state=State.WAITING, may="answer add", question="哪一盏？") for n in (7, 8)}
    Chat(World(cases=two)).says("东头那盏").sees("ask-sort_out-which")


def test_of_two_who_have_written_the_person_says_which() -> None:
    world = World(cases={n: view(n, may="add withdraw") for n in (7, 8)})
    world.unanswered[7] = Entry(NOW, "周", "representative", Action.WRITE, "在家吗？" * 20)
    chat = Chat(world).says("在家").sees("ask-sort_out-reply")
    assert len(chat.ask.show["words"]) == 40 and chat.ask.show["words"].endswith("…")
    chat.presses("answer").sees("write-done").is_done(Act(7, Action.ADD, "在家"))
    world.unanswered[8] = Entry(NOW, "许", "representative", Action.WRITE, "几点方便？")
    chat.says("九点").sees("ask-sort_out-which")


def test_which_is_said_by_its_number_too() -> None:
    world = World(cases={n: view(n, may="add withdraw") for n in (7, 8)})
    chat = Chat(world).says("还有一盏也坏了").sees("ask-sort_out-which").says(view(8).number)
    chat.is_done(Act(8, Action.ADD, "还有一盏也坏了"))


def test_too_much_is_sorted_out_first_and_then_to_be_shortened() -> None:
    chat = Chat(World(cases={7: view(may="add")})).says("长" * 2001).sees("ask-sort_out-which")
    chat.presses("add:7").sees("invalid-long", "ask-add-words").says("短")
    chat.is_done(Act(7, Action.ADD, "短"))
    asked = view(state=State.WAITING, may="answer add", question="哪一盏？")
    chat = Chat(World(cases={7: asked})).says("长" * 2001).presses("answer:7")
    chat.sees("invalid-long", "ask-answer-words")


def resolved(*more: CaseView) -> Chat:
    """Only a verdict is awaited, and perhaps something else."""
    views = (view(state=State.RESOLVED, may="rate add", answer="换好了"), *more)
    return Chat(World(cases={one.id: one for one in views}))


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("亮了，很满意", Verdict.SATISFIED),
        ("修好了，谢谢你们", Verdict.SATISFIED),
        ("没问题", Verdict.SATISFIED),
        ("不黑了", Verdict.SATISFIED),
        ("没几天就修好了", Verdict.SATISFIED),
        ("还行", Verdict.BASICALLY),
        ("基本满意", Verdict.BASICALLY),
        ("不满意", Verdict.NOT),
        ("没好", Verdict.NOT),
        ("没修好！", Verdict.NOT),
        ("还是黑的", Verdict.NOT),
        ("还有一盏没亮", Verdict.NOT),
        ("亮了四盏，还有一盏没亮", Verdict.NOT),
        ("怎么还没修好？", Verdict.NOT),
    ],
)
def test_a_plain_verdict_is_read(words: str, verdict: Verdict) -> None:
    assert resolved().says(words).done[0] == Act(7, Action.RATE, verdict=verdict)


@pytest.mark.parametrize(
    "words",
    ["修好了吗？", "等修好了再说", "什么时候修好", "请把灯修好", "可以", "没什么不满意的", "门口积水"],
)
def test_what_is_no_clear_verdict_is_asked_with_the_buttons(words: str) -> None:
    chat = resolved().says(words).sees("ask-sort_out-verdict")
    assert [option.value for option in chat.ask.options] == ["satisfied", "basically", "not", "new"]
    assert not chat.done


def test_the_words_of_a_verdict_are_kept_with_it() -> None:
    chat = resolved().says("亮了，很满意").sees("rate-done-satisfied", "comment-done").is_free()
    chat.is_done(Act(7, Action.ADD, "亮了，很满意", data={"comment": True}))
    chat = resolved().says("晚上有点暗").sees("ask-sort_out-verdict")
    chat.presses("not").sees("rate-done-not", "comment-done").is_free()
    assert chat.done == [
        Act(7, Action.RATE, verdict=Verdict.NOT),
        Act(7, Action.ADD, "晚上有点暗", data={"comment": True}),
    ]


def test_who_only_says_it_is_not_done_is_asked_what_is_wrong() -> None:
    chat = resolved().says("没好").sees("rate-done-not", "ask-comment-words").says("东头那盏")
    chat.is_done(Act(7, Action.ADD, "东头那盏", data={"comment": True})).is_free()


def test_a_verdict_in_two_messages() -> None:
    chat = resolved().says("东头的嘛").sees("ask-sort_out-verdict").says("还有一盏没亮").is_free()
    assert chat.done[0].verdict is Verdict.NOT
    chat.is_done(Act(7, Action.ADD, "东头的嘛\n还有一盏没亮", data={"comment": True}))
    chat = resolved().taps("f:rate:7:3").says("东头的嘛").sees("kept-words", "ask-rate-verdict").says("亮了")
    chat.sees("rate-done-satisfied", "comment-done")


def test_something_new_may_still_be_said() -> None:
    resolved().says("门口积水").presses("new").sees("ask-report-kind")


def test_of_several_things_the_person_says_which_and_the_verdict_is_read() -> None:
    chat = resolved(view(8, may="add")).says("还有一盏没亮").sees("ask-sort_out-which").presses("rate:7")
    chat.sees("rate-done-not", "comment-done").is_free()


def test_a_photo_to_an_answer_goes_with_the_verdict() -> None:
    chat = resolved().shows(3).sees("ask-sort_out-verdict").presses("not").sees("ask-comment-words")
    chat.presses("skip").is_free()
    assert chat.done[-1] == Act(7, Action.ADD, "", (3,), data={"comment": True})


def test_free_text_of_a_representative_may_be_progress() -> None:
    chat = (
        with_case()
        .says("明天去换灯")
        .sees("ask-sort_out-which")
        .presses("progress:7")
        .presses("none")
        .presses("")
    )
    chat.is_done(Act(7, Action.PROGRESS, "明天去换灯"))


# Danger


def test_danger_comes_first_and_the_report_is_urgent() -> None:
    chat = Chat(first=True).says("我家闻到很大的煤气味").sees("danger", "privacy", "ask-report-where")
    chat.says("柳村小学").sees("ask-report-send").presses("send")
    chat.is_done(OpenCase(Kind.COMPLAINT, "我家闻到很大的煤气味", Place("柳村小学", 4), urgent=True))


def test_an_urgent_report_is_out_in_two_answers() -> None:
    chat = Chat().says("着火了").says("桥头").sees("ask-report-send").says("发")
    assert chat.done[-1].place == Place("桥头")
    chat = Chat().says("着火了").is_at(30.5, 119.2).sees("kept-where", "ask-report-send")
    chat.presses("edit")
    assert [option.value for option in chat.ask.options] == ["words", "where", "none"]


def test_what_was_said_before_the_danger_stays() -> None:
    chat = Chat().says("路灯坏了").presses("wish").presses("skip").shows(3).says("电线掉下来了")
    chat.sees("danger", "ask-report-send").presses("send")
    assert (chat.done[-1].kind, chat.done[-1].pictures, chat.done[-1].urgent) == (Kind.WISH, (3,), True)


def test_danger_is_seen_inside_a_report_and_said_once() -> None:
    chat = Chat().taps("f:report").says("电线掉下来了").sees("danger", "ask-report-where")
    chat.says("真的漏电").sees("kept-words", "ask-report-where")
    assert not chat.said and chat.answers("words")["words"] == "电线掉下来了\n真的漏电"


def test_in_danger_a_resident_is_not_asked_which_matter_it_is() -> None:
    chat = Chat(World(cases={7: view(may="add")})).says("着火了").sees("danger", "ask-report-where")
    assert chat.session is not None and chat.session.args["urgent"] == "fire"
    asked = Chat(World(cases={7: view(state=State.WAITING, may="answer")})).says("插座漏电")
    asked.sees("danger", "ask-sort_out-answer").presses("new").sees("ask-report-where")
    held = with_case("progress").says("漏电的线换了").sees("danger", "ask-sort_out-which")
    assert held.session is not None and held.session.args["urgent"] == "wires"
