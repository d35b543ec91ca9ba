"""Five hundred matters and the ways they go: how many go each, and what happens, in order.

`2d` and the like let time pass; every other word is a step: a function of that name in `county_residents`,
`county_hands` or `county_more`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

TOTAL = 500
TABLE = """
# How it comes
44 a complaint
    complains 3h accepts 2d goes_on 2d resolves 5h confirms
12 a suggestion
    suggests 4h accepts 4d resolves 1d confirms
10 a question
    asks_a_question 4h explains 6h confirms
12 once more
    complains_of_another 4h accepts 3d resolves 1d confirms
30 by a card
    comes_by_a_card complains finds_them 2h accepts 3d resolves 1d confirms
12 by the station
    comes_by_the_station complains 2h accepts 3d resolves 1d confirms
8 by its own link
    complains 2h accepts 1d opens_its_link 2d resolves 1d confirms
4 in English
    complains_in_english 2h accepts 3d resolves 1d confirms
9 about somebody
    accuses_its_representative 2h accepts 3d resolves 1d confirms
6 danger
    speaks_of_danger 20m accepts 1h resolves 1h confirms

# In whose hands
12 returned
    complains 5h returns 3h accepts 3d resolves 1d confirms
12 passed on
    complains 3h accepts 2h proposes 1d agrees_to_the_transfer 1h accepts 2d resolves 1d confirms
6 not passed on
    complains 3h accepts 2h proposes 1d declines_the_transfer 2d resolves 1d confirms
12 never accepted
    complains never_accepts 7d has_it_instead accepts 2d resolves 1d confirms
8 never worked on
    complains 2h accepts 26d has_gone_up instructs 1d replies 1d resolves 1d confirms
10 more time
    complains 2h accepts 9d asks_for_more_time 1d is_given_more_time 7d resolves 1d confirms
8 no more time
    complains 2h accepts 9d asks_for_more_time 1d is_refused_more_time 2d resolves 1d confirms
8 on the spot
    complains 3h solves_on_the_spot
9 asked
    complains 3h accepts 2h asks_the_resident 1d answers 2d resolves 1d confirms
6 asked in vain
    complains 3h accepts 2h asks_the_resident 12d never_answered resolves 1d confirms
8 promised
    complains 3h accepts 1d promises 3d resolves 1d confirms
8 urged and added to
    complains 3h accepts 1d adds 2d urges 1d resolves 1d confirms

# What the resident says to it
14 partly
    complains 3h accepts 3d resolves 1d finds_it_partly_done 1d is_read
12 disputed
    complains 3h accepts 3d resolves 1d disputes 2d resolves 1d confirms
5 disputed twice
    complains 3h accepts 3d resolves 1d disputes 2d resolves 1d disputes 1d instructs 1d replies
    resolves 1d confirms
14 never answered
    complains 3h accepts 3d resolves 12d
6 withdrawn
    complains 3h accepts 1d withdraws
8 lasted
    complains 3h accepts 2d resolves 1d confirms 15d says_it_lasted
6 did not last
    complains 3h accepts 2d resolves 1d confirms 15d says_it_broke_again 1d resolves 1d confirms
6 forgotten
    complains 3h accepts 1d forgets
6 blocked
    complains 3h accepts 2d blocks_the_bot resolves 3d is_rung_up 1d confirms

# Units
10 a unit
    complains 2h accepts 1h passes_it_to_a_unit 1d the_unit_accepts 3d the_unit_answers 1h
    resolves_as_the_unit_says 1d confirms
6 not that unit
    complains 2h accepts 1h passes_it_to_a_unit 1d the_unit_objects 1d the_objection_is_upheld 2d
    resolves 1d confirms
6 that unit after all
    complains 2h accepts 1h passes_it_to_a_unit 1d the_unit_objects 1d the_objection_is_dismissed 1h
    the_unit_accepts 2d the_unit_answers 1h resolves_as_the_unit_says 1d confirms
8 several units
    complains 2h accepts 1h passes_it_to_a_unit 1h passes_it_to_another 1d the_unit_accepts 1d
    they_confer 1d the_helper_answers 1d the_unit_answers 1h resolves_as_the_unit_says 1d confirms
6 a silent unit
    complains 2h accepts 1h passes_it_to_a_unit 13d the_unit_was_chased the_unit_answers 1h
    resolves_as_the_unit_says 1d confirms

# Several residents
10 me too
    complains 2h accepts 1h a_neighbour_joins 2d resolves 1d confirms
8 merged, 2 cases each
    complains 2h accepts 1d another_reports_the_same 1d they_are_merged 2d resolves 1d confirms
6 split, 2 cases each
    complains 2h accepts 1d it_is_split 2d resolves 1d confirms the_other_is_solved_too

# Petitions
6 a petition
    petitions 1d is_assigned 2h accepts 9d explains 1d confirms
5 a group
    petitions 1d is_assigned 2h accepts 1d others_stand_with_them 5d a_promise_is_filed 1d resolves
    1d confirms
4 reviewed
    petitions 1d is_explained_by_the_office 1d asks_for_a_review 2d decides_the_review
3 refused
    petitions 1d is_refused

# Brought by the office's own people
10 by proxy
    a_clerk_enters_it 3h accepts 2d resolves 3h is_called 16d is_called_again
6 on a visit
    a_representative_enters_it 3h accepts 2d resolves 3h is_called 16d is_called_again
4 nobody picks up
    a_clerk_enters_it 3h accepts 2d resolves 3h is_called_in_vain 4d is_called_in_vain 8d
7 found
    staff_find_it 3h accepts 2d resolves 1d confirms
8 by a correspondent
    a_correspondent_reports_it 3h accepts 2d resolves 1d confirms
6 asked of the office
    a_representative_asks_for_something 1d accepts 2d resolves 1d confirms
4 an opinion
    a_representative_has_an_opinion 1d accepts 2d resolves 1d confirms
6 misconduct
    reports_misconduct 1d the_desk_takes_it 5d the_desk_answers 1d confirms

# The wish wall
10 a wish
    wishes 1d goes_on_the_wall 2d is_claimed_alone 1d gets_in_touch 3d comes_true 1d confirms
6 a wish of several
    wishes 1d goes_on_the_wall 2d is_claimed_together 1d gets_in_touch 3d comes_true 1d confirms
4 a lapsed claim
    wishes 1d goes_on_the_wall 1d is_claimed_and_forgotten 9d is_back_on_the_wall is_claimed_alone
    gets_in_touch 2d comes_true 1d confirms
6 nobody's wish
    wishes 1d goes_on_the_wall 16d nobody_claimed_it accepts 2d makes_it_come_true 1d confirms
"""


@dataclass(frozen=True)
class Path:
    """`count` matters go this way; each makes so many `cases`."""

    name: str
    count: int
    script: tuple[str, ...]
    cases: int = 1


def _read(table: str) -> Iterator[Path]:
    head = re.compile(r"^(\d+) ([^,\n]+)(?:, (\d) cases each)?\n((?:    .+\n)+)", re.M)
    for count, name, cases, script in head.findall(table):
        yield Path(name, int(count), tuple(script.split()), int(cases or 1))


PATHS = tuple(_read(TABLE))
