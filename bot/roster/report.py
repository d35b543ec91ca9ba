"""What an import would do or did, in words and tables."""

from collections.abc import Iterator, Mapping, Sequence

from rich.table import Table as Shown

from bot.roster.columns import Kind
from bot.roster.known import ROLES, word
from bot.roster.plan import Bad, Plan
from words.fluent import sentence


def summary(language: str, counts: Mapping[str, tuple[int, int, int, int]]) -> Shown:
    """A table of how many are new, changed, as they were and not right. `counts`: by what it is called."""
    made = Shown(title_justify="left")
    for head in ("table", "new", "changed", "same", "bad"):
        made.add_column(
            sentence(language, f"roster-{head}", {}), justify="left" if head == "table" else "right"
        )
    for name, numbers in counts.items():
        made.add_row(name, *map(str, numbers))
    return made


def counts(plan: Plan, kinds: Sequence[Kind], language: str) -> dict[str, tuple[int, int, int, int]]:
    """For `summary`: those kinds that stand in the file, or are touched by it."""
    ids = [(change.kind, change.id) for change in plan.changes()]
    found = {}
    for kind in Kind:
        new = sum(of is kind and id < 0 for of, id in ids)
        changed = sum(of is kind and id >= 0 for of, id in ids)
        bad = sum(one.kind is kind for one in plan.bad)
        if kind in kinds or new or changed:
            found[sentence(language, f"roster-{kind.value}", {})] = (new, changed, plan.same(kind), bad)
    return found


def changes(plan: Plan, language: str) -> Iterator[str]:
    """A line for each record that is added or changed: every field as it was and as it becomes."""
    for change in plan.changes(language):
        kind = sentence(language, f"roster-{change.kind.value}", {})
        sign, name = ("+", change.name) if change.id < 0 else ("~", f"{change.name} #{change.id}")
        fields = (
            f"{_field(language, field)} {before or '–'} → {after or '–'}" if change.id >= 0 else after
            for field, before, after in change.fields
            if change.id >= 0 or field != "name"
        )
        yield f"{sign} {kind}  {name}  {' · '.join(fields)}".rstrip()


def _field(language: str, field: str) -> str:
    return sentence(language, f"roster-field-{field}", {})


def reasons(language: str, bad: Sequence[Bad]) -> Iterator[str]:
    """A line for each row that cannot be taken: where it stands, and why."""
    roles = "、".join(word(words, language) for words in ROLES.values())
    for one in bad:
        values = {"known": roles, **one.values}
        if language != "zh":
            values = {name: said.replace("、", ", ") for name, said in values.items()}
        why = sentence(language, one.what, values)
        line = ("" if language == "zh" else " ").join(part.strip() for part in why.splitlines())
        place = {"sheet": one.sheet, "row": str(one.row), "why": line.strip()}
        yield sentence(language, "roster-row", place)
