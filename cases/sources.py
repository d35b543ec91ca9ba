"""How a case came to the office (来源): said here, entered for somebody, brought by its own people."""

from collections.abc import Mapping
from enum import StrEnum

from cases.people import STAFF, Role


class Source(StrEnum):
    """How a case came to the office (来源)."""

    CHAT = "chat"  # whoever it matters to said it here themselves
    VISIT = "visit"  # 走访
    RECEPTION = "reception"  # 来访, on a reception day or any other
    CALL = "call"  # 来电
    LETTER = "letter"  # 来信
    BOX = "box"  # 意见箱
    FINDING = "finding"  # the staff came upon it in the field
    CORRESPONDENT = "correspondent"  # 通讯员
    OPINION = "opinion"  # 代表意见
    REQUEST = "request"  # 履职要求


BY_PROXY = frozenset({Source.VISIT, Source.RECEPTION, Source.CALL, Source.LETTER, Source.BOX})
"""Somebody else entered it for a resident."""
TO_THE_OFFICE = frozenset({Source.OPINION, Source.REQUEST})
"""What representatives themselves ask of the office: its clerks handle it."""
ENTERED_BY: Mapping[Source, frozenset[Role]] = {
    **dict.fromkeys(BY_PROXY, STAFF | {Role.REPRESENTATIVE}),
    **dict.fromkeys(TO_THE_OFFICE, frozenset({Role.REPRESENTATIVE})),
    Source.FINDING: STAFF,
    Source.CORRESPONDENT: frozenset({Role.CORRESPONDENT}),
}
"""Who may enter a case from a source; what they say for themselves, everybody."""
