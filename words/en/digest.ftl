# The digest of a day; quiet hours, and the hour of the digest

digest = <b>{ $count } cases</b> are waiting for you today:
    .hint = The most urgent come first. Press a number to open it{ $more ->
        [yes] , or write it
       *[no] {""}
    }.
digest-wants = { $what ->
    [remind-accept] please accept
    [remind-contact] please get in touch
    [ask-progress] how is it going?
    [ask-promised] how is it going?
    [remind-officers] can you take it?
    [ask-officers] how is it going?
    [warn-officers] please answer
    [unit_late-handler] nothing from the unit
    [warn-deadline] please answer
   *[other] please have a look
}
digest-more = And { $count } more: press the last button.

press-quiet = Quiet hours
press-digest = Daily summary
ask-quiet-hours = Nothing comes from { $begin } to { $end }, unless it is urgent. <b>Which hours instead?</b>
    .hint = You may write them, such as “22:00-7:00”.
ask-quiet-any = Messages may come at any hour. <b>Which hours should be quiet?</b>
    .hint = You may write them, such as “22:00-7:00”.
quiet-office = As for everybody, { $begin }–{ $end }
quiet-span = { $begin }–{ $end }
quiet-never = Any time is fine
quiet-done = All right: nothing from { $begin } to { $end }, unless it is urgent.
quiet-done-never = All right: you will hear at any hour.
invalid-hours = These hours are not clear. <b>Try “22:00-7:00”?</b>
invalid-hours-long = At most 16 hours a day, or nothing would reach you. <b>Fewer hours?</b>
ask-digest-at = Your summary comes at { $at }. <b>At what time instead?</b>
    .hint = You may write it, such as “8:30”. What is urgent does not wait.
digest-hour = { $at }
digest-done = All right: reminders come together at { $at } on working days.
invalid-hour = This time is not clear. <b>Try “8:30”?</b>
invalid-hour-quiet = You asked for quiet at this time. <b>Another one?</b>
delivered-held = goes out at their hour
