"""The domain: cases, their lifecycle, follow-up, assignment and access. Pure: the standard library only."""
