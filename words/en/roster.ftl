# Importing and exporting people and districts: which row is not right, why, and how to mend it

roster-districts = Districts
roster-units = Units
roster-stations = Stations
roster-people = People
roster-map = Borders
roster-table = Table
roster-new = New
roster-changed = Changed
roster-same = As it was
roster-bad = Not right
roster-field-name = Name
roster-field-parent = Parent
roster-field-aliases = Aliases
roster-field-district = District
roster-field-address = Address
roster-field-hours = Hours
roster-field-roles = Role
roster-field-phone = Phone
roster-field-unit = Unit
roster-field-station = Station
roster-field-topics = Topics
roster-field-deputy = Deputy
roster-field-language = Language
roster-field-claims_as = Claims as
roster-row = { $sheet }, row { $row }: { $why }

roster-no-name = The name is missing.
roster-too-long = “{ $words }…” is too long: { $most } characters at most.
roster-unknown-id = There is no Huiyin-ID { $id }. For somebody new leave it blank.
roster-twice = This is the same as row { $row } of “{ $sheet }”. One row each; several roles go into one cell.
roster-name-taken = There is another “{ $name }” already.
roster-unknown-district = There is no district “{ $district }”. { $near ->
    [none] Add it to the table of districts first.
   *[other] Is it { $near }?
}
roster-many-districts = Several are called “{ $district }”. Write one in full: { $names }.
roster-circle = “{ $name }” comes to belong to itself.
roster-unknown-unit = There is no unit “{ $unit }”. { $near ->
    [none] Add it to the table of units first.
   *[other] Is it { $near }?
}
roster-no-unit = An officer needs a unit.
roster-no-officer = A unit beside somebody who is no officer was passed over; rows: { $count }.
roster-no-volunteer = “Claims as” beside somebody who is no volunteer was passed over; rows: { $count }.
roster-unknown-claims-as = There is no claiming as “{ $said }”. Known: { $known }.
roster-unknown-station = There is no station “{ $station }”. { $near ->
    [none] Add it to the table of stations first.
   *[other] Is it { $near }?
}
roster-no-person = “{ $name }” does not look like a name.
roster-no-role = The role is missing.
roster-unknown-role = There is no role “{ $role }”. Known: { $known }.
roster-holds = Matters still in their hands: { $count }. Hand those over before taking the role away.
roster-bad-phone = “{ $phone }” is not a telephone number.
roster-phone-rounded = The number has become “{ $phone }” and lost its digits. Format the column as text and write it again.
roster-phone-of-other = This number is that of { $name } (Huiyin-ID { $id }).
    If it is the same person, write the id; if not, mend the number.
roster-namesake = There is a { $name } already (Huiyin-ID { $id }), in another district or unit.
    If it is the same person, write the id; if not, write “new” there.
roster-namesakes = Several are called { $name } (Huiyin-ID { $id }).
    Write the id of the one meant; for another person write “new” there.
roster-unknown-topic = The configuration has no topic “{ $topic }”. Known: { $known }.
roster-unknown-language = “{ $language }” is not spoken yet. Known: Chinese, English.
roster-unknown-deputy = There is no deputy “{ $deputy }”. { $near ->
    [none] {""}
   *[other] Is it { $near }?
}
roster-many-deputies = Several are called “{ $deputy }”. Write one of them: { $names }.
roster-own-deputy = Nobody is their own deputy.
roster-other-deputy = { $deputy } has no role in common and cannot stand in.
roster-unknown-shape = The border is no polygon, or its coordinates are not degrees.

roster-left = Sheets that were not imported: { $sheets }.
roster-unused = Columns of “{ $sheet }” that were not used: { $columns }.
roster-refused = Rows that are not right: { $count }. Nothing was written. Mend them, or pass over them with --skip-bad.
roster-would = This is a preview; nothing was written.
roster-done = Written: { $new } new, { $changed } changed, { $bad } passed over.
roster-nothing = Everything is as it was; there is nothing to write.
roster-invite = To let new people in: huiyin invite --all --out invitations.xlsx
roster-exported = Records exported to { $file }: { $count }.
roster-personal = Names and telephone numbers are personal data: please keep the file safe.
roster-invitations = Invitations
roster-code = Code
roster-link = Link
roster-until = Until
roster-invited = Invitations for those who have no chat yet: { $count }, in { $file }. One each, to be used once.
roster-nobody = Everybody has a chat already; there is nobody to invite.
roster-template = The sample is { $file }; how to fill it in stands on the sheet “Notes”.

roster-notes =
    How to fill this in
    One row each. A blank cell leaves things as they are; “none” empties them.
    The Huiyin-ID comes with an export and says who is meant: leave it. New rows have none.
    Without it people are known by mobile phone, else by name, role and district.
    For another person of the same name write “new” as the id.
    Where districts have the same name write what they belong to, too: Qingtang/West.
    Aliases are what residents say, such as estates and roads, with commas between.
    Roles: representative, officer, volunteer, correspondent, clerk, supervisor, leader, discipline, administrator.
    Several roles go into one cell, with commas between.
    Volunteers claim wishes as one of: member (of the Party), volunteer, organisation.
    An officer needs a unit; a representative's station is printed on the contact card.
    Topics are those of the configuration. A deputy is a name; of namesakes write: Zhou#3.
    Of languages, the one they read comes first, then what else they speak: Chinese, English.
    To see what it would do: huiyin import FILE --dry-run
roster-example-districts =
    Lanxi
    Qingtang|Lanxi
    West|Qingtang|West Road, West School
roster-example-units = Power Company
roster-example-stations = Qingtang Station|Qingtang|1 West Road|Wednesday morning
roster-example-people =
    Zhou Ming|representative|13800000011|Qingtang||Qingtang Station|路灯|Fang Min|Chinese
    Fang Min|representative|13800000013|Qingtang|||供水
    He Jun|officer|13800000031||Power Company
    Shen Jie|clerk|13800000021|Lanxi
    Spring Books|volunteer|13800000042|Lanxi||||||organisation

# Contact cards

card-title = { $of ->
    [station] Contact station
   *[other] Your representative
}
card-scan = { $of ->
    [station] Scan, and talk to us
   *[other] Scan, and talk to me
}
card-say = A worry or a wish? Just say it.
card-topics = Topics
card-people = Here
card-address = At
card-hours = Open
card-phone = Call
card-made = Cards made: { $count }, in { $file }. Scan one before you print them.
