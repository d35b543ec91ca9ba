"""The story of a case: who, what, when; what came with it can be had, what was spoken can be read."""

from bot.channels.channel import Attachment
from storage import tables
from tests.whole.line import Files
from tests.whole.scenes import reports, the_case
from tests.world import Phone, World

OGG = b"OggS" + bytes(60)


def spoken(world: World) -> Phone:
    """A case in hand, to which the resident has added something by voice."""
    world.messenger.files["note"] = OGG
    resident = reports(world["resident"])
    world["representative"].presses("接单")
    resident.presses("补充一句").speaks("note").presses("没有")
    world.fetches()
    return resident


def told(phone: Phone, flow: str = "thread") -> dict[str, str]:
    """What was done → the words under it."""
    phone.pushes(f"f:{flow}:60001:4")
    return {line.what: line.words for message in phone.new for line in message.story}


def test_what_a_clerk_wrote_down_stands_with_the_voice_message(world: World) -> None:
    spoken(world)
    world["clerk"].presses("写成文字").says("灯杆上的线也垂下来了")
    for key in ("representative", "clerk"):
        words = next(words for what, words in told(world[key]).items() if "又说了" in what)
        assert words == "语音里说：灯杆上的线也垂下来了"
    assert "灯杆" not in str(told(world["resident"])), "they said it themselves; this is another's writing"
    typed = next(row for row in world.rows(tables.events) if row.action == "type_up")
    assert typed.data["typed"] == [row.id for row in world.rows(tables.files)]


def test_a_report_that_was_only_spoken_reads_like_one_that_was_written(world: World) -> None:
    world.messenger.files["note"] = OGG
    resident = world["resident"].speaks("note").presses("投诉").says("青塘村")
    resident.presses("没有").presses("不是").presses("不留").presses("发送")
    world.fetches()
    world["clerk"].presses("写成文字").says("青塘路的灯不亮")
    assert "语音里说：青塘路的灯不亮" in told(world["clerk"], "timeline").values()


def test_who_is_kept_out_of_what_was_spoken_reads_none_of_it(world: World) -> None:
    spoken(world)
    world["clerk"].presses("写成文字").says("周代表答应过我的")
    assert the_case(world).handler_id is None
    assert told(world["representative"]) == {}


def test_each_line_has_its_files_and_who_speaks_stands_out(world: World) -> None:
    world.messenger.files |= {"one": Files.picture, "two": Files.picture}
    resident = reports(world["resident"])
    both = tuple(Attachment("photo", name, name) for name in ("one", "two"))
    resident.presses("补充一句").sends("photo", text="还有两根歪了", attachments=both)
    world.fetches()
    zhou = world["representative"].presses("接单").pushes("f:timeline:60001:4")
    [message] = [one for one in zhou.new if one.story]
    [line] = [one for one in message.story if one.files]
    assert line.files == tuple(row.id for row in world.rows(tables.files))
    assert (line.what, line.count, line.words) == ("<b>居民</b>又说了", "2 个附件", "还有两根歪了")
    assert "已送到" in line.marks and "11月23日" not in line.what
    zhou.sees("今天 09:00 居民又说了 · 2 个附件 · 已送到\n还有两根歪了")
