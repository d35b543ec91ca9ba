# Looking at a case; adding, rating, reopening, withdrawing

case = This is how <b>{ $number }</b> stands.
case-changed = <b>{ $number }</b> has changed meanwhile: { $stands ->
    [closed] it is closed.
    [resolved] it has been answered.
    [waiting] a question waits for its answer.
    [review] it is under review.
   *[other] { $handler ->
        [none] nobody has it just now.
       *[other] { $handler } has it now.
    }
}
case-more = { $number }: <b>what else?</b>
timeline = What has happened to { $number }:
mine = { $count ->
    [one] You have { $count } open case; <b>press it to see it.</b>
   *[other] You have { $count } open cases. <b>Which one?</b>
}
mine-closed = Nothing is open. { $count ->
    [one] This one is closed; <b>press it to see it.</b>
   *[other] These { $count } are closed. <b>Which one?</b>
}
mine-none = You have no open case. <b>Is there anything to report?</b>

ask-answer-words = { $handler ->
    [none] Staff ask you:
   *[other] { $handler } asks you:
}
    <b>{ $question }</b>
answer-done = Thank you; they will be told.{ $by ->
    [none] {""}
   *[other] {" "}You will have an answer by { $by }.
}
    .hint = The time it waited for you does not count.
ask-answer-more = { $answered ->
    [yes] You have answered this already; it was passed on. <b>Anything to add?</b>
   *[no] It goes on by now, and they will still read you. <b>What would you like to say?</b>
}
ask-add-words = <b>What would you like to add to { $number }?</b>
edit-done = { $number } reads as you changed it; whoever handles it will be told.
edit-draft = Changed.
album-done = This one is part of { $number } now, too.
edit-late = What has been sent cannot be changed; please write once more.
ask-write-words = <b>What would you like to say?</b>
    .hint = Words, voice or photos; they are passed on at once.
write-done = { $to ->
    [residents] { $tells ->
        [chat] { $count ->
            [one] Passed on to the resident.
           *[other] Passed on to { $count } residents.
        }
       *[other] Noted; { $knows }.
    }
   *[office] Noted; whoever handles it will be told.
}
write-over = { $number } is closed; messages are not passed on any more.
thread = What was said about { $number }:
thread-none = Nobody has written about { $number } yet.
add-done = Added; whoever handles it will be told.
ask-rate-verdict = { $handler ->
    [none] The office
   *[other] { $handler }
} says: { $answer }
    <b>How was { $number } handled?</b>
rate-done-satisfied = Thank you. { $number } is noted as satisfied.
rate-done-basically = Thank you. { $number } is noted as mostly satisfied.
rate-done-not = { $number } is noted as not satisfied. { $handler ->
    [none] Staff will look again.
   *[other] { $handler } will look again.
}{ $petition ->
    [yes] {" "}When it is answered again, you may ask for a review.
   *[other] {""}
}
ask-comment-words = { $verdict ->
    [not] <b>What is still wrong?</b> A line helps to go on.
   *[other] <b>Anything to add?</b>
}
comment-nothing = Nothing more
comment-no-more = Leave it
ask-comment-again = { $number } is noted as done. <b>Shall it be taken up again?</b>
    .hint = Your words are kept.
comment-again = Yes, take it up again
comment-only = No, just saying
comment-none = Your verdict is noted, thank you.
comment-done = Noted, thank you.
ask-reopen-words = { $broke ->
    [yes] <b>What has happened to { $number }?</b> A line helps to go on.
   *[no] <b>What is still wrong with { $number }?</b>
}
ask-reopen-pictures = { ask-report-pictures }
reopen-done = { $number } is open again. { $handler ->
    [none] You will hear who gets it.
   *[other] { $handler } carries on.
}
ask-withdraw-sure = Once withdrawn, nobody works on it. <b>Really withdraw { $number }?</b>
withdraw-yes = Withdraw
withdraw-no = No, carry on
ask-withdraw-words = <b>Why withdraw it?</b> You need not say.
withdraw-kept = All right, { $number } goes on.
withdraw-done = { $number } is withdrawn. Speak up any time.
