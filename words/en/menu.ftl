# Greeting, menu, help, and what may be said at any time

greeting = { $role ->
    [representative] Hello, this is Huiyin. Matters that are yours arrive here.
    [officer] Hello, this is Huiyin. What your unit is asked to do arrives here.
    [discipline] Hello, this is Huiyin. Reports of misconduct come here, and to nobody else.
    [correspondent] Hello, this is Huiyin. What happens in the village, just tell me.
    [volunteer] Hello, this is Huiyin. Wishes stand on the wall; you can make one come true.
    [staff] Hello, this is Huiyin. What needs your decision arrives here, one by one.
   *[resident] Hello, this is Huiyin. A worry or a wish? Just say it.
}
privacy = Only those handling it will see this; it is not public. Going on means that you agree. Say “delete” at any time to have it erased.
menu = <b>What would you like to do?</b> You may also just say it.
others = You can also do this:
settings = <b>What shall be changed?</b>
help = Just say it: type, speak or send a photo.
    You get a number, and a representative takes it on.
    I tell you how far it has come.
help-representative = When a case is for you, its card comes here.
    Accept, return or ask the resident: press a button.
    Tell me before you go away, and nothing new comes to you.
help-officer = When a case is for your unit, its card comes here.
    Press “We take it on”, or “Not ours” with the reasons.
    A line on how far it is, and on the result: the representative answers the resident.
help-discipline = Reports of misconduct come here; no staff, leader or representative sees them.
    Admit, ask, report how far it is, answer: press a button.
    What nobody moves, I bring up again, here and nowhere else.
help-volunteer = Press “See the wish wall” to see who hopes for what.
    Once it is yours, write to the resident here, and take a photo when it came true.
    If you cannot, say so, and others can.
help-staff = What needs your decision comes here, one by one.
    Who could have it is listed, with the reasons.
    What nobody moves, I bring up again.
language = <b>Which language?</b>
language-zh = 中文
language-en = English
language-done = OK, English from now on.
ask-join-code = <b>Please write the invitation code.</b>
arrived-representative = Welcome. You come by the contact card of <b>{ $representative }</b>.
    .hint = What you tell us goes to { $representative } first; elsewhere, to a representative of that place.
arrived-station = Welcome to <b>{ $name }</b>.
    { $address ->
    [none] {""}
   *[other] Address: { $address }
}
    { $hours ->
    [none] {""}
   *[other] Open: { $hours }
}
    .hint = Just say what it is about; a representative will see to it.
arrived-elsewhere = This was told in another chat.
    Press “Settings”, “Go on elsewhere” there, and you can follow it here.
arrived-own = This is your own link; it is meant for residents.
arrived-nowhere = This representative or station is there no more. Tell us all the same; somebody will see to it.
my-link = Residents who open this come to you first, with what is in your area:
    { $addresses ->
    [none] They write in the chat: /start { $code }
   *[other] { $addresses }
}
    .hint = You can print it on your contact card; it does not expire.
link = Open or scan this in another chat within { $minutes } minutes to go on there:
    { $addresses ->
    [none] Or write there: /start { $code }
   *[other] { $addresses }
}
    .hint = It works once. Do not pass it on.
ask-join-mine = This makes one person of two chats. <b>Did you ask for this link yourself, just now?</b>
    .hint = If somebody sent it to you, press “No”.
link-yes = Yes, I asked for it
link-no = No
link-refused = All right, nothing was joined. Never mind what others send you.
link-done = That is you. Everything is in both chats now.
join-done = { $name ->
    [none] Welcome.
   *[other] Welcome, { $name }.
}{ $as ->
    [none] {""}
   *[other] {" "}You are here as { $as }.
}{ $at_the_machine ->
    [yes] {" "}Your work is done by command on the server: huiyin --help.
    Here you can report something and see your own cases, like any resident.
   *[no] {" "}From now on everything comes here.
}
joined-elsewhere = You are now connected in another place, too. { $draft ->
    [yes] What you began here goes on there.
   *[no] {""}
}
    .hint = Was it not you? Press “Not me, disconnect” at once.
draft-elsewhere = What you began here goes on in your other chat.
press-disconnect = Not me, disconnect
ask-disconnect-sure = That chat will see nothing of yours and get no messages. <b>Disconnect it?</b>
press-disconnect-yes = Disconnect
press-disconnect-no = No, it was me
disconnect-kept = All right, it stays connected.
disconnect-done = Disconnected. That chat sees nothing of yours and gets no messages any more.
    .hint = If something was done to your cases from there, please tell the office.
