"""No id is missing, and none is there for nobody."""

from tests.words.sentences import sentences
from tests.words.used import families, is_used, said

ZH = sentences("zh")


def test_nothing_the_domain_can_name_is_without_words() -> None:
    assert sorted(families() - ZH.keys()) == []


def test_nothing_the_source_says_is_without_words() -> None:
    assert sorted(said() - ZH.keys()) == []


def test_no_words_are_there_for_nobody() -> None:
    assert sorted(name for name in ZH if not is_used(name)) == []
