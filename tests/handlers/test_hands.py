"""In whose hands: a colleague proposed, deputies, evening out, leaving office."""

from cases.commands import Act, Leave, Rebalance, SetDeputy
from cases.model import Action, Pending
from handlers.moves import Preview
from tests.handlers.chat import CLERK, REPRESENTATIVE, Chat, World, view


def test_a_colleague_is_proposed_with_the_reason() -> None:
    seen = view(may="propose give_back", mine=True)
    chat = Chat(World(REPRESENTATIVE, {7: seen}, in_hand=(7,))).taps("f:propose:7:3").sees("ask-propose-who")
    chat.presses(5).sees("ask-propose-words").says("她熟悉那一片")
    chat.is_done(Act(7, Action.PROPOSE, "她熟悉那一片", person=5)).sees("propose-done")


def test_or_it_is_left_to_the_office() -> None:
    seen = view(may="propose give_back", mine=True)
    chat = Chat(World(REPRESENTATIVE, {7: seen}, in_hand=(7,))).taps("f:propose:7:3").presses(0)
    chat.sees("ask-give_back-reason")


def test_a_clerk_agrees_or_says_why_not() -> None:
    seen = view(may="refuse_transfer assign", pending=Pending(proposed=5), proposed="许静")
    chat = Chat(World(CLERK, {7: seen})).taps("f:approve_transfer:7:3")
    chat.is_done(Act(7, Action.ASSIGN, person=5, version=3)).sees("approve-transfer-done")
    chat = Chat(World(CLERK, {7: seen})).taps("f:refuse_transfer:7:3").says("她手上太多")
    chat.is_done(Act(7, Action.REFUSE_TRANSFER, "她手上太多")).sees("refuse-transfer-done")


def test_staff_name_a_deputy_or_nobody() -> None:
    chat = Chat(World(CLERK)).taps("f:deputy").presses(3).sees("ask-away-deputy").presses(5)
    chat.is_done(SetDeputy(3, 5)).sees("deputy-done")
    Chat(World(CLERK)).taps("f:deputy").says("周明").presses(0).is_done(SetDeputy(3, None))


def test_what_is_evened_out_is_what_was_shown() -> None:
    chat = Chat(World(CLERK)).taps("f:rebalance").presses(2).presses(False).sees("ask-rebalance-sure")
    chat.presses(True).is_done(Rebalance("c0de", 2, False)).sees("rebalance-done")
    Chat(World(CLERK)).taps("f:rebalance").presses(0).presses(True).presses(False).sees("rebalance-kept")


def test_a_preview_that_has_changed_is_shown_again() -> None:
    world = World(CLERK)
    chat = Chat(world).taps("f:rebalance").presses(0).presses(False).sees("ask-rebalance-sure")
    world.preview = Preview("feed", world.preview.moves)
    chat.presses(True).sees("ask-rebalance-sure")
    chat.presses(True).is_done(Rebalance("feed", None, False))


def test_nothing_to_even_out() -> None:
    Chat(World(CLERK, preview=Preview("c0de"))).taps("f:rebalance").presses(0).presses(False).sees(
        "rebalance-even"
    )


def test_leaving_is_shown_before() -> None:
    chat = Chat(World(CLERK)).taps("f:leave").says("许静").sees("ask-leave-sure").presses(True)
    chat.is_done(Leave(5, "c0de")).sees("leave-done")
    Chat(World(CLERK)).taps("f:leave").presses(5).presses(False).sees("leave-kept")


def test_only_staff_may() -> None:
    for flow in ("staffing", "deputy", "rebalance", "leave"):
        chat = Chat(World(REPRESENTATIVE)).taps(f"f:{flow}")
        assert not chat.said or chat.said[0].what not in {f"ask-{flow}-who", "staffing", "leave-nobody"}
