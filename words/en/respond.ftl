# A representative handles a case

accept-done = { $number } is yours. { $over ->
    [yes] It is { $late } over: please answer soon.
   *[other] { $by ->
        [none] The { $asker } knows, too.
       *[other] An answer is due by { $by }.
    }
}
    .hint = If a unit has to do it: “More”, then “Pass to a unit”.
ask-give_back-reason = <b>Why do you return it?</b> It does not count against you.
reason-back-area = Not my district
reason-back-away = I am away
reason-back-matter = Not for me to handle
reason-back-involved = I know those concerned
reason-back-other = Another reason
ask-give_back-words = <b>A line about it, please,</b> so that the next one knows.
give-back-done = { $number } is returned; we find someone else. Thank you.
ask-ask-words = <b>What would you like to ask the { $asker }?</b>
    .hint = Until the { $asker } answers, the time does not count as yours.
ask-done = Asked. You will hear as soon as the { $asker } answers.
resume-done = All right, { $number } goes on.
ask-progress-words = <b>How far has { $number } come?</b>
    .hint = One sentence will do; the { $asker } will hear it{ $stands ->
    [assigned] , and the case is yours then.
   *[other] .
}
ask-progress-pictures = { ask-report-pictures }
promise-done = { progress-done } I ask you again on { $until }.{ $beyond ->
    [none] {""}
   *[other] {" "}Its day is { $beyond }: if that is too soon, ask for more time.
}
progress-done = { $accepts ->
    [yes] The { $asker } knows, and { $number } is yours.
   *[no] The { $asker } has been told.
}
ask-resolve-outcome = { $units ->
    [none] {""}
   *[other] { $units } has not answered yet, and need not any more once the { $asker } is answered.
}
    <b>How did { $number } end?</b>
ask-resolve-words = { $said ->
    [none] {""}
   *[other] The unit says: { $said }
}
    { $how ->
    [explained] <b>What did you explain to the { $asker }?</b>
    [referred] <b>Which way is open to them, and who is in charge?</b>
   *[other] <b>What was done?</b>
}
    .hint = The { $asker } will read what you write.
ask-resolve-pictures = { ask-report-pictures }
resolve-done = { $tells ->
    [chat] The { $asker } has been told and asked for a verdict.
   *[other] Noted: { $knows } and asks for a verdict.
}{ $asked ->
    [none] {""}
   *[other] {" "}The extension you asked for need not be decided any more.
}
ask-solve_on_spot-words = { $units ->
    [none] {""}
   *[other] { $units } has not answered yet, and need not any more once the { $asker } is answered.
}
    <b>How was { $number } solved?</b>
    .hint = The { $asker } will read what you write.
ask-solve_on_spot-pictures = { ask-report-pictures }
solve-done = { $number } is done; { $knows }. Thank you.{ $asked ->
    [none] {""}
   *[other] {" "}The extension you asked for need not be decided any more.
}

ask-away-now = You are away until { $until }. <b>Are you back?</b>
ask-away-from = <b>Away from which day?</b> “Tomorrow to 3 December” will do.
ask-away-until = From { $begin }: <b>back on which day?</b> “Next Wednesday” will do.
away-back = I am back
away-change = Change the dates
away-over = All right, new cases come to you again.
away-done = All right, nothing new from { $begin }; again from { $end }.
    .hint = { $deputy ->
    [none] {""}
   *[other] { $deputy } acts for you meanwhile and has been told.
}{ $offers ->
    [none] {""}
   *[other] What you have stays with you; press “Return, find another” where you cannot.
}
unit-away-done = All right, you are away from { $begin }, and back on { $end }.
    .hint = { $colleagues ->
    [none] Nobody else of your unit reads this, so the staff will call.
   *[other] Meanwhile { $colleagues } will get what is for your unit.
}
away-give-back = Return { $number } { $title }
day = { $weekday ->
    [0] Mon
    [1] Tue
    [2] Wed
    [3] Thu
    [4] Fri
    [5] Sat
   *[6] Sun
} { $day }
invalid-date = That is not a date I know. <b>Try “3 days” or “next Wednesday”?</b>
invalid-date-past = That day has gone. <b>Another day?</b>
invalid-date-early = It has to be { $day } or later. <b>Which day?</b>
invalid-date-late = { $day } is the latest day possible. <b>Which day?</b>
invalid-date-far = That is too far away; a year at most. <b>Another day?</b>
