"""The composition root does what the configuration says."""

from pathlib import Path
from zoneinfo import ZoneInfo

from bot.app import App
from bot.clock import Clock
from bot.config import load
from bot.folder import migrate
from web.app import app
from web.ports import Web


def test_a_web_chat_that_is_switched_off_has_no_channel_and_no_page(tmp_path: Path) -> None:
    own = tmp_path / "office.yaml"
    own.write_text(
        "channels: {web: {enabled: false}, telegram: {enabled: true}}\n"
        f"data: {{folder: {tmp_path / 'data'}}}\n"
    )
    settings = load(own, {"HUIYIN_TELEGRAM_TOKEN": "1:abc"})
    settings.data.folder.mkdir()
    migrate(settings.data.folder)
    core = App(settings, Clock())
    assert set(core.channels) == {"telegram"}
    given = (core.webchat.say, core.streams, core.database.reading, core.store, b"", Clock().now)
    web = Web(*given, zone=ZoneInfo("Asia/Shanghai"))
    assert "/" not in {getattr(route, "path", "") for route in app(web, pages=False).routes}
    assert "/" in {getattr(route, "path", "") for route in app(web).routes}
    core.database.close()
