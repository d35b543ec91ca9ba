"""Wishes in words: a line and a card of what is public, and what a claimed wish's own card says besides."""

from cases.people import ClaimsAs
from handlers.on_the_wall import WishView
from handlers.shown import CaseView
from handlers.wishes import SAID
from words.buttons import label
from words.dates import When, day
from words.escape import clean, excerpt, html, whole
from words.fluent import constant, sentence
from words.message import Button, Card

Row = tuple[str, str]


def claimer(language: str, name: str, claims_as: ClaimsAs) -> str:
    """As they are spoken of who are no representative: “志愿者李华”. Plain text."""
    return sentence(language, f"claimer-{claims_as}", {"name": clean(name).strip()})


def line(language: str, view: WishView) -> str:
    """A wish in one line of a list, as HTML."""
    return html(f"· {excerpt(view.words, 30)} · {_waits(language, view)}")


def _waits(language: str, view: WishView) -> str:
    if view.mine:
        return sentence(language, f"wish-{view.mine}", {})
    if view.lead:
        return sentence(language, "wish-led", {})
    return sentence(language, "wish-days", {"days": view.days})


def card(language: str, view: WishView) -> Card:
    """What is public of it; strings are escaped HTML."""
    rows = [
        ("wish-value", sentence(language, "amount-yuan", {"yuan": view.value}) if view.value else ""),
        ("wish-district", clean(view.district)),
        ("wish-lead", clean(view.lead)),
        ("wish-claimers", str(view.claimers) if view.claimers > 1 else ""),
    ]
    return Card(
        head=html(sentence(language, "wish-head", {"sort": sentence(language, f"sort-{view.sort}", {})})),
        mark="ontime",
        status=html(_waits(language, view)),
        title=html(excerpt(view.words, 200)),
        facts=tuple((sentence(language, f"row-{row}", {}), html(value)) for row, value in rows if value),
    )


def buttons_of(language: str, view: WishView) -> tuple[Button, ...]:
    """What can be done with a wish of which only what is public may be seen."""
    made = [_press(language, action.value, view.id) for action in sorted(view.may)]
    if view.said:
        made.insert(0, Button(constant(language, "press-thread") or "", f"f:wish:{view.id}::{SAID}", True))
    if view.mine == "lead":
        made = [Button(constant(language, "press-case") or "", f"f:case:{view.id}", True)]
    return (*made, Button(constant(language, "press-wall") or "", "f:wall"))


def listed(language: str, views: tuple[WishView, ...]) -> tuple[Button, ...]:
    """One button for each of a list."""
    return tuple(Button(label(excerpt(view.words)), f"f:wish:{view.id}") for view in views)


def look(language: str, wish: int) -> tuple[Button, ...]:
    """Under the notice of a wish that nobody claims."""
    opens = Button(constant(language, "press-wish") or "", f"f:wish:{wish}", True)
    return (opens, Button(constant(language, "press-wall") or "", "f:wall"))


def rows(language: str, view: CaseView, when: When) -> list[Row]:
    """For who has a claimed wish, and for staff: what is public, who helps, until when to be in touch."""
    claimed = view.claimed
    if claimed is None:
        return []
    wish, comma = claimed.wish, sentence(language, "list-comma", {})
    yuan = sentence(language, "amount-yuan", {"yuan": wish.value}) if wish.value else ""
    sort = sentence(language, f"sort-{wish.sort}", {})
    helps = [" ".join(clean(part) for part in one if part) for one in claimed.helpers]
    pledged = [
        " ".join(
            (
                sentence(language, f"pledge-{what}", {}),
                sentence(language, "amount-yuan", {"yuan": value}) if value else "",
            )
        ).strip()
        for what, value in claimed.pledged
    ]
    return [
        ("wish", "" if view.only_public else whole(wish.words)),
        ("wish-sort", comma.join(filter(None, (sort, yuan)))),
        ("contact", day(language, claimed.contact_by, when) if claimed.contact_by else ""),
        ("wish-helpers", comma.join(helps)),
        ("wish-pledged", comma.join(pledged)),
    ]


def _press(language: str, flow: str, wish: int) -> Button:
    return Button(constant(language, f"press-{flow}") or flow, f"f:{flow}:{wish}", flow == "claim")
