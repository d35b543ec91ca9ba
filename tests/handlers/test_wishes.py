"""The conversations of the wish wall, tried alone."""

from dataclasses import replace
from typing import Any

from cases.commands import Act, AskToClaim, Enrol
from cases.errors import WishTaken
from cases.model import Action, Kind, Outcome, State
from cases.people import ClaimsAs, Person, Role
from cases.wishes import Sort
from handlers.on_the_wall import ClaimedView, WishView
from handlers.shown import TaskView
from tests.handlers.chat import CLERK, NOW, REPRESENTATIVE, STRANGER, Chat, World, view

QIN = Person(30, "秦师傅", roles=frozenset({Role.RESIDENT, Role.VOLUNTEER}))
DESK = WishView(7, Sort.GOODS, 300, "想要一张书桌", "青塘村", 3, may=frozenset({Action.CLAIM}))


def wall(*wishes: WishView, me: Person = QIN, **cases: Any) -> Chat:
    return Chat(World(me, wishes={one.id: one for one in wishes or (DESK,)}, **cases))


def led(may: str = "resolve progress give_up write") -> Chat:
    """A wish that Qin leads."""
    claimed = ClaimedView(replace(DESK, mine="lead", may=frozenset({Action.GIVE_UP})))
    seen = view(may=may, kind=Kind.WISH, mine=True, claimed=claimed)
    return Chat(World(QIN, {7: seen}, in_hand=(7,), wishes={7: claimed.wish}))


def test_the_wall_is_shown_a_page_at_a_time() -> None:
    chat = wall(*(replace(DESK, id=n) for n in range(1, 8)))
    chat.says("心愿墙").sees_only("wall")
    assert [one.id for one in chat.said[0].show["wishes"]] == [1, 2, 3, 4, 5]
    (more,) = chat.said[0].show["offers"]
    chat.taps(f"f:{more.value}").sees_only("wall")
    assert [one.id for one in chat.said[0].show["wishes"]] == [6, 7]
    Chat(World(QIN)).says("心愿墙").sees_only("wall-none")
    Chat(World(STRANGER)).commands("wall").sees("unknown-command")


def test_claiming_alone_together_or_not_after_all() -> None:
    for how, together in (("alone", False), ("together", True)):
        chat = wall().taps("f:claim:7").sees("ask-claim-how").presses(how)
        chat.is_done(Act(7, Action.CLAIM, data={"together": together})).is_free().sees("claimed")
    chat = wall().taps("f:claim:7").presses("not").sees_only("claim-left")
    assert chat.done == []


def test_joining_where_somebody_leads() -> None:
    chat = wall(replace(DESK, lead="春风书店")).taps("f:claim:7").sees("ask-claim-join").presses(True)
    chat.is_done(Act(7, Action.CLAIM)).sees("joined")


def test_who_comes_second_is_asked_whether_to_join() -> None:
    chat = wall().taps("f:claim:7")
    chat.refuse = WishTaken(number="7")
    chat.presses("alone").sees("WishTaken", "ask-claim-how")
    chat.world.wishes[7] = replace(DESK, lead="春风书店")
    chat.presses("alone").sees("ask-claim-join")


def test_it_came_true_wants_words_and_then_a_photo() -> None:
    chat = led().taps("f:resolve:7:3").sees("ask-resolve-fulfilled").says("书桌送到了")
    chat.sees("ask-resolve-shown").says("没有").sees("invalid-photo-needed", "ask-resolve-shown")
    chat.shows(5).says("好了").sees("fulfil-done")
    chat.is_done(Act(7, Action.RESOLVE, "书桌送到了", (5,), outcome=Outcome.FULFILLED))


def test_a_photo_sent_before_is_not_asked_for_again() -> None:
    chat = led().taps("f:resolve:7:3").shows(5).says("书桌送到了").sees("fulfil-done")
    chat.is_done(Act(7, Action.RESOLVE, "书桌送到了", (5,), outcome=Outcome.FULFILLED))


