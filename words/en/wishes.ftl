# The wish wall: offering, claiming, contact, fulfilment, giving up, pledges, three counts; asking to join

state-offered = on the wish wall
state-claimed = claimed, not contacted yet
state-contacted = in contact with the claimer
status-offered = on the wish wall
sort-goods = goods
sort-service = service
amount-yuan = { $yuan } yuan
amount-unknown = I cannot say
claims-as-member = Party member
claims-as-volunteer = Volunteer
claims-as-organisation = Organisation
claimer-member = party member { $name }
claimer-volunteer = volunteer { $name }
claimer-organisation = { $name }
resident-unknown = not made known to you; please write to them here
row-wish = On the wall
row-wish-sort = Wanted
row-wish-value = Worth about
row-wish-district = Whereabouts
row-wish-lead = Led by
row-wish-claimers = Claimed by
row-wish-helpers = Claimed together with
row-wish-pledged = Pledged
row-contact = Be in touch by
wish-head = Wish · { $sort }
wish-days = { $days ->
    [0] new today
    [one] waiting for { $days } day
   *[other] waiting for { $days } days
}
wish-led = somebody leads, you can join
wish-lead = you lead
wish-thread = What the resident and whoever leads have said since you joined:
wish-helps = you help

step-wish = look after the wish
step-wish-rise = tell those nearby
step-wish-reassign = give it to a representative
step-wish-remind = ask the claimer to get in touch
step-wish-ask_progress = ask the claimer how it is going
step-wish-warn = remind the claimer of the deadline
step-wish-lapse = put it back on the wall
step-wish-escalate = ask staff to look at the wish
step-wish-escalate-supervisors = ask a supervisor to look at the wish
step-wish-escalate-leaders = ask a leader to look at the wish
step-wish-escalate-duty = ask the duty desk to look at the wish
step-rise = tell those nearby
step-lapse = put it back on the wall
policy-do-rise = tell those nearby
policy-do-lapse = back on the wall
policy-to-claimers = claimer
policy-to-wall = those nearby who may claim
policy-start-claimed = from the claim
policy-start-contacted = from contact or the last report

press-wall = See the wish wall
press-wish = See this wish
press-claim = I will do it
press-give_up = Give up the claim
press-pledge = Note a gift
press-fulfil = The wish came true
press-offer = Put on the wish wall
press-wishes = Wishes in numbers
press-wishes-collected = Collected
press-wishes-claimed = Claimed
press-wishes-realised = Realised
press-wishes-offered = Unclaimed
press-volunteer = Help with wishes
press-enrol = Let them join
press-decline = Do not let them join

action-offer = put on the wish wall
action-claim = claim
action-give_up = give up the claim
action-lapse = put back on the wall
action-pledge = note a gift
entry-offer = { $who } put it on the wish wall
entry-claim = { $who } claimed it
entry-give_up = { $who } gave up the claim
entry-lapse = Nothing happened, so Huiyin put it back on the wall
entry-pledge = { $who } noted a gift

TooDear = A wish on the wall may cost { $cap } yuan at most. <b>What is it worth?</b>
WishTaken = Somebody else has just claimed it, thank you. There are others on the wall.
NeedsEvidence = It needs a photo and a sentence. <b>Please add the photo.</b>
invalid-yuan = A whole number, please.
invalid-yuan-most = That is too much.
invalid-yuan-dearer = What costs more than { $most } yuan is a case like any other: press “Dearer: assign it”.
offer-dearer = Dearer: assign it
invalid-photo-needed = A photo is needed here. <b>Please take one and send it.</b>

wall = { $count ->
    [one] There is { $count } wish
   *[other] There are { $count } wishes
} on the wall, the longest waiting first. <b>Which one?</b>
wall-none = There is no wish on the wall just now. New ones will be here.
wish = Somebody hopes for this:
    .hint = Names and addresses are left out. Once you claim it, you write to them here.
