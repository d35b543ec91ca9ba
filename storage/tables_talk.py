"""The tables of chats: conversations, updates in, messages out, files."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
    text,
)

from storage.columns import Moment, Private, PrivateJson, identity, metadata, where

# The lock of a conversation, its prompt counter, and where somebody can be reached: a row per messenger chat.
chats = Table(
    "chats",
    metadata,
    identity(),
    Column("channel", String(20), nullable=False),
    Column("address", String(80), nullable=False),
    Column("person_id", ForeignKey("people.id"), nullable=False, index=True),
    Column("counter", Integer, nullable=False, server_default="0"),
    Column("labels", PrivateJson),
    Column("blocked_at", Moment),
    Column("spoken", Boolean, nullable=False, server_default=text("0")),
    Column("seen_at", Moment, nullable=False),
    Column("thread_id", Integer),  # the case in whose thread something was said here last, and when
    Column("thread_at", Moment),
    UniqueConstraint("channel", "address"),
)

sessions = Table(
    "sessions",
    metadata,
    Column("chat_id", ForeignKey("chats.id"), primary_key=True),
    Column("state", PrivateJson, nullable=False),
    Column("prompt_key", String(60)),
    Column("started_at", Moment, nullable=False),
    Column("reminded", Boolean, nullable=False, server_default=text("0")),
    Column("next_action_at", Moment, nullable=False, index=True),
)

# What somebody wrote under which message, for a few days: a message that is edited is found by it. And which
# picture began an album: those that come late go where it went.
heard = Table(
    "heard",
    metadata,
    Column("chat_id", ForeignKey("chats.id"), primary_key=True),
    Column("message", String(40), primary_key=True),
    Column("words", Private, nullable=False),
    Column("file_id", Integer),  # an album's first picture
    Column("case_id", Integer),  # where they went; none: nowhere yet
    Column("at", Moment, nullable=False, index=True),
)

# Pictures of an album that is not complete yet, where the first would have gone on by itself.
albums = Table(
    "albums",
    metadata,
    Column("chat_id", ForeignKey("chats.id"), primary_key=True),
    Column("album", String(40), nullable=False),
    Column("words", Private, nullable=False),
    Column("files", JSON, nullable=False),
    Column("about", Integer, nullable=False),  # the case to whose message they are a reply; 0: to none
    Column("told", String(40), nullable=False),
    Column("in_place", Boolean, nullable=False),
    Column("due_at", Moment, nullable=False),
)

files = Table(
    "files",
    metadata,
    identity(),
    Column("kind", String(8), nullable=False),
    Column("channel", String(20), nullable=False),
    Column("chat_id", ForeignKey("chats.id")),  # who sent it, to be told if it cannot be taken
    Column("again", Boolean, nullable=False, server_default=text("0")),  # it was sent more than once
    Column("shared", Boolean, nullable=False, server_default=text("0")),  # and by somebody else, too
    Column("ref", String(200), nullable=False),
    Column("origin", String(120), nullable=False),
    Column("state", String(10), nullable=False),  # wanted · kept · refused · erased
    Column("sha256", String(64)),
    Column("mime", String(40), nullable=False, server_default=""),
    Column("size", Integer, nullable=False, server_default="0"),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("next_try_at", Moment),
    Column("reason", String(200), nullable=False, server_default=""),
    Column("goes_at", Moment),  # when its content leaves the store
    UniqueConstraint("channel", "origin"),
    Index("ix_files_wanted", "next_try_at", **where("state = 'wanted'")),
    Index("ix_files_going", "goes_at", **where("goes_at IS NOT NULL")),
    Index("ix_files_content", "sha256", **where("sha256 IS NOT NULL")),
)

# One row per update ever taken (promise 3). `raw` is kept only for a parked one.
inbox = Table(
    "inbox",
    metadata,
    Column("key", String(80), primary_key=True),
    Column("channel", String(20), nullable=False, server_default=""),
    Column("received_at", Moment, nullable=False, index=True),
    Column("state", String(8), nullable=False, server_default="done"),  # done · parked · retried
    Column("chat_id", Integer),  # whose a parked one is, where that is known
    Column("raw", PrivateJson),
    Column("error", Private, nullable=False, server_default=""),
    Index("ix_inbox_aside", "state", **where("state <> 'done'")),
)

outbox = Table(
    "outbox",
    metadata,
    identity(),
    Column("chat_id", ForeignKey("chats.id"), nullable=False),
    Column("priority", Integer, nullable=False),
    Column("due_at", Moment, nullable=False),
    Column("dedupe_key", String(100), nullable=False, unique=True),
    Column("payload", PrivateJson, nullable=False),
    Column("state", String(10), nullable=False, server_default="queued"),
    # queued · sending · sent · unknown · failed · replaced · held (for a digest) · gathered (into one)
    Column("case_id", Integer),
    Column("seq", Integer),
    Column("person_id", Integer),
    Column("what", String(40), nullable=False, server_default=""),
    Column("asks", Boolean, nullable=False, server_default=text("0")),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("again", Integer, nullable=False, server_default="0"),
    Column("leased_until", Moment),
    Column("message_id", String(80), nullable=False, server_default=""),
    Column("parts", JSON(none_as_null=True)),  # the ids of those before it, where it took several messages
    Column("sent_at", Moment),
    Column("created_at", Moment, nullable=False),
    Column("error", String(200), nullable=False, server_default=""),
    Column("digest_id", Integer),  # the message that a gathered row went with
    Column("about", Integer),  # the case whose card it shows, so that the one before it is found
    Column(
        "instead", String(80), nullable=False, server_default=""
    ),  # the message that it takes the place of
    Index("ix_outbox_message", "chat_id", "message_id", **where("case_id IS NOT NULL OR about IS NOT NULL")),
    Index("ix_outbox_parts", "chat_id", **where("parts IS NOT NULL")),
    Index("ix_outbox_about", "chat_id", "about", **where("about IS NOT NULL")),
    Index("ix_outbox_held", "due_at", **where("state = 'held'")),
    Index("ix_outbox_queued", "priority", "due_at", "id", **where("state = 'queued'")),
    # Order: one sending row per chat.
    Index("uq_outbox_sending", "chat_id", unique=True, **where("state = 'sending'")),
    Index("ix_outbox_chat", "chat_id", "state"),
    Index("ix_outbox_case", "case_id", **where("case_id IS NOT NULL")),
    sqlite_autoincrement=True,
)

# The web chat's own record, so that a page can be reloaded and a stream resumed without gap or repeat.
feed = Table(
    "feed",
    metadata,
    identity(),
    Column("chat_id", ForeignKey("chats.id"), nullable=False),
    Column("at", Moment, nullable=False),
    Column("mine", Boolean, nullable=False),
    Column("outbox_id", Integer, unique=True),
    Column("payload", PrivateJson, nullable=False),
    Index("ix_feed_chat", "chat_id", "id"),
    sqlite_autoincrement=True,
)
