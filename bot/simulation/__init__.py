"""A year of a town in a minute: invented people, the real desk, domain, storage and rounds, a clock that is set."""
