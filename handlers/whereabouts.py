"""What people type where a place is asked: yes, no, another place, a word more of it; or no place at all."""

import re

from handlers import danger
from handlers.plain import NO, YES, plain, says_something, spoken, tidy
from handlers.replay import Invalid

_STOP = r"[，,。.、；;！!：: \n]+"
_HERE = r"(?:那里|那儿|那边|那个|那|这里|这儿|这边|这个|这)"
_NOT = re.compile(
    rf"^(?:(?:不是|不在|没在)(?:的|{_HERE}(?=$|{_STOP}|[是在应]))?|不对|错了?|没有|no(?:pe)?)(?:{_STOP}|(?=[是在应])|$)"
    r"(?:应该|就|而|it)*(?:是|在| is|['’]s)*\s*(?:(?:in|at) )?",
    re.I,
)
_NOT_THERE = re.compile(
    rf"^(?:不是在|不在|不是)(?P<there>[^，,。；;！! ]+){_STOP}(?:而|应该|就|我们?|它)*[是在到]+(?P<rest>.+)$"
)
_NOT_IN = re.compile(r"^(?:不是在|不在|不是)(?P<there>.+)$")
_YES = re.compile(
    rf"^(?:(?:(?:是的?|对的?|没错|嗯|yes|yeah)[啊呀呢哦嘛吧]*[，, ]*)+(?:{_STOP}|(?<=[，, ])|(?=[在就])|$)"
    rf"|(?:就?[是在]|就是在|是在)(?:{_HERE}|的)?[啊呀呢]?$)",
    re.I,
)
_LEAD = re.compile(
    rf"^(?:就|也|是|在)*{_HERE}$|^(?:我们?|它)?(?:[就也]是在?|[就也]?是?在)(?=..)|^(?:it['’]s )?(?:in|at) ",
    re.I,
)
_ADO = re.compile(r"^(?:(?:我们?|它)[就也]?在|[就也]是在?|[就也]在|是在)(?=..)")
"""What only leads up to a place, and can be no part of its name."""
_ENDS_IN_A_PLACE = re.compile(
    r"(?:里面?|旁边?|边上?|口|头|附近|对面|后面|前面|上面|下面|中间|当中|隔壁|楼[上下]?|号|栋|幢|单元|室|层"
    r"|村|乡|镇|县|区|街|路|巷|弄|道|桥|河|沟|渠|塘|湖|井|坝|坡|山|院|园|场|厂|站|店|铺|校|学|馆|所|局|库|田|地|庙|家"
    r"|屋|房|组|队|社|处|段|角|尾|湾|坪|岭|岩|亭|厅|侧|门|超市|苑|府|城|那[里儿边]?|这[里儿边]?|地方|委会|中心|银行|部|堆|坑|桶|杆|树|弯|\d)$"
)
_TELLS = re.compile(
    r"[\d两三几一二四五六七八九十半好多]+(?:天|个月|年|次|回|周|小时|个?星期|个?礼拜)"
    r"|没有?人|看不|听不|受不了|睡不|走不|过不去|不[亮通管行来]|没[修来管用电水]"
    r"|[漏停][水电气]|积水|扰民"
    r"|(?:坏|破|漏|堵|断|塌|倒|掉|臭|淹|停|裂|响|吵|脏|灭|炸|烧|死|伤)(?:了|得|着)"
    r"|一直|老是|总是|经常|天天|每天|希望|请|赶紧|赶快|快[点来些]|麻烦|帮|救[命人]|怎么|为什么|什么时候|太.{1,3}了|真的"
    r"|\b(?:broken|please|help|hurry|days?|weeks?|nobody|because|come)\b",
    re.I,
)


def tells(text: str) -> bool:
    """True: plainly a sentence about the matter, and no place: “灯坏了三天了”."""
    said = spoken(text)
    about = _TELLS.search(said) is not None or danger.found(said)
    return bool(about) and _ENDS_IN_A_PLACE.search(said) is None


def address(text: str) -> str:
    """As it was written. Raises Invalid: too long, somebody asks something, or it is about the matter."""
    said = tidy(text)
    if len(said) > 200:
        raise Invalid("invalid-long", most=200, count=len(said), over=len(said) - 200)
    if said.endswith(("？", "?")) or not says_something(said):
        raise Invalid("invalid-place")
    if tells(said):
        raise Invalid("invalid-choice")  # it joins the words, where there are any
    if plain(said):
        raise Invalid("invalid-place")
    return _ADO.sub("", said.rstrip("。．.！!，,；;～~ \n"))


def bare(text: str) -> str:
    """Without what only leads up to it: “就在桥头” is “桥头”, “就那儿” is nothing."""
    return _LEAD.sub("", text).strip()


def denied(text: str, *names: str) -> tuple[bool, str]:
    """Whether one of these places is denied, and where it is instead, as far as that is said.

    Raises as `address` does.
    """
    if spoken(text) in NO:
        return True, ""
    said = address(text)
    if other := _NOT_THERE.match(said):
        return True, bare(other["rest"])
    place = _NOT.sub("", said)
    if place == said:
        only = _NOT_IN.match(spoken(said))
        return (True, "") if only and only["there"] in names else (False, said)
    place = bare(place)
    return True, "" if spoken(place) in names or not says_something(place) else place


def agreed(text: str) -> str | None:
    """What is said besides a yes: “是的在3号楼” is “3号楼”, “嗯” is nothing. None: it is no yes."""
    said = tidy(text)
    if spoken(said) in YES:
        return ""
    found = _YES.match(said)
    if found is None:
        return None
    more = bare(said[found.end() :])
    return "" if plain(more) or not says_something(more) else more


def both(text: str, more: str) -> str:
    """A place as it was written, and what was written of it later."""
    if not text or text in more:
        return more
    return text if not more or more in text else f"{text}，{more}"


def last_place(words: str) -> str:
    """A place in the last of several messages, where that is nothing else; or nothing."""
    before, _, last = words.rpartition("\n")
    said = bare(last.strip())
    short = 1 < len(said) <= 20 and not (plain(said) or tells(said) or said.endswith(("？", "?")))
    return said if before and short and _ENDS_IN_A_PLACE.search(spoken(said)) else ""
