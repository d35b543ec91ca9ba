"""Where everything stands in a timeline picture: a pure function of the policy, so that nothing can overlap.

Time goes in columns that all lanes share: from the beginning of a state, before the deadline, after it.
A column is as wide as its widest label; what happens again stands last in its section, or, where other
steps come after it, right behind the step that it follows.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf

from cases.calendar import Duration
from cases.policy import ASKING, Step, Where
from words import policy as say

EDGE, HEAD, LABELS = 32, 128, 120
"""The margin; what stands above the lanes; the column of the states' names."""
GAP, LEAD, BETWEEN = 14, 44, 36
"""Between two columns; from the beginning of a section to its first column; between two sections."""
MOST = 120
"""Pixels of a line of a label, before it is broken."""
NAME, BIG, SMALL = 15, 13, 12
SIGN = SMALL + 3
"""The sign for “again”, with the space behind it."""
LEAST = 150
"""How wide a section is at least, for its heading."""
MARK = 8
"""Half a mark."""
BEGIN, BEFORE, AFTER = range(3)
Key = tuple[int, float, int]
"""(section, roughly how late, which of those at that time)."""
Section = tuple[int, float, float]
"""(which, left, right)."""
Run = tuple[float, float, bool]
"""(from, to, dashed) of a lane's line."""


@dataclass(frozen=True, slots=True)
class Label:
    """One line of words; `y` is its baseline, `x` its middle or, with `left`, its beginning."""

    x: float
    y: float
    words: str
    style: str
    size: int = BIG
    left: bool = False
    again: bool = False
    """True: the sign for “again” stands before it."""

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom, generously."""
        width = wide(self.words, self.size) + (SIGN if self.again else 0)
        left = self.x if self.left else self.x - width / 2
        return left, self.y - self.size, left + width, self.y + self.size * 0.3


@dataclass(frozen=True, slots=True)
class Mark:
    """A step on its lane."""

    x: float
    y: float
    reaches: str
    again: bool
    late: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """One state: from `top` to `bottom`, its line at `y`. `stands`: the case's clock does not run."""

    state: Where
    top: float
    y: float
    bottom: float
    stands: bool
    marks: tuple[Mark, ...]
    labels: tuple[Label, ...]
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """A picture's measures, and the sections that have steps."""

    width: float
    bottom: float
    lanes: tuple[Lane, ...]
    sections: tuple[Section, ...]


def wide(words: str, size: int) -> float:
    """Pixels that words take at most, in any of the usual fonts: none has to be looked at."""
    return sum(size * _share(char) for char in words)


def _share(char: str) -> float:
    if char >= "\u2018":
        return 1
    if char in " .,:;'fijlrt":
        return 0.38
    return 0.6 if char.islower() or char.isdigit() else 0.74


def broken(words: str) -> list[str]:
    """Lines of at most `MOST` pixels, broken between words or Chinese characters."""
    lines, line = [], ""
    for piece in _pieces(words):
        if line.strip() and wide(line + piece.rstrip(), BIG) > MOST:
            lines.append(line.strip())
            line = ""
        line += piece
    return [*lines, line.strip()] if line.strip() else lines or [""]


OPENING, CLOSING = ("“", "（", "《"), "”，。、；：？）》"


def _pieces(words: str) -> Iterator[str]:
    piece = ""
    for char in words:
        if char >= "\u2e80" and char not in CLOSING and piece[-1:] not in OPENING:
            if piece:
                yield piece
            piece = char
        else:
            piece += char
            if char == " ":
                yield piece
                piece = ""
    if piece:
        yield piece


@dataclass(frozen=True, slots=True)
class _Cell:
    """A step with its column and its words."""

    step: Step
    key: Key
    what: tuple[str, ...]
    when: tuple[str, ...]

    @property
    def width(self) -> float:
        again = SIGN if self.step.every else 0
        first, *more = (wide(line, SMALL) for line in self.when)
        return max(2 * MARK, first + again, *more, *(wide(line, BIG) for line in self.what))


def lay_out(language: str, lists: Mapping[Where, Sequence[Step]]) -> Layout:
    """The picture of these lists, one lane each, in their order."""
    rows = {state: _cells(language, steps) for state, steps in lists.items()}
    widths: dict[Key, float] = {}
    for cell in (cell for cells in rows.values() for cell in cells):
        widths[cell.key] = max(widths.get(cell.key, 0), cell.width)
    names = [wide(say.state(language, state), NAME + 1) for state in lists]  # bold
    starts = [wide(say.begins(language, state), SMALL) for state in lists]
    columns, sections, right = _columns(widths, EDGE + max([LABELS, *names, *starts]) + GAP)
    lanes: list[Lane] = []
    for state, cells in rows.items():
        top = lanes[-1].bottom if lanes else HEAD
        lanes.append(_lane(language, state, cells, columns, sections, top))
    return Layout(right + EDGE, lanes[-1].bottom if lanes else HEAD, tuple(lanes), sections)


