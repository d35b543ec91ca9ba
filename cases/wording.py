"""Texts of which somebody rewrites a part: each message of several is a line, or some lines, of its own."""


def holds(text: str, part: str) -> bool:
    """True: these lines stand in it as they are."""
    return bool(part) and f"\n{part}\n" in f"\n{text}\n"


def reworded(text: str, was: str, words: str) -> str:
    """The text with these lines rewritten; as it is where they do not stand in it."""
    return f"\n{text}\n".replace(f"\n{was}\n", f"\n{words}\n", 1)[1:-1] if holds(text, was) else text
