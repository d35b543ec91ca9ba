"""How mistakes of a configuration are said: what pydantic finds, and what the check of the policy finds."""

import re

WORDS = {
    "int": ("应是整数", "must be a whole number"),
    "float": ("应是数", "must be a number"),
    "bool": ("应是 true 或 false", "must be true or false"),
    "string_too_short": ("不能空着", "must not be empty"),
    "string": ("应是文字", "must be text"),
    "time": ("应是钟点，如 08:30", "must be a time of day, such as 08:30"),
    "date": ("应是日期，如 2027-02-17", "must be a date, such as 2027-02-17"),
    "zoneinfo": ("没有这个时区", "there is no such time zone"),
    "literal": ("只能是 {expected}", "must be {expected}"),
    "enum": ("只能是 {expected}", "must be {expected}"),
    "greater_than_equal": ("不能小于 {ge}", "must be at least {ge}"),
    "greater_than": ("必须大于 {gt}", "must be more than {gt}"),
    "less_than_equal": ("不能大于 {le}", "must be at most {le}"),
    "too_short": ("至少要有一项", "must have at least one"),
    "tuple": ("应是列表，写在方括号里", "must be a list in square brackets"),
    "model": ("这是一段，各项缩进写在下面", "is a section: its keys go below, indented"),
    "dict": ("这是一段，各项缩进写在下面", "is a section: its keys go below, indented"),
    "mapping": ("这是一段，各项缩进写在下面", "is a section: its keys go below, indented"),
    "path": ("应是目录", "must be a folder"),
    "secret": ("应是文字", "must be text"),
    "missing": ("少了这一项", "is missing"),
}
"""The beginning of pydantic's error type → what it says, in Chinese and English."""

_POLICY = (
    (r"there is no key “(.*)”; did you mean `(.*)`\?", r"没有“\1”这一项，是不是 \2？"),
    (r"there is no key “(.*)”; write one of (.*)", r"没有“\1”这一项，可写：\2"),
    (r"there is no kind “(.*)”; did you mean `(.*)`\?", r"没有“\1”这个类别，是不是 \2？"),
    (r"there is no kind “(.*)”; write one of (.*)", r"没有“\1”这个类别，可写：\2"),
    (r"there is no state “(.*)”; did you mean `(.*)`\?", r"没有“\1”这个状态，是不是 \2？"),
    (r"there is no state “(.*)”; write one of (.*)", r"没有“\1”这个状态，可写：\2"),
    (r"there is no outcome “(.*)”; did you mean `(.*)`\?", r"没有“\1”这个结果，是不是 \2？"),
    (r"there is no outcome “(.*)”; write one of (.*)", r"没有“\1”这个结果，可写：\2"),
    (r"there is no `(.*)` “(.*)”; did you mean `(.*)`\?", r"\1 没有“\2”这一种，是不是 \3？"),
    (r"there is no `(.*)` “(.*)”; write one of (.*)", r"\1 没有“\2”这一种，可写：\3"),
    (r"`(.*)` is missing; (?:did you mean|write one of) (.*)", r"少了 \1，可写：\2"),
    (r"is missing; it needs (.*)", r"少了这一段，要有：\1"),
    (r"is missing; it holds the steps.*", r"少了这一段，里面是各类事项的跟进步骤"),
    (r"`(.*)` is missing", r"少了 \1"),
    (r"must hold a list of steps for each state", r"每个状态下应是一列步骤"),
    (r"has no steps for the state `(.*)`", r"状态 \1 没有步骤，停在那里的事会没人管"),
    (r"must be longer than nothing", r"必须大于零"),
    (r"must be at most (.*)", r"最多 \1，再久就没人记得了"),
    (
        r"“(.*)” is not a duration; write.*",
        r"“\1”不是时限；写整数加单位：2h 小时、3d 天、4wh 工作小时、5wd 工作日",
    ),
    (r"must be a list of steps;.*", r"应是一列步骤，否则停在这个状态的事会没人管"),
    (r"“(.*)” stands in this list twice;.*", r"“\1”在这一列里写了两次，每一步要有自己的名字"),
    (r"can never fire: “(.*)” has ended the state before", r"永远轮不到：前面的“\1”已经结束了这个状态"),
    (r"can never fire: a case of `(.*)` has (.*) altogether", r"永远轮不到：\1 总共只有 \2"),
    (r"can never fire: what is `(.*)` is not asked about", r"永远轮不到：\1 的事不再问了"),
    (r"must be longer than (.*), when the resident is asked again", r"要长于 \1，那时才再问一次居民"),
    (r"never ends: the last step must close the state", r"没有尽头：最后一步必须结束这个状态"),
    (
        r"never ends: the last step must be an `escalate`.*",
        r"没有尽头：最后一步应是带 every 的 escalate，好一直有人知道",
    ),
    (r"must be a step, e\.g\. (.*)", r"应是一个步骤，如 \1"),
    (r"needs a `name`", r"要有 name"),
    (r"“(.*)” cannot be a step's name;.*", r"“\1”不能作步骤的名字，换一个，最多 40 个字"),
    (r"`(.*)` has no meaning in `(.*)`; use (.*)", r"\1 在 \2 里没有意义，可用：\3"),
    (r"`(.*)` always goes to the handler; leave `to` out", r"\1 总是发给经办的代表，去掉 to"),
    (r"`(.*)` always goes to the unit's officers; leave `to` out", r"\1 总是发给责任单位的承办人，去掉 to"),
    (r"`(.*)` always goes to the resident; leave `to` out", r"\1 总是发给居民，去掉 to"),
    (r"needs exactly one of (.*)", r"要有且只有一个：\1"),
    (r"the deadline stands still in `(.*)`; use `after`", r"在 \1 里时限是停着的，用 after"),
    (r"`(.*)` cannot repeat; use `after`", r"\1 不能重复，用 after"),
    (r"a closed case has no deadline,.*", r"办结的事没有时限，也不会一直问，用 after"),
    (r"needs a `default`", r"要有 default"),
    (r"needs `most` and `times`", r"要有 most 和 times"),
    (r"must be a whole number from 0 to 9", r"应是 0 到 9 的整数"),
)


def in_chinese(said: str) -> str:
    """What the check of the policy says, in Chinese."""
    for pattern, chinese in _POLICY:
        if (found := re.fullmatch(pattern, said)) is not None:
            return found.expand(chinese)
    return said
