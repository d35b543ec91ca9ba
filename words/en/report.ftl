# A resident reports something

ask-report-words = { $was ->
    [none] <b>What is it about?</b> Type, speak or send a photo.
   *[other] You wrote: { $was }
    <b>What should it say?</b> Type or speak.
}
ask-report-kind = { $again ->
    [yes] {""}
   *[no] Got it.{" "}
}<b>Which of these is it?</b>
ask-report-where = { $district ->
    [none] <b>Where is it?</b> Send a location, or name the estate or village.
   *[other] Is it in <b>{ $district }</b>?
}
ask-report-pictures = { $count ->
    [0] Photos help, up to { $most }. None? Press “None”.
    [one] { $count } photo has arrived; up to { $most } fit. <b>Any more?</b>
   *[other] { $count } photos have arrived; up to { $most } fit. <b>Any more?</b>
}
ask-report-about = <b>Is it a complaint about a representative or a unit?</b>
    .hint = Whoever it is about will never be given this case.
ask-report-whom = { $about ->
    [unit] <b>Which unit?</b>
   *[other] <b>Which representative?</b>
}
ask-report-accused = <b>Whom is it about?</b> A name, a post or a unit; you need not say.
    .hint = Whoever it is cannot see it, and is not told.
ask-report-share = { $alone ->
    [yes] <b>Shall the discipline desk know who you are?</b>
   *[no] <b>May whoever handles it see your name and number?</b>
}
    .hint = { $alone ->
    [yes] You need not: it is looked into all the same, and answered here.
   *[no] So that they can reach you; nobody else sees it.
}
ask-report-desk = Only <b>{ $desk }</b> will see this. <b>Shall it go to them?</b>
    .hint = No staff, leader or representative sees it, nor is it counted. You need not give your name.
ask-report-elsewhere = Sorry: nobody of { $desk } can take this at the moment, and I gave it to nobody else.
    <b>Please turn to { $otherwise }.</b>
    .hint = What you wrote is still here; it was not sent.
misconduct-desk = To that desk alone
misconduct-other = As something else
ask-report-name = <b>What may we call you?</b>
ask-report-phone = <b>What is your telephone number?</b>
    .hint = Only those handling it will see this.
ask-report-send = This is what will be sent:
    { $kind }: { $words ->
        [none] a voice message
       *[other] { $words }
    }
    Place: { $where ->
        [none] not given
       *[other] { $where }
    }
    Photos: { $pictures ->
        [0] none
       *[other] { $pictures }
    }{ $voice ->
        [yes] , and a voice message
       *[no] {""}
    }
    { $about ->
        [none] {""}
       *[other] About: { $about }
    }
    { $shares ->
        [yes] { $name ->
            [none] Name: not given
           *[other] Name: { $name }
        }{ $phone ->
            [none] , number: not given
           *[other] , number: { $phone }
        }
        [none] {""}
       *[no] Name and number not given
    }
    <b>Shall I send it?</b>
ask-report-edit = <b>What shall we change?</b> The rest stays.

accused-unsaid = Not now
about-nobody = No, about nobody
about-named = Yes, { $name }
about-representative = A representative
about-unit = A unit
share-yes = Yes, they may
share-no = No
send = Send
edit = Change something
edit-none = Nothing, after all
edit-words = The words
edit-kind = The kind
edit-where = The place
edit-pictures = The photos
edit-about = Whom it is about
edit-share = Name and number

report-done = Noted: <b>{ $spoken }</b>.
    { $handler ->
        [none] Staff will look at it first; you will hear who gets it.
       *[other] { $handler } has it{ $by ->
            [none] {""}
           *[other] ; an answer by { $by }
        }.
    }
    .hint = No need to ask again: you will hear from me.

# Where it is

ask-place-match = You wrote “{ $text }”. <b>Is that in { $district }?</b>
ask-place-at = The location you sent: <b>is that in { $district }?</b>
ask-place-list = { $district ->
    [none] <b>In which town or street?</b>
   *[other] <b>Where in { $district }?</b>
}
ask-place-unknown = “{ $text }” is not in the list; it is noted. <b>Which town is it in?</b>
place-sent = the location you sent
place-share = Send my location
place-list = Choose from a list
place-named = Yes, { $district }
place-here = This is enough
place-as-written = Leave it as written
place-other = Somewhere else
place-skip = Hard to say
invalid-opening = Please go on.
invalid-matter = No matter. Just say what comes to mind.
invalid-place = That place was not recognised. <b>Send a location, or name the estate or village.</b>
invalid-place-share = No location has come. <b>Please send it again, or write the name.</b>
