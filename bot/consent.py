"""A resident says whether who has their case may see who they are; what was written before follows."""

from functools import partial

from bot import joined, scrubbing, views
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
    seen = joined.current(work, command.case)
    if seen is None:
        raise NotYours()
    me = chat.person
    came = [one for one in map(partial(views.read, work), joined.parts_of(work, seen.held.case.id)) if one]
    theirs = (one for one in came if any(party.person == me.id for party in one.held.case.parties))
    for one in (seen, *theirs):
        act = Act(one.held.case.id, Action.SHARE, data={"shares": command.shares})
        after = change(work, office, one.held, act, actor(me)).case
        if not command.shares:
            gone = Gone(tuple(n for n in (me.name,) if len(n) > 1), tuple(n for n in (me.phone,) if n))
            hands = views.hands(work, one)
            scrubbing.of_case(work, after, gone, hands)
            scrubbing.talk_with(work, {after.number: gone}, hands, after.opened_at)
    return seen.held.case.id
