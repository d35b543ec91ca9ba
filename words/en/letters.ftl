# Letters about petitions: titles, numbers, text. An office checks the articles before it uses them

letter-accept-title = Notice of Acceptance
letter-refuse-title = Notice of Non-Acceptance
letter-extend-title = Notice of Extension
letter-answer-title = Written Answer
letter-review-title = Decision on Review
letter-final-title = Decision on Final Review

letter-accept-name = Notice of Acceptance
letter-refuse-name = Notice of Non-Acceptance
letter-extend-name = Notice of Extension
letter-answer-name = Written Answer
letter-review-name = Decision on Review
letter-final-name = Decision on Final Review

letter-accept-sign = Petitions (acceptance)
letter-refuse-sign = Petitions (non-acceptance)
letter-extend-sign = Petitions (extension)
letter-answer-sign = Petitions (answer)
letter-review-sign = Petitions (review)
letter-final-sign = Petitions (final review)
letter-number = { $sign } { $year }/{ $number }-{ $nth }
letter-file = { $number } { $name }

letter-to = { $name },
letter-to-nobody = To the petitioner,
letter-seal = (seal)
letter-date = { $day }/{ $month }/{ $year }
letter-several = (the matter that you and others have brought to us)
letter-nothing = (see the picture or voice message that came with it)

letter-begin =
    On { $asked } you wrote to us:
    “{ $words }”
letter-accept =
    { letter-begin }
    Under the Regulation on Petitions we accept the matter.
    { $by ->
        [none] Its number is { $number }. You will have our answer in writing.
       *[other] Its number is { $number }. You will have our answer in writing by { $by }.
    }
    Time in which we wait for your word does not count. Ask Huiyin at any time how far it has come.
letter-refuse =
    { letter-begin }
    Under the Regulation on Petitions we do not accept the matter. The reasons:
    { $said }
    With new facts or grounds you may write to us again. What belongs to a court, to arbitration or to reconsideration is for the authority that decides it.
letter-extend =
    { letter-begin }
    The matter is complex. The time to handle it is extended, with approval, to { $by }. The reasons:
    { $said }
    Under article 34 of the Regulation on Petitions an extension is no longer than { $extension }.
letter-answer =
    { letter-begin }
    We have looked into it. Our answer:
    { $said }
    If you do not agree, you may ask for a review within { $review } of receiving this letter. Press “Ask for a review” where you got the answer, or turn to the authority above. This is under article 35 of the Regulation on Petitions.
letter-review =
    { letter-begin }
    You asked for a review. We have considered the matter again: { $decision ->
        [uphold] the answer stands.
        [change] the answer is changed.
        [redo] the matter is to be handled anew.
       *[none] {""}
    }
    { $said }
    { $decision ->
        [redo] You will have a new answer in writing.
       *[other] If you do not agree, you may ask for a final review within { $review } of receiving this letter. Press “Ask for a second review” where you got the decision, or turn to the authority above. This is under article 36 of the Regulation on Petitions.
    }
letter-final =
    { letter-begin }
    You asked for a final review. We have considered the matter again: { $decision ->
        [uphold] the decision stands.
        [change] the decision is changed.
        [redo] the matter is to be handled anew.
       *[none] {""}
    }
    { $said }
    Under article 36 of the Regulation on Petitions this review is the last. The same facts and grounds are not accepted again.
