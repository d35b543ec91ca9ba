"""Telephone and ID numbers inside words lose their middle wherever words go to logs, exports or indexes."""

import re

_ID = re.compile(r"(?<!\d)(\d{6})\d{8}(\d{3}[\dXx])(?!\d)|(?<!\d)(\d{6})\d{6}(\d{3})(?!\d)")
_LONG = re.compile(r"(?<![\d.])(\+?(?:86[ -]?)?\d{3})([ -]?)\d{4}([ -]?)(\d{4})(?!\d)")
_DIGITS = re.compile(r"(?<!\d)(\d{3})\d{5,16}(\d{2}[\dXx]{2})(?!\d)")


def masked(text: str) -> str:
    """The same words; 13800000001 is 138****0001, an ID number keeps its first six digits and its last four.

    Also with blanks or hyphens between, and after +86. Whatever else has as many digits loses them, too.
    """
    if not any(c.isdecimal() for c in text):
        return text
    text = _ID.sub(lambda m: f"{m[1] or m[3]}{'*' * (8 if m[1] else 6)}{m[2] or m[4]}", text)
    text = _LONG.sub(r"\1\2****\3\4", text)
    return _DIGITS.sub(r"\1****\2", text)
