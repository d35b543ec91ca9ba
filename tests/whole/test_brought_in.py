"""What the office brings in beside a running server counts from the next message on."""

import json
from pathlib import Path

from typer.testing import CliRunner

from bot.cli import app
from tests.bot.rosters import table
from tests.whole.scenes import reports, the_case
from tests.world import World


def imports(world: World, file: Path) -> None:
    done = CliRunner().invoke(app, ["import", str(file), "-d", str(world.folder)], catch_exceptions=False)
    assert done.exit_code == 0, done.output


def draw(world: World, name: str, west: float, south: float, side: float) -> None:
    east, north = west + side, south + side
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    geometry = {"type": "Polygon", "coordinates": [ring]}
    feature = {"type": "Feature", "properties": {"name": name}, "geometry": geometry}
    file = world.folder / "边界.geojson"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), "utf-8")
    imports(world, file)


def test_a_position_finds_the_village_whose_border_holds_it(world: World) -> None:
    resident = world["resident"]
    for name, side in (("澜溪县", 1.0), ("白杨镇", 0.5), ("岩口村", 0.1)):
        draw(world, name, 119, 29, side)
    resident.says("有个大坑").presses("投诉").sends("location", latitude=29.05, longitude=119.05)
    resident.sees("您发的位置，是在岩口村吗？").presses("是").presses("没有").presses("不是").presses("不留")
    resident.presses("发送")
    case = the_case(world)
    assert (case.place, case.position) == ("白杨镇岩口村", [29.05, 119.05])
    assert world.people["xu"] == case.handler_id, "the representative of 白杨镇, in which it lies"


def test_a_position_that_only_the_county_holds_is_asked_about_as_before(world: World) -> None:
    draw(world, "澜溪县", 119, 29, 1)
    world["resident"].says("有个大坑").presses("投诉").sends("location", latitude=29.9, longitude=119.9)
    world["resident"].sees("在哪个乡镇、街道？")


def test_an_alias_brought_in_is_understood_at_once(world: World) -> None:
    reports(world["resident"])
    imports(world, table(world.folder / "区划.csv", (("名称", "别名"), ("岩口村", "金色家园"))))
    world.newcomer("anna").says("金色家园门口有个坑").presses("投诉").sees("是岩口村")
