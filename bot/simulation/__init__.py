"""A year of a town in a minute: invented people, the real program, a clock that is set."""
