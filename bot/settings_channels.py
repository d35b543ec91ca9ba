"""Where people are talked to: the messengers' part of config.yaml."""

import re
from typing import Literal

from pydantic import Field, SecretStr, model_validator

from bot.settings_values import Address, Part, mistake


class Rate(Part):
    """Messages per second."""

    per_second: float = Field(gt=0)
    per_chat: float = Field(gt=0)
    per_group: float = Field(gt=0)


FREE, PAID = 30, 1000
"""What Telegram takes in a second: for nothing, and of broadcasts that are paid for."""


_TAKEN = frozenset({"health", "assets", "chat", "files", "demo"})
"""Where our own pages are."""


class TelegramWebhook(Part):
    """Where Telegram brings updates; without `url` they are asked for."""

    url: Literal[""] | Address
    path: str
    connections: int = Field(ge=1, le=100)

    @model_validator(mode="after")
    def _is_a_path(self) -> "TelegramWebhook":
        if not re.fullmatch(r"/[\w/.-]+", self.path, re.ASCII):
            raise mistake(
                "应是路径，以 / 开头", "must be a path beginning with /", write="path: /telegram", at="path"
            )
        if self.path.split("/")[1] in _TAKEN:
            raise mistake(
                "这个路径网页自己要用", "our own pages use this path", write="path: /telegram", at="path"
            )
        return self


class Telegram(Part):
    """The Telegram channel."""

    enabled: bool
    driver: Literal["ptb", "aiogram"]
    token: SecretStr
    name: str
    base_url: Address
    webhook: TelegramWebhook
    limits: Rate
    paid_broadcast: bool

    @model_validator(mode="after")
    def _is_safe(self) -> "Telegram":
        official = self.base_url.startswith("https://api.telegram.org")
        if official and self.webhook.url.startswith("http://"):
            raise mistake(
                "Telegram 只往 https 地址送",
                "Telegram brings updates to https addresses only",
                write=f"url: https://{self.webhook.url.removeprefix('http://')}",
                at="webhook.url",
            )
        return self

    @model_validator(mode="after")
    def _is_not_too_fast(self) -> "Telegram":
        if self.limits.per_second > FREE and not self.paid_broadcast:
            raise mistake(
                f"Telegram 每秒只收 {FREE} 条；群发要更快，得付费：paid_broadcast: true",
                f"Telegram takes {FREE} a second; faster broadcasts are paid for, by paid_broadcast: true",
                write=f"per_second: {FREE}",
                at="limits.per_second",
            )
        if self.limits.per_second > PAID:
            raise mistake(
                f"付费群发也最多每秒 {PAID} 条",
                f"even paid broadcasts are {PAID} a second at most",
                write=f"per_second: {PAID}",
                at="limits.per_second",
            )
        return self

    @model_validator(mode="after")
    def _has_token(self) -> "Telegram":
        token = self.token.get_secret_value()
        if self.enabled and not token:
            raise mistake(
                "开了 Telegram，却没有令牌",
                "Telegram is enabled without a token",
                write="HUIYIN_TELEGRAM_TOKEN=123456:ABC… huiyin run",
                at="token",
            )
        if token and not re.fullmatch(r"\d+:\S+", token):
            raise mistake(
                "令牌的样子不对：应是 BotFather 给的“数字:字母”",
                "this is not a token as BotFather gives it, digits:letters",
                write="123456:ABC…",
                at="token",
            )
        return self


class WebChat(Part):
    """The web chat."""

    enabled: bool


class Channels(Part):
    """Where people are talked to."""

    web: WebChat
    telegram: Telegram

    @model_validator(mode="after")
    def _any(self) -> "Channels":
        if not (self.web.enabled or self.telegram.enabled):
            raise mistake(
                "一个渠道也没开，没人能找到您",
                "no channel is enabled: nobody could reach you",
                write="channels: {web: {enabled: true}}",
            )
        return self
