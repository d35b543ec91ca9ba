"""One person in several chats: a draft that goes along to another one, and a chat that is cut off again."""

from dataclasses import replace

from sqlalchemy import bindparam, delete, update

from cases.people import Person
from storage import chats as rows
from storage import people, queue
from storage.chats import Chat
from storage.columns import literally
from storage.posting import OF_TALK
from storage.tables import albums, chats, feed, files, outbox
from storage.tables_talk import heard
from storage.work import Work

_LOOSE = (
    update(heard)
    .where(heard.c.chat_id == bindparam("old"), heard.c.case_id.is_(None))
    .values(chat_id=bindparam("new"))
)


def take_draft(work: Work, old: Chat, new: Chat) -> None:
    """The draft of `old` is `new`'s: nothing is asked in the old chat any more, nothing kept of it there."""
    assert old.session is not None
    new.session = replace(old.session, asked="", number=0, joins="")  # each chat numbers its own questions
    if old.unsent:
        queue.replace(work, old.prompt_key)
    queue.forget_talk(work, old.id)
    work.execute(_LOOSE, {"old": old.id, "new": new.id})
    for chat in (old, new):
        work.lasting.pop(("loose", chat.id), None)
    _end_talk(work, old)


def _end_talk(work: Work, chat: Chat) -> None:
    chat.session, chat.run, chat.labels, chat.unsent = None, None, {}, False
    rows.drop(work, chat.id)
    work.change(chats, {"id": chat.id}, labels={})


_WAITING = update(outbox).where(
    outbox.c.chat_id == bindparam("chat"), literally(outbox.c.state, "queued", "held")
)
_OF_TALK = _WAITING.where(literally(outbox.c.what, *OF_TALK)).values(state="replaced")
_HERE = outbox.c.chat_id == bindparam("chat")
_OTHERS = (
    update(outbox)
    .where(_HERE, literally(outbox.c.state, "queued", "held", "failed", "unknown"))
    .values(chat_id=bindparam("to"))
)
_TOLD = (
    update(outbox).where(_HERE, literally(outbox.c.state, "sent", "replaced", "gathered")).values(payload={})
)
_SENT = update(files).where(files.c.chat_id == bindparam("chat")).values(chat_id=bindparam("to"))
_TALK = tuple(delete(table).where(table.c.chat_id == bindparam("chat")) for table in (feed, heard, albums))


def cut_off(work: Work, chat: Chat, to: Chat) -> None:
    """This chat is somebody's of whom nothing is known; what was to come there goes to the chat `to`.

    What was said and told there is kept no more, or `/mydata` would give it to whoever has the chat now; the
    files that came from there are theirs whose chat it was.
    """
    was = chat.person
    _end_talk(work, chat)
    work.execute(_OF_TALK, {"chat": chat.id})
    work.execute(_OTHERS, {"chat": chat.id, "to": to.id})
    work.execute(_TOLD, {"chat": chat.id})
    work.execute(_SENT, {"chat": chat.id, "to": to.id})
    for gone in _TALK:
        work.execute(gone, {"chat": chat.id})
    work.change(chats, {"id": chat.id}, thread_id=None, thread_at=None)
    for what in (("loose", chat.id), ("thread", chat.id), "albums"):
        work.lasting.pop(what, None)
    fresh = Person(0, "", was.language)
    rows.belongs_to(work, chat, replace(fresh, id=people.add(work, fresh)))
