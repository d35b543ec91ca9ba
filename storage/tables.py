"""Every table; those of chats and messages are in `tables_talk.py`, of privacy in `tables_privacy.py`, of the
wish wall in `tables_wall.py`.

Times are UTC (SQLite keeps them as text; `Moment` gives them back aware).
"""

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
    text,
)

from storage.columns import Moment, Private, PrivateJson, identity, where
from storage.columns import metadata as metadata
from storage.tables_privacy import data_keys as data_keys
from storage.tables_privacy import looks as looks
from storage.tables_talk import albums as albums
from storage.tables_talk import chats as chats
from storage.tables_talk import feed as feed
from storage.tables_talk import files as files
from storage.tables_talk import inbox as inbox
from storage.tables_talk import outbox as outbox
from storage.tables_talk import sessions as sessions
from storage.tables_wall import claims as claims
from storage.tables_wall import pledges as pledges
from storage.tables_wall import wishes as wishes

districts = Table(
    "districts",
    metadata,
    identity(),
    Column("name", String(80), nullable=False),
    Column("parent_id", ForeignKey("districts.id"), index=True),
    Column("aliases", JSON, nullable=False, server_default="[]"),
    Column(
        "polygons", JSON, nullable=False, server_default="[]"
    ),  # as GeoJSON has a MultiPolygon's coordinates
    UniqueConstraint("parent_id", "name"),
)

# Who does the work (责任单位).
units = Table(
    "units",
    metadata,
    identity(),
    Column("name", String(80), nullable=False, unique=True),
    Column("phone", String(40), nullable=False, server_default=""),  # the one that is answered in the office
)

# Where representatives receive people (代表联络站).
stations = Table(
    "stations",
    metadata,
    identity(),
    Column("name", String(80), nullable=False, unique=True),
    Column("district_id", ForeignKey("districts.id")),
    Column("address", String(200), nullable=False, server_default=""),
    Column("hours", String(200), nullable=False, server_default=""),
)

people = Table(
    "people",
    metadata,
    identity(),
    Column("name", Private, nullable=False, server_default=""),
    Column("phone", Private, nullable=False, server_default=""),
    Column("confirmed_phone", Private, nullable=False, server_default=""),  # a messenger vouches for it
    Column("phone_hash", String(64), index=True),  # keyed: found by it, told by nobody without the key
    Column("language", String(8), nullable=False, server_default="zh"),
    Column("roles", JSON, nullable=False, server_default='["resident"]'),
    Column("staff", Boolean, nullable=False, server_default=text("0"), index=True),
    Column("representative", Boolean, nullable=False, server_default=text("0"), index=True),
    Column("discipline", Boolean, nullable=False, server_default=text("0"), index=True),
    Column("district_id", ForeignKey("districts.id")),
    Column("topics", JSON, nullable=False, server_default="[]"),
    Column("away_from", Moment),
    Column("away_until", Moment),
    Column("quiet_from", String(5)),  # HH:MM in the office's zone; none: the office's own quiet hours
    Column("quiet_until", String(5)),
    Column("digest_at", String(5)),
    Column("chosen_id", Integer),  # the representative by whose link they came
    Column("station_id", Integer),  # the station by whose link they came
    Column("unit_id", ForeignKey("units.id"), index=True),  # whose officer they are
    Column("claims_as", String(12)),  # as what they claim wishes, or have asked to
    Column("volunteer", Boolean, nullable=False, server_default=text("0"), index=True),
    Column("deputy_id", Integer),  # who gets what is theirs while they are away
    Column("languages", JSON, nullable=False, server_default="[]"),  # spoken besides the one they read here
    Column("served", JSON, nullable=False, server_default="[]"),  # roles they had and have no more
    Column("stationed_id", ForeignKey("stations.id")),  # where they receive people
    Column("merged_id", Integer),  # who they turned out to be
    Column("forgotten_at", Moment),
    Column("created_at", Moment, nullable=False),
)

