"""Plain answers as people type them: yes, no, done, that they cannot say, that there is nothing to add."""

import re
import unicodedata
from functools import lru_cache

NO = frozenset(
    [
        "没有",
        "没",
        "无",
        "不用",
        "不用了",
        "不是",
        "不是的",
        "不",
        "否",
        "不对",
        "没了",
        "不要",
        "不愿意",
        "不同意",
        "不可以",
        "不能",
        "都不是",
        "no",
        "none",
        "n",
        "nope",
        "没得",
        "莫得",
        "木有",
    ]
)
YES = frozenset(
    [
        "是",
        "是的",
        "对",
        "对的",
        "好",
        "好的",
        "可以",
        "行",
        "嗯",
        "是啊",
        "是呀",
        "对啊",
        "对呀",
        "对对",
        "对对对",
        "是是",
        "嗯嗯",
        "嗯呢",
        "没错",
        "同意",
        "愿意",
        "yes",
        "y",
        "ok",
        "yeah",
        "中",
        "要得",
        "得行",
        "成",
        "好嘞",
        "好咧",
        "好滴",
        "好吧",
        "好啊",
        "好呀",
        "行啊",
        "可以的",
        "恩",
        "恩恩",
        "嗯好",
        "嗯对",
    ]
)
DONE = frozenset({"好了", "完了", "没了", "就这些", "完成", "done", "that's all"})
SEND = frozenset(
    [
        "发",
        "发吧",
        "发送",
        "发出去",
        "发出去吧",
        "就这样",
        "就这样吧",
        "就这样发",
        "可以发",
        "没问题",
        "好了",
        "行吧",
        "send",
        "send it",
        "发嘛",
        "发呗",
        "发啊",
        "发了吧",
    ]
)
EDIT = frozenset(["改", "要改", "改一改", "改一下", "修改", "不行", "change", "edit"])
_PLAIN = YES | NO | DONE | SEND | EDIT
_SOON = re.compile(
    r"[哦噢喔啊呀呃额唉哎嗨哈嘿呵咦唔]+|有|有的|我有|有照片|(?:请|你们?|您)?(?:等(?:一下|一会儿?|会儿?|等|我)|稍等|马上|我找找)"
    r"(?:我|再|就)?(?:去|来)?(?:拍|照|找|看|发|问)?(?:一下|一张|几张|看|照片)?|wait"
)
"""It is still to come, or nothing at all."""


def tidy(text: str) -> str:
    """Without control characters and outer blanks."""
    if text.isprintable():
        return text.strip()
    kept = "".join(c for c in text if c in "\n\t" or unicodedata.category(c) != "Cc")
    return kept.strip()


@lru_cache(16)
def spoken(text: str) -> str:
    """For comparing with set phrases: no blanks or punctuation around, lower case."""
    return unicodedata.normalize("NFKC", tidy(text)).casefold().strip(" \t\n.,!?。，！？～~、;；:：…")


def says_something(text: str) -> bool:
    """True: there is a letter or a digit in it, not only blanks, zero-width characters or emoji."""
    return any(unicodedata.category(c)[0] in "LN" for c in text)


_UNSURE = re.compile(
    r"(?:我|这个?|真的?|也|就|还是?|哎呀?|唉|嗯|那|[，, ])*"
    r"(?:不(?:太|大|是很)?(?:知道|清楚|晓得|懂|明白|会选|会填|会弄|记得|确定|好说)|[说讲搞弄记]不(?:清楚?|准|来|好|上来)"
    r"|拿不准|没记住|哪[里儿]都(?:可以|行)|随便|无所谓|(?:您|你)们?看(?:着(?:办|选|定))?吧?|都(?:可以|行)"
    r"|(?:i )?(?:really )?(?:do(?: not|n['’]?t) know|can(?:not|['’]?t) (?:tell|say))"
    r"|not sure|no idea|dunno|whatever|unsure)"
    r"(?:算|是|属于|该|应该|选|填|写|在|归|叫|怎么)*(?:哪|什么)?(?:一)?(?:类|种|个|里|儿|边|地方|选|填|写)?"
    r"(?:,? ?(?:where|which|what|who|that|it)(?: (?:it|that|one|kind))?(?: is)?)?(?:[啊呀了的呢吧])*",
    re.I,
)
_DECLINES = re.compile(
    r"(?:(?:我|这个?|这里|就|先|都|也|真的?|眼下|现在|暂时|嗯|那|[，, ])*"
    r"(?:(?:没有?|没得|莫得|木有|冇)(?:别的|其他的?|什么)?(?:了|要(?:说|补充)的|可(?:说|写|填)的)?|无"
    r"|不(?:用|需要|必|想|要|愿意?|方便)(?:再)?(?:填|写|说|留|发|给|补充|选)?|不(?:填|写|说|留|发|给|选)"
    r"|不(?:用)?[说报](?:了)|没(?:什么)?事|免了|算了|跳过|略过?|省略|过|下一(?:步|个|题)"
    r"|no(?:ne|pe|thing)?(?:,? thanks?(?: you)?)?|skip(?: (?:it|this|that))?"
    r"|not? need(?:ed)?|next|pass|n/?a|never ?mind)"
    r"(?:[啊呀了的呢吧])*)+",
    re.I,
)
_NO_PHOTOS = re.compile(
    r"(?:我|这个?|这里|就|先|都|也|真的?|眼下|现在|暂时|手机|家里|晚上|天黑|太黑|[，, ])*"
    r"(?:(?:没有?|没得|莫得|木有|冇)(?:拍|照|带)?(?:到|过)?(?:什么)?(?:照片|图片?|相片|照|手机)?"
    r"|不(?:会|能|想|用|敢|方便|好)?(?:拍|照|发|传|弄)(?:照片?|图片?|相片?|相)?|[拍照发传]不(?:了|到|成|来|上去|出来|清楚?)"
    r"|不会|不能|no (?:photos?|pictures?|camera)"
    r"|(?:i )?can(?:not|['’]?t) (?:take|send)(?: (?:any|one|a photo|photos|pictures))?"
    r"|(?:i )?(?:do(?: not|n['’]?t)) have (?:any|one|a photo|photos|pictures))"
    r"(?:[啊呀了的呢吧])*",
    re.I,
)
_SHRUG = 24
"""Characters that a shrug has at most."""


def unsure(text: str) -> bool:
    """True: nothing but that they cannot say."""
    return len(text) <= _SHRUG and _UNSURE.fullmatch(spoken(text)) is not None


def declines(text: str) -> bool:
    """True: nothing but that there is nothing, or that they would rather not: “没有”, “跳过”, “不用了”."""
    return len(text) <= _SHRUG and _DECLINES.fullmatch(spoken(text)) is not None


def photographs_not(text: str) -> bool:
    """True: nothing but that there are no pictures: “不会拍”, “没照片”."""
    return len(text) <= _SHRUG and _NO_PHOTOS.fullmatch(spoken(text)) is not None


def shrugs(text: str) -> bool:
    """True: they cannot say, or there is nothing."""
    return unsure(text) or declines(text) or photographs_not(text)


def plain(text: str) -> bool:
    """True: a plain answer or a shrug, and so nothing that could be said of a matter."""
    said = spoken(text)
    if len(said) > _SHRUG:
        return False
    return said in _PLAIN or _SOON.fullmatch(said) is not None or shrugs(text)


def says_more(text: str) -> bool:
    """True: more than a plain answer, a number, or a shrug."""
    said = spoken(text)
    return says_something(said) and not (said.isdecimal() or plain(said))
