# Responsible units: passing on, accepting, objecting, progress, answers, taking back, conferences

row-works = Unit at work
row-lead = Lead unit
row-helps = Helping unit
row-task = To be done
row-objects = May object until
row-representative = Representative
unit-line = { $name }{ $officer ->
    [none] {""}
   *[other] {" "}({ $officer })
}, { $stage ->
    [unit_asked] not accepted yet
    [unit_accepted] at work
    [unit_objected] says it is not theirs
   *[unit_answered] has answered
}{ $far ->
    [none] {""}
   *[other] , { $far }
}{ $said ->
    [none] {""}
   *[other] : { $said }
}
status-unit_answered = answered
status-unit_objected = waiting for the staff
state-unit_asked = unit has not accepted
state-unit_accepted = unit at work

step-unit = chase the unit
step-unit-remind = remind the unit to accept
step-unit-ask_progress = ask the unit for news
step-unit-warn = remind the unit of its day
step-unit-escalate = ask staff to chase the unit
step-unit-escalate-supervisors = ask supervisors to chase the unit
step-unit-escalate-leaders = ask leaders to chase the unit
step-unit-escalate-duty = ask the duty desk to chase the unit

press-entrust = Pass to a unit
press-unit_accept = We take it on
press-unit_object = Not ours
press-decide_objection = Decide objection
press-unit_progress = Report how far
press-unit_answer = Report the result
press-unit_progress-noted = Note how far it is
press-unit_answer-noted = Note its answer
press-relieve = Take from unit
press-confer = Note a conference

action-entrust = be passed to a unit
action-unit_accept = be taken on
action-unit_object = be objected to
action-decide_objection = have its objection decided
action-unit_progress = be reported on
action-unit_answer = be answered by a unit
action-relieve = be taken from a unit
action-confer = have a conference noted

entry-entrust = { $who } passed it to { $whom ->
    [none] a unit
   *[other] { $whom }
}{ $until ->
    [none] {""}
   *[other] , to be done by { $until }
}
entry-unit_accept = { $whom ->
    [none] A unit
   *[other] { $whom }
} took it on
entry-unit_object = { $whom ->
    [none] A unit
   *[other] { $whom }
} said it is not theirs
entry-decide_objection = { $who } decided the objection of { $whom ->
    [none] a unit
   *[other] { $whom }
}{ $until ->
    [none] {""}
   *[other] , to be done by { $until }
}
entry-unit_progress = { $whom ->
    [none] A unit
   *[other] { $whom }
} said how far it is
entry-unit_answer = { $whom ->
    [none] A unit
   *[other] { $whom }
} answered
entry-relieve = { $who } took it from { $whom ->
    [none] a unit
   *[other] { $whom }
}
entry-confer = { $who } noted a conference{ $until ->
    [none] {""}
   *[other] {" "}held on { $until }
}
conference = Present: { $who }
    { $words }

AboutTheUnit = The case is about this unit, so it can never be given it. <b>Which other?</b>
NoSuchUnit = There is no such unit, or it does not have this case. <b>Which unit?</b>
StillObjected = This unit says it is not theirs, and that is not decided yet. <b>Which other?</b>
TooLateToObject = Too late to object: within { $days } working days, before the answer is due. Please take it on, or call the staff.

ask-entrust-unit = <b>{ $number }: to which unit?</b> Press one, or write its name.
ask-entrust-lead = { $leader } leads. <b>Does { $name } help, or lead from now on?</b>
entrust-helps = It helps
entrust-leads = It leads
invalid-unit = No unit called “{ $name }” is known here. Press one of these, or have the administrator add it.
ask-entrust-words = <b>What is { $name } to do?</b>
    .hint = { $said ->
        [none] It sees the resident's own words, the place and the photos.
       *[other] The instruction says: { $said }
    }
