"""What people write stays what they wrote: never markup, never disturbing what stands around it."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.model import State
from cases.people import Role
from handlers.shown import CaseView, Contact, Entry
from handlers.talk import Ask, Option, Say
from tests.words.people import NOW, WHEN, ZONE, seen_by
from words import render
from words.buttons import label
from words.cards import card
from words.dates import When
from words.escape import html, tidy
from words.message import Message
from words.timeline import timeline

HOSTILE = "<b>&\"'</b><a href=x>点</a> {$x} \u202e倒\u2066着\u200b看\ufeff\x00\x1b[31m"


def strings(message: Message) -> list[str]:
    """All that is HTML in a message."""
    found = [message.text, message.hint]
    if message.card:
        found += [message.card.head, message.card.status, message.card.title]
        found += [part for pair in (*message.card.facts, *message.card.ranks) for part in pair]
    return found


def is_tiny(words: str) -> bool:
    """True: `<b>` is the only element, opened and closed in turn, and every & begins an entity."""
    tags = re.findall(r"<[^>]*>?", words)
    turns = all(tag == ("<b>", "</b>")[i % 2] for i, tag in enumerate(tags)) and len(tags) % 2 == 0
    return turns and not re.search(r"&(?!(amp|lt|gt);)", words) and ">" not in re.sub("</?b>", "", words)


def test_it_is_shown_as_written_without_what_cannot_be_seen() -> None:
    assert html("<b>&\"'") == "&lt;b&gt;&amp;\"'"
    assert html("a\u202eb\u200bc\ufeff\x00\ud800") == "abc"
    assert html("一\n二\t三") == "一\n二\t三"
    assert html("👨‍👩‍👧") == "👨‍👩‍👧"


def view(words: str, role: Role, state: State) -> CaseView:
    return seen_by(
        role,
        state=state,
        words=words,
        place=words,
        handler=words,
        answer=words,
        question=words,
        contact=Contact(words, words),
        subjects=(words,),
    )


@given(st.text(max_size=60) | st.just(HOSTILE) | st.text("<>&\"'{}$b/\u202e\n ", max_size=30))
def test_nothing_anybody_writes_becomes_markup(words: str) -> None:
    for what, role in (
        ("assigned-handler", Role.REPRESENTATIVE),
        ("progress-residents", Role.RESIDENT),
        ("asked-residents", Role.RESIDENT),
        ("task-returned", Role.CLERK),
    ):
        for state in (State.ASSIGNED, State.WAITING):
            message = render.notice("zh", what, view(words, role, state), {"words": words}, **WHEN)
            assert all(is_tiny(string) for string in strings(message))
    entry = Entry(NOW, words, "resident", next(iter(seen_by(Role.RESIDENT).may)), words)
    [line] = timeline("zh", [replace(entry, whom=words, document=words, typed=words)], When(ZONE, NOW))
    assert all(map(is_tiny, (line.text, line.what, line.words, *line.marks)))


def test_a_name_on_a_button_is_not_html_and_not_long() -> None:
    assert label("王<b>&\u202e") == "王<b>&"
    assert len(label("很长" * 40)) == 24
    asked = Ask("report", "kind", 1, (Option(1, label=HOSTILE),))
    message = render.ask("zh", asked, **WHEN)
    assert len(message.buttons[0][0].label) <= 24
    assert "\u202e" not in message.buttons[0][0].label


def test_words_longer_than_fluent_takes_arrive() -> None:
    long = "&" * 2900
    message = render.notice("zh", "progress-residents", seen_by(Role.RESIDENT), {"words": long}, **WHEN)
    assert message.text.count("&amp;") == 2900
    endless = render.notice(
        "zh", "progress-residents", seen_by(Role.RESIDENT), {"words": "长" * 9000}, **WHEN
    )
    assert len(endless.text) < 3100


def test_an_empty_value_leaves_no_empty_line() -> None:
    message = render.notice("zh", "added-handler", seen_by(Role.REPRESENTATIVE), {}, **WHEN)
    assert message.text == "60748-1 居民又说了："
    assert tidy("一\n\n \n二 ") == "一\n二"


def test_an_error_with_somebody_elses_words() -> None:
    from cases.errors import NotAllowed

    message = render.error("zh", NotAllowed(number="<b>", action="accept", state="closed"))
    assert message.text == "&lt;b&gt; 现在是“已办结”，不能接单。"


def test_an_id_without_words_is_said_aloud_in_tests_and_shown_in_life() -> None:
    with pytest.warns(UserWarning, match="no words for no-such-id"):
        assert render.say("zh", Say("no-such-id"), **WHEN).text == "no-such-id"


def test_the_story_of_a_long_case_is_cut_at_its_old_end() -> None:
    action = next(iter(seen_by(Role.RESIDENT).may))
    entries = [Entry(NOW, "", "resident", action, f"{i:04}" + "说" * 190) for i in range(40)]
    told = "\n".join(line.text for line in timeline("zh", entries, When(ZONE, NOW)))
    assert "0039" in told
    assert len(told) < 3600
    assert told.startswith("前面还有 ")
    assert card("zh", seen_by(Role.RESIDENT), When(ZONE, NOW)).title
