"""Five hundred matters and the ways they go: how many go each, and what happens, in order.

`2d` and the like let time pass; every other word is a step of `county_steps` or `county_more_steps`.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Path:
    """`count` matters go this way; each makes so many `cases`."""

    name: str
    count: int
    script: str
    cases: int = 1


PATHS = (
    # How it comes
    Path("a complaint", 44, "complains 3h accepts 2d goes_on 2d resolves 5h confirms"),
    Path("a suggestion", 12, "suggests 4h accepts 4d resolves 1d confirms"),
    Path("a question", 10, "asks_a_question 4h explains 6h confirms"),
    Path("once more", 12, "complains_of_another 4h accepts 3d resolves 1d confirms"),
    Path("by a card", 30, "comes_by_a_card complains 2h accepts 3d resolves 1d confirms"),
    Path("by the station", 12, "comes_by_the_station complains 2h accepts 3d resolves 1d confirms"),
    Path("by its own link", 8, "complains 2h accepts 1d opens_its_link 2d resolves 1d confirms"),
    Path("in English", 4, "complains_in_english 2h accepts 3d resolves 1d confirms"),
    Path("about somebody", 9, "accuses_its_representative 2h accepts 3d resolves 1d confirms"),
    Path("danger", 6, "speaks_of_danger 20m accepts 1h resolves 1h confirms"),
    # In whose hands
    Path("returned", 12, "complains 5h returns 3h accepts 3d resolves 1d confirms"),
    Path("passed on", 12, "complains 3h accepts 2h proposes 1d agrees_to_the_transfer 1h accepts 2d resolves 1d confirms"),
    Path("not passed on", 6, "complains 3h accepts 2h proposes 1d declines_the_transfer 2d resolves 1d confirms"),
    Path("never accepted", 12, "complains never_accepts 7d has_it_instead accepts 2d resolves 1d confirms"),
    Path("never worked on", 8, "complains 2h accepts 22d has_gone_up instructs 1d replies 1d resolves 1d confirms"),
    Path("more time", 10, "complains 2h accepts 9d asks_for_more_time 1d is_given_more_time 7d resolves 1d confirms"),
    Path("no more time", 8, "complains 2h accepts 9d asks_for_more_time 1d is_refused_more_time 2d resolves 1d confirms"),
    Path("on the spot", 8, "complains 3h solves_on_the_spot"),
    Path("asked", 9, "complains 3h accepts 2h asks_the_resident 1d answers 2d resolves 1d confirms"),
    Path("asked in vain", 6, "complains 3h accepts 2h asks_the_resident 9d resolves 1d confirms"),
    Path("promised", 8, "complains 3h accepts 1d promises 3d resolves 1d confirms"),
    Path("urged and added to", 8, "complains 3h accepts 1d adds 2d urges 1d resolves 1d confirms"),
    # What the resident says to it
    Path("partly", 14, "complains 3h accepts 3d resolves 1d finds_it_partly_done 1d is_read"),
    Path("disputed", 12, "complains 3h accepts 3d resolves 1d disputes 2d resolves 1d confirms"),
    Path("disputed twice", 5, "complains 3h accepts 3d resolves 1d disputes 2d resolves 1d disputes 1d instructs 1d replies resolves 1d confirms"),
    Path("never answered", 14, "complains 3h accepts 3d resolves 12d"),
    Path("withdrawn", 6, "complains 3h accepts 1d withdraws"),
    Path("lasted", 8, "complains 3h accepts 2d resolves 1d confirms 15d says_it_lasted"),
    Path("did not last", 6, "complains 3h accepts 2d resolves 1d confirms 15d says_it_broke_again 1d resolves 1d confirms"),
    Path("forgotten", 6, "complains 3h accepts 1d forgets"),
    Path("blocked", 6, "complains 3h accepts 2d blocks_the_bot resolves 3d is_rung_up 1d confirms"),
    # Units
    Path("a unit", 10, "complains 2h accepts 1h passes_it_to_a_unit 1d the_unit_accepts 3d the_unit_answers 1h resolves_as_the_unit_says 1d confirms"),
    Path("not that unit", 6, "complains 2h accepts 1h passes_it_to_a_unit 1d the_unit_objects 1d the_objection_is_upheld 2d resolves 1d confirms"),
    Path("that unit after all", 6, "complains 2h accepts 1h passes_it_to_a_unit 1d the_unit_objects 1d the_objection_is_dismissed 1h the_unit_accepts 2d the_unit_answers 1h resolves_as_the_unit_says 1d confirms"),
    Path("several units", 8, "complains 2h accepts 1h passes_it_to_a_unit 1h passes_it_to_another 1d the_unit_accepts 1d they_confer 1d the_helper_answers 1d the_unit_answers 1h resolves_as_the_unit_says 1d confirms"),
    Path("a silent unit", 6, "complains 2h accepts 1h passes_it_to_a_unit 13d the_unit_was_chased the_unit_answers 1h resolves_as_the_unit_says 1d confirms"),
    # Several residents
    Path("me too", 10, "complains 2h accepts 1h a_neighbour_joins 2d resolves 1d confirms"),
    Path("merged", 8, "complains 2h accepts 1d another_reports_the_same 1d they_are_merged 2d resolves 1d confirms", 2),
    Path("split", 6, "complains 2h accepts 1d it_is_split 2d resolves 1d confirms the_other_is_solved_too", 2),
    # Petitions
    Path("a petition", 6, "petitions 1d is_assigned 2h accepts 9d explains 1d confirms"),
    Path("a group", 5, "petitions 1d is_assigned 2h accepts 1d others_stand_with_them 5d a_promise_is_filed 1d resolves 1d confirms"),
    Path("reviewed", 4, "petitions 1d is_explained_by_the_office 1d asks_for_a_review 2d decides_the_review"),
    Path("refused", 3, "petitions 1d is_refused"),
    # Brought by the office's own people
    Path("by proxy", 10, "a_clerk_enters_it 3h accepts 2d resolves 3h is_called 16d is_called_again"),
    Path("on a visit", 6, "a_representative_enters_it 3h accepts 2d resolves 3h is_called 16d is_called_again"),
    Path("nobody picks up", 4, "a_clerk_enters_it 3h accepts 2d resolves 3h is_called_in_vain 4d is_called_in_vain 8d"),
    Path("found", 7, "staff_find_it 3h accepts 2d resolves 1d confirms"),
    Path("by a correspondent", 8, "a_correspondent_reports_it 3h accepts 2d resolves 1d confirms"),
    Path("asked of the office", 6, "a_representative_asks_for_something 1d accepts 2d resolves 1d confirms"),
    Path("an opinion", 4, "a_representative_has_an_opinion 1d accepts 2d resolves 1d confirms"),
    Path("misconduct", 6, "reports_misconduct 1d the_desk_takes_it 5d the_desk_answers 1d confirms"),
    # The wish wall
    Path("a wish", 10, "wishes 1d goes_on_the_wall 2d is_claimed_alone 1d gets_in_touch 3d comes_true 1d confirms"),
    Path("a wish of several", 6, "wishes 1d goes_on_the_wall 2d is_claimed_together 1d gets_in_touch 3d comes_true 1d confirms"),
    Path("a lapsed claim", 4, "wishes 1d goes_on_the_wall 1d is_claimed_and_forgotten 9d is_back_on_the_wall is_claimed_alone gets_in_touch 2d comes_true 1d confirms"),
    Path("nobody's wish", 6, "wishes 1d goes_on_the_wall 16d nobody_claimed_it accepts 2d makes_it_come_true 1d confirms"),
)  # fmt: skip
TOTAL = 500
