# Several residents in one case: me too, merging, taking apart, spokespersons, a promise to let it rest

ask-report-twin = { $count ->
    [1] A case like this is open nearby:
   *[other] Cases like this are open nearby:
}
    { $lines }
    <b>{ $count ->
        [1] Is it the same?
       *[other] Is it one of them?
    }</b>
    .hint = Together, you get the answer and are asked for your verdict, too. What you wrote is added.
similar-line = { $place }. { $about } · { $district ->
    [none] nearby
   *[other] { $district }
}{ $metres ->
    [none] {""}
   *[other] , about { $metres } m away
} · since { $opened }, residents: { $residents }{ $handler ->
    [none] {""}
   *[other] , with { $handler }
}
twin-same = The same, join it
twin-this = Number { $place }, join it
twin-own = No, report mine
twin-done = You are part of it, number <b>{ $number }</b>. { $handler ->
    [none] You will hear of any progress.
   *[other] { $handler } has it; you will hear of any progress.
}
    .hint = What you wrote has been added. You will be asked for your verdict.
joined-words = { $words }
    Place: { $place }
joined-handler = { $number }: one more resident has the same matter.
    { $said }
    .hint = Every resident gets your answer.
joined-newcomers = The office has added you to { $number }. You will hear of it and be asked for your verdict.
joined-others = { $number } has one more spokesperson. Each of you gets the answer.

merged-newcomers = What you reported is the same matter as another case; both go on as <b>{ $number }</b>.
    .hint = Your old number still works. You will hear of it and be asked for your verdict.
merged-others = Others reported { $number }, too; it goes on together. Your day for an answer is not put back.
merged-handler = { $number }: another case has come into it, with its residents, units and all that was said.
    .hint = Every resident gets your answer.
merged-former = { $number } goes on in another case; you need not do anything more. Thank you.
merged-officers = { $number }: two cases go on as one. What your unit is to do stays.
split-handler = A part of { $number } is a case of its own now; the rest goes on.
split-residents = A part of what you said in { $other } is now a case of its own, <b>{ $number }</b>:
    { $said }
    .hint = You will hear of it and be asked for your verdict.
rests-handler = { $number }: a promise to let it rest was filed. Nothing about the work depends on it.
rests-writer = Your promise to let { $number } rest was filed. Work, answer and verdict do not depend on it.

press-take_part = Add a resident
press-merge = Merge into another
press-split = Split off a part
press-let_rest = File a promise to rest
press-group = Invite spokespersons
action-take_part = add a resident
action-merge = merge it
action-take_in = take another in
action-split = split it
action-let_rest = file a promise to let it rest
entry-take_part = One more resident joined
entry-merge = { $who } merged it into { $number ->
    [none] another case
   *[other] { $number }
}
entry-take_in = { $who } merged another case into it
entry-split = { $who } split off { $number ->
    [none] a case
   *[other] { $number }
}
entry-parted = { $who } wrote it, split off from another case
entry-let_rest = { $who } filed a promise to let it rest{ $until ->
    [none] {""}
   *[other] , signed { $until }
}
entry-from = { $what } ({ $number })
row-merged = Merged
beat-take_part = Resident joined
beat-merge = Merged
beat-take_in = Taken in
beat-split = Split
beat-let_rest = Promise to rest

ask-take_part-name = <b>Who is to be added to { $number }?</b> Their name, please.
ask-take_part-phone = <b>Their telephone number?</b>
    .hint = The answer comes in a chat; whoever has none is called by the office.
take-part-pass-on = None, I pass it on
ask-take_part-consent = <b>Does { $name } agree to be added to { $number }?</b>
ask-take_part-share = <b>May whoever has the case see the name and telephone of { $name }?</b>
    .hint = The office sees them, to be able to call.
take-part-kept = Nobody was added. Please ask { $name } first.
take-part-done = { $name } was added. { $phoned ->
    [yes] Questions and the answer reach them in a chat or by telephone.
   *[no] With questions and the answer we come to you, to be passed on.
}
group = Send this to the other spokespersons; who opens it and says yes is added:
    { $addresses ->
        [none] write /start { $code } here
       *[other] { $addresses }
    }
    .hint = Nobody is added who does not want to be. It holds for 30 days.
group-closed = Nobody can join { $number } by themselves now. Please ask the office to add them.
group-over = This can be joined no more. If you have a matter, just tell us.
ask-join-consent = You are asked to be a spokesperson of petition { $number }. <b>Do you want to?</b>
    .hint = You get the answer and are asked for your verdict.
ask-join-name = { ask-report-name }
consent-yes = Yes, I do
consent-no = No, thank you
agrees-yes = They agree
agrees-no = Not yet
consent-refused = All right, you were not added. Nobody was told anything about you.
consent-done = You are a spokesperson of <b>{ $number }</b>. You will hear of it and be asked for your verdict.

ask-merge-number = { $unknown ->
    [none] <b>Which case is { $number } to go into?</b> Its number, please.
   *[other] There is no { $unknown }{ $lacks ->
        [check] : one more digit stands behind the hyphen
        [wrong] : the last digit does not match the others
       *[other] {""}
    }. <b>Which case?</b> Its number, please.
}
    .hint = This one ends and goes on under the other number; residents of both are told.
ask-merge-sure = { $number } would go into:
    { $into }
    Residents that come: { $residents }; already there: { $there }.{ $who ->
    [none] {""}
   *[other] {" "}It stays with { $who }.
    }
    { $units ->
    [none] {""}
   *[other] Units that come: { $units }.
    }
    <b>Merge them?</b>
    .hint = The number { $number } still works, and shows the other case.
merge-again = Another number
merge-yes = Merge
merge-no = Not now
merge-kept = Nothing was merged; { $number } stays as it is.
merge-done = { $other } has come in; the number is { $number }. Residents of both were told.

ask-split-words = <b>What is the other matter in { $number }?</b> Write it for whoever will handle it.
    .hint = The residents see it, too.
ask-split-kind = <b>What kind is the new one?</b>
ask-split-who = { $count ->
    [0] <b>Whose is the new one?</b>
   *[other] { $count } chosen. <b>Anybody else?</b>
}
ask-split-leave = <b>Do they still want the answer to the old one?</b>
split-leave = No, only the new one
split-stay = Yes, both
ask-split-pictures = <b>Take the { $count } photos along?</b>
ask-split-sure = To be split off from { $number }:
    { $kind }: { $words }
    Residents: { $residents }, { $leave ->
        [yes] only in the new one.
       *[no] in both.
    }
    <b>Split it off?</b>
    .hint = They all get the new number.
split-yes = Split it off
split-no = Not now
split-kept = Nothing was split off; { $number } stays as it is.
split-done = Split off from { $other }: the new number is <b>{ $number }</b>. The residents were told.
split-all = All of them
split-those = Only these
words-together = Brought by several residents
resident-of = Resident { $place }{ $words ->
    [none] {""}
   *[other] : { $words }
}

ask-let_rest-who = <b>Whose promise about { $number } is it?</b>
ask-let_rest-signed = <b>On which day was it signed?</b> You can write a date.
ask-let_rest-words = <b>What does it say?</b> You may skip this and send a photo.
    .hint = It is only filed. Closing does not depend on it.
ask-let_rest-pictures = { ask-report-pictures }
let-rest-done = Filed. { $number } is worked on as before, and the resident is asked for their verdict.
