"""YAML that remembers its lines, so that a mistake can be named where it stands."""

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

Path = tuple[str | int, ...]
"""The way to a value: keys and places in lists."""


@dataclass(frozen=True, slots=True)
class Tree:
    """What a file says: plain values, the line (from 1) of every path, keys that stand there twice."""

    value: dict[str, Any]
    lines: dict[Path, int]
    twice: tuple[tuple[Path, int], ...] = ()


_TAGS = frozenset({"map", "seq", "str", "null", "bool", "int", "float"})


class Unreadable(Exception):
    """This is not YAML: the line, and what the reader said."""

    def __init__(self, line: int, said: str = "") -> None:
        super().__init__(line, said)
        self.line = line
        self.said = said


class NoSections(Unreadable):
    """YAML, but not a mapping at its top."""


class _Loader(yaml.SafeLoader):
    """YAML 1.2's plain values. YAML 1.1 would read 17:30 as 1050 and `no` as false."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - PyYAML keeps them on the class


for _kind, _pattern, _first in (
    ("null", r"^(?:~|null|)$", ["~", "n", ""]),
    ("bool", r"^(?:true|True|false|False)$", list("tTfF")),
    ("int", r"^-?(?:0|[1-9][0-9]{0,17})$", list("-0123456789")),
    ("float", r"^-?(?:0|[1-9][0-9]*)\.[0-9]+$", list("-0123456789")),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_kind}", re.compile(_pattern), _first)


def read(text: str) -> Tree:
    """The values of a YAML text and their lines. Raises Unreadable."""
    try:
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as wrong:
        mark = wrong.problem_mark or wrong.context_mark
        raise Unreadable(mark.line + 1 if mark else 1, wrong.problem or "") from None
    except yaml.YAMLError as wrong:
        raise Unreadable(1, str(wrong).splitlines()[0]) from None
    reading = _Reading()
    value = reading.of(root, ()) if root is not None else {}
    if value is None:
        value = {}
    if not isinstance(value, dict):
        raise NoSections(1)
    return Tree(value, reading.lines, tuple(reading.twice))


@dataclass
class _Reading:
    lines: dict[Path, int] = field(default_factory=dict)
    twice: list[tuple[Path, int]] = field(default_factory=list)
    inside: list[int] = field(default_factory=list)

    def of(self, node: yaml.Node, path: Path) -> Any:
        if id(node) in self.inside:
            raise Unreadable(node.start_mark.line + 1, "an anchor that holds itself")
        if node.tag.removeprefix("tag:yaml.org,2002:") not in _TAGS:
            raise Unreadable(node.start_mark.line + 1, node.tag)
        self.lines.setdefault(path, node.start_mark.line + 1)
        self.inside.append(id(node))
        try:
            if isinstance(node, yaml.MappingNode):
                return self.mapping(node, path)
            if isinstance(node, yaml.SequenceNode):
                return [self.of(item, (*path, place)) for place, item in enumerate(node.value)]
            return _scalar(node)
        finally:
            self.inside.pop()

    def mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in node.value:
            name = str(key.value)  # a year is a key like any other
            here = (*path, name)
            if name in found:
                self.twice.append((here, key.start_mark.line + 1))
            self.lines[here] = key.start_mark.line + 1
            found[name] = self.of(value, here)
        return found


def _scalar(node: yaml.Node) -> Any:
    match node.tag.rpartition(":")[2]:
        case "null":
            return None
        case "bool":
            return node.value.lower() == "true"
        case "int":
            return int(node.value)
        case "float":
            return float(node.value)
        case _:
            return str(node.value)


def merge(shipped: Any, own: Any) -> Any:
    """What `own` says, and what `shipped` says where it says nothing. Lists are taken as a whole."""
    if own is None:
        return shipped
    if isinstance(shipped, dict) and isinstance(own, dict):
        return shipped | {key: merge(shipped.get(key), value) for key, value in own.items()}
    return own
