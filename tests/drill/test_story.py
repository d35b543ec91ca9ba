"""The whole story on real Telegram input, over HTTP, at its real pace: resident, clerk, representative."""

import re
from pathlib import Path

from sqlalchemy import select

from storage.tables import files
from tests.botapi import BotApi
from tests.botapi_user import User
from tests.drill import story
from tests.drill.office import Office, stops, until


def joins(office: Office, role: str, user: User) -> None:
    """By a real invitation, known to nobody else."""
    invited = office.huiyin("invite", role, "--person", str(office.people[role]))
    code = re.search(r"邀请码：([\w-]+)", invited.stdout)
    assert code is not None, invited.stderr
    user.says(f"/start {code[1]}")
    user.sees("以后事情就发到这里")


def pictures(user: User) -> int:
    """How many pictures this person was shown."""
    return sum(len(message.photos) for message in user.messages if not message.mine)


def test_a_lamp_from_the_first_word_to_the_verdict(tmp_path: Path) -> None:
    with BotApi() as api, Office(tmp_path, api).seeded() as office:
        running = office.starts()
        resident, clerk, representative = (
            api.user(1001, "李大爷"),
            api.user(1021, "沈"),
            api.user(1011, "周"),
        )
        joins(office, "clerk", clerk)

        story.reports(resident, ["black", "navy"])
        assert resident.count("收到 1 张") == 0, "an album is one answer"

        card = clerk.sees("派给谁")
        joins(office, "representative", representative)
        story.presses(clerk, card, "派给代表")
        story.picks(clerk, "周代表", "派给周代表")
        clerk.sees("周代表")
        resident.sees("周代表")

        story.accepts(representative, resident)
        assert pictures(representative) == 2
        story.resolves(representative, ["yellow"])
        story.rates(resident, representative)
        assert pictures(resident) == 1
        until(office.empty, lambda: "the outbox is not empty")

        fetched = [call.params["file_id"] for call in api.sent("getFile")]
        assert len(fetched) == len(set(fetched)) == 3
        kept = office.rows(select(files.c.state, files.c.mime))
        assert [tuple(file) for file in kept] == [("kept", "image/jpeg")] * 3
        assert stops(running) == 0
        audit = office.huiyin("audit")
        assert (audit.returncode, audit.stderr) == (0, ""), audit.stdout
        assert "事项 1，" in audit.stdout and "问题 0" in audit.stdout
        assert api.violations == []
