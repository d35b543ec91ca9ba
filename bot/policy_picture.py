"""The follow-up policy as timeline pictures (SVG), one for each kind and one for what is urgent."""

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

from bot import policy_layout as lay
from bot import policy_table as table
from bot.policy_layout import EDGE, SIGN, SMALL, Label, Lane, Layout, Mark, lay_out, wide
from cases.model import Kind, State
from cases.policy import Policy
from words.fluent import sentence

INK, INK_2, INK_3, LINE, LINE_STRONG = "#1b1d23", "#484c57", "#656975", "#e5e5e0", "#d3d3cc"
REPRESENTATIVE, RESIDENT, CLOSED, PAUSED = "#3b4ea6", "#7d5aa0", "#7b7f89", "#67477f"
UNIT = "#1d8a86"
OVERDUE, OVERDUE_SOFT, SUNKEN = "#ab241c", "#fdf3f1", "#efefeb"
COLOURS = {
    "handler": REPRESENTATIVE,
    "officers": UNIT,
    "residents": RESIDENT,
    "silent": RESIDENT,
    "end": CLOSED,
    "system": INK_3,
}
"""By whom a step reaches; everybody else is the office's staff."""
FONTS = {
    "zh": '-apple-system,"PingFang SC","Noto Sans CJK SC","Noto Sans SC","Microsoft YaHei"',
    "en": '-apple-system,"Segoe UI","Noto Sans","Helvetica Neue",Arial',
}
STYLE = (
    "text{font-size:13px;fill:#1b1d23}"
    ".name,.title,.what{font-weight:600}.what{font-weight:400}.title{font-size:24px}"
    ".quiet,.when{fill:#656975}.late{fill:#ab241c}.stands{fill:#67477f}.lead{fill:#484c57;font-size:14px}"
)


def picture(policy: Policy, kind: Kind | None, language: str) -> str:
    """What happens by itself to a case of this kind – None: to an urgent one – state by state, as an SVG."""
    title, lead = table.title(language, kind), table.lead(policy, kind, language)
    notes = [table.undelivered(policy, language), sentence(language, "policy-note-scale", {})]
    layout = lay_out(language, table.lists(policy, kind))
    least = max(wide(title, 25), *(wide(line, 14) for line in (lead, *notes)))
    width = round(max(layout.width, 2 * EDGE + least))
    height = round(layout.bottom + 76 + 20 * len(notes))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}"'
        f' height="{height}" role="img" lang="{language}">',
        f"<title>{escape(title)}</title>",
        f"<style>svg{{font-family:{FONTS[language]},system-ui,sans-serif}}{STYLE}</style>",
        '<pattern id="stands" width="8" height="8" patternUnits="userSpaceOnUse">'
        '<path d="M-2 2L2-2M0 8L8 0M6 10L10 6" stroke="#f1ebf6" stroke-width="2"/></pattern>',
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        _text(EDGE, 50, title, "title"),
        _text(EDGE, 76, lead, "lead"),
        *_ground(language, layout),
        *(part for lane in layout.lanes for part in _lane(language, lane, layout)),
        *_legend(language, layout),
        *(_text(EDGE, layout.bottom + 64 + 20 * n, note, "quiet", SMALL) for n, note in enumerate(notes)),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _ground(language: str, layout: Layout) -> Iterator[str]:
    """The sections' headings, and the ground of what is overdue."""
    for section, left, right in layout.sections:
        words = sentence(language, f"policy-from-{('begin', 'before', 'after')[section]}", {})
        late = section == lay.AFTER
        if late:
            height = layout.bottom - lay.HEAD + 28
            yield _rect(left, lay.HEAD - 28, right - left, height, OVERDUE_SOFT)
            yield f'<path d="M{_n(left)} {lay.HEAD - 28}V{_n(layout.bottom)}" stroke="{OVERDUE}"/>'
            yield f'<path d="M{_n(left + 10)} {lay.HEAD - 10}h10l-5-9z" fill="{OVERDUE}"/>'
        begins = left + (26 if late else 0)
        yield _text(begins, lay.HEAD - 10, words, "late" if late else "quiet", SMALL)
    yield f'<path d="M{EDGE} {lay.HEAD}H{_n(layout.width - EDGE)}" stroke="{LINE_STRONG}"/>'


