# When something cannot be done: why, what still holds, and what to do next

HuiyinError = Sorry, that was not saved: our fault. Your words are kept; just send them again.
Refused = That cannot be done now. Nothing else has changed.
NotAllowed = { $number } is “{ $state }” now: { $action } is not possible.
NotYours = This case is not with you, so it cannot be shown.
Stale = { $number } has just changed. Please use the newest card.
NeedsWords = A few words are missing. <b>Please write a line.</b>
NeedsOutcome = The outcome is missing. <b>How did it end?</b>
AboutThem = The case is about this person; they cannot have it. <b>Who else?</b>
NoSuchPerson = There is no such person here. <b>Who else?</b>
NobodyById = Nobody has the id { $id }. The id stands beside the code of an invitation; for somebody new give --name.
InvitedAlready = There is a { $name } already (id { $id }).
    To invite that person again, add --person { $id }.
    If this is another of the same name, add --new.
NoSuchDistrict = There is no district “{ $district }”.{ $near ->
    [none] {""}
   *[other] {" "}Near to it: { $near }.
}
    If it is really new, add --new-district.
AlreadyRated = You have rated { $number } already. Thank you.
NotOne = There is not exactly one representative called “{ $name }”. { $near ->
    [none] {""}
   *[other] Known: { $near }.
}
AlreadyAParty = This resident is in { $number } already.
SameCase = That is the same case. <b>Which other one?</b>
NotTheSameKind = The two are of different kinds, with other rules and times. <b>Which other one?</b>
NotUnderWay = { $number } waits for a resident, or has been answered, so it cannot be merged now. <b>Which other one?</b>
NamedFirst = Something in { $number } was spoken or names somebody: please look at it first. <b>Which other one?</b>
ReachesTheAccused = Somebody one case is about is a resident of the other, and would see it. <b>Which other one?</b>
TooManySpokespersons = { $number } has its { $most } spokespersons already, as many as the petition rules allow.
NoSuchNumber = There is no case { $number }.
LinkUsed = This link has been used. Press “Go on elsewhere” once more in the other chat.
LinkNotHere = There are matters of yours here already. Press “Go on elsewhere” here, and open the link there.
LinkExpired = This link is too old. Please ask for a new one.
BadInvitation = This invitation does not work: it may be used or too old. Please ask the office for another.
TaskDone = Somebody has done that already.

NewerDatabase = This database is newer than the program. Please upgrade Huiyin, then start it.
BadFile = { $reason ->
    [too_large] This file is larger than 20 MB. <b>Have you a smaller one?</b>
   *[other] This file could not be opened and was not kept. <b>Could you send another picture?</b>
}
