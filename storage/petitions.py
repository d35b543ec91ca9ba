"""What an office has to know of earlier petitions."""

from sqlalchemy import bindparam, select

from cases.after_closing import REVIEWS
from cases.model import Kind
from storage.tables import cases, parties
from storage.work import Work

_FINAL = (
    select(cases.c.number)
    .join(parties, parties.c.case_id == cases.c.id)
    .where(parties.c.person_id == bindparam("person"), cases.c.kind == Kind.PETITION.value)
    .where(cases.c.state == "closed", cases.c.pending["reviews"].as_integer() >= REVIEWS)
)


def final_of(work: Work, person: int) -> tuple[str, ...]:
    """Numbers of this resident's petitions that were reviewed to the end: the same facts are not taken up."""
    return tuple(row.number for row in work.rows(_FINAL, {"person": person}))
