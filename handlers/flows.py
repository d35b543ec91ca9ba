"""All conversations by name: what `f:{name}`, `f:{name}:{case}:{version}`, `f:{name}:t{task}` open."""

from collections.abc import Mapping
from functools import partial

from cases.model import Action
from cases.people import CLAIMERS, OFFICE, STAFF, Role
from handlers import (
    arrive,
    away,
    calling,
    chasing,
    entering,
    hand_on,
    instructions,
    menu,
    more,
    privacy,
    quiet,
    rearrange,
    report,
    resident,
    respond,
    review,
    several,
    sort_out,
    tasks,
    terms,
    thread,
    track,
    triage,
    units,
    volunteers,
    wishes,
)
from handlers.ask import ALBUM
from handlers.dates import unless_a_day
from handlers.place import located
from handlers.replay import Flow, Stray
from handlers.turn import InputKind
from handlers.unasked import early_words, more_words, stray_photos, stray_words

_REPRESENTATIVE = frozenset({Role.REPRESENTATIVE})
_OFFICER = frozenset({Role.OFFICER})
_CORRESPONDENT = frozenset({Role.CORRESPONDENT})
_PICTURES: Mapping[InputKind, Stray] = {"photo": ("pictures", stray_photos)}
_ALBUM: Mapping[InputKind, Stray] = {"photo": ("pictures", partial(stray_photos, most=ALBUM))}
_PLACE: Mapping[InputKind, Stray] = {"location": ("where", located)}
_MORE: Mapping[InputKind, Stray] = {"text": ("words", more_words), "voice": ("words", more_words)}
_WORDS: Mapping[InputKind, Stray] = {"text": ("words", stray_words), "voice": ("words", stray_words)}
_EARLY: Mapping[InputKind, Stray] = {"text": ("words", early_words)}
_WHY: Mapping[InputKind, Stray] = {"text": ("words", unless_a_day(early_words))}
_NEWS: Mapping[InputKind, Stray] = {"text": ("words", unless_a_day(stray_words))}

