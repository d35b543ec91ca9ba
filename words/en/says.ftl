# What any conversation may say

parked = Sorry, this message could not be read. It is kept, and staff will look at it.
    .hint = You may also say it again in other words.
sent-anyway = This is about danger, and you have not pressed send, so I have passed it on as urgent.
    If it is a mistake, take it back.
draft-reminder = You stopped halfway last time; all you wrote is still here.
draft-over = { $number ->
    [none] What you had begun is not needed any more: things have changed.
   *[other] What you had begun about { $number } is not needed any more: things have changed.
}
cut-off = We were cut off for a while, and a button you pressed may not have reached us. If you pressed one, please press again.

yes = Yes
no = No
skip = Skip
as-is = Yes, as it is
done = Done
anew = Send others instead
none = None
more = More
phone-share = Use my number

invalid-choice = Please press one of the buttons. Writing 1 means the first.
invalid-text = Please write it here in words.
invalid-empty = There were no words. <b>Please write a few.</b>
invalid-words = Here you can type or speak; leave the rest for now.
invalid-long = You wrote { $count } characters; { $most } fit. <b>Please take out { $over } and send it again.</b>
invalid-photos = Please send pictures here, or press the button below.
invalid-phone = That does not look like a telephone number. <b>Could you check it?</b>
