"""What python-telegram-bot's exceptions say for certain about a call."""

from datetime import timedelta

import httpx
from telegram import error as failed

from bot.channels.channel import Blocked, Rejected, Unknown, Unsent

_GONE = ("chat not found", "user not found", "bot was blocked", "user is deactivated", "peer_id_invalid")
_NOT_WRITTEN = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
    ConnectionRefusedError,
)


def seconds(error: failed.RetryAfter) -> float:
    """How long Telegram asks to wait."""
    after = error.retry_after
    return after.total_seconds() if isinstance(after, timedelta) else float(after)


def failure_of(error: Exception) -> Unsent | Unknown | Blocked | Rejected:
    """What is certain about a call that failed."""
    reason, cause = str(error)[:200], error.__cause__
    match error:
        case OSError():
            return Rejected(f"the file cannot be read: {reason}")
        case failed.RetryAfter():
            return Unsent(reason, seconds(error))
        case failed.Forbidden() | failed.ChatMigrated():
            return Blocked(reason)
        case failed.BadRequest():
            return Blocked(reason) if any(word in reason.lower() for word in _GONE) else Rejected(reason)
        case failed.InvalidToken() | failed.EndPointNotFound():
            return Unsent("the token was not accepted")
        case failed.NetworkError() if isinstance(cause, _NOT_WRITTEN):
            return Unsent(reason)
        case failed.TimedOut():
            return Unknown(reason)
        case failed.NetworkError() if isinstance(
            cause, failed.TelegramError | None
        ):  # an answer with a status
            if "too large" in reason.lower():
                return Rejected(reason)
            # A gateway that gave up waiting had passed the request on.
            return Unknown(reason) if "timeout" in reason.lower().replace("-", "") else Unsent(reason)
    return Unknown(reason)
