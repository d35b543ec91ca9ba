"""Invitations and signed codes that are used once, as rows: only their hashes are kept."""

import hashlib
import secrets
from datetime import datetime, timedelta

from sqlalchemy import select

from cases.errors import BadInvitation, LinkUsed
from storage.tables import invitations
from storage.work import Work


def invite(work: Work, person: int, days: int = 14) -> tuple[str, datetime]:
    """A one-time code for this person, and until when it can be used; only its hash is kept."""
    code = secrets.token_urlsafe(12)
    while code == code.lower() or code[0] == "-":  # a capital tells it from a link; “-” begins a formula
        code = secrets.token_urlsafe(12)
    expires = work.now + timedelta(days=days)
    work.insert(invitations, code_hash=_hash(code), person_id=person, expires_at=expires)
    return code, expires


def use(work: Work, code: str) -> int:
    """Whom the code was for. Raises `BadInvitation` when it is unknown, used or too old."""
    row = work.row(select(invitations).where(invitations.c.code_hash == _hash(code.strip())))
    if row is None or row.used_at is not None or row.expires_at < work.now:
        raise BadInvitation()
    work.change(invitations, {"id": row.id}, used_at=work.now)
    return int(row.person_id)


def use_once(work: Work, code: str, person: int) -> None:
    """A signed code of this person's is used up. Raises `LinkUsed` where it was."""
    unused(work, code)
    used = {"code_hash": _hash(code), "person_id": person, "expires_at": work.now, "used_at": work.now}
    work.insert(invitations, **used)


def unused(work: Work, code: str) -> None:
    """Raises `LinkUsed` where a signed code was used up."""
    if work.row(select(invitations.c.id).where(invitations.c.code_hash == _hash(code))) is not None:
        raise LinkUsed()


def _hash(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()
