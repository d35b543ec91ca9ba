"""Commands in modules of their own: importing one adds it to `bot.cli.app`."""

from bot import (
    card_command,
    cli_calendar,
    cli_hands,
    document_command,
    invite_command,
    keys_command,
    link_command,
    looks_command,
    policy_command,
    roster_command,
    simulate_command,
    wishes_command,
)

__all__ = [
    "card_command",
    "cli_calendar",
    "cli_hands",
    "document_command",
    "invite_command",
    "keys_command",
    "link_command",
    "looks_command",
    "policy_command",
    "roster_command",
    "simulate_command",
    "wishes_command",
]
