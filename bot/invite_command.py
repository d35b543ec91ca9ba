"""`huiyin invite`: one-time invitations, for one person or for everybody who has no chat yet."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli import Config, DataFolder, Force, _kept, _said, _settings, _wrong, app, out
from bot.link_command import say_reach

if TYPE_CHECKING:
    from bot.settings import Settings


class Invited(StrEnum):
    """In what role somebody can be invited."""

    REPRESENTATIVE = "representative"
    OFFICER = "officer"
    MEMBER = "member"
    VOLUNTEER = "volunteer"
    ORGANISATION = "organisation"
    CORRESPONDENT = "correspondent"
    CLERK = "clerk"
    SUPERVISOR = "supervisor"
    LEADER = "leader"
    DISCIPLINE = "discipline"
    ADMINISTRATOR = "administrator"


@app.command()
def invite(
    role: Annotated[Invited | None, typer.Argument(help="以什么身份 · In what role")] = None,
    name: Annotated[str, typer.Option(help="姓名 · Name")] = "",
    district: Annotated[str, typer.Option(help="选区或所在的乡镇、街道、村 · District")] = "",
    new_district: Annotated[
        bool, typer.Option("--new-district", help="选区还没有，新加一个 · It is new: add it")
    ] = False,
    unit: Annotated[str, typer.Option(help="承办人的单位 · An officer's unit")] = "",
    new_unit: Annotated[
        bool, typer.Option("--new-unit", help="单位还没有，新加一个 · It is new: add it")
    ] = False,
    topics: Annotated[
        str, typer.Option(help="常办的领域，逗号隔开 · Topics, with commas", metavar="路灯,道路")
    ] = "",
    new: Annotated[
        bool, typer.Option("--new", help="与已有的人同名，是另一位 · Another of the same name")
    ] = False,
    person: Annotated[
        int | None, typer.Option(help="已有的人，写编号 · Somebody who is known, by id", metavar="ID")
    ] = None,
    everybody: Annotated[
        bool, typer.Option("--all", help="还没进来的每一位，各发一个 · Everybody who has no chat yet")
    ] = False,
    into: Annotated[
        Path | None,
        typer.Option("--out", help="--all 的邀请写进这个文件 · Write those of --all here", metavar="FILE"),
    ] = None,
    force: Force = False,
    config: Config = None,
    data: DataFolder = None,
) -> None:
    """发一次性邀请码，给代表、承办人、志愿者、工作人员等 · A one-time invitation for the office's people."""
    settings = _settings(config, data, None)
    with _said(settings) as zh:
        if everybody:
            _all(settings, role, into, zh, force)
            return
        if role is None:
            _wrong(zh, "写明身份，如 representative；每一位都发，用 --all。", "Give the role, or --all.")
        if person is None and not name.strip():
            _wrong(
                zh,
                "写上 --name 姓名，或用 --person 指明已有的人。",
                "Give --name, or --person for somebody known.",
            )
        wanted = tuple(topic.strip() for topic in re.split("[,，、]", topics) if topic.strip())
        unknown = [topic for topic in wanted if topic not in settings.assignment.topics]
        if unknown:
            known = "、".join(settings.assignment.topics)
            no = f"没有“{unknown[0]}”这个领域。可写：{known}。"
            _wrong(zh, no, f"No topic “{unknown[0]}”. Known: {known}.")
        if role is Invited.OFFICER and not unit.strip() and person is None:
            _wrong(zh, "承办人是哪个单位的，写上 --unit。", "Give the officer's --unit.")
        if role is not Invited.OFFICER and unit.strip():
            _wrong(zh, "只有承办人有单位。", "Only officers have a unit.")
        from bot.clock import Clock
        from bot.errands import invite as hand_out
        from bot.lock import make

        make(settings.data.folder)
        given = hand_out(
            settings,
            Clock().now(),
            role=role.value,
            name=name.strip(),
            district=district.strip(),
            new_district=new_district,
            unit=unit.strip(),
            new_unit=new_unit,
            another=new,
            topics=wanted,
            person=person,
        )
        out.print(
            f"邀请码：{given.code}（只能用一次，{given.until} 前有效，编号 {given.person}）。"
            f"请对方在聊天里发：/start {given.code}"
            if zh
            else f"Code: {given.code} (once, until {given.until}; id {given.person}). "
            f"They write in the chat: /start {given.code}"
        )
        for found in given.links:
            out.print(found, markup=False)
        say_reach(settings, zh)


def _all(settings: Settings, role: Invited | None, into: Path | None, zh: bool, force: bool) -> None:
    from bot.clock import Clock
    from bot.inviting import everybody
    from bot.logs import note
    from cases.people import Role
    from words.fluent import sentence

    if into is None:
        _wrong(zh, "写进哪个文件，用 --out 指明。", "Give the file to write with --out.")
    _kept(settings)
    now, say = Clock().now(), "zh" if zh else "en"
    invited = everybody(settings, now, Role(role) if role else None, into, say, force=force)
    if not invited:
        out.print(sentence(say, "roster-nobody", {}))
        return
    made = {"role": role.value if role else "everybody", "invitations": invited}
    note(settings.data.folder, now, "invite", file=into.name, **made, personal_data="yes")
    out.print(sentence(say, "roster-invited", {"count": str(invited), "file": str(into)}), markup=False)
    out.print(sentence(say, "roster-personal", {}))
    say_reach(settings, zh)
