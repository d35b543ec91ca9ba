"""Danger comes first: gas, fire, live wires, collapse, injury, drowning in what somebody writes.

A false alarm costs one sentence, a miss may cost a life; only what is plainly harmless is let pass.
"""

import re

_CHINESE: tuple[tuple[str, str], ...] = (
    (
        "gas",
        r"(?:煤气|天然气|燃气|液化气|瓦斯)[^，。！？,.!?\n]{0,8}?(?:泄[漏露]|漏|中毒|爆炸)|漏气|(?:煤气|天然气|燃气|液化气)味|一股(?:煤气|天然气|燃气)|一氧化碳",
    ),
    ("fire", r"着火|起火|失火|火灾|冒(?:黑|浓|白)?烟|烧起来|烧着了|大火|爆炸|火苗"),
    (
        "wires",
        r"漏电|触电|电着(?:人|了)|(?:电线|电缆|高压线|线缆)[^，。！？,.!?\n]{0,6}?(?:掉|断|落|垂|裸露|冒火|打火)"
        r"|电(?:线)?杆[^，。！？,.!?\n]{0,4}?(?:倒|断)",
    ),
    (
        "collapse",
        r"坍塌|倒塌|塌方|塌陷|垮塌|(?:房|墙|楼|桥|棚|路|屋顶|天花板|脚手架)[^，。！？,.!?\n]{0,6}?塌"
        r"|(?:房|墙|楼|桥)[^，。！？,.!?\n]{0,5}?(?:要|快|会)倒|山体滑坡|滑坡|泥石流",
    ),
    (
        "injury",
        r"受伤|伤(?:了|到)人|流血|出血|昏迷|晕倒|昏倒|休克|没(?:有)?呼吸|没(?:有)?心跳|心脏病发|喘不上气|骨折|摔伤|砸[到伤中]了?人"
        r"|被车撞|自杀|跳楼|轻生|不想活|喝(?:了)?农药|持刀|砍人|被打|打人|救命|快不行了",
    ),
    ("drowning", r"溺水|落水|淹死|掉(?:进|到|下)了?(?:河|水|井|湖|塘|池|沟)|被(?:洪水|大水|水)(?:困|冲)"),
)
_ENGLISH: tuple[tuple[str, str], ...] = (
    ("gas", r"gas (?:is )?leak\w*|leaking gas|smell(?:s|ing)?(?: of| like)? gas|carbon monoxide"),
    (
        "fire",
        r"on fire|caught fire|house fire|fire broke out|burning down|explo(?:sion|ded)|smoke (?:is )?coming",
    ),
    (
        "wires",
        r"live wire|(?:downed|fallen|broken|exposed) (?:power |electric(?:al)? )?(?:line|wire|cable)s?"
        r"|electrocut\w+|electric shock",
    ),
    ("collapse", r"collaps(?:ed|ing)|landslide|mudslide|about to (?:fall|collapse)"),
    ("injury", r"injured|bleeding|unconscious|not breathing|heart attack|suicid\w+|stabbed|badly hurt"),
    ("drowning", r"drown(?:ed|ing)|fell into the (?:river|water|well|lake|pond)|swept away"),
)
_ZH = tuple((kind, re.compile(pattern)) for kind, pattern in _CHINESE)
_EN = tuple((kind, re.compile(rf"\b(?:{pattern})\b", re.I)) for kind, pattern in _ENGLISH)

_NOT_BEFORE = re.compile(
    r"(?:没有?|未|未曾|不会|不再|不能|打不|点不|防|防止|防范|预防|避免|以免|免得|怕|害怕|担心|容易|去年|前年|以前|曾经|当年"
    r"|\b(?:no|not|never|prevent(?:ing)?|avoid|against|afraid of|last year(?:'s)?)(?: a| an| any| the)?\s*)$",
    re.I,
)
_HARMLESS_AFTER = re.compile(
    r"^.{0,4}?(?:隐患|演练|演习|培训|宣传|讲座|知识|保险|保护器|保护开关|报警器|探测器|警报器|预案|险种|鉴定|赔偿|事故责任|监测点)"
    r"|^\s*(?:drill|training|insurance|alarm|detector|prevention|safety)",
    re.I,
)


def found(text: str) -> str:
    """Which danger a text speaks of – `gas` `fire` `wires` `collapse` `injury` `drowning` – or nothing."""
    for kind, pattern in (*_ZH, *_EN):
        for match in pattern.finditer(text):
            before, after = (
                text[max(0, match.start() - 14) : match.start()],
                text[match.end() : match.end() + 14],
            )
            if _NOT_BEFORE.search(before) is None and _HARMLESS_AFTER.match(after) is None:
                return kind
    return ""
