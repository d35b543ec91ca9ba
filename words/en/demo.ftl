# The demo's line of time: each step in a word or two, and what the system did by itself

beat-submit = received
beat-refuse = not admitted
beat-assign = reassigned
beat-accept = accepted
beat-give_back = returned
beat-ask = resident asked
beat-answer = resident answered
beat-progress = progress
beat-resolve = verdict asked
beat-solve_on_spot = solved on the spot
beat-explain = answered directly
beat-rate = rated
beat-close = closed
beat-withdraw = withdrawn
beat-call = called
beat-reopen = reopened
beat-mark_urgent = urgent
beat-mark_subject = subject marked
beat-to_desk = to the desk
beat-clear_subject = subject cleared
beat-share = Contact shared or not
beat-erase = Resident erased
beat-remind = reminder to accept
beat-ask_progress = asks for news
beat-warn = deadline warning
beat-escalate = staff step in
beat-ask_again = asks again
beat-resume = work goes on
beat-close_unanswered = closed, not rated

did-line = <b>{ $when } { $label }.</b> { $did }
did-remind = The representative had not accepted: reminded once.
did-ask_progress = No news for a while: the representative was asked for a line.
did-promised = The promised day has come: the representative was asked for a line.
did-instructed = The leader is soon to be answered: the representative was asked for a line.
did-warn = The deadline is near: the representative was told.
did-escalate = { $to ->
    [supervisors] Still nothing: the supervisors were asked to step in.
    [leaders] Still nothing: the leaders were asked to step in.
   *[clerks] Still nothing: staff were asked to decide, with whom to choose and why.
}
did-ask_again = No word from the resident: asked once more.
did-resume = No answer from the resident: the representative carries on.
did-close_unanswered = Asked twice without an answer: closed as “not rated”. One reply reopens it.
did-follow_up = It was time, so the system followed up by itself.
