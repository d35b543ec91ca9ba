# In whose hands: deputies, transfer to a colleague, evening out, leaving office

row-deputy = Deputy now
row-acts-for = For
row-proposed = To pass on to
press-propose = Pass to a colleague
press-approve_transfer = Agree
press-refuse_transfer = Keep it there
press-staffing = Representatives
press-deputy = Set a deputy
action-propose = propose a colleague
action-refuse_transfer = refuse the transfer
action-leave = hand over on leaving
entry-propose = { $who } would pass it to { $whom ->
    [none] a colleague
   *[other] { $whom }
}
entry-refuse_transfer = { $who } did not agree to pass it to { $whom ->
    [none] a colleague
   *[other] { $whom }
}
entry-leave = { $whom ->
    [none] Whoever had it
   *[other] { $whom }
} left office and handed it over

reason-deputy = deputy of { $value }, who is away
reason-language = { $value ->
    [en] speaks English
    [zh] speaks Chinese
   *[other] speaks the resident’s language ({ $value })
}
reason-fair = { $value ->
    [0] was given none lately
   *[other] was given the fewest lately ({ $value })
}
reason-transfer = proposed by { $value }
reason-left = { $value } left office
reason-balance = { $value } had more in hand

ask-away-deputy = { $name ->
    [none] <b>Who acts for you meanwhile?</b>
   *[other] <b>Who acts for { $name } while they are away?</b>
}
    .hint = They get what is new and can act on what is in hand, until { $name ->
        [none] you are
       *[other] the representative is
    } back.
deputy-nobody = Nobody
deputy-nobody-there = There is nobody now who could stand in.
ask-deputy-who = <b>Which representative needs a deputy?</b> Press, or write the name.
deputy-done = { $deputy ->
    [none] Noted: nobody acts for { $name } while they are away.
   *[other] Noted: { $deputy } acts for { $name } while they are away.
}
deputy-begins = { $name } is away { $begin ->
    [none] {""}
   *[other] from { $begin }{" "}
}until { $end }; please stand in. { $count ->
    [0] What is new will say that it is for them.
    [one] This one is in hand; you can act on it now.
   *[other] These { $count } are in hand; you can act on them now.
}
staffing = What would you like to do?

ask-propose-who = <b>Who should have { $number }?</b> Press, or write the name.
propose-office = Let the office decide
ask-propose-words = <b>Why { $name }?</b> A sentence, please.
propose-done = Noted: that { $number } should go to { $name } has been passed on.
    .hint = Until it is decided it stays with you; you hear at once.
transfer-over = { $number }: nothing to pass on any more.
approve-transfer-done = { $number } is with { $name } now.
ask-refuse_transfer-words = <b>Why not { $name }?</b> A sentence for the representative.
refuse-transfer-done = Noted: { $number } stays, and the representative hears why.
not-transferred-handler = { $number } was not passed on; please go on with it.
    { $words }
task-transfer = { $handler } would pass { $number } to a colleague. <b>Agree?</b>
    { $note }
task-kind-transfer = to pass on
