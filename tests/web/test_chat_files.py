"""Pictures and voice messages in the resident's chat over HTTP."""

import io
from datetime import UTC, datetime, timedelta
from urllib.parse import unquote

import pytest
from PIL import Image

from bot.channels.channel import FileToSend, Outgoing
from storage.files import document, fetched, register
from tests.web.conftest import Visit, picture
from tests.web.house import House
from words.message import Message

LETTER = "60001-1 受理告知书.docx"


def gets_a_letter(house: House, token: str) -> None:
    """The office sends a letter to this chat."""
    house.tell(token)
    kept = house.store.keep_document(b"PK" + bytes(12_000))
    number = house.do(house.writer.job(lambda work: document(work, 60001, 2, LETTER, kept)))
    file = FileToSend(path=str(house.store.path(kept.sha256)), name=LETTER, size=kept.size)
    message = Message("60001-1 受理了。", documents=(number,))
    house.do(house.webchat.send(Outgoing(99, house.address(token), message, {number: file})))


def test_pictures_are_one_message_and_only_this_chat_may_look_at_them(house: House, visit: Visit) -> None:
    li, wang = visit(), visit()
    assert li.sends(picture("navy"), picture("teal"), text="坏了两盏").status_code == 200
    (update,) = house.said
    assert (update.kind, update.text, len(update.attachments)) == ("photo", "坏了两盏", 2)
    (entry,) = li.sees()
    urls = entry["pictures"]
    seen = li.http.get(urls[0])
    assert seen.status_code == 200 and seen.headers["content-type"] == "image/jpeg"
    assert seen.headers["x-content-type-options"] == "nosniff"
    assert seen.headers["content-security-policy"].startswith("sandbox")
    assert "private" in seen.headers["cache-control"]
    assert wang.http.get(urls[0]).status_code == 404
    assert li.http.get(urls[0].split("?")[0]).status_code == 404
    assert li.http.get(urls[0].replace("/files/1", "/files/2")).status_code == 404
    assert li.http.get(urls[0][:-1] + "é").status_code == 404


def test_a_video_that_comes_late_is_a_video(house: House, visit: Visit) -> None:
    li, film = visit(), b"\x1aE\xdf\xa3" + bytes(3_000)
    house.tell(li.token)
    wanted = ("telegram", "video", "ref", "unique", len(film), "video/webm")
    number = house.do(house.writer.job(lambda work: register(work, *wanted)))
    message = Message("居民发来一段视频。", pictures=(number,))
    house.do(house.webchat.send(Outgoing(98, house.address(li.token), message)))
    entry = li.sees()[-1]
    [shown] = entry["documents"]
    assert (shown["what"], entry["pictures"]) == ("video", [])
    assert li.http.get(shown["url"]).status_code == 404
    kept = house.store.keep(film, "video")
    house.do(house.writer.job(lambda work: fetched(work, number, kept)))
    assert li.http.get(shown["url"]).headers["content-type"] == "video/webm"


def test_a_picture_has_a_small_version_for_the_chat(house: House, visit: Visit) -> None:
    li, out = visit(), io.BytesIO()
    Image.new("RGB", (1200, 900), "navy").save(out, "PNG")
    li.sends(out.getvalue())
    [url] = li.sees()[0]["pictures"]
    small = house.store.small(house.said[0].attachments[0].ref)
    for again in (False, True):
        if again:
            small.unlink()
        shown = li.http.get(f"{url}&small")
        assert shown.headers["content-type"] == "image/jpeg"
        with Image.open(io.BytesIO(shown.content)) as image:
            assert image.size == (480, 360)
    with Image.open(io.BytesIO(li.http.get(url).content)) as image:
        assert image.size == (1200, 900)
    small.unlink()
    whole = house.store.path(house.said[0].attachments[0].ref)
    whole.write_bytes(b"no small one can be made of this")
    assert li.http.get(f"{url}&small").content == whole.read_bytes()
    whole.unlink()
    assert li.http.get(f"{url}&small").status_code == 404


@pytest.mark.parametrize("kind", ["file", "voice", "letter"])
def test_an_address_is_good_for_two_days_and_the_same_all_day(house: House, visit: Visit, kind: str) -> None:
    li = visit()

    def address() -> str:
        entry = li.sees()[0]
        return (
            entry["documents"][0]["url"] if kind == "letter" else (entry.get("voice") or entry["pictures"][0])
        )

    if kind == "letter":
        gets_a_letter(house, li.token)
    else:
        li.sends(picture() if kind == "file" else b"OggS" + bytes(60), kind=kind)
    house.now = datetime(2026, 11, 18, 0, 1, tzinfo=UTC)
    made = address()
    house.now = datetime(2026, 11, 18, 23, 59, tzinfo=UTC)
    assert address() == made
    house.now += timedelta(days=2)
    answer = li.http.get(made)
    assert answer.status_code == 200 and "max-age=60," in answer.headers["cache-control"]
    house.now += timedelta(minutes=1)
    gone = li.http.get(made)
    assert gone.status_code == 404 and "链接过期了" in gone.text
    fresh = address()
    assert fresh != made and li.http.get(fresh).status_code == 200