give-up-gone = Your claim is over, there is nothing to give up: { $wish }
pledge-gone = Nothing is to be noted of this wish any more: { $wish }
claim-gone = You cannot claim this just now: { $wish }
ask-claim-how = To claim: { $wish }
    <b>By yourself, or together with others?</b>
    .hint = { $days ->
        [0] Please get in touch soon, and take a photo when it has come true.
        [one] Please get in touch within { $days } day, and take a photo when it has come true.
       *[other] Please get in touch within { $days } days, and take a photo when it has come true.
    }
claim-alone = By myself
claim-together = I lead, others may join
claim-not = Not now
ask-claim-join = { $lead } leads: { $wish }
    <b>Will you join?</b>
    .hint = Whoever leads will see your name and telephone.
join-yes = I will join
claim-left = Fine, not now. Others can still see it.
claimed = It is yours, thank you. { $days ->
    [0] Press “Write to resident” soon and say a word to the resident.
    [one] <b>Press “Write to resident” within { $days } day and say a word to the resident.</b>
   *[other] <b>Press “Write to resident” within { $days } days and say a word to the resident.</b>
}
    .hint = { $tells ->
        [chat] You see name and telephone only if the resident agreed.
        [call] The resident has no chat: the staff tell them by telephone what you write.
       *[other] The resident has no chat: whoever entered it passes on what you write.
    }
joined = Good, you are in with { $lead }. Thank you.
    .hint = They are in touch with the resident; you hear when it has come true.
ask-give_up-words = <b>Why do you give up the claim?</b> A sentence will do.
    .hint = Staff can read it, the resident cannot.
give-up-done = Fine, it is yours no more. { $leads ->
    [yes] Somebody who helps leads now; where nobody does, it is back on the wall.
   *[no] Whoever leads will know.
}
ask-resolve-fulfilled = <b>{ $number }: how did the wish come true?</b> A sentence will do.
    .hint = The resident will be asked.
ask-resolve-shown = { $count ->
    [0] <b>Please send a photo of it.</b>
    [one] { $count } photo received. <b>Any more?</b>
   *[other] { $count } photos received. <b>Any more?</b>
}
    .hint = Of the thing, not of faces; only the resident and staff see it.
fulfil-done = Good; { $tells ->
    [chat] the resident is being asked
   *[other] { $knows }
}. Thank you.
ask-pledge-what = <b>Is it money or goods?</b>
    .hint = It is only noted here; no money is taken.
pledge-money = Money
pledge-goods = Goods
ask-pledge-value = { $what ->
    [money] <b>How many yuan?</b>
   *[goods] <b>Worth about how many yuan?</b>
}
ask-pledge-words = <b>What is it, and for whom?</b> A sentence will do.
ask-pledge-pictures = { $count ->
    [0] <b>Please send a photo as evidence</b>, such as a receipt or the thing itself.
    [one] { $count } photo received. <b>Any more?</b>
   *[other] { $count } photos received. <b>Any more?</b>
}
pledge-done = Noted{ $value ->
    [0] . Thank you.
   *[other] : { $value } yuan. Thank you.
}
ask-offer-sort = <b>{ $number }: what sort of wish is it?</b>
ask-offer-value = <b>Worth about how many yuan?</b> { $most } at most.
ask-offer-words = { $draft ->
    [none] <b>What is to stand on the wall?</b> A sentence, without name, telephone or house number.
   *[other] { $number } on the wall: { $draft }
        <b>Is that right?</b> To change it, write it anew.
}
    .hint = Anybody can read it. { $draft ->
        [none] {""}
       *[other] { $masked ->
            [none] Nothing had to be masked: please look once more for names and addresses.
           *[other] Masked for the resident: { $masked }.
        }
    }
offer-as-shown = Just so
ask-offer-sure = On the wall will stand: { $told }
    { $sort }, { $value ->
        [0] {""}
       *[other] { $value } yuan,{" "}
    }{ $where ->
        [none] no place
       *[other] { $where }
    }.
    <b>Put it on the wall like this?</b>
    .hint = { $masked ->
        [none] Nothing had to be masked: please look once more for names and addresses.
       *[other] Masked for the resident: { $masked }.
    }
offer-yes = Put it on the wall
offer-no = Not yet
offer-kept = { $number } is as it was, and waits for you.
offer-done = { $number } is on the wall; { $knows }.

