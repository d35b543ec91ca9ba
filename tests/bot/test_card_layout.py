"""Contact cards: how they are laid out and drawn, and which station and address stand on them."""

import io
from datetime import UTC, datetime
from itertools import pairwise

import pypdfium2
import pytest
from PIL import Image

from bot.cards import drawing, holders, layout
from bot.cards.fonts import Fonts
from bot.cards.layout import HEIGHT, WIDTH, Box, Code, Text
from bot.settings_values import only_here
from cases.people import District, Person, Role
from storage.stations import Station
from tests.bot.cards import card


def test_the_type_is_embedded_as_far_as_it_is_used(faces: Fonts) -> None:
    raw = drawing.document([card()], faces, ["zh"], "联系卡", datetime(2026, 11, 29, tzinfo=UTC))
    assert b"/FontFile" in raw and len(raw) < 100_000
    assert faces.regular.file.stat().st_size > len(raw)


def test_the_document_looks_like_the_picture(faces: Fonts) -> None:
    given = card(station="青塘站", address="青塘路1号", hours="每周三", office="澜溪县人大办")
    raw = drawing.document([given], faces, ["zh"], "联系卡", datetime(2026, 11, 29, tzinfo=UTC))
    drawn = Image.open(io.BytesIO(drawing.picture(given, faces, ["zh"])))
    printed = pypdfium2.PdfDocument(raw)[0].render(scale=300 / 72).to_pil()
    halves = [one.convert("L").resize((192, 132)).crop((0, 0, 96, 132)) for one in (drawn, printed)]
    differ = [abs(a - b) for a, b in zip(*(half.tobytes() for half in halves), strict=True)]
    assert sum(differ) / len(differ) < 3


LONG = "白杨镇白杨正街258号便民服务中心三楼东侧302室，公交2路、5路白杨正街站下车向前50米" * 3


@pytest.mark.parametrize("languages", [["zh"], ["en"], ["zh", "en"]])
@pytest.mark.parametrize("about", [(), ("供水", "排水"), ("供水",) * 40])
@pytest.mark.parametrize(
    "given",
    [
        {},
        {"name": "周"},
        {"name": "阿不都热合曼·买买提明·艾力江·吐尔逊"},
        {"name": "Bartholomew Featherstonehaugh-Cholmondeley"},
        {"district": "城东街道东门社区锦绣花园第三网格片区第十二选区东门片"},
        {"station": LONG, "address": LONG, "hours": LONG, "phone": "0571-88880021", "office": LONG},
        {"name": "阿不都热合曼·买买提明", "district": LONG, "address": LONG, "hours": LONG, "station": "站"},
    ],
)
def test_whatever_is_to_stand_on_it_stays_on_it(
    faces: Fonts, given: dict[str, str], about: tuple[str, ...], languages: list[str]
) -> None:
    """Nothing beyond the edge, upon the code, or upon each other; the telephone always whole."""
    measure = drawing.measure(faces)
    marks = layout.marks(card(about=about, **given), languages, measure)
    (code,) = [mark for mark in marks if isinstance(mark, Code)]
    lines = [mark for mark in marks if isinstance(mark, Text)]
    for mark in lines:
        right = mark.x + measure(mark.text, mark.bold) * mark.size
        assert mark.x >= 5 and right <= WIDTH - 5 and mark.y - mark.size >= 5 and mark.y <= HEIGHT - 5, mark
        assert right <= code.x or mark.y - mark.size >= code.y + code.size, mark
    left = sorted((mark.y, mark.size) for mark in lines if mark.x < code.x - 5 and mark.x < 8)
    assert all(b[0] - a[0] >= b[1] * 0.95 for a, b in pairwise(left) if b[0] != a[0])
    if "phone" in given:
        assert given["phone"] in [mark.text for mark in lines]
    assert all(isinstance(mark, Box | Text | Code) for mark in marks)


def test_which_addresses_only_this_machine_opens() -> None:
    here = ("http://127.0.0.1:8311/", "http://localhost/", "http://0.0.0.0:1/", "http://[::1]/", "http:///")
    for address in here:
        assert only_here(address), address
    for address in ("https://t.me/x", "https://huiyin.example.cn", "http://192.168.1.5:8311/"):
        assert not only_here(address)


TREE = {1: District(1, "澜溪县"), 2: District(2, "青塘乡", 1), 3: District(3, "青塘村", 2)}


def at(district: int | None, *stations: Station, stationed: int | None = None) -> str:
    person = Person(9, "周明", roles=frozenset({Role.REPRESENTATIVE}), district=district, stationed=stationed)
    found = holders.station_of(person, TREE, {one.id: one for one in stations})
    return found.name if found else ""


def test_the_station_is_the_one_named_else_the_only_one_nearby() -> None:
    town, village, county = Station(1, "乡", 2), Station(2, "村", 3), Station(3, "县", 1)
    assert at(3, town, village, county) == "村"
    assert at(3, town, county) == "乡" and at(2, village, county) == "县"
    assert at(3, town, village, county, stationed=3) == "县"
    assert at(3, Station(1, "甲", 2), Station(2, "乙", 2), county) == "", "several could be meant"
    assert at(None, county) == ""