entrust-as-instructed = As instructed
entrust-as-is = As the resident asks
ask-entrust-until = <b>By which day is { $name } to be done?</b>
entrust-done = { $number } is with { $name }, to be answered by { $until }.{ $beyond ->
    [none] {""}
   *[other] {" "}The resident is to have an answer by { $beyond }: if that is too soon, ask for more time.
}{ $there ->
    [yes] {""}
   *[no] {" "}Nobody there reads this, so the staff will call.
}
entrust-none = No unit is known yet; please ask the staff to add it.
unit-accept-done = { $number } is yours. { $by ->
    [none] Please answer soon.
   *[other] An answer by { $by }.
}
ask-unit_object-words = <b>{ $number }: why is it not yours?</b> Please give the reasons.
    .hint = The staff decide{ $until ->
        [none] .
       *[other] ; you may object until { $until }.
    }
object-late = The time for an objection to { $number } is over. Please take it on, or speak to the staff.
unit-object-done = The staff decide; either way you will hear.
ask-decide_objection-unit = <b>{ $number }: which unit?</b>
ask-decide_objection-decision = { $name } says { $number } is not theirs:
    { $said }
    <b>What do you decide?</b>
decision-objection-uphold = Not theirs: take it back
decision-objection-dismiss = It stays theirs
ask-decide_objection-words = { $decision ->
    [uphold] <b>Why is it not theirs?</b>
   *[dismiss] <b>Why does it stay theirs?</b>
}
    .hint = The unit and the representative read this.
ask-decide_objection-until = { ask-entrust-until }
decide-objection-done = { $decision ->
    [uphold] { $name } has { $number } no more, and will know.{ $handler ->
        [none] {""}
       *[other] {" "}{ $handler } decides which unit is next.
    }
   *[dismiss] { $number } stays with { $name }, who will know.
}
ask-unit_progress-unit = { ask-decide_objection-unit }
ask-unit_progress-words = { $mine ->
    [yes] <b>How far has { $number } come?</b>
   *[no] <b>{ $number }: how far is { $name }?</b>
}
    .hint = One sentence will do; the representative reads it.
ask-unit_progress-pictures = { ask-report-pictures }
unit-progress-done = Noted; { $handler ->
    [none] the staff can read it.
   *[other] { $handler } will know.
}
ask-unit_answer-unit = { ask-decide_objection-unit }
ask-unit_answer-words = { $mine ->
    [yes] <b>{ $number }: what was done?</b>
   *[no] <b>{ $number }: what did { $name } do?</b>
}
    .hint = The resident is answered by this.
ask-unit_answer-pictures = { ask-report-pictures }
unit-answer-done = { $handler ->
    [none] The staff
   *[other] { $handler }
} will answer the resident. Thank you.
ask-relieve-unit = { ask-decide_objection-unit }
ask-relieve-words = <b>Why do you take it from { $name }?</b> One sentence.
relieve-done = { $name } has { $number } no more, and will know.
ask-confer-held = <b>On which day was it?</b> You may write a date.
ask-confer-who = <b>Who took part?</b> Units and names.
ask-confer-words = <b>What was decided?</b> Who does what, and by when.
confer-done = The conference about { $number } is noted; every unit can read it.
invalid-date-to-come = That day is still to come. <b>Which day was it?</b>
invalid-date-gone = That is too long ago; half a year at most. <b>Which day was it?</b>
answer-theirs = As the unit says

entrusted-officers = { $lead ->
    [yes] A case for your unit
   *[no] Your unit is asked to help with a case
}{ $by ->
    [none] .
   *[other] , to be answered by { $by }.
}
    .hint = If it is not yours, press “Not ours” and say why.
entrusted-residents = { $accepts ->
    [yes] <b>{ $handler }</b> has accepted { $number }; <b>{ $unit }</b> works on it.
   *[no] { $number } has been passed to <b>{ $unit }</b>; we wait for its word.
}
    .hint = { $over ->
    [yes] { $apologised ->
        [yes] It
       *[no] Sorry that it
    } is { $late } late. You will hear of any progress.
   *[other] { $by ->
        [none] You will hear of any progress.
       *[other] { $day_known ->
            [yes] You will hear of any progress.
           *[no] An answer by { $by }, and word of any progress.
        }
    }
}
entrusted-handler = { $as_instructed ->
    [yes] { $number } was passed to { $unit }, as instructed.
   *[no] The staff passed { $number } to { $unit }:
    { $said }
}
unit_accepted-handler = { $unit } has taken on { $number }.
unit_objected-handler = { $unit } says { $number } is not theirs:
    { $said }
    .hint = The staff decide, and you will hear.
