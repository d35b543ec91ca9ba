"""A card to draw."""

from typing import Any

from bot.cards.layout import Card, Of

OPENS = "https://huiyin.example.cn/?start=r1-abcdefghijklm"


def card(**more: Any) -> Card:
    given = {"name": "周明", "district": "青塘乡", "opens": OPENS, **more}
    return Card(Of.REPRESENTATIVE, 1, **given)