def test_giving_up_says_why() -> None:
    led().taps("f:give_up:7:3").says("要出差").is_done(Act(7, Action.GIVE_UP, "要出差")).sees("give-up-done")


def test_a_gift_is_noted_with_its_evidence() -> None:
    chat = wall(replace(DESK, mine="helps", may=frozenset({Action.PLEDGE}))).taps("f:pledge:7")
    chat.presses("money").says("很多").sees("invalid-yuan", "ask-pledge-value").says("约200元")
    chat.says("给孩子买书").shows(5).presses("done")
    given = {"pledge": "money", "value": 200}
    chat.is_done(Act(7, Action.PLEDGE, "给孩子买书", (5,), data=given)).sees("pledge-done")


def test_a_clerk_puts_it_on_the_wall_as_masked_or_in_their_own_words() -> None:
    seen = view(may="offer", kind=Kind.WISH, state=State.SUBMITTED, words="李大爷想要书桌，13800000001")
    chat = (
        Chat(World(CLERK, {7: seen})).taps("f:offer:7:3").presses("goods").says("多少").sees("invalid-yuan")
    )
    chat.says("600")
    chat.sees("invalid-yuan-dearer", "ask-offer-value").presses(300).sees("ask-offer-words")
    assert chat.ask.show["draft"] == "＊想要书桌，＊"
    assert chat.ask.show["masked"] == "李大爷、13800000001"
    chat.says("孩子想要书桌，找李大爷").sees("ask-offer-sure")
    assert chat.ask.show["masked"] == "李大爷"
    assert (chat.ask.show["told"], chat.ask.show["where"].text) == ("孩子想要书桌，找＊", "青塘村")
    chat.presses(True)
    data = {"sort": "goods", "value": 300}
    chat.is_done(Act(7, Action.OFFER, "孩子想要书桌，找＊", data=data)).sees("offer-done")


def test_the_counts_open_to_their_cases() -> None:
    seen = view(may="", kind=Kind.WISH)
    chat = Chat(World(CLERK, {7: seen})).says("心愿数").sees_only("wishes")
    assert chat.said[0].show["collected"] == 3
    chat.taps("f:wishes:::realised").sees_only("wishes-realised")
    assert [one.id for one in chat.said[0].show["cases"]] == [7]
    Chat(World(QIN)).commands("wishes").sees("unknown-command")


def test_asking_to_join_and_what_a_clerk_decides() -> None:
    chat = Chat(World(STRANGER)).commands("volunteer").presses("organisation").says("春风书店")
    chat.says("13900000088").is_done(AskToClaim(ClaimsAs.ORGANISATION, "春风书店", "13900000088"))
    waits = replace(STRANGER, claims_as=ClaimsAs.MEMBER)
    Chat(World(waits)).commands("volunteer").sees_only("volunteer-waits")
    Chat(World(REPRESENTATIVE)).commands("volunteer").sees_only("volunteer-already")
    task = TaskView(5, "volunteer", None, NOW, "member", person="小明")
    clerk = Chat(World(CLERK, tasks={5: task}))
    clerk.taps("f:enrol:t5").is_done(Enrol(5, True)).sees("enrol-done")
    clerk.taps("f:decline:t5").says("先登记").is_done(Enrol(5, False, "先登记")).sees("decline-done")


def test_what_costs_more_than_the_wall_takes_is_assigned_like_any_other_case() -> None:
    seen = view(may="offer assign", kind=Kind.WISH, state=State.SUBMITTED)
    chat = Chat(World(CLERK, {7: seen})).taps("f:offer:7:3").presses("goods").says("800")
    chat.sees("invalid-yuan-dearer").presses(-1).sees("ask-assign-who")


def test_a_service_has_no_price() -> None:
    seen = view(may="offer", kind=Kind.WISH, state=State.SUBMITTED, words="想请人理发")
    chat = Chat(World(CLERK, {7: seen})).taps("f:offer:7:3").presses("service").sees("ask-offer-words")
    chat.presses("skip").presses(True).is_done(
        Act(7, Action.OFFER, "想请人理发", data={"sort": "service", "value": 0})
    )