wishes = Collected { $collected }, claimed { $claimed }, realised { $realised }.
    Unclaimed: { $offered }. { $pledges ->
        [0] {""}
        [one] { $pledges } gift, worth { $pledged } yuan.
       *[other] { $pledges } gifts, worth { $pledged } yuan altogether.
    }
wishes-collected = Collected: { $count }. The latest:
wishes-claimed = Claimed: { $count }. The latest:
wishes-realised = Realised: { $count }. The latest:
wishes-offered = Unclaimed: { $count }. The latest:

offered-residents = { $number } is on the wish wall now. <b>Only this stands there:</b>
    { $said }
    .hint = Without your name, telephone and address. You will hear when somebody claims it.
claimed-residents = <b>{ $handler }</b> has claimed your wish { $number }.
    .hint = { $by ->
        [none] They will write to you here.
       *[other] They will write to you here, and it should come true by { $by }.
    }
helped-handler = Somebody has joined you for { $number }.
    .hint = The card says who; please agree with each other.
left-handler = Somebody who helped with { $number } has left:
    { $said }
leads-handler = Whoever led { $number } has left, <b>please lead now.</b>
    .hint = First press “Write to resident” and say a word to the resident; if you cannot, give up the claim.
leads-residents = Somebody else looks after { $number } now: <b>{ $handler }</b>.
    .hint = { $by ->
        [none] They will write to you here.
       *[other] { $day_known ->
            [yes] They will write to you here.
           *[no] They will write to you here, and it should come true by { $by }.
        }
    }
unclaimed-residents = Whoever claimed { $number } cannot do it; it is back on the wish wall.
    .hint = We go on looking; if nobody comes, a representative gets it.
lapsed-former = We heard nothing of the wish you claimed, so others may have it: { $wish }
    .hint = No harm done, there are others on the wall.
pledged-handler = A gift was noted for { $number }:
    { $said }
reason-claimer-gone = Whoever claimed it takes part no more
moot-claimers = The office has arranged this wish otherwise, thank you for helping: { $wish }
ended-claimers =
    { $wish ->
        [none] The wish you helped with is closed, thank you.
       *[other] The wish you helped with is closed, thank you: { $wish }
    }
risen-wall = This wish has waited for days, and nobody has claimed it:
    { $wish }
    <b>Can you help?</b>
remind-contact = You have not been in touch about { $number } yet. <b>A word today?</b>
    .hint = Without a word it goes back on the wall. If you cannot, press “Give up the claim”.

ask-volunteer-as = <b>As what will you help with wishes?</b>
ask-volunteer-name = { $what ->
    [organisation] <b>What is the organisation called?</b>
   *[other] <b>What is your name?</b>
}
    .hint = The resident sees it once you claim a wish.
ask-volunteer-phone = <b>A telephone number?</b>
    .hint = Staff see it, and those who claim with you.
volunteer-done = Staff have it now; you will hear what they decide.
volunteer-already = You can claim wishes already: press “See the wish wall”.
volunteer-waits = You have asked already; staff are looking at it.
volunteer-welcome = You can claim wishes now. Thank you.
volunteer-declined = This time it was not agreed that you claim wishes:
    { $words }
enrol-done = Good, they can claim wishes now, and know it.
ask-decline-words = <b>Why not?</b> A sentence, which they will read.
decline-done = Good, they know it now.
task-volunteer = { $person } wants to claim wishes, as { $note ->
    [member] a party member
    [organisation] an organisation
   *[other] a volunteer
}. <b>Do you agree?</b>
task-kind-volunteer = wants to claim

beat-offer = On the wish wall
beat-claim = Claimed
beat-give_up = Claim given up
beat-lapse = Back on the wall
beat-pledge = Gift noted
beat-wish = The wish
did-wish = { $do ->
    [rise] Nobody had claimed it, so those nearby were told.
    [remind] The claimer had not been in touch, and was reminded.
    [ask_progress] No news for some days, so the claimer was asked.
    [warn] The deadline is near, and the claimer was reminded.
   *[other] It has not come true, so staff were asked to look into it.
}
did-lapse = Asked, and still no sign: the wish is back on the wall for others.
