# In whose hands: deputies, transfer to a colleague, evening out, leaving office

row-deputy = Deputy now
row-acts-for = For
row-proposed = To pass on to
press-propose = Pass to one I choose
press-approve_transfer = Agree to transfer
press-refuse_transfer = Refuse the transfer
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
deputy-ends = { $name } is back; nothing new comes to you for them. Please finish what you have.
deputy-no-more = Somebody else sees to what is { $name }'s; you need not stand in any more. Thank you.
deputy-named = { $deputy ->
    [none] Nobody stands in for you while you are away.
   *[other] { $deputy } stands in for you while you are away.
}
deputy-away = { $deputy }, who stands in for you, is away, too. For another, say again that you are away.
staffing = What would you like to do?

ask-propose-who = <b>Who should have { $number }?</b> Press, or write the name.
propose-office = Let the office decide
ask-propose-words = <b>Why { $name }?</b> A sentence, please.
propose-done = Noted: that { $number } should go to { $name } has been passed on.
    .hint = Until it is decided it stays with you; you hear at once.
transfer-over = { $number }: nothing to pass on any more.
approve-transfer-done = { $number } is with { $name ->
    [none] a colleague
   *[other] { $name }
} now.
ask-refuse_transfer-words = <b>Why not { $name ->
    [none] a colleague
   *[other] { $name }
}?</b> A sentence for the representative.
refuse-transfer-done = Noted: { $number } stays, and the representative hears why.
not-transferred-handler = { $number } was not passed on; please go on with it.
    { $words }
task-transfer = { $handler } would pass { $number } to a colleague. <b>Agree?</b>
    { $note }
task-kind-transfer = to pass on

move-line = <b>{ $number }</b> { $title }
    { $from } → { $to ->
        [none] the office
       *[other] { $to }
    }{ $why ->
        [none] {""}
       *[other] { " " }({ $why })
    }
PreviewStale = Something has changed meanwhile; nothing was moved. <b>Please look again.</b>
NotOneHere = Nobody here, or more than one, is called “{ $name }”. { $near ->
    [none] {""}
   *[other] Did you mean: { $near }?
}
press-rebalance = Even out
press-leave = Somebody leaves
ask-rebalance-district = <b>Where?</b>
rebalance-everywhere = Everywhere
ask-rebalance-accepted = <b>Only what is not accepted yet, or what is in hand, too?</b>
rebalance-waiting = Only unaccepted ones
rebalance-accepted = In hand, too
rebalance-even = Nothing to move: it is well as it is.
ask-rebalance-sure = To move ({ $count }):
    { $moves }
    <b>Move them?</b>
    .hint = Everybody gets one message; the residents hear of it, too.
rebalance-yes = Move them
rebalance-no = Leave it
rebalance-kept = Nothing was moved.
rebalance-done = Moved: { $count }. Everybody has been told.
moved-handler = { $count } cases are in your hands now; please accept them.
moved-former = { $moved } cases went to other representatives; you need not see to them any more: { $numbers }.
moved-residents = { $count } cases of yours have another representative; the dates stay.
ask-leave-who = <b>Who leaves?</b> Press, or write the name.
leave-nobody = There is nobody but you.
ask-leave-sure = { $count ->
    [0] { $name } has nothing in hand.
   *[other] What { $name } has in hand ({ $count }) goes on like this:
    { $moves }
}
    { $parts ->
        [0] {""}
       *[other] Worked on in the unit: { $parts }; the unit keeps them.
    }
    { $watched ->
        [0] {""}
       *[other] Watched cases and tasks: { $watched }; these are for everybody.
    }
    { $claims ->
        [0] {""}
       *[other] Wishes they claimed: { $claims }; these are for others.
    }
    { $whose ->
        [none] {""}
       *[other] No more deputy of { $whose }; please name another.
    }
    { $followers ->
        [0] {""}
       *[other] Residents who came by their card: { $followers }; they come to the district.
    }
    { $duty ->
        [yes] They stand in the configuration’s duty list; please take them out.
       *[no] {""}
    }
    <b>Hand over now?</b>
    .hint = After that they are a resident like any other and see none of it.
leave-yes = Hand over now
leave-no = Not yet
leave-kept = Nothing of { $name }’s was touched.
leave-done = { $name } has left office; cases handed over: { $count }.
left-former = All that was yours has been handed over{ $moved ->
    [0] {""}
    [one] , one case
   *[other] , { $moved } cases
}. Thank you for these years.
arrived-left = This representative has left office. { $name ->
    [none] Tell me what it is about
   *[other] Tell me what it is about in { $name }
}; somebody will see to it.
beat-propose = colleague proposed
beat-refuse_transfer = not passed on
beat-leave = handed over
