"""What an answer, a message or a row tells: every string in it, and every file by its number."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from docx import Document

from bot.channels.channel import Outgoing
from tests.world import Phone
from words.message import Message

_FILES = frozenset({"pictures", "voice", "files", "answer_files", "documents"})


def told(value: Any, name: str = "") -> str:
    """Everything that an answer to a query holds."""
    return "\n".join(_strings(value, name))


def _strings(value: Any, name: str) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, int) and not isinstance(value, bool) and name in _FILES:
        yield f"file:{value} "
    elif is_dataclass(value) and not isinstance(value, type):
        for one in fields(value):
            yield from _strings(getattr(value, one.name), one.name)
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield from _strings(key, "")
            yield from _strings(one, str(key))
    elif isinstance(value, Iterable):
        for one in value:
            yield from _strings(one, name)


def shown(messages: Sequence[Message]) -> str:
    """Everything that messages show, carry along, or would send back when pressed."""
    lines = [Phone.shown(messages)]
    for message in messages:
        lines += [button.data for row in message.buttons for button in row]
        lines += message.links
        sent = [
            *message.pictures,
            *message.documents,
            *(file for line in message.story for file in line.files),
        ]
        if message.voice is not None:
            sent.append(message.voice)
        lines += [f"file:{file} " for file in sent]
    return "\n".join(lines)


def papers(sent: Sequence[Outgoing]) -> str:
    """What stands in the documents that came along."""
    lines = []
    for out in sent:
        for number in out.message.documents:
            path = out.files[number].path if number in out.files else ""
            if path and out.files[number].mime.endswith("wordprocessingml.document"):
                lines += [paragraph.text for paragraph in Document(path).paragraphs]
            elif path and out.files[number].mime in ("text/plain", "json"):
                with open(path, encoding="utf-8-sig") as file:
                    lines.append(file.read())
    return "\n".join(lines)


def found(secrets: Iterable[str], where: str) -> list[str]:
    """Which of the secrets stand there. A file's number ends where it ends."""
    return [one for one in secrets if (f"{one} " if one.startswith("file:") else one) in where]


def without(said: str, own: Iterable[str]) -> str:
    """The rest, where somebody put this in themselves."""
    for words in own:
        said = said.replace(words, "") if words else said
    return said
