"""The three phones and their clock over HTTP."""

import httpx

from tests.web.house import House
from words.message import Message


def test_three_chats_share_one_stream(stage: House) -> None:
    assert stage.tale is not None
    tokens = [phone.token for phone in stage.tale.phones()]
    with httpx.Client(base_url=stage.url) as http:
        page = http.get("/").text
        assert all(name in page for name in ("李大爷", "周代表", "督办科 · 沈"))
        assert "huiyin_chat" not in http.cookies
        stage.tell(tokens[1], Message("给代表"))
        heard = []
        with http.stream("GET", "/chat/stream", params=[("chat", token) for token in tokens]) as stream:
            for line in stream.iter_lines():
                if line.startswith("data: "):
                    heard.append(line)
                if len(heard) == 4:
                    break
        assert ['"chat":0' in heard[0], '"chat":1' in heard[1], '"chat":2' in heard[2]] == [True] * 3
        assert "给代表" in heard[3] and '"chat":1' in heard[3]


def test_each_phone_speaks_for_itself_only(stage: House) -> None:
    assert stage.tale is not None
    resident, representative, _ = (phone.token for phone in stage.tale.phones())
    with httpx.Client(base_url=stage.url) as http:
        said = http.post(
            "/chat/say", json={"client": "client-0001", "text": "路灯"}, headers={"X-Chat": resident}
        )
        assert said.status_code == 200
        both = http.post(
            f"/chat/say?chat={representative}",
            json={"client": "client-0002", "text": "路灯"},
            headers={"X-Chat": resident},
        )
        assert both.status_code == 401
        assert http.get("/chat/feed", params={"chat": "d" * 32}).status_code == 401


def test_the_clock_moves_on(stage: House) -> None:
    with httpx.Client(base_url=stage.url) as http:
        before = http.get("/demo/state").json()
        assert http.post("/demo/skip", json={"hours": 24}).json()["now"] > before["now"]
        assert http.post("/demo/next", json={}).status_code == 200
        for hours in ("x", -1, 0, 1e9, None):
            assert http.post("/demo/skip", json={"hours": hours}).status_code == 400
        assert http.post("/demo/speak", json={"language": "xx"}).status_code == 400
        assert http.post("/demo/speak", json={"language": "en"}).json()["language"] == "en"
        assert "Next follow-up" in http.get("/").text
        assert http.post("/demo/restart", json={}).status_code == 200
        elsewhere = {"sec-fetch-site": "cross-site"}
        assert http.post("/demo/next", json={}, headers=elsewhere).status_code == 403
