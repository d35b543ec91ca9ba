"""A year of a town in virtual time: invented people, the real program, a clock that is set."""