def _lane(language: str, lane: Lane, layout: Layout) -> Iterator[str]:
    deadline = [(left, right) for section, left, right in layout.sections if section != lay.BEGIN]
    if lane.state is State.CLOSED and deadline:  # it has no deadline any more
        left, right = deadline[0][0], deadline[-1][1]
        yield _rect(left, lane.top + 1, right - left, lane.bottom - lane.top - 1, "#ffffff")
    if lane.stands and deadline:
        left, right = deadline[0][0], deadline[-1][1]
        yield _rect(left, lane.top + 1, right - left, lane.bottom - lane.top - 1, "#ffffff")
        yield _rect(left, lane.top + 1, right - left, lane.bottom - lane.top - 1, "url(#stands)")
        words = sentence(language, "policy-stands", {})
        half = wide(words, SMALL) / 2 + 18
        middle, y = (left + right) / 2, (lane.top + lane.bottom) / 2
        yield _rect(middle - half, y - 13, 2 * half, 26, "#fff")
        bars = f"M{_n(middle - half + 12)} {_n(y - 5)}v10m4-10v10"
        yield f'<path d="{bars}" stroke="{PAUSED}" stroke-width="2"/>'
        yield _text(middle - half + 24, y + 4.5, words, "stands", SMALL)
    for begin, end, again in lane.runs:
        dashes = ' stroke-dasharray="3 4"' if again else ""
        yield f'<path d="M{_n(begin)} {_n(lane.y)}H{_n(end)}" stroke="{CLOSED}" stroke-width="1.5"{dashes}/>'
    begins, drawn = layout.sections[0][1] + 6, f'fill="#fff" stroke="{CLOSED}" stroke-width="1.5"'
    yield f'<circle cx="{_n(begins)}" cy="{_n(lane.y)}" r="5" {drawn}/>'
    for mark in lane.marks:
        yield _mark(mark)
    for label in lane.labels:
        yield from _label(label)
    yield f'<path d="M{EDGE} {_n(lane.bottom)}H{_n(layout.width - EDGE)}" stroke="{LINE}"/>'


def _mark(mark: Mark) -> str:
    """Shape and colour say whom it reaches; hollow: again and again."""
    colour = COLOURS.get(mark.reaches, OVERDUE if mark.late else INK_2)
    fill = "#fff" if mark.again else colour
    x, y, drawn = mark.x, mark.y, f'fill="{fill}" stroke="{colour}" stroke-width="2"'
    match mark.reaches:
        case "handler":
            return f'<circle cx="{_n(x)}" cy="{_n(y)}" r="7" {drawn}/>'
        case "officers":
            return f'<path d="M{_n(x)} {_n(y - 8)}l8 14h-16z" {drawn}/>'
        case "residents" | "silent":
            return f'<rect x="{_n(x - 6.5)}" y="{_n(y - 6.5)}" width="13" height="13" rx="3" {drawn}/>'
        case "end":
            tick = (
                f'<path d="M{_n(x - 3.5)} {_n(y)}l2.5 3 4.5-5.5" fill="none" stroke="#fff" stroke-width="2"/>'
            )
            return f'<circle cx="{_n(x)}" cy="{_n(y)}" r="8" fill="{colour}"/>{tick}'
        case "system":
            return f'<path d="M{_n(x - 4)} {_n(y - 7)}h8l4 7-4 7h-8l-4-7z" {drawn}/>'
    return f'<path d="M{_n(x)} {_n(y - 8)}l8 8-8 8-8-8z" {drawn}/>'


def _label(label: Label) -> Iterator[str]:
    left, _, right, _ = label.box
    if label.again:
        yield _again(left, label.y)
        yield _text((left + SIGN + right) / 2, label.y, label.words, label.style, label.size, "middle")
    else:
        yield _text(label.x, label.y, label.words, label.style, label.size, "" if label.left else "middle")


def _again(x: float, y: float) -> str:
    """↻, drawn: not every font has it."""
    return (
        f'<path d="M{_n(x + 10)} {_n(y - 5.5)}a4.2 4.2 0 1 0-.2 2.6M{_n(x + 10.6)} {_n(y - 9.5)}v4h-4"'
        f' fill="none" stroke="{INK_3}" stroke-width="1.3"/>'
    )


def _legend(language: str, layout: Layout) -> Iterator[str]:
    """The shapes that occur, with their words."""
    seen = {
        mark.reaches if mark.reaches in COLOURS else "staff" for lane in layout.lanes for mark in lane.marks
    }
    x, y = float(EDGE + 8), layout.bottom + 32
    for reaches in ("handler", "officers", "staff", "residents", "end", "system"):
        if reaches in seen:
            name = f"policy-mark-{reaches}" if reaches in ("staff", "end") else f"policy-to-{reaches}"
            words = sentence(language, name, {})
            yield _mark(Mark(x, y, reaches, False, False))
            yield _text(x + 16, y + 4.5, words, "quiet", SMALL)
            x += wide(words, SMALL) + 48
    yield _again(x - 6, y + 4.5)
    yield _text(x + 16, y + 4.5, sentence(language, "policy-mark-again", {}), "quiet", SMALL)


def _text(x: float, y: float, words: str, style: str, size: int = 0, anchor: str = "") -> str:
    sized = f' style="font-size:{size}px"' if size not in (0, lay.BIG) else ""
    anchored = f' text-anchor="{anchor}"' if anchor else ""
    return f'<text x="{_n(x)}" y="{_n(y)}" class="{style}"{sized}{anchored}>{escape(words)}</text>'


def _rect(x: float, y: float, width: float, height: float, fill: str) -> str:
    return f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}" fill="{fill}"/>'


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def write(policy: Policy, kinds: Sequence[Kind | None], language: str, folder: Path) -> list[Path]:
    """Their pictures into `folder`, as `policy-petition.svg`, …; returns where they lie."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for kind in kinds:
        paths.append(folder / f"policy-{kind.value if kind else 'urgent'}.svg")
        paths[-1].write_text(picture(policy, kind, language), encoding="utf-8")
    return paths
