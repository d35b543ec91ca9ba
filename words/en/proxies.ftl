# Entered for people without a phone, and called back; findings of staff and correspondents; what representatives ask

source-chat = said here
source-visit = a visit to them
source-reception = a visit to us
source-call = a call
source-letter = a letter
source-box = the suggestion box
source-finding = found at work
source-correspondent = a correspondent
source-opinion = an opinion
source-request = a request to us
source-line = { $source } (entered by { $who }){ $calls ->
    [yes] , called back
   *[no] {""}
}
row-source = Source
asker-resident = resident
asker-representative = representative
row-asker = Asked by

press-enter = Enter for somebody
press-finding = Report a finding
press-request = Ask the office
ask-enter-source = <b>Where does it come from?</b>
ask-enter-words = <b>What did they say?</b> In their own words; a letter may be a photo.
ask-enter-misconduct = <b>This sounds like misconduct: only { $desk } may read it, and it is not entered here.</b>
    Whoever knows of it reports it in their own chat (“Report something”), or turns to { $otherwise }.
enter-stop = Do not enter it
enter-as-other = It is not; enter it
enter-stopped = All right: nothing is entered, and nothing kept.
ask-enter-own = <b>You are named in this yourself.</b>
    Once entered you will not see it; colleagues handle it.
enter-about-me = Enter it all the same
ask-enter-where = { ask-report-where }
ask-enter-pictures = { ask-report-pictures }
ask-enter-about = <b>Is it about a representative or a unit?</b>
    .hint = Whoever it is about will never be given this case.
ask-enter-whom = { ask-report-whom }
ask-enter-urgent = <b>Is there still danger?</b>
    .hint = If so, call 119, 120 or 110 first, then enter it as urgent.
urgent-yes = Yes, it is urgent
urgent-no = No, it is over
ask-enter-name = <b>What are they called?</b>
    .hint = Without a name and a number only you can be answered.
ask-enter-phone = <b>At which number can they be reached?</b>
    .hint = The staff call them as soon as there is an answer.
ask-enter-share = Please ask them: <b>may whoever handles it see their name and number?</b>
    .hint = Unless they agree, nobody who handles it will.
ask-enter-send = This is what will be entered:
    Source: { $source }{ $urgent ->
        [yes] , urgent
       *[no] {""}
    }
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
    Name: { $name ->
        [none] not given
       *[other] { $name }
    }, number: { $phone ->
        [none] not given
       *[other] { $phone }
    }
    { $shares ->
        [yes] Who handles it may see name and number
       *[no] Who handles it sees neither name nor number
    }
    <b>Shall I enter it?</b>
ask-enter-edit = { ask-report-edit }
edit-source = Source
edit-resident = Name and number
enter-done = Entered under number <b>{ $number }</b>. { $reached ->
    [phone] The staff call them with questions and with the answer.
    [name] There is no number; the staff go and tell them.
   *[none] There is nobody to call, so the answer comes to you.
}

ask-finding-words = <b>What have you found?</b> Type, speak or send a photo.
ask-finding-where = { ask-report-where }
ask-finding-pictures = { ask-report-pictures }
ask-finding-about = { ask-enter-about }
    .hint = { ask-enter-about.hint }
ask-finding-whom = { ask-report-whom }
ask-finding-urgent = { ask-enter-urgent }
    .hint = { ask-enter-urgent.hint }
ask-finding-send = This is what will be reported:
    { $kind }{ $urgent ->
        [yes] , urgent
       *[no] {""}
    }: { $words ->
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
    <b>Shall I report it?</b>
ask-finding-edit = { ask-report-edit }
finding-done = Reported under number <b>{ $number }</b>. Once it is done, please look at it and rate it.

ask-request-source = <b>Which of these is it?</b>
ask-request-words = <b>What is your opinion or request?</b>
ask-request-pictures = { ask-report-pictures }
ask-request-send = This is what will be sent:
    { $source }: { $words ->
        [none] a voice message
       *[other] { $words }
    }
    Photos: { $pictures ->
        [0] none
       *[other] { $pictures }
    }{ $voice ->
        [yes] , and a voice message
       *[no] {""}
    }
    <b>Shall I send it?</b>
ask-request-edit = { ask-report-edit }
request-done = Received under number <b>{ $number }</b>. The office handles it, and you rate the answer.

help-correspondent = What happens in the village, you report with “Report a finding”.
    I tell you how far it has come.
    Once it is done, please look at it and rate it.
reason-office = the office itself handles it

action-call = calling
entry-call = { $who } called the resident
entry-noted = written down by { $who } on the telephone

task-call = { $person ->
    [none] The resident of { $number } left no number; please have them told.
   *[other] Please reach <b>{ $person }</b> about { $number }.
}
    { $stands ->
        [waiting] To be asked: { $question }
        [resolved] First the answer: { $answer }
        [closed] { $revisited ->
            [yes] It was done a while ago; ask how it is now.
           *[no] Tell them that it is closed: { $outcome }.
        }
       *[other] {""}
    }
    { $stands ->
        [closed] { $answer }
       *[other] {""}
    }
    { $note }
    <b>{ $stands ->
        [waiting] What do they answer?
        [resolved] Are they satisfied?
       *[other] What do they say?
    }</b>
    .hint = They have no chat. If nobody answers, press “No reply”, and it comes again.
task-kind-call = to be called
press-call = Note a call
press-call-answered = Write down the answer
press-call-satisfied = Satisfied
press-call-basically = Mostly satisfied
press-call-not = Not satisfied
press-call-lasted = Still fine
press-call-again = Not done, work again
press-call-told = Told
press-call-no_reply = No reply
press-call_invite = They have a phone now
ask-call_note-result = { $number }, { $person ->
    [none] the resident
   *[other] { $person }
}: <b>how did it go?</b>
ask-call_note-words = { $result ->
    [answered] { $question }
    <b>What do they answer?</b>
   *[other] <b>What is not done?</b>
} In their own words.
call-done = Noted, as their own word.
call-done-no_reply = Noted: no reply. It comes again in time.
ask-call-words = <b>What did the resident of { $number } say?</b>
    .hint = In their own words; whoever handles it will read it.
ask-call-again = <b>Shall { $number } be worked on again?</b>
call-only = Only note it
call-said-done = Noted; whoever handles it will read it.
call-invite = Give this to { $person ->
    [none] them
   *[other] { $person }
}. Opened within two weeks, it brings what is theirs into a chat of their own:
    { $addresses ->
    [none] Let them send: /start { $code }
   *[other] { $addresses }
}
    .hint = It works once, and is for nobody else.