cases = Table(
    "cases",
    metadata,
    identity(),
    Column("number", String(12), nullable=False, unique=True),
    Column("kind", String(12), nullable=False),
    Column("source", String(16), nullable=False, server_default="chat"),
    Column("state", String(12), nullable=False),
    Column("urgent", Boolean, nullable=False, server_default=text("0")),
    Column("words", Private, nullable=False, server_default=""),
    Column("place", Private, nullable=False, server_default=""),
    Column("district_id", ForeignKey("districts.id"), index=True),
    Column("position", PrivateJson),  # degrees north and east
    Column("pictures", JSON, nullable=False, server_default="[]"),
    Column("voice", JSON, nullable=False, server_default="[]"),
    Column("topics", JSON, nullable=False, server_default="[]"),
    Column("withheld", JSON, nullable=False, server_default="[]"),
    Column("pending", JSON, nullable=False, server_default="{}"),
    Column("handler_id", ForeignKey("people.id")),
    Column("reasons", JSON, nullable=False, server_default="[]"),
    Column("outcome", String(12)),
    Column("opened_at", Moment, nullable=False),
    Column("since", Moment, nullable=False),
    Column("deadline", Moment),
    Column("provisional", Boolean, nullable=False, server_default=text("0")),
    Column("closed_at", Moment),
    Column("erased_at", Moment),
    Column("version", Integer, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("head", String(64), nullable=False),
    Column("next_action_at", Moment),
    Column("next_step", String(40), nullable=False, server_default=""),
    # Promise 1: no open case is ever forgotten.
    CheckConstraint("state = 'closed' OR next_action_at IS NOT NULL", name="next_action"),
    # Promise 6 and DESIGN §4: closing always carries an outcome.
    CheckConstraint("state <> 'closed' OR outcome IS NOT NULL", name="outcome"),
    # A closed case may have something to come, too: it is asked about once more.
    Index("ix_cases_due", "next_action_at", **where("next_action_at IS NOT NULL")),
    Index("ix_cases_handler", "handler_id", "state"),
    # What is open nearby: looked up whenever somebody reports something.
    Index("ix_cases_here", "district_id", **where("state <> 'closed'")),
    Index("ix_cases_around", "id", **where("state <> 'closed' AND position IS NOT NULL")),
    Index("ix_cases_over", "closed_at", **where("closed_at IS NOT NULL AND erased_at IS NULL")),
    sqlite_autoincrement=True,
)

# How many cases of a topic somebody has brought to an end; kept with the cases, for the ranking's sake only.
experience = Table(
    "experience",
    metadata,
    Column("person_id", ForeignKey("people.id"), primary_key=True),
    Column("topic", String(40), primary_key=True, index=True),
    Column("closed", Integer, nullable=False),
)

parties = Table(
    "parties",
    metadata,
    Column("case_id", ForeignKey("cases.id"), primary_key=True),
    Column("person_id", ForeignKey("people.id"), primary_key=True, index=True),
    Column("shares_contact", Boolean, nullable=False, server_default=text("0")),
    Column("verdict", String(12)),
    Column("withdrawn", Boolean, nullable=False, server_default=text("0")),
    Column("asked", Integer, nullable=False, server_default="0"),
    Column("asked_at", Moment),
    Column("urged_at", Moment),
    Column("since", Integer, nullable=False, server_default="1"),  # the event by which they came to it
)

# Whom a case is about. Triggers refuse to give the case to such a person (promise 5).
subjects = Table(
    "subjects",
    metadata,
    identity(),
    Column("case_id", ForeignKey("cases.id"), nullable=False, index=True),
    Column("person_id", ForeignKey("people.id"), index=True),
    Column("unit_id", ForeignKey("units.id")),  # the unit itself, or whose they are
    Column("name", Private, nullable=False),
    Column("confirmed", Boolean, nullable=False, server_default=text("0")),
)

# The units that were asked to work on a case. Triggers refuse one that the case is about, or somebody of it.
case_units = Table(
    "case_units",
    metadata,
    Column("case_id", ForeignKey("cases.id"), primary_key=True),
    Column("unit_id", ForeignKey("units.id"), primary_key=True),
    Column("place", Integer, nullable=False),  # in the order in which they were asked
    Column("stage", String(16), nullable=False),
    Column("lead", Boolean, nullable=False, server_default=text("0")),
    Column("given_at", Moment, nullable=False),
    Column("since", Moment, nullable=False),
    Column("deadline", Moment, nullable=False),
    Column("officer_id", ForeignKey("people.id")),
    Column("overruled", Boolean, nullable=False, server_default=text("0")),
    Index("ix_case_units_unit_id", "unit_id", "stage"),
)

# Append-only (trigger) and chained: hash covers the previous hash. No words, no personal data.
events = Table(
    "events",
    metadata,
    identity(),
    Column("case_id", ForeignKey("cases.id"), nullable=False),
    Column("seq", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    Column("actor_id", Integer),
    Column("action", String(20), nullable=False),
    Column("before", String(12)),
    Column("after", String(12), nullable=False),
    Column("data", JSON, nullable=False),
    Column("commitment", String(64), nullable=False, server_default=""),
    Column("hash", String(64), nullable=False),
    UniqueConstraint("case_id", "seq"),
    # Who was given how much lately.
    Index("ix_events_assigned", "at", **where("action = 'assign'")),
    sqlite_autoincrement=True,
)

event_words = Table(
    "event_words",
    metadata,
    Column("case_id", Integer, primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("words", Private, nullable=False),
    Column("files", JSON, nullable=False, server_default="[]"),
    Column("salt", Private, nullable=False),  # whoever knew it could guess short words by their commitment
)

seals = Table(
    "seals",
    metadata,
    Column("day", String(10), primary_key=True),
    Column("last_event_id", Integer, nullable=False),
    Column("seal", String(64), nullable=False),
    Column("keyed", Boolean, nullable=False),
)

# What staff must do; followed up itself until it is done.
tasks = Table(
    "tasks",
    metadata,
    identity(),
    Column("kind", String(20), nullable=False),
    Column("case_id", ForeignKey("cases.id"), index=True),
    Column("person_id", ForeignKey("people.id")),
    Column("unit_id", ForeignKey("units.id")),
    Column("notice_id", Integer),
    Column("files", JSON, nullable=False, server_default="[]"),
    Column("note", Private, nullable=False, server_default=""),
    Column("dedupe_key", String(80), unique=True),
    Column("raised_for", String(12), nullable=False, server_default="clerks"),
    Column("owner_id", ForeignKey("people.id")),  # who has taken it on, or was handed it
    Column("created_at", Moment, nullable=False),
    Column("reminded", Integer, nullable=False, server_default="0"),
    Column("next_action_at", Moment),
    Column("done_at", Moment),
    Column("done_by", Integer),
    CheckConstraint("done_at IS NOT NULL OR next_action_at IS NOT NULL", name="next_action"),
    Index("ix_tasks_due", "next_action_at", **where("done_at IS NULL")),
)

invitations = Table(
    "invitations",
    metadata,
    identity(),
    Column("code_hash", String(64), nullable=False, unique=True),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("used_at", Moment),
)

settings = Table(
    "settings",
    metadata,
    Column("key", String(40), primary_key=True),
    Column("value", JSON, nullable=False),
)

# Which days people work; a year that stands in `calendar_years` is known whole, any other only provisionally.
workdays = Table(
    "workdays",
    metadata,
    Column("day", String(10), primary_key=True),
    Column("works", Boolean, nullable=False),
    Column("note", String(80), nullable=False, server_default=""),
)

calendar_years = Table(
    "calendar_years",
    metadata,
    Column("year", Integer, primary_key=True),
    Column("source", String(40), nullable=False),
    Column("loaded_at", Moment, nullable=False),
)
