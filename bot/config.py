"""config.yaml → settings. Every mistake is named at once: its file, its line, what to write instead."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot import lines
from bot.mistakes import WORDS, in_chinese
from bot.settings import Settings
from bot.settings_values import Part
from cases.policy import Policy
from cases.policy_check import problems

_HERE = Path(__file__)
SHIPPED = next(p for p in (_HERE.with_name("config.yaml"), _HERE.parents[1] / "config.yaml") if p.exists())
"""The file that comes with the program. What an office's own file does not say is taken from it."""

SECRETS = {
    "HUIYIN_TELEGRAM_TOKEN": ("channels", "telegram", "token"),
    "HUIYIN_SEAL_KEY": ("seal", "key"),
    "HUIYIN_DATA_KEY": ("data", "key"),
}
"""What comes from the environment, and where it goes. In a file it works too, with a warning."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake: where it stands, what is wrong, what to write instead. Line 0: in no file."""

    file: str
    line: int
    path: str
    message: str
    instead: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return "\n    → ".join(filter(None, (f"{where}  {self.path}  {self.message}", self.instead)))


class BadConfig(Exception):
    """The configuration cannot be used as it is."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def load(path: Path | None, env: Mapping[str, str], language: str | None = None) -> Settings:
    """The settings of this file, or of the shipped one. Raises BadConfig, in `language` (zh or en)."""
    return read(path, env, language)[0]


def read(
    path: Path | None, env: Mapping[str, str], language: str | None = None
) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings, and what had better be changed. Raises BadConfig. `language` None: the office's own."""
    shipped = lines.read(SHIPPED.read_text("utf-8"))
    file = path or SHIPPED
    own = shipped if path is None else _own(path, language or "zh")
    said = _at(own.value, ("office", "language"))
    checking = _Checking(str(file), own, shipped.value, language or (said if said in ("zh", "en") else "zh"))
    return checking.settings(env)


