"""What people say in so many words: thanks, greetings, commands, and which kind of matter it is."""

import re

from cases.model import Kind
from handlers.plain import spoken

COMMANDS = {
    "取消": "cancel",
    "不报了": "cancel",
    "不发了": "cancel",
    "cancel": "cancel",
    "返回": "back",
    "上一步": "back",
    "back": "back",
    "帮助": "help",
    "怎么用": "help",
    "how it works": "help",
    "help": "help",
    "菜单": "menu",
    "menu": "menu",
    "设置": "settings",
    "settings": "settings",
    "我的事项": "mine",
    "我的": "mine",
    "查进度": "mine",
    "mine": "mine",
    "说件事": "report",
    "report something": "report",
    "替人登记": "enter",
    "代人登记": "enter",
    "enter for somebody": "enter",
    "报情况": "finding",
    "report a finding": "finding",
    "向人大办提": "request",
    "ask the office": "request",
    "邀请码": "join",
    "invitation": "join",
    "我要外出": "away",
    "i am away": "away",
    "心愿墙": "wall",
    "微心愿墙": "wall",
    "wish wall": "wall",
    "心愿数": "wishes",
    "how many wishes": "wishes",
    "帮人圆梦": "volunteer",
    "make wishes come true": "volunteer",
    "要办的事": "queue",
    "what is to be done": "queue",
    "my cases": "mine",
    "什么时候别打扰我": "quiet",
    "别打扰我": "quiet",
    "quiet hours": "quiet",
    "每天几点收汇总": "digest",
    "daily summary": "digest",
    "语言": "language",
    "中文": "language",
    "english": "language",
    "language": "language",
    "删除": "forget",
    "删除我的信息": "forget",
    "删掉我的信息": "forget",
    "删除信息": "forget",
    "删除个人信息": "forget",
    "delete my data": "forget",
    "delete": "forget",
    "忘了我": "forget",
    "忘掉我": "forget",
    "forget me": "forget",
    "我的资料": "mydata",
    "我的信息": "mydata",
    "my data": "mydata",
}
"""Typed alone, these are commands in any question."""

_THANKS = re.compile(
    r"(?:好的?|嗯|行|可以|收到|知道了?|明白了?|了解|谢|谢谢(?:您|你|你们|大家|代表)?|多谢|感谢(?:您|你|你们)?"
    r"|辛苦(?:了|您了|你们了)?|不客气|太好了|好极了|thanks?(?: you)?(?: (?:so|very) much)?|thx|ok(?:ay)?"
    r"|good|great|got it|[啊呀哦噢啦了吧哈呢，,、。 !])+",
)
_AFTER = re.compile(
    r"(?:请问|问一?下|想问(?:问|一下)?|我想(?:知道|问问)|那个?|现在|目前|[，, ])*"
    r"(?:我(?:们)?(?:家|的|说的|报的|提的|反映的|上次的?|之前|那)*)?(?:那|这|上次)?(?:一)?(?:件|个)?(?:的)?(?:事情?|事项|问题|心愿|投诉|诉求)?"
    r"(?:现在|目前|都)?(?:办|处理|解决|修|弄|进行|进展)?(?:得|的|到)?"
    r"(?:怎么样|怎样|咋样|如何|什么情况|啥情况|到?哪(?:一)?步|到哪(?:里|儿)?|多久能(?:办|修)?好|什么时候能?(?:办|修|解决)(?:好|完)?"
    r"|(?:办|修|弄|处理|解决)?好(?:了)?(?:没有|没|吗)|有(?:什么|没有)?(?:进展|消息|结果|回音|动静|下文)(?:了)?(?:没有|没|吗)?"
    r"|进展|进度|状态)(?:[了啊呀呢吗])*"
    r"|(?:what|how) about my (?:case|matter|report)|how is (?:it|my case) going|any news|status|any progress",
    re.I,
)
_URGES = re.compile(
    r"(?:请|麻烦|能不能|可不可以|可以|能|帮我?|帮忙|你们|您们|再|赶紧|赶快|就|[，, ])*"
    r"(?:催(?:一?下|一?催|办|促)|快(?:一?点儿?|些)(?:办|修|处理|解决|弄)?(?:一下)?|抓紧(?:点|办|时间|处理)?(?:一下)?"
    r"|怎么还(?:不|没(?:有)?)(?:人)?(?:办|修|来|管|弄|处理|解决|动静|消息|回音|好)+)"
    r"(?:吧|啊|呀|了|吗|呢|好吗|行吗)*"
    r"|(?:please )?hurry(?: up)?(?: please)?|urge(?: them| it)?",
    re.I,
)
_GREETINGS = re.compile(
    r"(?:(?:喂|同志|师傅|领导|老师|代表|各位|你们?|您们?|大家|[，, ])*"
    r"(?:您好|你好|你们好|好|早上好|上午好|下午好|晚上好)?"
    r"(?:在吗|有人吗|在不在)?(?:同志|师傅|领导|老师|代表|[啊呀,， ])*)|hi|hello|hey(?: there)?"
)
_OPENS = re.compile(
    r"(?:我(?:们)?|这里|这边|[，, ])*(?:想|要|想要|来)?(?:跟|向|和|给)?(?:您|你们?|政府|人大|代表)?(?:们)?"
    r"(?:反映|说|讲|报|问|投诉|咨询|提|有)(?:一?下|一?个|一?件|点|几个|些|一?桩)?(?:事情?|问题|情况|意见|困难|难处)?(?:[啊呀了想要反映说讲])*"
    r"|i (?:have|want to report|would like to report) (?:a |some )?(?:problem|matter|complaint|something)",
    re.I,
)

