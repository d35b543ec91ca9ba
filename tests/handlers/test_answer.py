"""The handler's question, answered in time, too late, or in another chat: nobody is forbidden to speak."""

from cases.commands import Act
from cases.model import Action, State
from handlers.shown import Entry
from tests.handlers.chat import NOW, RESIDENT, Chat, view, with_case
from tests.handlers.test_cases import chat_of


def test_the_handlers_question_is_answered_with_words_or_pictures() -> None:
    chat = chat_of(RESIDENT, state=State.WAITING).taps("f:answer:7:3").sees("ask-answer-words")
    chat.says("东头那盏").sees_only("answer-done").is_free().is_done(Act(7, Action.ANSWER, "东头那盏"))
    chat.taps("f:answer:7:3").shows(4, text="这一盏").is_done(Act(7, Action.ANSWER, "这一盏", (4,)))


def answered_elsewhere(*story: Entry) -> Chat:
    """A chat in which the question still stands, and the case as it is by now."""
    chat = chat_of(RESIDENT, state=State.WAITING)
    chat.world.story = story
    return chat


def test_a_question_that_was_answered_in_another_chat_says_so_and_how_to_say_more() -> None:
    chat = answered_elsewhere(
        Entry(NOW, "周", "representative", Action.ASK), Entry(NOW, "", "me", Action.ANSWER)
    )
    chat.world.cases[7] = view(may="add withdraw")
    chat.taps("f:answer:7:3").sees("ask-answer-more")
    assert chat.ask.show["answered"] and chat.turn.toast is None
    chat.says("还有西头那盏").sees_only("add-done").is_done(Act(7, Action.ADD, "还有西头那盏"))


def test_what_is_typed_to_it_all_the_same_is_added() -> None:
    chat = answered_elsewhere(Entry(NOW, "", "me", Action.ANSWER)).taps("f:answer:7:3")
    chat.world.cases[7] = view(may="add withdraw")
    chat.says("还有西头那盏").sees_only("add-done").is_free().is_done(Act(7, Action.ADD, "还有西头那盏"))


def test_a_question_that_nobody_waits_for_any_more_takes_words_too() -> None:
    for last in (
        Entry(NOW, "", "me", Action.RESUME),
        Entry(NOW, "", "resident", Action.ANSWER),
        Entry(NOW, "周", "representative", Action.ASK),
    ):
        chat = answered_elsewhere(Entry(NOW, "", "me", Action.ANSWER), last)
        chat.world.cases[7] = view(may="add withdraw")
        chat.taps("f:answer:7:3").sees("ask-answer-more").says("东头").is_done(Act(7, Action.ADD, "东头"))


def test_whose_question_it_is_not_cannot_answer_it() -> None:
    chat = with_case("accept").taps("f:answer:7:3")
    assert chat.turn.toast is not None and chat.turn.toast.what == "NotAllowed"


def test_who_has_given_a_verdict_hears_that_and_not_what_state_it_is_in() -> None:
    chat = chat_of(RESIDENT, state=State.CLOSED, may="reopen add", rated=True).taps("f:rate:7:3:satisfied")
    assert chat.turn.toast is not None and chat.turn.toast.what == "AlreadyRated"
    chat.sees("case")
