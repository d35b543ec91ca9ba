# Follow-up rules: the words of the table and of the timeline pictures

policy-title = { $kind }: what follows by itself
policy-title-urgent = Urgent: what follows by itself
policy-limit = To be answered within { $span }; waiting for the resident does not count
policy-urgent-limit = To be answered within { $span }. States not shown follow each kind’s own rules
policy-from-begin = from the beginning of the state
policy-from-before = before the deadline
policy-from-after = after the deadline
policy-stands = waiting for the resident: the clock stands
policy-start-in_progress = from acceptance or the last report
policy-start-waiting = from when it was asked
policy-start-resolved = from when it was asked
policy-start-review = with a deadline of its own

policy-span-h = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
policy-span-d = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
policy-span-wh = { $count ->
    [one] { $count } working hour
   *[other] { $count } working hours
}
policy-span-wd = { $count ->
    [one] { $count } working day
   *[other] { $count } working days
}
policy-after = after { $span }
policy-before_deadline = { $span } before
policy-on_deadline = on the deadline
policy-after_deadline = { $span } late
policy-every = every { $span }
policy-then-every = then every { $span }

policy-to-handler = the representative
policy-to-residents = the residents
policy-to-silent = the residents
policy-to-clerks = clerks
policy-to-supervisors = supervisors
policy-to-leaders = leaders
policy-to-duty = the duty desk
policy-to-discipline = discipline desk
policy-to-end = –
policy-to-system = Huiyin

policy-do-remind = remind to accept
policy-do-ask_progress = ask for progress
policy-do-warn = warn of the deadline
policy-do-escalate = tell { $to }
policy-do-ask_again = ask the resident again
policy-do-reassign = to the next in line
policy-do-revisit = ask whether it lasted
policy-do-reopen = look once more
policy-do-resume = work goes on
policy-do-close_unanswered = close as not rated

policy-only = (only { $outcomes })
policy-comma = {", "}

policy-column-state = State
policy-column-when = When
policy-column-what = What
policy-column-to = Whom
policy-mark-staff = staff
policy-mark-end = waiting ends
policy-mark-again = repeated until somebody acts
policy-note-undelivered = A question that did not arrive: a clerk is to call after { $after }, then every { $every }.
policy-note-scale = Left to right is the order of time; the spacing is not to scale.
