"""No id is missing, and none is there for nobody."""

from functools import cache

from handlers.turn import Ask
from tests.words.crawl import everything
from tests.words.sentences import sentences
from tests.words.used import families, is_used, said

ZH = sentences("zh")
BY_KIND = {"task"}
"""Said as `task-triage`, `task-named` …: whichever kind it is."""


@cache
def asked() -> frozenset[str]:
    """The ids of all questions."""
    said = {f"ask-{s.what.flow}-{s.what.key}" for s in everything() if isinstance(s.what, Ask)}
    return frozenset({*said, "ask-talk-rival", "ask-talk-aside", "ask-talk-fresh"})


def test_every_question_has_its_words() -> None:
    assert sorted(asked() - ZH.keys()) == []


def test_nothing_the_domain_can_name_is_without_words() -> None:
    assert sorted(families() - ZH.keys()) == []


def test_nothing_the_source_says_is_without_words() -> None:
    assert sorted(said() - ZH.keys() - BY_KIND) == []


def test_no_words_are_there_for_nobody() -> None:
    unused = {name for name in ZH if name.removesuffix(".hint") not in asked() and not is_used(name)}
    assert sorted(unused) == []
