"""A chat becomes somebody's, by an invitation or their own link from another chat; and is cut off again."""

from bot import calls, feeding, recalling, views
from bot.links import CASE
from bot.office import Office
from bot.settling import change
from bot.views import actor
from cases.commands import Act
from cases.errors import LinkNotHere, NotConnected
from cases.lifecycle import HELD
from cases.model import Action
from cases.notices import Priority
from cases.people import SYSTEM, Person, Role
from handlers.talk import Option, Say
from storage import cases as rows
from storage import chats, connecting, invitations, merging, people, posting
from storage.cases import Held
from storage.chats import Chat
from storage.work import Work
from words import render


def join(work: Work, office: Office, code: str, chat: Chat) -> None:
    """This chat belongs to whom the invitation, or the link, was for from now on; their other chats hear so.

    What they reported before comes along, and what they have in hand – but a case that the one has, and the
    other reported or is meant by, goes back to the clerks first. By a link, what is half told elsewhere is
    `chat.session` now.
    """
    link = office.links.read(code, work.now)
    own = link is not None and link.kind == "p"
    if link is not None and own:
        if chat.person.id != link.id and merging.has_own(work, chat.person):
            raise LinkNotHere()
        invitations.use_once(work, code, link.id)
        number = link.id
    elif link is not None and link.kind == "i":
        if chat.person.roles != {Role.RESIDENT}:
            raise LinkNotHere()  # it is for the resident, not for whoever passes it on
        invitations.use_once(work, code, link.id)
        number = link.id
    else:
        number = invitations.use(work, code)
    others = [one for one in chats.of_people(work, [number]).get(number, ()) if one.id != chat.id]
    drafts = [one for other in others if (one := chats.by_id(work, other.id)) and _goes_along(one)]
    old, new = chat.person, people.load(work, [number])[number]
    if new.id != old.id:
        become_one(work, office, old, new)
    chats.belongs_to(work, chat, people.load(work, [new.id])[new.id])
    draft = drafts[0] if own and drafts else None
    if draft is not None:
        connecting.take_draft(work, draft, chat)
        feeding.over(work, draft)
    for other in others:
        _tell(
            work,
            office,
            chat,
            other,
            joined=new.id != old.id,
            draft=draft is not None and draft.id == other.id,
        )
    calls.by_chat(work, office, chat.person)


def become_one(work: Work, office: Office, old: Person, new: Person) -> None:
    """They are one person; what the one has and cannot have as the other goes back to the clerks first."""
    for held in rows.load(work, merging.torn(work, old, new)).values():
        _let_go(work, office, held, old, new)
    merging.merge(work, old, new)
    for case in merging.kept_from(work, new):
        if (seen := views.read(work, case)) is not None:
            recalling.recall(work, seen, ())


def _goes_along(chat: Chat) -> bool:
    return chat.session is not None and chat.session.flow not in ("join", "disconnect")


def _tell(work: Work, office: Office, chat: Chat, other: Chat, *, joined: bool, draft: bool) -> None:
    """In the other chat: what has come along, and, where `chat` is new, how to undo it."""
    if joined:
        code = office.links.code("d", chat.id, work.now + CASE)
        undo = (Option(f"disconnect:::{code}", "press-disconnect"),)
        _say(work, office, other, Say("joined-elsewhere", {"draft": draft, "offers": undo}))
    elif draft:
        _say(work, office, other, Say("draft-elsewhere"))


def _say(work: Work, office: Office, chat: Chat, say: Say) -> None:
    message = render.say(chat.person.language, say, zone=office.zone, now=work.now)
    posting.put(
        work,
        chat_id=chat.id,
        payload=message.to_json(),
        priority=Priority.URGENT,
        due_at=work.now,
        dedupe_key=f"j:{chat.id}:{work.now.timestamp():.3f}",
        person_id=chat.person.id,
        what="say",
    )


def disconnect(work: Work, office: Office, code: str, chat: Chat) -> None:
    """The chat of this code is theirs no more who speak in `chat`. Raises NotConnected where it never was."""
    link = office.links.read(code, work.now)
    other = chats.by_id(work, link.id) if link is not None and link.kind == "d" else None
    if other is None or other.id == chat.id or other.person.id != chat.person.id:
        raise NotConnected()
    connecting.cut_off(work, other, chat)
    _say(work, office, other, Say("disconnected"))


def _let_go(work: Work, office: Office, held: Held, old: Person, new: Person) -> None:
    case = held.case
    has, other = (old, new) if case.handler == old.id else (new, old)
    if other.id in case.accused:
        mark = Act(case.id, Action.MARK_SUBJECT, person=has.id, name=has.name)
        change(work, office, held, mark, SYSTEM)
    elif case.state in HELD:
        words = render.text(office.language, "reason-back-involved")
        action = Action.GIVE_BACK if case.lead is None else Action.GIVE_UP
        back = Act(case.id, action, words, data={"reason": "involved"})
        change(work, office, held, back, actor(has))
