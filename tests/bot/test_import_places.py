"""Districts as a tree, units with their officers, stations; borders as GeoJSON."""

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.roster.known import Places
from storage import districts as shapes
from storage import tables
from tests.bot.rosters import PLACES, Folder, Rows, book


@pytest.fixture
def office(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def tree(office: Folder) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Each district: what it belongs to, its aliases."""
    known = office.known().districts
    names = {id: one.name for id, one in known.items()}
    return {one.name: (names.get(one.parent or 0, ""), one.aliases) for one in known.values()}


def brings(office: Folder, rows: Rows, code: int = 0, *words: str) -> str:
    return office.imports("districts", book(office.folder / "区划.xlsx", 区划=rows), *words, code=code)


def test_a_tree_in_whatever_order_it_comes(office: Folder) -> None:
    brings(office, (PLACES[0], *reversed(PLACES[1:])))
    assert tree(office) == {
        "澜溪县": ("", ()),
        "青塘乡": ("澜溪县", ()),
        "青塘村": ("青塘乡", ("青塘路", "青塘小学")),
        "白杨镇": ("澜溪县", ()),
    }
    assert "跟现有的一样" in brings(office, PLACES)


def test_levels_side_by_side_with_the_upper_ones_written_once(office: Folder) -> None:
    rows = (
        ("县（市、区）", "乡镇（街道）", "村（社区）", "小区名称"),
        ("澜溪县", "青塘乡", "青塘村", "青塘路；青塘小学"),
        (None, None, "塘尾村", None),
        (None, "白杨镇", "岩口村", None),
        (None, "柳湾镇", None, None),
    )
    said = brings(office, rows)
    assert "已写入：新增 7，更改 0，跳过 0。" in said
    assert tree(office)["塘尾村"] == ("青塘乡", ()) and tree(office)["柳湾镇"] == ("澜溪县", ())
    assert tree(office)["青塘村"][1] == ("青塘路", "青塘小学")
    assert "跟现有的一样" in brings(office, rows)


def test_a_circle_is_no_tree(office: Folder) -> None:
    said = brings(office, (("名称", "上级"), ("甲", "乙"), ("乙", "甲"), ("丙", "丙"), ("丁", None)), 2)
    assert "第 2 行：“甲”的上级绕成了圈。" in said and "第 3 行：“乙”" in said and "第 4 行：" in said
    assert "第 5 行" not in said
    brings(office, PLACES)
    ids = {one.name: one.id for one in office.known().districts.values()}
    moved = (("回音编号", "名称", "上级"), (ids["澜溪县"], "澜溪县", "青塘村"))
    assert "“澜溪县”的上级绕成了圈。" in brings(office, moved, 2)


def test_a_district_moves_and_changes_its_name_by_its_id(office: Folder) -> None:
    brings(office, PLACES)
    ids = {one.name: one.id for one in office.known().districts.values()}
    rows = (("回音编号", "名称", "上级", "别名"), (ids["青塘村"], "新青塘村", "白杨镇", "无"))
    said = brings(office, rows)
    assert f"~ 区划  新青塘村 #{ids['青塘村']}  名称 青塘村 → 新青塘村 · 上级 青塘乡 → 白杨镇" in said
    assert tree(office)["新青塘村"] == ("白杨镇", ()) and "青塘村" not in tree(office)
    taken = (("回音编号", "名称"), (ids["白杨镇"], "青塘乡"))
    assert "已有另一个“青塘乡”。" in brings(office, taken, 2)


def test_places_of_one_name_are_written_with_what_they_belong_to(office: Folder) -> None:
    brings(office, (*PLACES, ("新村", "青塘乡"), ("新村", "白杨镇")))
    people = (("姓名", "身份", "选区"), ("周明", "代表", "新村"), ("方敏", "代表", "白杨镇新村"))
    said = office.brings(people, "--skip-bad")
    assert "叫“新村”的不止一个。写全：青塘乡/新村、白杨镇/新村。" in said
    assert office.row("方敏")["district"] == "白杨镇/新村"
    assert "第 2 行：叫“新村”的不止一个。" in brings(office, (("名称", "别名"), ("新村", "新新村")), 2)
    assert "跟“区划”第 2 行是同一个" in brings(office, (PLACES[0], ("甲", "青塘乡"), ("甲", "青塘乡")), 2)


def test_a_town_is_put_below_the_only_county_there_is(office: Folder) -> None:
    brings(office, PLACES)
    brings(office, (("名称",), ("石桥镇",)))
    assert tree(office)["石桥镇"] == ("澜溪县", ())


def test_a_place_may_be_called_by_an_alias_or_by_its_number(office: Folder) -> None:
    brings(office, (*PLACES, ("青塘选区", "青塘乡", "第三选区")))
    office.brings((("姓名", "身份", "选区"), ("周明", "代表", "第三选区")))
    assert office.row("周明")["district"] == "青塘选区"
    known = office.known().districts
    places = Places(known)
    assert [places.named(f"谁#{id}") for id in known] == [(id,) for id in known]
    assert places.named("谁#99") == () and places.called(None) == ""


def test_units_with_officers_beside_them(office: Folder) -> None:
    rows: Rows = (
        ("责任单位", "联系人", "联系电话"),
        ("供电公司", "何军", "13800000031"),
        (None, "何平", "13800000032"),
        ("水利局", None, None),
        ("公路局", "吕方", "12"),
    )
    file = book(office.folder / "单位.xlsx", 责任单位=rows)
    said = office.imports("units", file, code=2)
    assert "责任单位 第 5 行：“12”不是电话号码。" in said and said.count(" 行：") == 1
    office.imports("units", file, "--skip-bad")
    assert sorted(office.known().units.values()) == ["供电公司", "公路局", "水利局"]
    assert office.row("何平") == {
        "name": "何平",
        "roles": "承办人",
        "phone": "13800000032",
        "unit": "供电公司",
        "language": "中文",
    }


def test_a_station_is_known_by_its_name_and_renamed_by_its_id(office: Folder) -> None:
    brings(office, PLACES)
    rows: Rows = (("名称", "所在", "地址", "接待时间"), ("青塘站", "青塘乡", "青塘路1号", "每周三"))
    office.imports("stations", book(office.folder / "站.xlsx", 站=rows))
    (station,) = office.known().stations.values()
    rows = (("回音编号", "名称", "接待时间"), (station.id, "青塘代表之家", "周四"), (None, "东站", None))
    said = office.imports("stations", book(office.folder / "站.xlsx", 站=rows))
    assert (
        f"~ 联络站  青塘代表之家 #{station.id}  名称 青塘站 → 青塘代表之家 · 接待时间 每周三 → 周四" in said
    )
    assert office.known().stations[station.id].address == "青塘路1号"


def square(west: float, south: float, side: float = 0.1) -> list[list[float]]:
    east, north = west + side, south + side
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def feature(name: Any, geometry: Any, **more: Any) -> dict[str, Any]:
    return {"type": "Feature", "properties": {"name": name, **more}, "geometry": geometry}


def polygon(*rings: Any) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": rings}


def draws(office: Folder, *features: Any, code: int = 0, words: tuple[str, ...] = ()) -> str:
    file = office.folder / "边界.geojson"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")
    return office.imports("districts", file, *words, code=code)


def test_borders_are_matched_to_districts_by_name(office: Folder) -> None:
    brings(office, (*PLACES, ("新村", "青塘乡"), ("新村", "白杨镇")))
    both = {"type": "MultiPolygon", "coordinates": [[square(119, 29)], [square(120, 29)]]}
    given = (
        feature("青塘乡", both),
        feature("新村", polygon(square(119.00000049, 29)), 上级="青塘乡"),
        feature("青塘路", polygon(square(119.05, 29.05, 0.01))),
    )
    assert "已写入：新增 3，更改 0，跳过 0。" in draws(office, *given)
    assert "跟现有的一样" in draws(office, *given)
    drawn = office.does(shapes.polygons)
    names = {
        one.id: Places(office.known().districts).called(one.id) for one in office.known().districts.values()
    }
    assert {names[id]: shape for id, shape in drawn.items()} == {
        "青塘乡": [[square(119, 29)], [square(120, 29)]],
        "青塘乡/新村": [[square(119, 29)]],
        "青塘村": [[[[round(degree, 6) for degree in point] for point in square(119.05, 29.05, 0.01)]]],
    }
    assert "更改 1" in draws(office, feature("青塘乡", polygon(square(119, 29))))
    before = office.does(shapes.polygons)
    brings(office, (PLACES[0], ("青塘乡", None, "青塘路口")))
    assert office.does(shapes.polygons) == before, "a table of districts says nothing of borders"


def test_a_border_that_cannot_be_taken_is_named(office: Folder) -> None:
    brings(office, PLACES)
    good = polygon(square(119, 29))
    said = draws(
        office,
        feature("青塘乡", good),
        feature("青糖乡", good),
        feature(None, good),
        feature("白杨镇", {"type": "Point", "coordinates": [119, 29]}),
        feature("白杨镇", polygon([[29, 119], [29, 120], [30, 120], [29, 119]])),
        feature("白杨镇", polygon([[119, 29], [120, 29], [119, 29]])),
        feature("青塘乡", good),
        "no feature",
        code=2,
    )
    assert "边界.geojson 第 2 行：没有“青糖乡”这个区划。是不是：青塘乡？" in said
    assert "第 3 行：没写名称。" in said and "第 8 行：没写名称。" in said
    for number in (4, 5, 6):
        assert f"第 {number} 行：边界不是多边形，或坐标不是经纬度。" in said
    assert "第 7 行：跟“边界.geojson”第 1 行是同一个。" in said
    assert not office.does(shapes.polygons)
    draws(office, feature("青塘乡", good), feature("x", good), words=("--skip-bad",))
    assert len(office.does(shapes.polygons)) == 1
    assert "不是 GeoJSON 的 FeatureCollection" in _raw(office, "[1]") + _raw(office, "{")


def _raw(office: Folder, text: str) -> str:
    (office.folder / "x.geojson").write_text(text)
    return office.imports("districts", office.folder / "x.geojson", code=1)


def test_borders_come_out_as_they_went_in(office: Folder) -> None:
    brings(office, (*PLACES, ("新村", "青塘乡"), ("新村", "白杨镇")))
    draws(
        office,
        feature("青塘乡/新村", polygon(square(119, 29))),
        feature("白杨镇", polygon(square(119.5, 29))),
    )
    out = office.folder / "out.geojson"
    assert office.runs("export", "districts", out).exit_code == 0
    before = office.rows(select(tables.districts.c.id, tables.districts.c.polygons))
    assert "跟现有的一样" in office.imports("districts", out)
    assert office.rows(select(tables.districts.c.id, tables.districts.c.polygons)) == before
    assert office.log()[-2].endswith("what=districts records=2 personal_data=no")