def test_a_link_that_is_forged_opens_nothing(house: House, visit: Visit) -> None:
    li, wang = visit(), visit()
    for one in (li, wang):
        one.sends(picture())
    [url], [other] = li.sees()[0]["pictures"], wang.sees()[0]["pictures"]
    path, _, key = url.partition("?k=")
    last, _, signed = key.partition(".")
    forged = (f"{int(last) + 1}.{signed}", f"0{last}.{signed}", f"{'9' * 99}.{signed}", signed, f".{signed}")
    for key in (*forged, f"²{last}.{signed}", f"{last}.", last, ""):
        assert li.http.get(path, params={"k": key}).status_code == 404, key
    house.now += timedelta(days=9)
    assert li.http.get(f"{path}?k={int(last) + 9}.{signed}").status_code == 404
    house.now -= timedelta(days=9)
    assert li.http.get(url).status_code == wang.http.get(other).status_code == 200
    assert li.http.get(other).status_code == wang.http.get(url).status_code == 404


def test_a_voice_message(house: House, visit: Visit) -> None:
    li = visit()
    assert li.sends(b"OggS" + bytes(60), kind="voice").status_code == 200
    assert house.said[0].kind == "voice"
    sound = li.http.get(li.sees()[0]["voice"], headers={"Range": "bytes=0-3"})
    assert (
        sound.status_code == 206 and sound.content == b"OggS" and sound.headers["content-type"] == "audio/ogg"
    )
    assert house.do(house.webchat.fetch(house.said[0].attachments[0].ref)).startswith(b"OggS")


def test_a_letter_can_be_saved_under_its_name_and_by_this_chat_only(house: House, visit: Visit) -> None:
    li, wang = visit(), visit()
    gets_a_letter(house, li.token)
    [entry] = li.sees()
    [letter] = entry["documents"]
    assert (letter["name"], letter["size"]) == (LETTER, 12_002)
    saved = li.http.get(letter["url"])
    assert saved.content[:2] == b"PK" and "wordprocessingml" in saved.headers["content-type"]
    kind, _, name = saved.headers["content-disposition"].partition("; filename*=utf-8''")
    assert (kind, unquote(name)) == ("attachment", LETTER)
    assert wang.http.get(letter["url"]).status_code == 404
    assert li.http.get(letter["url"].split("?")[0]).status_code == 404


FILM = b"\x1aE\xdf\xa3" + bytes(3_000)
PAPER = b"%PDF-1.7" + bytes(2_000)


def test_a_video_and_a_document_are_taken_like_a_picture(house: House, visit: Visit) -> None:
    li, wang = visit(), visit()
    assert li.sends(picture(), FILM, PAPER, text="都在这里").status_code == 200
    [update] = house.said
    assert (update.kind, update.text) == ("photo", "都在这里")
    assert [(file.kind, file.mime) for file in update.attachments] == [
        ("photo", "image/jpeg"), ("video", "video/webm"), ("paper", "application/pdf"),
    ]  # fmt: skip
    [entry] = li.sees()
    assert len(entry["pictures"]) == 1 and entry["text"] == "都在这里"
    film, paper = entry["documents"]
    assert (film["what"], film["large"], paper["what"], paper["title"]) == ("video", "3 KB", "pdf", "")
    assert li.http.get(film["url"]).headers["content-type"] == "video/webm"
    saved = li.http.get(paper["url"])
    assert saved.content == PAPER and saved.headers["content-disposition"].startswith("attachment")
    assert wang.http.get(film["url"]).status_code == 404
    li.sends(PAPER)
    assert [len(one.get("documents", ())) for one in li.sees()] == [2, 1]


def test_files_that_cannot_be_taken_are_named_in_the_persons_language(house: House, visit: Visit) -> None:
    li, ann = visit(), visit(**{"accept-language": "en"})
    refused = li.sends(picture(), b"MZ this is a program", name="安装.exe").json()
    assert refused["error"] == "这种文件收不了：安装.exe。可以发照片、视频、PDF、Word。"
    assert (refused["key"], refused["file"]) == ("bad_file", 1)
    broken = li.sends(b"\xff\xd8\xff no photo", name="a.jpg").json()
    assert (broken["key"], broken["error"]) == ("bad_photo", "a.jpg 打不开，不像照片。请换一张，或截图再发。")
    assert ann.sends(b"MZ\0").json()["error"].startswith("This kind of file cannot be taken: 0.bin.")
    assert ann.sends(b"\0\0\0\2ftypisom").json()["key"] == "bad_video"
    long = li.sends(b"MZ\0", name="长" * 300 + ".exe").json()["error"]
    assert len(long) < 120 and ".exe" in long
    assert li.sends(b"not a sound", kind="voice").json()["key"] == "bad_voice"
    assert li.sends(*[picture()] * 10).json()["key"] == "too_many"
    assert li.sends(*[picture()] * 12).json()["key"] == "too_many"
    assert li.sends(b"", kind="other").json()["key"] == "no_file"
    large = li.sends(bytes(21 * 1024 * 1024))
    assert (large.status_code, large.json()["key"]) == (413, "too_large")
    assert house.said == []