objection-upheld-handler = { $number } is not for { $unit }, so the staff took it back:
    { $said }
    <b>Please decide who gets it.</b>
objection-residents = { $number } is not a matter for <b>{ $unit }</b>; { $leader ->
    [none] we are finding the right unit, and will tell you which it is.
   *[other] { $leader } goes on with it, and you will hear of any progress.
}
    .hint = { $over ->
    [yes] { $apologised ->
        [yes] It
       *[no] Sorry that it
    } is { $late } late.
   *[other] { $by ->
        [none] {""}
       *[other] You still have an answer by { $by }.
    }
}
objection-handler = { $number } stays with { $unit }, the objection was dismissed:
    { $said }
objection-officers = { $number } stays with your unit, the objection was dismissed{ $by ->
    [none] :
   *[other] . An answer by { $by }:
}
    { $said }
objection-former = Your objection to { $number } was upheld, and your unit need do nothing more:
    { $said }
    Thank you.
instructed-leaders = { $unit }, which your instruction about { $number } names, has it no more:
    { $said }
unit_progress-handler = { $unit } about { $number }:
    { $said }
    .hint = To tell the resident, press “Report progress”.
unit_answered-handler = { $unit } has answered about { $number }:
    { $said }
    <b>Can you answer the resident?</b>
unit_answered-officers = { $unit }, who helps with { $number }, has answered:
    { $said }
relieved-handler = The staff took { $number } from { $unit }:
    { $said }
relieved-former = Your unit has { $number } no more. Thank you.
moot-former = The resident of { $number } is answered: nothing more for your unit to do. Thank you.
over-former = { $number } is closed{ $verdict ->
    [none] .
   *[other] ; the resident's verdict: <b>{ $verdict }</b>.
} Thank you.
leads-officers = Your unit leads { $number } from now on.
helps-officers = { $unit } leads { $number } from now on; your unit helps.
conferred-handler = The staff noted a conference about { $number }:
    { $said }
conferred-officers = A conference about { $number } decided:
    { $said }
added-officers = The resident of { $number } adds:
    { $said }
remind-officers = { $number }: your unit has not accepted yet, and the resident waits. <b>Can you take it?</b>
    .hint = If it is not yours, press “Not ours”.
ask-officers = { $number } { $over ->
    [yes] is { $late } over, and the resident waits.{" "}
   *[other] {""}
}<b>How is it going?</b>
    .hint = One sentence is enough; the representative reads it.
warn-officers = { $over ->
    [yes] { $number } is { $late } over, and the resident waits for an answer.
    [today] { $number } is to be answered today.
   *[no] { $number }: { $days ->
        [one] { $days } day
       *[other] { $days } days
    } left. Please answer in time.
}
    .hint = If it takes longer, say so: press “Report how far”.
unit_late-handler = { $number }: nothing from { $unit }; { $who ->
    [none] the staff
   *[other] { $who }
} looks into it.

task-objection = { $person } says { $number } is not theirs. <b>What do you decide?</b>
    { $note }
task-unit_late = { $number }: nothing from { $person }. <b>Please call.</b>
task-unit_nobody = { $number } is with { $person }, where nobody reads messages. <b>Please call.</b>
task-unit_answered = { $number }: the unit has answered, and no representative has it. <b>Please answer the resident.</b>
    { $note }
task-kind-objection = unit objects
task-kind-unit_late = unit silent
task-kind-unit_nobody = unit not on line
task-kind-unit_answered = unit answered

policy-to-officers = officers
policy-start-unit_asked = from when the unit is asked
policy-start-unit_accepted = from accepting or a report

beat-entrust = passed to a unit
beat-unit_accept = unit accepts
beat-unit_object = unit objects
beat-decide_objection = objection decided
beat-unit_progress = unit reports
beat-unit_answer = unit answers
beat-relieve = taken from the unit
beat-confer = conference
beat-unit = unit is chased
did-unit = { $do ->
    [remind] The unit had not accepted: reminded once.
    [ask_progress] No news for a while: the unit was asked for a line.
    [warn] The unit's day is near: it was told.
   *[escalate] Still nothing from the unit: the staff were asked to call.
}
