# What is said, and to whom, when something has happened to a case

to-pass-on = You entered { $number }. Please tell the resident:
    .hint = What they say, write it here; I pass it on.
residents-know-chat = the resident will know
residents-know-call = the staff tell the resident by telephone
residents-know-enterer = whoever entered it tells the resident
residents-know-me = please tell the resident
admitted-residents = We have taken on <b>{ $number }</b> and are finding a representative.
    .hint = You will hear who it is.
desk-residents = The discipline desk has taken up <b>{ $number }</b>.
    .hint = Nobody else sees it. You will hear what comes of it.
to-desk-residents = <b>{ $number }</b> reads like misconduct, so the discipline desk has it now. The number stays.
    .hint = From now on nobody but that desk sees it.
no-desk-residents = { $number }: sorry, nobody of { $desk } can look into it now. I gave it to nobody else.
    <b>Please turn to { $otherwise }.</b>
refused-residents = Sorry, { $number } is not something we can handle here.
    { $said }
    .hint = Anything to add? Just write to me.
assigned-handler = A new case for you. <b>Can you take it?</b>
    .hint = If not, press “Return, find another”; it does not count against you.
assigned-residents = { $again ->
    [yes] { $apologised ->
        [yes] {""}
       *[no] Sorry for the wait.{" "}
    }<b>{ $handler }</b> now has { $number }.
   *[no] { $number } is with <b>{ $handler }</b>. No need to ask again.
}
    .hint = { $over ->
    [yes] It is { $late } late, and staff are watching it. You will hear when it is accepted.
   *[other] { $by ->
        [none] You will hear when it is accepted.
       *[other] { $day_known ->
            [yes] You will hear when it is accepted.
           *[no] An answer by { $by }.
        }
    }
}
overtaken-clerks = { $number } has gone to { $handler }; you need not decide any more.
assigned-former = Someone else now has { $number }. Nothing more for you to do; thank you.
accepted-residents = <b>{ $handler }</b> has accepted { $number } and is on it.
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
asked-residents = { $handler ->
    [none] One question about { $number }:
   *[other] { $handler } asks you ({ $number }):
}
    <b>{ $question }</b>
    .hint = Type, speak or send a photo.
answered-handler = { $sent ->
    [none] The { $asker } has answered about { $number }:
    { $said }
   *[other] The { $asker } has answered with { $sent } ({ $number }).
}
resumed-handler = No answer yet from the { $asker } of { $number }. Please carry on.
progress-residents = { $accepts ->
    [yes] <b>{ $handler }</b> has accepted { $number } and says:
   *[no] News of { $number } from { $handler }:
}
    { $said }
    { $promised ->
        [none] {""}
       *[other] It is promised for { $promised }; I will ask on that day.
    }
rate = { $handler ->
    [none] There is an answer to { $number }:
   *[other] { $handler } has dealt with { $number }:
}
    { $answer }
    <b>{ $how ->
    [explained] Does this answer satisfy you?
    [referred] Does this answer satisfy you?
   *[other] Is it fixed?
}</b>
solved-residents = { $handler } solved { $number } on the spot:
    { $answer }
    .hint = Not fixed? Press “Reopen” and we carry on.
rated-handler = The { $asker } rated { $number }: <b>{ $verdict }</b>. Thank you.
    { $said }
unanswered-residents = No word from you, so we close { $number }, { $title }, as “not rated”.
    .hint = Not fixed? One reply reopens it.
unanswered-handler = The { $asker } of { $number } was asked twice without an answer. It is closed as “not rated”.
closed-residents = { $number } is closed: { $outcome }.
    { $said }
    .hint = Not fixed? Press “Reopen” and we carry on.
closed-handler = Staff have closed { $number }: { $outcome }.
    { $said }
withdrawn-handler = The { $asker } withdrew { $number }. Nothing more for you to do; thank you.
    { $said }
wrote-residents = { $staff ->
    [yes] { $sent ->
        [none] The office writes to you about { $number }:
    { $said }
       *[other] The office sent you { $sent } ({ $number }).
    }
   *[no] { $sent ->
        [none] { $handler } writes to you about { $number }:
    { $said }
       *[other] { $handler } sent you { $sent } ({ $number }).
    }
}
    .hint = Press “Reply” and your words are passed on.
wrote-handler = { $sent ->
    [none] The office wrote to the { $asker } of { $number }:
    { $said }
   *[other] The office sent the { $asker } { $sent } ({ $number }).
}
unreached-writer = { $sent ->
    [none] This message of yours about { $number } has not arrived:
    { $said }
   *[other] { $sent } of yours about { $number } did not arrive yet.
}
    .hint = We will try to reach them.
added-handler = { $sent ->
    [none] The { $asker } of { $number } { $edited ->
        [yes] has changed the wording
       *[no] adds
    }:
    { $said }
   *[other] The { $asker } sent { $sent } ({ $number }).
}
reopened-handler = The { $asker } says { $number } { $broke ->
    [yes] has not lasted. Please <b>look again</b>
   *[no] is not fixed. Please <b>carry on with it</b>
}.
    { $said }
urgent-handler = { $number } is now <b>urgent</b>. Please see to it first.
typed-up-handler = The voice message of { $number } in writing:
    { $said }
disputed-handler = The { $asker } is not satisfied with { $number }. Please <b>look again</b>.
    { $said }

# Follow-ups that come by themselves

remind-accept = { $handler }, the { $asker } of { $number } is still waiting for you to accept it.
    .hint = If you cannot, press “Return, find another”; it does not count against you.
ask-progress = { $handler }, { $over ->
    [yes] { $number } is { $late } over and the { $asker } is waiting. <b>How is it going?</b>
   *[other] <b>how is { $number } going?</b>
}
    .hint = One sentence will do; the { $asker } will hear it.
warn-deadline = { $over ->
    [yes] { $handler }, { $number } is { $late } over. The { $asker } is waiting for an answer.
    [today] { $handler }, { $number } is to be answered today.
   *[no] { $handler }, there { $days ->
        [one] is { $days } day
       *[other] are { $days } days
    } left to answer { $number }.
}
    .hint = Not done in time? Say so, and the { $asker } will know.
late-residents = Sorry, your answer to { $number } is late.
    { $handler ->
        [none] Nobody has it yet
       *[other] { $handler } has it
    }, and { $who ->
        [none] staff
       *[other] { $who }
    } will look into it now.
    .hint = You will hear as soon as there is news.
promise-late-residents = Sorry, the promised day for { $number } has passed without news.
    { $handler ->
        [none] Staff know
       *[other] Staff and { $handler } know
    }, and it is being chased.
    .hint = You will hear as soon as there is news.
silent-resident = We are still waiting for your answer ({ $number }):
    <b>{ $question }</b>
    .hint = Type, speak or send a photo.
rate-again = One more time about { $number }, { $title }: <b>{ $how ->
    [explained] does the answer satisfy you?
    [referred] does the answer satisfy you?
   *[other] is it fixed?
}</b>
    .hint = Without a word from you it will be closed as “not rated”.