_OFFICIAL = (
    r"干部|书记|支书|主任|[村乡镇县区市局所科处站队]长|会计|村官|官员|公务员|领导|代表|工作人员|民警|城管"
)
_WRONG = (
    r"(?:收|拿|要|吃|捞)(?:了|过|人家?|别人|我们?的?|群众的?|老百姓的?)*(?:钱|礼|好处|黑钱)|送(?:了)?(?:钱|礼)"
    r"|徇私|枉法|包庇|优亲厚友|截留|侵占|克扣|冒领|套取|虚报|公款|吃空饷|假公济私"
)
_KINDS = (
    (
        Kind.MISCONDUCT,
        re.compile(
            rf"(?:{_OFFICIAL}).{{0,20}}(?:{_WRONG})"
            rf"|举报.{{0,20}}(?:{_OFFICIAL}).{{0,20}}(?:不办事|不作为|乱作为)"
            r"|检举|控告|贪污|受贿|索贿|行贿|贿赂|挪用公款|收黑钱|收(?:了)?(?:红包|好处费|回扣)|吃拿卡要|以权谋私|滥用职权"
            r"|(?:official|cadre|secretary|mayor|village head).{0,20}(?:took|takes?|asked for) money"
            r"|brib(?:e|ery)|corrupt|embezzl|misconduct",
            re.I,
        ),
    ),
    (
        Kind.PETITION,
        re.compile(r"信访|上访|申诉|拖欠|欠薪|征地|拆迁|补偿款|不服|petition|unpaid wages", re.I),
    ),
    (Kind.COMPLAINT, re.compile(r"投诉|举报|complain", re.I)),
    (Kind.WISH, re.compile(r"心愿|圆梦|\bwish", re.I)),
    (Kind.SUGGESTION, re.compile(r"建议|提议|suggest", re.I)),
    (
        Kind.QUESTION,
        re.compile(
            r"咨询|请问|怎么(?:办理|申请|报销|领)|如何|能不能报|什么政策|什么条件|how (?:do|can) i", re.I
        ),
    ),
    (
        Kind.COMPLAINT,
        re.compile(
            r"坏|破|漏|堵|臭|吵|噪音|垃圾|污水|积水|停水|停电|不亮|没人(?:管|修)|乱(?:停|收|倒)|占道|违建|扰民|失修|塌"
            r"|broken|noise|smell|leak|rubbish|garbage|blocked",
            re.I,
        ),
    ),
    (Kind.WISH, re.compile(r"想要|希望(?:有|得到)|缺(?:一|个|台|张)|买不起|需要一", re.I)),
    (Kind.SUGGESTION, re.compile(r"应该|希望(?:能)?(?:增|加|设|建)|最好能|should", re.I)),
)


def command(text: str) -> str:
    """The command that a text is, or nothing."""
    return COMMANDS.get(spoken(text), "")


def is_thanks(text: str) -> bool:
    """True: nothing but thanks or “received”."""
    said = spoken(text)
    return len(said) <= 24 and _THANKS.fullmatch(said) is not None


def asks_after(text: str) -> bool:
    """True: nothing but how it goes with what they brought."""
    said = spoken(text)
    return len(said) <= 30 and _AFTER.fullmatch(said) is not None


def urges(text: str) -> bool:
    """True: nothing but that it should be hurried up."""
    said = spoken(text)
    return len(said) <= 30 and _URGES.fullmatch(said) is not None


def is_case_number(text: str) -> bool:
    """True: as case numbers are written, with their check digit behind a hyphen; no telephone is."""
    return re.fullmatch(r"(?:\d{1,4}-\d{4}|\d{5,6})-\d", spoken(text)) is not None


def is_number(text: str) -> bool:
    """True: nothing but digits, as in a case number mistyped."""
    return re.fullmatch(r"\d[\d\s-]{3,14}\d", spoken(text)) is not None


_INVITATION = re.compile(
    r"(?:(?:邀请码|[Ii]nvitation(?: code)?)[:：]?\s*)?"
    r"((?=[A-Za-z0-9_-]*[0-9_-]|[A-Za-z]+[A-Z])(?=[A-Z0-9_-]*[a-z])[A-Za-z0-9_-]{16})"
)


def invitation(text: str) -> str:
    """The code that a text is, as it was handed out; or nothing."""
    found = _INVITATION.fullmatch(text.strip(" \t\n。."))
    return found[1] if found else ""


def could_be_invitation(code: str) -> bool:
    """True: codes that are handed out are made of so many of these, and have a capital; links have none."""
    return re.fullmatch(r"[A-Za-z0-9_-]{16}", code) is not None and code != code.lower()


def is_greeting(text: str) -> bool:
    """True: nothing but a greeting."""
    said = spoken(text)
    return 0 < len(said) <= 16 and _GREETINGS.fullmatch(said) is not None


def only_opens(text: str) -> bool:
    """True: that they have something to say, and not yet what: “我想反映个事”."""
    said = spoken(text)
    return 1 < len(said) <= 16 and _OPENS.fullmatch(said) is not None


def kind_of(words: str) -> Kind | None:
    """What it sounds like, to be offered first; None when it could be anything."""
    return next((kind for kind, sounds in _KINDS if sounds.search(words)), None)
