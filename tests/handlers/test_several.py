"""Me too, merging, taking apart, spokespersons, a promise to let it rest: the conversations alone."""

from cases.commands import Act, EnterParty, JoinCase, Merge, OpenCase, Split
from cases.errors import NotTheSameKind
from cases.model import Action, Kind, Place
from handlers import shown
from handlers.links import Arrival
from tests.handlers.chat import CLERK, NOW, Chat, World, view

LAMP = shown.Similar(7, Kind.COMPLAINT, ("路灯",), "柳村", 100, NOW, 2, "周代表")
OTHER = shown.Similar(8, Kind.COMPLAINT, ("路灯",), "柳村", None, NOW, 1)
LI, WANG = shown.Resident(1, "李大爷", "路灯坏了"), shown.Resident(2, "", "灯不亮")


def at_the_offer(*similar: shown.Similar) -> Chat:
    chat = Chat(World(similar=similar)).says("柳村的路灯坏了").presses("complaint")
    return chat.says("是").shows(5).presses("done").sees("ask-report-twin")


def test_it_is_offered_after_the_place_and_the_photos_and_joining_keeps_both() -> None:
    chat = at_the_offer(LAMP, OTHER).presses(8).sees("ask-report-share").presses(True)
    place = Place("柳村", 4)
    chat.is_done(JoinCase(8, "柳村的路灯坏了", place, (5,), True)).sees("twin-done").is_free()


def test_staying_apart_is_one_press_and_stands_when_the_words_change() -> None:
    chat = at_the_offer(LAMP).presses(0).sees("ask-report-about").presses("nobody").presses(False)
    chat.presses("edit").presses("words").says("柳村的路灯坏了五盏").sees("ask-report-send")
    chat.presses("send")
    assert isinstance(chat.done[-1], OpenCase)


def test_another_place_asks_about_what_is_there() -> None:
    chat = at_the_offer(LAMP).presses(0).presses("nobody").presses(False)
    chat.presses("edit").presses("where").says("梅村").sees("ask-report-twin")


def test_what_is_urgent_is_offered_nothing() -> None:
    chat = Chat(World(similar=(LAMP,))).says("柳村漏气了")
    while chat.session is not None and chat.session.flow == "report" and chat.ask.key != "send":
        assert chat.ask.key != "twin"
        chat.says("是")


def clerks(may: str = "merge split take_part let_rest", **world: object) -> Chat:
    known = {7: view(7, may=may), 8: view(8, may=may, words="灯又灭了")}
    return Chat(World(CLERK, known, **world))  # type: ignore[arg-type]


def test_a_merger_is_shown_before_it_happens_and_asks_for_another_where_it_is_refused() -> None:
    chat = clerks().opens("merge", case=7).says("99999").sees("ask-merge-number")
    chat.says(view(8).number).sees("ask-merge-sure")
    chat.refuse = NotTheSameKind(number="1")
    chat.presses(True).sees("NotTheSameKind", "ask-merge-number")
    chat.says(view(8).number).is_done(Merge(7, 8, (3, 3))).sees("merge-done")


def test_a_merger_that_is_not_wanted_changes_nothing() -> None:
    chat = clerks().opens("merge", case=7).says(view(8).number).presses(False).sees_only("merge-kept")
    assert not chat.done


def test_a_part_goes_with_one_of_two_residents() -> None:
    chat = clerks(residents=(LI, WANG)).opens("split", case=7).says("井盖没了").presses("complaint")
    chat.presses(2).presses("done").presses(True).sees("ask-split-sure").presses(True)
    chat.is_done(Split(7, Kind.COMPLAINT, "井盖没了", (2,), True, False, 3)).sees("split-done")


def test_a_part_of_the_only_resident_stays_theirs() -> None:
    chat = clerks(residents=(LI,)).opens("split", case=7).says("井盖没了").presses("question")
    chat.sees("ask-split-sure").presses(True)
    chat.is_done(Split(7, Kind.QUESTION, "井盖没了", (1,), False, False, 3))


def test_nobody_is_entered_without_their_consent() -> None:
    chat = clerks().opens("take_part", case=7).says("王婶").says("13900000007").sees("ask-take_part-consent")
    chat.presses(False).sees_only("take-part-kept")
    chat.opens("take_part", case=7).says("王婶").says("13900000007").presses(True)
    chat.presses(False).is_done(EnterParty(7, "王婶", "13900000007", False))


def test_who_comes_by_a_petitions_link_is_asked_first() -> None:
    links = {"g": Arrival("group", 7, "60748-1"), "over": Arrival("group", 7)}
    chat = Chat(World(links=links)).commands("start", "g").sees("ask-join-consent")
    chat.presses(False).sees_only("consent-refused")
    chat.commands("start", "g").presses(True).sees("ask-report-share")
    chat.presses(False).is_done(JoinCase(7, shares_contact=False, code="g"))
    chat.commands("start", "over").sees_only("group-over")


def test_a_promise_to_let_it_rest_has_a_day() -> None:
    chat = clerks(residents=(LI, WANG)).opens("let_rest", case=7).presses(2).sees("ask-let_rest-signed")
    chat.says("今天").says("不再上访").presses("none")
    assert chat.done[-1] == Act(
        7, Action.LET_REST, "不再上访", person=2, data={"signed": chat.done[-1].data["signed"]}
    )
