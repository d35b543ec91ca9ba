# Nouns, dates, and the words on a card

kind-complaint = Complaint
kind-wish = Wish
kind-suggestion = Suggestion
kind-petition = Petition
kind-question = Question
kind-other = None of these
kind-unsure = I cannot tell
kind-misconduct = Misconduct

state-submitted = just received
state-admitted = finding a representative
state-assigned = waiting to be accepted
state-in_progress = in hand
state-waiting = waiting for the resident
state-resolved = waiting to be rated
state-closed = closed

role-me = You
role-resident = the resident
role-representative = the representative
role-officer = the officer
role-volunteer = a volunteer
role-correspondent = the correspondent
role-clerk = staff
role-supervisor = the supervisor
role-leader = the leader
role-discipline = the discipline desk
role-administrator = the administrator
role-system = Huiyin

outcome-fixed = fixed
outcome-fulfilled = wish fulfilled
outcome-explained = explained
outcome-referred = needs a legal procedure
outcome-declined = not admitted
outcome-withdrawn = withdrawn
outcome-merged = merged with another case
outcome-unanswered = not rated

verdict-satisfied = satisfied
verdict-basically = mostly satisfied
verdict-not = not satisfied

today = today
date-today = today { $time }
date-week = { $weekday } { $time }
date-full = { $weekday } { $day } { $time }
date-day = { $day } { $month }
date-day-year = { $day } { $month } { $year }
date-provisional = { $day } (provisional)
date-provisional-resident = { $day }; it may move once the holidays are set
date-before = by { $day }
date-about = about { $day }
weekdays = Mon|Tue|Wed|Thu|Fri|Sat|Sun
months = January|February|March|April|May|June|July|August|September|October|November|December
digits-comma = { " " }
digits-group = { ", " }

representative = Representative { $name }
list-comma = { ", " }

card-head = { $number } · { $kind }
card-urgent = { $head } · urgent
status-left = { $days ->
    [one] { $days } day left
   *[other] { $days } days left
}
status-today = due today
status-over = { $late } over
late = { $unit ->
    [h] { $count ->
        [one] { $count } hour
       *[other] { $count } hours
    }
   *[d] { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
}
status-provisional = { $day } (provisional)
status-ontime = on time
status-paused-resident = waiting for you
status-paused = waiting for the { $asker }
status-rate-resident = your verdict, please
status-rate = waiting for the { $asker }’s verdict
status-closed = closed

station-received = Received
station-accepted = { $done ->
    [yes] { $by ->
        [office] Accepted by the office
       *[representative] Accepted
    }
   *[no] { $by ->
        [office] With the office
       *[representative] To be accepted
    }
}
station-handled = Handling
station-rated = Your verdict

row-handler = With
row-deadline = By
row-next = Next
row-outcome = Outcome
row-answer = Answer
row-question = Asks you
row-asked = Asked the { $asker }
row-resident = Resident
row-said = In full
row-place = Place
row-position = Location sent
row-why = Why you
row-why-staff = Why them
row-about = About
row-topics = Topics
row-photo = Photos
row-voice = Voice
row-video = Videos
row-paper = Files

files-photo = { $count }
files-voice = { $count }
files-video = { $count }
files-paper = { $count }
sent-photo = { $count ->
    [one] 1 photo
   *[other] { $count } photos
}
sent-voice = { $count ->
    [one] 1 voice message
   *[other] { $count } voice messages
}
sent-video = { $count ->
    [one] 1 video
   *[other] { $count } videos
}
sent-paper = { $count ->
    [one] 1 file
   *[other] { $count } files
}
lack-coming = { $files } still to come
lack-too_large = { $files } not received (too large)
lack-unreadable = { $files } not received (cannot be opened)
lack-lost = { $files } not received

handler-nobody = being found
holder-desk = The discipline desk
resident-private = left no contact
residents-private = { $others } of them, who left no contact
residents-known = { $known }{ $others ->
    [0] {""}
    [1] , and 1 more resident
   *[other] , and { $others } more residents
}
words-voice = Voice message
words-photo = Photo

next-at = { $at }: { $step }

step-remind = reminds the representative to accept
step-ask_progress = asks the representative for news
step-warn = warns the representative of the deadline
step-escalate = asks staff to step in
step-escalate-supervisors = asks the supervisors to step in
step-escalate-leaders = asks the leaders to step in
step-escalate-duty = asks the duty desk to step in
step-escalate-discipline = asks the discipline desk to step in
step-ask_progress-discipline = asks the discipline desk for news
step-warn-discipline = warns the discipline desk of the deadline
step-remind-office = reminds staff to accept
step-ask_progress-office = asks staff for news
step-warn-office = warns staff of the deadline
step-ask_again = asks once more
step-resume = the work goes on
step-close_unanswered = closes it as not rated

control-back = Back
control-keep = Leave it as it is
control-cancel = Cancel

press-accept = Accept
press-give_back = Return, find another
press-ask = Ask the resident
press-ask-office = Ask the representative
press-write-office = Write to the representative
press-explain-office = Answer the representative
press-resume = Carry on without
press-progress = Report progress
press-resolve = It is done
press-solve_on_spot = Solved at once, close
press-case_more = More
press-more_of-talk = Words and story
press-more_of-unit = Units
press-more_of-done = Answer or end it
press-more_of-hands = Whose it is
press-more_of-time = Time, instructions
press-more_of-alter = Change this case
press-more_of-after = How it turned out
press-more_of-own = Privacy, withdraw
press-assign = Assign
press-assign-another = Change representative
press-explain = Answer the resident
press-refuse = Do not admit
press-close = Close at once
press-mark_urgent = Mark as urgent
press-verdict-satisfied = Fixed, satisfied
press-verdict-basically = Mostly satisfied
press-verdict-not = Not fixed
press-told-satisfied = Satisfied
press-told-basically = Mostly satisfied
press-told-not = Not satisfied
press-answer = Answer
press-add = Add something
press-write = Write to resident
press-reply-write = Reply
press-thread = See the thread
press-case = See the case
press-withdraw = Withdraw
press-reopen = Reopen
press-admit = Admit
press-mark_subject = Mark whom it is about
press-clear_subject = About nobody
press-to_desk = Hand to discipline
press-resend = Send again
press-timeline = What has happened
press-type_up = Write it down
press-task_done = Done

reason-chosen = the resident came by their link
reason-district = represents { $value }
reason-near = elected for { $value }
reason-topic = knows { $value }
reason-handled = handled { $value } like it
reason-load = { $value ->
    [0] has no open case
    [one] { $value } open case
   *[other] { $value } open cases
}
reason-former = { $value ->
    [passed] had it before
   *[returned] returned it before
}
