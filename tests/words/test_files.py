"""The files agree with each other, and with how the office wants to sound."""

import re

import pytest

from tests.words.sentences import LANGUAGES, Sentence, sentences
from words.fluent import SHORT

ZH, EN = sentences("zh"), sentences("en")


def test_both_languages_have_the_same_ids() -> None:
    assert sorted(ZH.keys() ^ EN.keys()) == []


def test_both_languages_take_the_same_arguments() -> None:
    differ = {name: (ZH[name].takes, EN[name].takes) for name in ZH if ZH[name].takes != EN[name].takes}
    assert differ == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_chosen_by_a_value_that_is_put_in_afterwards(language: str) -> None:
    keys = {key for sentence in sentences(language).values() for key in sentence.chosen_by}
    assert "none" in keys
    assert [key for key in keys if len(key) > SHORT or re.search(r"\d", key)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_exclamation_marks_and_no_emoji(language: str) -> None:
    for name, sentence in sentences(language).items():
        words = "".join(sentence.texts)
        assert not re.search("[!！\U0001f000-\U0001faff\u2600-\u27bf\ufe0f]", words), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_bold_is_the_only_element_and_always_ends(language: str) -> None:
    for name, sentence in sentences(language).items():
        words = "".join(sentence.texts)
        assert set(re.findall("<[^>]*>", words)) <= {"<b>", "</b>"}, name
        assert words.count("<b>") == words.count("</b>"), name
        assert "&" not in words, name


OFFICIAL = ["已受理完毕", "予以办结", "请耐心等待", "系统错误", "系统繁忙", "操作成功", "操作失败", "你"]
OFFICIAL += ["温馨提示", "敬请", "谅解", "特此", "如有疑问", "非法", "无效"]


def test_chinese_is_plain_and_says_nin() -> None:
    for name, sentence in ZH.items():
        words = "".join(sentence.texts)
        assert not [said for said in OFFICIAL if said in words], name


def test_chinese_uses_full_width_punctuation() -> None:
    for name, sentence in ZH.items():
        words = "".join(sentence.texts)
        assert not re.search(r"[\u4e00-\u9fff][,;:?()]|[,;:?()][\u4e00-\u9fff]", words), name


def test_chinese_sentences_are_short() -> None:
    for name, sentence in ZH.items():
        for said in _said(sentence):
            assert len(said) <= 40, f"{name}: {said}"


def test_english_sentences_are_short() -> None:
    for name, sentence in EN.items():
        for said in _said(sentence):
            assert len(said.split()) <= 22, f"{name}: {said}"


def _said(sentence: Sentence) -> list[str]:
    """The pieces between full stops, without tags."""
    joined = "\n".join(sentence.texts).replace("<b>", "").replace("</b>", "")
    return [said.strip() for said in re.split(r"[。？：\n]|(?<=[.?])\s", joined) if said.strip()]


def test_a_question_comes_last() -> None:
    for name, sentence in ZH.items():
        if name.startswith("ask-") and not name.endswith(".hint"):
            words = "".join(sentence.texts).replace("</b>", "").strip()
            after = words.rpartition("？")[2].strip() if "？" in words else ""
            assert len(after) <= 24, f"{name}: {after} comes after the question"