disconnected = This chat is not connected with the other person any more. You can still tell us anything.

press-others = More
press-settings = Settings
press-report = Report something
press-mine = My cases
press-language = 语言 Language
press-help = How it works
press-my_link = My link
press-link = Go on elsewhere
press-away = I am away
press-queue = What is to be done

cancelled = All right, nothing unfinished is kept. Speak up any time.
group-private = Please tell me in private, where nobody else reads it.
group-open = In private
nothing-open = Nothing is half finished just now.
unknown-command = I do not know this command.
unclear = I could not make this out. Type, speak or send a photo.
thanks = You are welcome. You will hear of any progress.
number-unknown = { $lacks ->
    [check] Not found: one more digit stands behind the hyphen. <b>Could you check it?</b>
    [wrong] Not found: the last digit does not match the others. <b>Could you check it?</b>
   *[other] This number is not found, or the case is not yours. <b>Could you check it?</b>
}
asked-anew = Something has changed meanwhile; please look again.
toast-stale = There is something newer; see the last message.
toast-changed = It stands otherwise by now; see the newest card.
reply-elsewhere = Your reply is about another case and was not kept. <b>Please answer this first.</b>
kept-pictures = It has arrived and is kept with it.
kept-words = Got it, added to what you said.
kept-where = The location has arrived.

danger = { $danger ->
    [gas] Open the windows, get out, and call <b>119</b> from outside. No lights, no flames.
    [fire] Get out first and call <b>119</b> at once. Someone hurt? Call <b>120</b>.
    [wires] Keep away, touch nothing, call <b>119</b> at once. Someone hurt? Call <b>120</b>.
    [collapse] Get out first and call <b>119</b> at once. Someone hurt? Call <b>120</b>.
    [drowning] Call <b>119</b> and <b>120</b> at once; do not go into the water yourself.
   *[injury] Call <b>120</b> at once. Someone violent? Call <b>110</b>.
}
    .hint = Your safety first. Say where it is and press “Send”; if you cannot, it goes by itself soon.
danger-first = { danger }
danger-known = { danger }
    .hint = Your safety first. Whoever handles it will read your words.

ask-talk-rival = { $words ->
    [none] { $sent ->
        [none] { $number ->
            [none] You have not finished the other one.
           *[other] You have not finished with { $number } ({ $action }).
        }
       *[other] { $sent } of yours: not sent yet.
    }
   *[other] You wrote “{ $words }”, and it is not sent yet.
} <b>Go on with it, or drop it?</b>
ask-talk-fresh = { $new ->
    [none] You sent something new.
   *[other] You wrote “{ $new }”.
} <b>Does it go with { $words ->
    [none] { $number ->
        [none] what you have not finished
       *[other] { $number } ({ $action })
    }
   *[other] “{ $words }”
}?</b>
fresh-continue = Yes, with that
fresh-new = No, drop that one
ask-talk-aside = You wrote “{ $words }”. <b>Is that a matter to report?</b>
aside-yes = Yes, it is
aside-no = No
rival-continue = Go on with it
rival-discard = Drop it, start anew

ask-sort_out-which = <b>Which case is this about?</b>
ask-sort_out-answer = { $handler ->
    [none] The office
   *[other] { $handler }
} asks you: { $question }
    <b>Is this your answer?</b>
ask-sort_out-reply = { $by ->
    [representative] { $who }
    [clerk] The office
   *[resident] The resident
} { $words ->
    [none] sent { $sent } ({ $number }).
   *[other] says ({ $number }): { $words }
}
    <b>Is this your reply to them?</b>
ask-sort_out-verdict = { $handler ->
    [none] The office
   *[other] { $handler }
} says: { $answer }
    { $number } { $title }: <b>is it done well?</b>
ask-sort_out-closed = { $number } { $title } is closed.
    <b>Is this about it?</b>
sort-closed-reopen = Yes, reopen it
sort-closed-add = Yes, add to it
sort-answers = Yes, my answer
sort-replies = Yes, my reply
sort-other = Another case
sort-new = Something new
sort-add = Add to { $number } { $title }
sort-answer = Answer { $number } { $title }
sort-rate = Rate { $number } { $title }
sort-reopen = Reopen { $number } { $title }
sort-progress = News of { $number } { $title }
