"""Commands in modules of their own: importing one adds it to `bot.cli.app`."""

from bot import (
    cli_calendar,
    document_command,
    keys_command,
    link_command,
    looks_command,
    policy_command,
    simulate_command,
)

__all__ = [
    "cli_calendar",
    "document_command",
    "keys_command",
    "link_command",
    "looks_command",
    "policy_command",
    "simulate_command",
]
