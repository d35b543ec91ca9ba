"""Who may speak and look, and what a page may hold and load."""

import json
import re
from pathlib import Path

import httpx
import pytest

from tests.web.conftest import Visit, picture
from tests.web.house import House
from words.message import Button, Message


def test_a_visitor_gets_a_token_that_only_the_browser_keeps(house: House, visit: Visit) -> None:
    li = visit()
    cookie = li.http.get("/").headers["set-cookie"]
    assert (
        "HttpOnly" in cookie and "SameSite=lax" in cookie and re.search(r"huiyin_chat=[0-9a-f]{32};", cookie)
    )
    token = li.token
    assert li.says("路灯坏了").json() == {"toast": "", "stale": False}
    assert li.token == token
    assert house.said[0].address != token
    for file in Path(house.database.path).parent.glob("house.db*"):
        assert token.encode() not in file.read_bytes()


def test_nobody_hears_another_persons_chat(house: House, visit: Visit) -> None:
    li, wang = visit(), visit()
    house.tell(li.token, Message("给李大爷"))
    house.tell(wang.token, Message("给老王"))
    assert wang.texts() == ["给老王"] and [e["text"] for _, _, e in wang.hears(1)] == ["给老王"]
    for path in ("/chat/feed", "/chat/stream"):
        assert wang.http.get(path, params={"chat": li.token}).status_code == 401
        assert wang.http.get(path, headers={"X-Chat": li.token}).status_code == 401
    with httpx.Client(base_url=house.url) as stranger:
        assert stranger.get("/chat/feed").status_code == 401
        assert stranger.get("/chat/stream").status_code == 401
        assert stranger.post("/chat/say", json={"client": "client-0001", "text": "a"}).status_code == 401
        stranger.cookies.set("huiyin_chat", "x" * 32)
        assert stranger.get("/chat/feed").status_code == 401


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"sec-fetch-site": "same-origin"}, 200),
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "here"}, 200),
        ({}, 200),
    ],
)
def test_only_our_own_page_may_post(house: House, visit: Visit, headers: dict[str, str], status: int) -> None:
    li = visit()
    headers = {name: house.url if value == "here" else value for name, value in headers.items()}
    body = {"client": "client-0001", "text": "a"}
    assert li.http.post("/chat/say", json=body, headers=headers).status_code == status
    files = {"file": ("a.png", picture())}
    sent = li.http.post("/chat/file", data={"client": "client-0002"}, files=files, headers=headers)
    assert sent.status_code == status


def test_history_can_be_read_without_javascript_and_nothing_in_it_is_markup(
    house: House, visit: Visit
) -> None:
    li = visit()
    li.says("</script><script>alert(1)</script><!--")
    house.tell(
        li.token, Message("<b>119</b> &lt;img onerror=x&gt; <i>x</i>", buttons=((Button("好", "f:ok"),),))
    )
    page = li.http.get("/").text
    plain = page.split('<div class="history">')[1].split("<form")[0]
    assert "&lt;/script&gt;&lt;script&gt;alert(1)" in plain
    assert "<b>119</b> &lt;img onerror=x&gt; &lt;i&gt;x&lt;/i&gt;" in plain
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.S)
    assert found
    data = json.loads(found[1])
    assert data["talks"][0]["entries"][0]["text"] == "</script><script>alert(1)</script><!--"
    assert data["last"] == 2


def test_pages_load_nothing_from_elsewhere(house: House, visit: Visit) -> None:
    li = visit()
    answer = li.http.get("/")
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    assert "unsafe" not in answer.headers["content-security-policy"]
    assets = set(re.findall(r'(?:src|href)="([^"#]+)"', answer.text))
    assert all(asset.startswith("/assets/") for asset in assets)
    for asset in assets:
        assert li.http.get(asset).status_code == 200
    assert not re.search(r"\sstyle=|\son\w+=|https?://", answer.text.replace('xmlns="http://www.w3.org', ""))
    assert li.http.get("/nowhere").status_code == 404
    assert "这里没有这一页" in li.http.get("/nowhere").text
    assert li.http.get("/assets/../app.py").status_code == 404


def test_the_demonstrations_addresses_do_not_exist_without_one(house: House, visit: Visit) -> None:
    li = visit()
    for path in ("/demo/next", "/demo/skip", "/demo/restart", "/demo/speak", "/demo/state"):
        assert li.http.post(path, json={}).status_code == 404
