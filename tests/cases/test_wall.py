"""The rules of the wish wall: what is public, who may claim, what lapses and when, what has to be shown."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases import access, wall
from cases.commands import Act
from cases.errors import NeedsEvidence, NeedsOutcome, NotAllowed, NotYours, TooDear, WishTaken
from cases.lifecycle import allowed, roles_in
from cases.model import Action, Kind, Outcome, Party, State, Subject, Verdict
from cases.notices import Priority
from cases.people import Actor, Role
from cases.policy import Do
from cases.policy_check import problems
from cases.publishing import hidden, public
from cases.wishes import ClaimStage
from tests.cases.scenes import LIN, XU, ZHOU, Life, clerk, lamp, lin, raw_policy, refuses, stranger, xu, zhou
from tests.cases.test_policy import changed

QIN, SHOP = 30, 31
qin = Actor(QIN, frozenset({Role.RESIDENT, Role.VOLUNTEER}))
shop = Actor(SHOP, frozenset({Role.RESIDENT, Role.VOLUNTEER}))


def offered(value: int = 300) -> Life:
    """On the wall."""
    life = lamp(kind=Kind.WISH)
    return life.does(clerk, Action.OFFER, "孩子想要一张书桌", data={"sort": "goods", "value": value})


def claimed(**data: bool) -> Life:
    """Claimed by Qin."""
    return offered().does(qin, Action.CLAIM, data=data)


def fulfils(life: Life) -> Life:
    return life.does(qin, Action.RESOLVE, "书桌送到了", files=(7,), outcome=Outcome.FULFILLED)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("李大爷想理发", "＊想理发"),
        ("电话138 0000 0001，找我", "电话＊，找我"),
        ("电话一三八零零零零零零零一", "电话＊"),
        ("电话１３８００００００01", "电话＊"),
        ("身份证33010219500101123X", "身份证＊"),
        ("桂花苑3号楼2单元501室", "桂花苑＊"),
        ("青塘路12号，二楼", "青塘路＊，二楼"),
        ("十二栋303室", "＊"),
        ("两盏灯，约300元", "两盏灯，约300元"),
    ],
)
def test_what_is_private_is_masked_whoever_writes_it(words: str, told: str) -> None:
    assert public(words, ["李大爷"]) == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("刘奶奶家屋顶漏雨，住白杨村", "＊家屋顶漏雨，住＊"),
        ("老王家的灯坏了，张家也是", "＊的灯坏了，＊也是"),
        ("青塘村周大妈想要轮椅", "青塘村＊想要轮椅"),
        ("家住青塘乡白杨村，在桂花苑后面", "家住青塘乡＊，在＊后面"),
        ("青塘村有个孩子想要一张书桌", "青塘村有个孩子想要一张书桌"),
        (
            "全村的孩子由于家里困难，连牛奶也买不起，每周老师来看",
            "全村的孩子由于家里困难，连牛奶也买不起，每周老师来看",
        ),
        ("大家希望村里修路，我们村没有灯", "大家希望村里修路，我们村没有灯"),
    ],
)
def test_so_is_what_neighbours_are_called_and_where_exactly_it_is(words: str, told: str) -> None:
    places = {"青塘乡": True, "青塘村": True, "塘尾村": False, "桂花苑": False}
    assert public(words, (), places) == told
    assert public(told, (), places) == told
    parts = hidden(words, (), places)
    assert bool(parts) == (words != told) and all(part in words for part in parts)


@given(st.text(alphabet="李大爷0123456789一二三号楼室 ，书桌-x", max_size=40))
def test_cleaning_again_changes_nothing_and_no_number_is_left(words: str) -> None:
    once = public(words, ["李大爷"])
    assert public(once, ["李大爷"]) == once
    assert "李大爷" not in once
    assert not any(once[i : i + 5].isdigit() and len(once[i : i + 5]) == 5 for i in range(len(once)))


def test_a_wish_may_not_cost_more_than_the_cap_and_only_wishes_go_on_the_wall() -> None:
    with pytest.raises(TooDear):
        offered(501)
    assert offered(500).case.state is State.OFFERED
    with pytest.raises(NotAllowed):
        lamp().does(clerk, Action.OFFER, "路灯", data={"sort": "goods", "value": 1})


def test_worded_anew_it_keeps_its_place() -> None:
    life = offered()
    since = life.case.wish and life.case.wish.offered_at
    life.passes(days=3).does(clerk, Action.OFFER, "找13800000001", data={"sort": "service", "value": 0})
    assert life.case.wish is not None
    assert (life.case.wish.words, life.case.wish.offered_at, life.told) == ("找＊", since, ())


def test_only_who_may_claims_and_nobody_their_own_nor_what_is_about_them() -> None:
    life = offered()
    for actor, may in ((qin, True), (zhou, True), (lin, False), (stranger, False), (clerk, False)):
        assert (Action.CLAIM in allowed(life.case, actor)) is may
        assert not access.may_see(life.case, actor) or actor in (lin, clerk)
    about = replace(life.case, subjects=(Subject("某人", QIN),))
    of_their_unit = replace(life.case, subjects=(Subject("书店", None, unit=9),))
    named = replace(life.case, withheld=((1, QIN),))
    for case, actor in ((about, qin), (of_their_unit, replace(qin, unit=9)), (named, qin)):
        assert not wall.may_browse(case, actor)
        assert refuses(NotYours, case, Act(1, Action.CLAIM), actor)


def test_whoever_claims_first_leads_and_has_the_case_and_a_month() -> None:
    life = claimed(together=True)
    assert (life.case.handler, life.case.state, life.whats) == (QIN, State.IN_PROGRESS, ["claimed-residents"])
    assert life.case.deadline is not None and life.case.deadline - life.now > timedelta(days=29)
    life.does(shop, Action.CLAIM)
    assert (life.case.handler, [c.person for c in life.case.helpers]) == (QIN, [SHOP])
    assert roles_in(life.case, shop) == {Role.VOLUNTEER}
    assert not access.may_see(life.case, shop)
    alone = claimed(together=False)
    assert refuses(NotYours, alone.case, Act(1, Action.CLAIM), shop) and wall.taken(alone.case, shop)
    meant = Act(1, Action.CLAIM, data={"together": True})
    assert refuses(WishTaken, claimed().case, meant, shop), "who meant to lead has joined"


def test_no_more_than_five_together() -> None:
    life = claimed()
    for person in range(40, 44):
        life.does(Actor(person, frozenset({Role.VOLUNTEER})), Action.CLAIM)
    assert refuses(NotYours, life.case, Act(1, Action.CLAIM), shop)


@pytest.mark.parametrize("action", [Action.WRITE, Action.ASK, Action.PROGRESS])
def test_what_the_resident_hears_is_contact(action: Action) -> None:
    life = claimed().passes(days=1).does(qin, action, "明天来")
    assert life.case.lead is not None and life.case.lead.stage is ClaimStage.CONTACTED
    assert life.case.lead.since == life.now


def test_without_contact_it_is_asked_twice_and_then_lapses() -> None:
    life = claimed()
    did = [life.waits_and_fires() for _ in range(3)]
    assert [n.what for firing in did for n in firing.notices] == ["remind-contact", "remind-contact"]
    assert life.now - life.history[2].at == timedelta(days=7)
    assert (life.case.state, life.case.handler) == (State.OFFERED, None)
    assert life.whats == ["lapsed-former", "unclaimed-residents"]
    assert refuses(NotYours, life.case, Act(1, Action.CLAIM), qin), "who let it lapse has it again"
    assert life.does(shop, Action.CLAIM).case.handler == SHOP


def test_nobody_loses_a_claim_from_the_backlog_nor_without_being_asked() -> None:
    life = claimed().passes(days=20)
    firing = life.fires(late=True)
    assert firing.act.action is Action.FOLLOW_UP and [n.what for n in firing.notices] == ["remind-contact"]
    assert life.next.step.do is Do.LAPSE and life.next.at - life.now == timedelta(days=7)
    reported = claimed().does(qin, Action.WRITE, "明天来")
    assert reported.case.deadline is not None
    reported.now = reported.case.deadline + timedelta(days=6)
    reported.does(qin, Action.PROGRESS, "书桌在做")
    reported.now = reported.case.deadline + timedelta(days=8)
    firing = reported.fires()
    assert firing.act.action is Action.FOLLOW_UP, "lost the day after a report"
    assert reported.case.handler == QIN


def test_a_wish_that_waits_rises_and_is_given_to_a_representative_but_never_from_the_backlog() -> None:
    life = offered()
    assert [n.what for n in life.waits_and_fires().notices] == ["risen-wall"]
    assert life.waits_and_fires().reassign
    late = offered().passes(days=20)
    firing = late.fires(late=True)
    assert not firing.reassign and [n.what for n in firing.notices] == ["risen-wall"]
    assert late.next.step.do is Do.REASSIGN and late.next.at - late.now == timedelta(days=14)


def test_who_leads_no_more_hands_on_to_who_helps() -> None:
    life = claimed().does(shop, Action.CLAIM).does(qin, Action.WRITE, "明天来").passes(days=1)
    life.does(qin, Action.GIVE_UP, "出差")
    assert (life.case.handler, life.case.state) == (SHOP, State.IN_PROGRESS)
    assert life.whats == ["leads-handler", "leads-residents"]
    assert life.case.lead is not None and life.case.lead.stage is ClaimStage.CLAIMED
    assert life.case.lead.seq == life.case.seq, "what was said to another is read"
    life.does(shop, Action.GIVE_UP, "也来不了")
    assert (life.case.state, life.whats) == (State.OFFERED, ["unclaimed-residents"])


def test_it_came_true_only_with_a_photo_and_words_and_the_resident_says_so() -> None:
    life = claimed()
    for act in (
        Act(1, Action.RESOLVE, "好了", outcome=Outcome.FULFILLED),
        Act(1, Action.RESOLVE, "", files=(7,), outcome=Outcome.FULFILLED),
    ):
        assert refuses(NeedsEvidence, life.case, act, qin)
    assert refuses(
        NeedsOutcome, life.case, Act(1, Action.RESOLVE, "好", files=(7,), outcome=Outcome.EXPLAINED), qin
    )
    for action in (Action.SOLVE_ON_SPOT, Action.GIVE_BACK, Action.ENTRUST):
        assert action not in allowed(life.case, qin)
    assert fulfils(life).case.state is State.RESOLVED
    life.does(lin, Action.RATE, verdict=Verdict.NOT)
    assert (life.case.state, life.case.handler) == (State.IN_PROGRESS, QIN)
    fulfils(life).does(lin, Action.RATE, verdict=Verdict.SATISFIED)
    assert (life.case.state, life.case.outcome) == (State.CLOSED, Outcome.FULFILLED)


def test_in_other_hands_no_claim_stands() -> None:
    life = claimed().does(shop, Action.CLAIM).does(clerk, Action.ASSIGN, person=XU)
    assert (life.case.lead, life.case.helpers, life.case.handler) == (None, (), XU)
    assert {n.what for n in life.told} >= {"moot-claimers", "assigned-former"}
    assert Action.GIVE_BACK in allowed(life.case, xu)
    named = claimed().does(shop, Action.CLAIM).does(clerk, Action.MARK_SUBJECT, person=QIN, name="秦师傅")
    assert (named.case.state, named.case.handler, named.case.lead) == (State.ADMITTED, None, None)
    helps = claimed().does(shop, Action.CLAIM).does(clerk, Action.MARK_SUBJECT, person=SHOP, name="书店")
    assert (helps.case.handler, helps.case.helpers) == (QIN, ())


def test_who_claimed_reads_only_what_is_public_unless_the_resident_agreed() -> None:
    life = claimed().does(lin, Action.ADD, "下午在家")
    case, report, added = life.case, life.history[0], life.history[-1]
    assert access.only_public(case, qin) and not access.may_see_contact(case, LIN, qin)
    assert not access.may_see_words(case, report, qin) and access.may_see_words(case, added, qin)
    agreed = replace(case, parties=(Party(LIN, shares_contact=True),))
    assert access.may_see_words(agreed, report, qin) and access.may_see_contact(agreed, LIN, qin)
    assert not access.may_see_subjects(case, qin)


def test_a_pledge_is_a_record_with_its_evidence() -> None:
    life = claimed().does(shop, Action.CLAIM)
    given_ = {"pledge": "money", "value": 200}
    assert refuses(NeedsEvidence, life.case, Act(1, Action.PLEDGE, "捐款", data=given_), shop)
    life.does(shop, Action.PLEDGE, "捐款", files=(8,), data=given_)
    assert life.history[-1].data == given_
    assert Action.PLEDGE not in allowed(life.case, zhou) and Action.PLEDGE in allowed(life.case, clerk)
    assert not access.may_see_event(life.case, life.history[-1], lin)
    assert ZHOU not in {claim.person for claim in life.case.claims}


def test_a_policy_asks_before_a_claim_lapses() -> None:
    assert not problems(raw_policy())
    lapses = [{"name": "a", "do": "lapse", "after": "7d"}]
    (found,) = problems(changed("followup", "wish", "claimed", to=lapses))
    assert "must come after a reminder" in found.message
    (cap,) = problems(changed("terms", "wish", to={"cap": 0}))
    assert cap.path == ("terms", "wish", "cap")


def test_only_wishes_have_lists_of_the_wall() -> None:
    steps = [{"name": "a", "do": "escalate", "to": "clerks", "every": "2wd"}]
    (found,) = problems(changed("followup", "complaint", "offered", to=steps))
    assert found.path == ("followup", "complaint", "offered")


def test_over_the_holidays_a_claimer_is_asked_before_it_lapses() -> None:
    life = claimed()
    assert [n.priority for n in life.waits_and_fires().notices] == [Priority.NOTICE]
