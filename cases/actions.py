"""What can happen to a case."""

from enum import StrEnum


class Action(StrEnum):
    """Everything that can happen to a case; each is one event."""

    SUBMIT = "submit"
    ADMIT = "admit"
    REFUSE = "refuse"
    ASSIGN = "assign"
    ACCEPT = "accept"
    GIVE_BACK = "give_back"  # 退回, with the reason
    ASK = "ask"  # the handler asks the resident
    ANSWER = "answer"
    RESUME = "resume"  # the resident stayed silent: the work goes on
    PROGRESS = "progress"
    WRITE = "write"  # 留言: to the residents, nothing else changes
    RESOLVE = "resolve"
    SOLVE_ON_SPOT = "solve_on_spot"  # 当场解决
    EXPLAIN = "explain"  # a clerk answers directly, 解释疏导
    RATE = "rate"
    CLOSE_UNANSWERED = "close_unanswered"
    CLOSE = "close"
    WITHDRAW = "withdraw"
    ADD = "add"
    REOPEN = "reopen"
    MARK_URGENT = "mark_urgent"
    MARK_SUBJECT = "mark_subject"
    CLEAR_SUBJECT = "clear_subject"
    TYPE_UP = "type_up"  # a clerk writes down a voice message
    FOLLOW_UP = "follow_up"  # a step of the policy fired
    URGE = "urge"  # 催办 by the resident
    EXTEND = "extend"  # 延期: the handler asks for more time
    APPROVE_EXTENSION = "approve_extension"
    REFUSE_EXTENSION = "refuse_extension"
    INSTRUCT = "instruct"  # 批示: a leader names a unit and a date
    REPLY = "reply"  # what has come of the instruction
    TAKE_ON = "take_on"  # somebody of the staff looks after it
    SNOOZE = "snooze"  # chased again later, with the reason
    HAND_OVER = "hand_over"  # to somebody else of the staff
    TO_DESK = "to_desk"  # 移交检举控告: a clerk sees that it is one; from then on the desk alone has it
    LASTED = "lasted"  # 回访: it is still all right
    ASK_REVIEW = "ask_review"  # 申请复查, then 复核
    DECIDE_REVIEW = "decide_review"
    ENTRUST = "entrust"  # 交办: to a unit, with what is to be done and by when
    UNIT_ACCEPT = "unit_accept"
    UNIT_OBJECT = "unit_object"  # 异议, with the reason
    DECIDE_OBJECTION = "decide_objection"
    UNIT_PROGRESS = "unit_progress"
    UNIT_ANSWER = "unit_answer"
    RELIEVE = "relieve"  # taken back from the unit
    CONFER = "confer"  # 会商: who met, and what was decided
    TAKE_PART = "take_part"  # 我也遇到: one more resident
    MERGE = "merge"  # 合并: it goes on in another case
    TAKE_IN = "take_in"  # and this is that other one
    SPLIT = "split"  # 分开: a part of it is a case of its own now
    LET_REST = "let_rest"  # 息访承诺: filed, and nothing depends on it
    PROPOSE = "propose"  # 转办: whoever has it thinks that a colleague should
    REFUSE_TRANSFER = "refuse_transfer"
    LEAVE = "leave"  # 卸任: whoever had to do with it is no more in office
    CALL = "call"  # 回访电话: a resident without a chat was telephoned
    OFFER = "offer"  # a clerk has verified a wish: it goes on the wall, or is worded anew
    CLAIM = "claim"  # 认领
    GIVE_UP = "give_up"  # the claim, with the reason
    LAPSE = "lapse"  # nothing came of the claim in time
    PLEDGE = "pledge"  # 捐款捐物: a record with its evidence
    SHARE = "share"  # name and telephone, with who has it; or no longer
    ERASE = "erase"  # a resident is forgotten, or the time for which words are kept is over


SAID = frozenset(
    {"voice", "comment", "until", "promised", "held", "signed", "reason", "decision", "unit", "lead"}
    | {"together", "sort", "value", "pledge"}
)
"""The keys of what people say with an act besides their words. All else that an event holds the desk and the
domain add: above all who wrote it down for whom, and which letter goes with it."""