def keys(part: type[Part] = Settings, above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The path of every key there is, sections before what is in them."""
    for name, field in part.model_fields.items():
        yield (*above, name)
        if isinstance(field.annotation, type) and issubclass(field.annotation, Part):
            yield from keys(field.annotation, (*above, name))


def _own(path: Path, language: str) -> lines.Tree:
    zh = language == "zh"
    try:
        return lines.read(path.read_text("utf-8"))
    except lines.NoSections:
        line, said = 1, ""
        message = "最外层应是“项: 值”" if zh else "must hold keys and values at its top"
        instead = "office: {language: zh}"
    except lines.Unreadable as wrong:
        line, said = wrong.line, wrong.said
        message = "这不是能读的 YAML" if zh else "this is not readable YAML"
        instead = (
            "检查这一行前后的缩进、冒号和引号"
            if zh
            else "check indentation, colons and quotes around this line"
        )
    except UnicodeDecodeError as wrong:
        line, said = wrong.object.count(b"\n", 0, wrong.start) + 1, ""
        message = "不是 UTF-8 编码" if zh else "this is not UTF-8"
        instead = "用 UTF-8 编码另存" if zh else "save it as UTF-8"
    except OSError as wrong:
        line, said = 0, wrong.strerror or ""
        message = "文件读不了" if zh else "the file cannot be read"
        instead = (
            "检查路径和权限，或不写 --config" if zh else "check path and permissions, or leave --config out"
        )
    message += f"（{said}）" if zh and said else f" ({said})" if said else ""
    raise BadConfig([Problem(str(path), line, "", message, instead)])


def _at(value: Any, path: lines.Path) -> Any:
    for key in path:
        try:
            value = value[key if isinstance(value, list) else str(key)]
        except (KeyError, IndexError, TypeError):
            return None
    return value


class _Checking:
    """One reading of one file; collects what is wrong."""

    def __init__(self, file: str, own: lines.Tree, shipped: dict[str, Any], language: str) -> None:
        self.file = file
        self.own = own
        self.shipped = shipped
        self.zh = language == "zh"
        self.problems: list[Problem] = []
        self.secret: dict[lines.Path, str] = {}

    def settings(self, env: Mapping[str, str]) -> tuple[Settings, tuple[Problem, ...]]:
        merged = lines.merge(self.shipped, self.own.value)
        warnings = self._secrets(merged, env)
        for path, line in self.own.twice:
            told = ("这一项写了两次", "delete one of the two lines") if self.zh else ("stands here twice", "")
            self._add(path, told[0], "删掉其中一行" if self.zh else "delete one of the two", line)
        rules = {name: merged[name] for name in ("deadlines", "followup", "terms")}
        policy_wrong = problems(rules)
        for wrong in policy_wrong:
            self._add(wrong.path, in_chinese(wrong.message) if self.zh else wrong.message, wrong.write)
        try:
            found = Settings.model_validate(
                merged | {"followup": None if policy_wrong else Policy.load(rules)}
            )
        except ValidationError as invalid:
            for error in invalid.errors(include_url=False):
                self._explain(error)
        if self.problems:
            raise BadConfig(sorted(self.problems, key=lambda problem: problem.line))
        return found, warnings

    def _secrets(self, merged: dict[str, Any], env: Mapping[str, str]) -> tuple[Problem, ...]:
        """Put the environment's secrets in; warn of those in the file."""
        warnings = []
        for name, path in SECRETS.items():
            section = _at(merged, path[:-1])
            if not isinstance(section, dict):
                continue
            if _at(self.own.value, path):
                message = (
                    "密钥写在文件里，谁看到文件谁就有它"
                    if self.zh
                    else "a secret in a file is anyone's who sees it"
                )
                instead = f"{name}=…" + ("（环境变量）" if self.zh else " in the environment")
                warnings.append(self._problem(path, message, instead))
            if env.get(name):
                self.secret[path] = name
                section[path[-1]] = env[name].strip()
        return tuple(warnings)

    def _problem(self, path: lines.Path, message: str, instead: str = "", line: int = 0) -> Problem:
        dotted = ".".join(map(str, path))
        if path in self.secret:
            return Problem(self.secret[path], 0, dotted, message, instead)
        known = next(
            (self.own.lines[path[:n]] for n in range(len(path), 0, -1) if path[:n] in self.own.lines), 1
        )
        return Problem(self.file, line or known, dotted, message, instead)

    def _add(self, path: lines.Path, message: str, instead: str = "", line: int = 0) -> None:
        self.problems.append(self._problem(path, message, instead, line))

    def _explain(self, error: ErrorDetails) -> None:
        path: lines.Path = tuple(key for key in error["loc"] if key != "[key]")
        kind, values = error["type"], error.get("ctx", {})
        if kind == "extra_forbidden":
            message = f"没有“{path[-1]}”这一项" if self.zh else f"there is no key “{path[-1]}”"
            self._add(path, message, self._guess(path))
            return
        if kind == "mistake":
            path = (*path, *filter(None, values["at"].split(".")))
            message = values["zh" if self.zh else "en"]
        else:
            message = self._words(kind, values, error["msg"])
        given = error["input"]
        if isinstance(given, str | int | float) and path not in SECRETS.values():
            said = _written(given) or ("空" if self.zh else "nothing")
            message += f"，写的是 {said}" if self.zh else f"; it says {said}"
        self._add(path, message, values.get("write") or self._example(path))

    def _words(self, kind: str, values: Mapping[str, Any], said: str) -> str:
        zh, en = next((words for start, words in WORDS.items() if kind.startswith(start)), (said, said))
        shown = {name: f"{v:g}" if isinstance(v, float) else v for name, v in values.items()}
        if expected := re.findall(r"'([^']*)'", str(values.get("expected"))):
            shown["expected"] = ("、" if self.zh else ", ").join(expected)
        return (zh if self.zh else en).format(**shown)

    def _example(self, path: lines.Path) -> str:
        """The line as the shipped file has it: the nearest key that it knows."""
        while path and (isinstance(path[-1], int) or _at(self.shipped, path) in (None, "")):
            path = path[:-1]
        value = _at(self.shipped, path)
        return f"{path[-1]}: {_written(value)}" if path and value else ""

    def _guess(self, path: lines.Path) -> str:
        """The key that was probably meant: a sibling, or one of that name in another section."""
        known = list(keys())
        near = [k[-1] for k in known if k[:-1] == path[:-1]]
        wanted = str(path[-1])
        meant = get_close_matches(wanted, near, 1)
        elsewhere = [".".join(k) for k in known if get_close_matches(wanted, [k[-1]], 1, 0.8)]
        if meant or elsewhere:
            best = meant[0] if meant else elsewhere[0]
            return f"是不是 {best}？" if self.zh else f"did you mean {best}?"
        return f"这里可以写：{'、'.join(near)}" if self.zh else f"here can stand: {', '.join(near)}"


def _written(value: Any) -> str:
    match value:
        case bool():
            return str(value).lower()
        case list():
            return f"[{', '.join(map(_written, value))}]"
        case dict():
            return "{" + ", ".join(f"{key}: {_written(part)}" for key, part in value.items()) + "}"
        case _:
            return str(value)
