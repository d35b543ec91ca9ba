# What any conversation may say

parked = Sorry, this message could not be read. It is kept, and staff will look at it.
    .hint = You may also say it again in other words.
draft-reminder = You stopped halfway last time; all you wrote is still here.
