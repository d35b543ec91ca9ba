# The story of a case: who did what; and what a step is called when it cannot be done

action-submit = submitting
action-admit = admitting
action-refuse = refusing
action-assign = assigning
action-accept = accepting
action-give_back = returning
action-ask = asking the resident
action-answer = answering
action-resume = carrying on
action-progress = reporting progress
action-write = writing to the resident
action-resolve = resolving
action-solve_on_spot = solving on the spot
action-explain = answering directly
action-rate = rating
action-close_unanswered = closing as not rated
action-close = closing
action-withdraw = withdrawing
action-add = adding
action-reopen = reopening
action-mark_urgent = marking as urgent
action-mark_subject = marking whom it is about
action-to_desk = handing to discipline
action-clear_subject = clearing whom it is about
action-type_up = writing down
action-follow_up = following up

entry-submit = { $source ->
    [none] { $who } reported it
   *[other] { $who } entered it: { $source }
}
entry-admit = { $who } admitted it
entry-refuse = { $who } did not admit it
entry-assign = { $who } assigned it{ $whom ->
    [none] {""}
   *[other] {" "}to { $whom }
}
entry-accept = { $who } accepted it
entry-give_back = { $who } returned it
entry-ask = { $who } asked a question
entry-answer = { $who } answered
entry-resume = no answer came; the work goes on
entry-progress = { $who } reported progress{ $until ->
    [none] {""}
   *[other] {" "}and promised { $until }
}
entry-write = { $who } wrote
entry-resolve = { $who } answered: { $value }
entry-solve_on_spot = { $who } solved it on the spot: { $value }
entry-explain = { $who } answered: { $value }
entry-rate = { $who } rated it: { $value }
entry-close_unanswered = no verdict came; closed for now
entry-close = { $who } closed it: { $value }
entry-withdraw = { $who } withdrew it
entry-add = { $who } added
entry-reopen = { $who } reopened it
entry-mark_urgent = { $who } marked it urgent
entry-mark_subject = { $who } marked whom it is about
entry-to_desk = { $who } handed it to the discipline desk{ $whom ->
    [none] {""}
   *[other] ; who had had or seen it: { $whom }
}
entry-clear_subject = { $who } cleared whom it is about
entry-type_up = { $who } wrote down the voice message
entry-follow_up = { $value ->
    [none] Huiyin followed up
   *[other] Huiyin { $value }
}

entry-typed = Spoken: { $words }
entry-files = { $count ->
    [one] { $count } attachment
   *[other] { $count } attachments
}
entry-missing = { $kind }: { $files }
entry-earlier = { $count ->
    [one] One earlier entry is left out.
   *[other] { $count } earlier entries are left out.
}
delivered-sent = arrived
delivered-queued = on its way
delivered-unknown = may not have arrived
delivered-failed = did not arrive
