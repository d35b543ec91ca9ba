"""`huiyin card`: what stands on a card, that it can be scanned and read, and what is not printed."""

from pathlib import Path

import pypdfium2
import pytest
import segno
from PIL import Image

from bot import folder
from bot.cards import drawing, fonts, holders, layout
from bot.cards.fonts import Fonts
from bot.cards.layout import HEIGHT, WIDTH, Card, Code, Of
from bot.links import Link, Links
from cases.errors import NoFont
from tests.bot.cards import card
from tests.bot.rosters import NOW, Folder

PEOPLE = (
    ("姓名", "身份", "选区", "联络站"),
    ("周明", "代表", "青塘村", None),
    ("阿不都热合曼·买买提明", "代表", "白杨镇", None),
    ("沈洁", "工作人员", None, None),
)
CONFIG = (
    "office: {name: 澜溪县人大办, phone: 0571-88880021}\nweb: {public_url: 'https://huiyin.example.cn'}\n"
)


@pytest.fixture
def office(tmp_path: Path) -> Folder:
    office = Folder(tmp_path)
    office.config.write_text(CONFIG, "utf-8")
    office.has_places().brings(PEOPLE)
    return office


def words(pdf: bytes, page: int = 0) -> str:
    return str(pypdfium2.PdfDocument(pdf)[page].get_textpage().get_text_range())


def modules(image: Image.Image, size: int) -> list[list[bool]]:
    """The code in a picture of a card, read where the layout puts it."""
    (mark,) = [m for m in layout.marks(card(), ["zh"], lambda text, bold: 1.0) if isinstance(m, Code)]
    dot = image.width / WIDTH
    side = int(mark.size * dot / size) * size
    left, top = (round(place * dot + (mark.size * dot - side) / 2) for place in (mark.x, mark.y))
    grey = image.convert("L")

    def dark(row: int, column: int) -> bool:
        at = (left + (column + 0.5) * side / size, top + (row + 0.5) * side / size)
        return int(grey.getpixel((int(at[0]), int(at[1])))) < 128  # type: ignore[arg-type]

    return [[dark(row, column) for column in range(size)] for row in range(size)]


def test_a_card_says_who_where_and_leads_to_them(office: Folder, faces: Fonts) -> None:
    out = office.folder / "card.pdf"
    said = office.runs("card", "representative", "周明", "--out", out)
    assert (said.exit_code, "1 张联系卡在" in said.output) == (0, True)
    told = words(out.read_bytes()).split()
    for word in ("人大代表联系卡", "周明", "青塘乡青塘村", "青塘站", "青塘路1号", "每周三", "0571-88880021"):
        assert word in told
    page = pypdfium2.PdfDocument(out.read_bytes())[0]
    assert [round(side * 25.4 / 72, 1) for side in page.get_size()] == [WIDTH, HEIGHT]


def test_the_code_on_the_picture_is_that_of_their_link(office: Folder, faces: Fonts) -> None:
    out = office.folder / "card.png"
    assert office.runs("card", "representative", office.person("周明").id, "--out", out).exit_code == 0
    links = Links(folder.secret(office.data))
    code = links.code("r", office.person("周明").id)
    assert links.read(code, NOW) == Link("r", office.person("周明").id)
    wanted = [
        list(map(bool, row))
        for row in segno.make_qr(f"https://huiyin.example.cn/?start={code}", error="q").matrix
    ]
    image = Image.open(out)
    assert modules(image, len(wanted)) == wanted
    assert tuple(round(dots) for dots in image.info["dpi"]) == (300, 300)


def test_all_cards_stand_on_pages_of_a4_with_marks_to_cut(office: Folder, faces: Fonts) -> None:
    rows = [PEOPLE[0], *((f"代表{n}", "代表", "青塘乡", None) for n in range(9))]
    office.brings(rows)
    out = office.folder / "cards.pdf"
    assert "11 张联系卡在" in office.runs("card", "representative", "--all", "--out", out).output
    document = pypdfium2.PdfDocument(out.read_bytes())
    assert len(document) == 2
    assert [round(side * 25.4 / 72) for side in document[0].get_size()] == [210, 297]
    assert words(out.read_bytes()).count("人大代表联系卡") == 8
    assert "沈洁" not in words(out.read_bytes()) + words(out.read_bytes(), 1)
    image = document[0].render(scale=300 / 72).to_pil().convert("L")
    dot = image.width / 210
    left, top = (210 - 2 * WIDTH) / 2, (297 - 4 * HEIGHT) / 2
    margin = [image.getpixel((int(x * dot), int((top - 3) * dot))) for x in (left - 2, left + WIDTH / 2)]
    assert margin == [255, 255]
    marked = [image.getpixel((int(left * dot) + n, int((top - 3) * dot))) for n in range(-2, 3)]
    assert min(marked) < 200, "a mark above the corner"


