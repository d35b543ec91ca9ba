"""The page's own words: two complete languages, all of them used, none of them shouting."""

import re
from pathlib import Path

import web
from web.strings import LANGUAGES, strings

HERE = Path(web.__file__).parent
BUILT = {"mark_", "hello_", "role_", "size_", "bad_", "sample_", "file_"}


def test_both_languages_have_the_same_words_and_the_same_blanks() -> None:
    zh, en = (strings(language) for language in LANGUAGES)
    assert zh.keys() == en.keys()
    for key in zh:
        assert zh[key] and en[key]
        assert re.findall(r"\{\w+\}", zh[key]) == re.findall(r"\{\w+\}", en[key]), key


def test_every_word_is_used_and_every_used_word_exists() -> None:
    sources = [*HERE.glob("*.py"), *HERE.glob("assets/*.js"), *HERE.glob("templates/*.html")]
    text = "\n".join(source.read_text("utf-8") for source in sources)
    quoted = set(re.findall(r"[\"'`]([a-z]\w+)[\"'`]", text)) | set(re.findall(r"\bt\.(\w+)", text))
    known = set(strings("zh"))
    unused = {key for key in known - quoted if not any(key.startswith(start) for start in BUILT)}
    assert not unused
    asked = set(re.findall(r"\bt\(\"(\w+)\"", text)) | set(re.findall(r"_NoGood\(\d+, \"(\w+)\"\)", text))
    assert asked <= known


def test_tone() -> None:
    for language in LANGUAGES:
        for key, words in strings(language).items():
            assert not re.search(r"[!！]|系统错误|请耐心|已受理", words), key
            assert not re.search("[\U0001f300-\U0001faff]", words), key
