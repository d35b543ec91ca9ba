# When something cannot be done: why, what still holds, and what to do next

HuiyinError = Sorry, that was not saved: our fault. Your words are kept; just send them again.
Refused = That cannot be done now. Nothing else has changed.
NotAllowed = { $number } is “{ $state }” now: { $action } is not possible.
NotYours = This case is not with you, so it cannot be shown.
Stale = { $number } has just changed. Please use the newest card.
NeedsWords = A few words are missing. <b>Please write a line.</b>
NeedsOutcome = The outcome is missing. <b>How did it end?</b>
NobodyAtTheDesk = Sorry: nobody of { $desk } can take it, and nobody else got it. Please turn to { $otherwise }.
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
NoStationNamed = There is no station called “{ $name }”. { $near ->
    [none] {""}
   *[other] Known: { $near }.
}
NoUnitNamed = There is no unit “{ $unit }”.{ $near ->
    [none] {""}
   *[other] {" "}Near to it: { $near }.
}
    If it is really new, add --new-unit.
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
NoSuchStation = There is no station “{ $name }”. { $near ->
    [none] {""}
   *[other] Did you mean: { $near }?
}
    If it is really new, add --new.
NoSuchNumber = There is no case { $number }{ $lacks ->
    [check] : one more digit stands behind the hyphen
    [wrong] : the last digit does not match the others
   *[other] {""}
}.
LinkUsed = This link has been used. Press “Go on elsewhere” once more in the other chat.
LinkNotHere = There are matters of yours here already. Press “Go on elsewhere” under “Settings” here.
NotConnected = That chat is disconnected already.
LinkExpired = This link is too old; if you need it, ask for a new one. Otherwise just say what it is about.
BrokenLink = This link does not open; part of it may be missing. Just say what it is about.
BadInvitation = This invitation does not work: it may be used or too old. Please ask the office for another.
    Otherwise just say what it is about.
TaskDone = Somebody has done that already.

Unreadable = This cannot be read: its key { $key } is not here. Please restore the key.
NewerDatabase = This database is newer than the program. Please upgrade Huiyin, then start it.
BadFile = { $reason ->
    [too_large] This file is larger than 20 MB. <b>Have you a smaller one?</b>
   *[other] This file could not be opened and was not kept. <b>Could you send another picture?</b>
}
BadRoster = { $reason ->
    [missing] The file { $file } cannot be read: look at its path and permissions.
    [large] { $file } is too large: { $most } MB at most. Split it into several files.
    [rows] { $file } has too many rows: { $most } at most. Split it into several files.
    [old] { $file } is of an old format. Save it as xlsx in your spreadsheet, then import that.
    [kind] { $file } cannot be imported. Use xlsx, csv or yaml; for the borders of districts geojson.
    [broken] { $file } cannot be opened: it is damaged, or has a password.
    [yaml] { $file }, line { $line }: this is not how YAML is written.
    [headers] No headers were recognised in { $file }. For a sample: huiyin import --template sample.xlsx
    [empty] { $file } holds headers only, and no row to import.
    [map] { $file } is not a FeatureCollection of GeoJSON.
    [there] There is a file { $file } already. To overwrite it add --force.
    [single] { $file } can hold one table only. For several use xlsx or yaml.
    [unwritable] { $file } cannot be written: look at its path, permissions and the disk.
   *[other] { $file } cannot be imported.
}
NoFont = { $file ->
    [none] This system has no font with Chinese, so no card can be printed.
        Debian, Ubuntu: apt install fonts-noto-cjk. Or name a file as cards.font.
   *[other] { $file } is no font with Chinese that can be used. Name another as cards.font.
}
NoGlyphs = The font lacks these characters: { $names }.
    Name a font that has more of them as cards.font; to print all the same, add --anyway.
OnlyHere = The card would lead to { $address }, which nobody else's phone can open.
    Set web.public_url, or the name of the Telegram bot; to print all the same, add --anyway.
NoCards = { $of ->
    [station] There is no station yet, and so no card to print.
   *[other] There is no representative yet, and so no card to print.
}
