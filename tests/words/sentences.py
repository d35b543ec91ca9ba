"""The Fluent files as data: ids, the arguments they take, and the plain words a reader would see."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from fluent.syntax import ast, parse, visitor

from words.fluent import LANGUAGES

__all__ = ["LANGUAGES", "Sentence", "sentences"]


class Sentence(visitor.Visitor):
    """One message or attribute: `takes` its arguments, `texts` every piece of its literal words, by line,
    `chosen_by` the words between which it chooses."""

    def __init__(self, pattern: ast.Pattern) -> None:
        self.takes: set[str] = set()
        self.refers: set[str] = set()
        self.texts: list[str] = []
        self.chosen_by: set[str] = set()
        self.visit(pattern)

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802
        self.takes.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802
        self.refers.add(node.id.name)

    def visit_Variant(self, node: ast.Variant) -> None:  # noqa: N802
        if isinstance(node.key, ast.Identifier):
            self.chosen_by.add(node.key.name)
        self.generic_visit(node)

    def visit_TextElement(self, node: ast.TextElement) -> None:  # noqa: N802
        self.texts.append(node.value)

    def visit_StringLiteral(self, node: ast.StringLiteral) -> None:  # noqa: N802
        self.texts.append(node.value)


@cache
def sentences(language: str) -> dict[str, Sentence]:
    """Every id (`id` or `id.attribute`). Fails on a mistake in a file and on an id said twice."""
    found: dict[str, Sentence] = {}
    for name, pattern in _patterns(language):
        assert name not in found, f"{name} is there twice in {language}"
        found[name] = Sentence(pattern)
    return found


def _patterns(language: str) -> Iterator[tuple[str, ast.Pattern]]:
    for file in (files("words") / language).iterdir():
        for entry in parse(file.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, ast.Junk), f"{language}/{file.name}: {entry.content}"
            if not isinstance(entry, ast.Message):
                continue
            if entry.value is not None:
                yield entry.id.name, entry.value
            for attribute in entry.attributes:
                yield f"{entry.id.name}.{attribute.id.name}", attribute.value
