# Staff decide about a case

admit-done = { $number } is admitted; { $knows }.
ask-refuse-words = <b>Why not admit it?</b> Say whom they can turn to.
ask-refuse-sure = The resident will read this:
    { $words }
    <b>Answer them like this?</b>
refuse-yes = Yes, send it
refuse-no = Let me think
refuse-kept = Nothing changed; { $number } still waits for you.
refuse-done = { $number } is not admitted; { $tells ->
    [chat] the resident knows why.
   *[other] { $knows } why.
}
ask-assign-who = { $handler ->
    [none] <b>Who should have { $number }?</b>
   *[other] { $number } is with { $handler }, who will have it no more. <b>Who should have it?</b>
}
assign-to = { $name }
assign-nobody = Nobody fits { $number } just now.
    .hint = Under “More” you can answer the resident directly.
assign-done = { $number } is with { $name }; the resident will know, too.
urgent-done = { $number } is urgent now and comes first.
ask-mark_subject-name = <b>Whom is { $number } about?</b> { $found ->
    [none] Write a name or a unit.
   *[other] Press a name, or write another name or unit.
}
ask-mark_subject-who = <b>Which of these is “{ $name }”?</b>
subject-other = None of them
subject-done = Noted: it is about { $name }, who will never be given it.
ask-clear_subject-sure = <b>Is { $number } really about nobody?</b>
ask-to_desk-sure = <b>Hand { $number } to the discipline desk?</b>
    Then only the resident and that desk see it. You will not, either.
to-desk-yes = Hand it over
to-desk-no = Let me look again
to-desk-kept = Nothing changed; { $number } still waits for you.
to-desk-done = { $number } is with the desk, and the resident knows. Please tell nobody of it.
clear-yes = About nobody
clear-no = Let me look again
clear-kept = Nothing changed; { $number } still waits for you.
clear-done = { $number } is about nobody{ $handler ->
    [none] {" "}and can be assigned.
   *[other] ; { $handler } goes on with it.
}
ask-explain-words = { $units ->
    [none] {""}
   *[other] { $units } has not answered yet, and need not any more once the resident is answered.
}
    { $said ->
        [none] {""}
       *[other] The unit says: { $said }
    }
    <b>What is the answer to { $number }?</b>
    .hint = The resident will read what you write.
ask-explain-pictures = { ask-report-pictures }
explain-done = { $number } is answered; the resident is asked for a verdict.
ask-close-outcome = <b>How did { $number } end?</b>
ask-close-words = { $how ->
    [referred] <b>Which way is open to them, and who is in charge?</b>
   *[other] <b>What shall the resident hear?</b>
}
    .hint = The resident will read what you write.
ask-close-sure = The resident will read this:
    { $number } is closed: { $outcome }.
    { $words }
    <b>Close it like this?</b>
close-yes = Close it
close-no = Let me think
close-kept = Nothing changed; { $number } is still open.
close-done = { $number } is closed: { $outcome }; { $handler ->
    [none] { $knows }.
   *[other] { $handler } will know, and { $knows }.
}

queue = { $count ->
    [one] { $count } thing needs your decision; <b>press it to see it.</b>
   *[other] { $count } things need your decision. <b>Which one first?</b>
}
queue-none = Nothing is waiting for you.
task-kind-triage = to look at
task-kind-named = names somebody
task-kind-returned = returned
task-kind-nobody = nobody has it
task-kind-escalated = to decide
task-kind-undelivered = not delivered
task-kind-added = written after closing
task-kind-type_up = voice to write down
task-kind-no_desk = nobody takes misconduct
task-kind-parked = not readable
task-kind-misconduct = Misconduct
ask-type_up-words = <b>What does the voice message say?</b> In their own words, please.
type-up-done = Written down with the case.
ask-task_done-words = <b>What came of it?</b> A line, or nothing.
task-done = Good, that is done.
resend-none = There is no message to send again.
resend-done = Sent again; whether it arrives will be noted.