def _cells(language: str, steps: Sequence[Step]) -> list[_Cell]:
    """Each step with its column: never two of a lane in one."""
    cells: list[_Cell] = []
    section, late, nth = BEGIN, 0.0, 0
    for place, step in enumerate(steps):
        if step.every is None:
            (section, late), nth = _time(step), 0
        elif any(_time(other)[0] == section for other in steps[place + 1 :] if other.every is None):
            nth += 1  # other steps of this section follow: it stands behind the one it repeats
        else:
            late = inf
        while any(cell.key == (section, late, nth) for cell in cells):
            nth += 1
        key = (section, late, nth)
        what = broken(say.short(language, step))
        only = say.only(language, step)
        when = (say.when(language, step, alone=True), *(broken(only) if only else ()))
        cells.append(_Cell(step, key, tuple(what), when))
    return cells


def _time(step: Step) -> tuple[int, float]:
    if step.before_deadline is not None:
        return BEFORE, -_hours(step.before_deadline)
    if step.after_deadline is not None:
        return AFTER, _hours(step.after_deadline)
    return BEGIN, _hours(step.after) if step.after is not None else inf


def _hours(duration: Duration) -> float:
    """Roughly how long it takes on the wall: a working day is a day and a bit."""
    return duration.count * {"h": 1.0, "wh": 4.2, "d": 24.0, "wd": 33.6}[duration.unit]


def _columns(widths: Mapping[Key, float], left: float) -> tuple[dict[Key, float], tuple[Section, ...], float]:
    """The middle of every column, the sections that there are, and where the last one ends."""
    columns: dict[Key, float] = {}
    sections: list[Section] = []
    for section in (BEGIN, BEFORE, AFTER):
        keys = sorted(key for key in widths if key[0] == section)
        if not keys and section != BEGIN:
            continue
        x = left + (LEAD if section == BEGIN else GAP)
        for key in keys:
            columns[key] = x + widths[key] / 2
            x += widths[key] + GAP
        x = max(x, left + LEAST)
        sections.append((section, left, x))
        left = x + (0 if section == BEFORE else BETWEEN)
    return columns, tuple(sections), sections[-1][2]


def _lane(
    language: str,
    state: Where,
    cells: Sequence[_Cell],
    columns: Mapping[Key, float],
    sections: Sequence[Section],
    top: float,
) -> Lane:
    y = top + 30
    labels = [Label(EDGE, y + 5, say.state(language, state), "name", NAME, left=True)]
    if start := say.begins(language, state):
        labels.append(Label(EDGE, y + 25, start, "quiet", SMALL, left=True))
    marks = []
    for cell in cells:
        x, late = columns[cell.key], cell.key[0] == AFTER
        marks.append(Mark(x, y, say.reaches(cell.step), cell.step.every is not None, late))
        below = y + 30 + 17 * len(cell.what)
        labels += [Label(x, y + 30 + 17 * n, line, "what") for n, line in enumerate(cell.what)]
        for n, line in enumerate(cell.when):
            again = n == 0 and marks[-1].again
            labels.append(Label(x, below + 17 * n, line, "when", SMALL, again=again))
    deep = max((len(cell.what) + len(cell.when) - 1 for cell in cells), default=1)
    return Lane(
        state=state,
        top=top,
        y=y,
        bottom=y + 30 + 17 * deep + 18,
        stands=state in ASKING and all(cell.key[0] == BEGIN for cell in cells),
        marks=tuple(marks),
        labels=tuple(labels),
        runs=tuple(_runs(marks, cells, sections, y)),
    )


def _runs(
    marks: Sequence[Mark], cells: Sequence[_Cell], sections: Sequence[Section], y: float
) -> Iterator[Run]:
    """The lane's line: solid through its steps, dashed where something goes on again and again."""
    for section, left, right in sections:
        here = sorted(
            (mark.x, mark.again) for mark, cell in zip(marks, cells, strict=True) if cell.key[0] == section
        )
        x = left + 12 if section == BEGIN else left
        for at, again in here:
            yield x, at, again
            x = at
        if here and here[-1][1]:
            yield x, right, True
        elif here and section == BEFORE:
            yield x, right, False
