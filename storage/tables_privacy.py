"""The tables that privacy needs: which keys are in use, and who has looked at whose personal data."""

from sqlalchemy import Column, Index, Integer, String, Table

from storage.columns import Moment, identity, metadata, where

# By their names only. A key that is in use must be at hand before anything starts: see `bot/keys.py`.
data_keys = Table(
    "data_keys",
    metadata,
    Column("name", String(8), primary_key=True),
    Column("since", Moment, nullable=False),
    Column("retired_at", Moment),
)

# Append-only (trigger). Ids only; nobody's own looks at what is theirs.
looks = Table(
    "looks",
    metadata,
    identity(),
    Column("at", Moment, nullable=False),
    Column("viewer_id", Integer),  # none: the command line
    Column("person_id", Integer),
    Column("case_id", Integer),
    Column("what", String(12), nullable=False),
    Index("ix_looks_person", "person_id", **where("person_id IS NOT NULL")),
    Index("ix_looks_case", "case_id", **where("case_id IS NOT NULL")),
    Index("ix_looks_viewer", "viewer_id", "case_id"),
    sqlite_autoincrement=True,
)