FLOWS: dict[str, Flow] = {
    "menu": Flow(menu.menu),
    "others": Flow(menu.others),
    "settings": Flow(menu.settings),
    "help": Flow(menu.help_),
    "language": Flow(menu.language),
    "join": Flow(arrive.join),
    "joined": Flow(arrive.joined),
    "link": Flow(arrive.link),
    "disconnect": Flow(arrive.disconnect),
    "my_link": Flow(arrive.my_link, roles=_REPRESENTATIVE),
    "quiet": Flow(quiet.quiet, sets=True),
    "digest": Flow(quiet.digest, roles=menu.SUMMED_UP, sets=True),
    "mydata": Flow(privacy.mydata),
    "forget": Flow(privacy.forget, drops=True),
    "report": Flow(report.report, watches=True, strays={**_PICTURES, **_PLACE, **_MORE}),
    "sort_out": Flow(sort_out.sort_out, watches=True, strays={**_PICTURES, **_PLACE, **_WORDS}),
    # Entered by the office's own people
    "enter": Flow(entering.enter, roles=STAFF | _REPRESENTATIVE, strays={**_PICTURES, **_PLACE, **_MORE}),
    "finding": Flow(entering.finding, roles=STAFF | _CORRESPONDENT, strays={**_PICTURES, **_PLACE, **_MORE}),
    "request": Flow(entering.request, roles=_REPRESENTATIVE, strays={**_PICTURES, **_MORE}),
    # Looking
    "mine": Flow(track.mine),
    "case": Flow(track.case, needs="case"),
    "case_more": Flow(more.case_more, needs="case"),
    "more_of": Flow(more.more_of, needs="case"),
    "timeline": Flow(track.timeline, needs="case"),
    # The resident
    "answer": Flow(resident.answer, needs="case", watches=True, strays=_ALBUM),
    "add": Flow(resident.add, needs="case", act=Action.ADD, watches=True, strays=_ALBUM),
    "rate": Flow(resident.rate, needs="case", act=Action.RATE, fresh=True, strays={**_PICTURES, **_WORDS}),
    "comment": Flow(
        resident.comment,
        needs="case",
        act=Action.ADD,
        strays=_PICTURES,
        gives_way=True,
        cancelled="comment-none",
        cancels=False,
    ),
    "reopen": Flow(resident.reopen, needs="case", act=Action.REOPEN, watches=True, strays=_PICTURES),
    "withdraw": Flow(resident.withdraw, needs="case", act=Action.WITHDRAW, strays=_EARLY),
    "share": Flow(privacy.share, needs="case", act=Action.SHARE),
    "urge": Flow(chasing.urge, needs="case", act=Action.URGE),
    "lasted": Flow(review.lasted, needs="case", act=Action.LASTED),
    "ask_review": Flow(review.ask_review, needs="case", act=Action.ASK_REVIEW, strays=_PICTURES),
    # The representative
    "extend": Flow(terms.extend, needs="case", act=Action.EXTEND, fresh=True, strays=_WHY),
    "reply": Flow(instructions.reply, needs="case", act=Action.REPLY, strays=_PICTURES),
    "accept": Flow(respond.accept, needs="case", act=Action.ACCEPT, fresh=True),
    "give_back": Flow(respond.give_back, needs="case", act=Action.GIVE_BACK, fresh=True, strays=_EARLY),
    "ask": Flow(respond.ask, needs="case", act=Action.ASK, fresh=True),
    "resume": Flow(respond.resume, needs="case", act=Action.RESUME, fresh=True),
    "write": Flow(thread.write, needs="case", strays=_ALBUM),
    "thread": Flow(thread.thread, needs="case"),
    "progress": Flow(
        respond.progress, needs="case", act=Action.PROGRESS, fresh=True, strays={**_PICTURES, **_NEWS}
    ),
    "resolve": Flow(
        respond.resolve, needs="case", act=Action.RESOLVE, fresh=True, strays={**_PICTURES, **_EARLY}
    ),
    "solve_on_spot": Flow(
        respond.solve_on_spot, needs="case", act=Action.SOLVE_ON_SPOT, fresh=True, strays=_PICTURES
    ),
    "away": Flow(away.away, roles=_REPRESENTATIVE | _OFFICER, sets=True),
    "propose": Flow(hand_on.propose, needs="case", act=Action.PROPOSE, fresh=True),
    # Responsible units: who passes on, who works
    "entrust": Flow(units.entrust, needs="case", act=Action.ENTRUST),
    "relieve": Flow(units.relieve, needs="case", act=Action.RELIEVE),
    "confer": Flow(units.confer, needs="case", act=Action.CONFER),
    "unit_accept": Flow(units.unit_accept, needs="case", act=Action.UNIT_ACCEPT),
    "unit_object": Flow(units.unit_object, needs="case", act=Action.UNIT_OBJECT),
    "unit_progress": Flow(units.unit_progress, needs="case", act=Action.UNIT_PROGRESS, strays=_PICTURES),
    "unit_answer": Flow(units.unit_answer, needs="case", act=Action.UNIT_ANSWER, strays=_PICTURES),
    "decide_objection": Flow(units.decide_objection, needs="case", act=Action.DECIDE_OBJECTION),
    # Several residents in one case
    "take_part": Flow(several.take_part, roles=STAFF, needs="case", act=Action.TAKE_PART),
    "group": Flow(several.group, needs="case"),
    "merge": Flow(several.merge, roles=STAFF, needs="case", act=Action.MERGE),
    "split": Flow(several.split, roles=STAFF, needs="case", act=Action.SPLIT),
    "let_rest": Flow(several.let_rest, needs="case", act=Action.LET_REST, strays=_PICTURES),
    # The wish wall
    "wall": Flow(wishes.wall, roles=CLAIMERS | STAFF),
    "wish": Flow(wishes.wish, roles=CLAIMERS | STAFF, needs="wish"),
    "claim": Flow(wishes.claim, roles=CLAIMERS, needs="wish"),
    "give_up": Flow(wishes.give_up, roles=CLAIMERS, needs="wish"),
    "pledge": Flow(wishes.pledge, roles=CLAIMERS | STAFF, needs="wish", strays=_PICTURES),
    "offer": Flow(wishes.offer, needs="case", act=Action.OFFER),
    "wishes": Flow(wishes.wishes, roles=STAFF),
    "volunteer": Flow(volunteers.volunteer),
    "enrol": Flow(volunteers.enrol, roles=STAFF, needs="task"),
    "decline": Flow(volunteers.decline, roles=STAFF, needs="task"),
    # Staff
    "approve_transfer": Flow(hand_on.approve_transfer, needs="case", act=Action.REFUSE_TRANSFER, fresh=True),
    "refuse_transfer": Flow(hand_on.refuse_transfer, needs="case", act=Action.REFUSE_TRANSFER),
    "staffing": Flow(menu.staffing, roles=STAFF),
    "deputy": Flow(away.deputy, roles=STAFF),
    "rebalance": Flow(rearrange.rebalance, roles=STAFF),
    "leave": Flow(rearrange.leave, roles=STAFF),
    "queue": Flow(tasks.queue, roles=OFFICE),
    "task": Flow(tasks.task, roles=OFFICE, needs="task"),
    "type_up": Flow(tasks.type_up, roles=OFFICE, needs="task"),
    "task_done": Flow(tasks.task_done, roles=OFFICE, needs="task"),
    "call_note": Flow(calling.note, roles=STAFF, needs="task"),
    "call_invite": Flow(calling.invite, roles=STAFF, needs="task"),
    "resend": Flow(tasks.resend, roles=OFFICE, needs="task"),
    "admit": Flow(triage.admit, needs="case", act=Action.ADMIT, fresh=True),
    "refuse": Flow(triage.refuse, needs="case", act=Action.REFUSE, fresh=True),
    "assign": Flow(triage.assign, needs="case", act=Action.ASSIGN, fresh=True),
    "mark_urgent": Flow(triage.mark_urgent, needs="case", act=Action.MARK_URGENT, fresh=True),
    "mark_subject": Flow(triage.mark_subject, needs="case", act=Action.MARK_SUBJECT, fresh=True),
    "clear_subject": Flow(triage.clear_subject, needs="case", act=Action.CLEAR_SUBJECT, fresh=True),
    "to_desk": Flow(triage.to_desk, needs="case", act=Action.TO_DESK, fresh=True),
    "explain": Flow(triage.explain, needs="case", act=Action.EXPLAIN, fresh=True, strays=_PICTURES),
    "close": Flow(triage.close, needs="case", act=Action.CLOSE, fresh=True, strays=_EARLY),
    "take_on": Flow(chasing.take_on, needs="case", act=Action.TAKE_ON),
    "snooze": Flow(chasing.snooze, needs="case", act=Action.SNOOZE, strays=_WHY),
    "call": Flow(calling.call, needs="case", act=Action.CALL),
    "hand_over": Flow(chasing.hand_over, needs="case", act=Action.HAND_OVER),
    # Those above them
    "approve_extension": Flow(terms.approve_extension, needs="case", act=Action.APPROVE_EXTENSION),
    "refuse_extension": Flow(terms.refuse_extension, needs="case", act=Action.REFUSE_EXTENSION),
    "instruct": Flow(instructions.instruct, needs="case", act=Action.INSTRUCT),
    "decide_review": Flow(
        review.decide_review, needs="case", act=Action.DECIDE_REVIEW, fresh=True, strays=_EARLY
    ),
}
