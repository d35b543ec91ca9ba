"""Where people are talked to: what cannot be configured."""

from pathlib import Path

import pytest

from tests.bot.test_config import wrong


@pytest.mark.parametrize(
    ("webhook", "path", "instead"),
    [
        ("{path: telegram}", "channels.telegram.webhook.path", "path: /telegram"),
        ("{path: /chat/x}", "channels.telegram.webhook.path", "path: /telegram"),
        ("{url: 'http://a.cn/t'}", "channels.telegram.webhook.url", "url: https://a.cn/t"),
    ],
)
def test_where_a_webhook_cannot_be(tmp_path: Path, webhook: str, path: str, instead: str) -> None:
    (found,) = wrong(tmp_path, f"channels: {{telegram: {{webhook: {webhook}}}}}\n")
    assert (found.path, found.instead) == (path, instead)


@pytest.mark.parametrize(
    ("telegram", "says", "instead"),
    [
        ("{limits: {per_second: 31}}", "paid_broadcast: true", "per_second: 30"),
        ("{limits: {per_second: 1001}, paid_broadcast: true}", "1000", "per_second: 1000"),
    ],
)
def test_faster_than_telegram_takes_it(tmp_path: Path, telegram: str, says: str, instead: str) -> None:
    (found,) = wrong(tmp_path, f"channels:\n  telegram: {telegram}\n")
    assert (found.line, found.path, found.instead) == (2, "channels.telegram.limits.per_second", instead)
    assert says in found.message
