"""Reading a chat's feed, for a page, for a stream and for a reader without JavaScript."""

import html
import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from markupsafe import Markup, escape
from sqlalchemy import BindParameter, Connection, Row, bindparam, select

from storage.tables import chats, feed, files, people
from web.guard import file_key

_CHATS: BindParameter[str] = bindparam("addresses", expanding=True)
_ROWS = (
    select(feed.c.id, feed.c.at, feed.c.mine, feed.c.payload, chats.c.address)
    .join_from(feed, chats)
    .where(chats.c.channel == "web", chats.c.address.in_(_CHATS))
)
_AFTER = _ROWS.where(feed.c.id > bindparam("after")).order_by(feed.c.id).limit(bindparam("most"))
_BEFORE = _ROWS.where(feed.c.id < bindparam("before")).order_by(feed.c.id.desc()).limit(bindparam("most"))
_PERSON = (
    select(people.c.language, people.c.staff, people.c.representative)
    .join_from(chats, people)
    .where(chats.c.channel == "web", chats.c.address == bindparam("address"))
)
_FILE = select(files.c.sha256, files.c.mime, files.c.kind, files.c.ref).where(
    files.c.id == bindparam("id"), files.c.state == "kept"
)
NEWEST = 1 << 62


def after(
    connection: Connection, addresses: Sequence[str], last: int, most: int = 100
) -> Sequence[Row[*tuple[Any, ...]]]:
    """What came after the row `last`, oldest first. One writer: ids follow commits, so none is missed."""
    return connection.execute(_AFTER, {"addresses": list(addresses), "after": last, "most": most}).all()


def before(
    connection: Connection, address: str, first: int = NEWEST, most: int = 50
) -> tuple[list[Row[*tuple[Any, ...]]], bool]:
    """The rows just before `first`, oldest first, and whether there are more before them."""
    rows = connection.execute(_BEFORE, {"addresses": [address], "before": first, "most": most + 1}).all()
    return list(reversed(rows[:most])), len(rows) > most


def person(connection: Connection, address: str) -> tuple[str | None, str]:
    """The person's language, None for somebody we do not know yet, and as whom the page speaks to them."""
    row = connection.execute(_PERSON, {"address": address}).first()
    if row is None:
        return None, "resident"
    return str(row.language), "clerk" if row.staff else "representative" if row.representative else "resident"


def file(connection: Connection, number: int) -> Row[*tuple[Any, ...]] | None:
    """A kept file's content address and type; a document's `ref` is its name."""
    return connection.execute(_FILE, {"id": number}).first()


def entry(row: Row[*tuple[Any, ...]], secret: bytes, now: datetime) -> dict[str, Any]:
    """A row as the page gets it: the payload, with addresses in place of file numbers."""

    def url(number: int) -> str:
        return f"/files/{number}?k={file_key(secret, row.address, number, now)}"

    shown = {**row.payload, "id": row.id, "at": row.at.isoformat(), "mine": row.mine}
    shown["pictures"] = [url(number) for number in shown.get("pictures") or ()]
    if shown.get("voice") is not None:
        shown["voice"] = url(shown["voice"])
    if documents := shown.get("documents"):
        shown["documents"] = [{**one, **_what(one), "url": url(one["id"])} for one in documents]
    if story := shown.get("story"):
        shown["story"] = [
            {**line, "files": [{**one, **_what(one), "url": url(one["id"])} for one in line["files"]]}
            for line in story
        ]
    return shown


_WHATS = {".pdf": "pdf", ".docx": "word", ".doc": "word", ".xlsx": "sheet", ".xls": "sheet"} | {
    ".pptx": "slides",
    ".ppt": "slides",
    ".txt": "text",
    ".mp4": "video",
    ".webm": "video",
}
_UNNAMED = ("document", "video")


def _what(document: dict[str, Any]) -> dict[str, str]:
    """What kind of file it is, what it is called (if it was ever named), and how large it is, to be read."""
    title, dot, suffix = document["name"].rpartition(".")
    size = document["size"]
    large = f"{size / 1024**2:.1f} MB" if size >= 1024**2 else f"{max(1, -(-size // 1024))} KB"
    named = "" if title in _UNNAMED else title
    return {"what": _WHATS.get(dot + suffix, "file"), "title": named, "large": large}


_ADDRESS = re.compile(
    r"(https?://[^\s<>\"'“”‘’（）【】《》，。；：、！？]*[^\s<>\"'“”‘’（）【】《》，。；：、！？.,;:!?)\]])"
)
_LINK = Markup('<a href="{0}" target="_blank" rel="noopener noreferrer nofollow">{0}</a>')
_BOLD = re.compile(r"(</?b>)")


def words(tiny: str) -> Markup:
    """Tiny HTML, made safe again: `<b>` stays, an address can be pressed, everything else is text."""
    parts, depth = [], 0
    for part in _BOLD.split(tiny):
        if part == "<b>":
            depth += 1
        elif part == "</b>":
            depth = max(0, depth - 1)
        elif part:
            pieces = enumerate(_ADDRESS.split(html.unescape(part)))
            text = Markup("").join(_LINK.format(piece) if at % 2 else escape(piece) for at, piece in pieces)
            parts.append(Markup("<b>{}</b>").format(text) if depth else text)
    return Markup("").join(parts)


def lines(shown: dict[str, Any]) -> Iterator[Markup]:
    """An entry as plain lines, for those who read without JavaScript."""
    card = shown.get("card") or {}
    if shown["mine"]:
        if said := shown.get("label") or shown.get("text"):
            yield escape(said)
        return
    for tiny in (card.get("head"), card.get("status"), card.get("title")):
        if tiny:
            yield words(tiny)
    for label, value in [*card.get("facts", ()), *card.get("ranks", ())]:
        yield Markup("{} {}").format(words(label), words(value))
    if text := shown.get("text"):
        yield words(text)
    for line in shown.get("story", ()):
        yield Markup(" · ").join(
            words(part) for part in (line.get("at"), line["what"], *line.get("marks", ())) if part
        )
        if said := line.get("words"):
            yield words(said)
    if hint := shown.get("hint"):
        yield words(hint)
