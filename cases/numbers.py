"""Case numbers that can be read out over the telephone: `60748-1`, the last digit being a Damm check digit.

The check finds every single wrong digit and every swap of two neighbours. Knowing a number grants nothing.
"""

import re
import unicodedata

# Damm's quasigroup of order 10 (H. M. Damm, Total anti-symmetrische Quasigruppen, 2004).
_DAMM = (
    "0317598642",
    "7092154863",
    "4206871359",
    "1750983426",
    "6123045978",
    "3674209581",
    "5869720134",
    "8945362017",
    "9438617205",
    "2581436790",
)
_WIDTH = 5
_LONGEST = 15
"""Digits: no case will ever have more, and the database holds no more than nineteen."""
_CHINESE = "零一二三四五六七八九"
_DIGITS = str.maketrans({**{c: str(i) for i, c in enumerate(_CHINESE)}, "〇": "0", "○": "0", "幺": "1"})
_BETWEEN = " \t\n-‐‑‒–—―−ー_~/·.,，、。#"
_AROUND = (
    *("case number", "number", "no.", "no", "case", "编号", "号码", "事项", "第", "号"),
    *("查一下", "查询", "查", "我的", "怎么样了", "怎么样", "到哪了", "有进展吗", "how is", "where is"),
)
_ENDS = "?!"


def number(sequence: int) -> str:
    """The number of the case with this sequence: at least five digits (split from seven on) and the check."""
    if sequence < 0:
        raise ValueError("a sequence is not negative")
    digits = f"{sequence:0{_WIDTH}d}"
    body = f"{digits[:-4]}-{digits[-4:]}" if len(digits) > 6 else digits
    return f"{body}-{_check(digits)}"


def parse(text: str) -> int | None:
    """The sequence of a number as people write it: full-width, spaced, without hyphen, 六零七四八一."""
    _, digits = _written(text)
    if len(digits) <= _WIDTH or _check(digits) != "0" or (len(digits) > _WIDTH + 1 and digits[0] == "0"):
        return None
    return int(digits[:-1])


def unchecked(text: str) -> int | None:
    """The sequence of a number whose check digit was left out; None where one is there, right or wrong."""
    plain, digits = _written(text)
    if len(digits) < _WIDTH or _CHECKED.search(plain) or (len(digits) > _WIDTH and digits[0] == "0"):
        return None
    return int(digits) if parse(text) is None else None


def lacks(text: str) -> str:
    """What is wrong with a number: the `check` digit is left out, or it is `wrong`; empty: that is not it.

    It says nothing of whether there is such a case.
    """
    plain, digits = _written(text)
    if len(digits) == _WIDTH:
        return "check"
    mistyped = len(digits) == _WIDTH + 1 or (len(digits) > _WIDTH and _CHECKED.search(plain))
    return "wrong" if mistyped and parse(text) is None else ""


_CHECKED = re.compile(r"-\d$")


def _written(text: str) -> tuple[str, str]:
    """A text without what people write around a number, and its digits; none where there is more to it."""
    plain = unicodedata.normalize("NFKC", text).casefold().strip().strip(_ENDS)
    for word in _AROUND:
        plain = plain.removeprefix(word).removesuffix(word).strip(_BETWEEN + ":")
    plain = plain.translate(_DIGITS)
    digits = "".join(c for c in plain if c not in _BETWEEN)
    return plain, digits if digits.isascii() and digits.isdigit() and len(digits) <= _LONGEST else ""


def spoken(number: str, language: str = "zh") -> str:
    """Digit by digit, for reading aloud: 六零七四八，一."""
    body, _, check = number.rpartition("-")
    digits = body.replace("-", "")
    if language != "zh":
        return f"{' '.join(digits)}, {check}"
    return "".join(_CHINESE[int(c)] for c in digits) + "，" + _CHINESE[int(check)]


def _check(digits: str) -> str:
    interim = "0"
    for digit in digits:
        interim = _DAMM[int(interim)][int(digit)]
    return interim
