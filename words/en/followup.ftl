# Followed up until closed: promised days, more time, instructions, urging, revisits, reviews

state-review = under review
row-promised = Promised for
row-extension = Asks until
row-instruction = Instruction
row-unit = Unit
row-review = Objection
row-answered = Answered before
row-reviewed = First review
row-objection = The { $asker } says
row-snoozed = Put off to
row-owner = Looked after by
handler-review = under review
row-spent = Time
spent-office = office { $unit ->
    [h] { $count ->
        [one] { $count } hour
       *[other] { $count } hours
    }
   *[d] { $count ->
        [one] { $count } working day
       *[other] { $count } working days
    }
}
spent-representative = representative { $unit ->
    [h] { $count ->
        [one] { $count } hour
       *[other] { $count } hours
    }
   *[d] { $count ->
        [one] { $count } working day
       *[other] { $count } working days
    }
}
spent-unit = unit { $unit ->
    [h] { $count ->
        [one] { $count } hour
       *[other] { $count } hours
    }
   *[d] { $count ->
        [one] { $count } working day
       *[other] { $count } working days
    }
}
spent-resident = waiting for { $asker } { $unit ->
    [h] { $count ->
        [one] { $count } hour
       *[other] { $count } hours
    }
   *[d] { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
}

step-reassign = to the next representative
step-revisit = ask whether it lasted
step-reopen = look at it again

press-urge = Urge
press-extend = Ask for more time
press-approve_extension = Give the time
press-refuse_extension = Refuse more time
press-instruct = Instruct
press-reply = Answer instruction
press-take_on = I look after it
press-snooze = Remind me later
press-hand_over = A colleague looks after
press-lasted = Still fine
press-again = Broken again
press-ask_review-second = Ask for a second review
press-ask_review = Ask for a review
press-decide_review-second = Decide the second review
press-decide_review = Decide the review

action-urge = urge it
action-extend = ask for more time
action-approve_extension = give more time
action-refuse_extension = refuse more time
action-instruct = give an instruction
action-reply = answer the instruction
action-take_on = take it on
action-snooze = put it off
action-hand_over = hand it over
action-lasted = say that it lasted
action-ask_review = ask for a review
action-decide_review = decide the review

entry-urge = { $who } urged it
entry-extend = { $who } asked for more time{ $until ->
    [none] {""}
   *[other] {" "}until { $until }
}
entry-approve_extension = { $who } gave more time{ $until ->
    [none] {""}
   *[other] {" "}until { $until }
}
entry-refuse_extension = { $who } gave no more time
entry-instruct = { $who } gave an instruction{ $until ->
    [none] {""}
   *[other] {" "}to be answered by { $until }
}
entry-reply = { $who } answered the instruction
entry-take_on = { $who } looks after it
entry-snooze = { $who } put it off { $until ->
    [none] for some days
   *[other] to { $until }
}
entry-hand_over = { $who } handed it to { $whom ->
    [none] a colleague
   *[other] { $whom }
}
entry-lasted = { $who } said it is still fine
entry-ask_review = { $who } asked for a review
entry-decide_review = { $who } decided the review

NotThatDate = That day is not possible{ $latest ->
    [none] {""}
   *[other] ; the latest is { $latest }
}. <b>Another day?</b>
NoMoreTime = { $number }: the rules allow more time { $times ->
    [one] once
   *[other] { $times } times
} at most, and that is used up.
UrgedToday = It has been urged today already. Tomorrow you can again.
TooLate = More than { $days } days have passed since the answer: no review can be asked for any more. If something new has happened, just tell me.

ask-extend-until = <b>{ $number }: until which day?</b> { $latest } at the latest.
    .hint = A supervisor has to agree; the resident is told why.
ask-extend-words = <b>Why is more time needed?</b>
    .hint = If it is given, the resident reads this.
extend-late = { $number } is too far over its day for more time by the rules. Please report how it stands.
extend-done = A supervisor decides; either way you will hear.
ask-approve_extension-words = { $number }: more time is asked for until { $until }, because:
    { $why }
    <b>Tell the resident so?</b> To change it, write.
approve-done = { $number } has more time; the resident and the representative will know.
ask-refuse_extension-words = <b>Why not?</b>
    .hint = Only the representative reads this.
refuse-extension-done = The representative is told; { $number } keeps its day.
ask-instruct-words = <b>{ $number }: what is your instruction?</b>
ask-instruct-unit = <b>Which unit is to do it?</b> Write its name, or press “Skip”.
    .hint = { $at_once ->
        [yes] It gets the case at once, and reads your instruction.
       *[no] It stands in the instruction until the case can be passed on.
    }
ask-instruct-until = <b>By which day are you to be answered?</b>
instruct-done = Noted. If { $number } is not answered by { $until }, I will tell you.{ $waits ->
    [none] {""}
    [unknown] {" "}No unit called { $name } is on the list: the representative or the staff will pass it on.
    [submitted] {" "}The case is not admitted yet; { $name } gets it after that.
    [offered] {" "}The wish waits on the wall, so { $name } has not got it.
   *[claimed] {" "}The wish is claimed, so { $name } has not got it.
}
ask-reply-words = <b>{ $number }: what has come of the instruction?</b>
ask-reply-pictures = { ask-report-pictures }
reply-done = The leader is told.
take-on-done = You look after { $number } now; only you are reminded.
ask-snooze-until = <b>Remind you on which day?</b>
ask-snooze-words = <b>Why does it wait?</b> One sentence; your colleagues can read it.
snooze-done = { $number } comes back on { $until }.
    .hint = If its day passes, it goes up all the same.
ask-hand_over-who = <b>{ $number }: to whom?</b>
ask-hand_over-words = <b>A word for them?</b> It can be left out.
hand-over-done = { $number } is with { $name } now.
handed-over = { $from } has handed { $number } to you{ $spoken ->
    [no] .
   *[other] : { $words }
}
hand-over-nobody = There is no colleague it could go to.
urge-done = Urged: { $handler ->
    [none] the staff
   *[other] { $handler }
} will see it at once.
lasted-done = Good. Thank you.
ask-ask_review-words = <b>{ $number }: what is wrong with the { $review ->
    [0] answer
   *[other] decision
}?</b>
    .hint = It is decided within 30 days, and you get it in writing.
ask-ask_review-pictures = { ask-report-pictures }
ask-review-done = Your request for a { $review ->
    [2] second review
   *[other] review
} of { $number } is here. { $by ->
    [none] You will hear what comes of it.
   *[other] You will have the result by { $by }.
}
ask-decide_review-decision = <b>{ $number }: how is the { $review ->
    [2] second review
   *[other] review
} decided?</b>
decision-uphold = The answer stands
decision-change = The answer is changed
decision-redo = To be worked on again
ask-decide_review-words = <b>What do you tell them?</b> With the reasons.
    .hint = It goes into the { $review ->
        [2] final written decision
       *[other] written decision
    }.
decide-review-done = { $number } is decided; { $knows }.
ask-progress-promised = <b>Can you promise a day?</b> I will ask you then.
promise-none = Not yet

urged-handler = The { $asker } is waiting for { $number } and urges it. <b>How is it going?</b>
    .hint = One sentence is enough; I pass it on to the { $asker }.
extended-residents = { $number } needs more time: you will be answered by { $by }. Sorry.
    { $said }
extended-handler = { $number } has time until { $by }; the { $asker } knows.
not-extended-handler = { $number } gets no more time; it stays with { $by }.
    { $said }
instructed-handler = A leader has given an instruction about { $number }, to be answered { $instructed }:
    { $said }
    .hint = When it is done, press “Answer instruction”.
replied-leaders = Your instruction about { $number } is answered:
    { $said }
reviewed-residents = The { $review ->
    [2] second review
   *[other] review
} of { $number } is decided: <b>{ $decision ->
    [redo] it is to be worked on again
    [change] the answer is changed
   *[uphold] the answer stands
}</b>.
    { $said }
    .hint = { $review ->
    [1] { $decision ->
        [redo] You will hear how it goes.
       *[other] If you still disagree, you can ask once more within 30 days.
    }
   *[other] { $decision ->
        [redo] You will hear how it goes.
       *[other] This is final: the same matter is not taken up again.
    }
}
reviewed-handler = The { $review ->
    [2] second review
   *[other] review
} of { $number } is decided: { $decision ->
    [redo] please work on it again
    [change] the answer is changed
   *[uphold] your answer stands
}.
    { $said }
reopened-residents = { $number } { $title }: as agreed, we look at it again.
    .hint = You will hear how it goes.
revisit = { $number } “{ $title }” was solved some time ago. <b>Is it still all right?</b>
ask-promised = { $handler }, the day you named for { $number } has come. <b>How is it?</b>
    .hint = One sentence is enough; I pass it on to the { $asker }.
ask-instructed = { $handler }, the instruction about { $number } is to be answered { $instructed }. <b>How is it going?</b>
    .hint = Press “Answer instruction” and write a sentence.

task-urged = { $number } is urged by the resident, and nobody has it yet. <b>Who gets it?</b>
task-extension = { $handler } asks for time until { $until } for { $number }. <b>Do you agree?</b>
    { $note }
task-disputed = { $number }: the resident is not satisfied for the { $disputes ->
    [2] second
   *[other] { $disputes }th
} time; { $handler ->
    [none] nobody has it
   *[other] { $handler } has it
}. <b>What now?</b>
task-instruction = { $unanswered ->
    [yes] { $number }: the instruction was to be answered { $instructed }, and is not. <b>What now?</b>
   *[no] { $number }: a leader has given an instruction, to be answered { $instructed }. <b>Please see to it.</b>
}
    { $note }
task-review = { $number }: the resident asks for { $review ->
    [2] a second review
   *[other] a review
}, due within 30 days. <b>How is it decided?</b>
task-kind-urged = urged
task-kind-extension = more time
task-kind-disputed = not solved again
task-kind-instruction = instruction
task-kind-review = review

beat-urge = urged
beat-extend = asks for time
beat-approve_extension = time given
beat-refuse_extension = no more time
beat-instruct = instruction
beat-reply = instruction answered
beat-take_on = looked after
beat-snooze = put off
beat-hand_over = handed over
beat-lasted = still fine
beat-ask_review = review asked
beat-decide_review = review decided
beat-reassign = reassigned
beat-revisit = revisit
did-reassign = Three days without acceptance: it went to the next representative.
did-revisit = Two weeks after it was solved: is it still all right?
did-reopen = The day has come to look at it again.
place-unsure = { $said ->
    [yes] The place is known only by these words; no district is called so
   *[no] The resident did not say where it is
}{ $phone ->
    [yes] . Please telephone at once and ask.
   *[no] , and left no number. Please write at once and ask.
}
reviewed-before = This resident's { $numbers } was reviewed to the end. If it is the same matter, it is not taken up: decline it and say why.
