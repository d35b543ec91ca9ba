"""A resident says whether who has their case may see who they are; what was written before follows."""

from bot import scrubbing, views
from bot.office import Office
from bot.scrubbing import Gone
from bot.settling import change
from bot.views import actor
from cases.commands import Act, Share
from cases.errors import NotYours
from cases.model import Action
from storage import people
from storage.chats import Chat
from storage.work import Work


def share(work: Work, office: Office, command: Share, chat: Chat) -> int:
    """From now on; and what lies here for who has or had the case does not show it any more, either."""
    if command.name or command.phone:
        me = chat.person
        people.change(work, me, name=command.name or me.name, phone=command.phone or me.phone)
        work.known.pop(("seen", command.case), None)
        chat.person = people.load(work, [me.id])[me.id]
    seen = views.read(work, command.case)
    if seen is None:
        raise NotYours()
    act = Act(command.case, Action.SHARE, data={"shares": command.shares})
    after = change(work, office, seen.held, act, actor(chat.person)).case
    if not command.shares:
        me = chat.person
        gone = Gone(tuple(n for n in (me.name,) if len(n) > 1), tuple(n for n in (me.phone,) if n))
        hands = views.hands(seen)
        scrubbing.of_case(work, after, gone, hands)
        scrubbing.talk_with(work, {after.number: gone}, hands, after.opened_at)
    return after.id
