"""Plain verdicts in what people write: “亮了，很满意”, “还有一盏没亮”. Negation first; only what is clear."""

import re

from cases.model import Verdict
from handlers.plain import spoken

LONGEST = 30
"""Characters: whoever writes more has more to say than a verdict."""

_UNCLEAR = re.compile(
    r"吗|么[?？]|如果|要是|假如|等(?!了)|希望|应该|可能|是不是|好像|听说|不知道|不清楚|快(?:要|修|办|好)|马上|明天|差一?点"
    r"|什么时候|几时|何时|多久|请|帮|把|需要|想|没什么不|没有?不|不是不|不能不|另外|别的|另一|\b(?:if|when|maybe|hope|soon|almost|other)\b",
    re.I,
)
_PRAISE = re.compile(
    r"没(?:有)?(?:问题|毛病|话说|得说|说的|意见)|不错|不赖|不再?(?:黑|坏|漏|堵|臭|吵|脏)了"
    r"|not bad|no problem",
    re.I,
)
_NOT = re.compile(
    r"(?:没|未)(?:有|完全|全部|全|真正|彻底|怎么|人|给|来|去|见|看见|看到)*"
    r"(?:好(?![意处])|亮|通|解决|修|办(?!法)|弄|处理|满意|动静|变化|效果|用)"
    r"|不(?:是|太|够|怎么|大|很|算)*(?:满意|好(?!意思)|亮|通|行|管用|能用)"
    r"|还(?:是|在|那么|这么)*(?:黑|坏|漏|堵|臭|吵|脏|破|灭|老样子|那样|原样|一样)"
    r"|还是不(?![用要必想了])|又不(?![是用要必])|又[^，。,.]{0,3}?(?:黑|坏|漏|堵|臭|吵|灭)|老样子|原样|不服"
    r"|\bnot (?:yet )?(?:fixed|done|satisfied|happy|working|solved)"
    r"|\b(?:still (?:dark|broken|bad)|unsatisfied|dissatisfied)",
    re.I,
)
_BASICALLY = re.compile(
    r"基本(?:上)?(?:满意|可以|好|解决)|还(?:行|可以|好|算满意)|一般|凑合|差不多|马马虎虎|勉强"
    r"|mostly (?:satisfied|fixed)",
    re.I,
)
_SATISFIED = re.compile(
    r"满意|(?:修|办|弄|搞|换|装|做|处理|补|清理|整)(?:好|完|妥)了?|解决了|亮了|通了|干净了|恢复了|来[水电]了|能用了"
    r"|^(?:都|全|已经)*好了|[很挺真]好|非常好|太好了|好样的|\b(?:satisfied|fixed|works|solved|all good)\b",
    re.I,
)
_BARE = re.compile(
    r"(?:我|很|非常|挺|还|都|已经|是|的|了|呢|啊|吧|没|没有|不|不太|基本|办|修|弄|好|满意|行|可以|一般|差不多"
    r"|谢谢|您|你|[，,、。. !！~]|not|still|yet|fixed|satisfied|done)+",
    re.I,
)


def verdict(text: str) -> Verdict | None:
    """What a text says about how it was handled; None where that is not clear."""
    said = spoken(text)
    if len(said) > LONGEST or _UNCLEAR.search(said):
        return None
    said, praised = _PRAISE.subn("，", said)
    if _NOT.search(said):
        return Verdict.NOT
    if _BASICALLY.search(said):
        return Verdict.BASICALLY
    return Verdict.SATISFIED if praised or _SATISFIED.search(said) else None


def is_bare(text: str) -> bool:
    """True: nothing but the verdict, so that it does not say what is wrong."""
    return verdict(text) is not None and _BARE.fullmatch(spoken(text)) is not None
