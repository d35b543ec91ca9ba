"""The tables of the wish wall: what is public of a wish, who claimed it, what was pledged."""

from sqlalchemy import Boolean, Column, ForeignKey, Integer, String, Table, text

from storage.columns import Moment, Private, metadata

# What is public of a wish on the wall, and only as long as it is there: afterwards the row stays, sealed.
wishes = Table(
    "wishes",
    metadata,
    Column("case_id", ForeignKey("cases.id"), primary_key=True),
    Column("sort", String(12), nullable=False),
    Column("value", Integer, nullable=False),  # yuan
    Column("words", Private, nullable=False),
    Column("offered_at", Moment, nullable=False),
)

# Who has claimed a wish (认领). Triggers refuse whom the case is about.
claims = Table(
    "claims",
    metadata,
    Column("case_id", ForeignKey("cases.id"), primary_key=True),
    Column("person_id", ForeignKey("people.id"), primary_key=True, index=True),
    Column("place", Integer, nullable=False),  # in the order in which they came
    Column("lead", Boolean, nullable=False, server_default=text("0")),
    Column("stage", String(12), nullable=False),
    Column("claimed_at", Moment, nullable=False),
    Column("since", Moment, nullable=False),
    Column("seq", Integer, nullable=False),  # of the event by which they came, or came to lead
    Column("together", Boolean, nullable=False, server_default=text("1")),
    Column("lapsed", Boolean, nullable=False, server_default=text("0")),
)

# What somebody gave or will give (捐款捐物): the event of this number holds its words and its evidence.
pledges = Table(
    "pledges",
    metadata,
    Column("case_id", ForeignKey("cases.id"), primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("person_id", ForeignKey("people.id"), nullable=False, index=True),
    Column("sort", String(12), nullable=False),
    Column("value", Integer, nullable=False),  # yuan
    Column("at", Moment, nullable=False),
)