def test_a_folder_holds_a_picture_of_each_and_all_in_one_document(office: Folder, faces: Fonts) -> None:
    out = office.folder / "cards"
    assert office.runs("card", "representative", "--all", "--out", out).exit_code == 0
    known = {one.name: one.id for one in office.known().people.values()}
    names = sorted(file.name for file in out.iterdir())
    pictures = [f"{name}-{known[name]}.png" for name in ("周明", "阿不都热合曼·买买提明")]
    assert names == sorted([*pictures, "representatives.pdf"])
    (out / pictures[0]).unlink()
    again = office.runs("card", "representative", "--all", "--out", out)
    assert again.exit_code == 1 and "加上 --force" in again.output
    assert not (out / pictures[0]).exists(), "nothing is written where something is in the way"
    assert office.runs("card", "representative", "--all", "--out", out, "--force").exit_code == 0
    assert office.runs("card", "station", "青塘站", "--out", out).exit_code == 0
    assert {"青塘站-1.png", "青塘站-1.pdf"} <= {file.name for file in out.iterdir()}
    (office.folder / "file").write_text("")
    assert "写不了" in office.runs("card", "station", "--all", "--out", office.folder / "file").output


def test_a_representatives_card_says_what_they_mostly_see_to(office: Folder, faces: Fonts) -> None:
    head = ("姓名", "身份", "选区", "领域")
    office.brings((head, ("方敏", "代表", "青塘乡", "供水、排水")))
    out = office.folder / "card.pdf"
    assert office.runs("card", "representative", "方敏", "--out", out).exit_code == 0
    told = words(out.read_bytes()).split()
    assert "常办" in told and "供水、排水" in told


def test_a_stations_card_says_who_is_there_and_leads_to_it(office: Folder, faces: Fonts) -> None:
    out = office.folder / "station.pdf"
    assert office.runs("card", "station", "青塘站", "--out", out).exit_code == 0
    told = words(out.read_bytes()).split()
    for word in (
        "人大代表联络站",
        "青塘站",
        "青塘乡",
        "代表",
        "周明",
        "青塘路1号",
        "每周三",
        "0571-88880021",
    ):
        assert word in told
    (made,) = cards_of(office, Of.STATION)
    code = made.opens.partition("start=")[2]
    assert Links(folder.secret(office.data)).read(code, NOW) == Link("s", made.id)
    assert "没有叫“青糖站”的联络站。是不是：青塘站？" in office.runs("card", "station", "青糖站").output


def cards_of(office: Folder, of: Of) -> list[Card]:
    from bot.config import read

    settings, _ = read(office.config, {}, None)
    data = settings.data.model_copy(update={"folder": office.data})
    return holders.cards(settings.model_copy(update={"data": data}), NOW, of, None)


def test_a_bilingual_card_says_everything_twice(office: Folder, faces: Fonts) -> None:
    out = office.folder / "card.pdf"
    assert office.runs("card", "representative", "周明", "--bilingual", "--out", out).exit_code == 0
    told = words(out.read_bytes())
    for word in (
        "人大代表联系卡",
        "Your representative",
        "扫一扫，找我说",
        "Scan, and talk to me",
        "地址 At",
    ):
        assert word in told
    office.config.write_text(CONFIG.replace("{name", "{language: en, name"), "utf-8")
    assert office.runs("card", "representative", "周明", "--out", out, "--force").exit_code == 0
    told = words(out.read_bytes())
    assert "Your representative" in told and "扫一扫" not in told


