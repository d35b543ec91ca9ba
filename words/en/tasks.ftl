# What staff must do

task-triage = { $number } is new; please look first. <b>{ $wall ->
    [yes] Does it go on the wish wall?
   *[no] Who should have it?
}</b>
    { $note }
    { $person ->
        [none] {""}
       *[other] Telephone: <b>{ $person }</b>
    }
task-named = { $number } names a person or a unit. <b>Whom is it about?</b>
    { $note }
    { $person ->
        [none] {""}
       *[other] Telephone: <b>{ $person }</b>
    }
    .hint = { $withheld ->
        [none] { $handler ->
            [none] Until you say so, nobody gets this case.
           *[other] Until you say so, they do not get this case.
        }
       *[other] Until you say so, { $withheld } does not see these words.
    }
task-returned = { $number } was returned. <b>Who should have it now?</b>
    { $reason ->
        [none] { $note }
       *[other] { $reason }: { $note }
    }
task-nobody = { $disputes ->
    [0] { $number } has no representative yet.
   *[other] { $number }: the resident is not satisfied with the answer, and no representative has it yet.
} <b>Who should have it?</b>
task-escalated = { $number } needs your decision. { $handler ->
    [none] Nobody has it yet.
   *[other] { $handler } has it.
} { $over ->
    [yes] It is { $late } over.
   *[no] {""}
}
    { $stands ->
        [submitted] It came { $still ->
            [one] { $still } working day
           *[other] { $still } working days
        } ago and is not admitted yet.
        [admitted] It was admitted { $still ->
            [one] { $still } working day
           *[other] { $still } working days
        } ago and is not assigned yet.
        [assigned] { $reminded ->
            [0] { $still ->
                [0] It is urgent, and has just been assigned.
                [one] Not accepted for { $still } working day.
               *[other] Not accepted for { $still } working days.
            }
            [one] Reminded once, not accepted for { $still ->
                [one] { $still } working day
               *[other] { $still } working days
            }.
           *[other] Reminded { $reminded } times, not accepted for { $still } working days.
        }
        [in_progress] { $reminded ->
            [0] {""}
            [one] Reminded once, no progress for { $still ->
                [one] { $still } working day
               *[other] { $still } working days
            }.
           *[other] Reminded { $reminded } times, no progress for { $still } working days.
        }
       *[other] {""}
    }
    { $broken ->
        [none] {""}
       *[other] It was promised for { $broken }, and there is no news.
    }
    <b>What now?</b>
    { $note }
    { $person ->
        [none] {""}
       *[other] Telephone: <b>{ $person }</b>
    }
task-misconduct = { $number } reports misconduct; nobody but your desk sees it. <b>Please look into it.</b>
task-undelivered = { $person ->
    [none] A message did not arrive. <b>Please find another way.</b>
   *[other] A message to { $person } did not arrive. <b>Please call instead.</b>
}
task-added = { $number } was closed, and the { $asker } has written again. <b>Please read it and reply.</b>
    { $note }
task-type_up = { $number } has a voice message. <b>Please listen and write it down.</b>
task-no_desk = Nobody takes reports of misconduct; residents are sent elsewhere. <b>Please have the administrator invite somebody.</b>
    huiyin invite discipline --name NAME
task-parked = A message could not be read; it is kept as it came. <b>Please have a look.</b>
