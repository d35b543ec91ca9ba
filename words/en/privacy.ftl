# Personal data: seen, taken back, erased

mydata = { $name ->
    [none] You gave no name
   *[other] Name: <b>{ $name }</b>
}; { $phone ->
    [none] no telephone.
   *[other] telephone: <b>{ $phone }</b>.
}
    { $channels ->
        [none] {""}
       *[other] You have talked to me on { $channels } since { $since }.
    }
    { $count ->
        [0] You have reported nothing.
        [one] You have reported { $count } case; name and telephone are shared on { $shared }.
       *[other] You have reported { $count } cases; name and telephone are shared on { $shared }.
    }
    .hint = All of it is in the files. Only you can see it.
mydata-file = My data
channel-web = the web page
channel-telegram = Telegram
press-mydata = My data
press-forget = Erase my data

ask-forget-sure = Your name, telephone, chats, photos and what you said will be erased.
    { $ends ->
        [none] {""}
       *[other] The work stops on { $ends }.
    }
    { $goes ->
        [none] {""}
       *[other] Without your name, and without telling you, work goes on with { $goes }.
    }
    { $count ->
        [0] {""}
       *[other] What stays is when, what kind, and how it ended; nothing of you.
    }
    { $claimed ->
        [0] {""}
        [one] The wish you claimed goes to who claimed it with you, or back on the wall.
       *[other] The { $claimed } wishes you claimed go to who claimed them with you, or back on the wall.
    }
    <b>It cannot be brought back. Really erase it?</b>
forget-yes = Erase it
forget-no = Keep it
forget-kept = All right, everything stays.
forget-done = It is erased. Please delete the chat on your own phone yourself.
    .hint = If you write again, you begin as somebody new.
somebody = a resident
taken-back = This was taken back.
erased-here = The resident has erased these words.
outdated-here = The time for keeping this is over; it was erased.
words-erased = Erased

ask-share-stop = Whoever has { $number } can see your name and telephone. <b>Take that back?</b>
    .hint = What they have seen they have seen; from now on they cannot.
share-stop-yes = Take it back
share-stop-no = Leave it
ask-share-start = <b>May whoever has { $number } see your name and telephone?</b>
    .hint = So that they can reach you. Nobody else sees it; you can take it back any time.
ask-share-name = { ask-report-name }
ask-share-phone = { ask-report-phone }
share-stopped = All right, your name and telephone are withdrawn from { $number }.
share-started = All right, whoever has { $number } can see them.
share-as-it-was = All right, { $number } stays as it was.
press-share = Share name, telephone
shared-handler = { $shares ->
    [yes] The resident of { $number } gave their name and telephone; you can reach them.
   *[no] The resident of { $number } has withdrawn name and telephone; please do not call.
}
action-share = sharing name and telephone
entry-share = { $value ->
    [yes] { $who } shared name and telephone
   *[no] { $who } withdrew name and telephone
}

erased-handler = { $stands ->
    [closed] The resident of { $number } has erased their data. Nothing more for you to do; thank you.
   *[other] The resident of { $number } has erased their data. It is urgent: please go on.
}
    .hint = { $stands ->
    [closed] {""}
   *[other] There is nobody to contact any more; your answer closes it.
}
task-forgotten = The resident of { $number } has erased their data. <b>It is urgent: please see what is to be done.</b>
    .hint = There is nobody to ask or to tell any more; the answer closes it.
task-kind-forgotten = Resident erased
action-erase = erasing data
entry-erase = { $value ->
    [retention] The time for keeping was over: erased
   *[other] A resident had their data erased
}
StillHasCases = You still have { $count } cases in hand: nobody would work on them. Please hand them over, or ask the staff to take them; then say “delete” again.

data-person = You
data-id = id
data-name = Name
data-phone = Telephone
data-language = Language
data-since = First came
data-roles = Roles
data-district = District
data-claims_as = Claims as
data-topics = Topics
data-unit = Unit
data-speaks = also speaks
data-served = was
data-deputy = deputy
data-away = away
data-before = Earlier records
data-addresses = Chats
data-channel = Where
data-address = Address
data-last = Last used
data-cases = Cases
data-number = Number
data-kind = Kind
data-state = Now
data-outcome = Outcome
data-opened = Reported
data-closed = Closed
data-words = What you said
data-place = Place
data-position = Position
data-agreed = Name and telephone are shared
data-verdict = Your verdict
data-withdrawn = Withdrawn
data-said = What you said, in order
data-at = When
data-action = What
data-files = Files
data-consents = Agreed and taken back
data-wall = On the wall
data-claims = Wishes claimed
data-sort = Sort
data-stands = Still stands
data-pledges = Gifts
data-value = Worth in yuan
data-drafts = Unfinished
data-messages = Messages
data-from = Who
data-text = Text
data-type = Type
data-size = Size
data-yes = yes
data-no = no