def test_a_card_as_large_as_a6(office: Folder, faces: Fonts) -> None:
    out = office.folder / "a6"
    assert office.runs("card", "representative", "--all", "--size", "a6", "--out", out).exit_code == 0
    document = pypdfium2.PdfDocument((out / "representatives.pdf").read_bytes())
    assert len(document) == 2, "one on a page"
    assert [round(side * 25.4 / 72) for side in document[0].get_size()] == [148, 105]
    image = Image.open(next(out.glob("周明-*.png")))
    assert [round(side * 25.4 / 300) for side in image.size] == [148, 105]
    corners = [(0, 0), (image.width - 1, 0), (0, image.height - 1), (image.width - 1, image.height - 1)]
    assert {image.getpixel(corner) for corner in corners} == {(0xFA, 0xF6, 0xEF)}
    printed = document[0].render(scale=300 / 72).to_pil().resize(image.size)
    assert printed.getpixel((image.width - 3, image.height - 3)) == (0xFA, 0xF6, 0xEF)
    wanted = segno.make_qr(cards_of(office, Of.REPRESENTATIVE)[0].opens, error="q").matrix
    first = Image.open(out / drawing.name(cards_of(office, Of.REPRESENTATIVE)[0], ".png"))
    assert modules(first, len(wanted)) == [list(map(bool, row)) for row in wanted]


def test_a_character_that_the_font_lacks_is_named(office: Folder, faces: Fonts) -> None:
    rare = next(chr(c) for c in range(0x2B820, 0x2CEA1) if c not in fonts.covered(faces.bold))
    office.brings((PEOPLE[0], (f"王{rare}", "代表", "青塘乡", None)))
    out = office.folder / "cards.pdf"
    said = office.runs("card", "representative", "--all", "--out", out)
    assert said.exit_code == 1 and f"{rare}（王{rare}）" in said.output and "cards.font" in said.output
    assert not out.exists()
    assert office.runs("card", "representative", "周明", "--out", out).exit_code == 0
    assert office.runs("card", "representative", "--all", "--out", out, "--anyway", "--force").exit_code == 0


@pytest.mark.parametrize(
    "config", ["{}", "web: {public_url: 'http://127.0.0.1:8311'}", "web: {public_url: 'http://localhost'}"]
)
def test_an_address_that_only_this_machine_opens_is_not_printed(
    office: Folder, faces: Fonts, config: str
) -> None:
    office.config.write_text(config + "\n", "utf-8")
    out = office.folder / "card.pdf"
    said = office.runs("card", "representative", "周明", "--out", out)
    assert said.exit_code == 1 and "web.public_url" in said.output and not out.exists()
    assert office.runs("card", "representative", "周明", "--out", out, "--anyway").exit_code == 0
    office.config.write_text("channels: {telegram: {enabled: true, name: huiyin_bot, token: '7001:a'}}\n")
    assert office.runs("card", "representative", "周明", "--out", out, "--force").exit_code == 0


def test_without_a_font_it_says_what_to_install(office: Folder, tmp_path: Path) -> None:
    with pytest.raises(NoFont):
        fonts.find(folders=[tmp_path])
    (tmp_path / "not.ttf").write_bytes(b"no font")
    office.config.write_text(CONFIG + f"cards: {{font: {tmp_path / 'not.ttf'}}}\n", "utf-8")
    said = office.runs("card", "representative", "周明", "--out", tmp_path / "a.pdf")
    assert said.exit_code == 1 and "不是能用的中文字体" in said.output


def test_a_font_may_be_named(office: Folder, faces: Fonts) -> None:
    office.config.write_text(CONFIG + f"cards: {{font: '{faces.regular.file}'}}\n", "utf-8")
    assert office.runs("card", "representative", "周明", "--out", office.folder / "a.png").exit_code == 0
    assert fonts.find(str(faces.regular.file)) == faces


def test_who_has_no_card(office: Folder) -> None:
    assert (
        "没有正好一位代表叫“沈洁”" in office.runs("card", "representative", "沈洁", "--out", "a.pdf").output
    )
    assert office.runs("card", "representative", "--out", "a.pdf").exit_code == 2
    assert office.runs("card", "representative", "周明", "--all", "--out", "a.pdf").exit_code == 2
    assert office.runs("card", "representative").exit_code == 2
    assert office.runs("card", "representative", "--all", "--out", "a.png").exit_code == 2


def test_nobody_is_a_representative_yet(tmp_path: Path) -> None:
    office = Folder(tmp_path).has_places()
    assert "还没有代表" in office.runs("card", "representative", "--all", "--out", tmp_path / "a.pdf").output
