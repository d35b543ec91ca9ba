"""Words that anybody may read: what gives somebody away in them is masked."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

MASK = "＊"
_DIGITS = "0-9０-９〇零一二三四五六七八九幺"
_NUMBER = re.compile(rf"[{_DIGITS}](?:[\s\-－—·]*[{_DIGITS}xX]){{4,}}")
_HOUSE = "号楼|栋|幢|座|单元|室|户|号院|弄|号"
_DOOR = re.compile(rf"[A-Za-z]?[{_DIGITS}十百]+(?:[\-－][{_DIGITS}]+)*\s*(?:{_HOUSE})")
_SURNAME = (
    "(?:欧阳|上官|司马|诸葛|皇甫|尉迟|夏侯|(?<![每上下本这一])周|(?<![对地双前后东西南北])方|(?<![由对关至位等])于"
    "|(?<![责主信放])任|(?<!任)何|(?<![奖资基])金|(?<!其)余|(?<!音)乐|(?<![保平公])安|(?<![工课])程|(?<!面)包|"
    "[赵钱孙李吴郑王冯陈褚卫蒋沈韩杨朱秦尤许吕张孔曹严华魏陶姜戚谢邹喻柏苏潘葛范彭郎鲁韦马苗凤花俞袁柳鲍史唐费廉"
    "薛雷贺倪汤滕殷罗毕郝邬傅齐康伍顾孟黄穆萧尹姚邵汪祁毛狄臧伏戴谈宋庞熊纪舒屈项祝董梁杜阮蓝闵季贾路娄"
    "江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万柯卢莫房丁邓洪左石崔吉龚邢裴陆翁荀甄曲封段侯武刘景龙"
    "叶黎白蒲赖卓蔺屠乔申冉牛尚温庄柴瞿阎习艾鱼容古易廖辛阚简饶曾关游岳涂谭肖闫佟])"
)
_KIN = (
    "奶奶|爷爷|大爷|大妈|大娘|大叔|大伯|大婶|大嫂|大姐|大哥|叔叔|阿姨|阿婆|阿公|婆婆|伯伯|婶婶|老太太|老太|老人家|老伯|老师|师傅"
    "|先生|女士|小姐|同学|医生|书记|主任|老汉|[叔婶伯姨嫂姐哥]"
)
_CALLED = re.compile(
    rf"[老小]?{_SURNAME}[一-龥]{{0,2}}?(?:{_KIN})"
    rf"|(?:(?<![一-龥])|(?<=[住到给是帮在]))[老小]?{_SURNAME}家(?![里人庭电具乡务属教园长用费])"
)
_BEFORE = "住在找去从离自于乡镇县市区道"
_PLACE = re.compile(
    rf"(?:(?<![一-龥])|(?<=[{_BEFORE}]))(?![{_BEFORE}]|我|咱|本|全|这|那|整|同|农|一|隔壁|邻|有|每|各|外|进|到|想)"
    r"[一-龥]{1,3}?(?:村|庄|屯|寨|小区|社区|花园|家园|苑)(?![里委民口子头中内外])"
)


def public(words: str, private: Collection[str], places: Mapping[str, bool] | None = None) -> str:
    """The words as anybody may read them: without what is `private`, long numbers, doors (3号楼2单元501室),
    and what neighbours are called (刘奶奶).

    `places`: the names of places, True where it is public anyway that it is there; the others are masked,
    and villages that are not among them. None: none is. Cleaning again changes nothing. What else gives
    somebody away the clerk sees, who approves the words.
    """
    return _cleaned(words, private, places)[0]


def hidden(words: str, private: Collection[str], places: Mapping[str, bool] | None = None) -> tuple[str, ...]:
    """What `public` masks in these words."""
    return _cleaned(words, private, places)[1]


def _cleaned(
    words: str, private: Collection[str], places: Mapping[str, bool] | None
) -> tuple[str, tuple[str, ...]]:
    found: list[str] = []
    while spans := _joined(_spans(words, private, places)):
        found += [words[begin:end] for begin, end in spans if words[begin:end].strip(MASK)]
        for begin, end in reversed(spans):
            words = words[:begin] + MASK + words[end:]
    return re.sub(rf"{MASK}(?:\s*{MASK})+", MASK, words).strip(), tuple(dict.fromkeys(found))


def _spans(
    words: str, private: Collection[str], places: Mapping[str, bool] | None
) -> Iterator[tuple[int, int]]:
    patterns = [re.compile(re.escape(text)) for text in map(str.strip, private) if len(text) > 1]
    for pattern in (*patterns, _NUMBER, _DOOR, _CALLED):
        yield from (match.span() for match in pattern.finditer(words))
    if places is not None:
        shown = [match.span() for match in _any([name for name in places if places[name]], words)]
        for match in (*_any(places, words), *_PLACE.finditer(words)):
            if not any(begin < match.end() and match.start() < end for begin, end in shown):
                yield match.span()


def _any(names: Iterable[str], words: str) -> Iterator[re.Match[str]]:
    """Where these names stand, the longest first."""
    there = sorted((name for name in names if len(name) > 1 and name in words), key=len, reverse=True)
    return re.finditer("|".join(map(re.escape, there)), words) if there else iter(())


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same without overlaps, in order."""
    whole: list[tuple[int, int]] = []
    for begin, end in sorted(spans):
        if whole and begin < whole[-1][1]:
            whole[-1] = whole[-1][0], max(end, whole[-1][1])
        else:
            whole.append((begin, end))
    return whole
