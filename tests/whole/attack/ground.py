"""A scene: who stands how to which case, and what was planted that only some may read. Written by hand."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from cases.people import Role
from storage import tables
from tests.world import World

CLERKS: Mapping[str, Role] = {
    "clerk": Role.CLERK,
    "supervisor": Role.SUPERVISOR,
    "leader": Role.LEADER,
}
"""The staff of the sample county: to every ordinary case what they are."""
NOBODY: frozenset[Role] = frozenset()
ONLY_SEES = Role.ADMINISTRATOR
"""Of who may read, and do nothing: no act of the table is an administrator's."""
MADE_UP = 99999
"""A case, a task, a person that there is not."""


@dataclass
class Scene:
    """What holds while it is attacked. People are named by the addresses of their chats."""

    world: World
    cases: tuple[int, ...]
    stands: dict[tuple[str, int], frozenset[Role]] = field(default_factory=dict)
    """As what somebody stands to a case; who is not named is nobody to it."""
    secrets: dict[str, frozenset[str]] = field(default_factory=dict)
    """What was planted → who may read it. A file is written `file:12`."""
    must: dict[str, frozenset[str]] = field(default_factory=dict)
    """And who of these comes upon it by what is tried; else the attack would prove nothing."""
    barred: frozenset[str] = frozenset()
    """Who may never read any of it, whoever gets it, unless a clerk says that it is not about them."""
    always: frozenset[str] = frozenset()
    """Who may not even then."""
    owned: dict[str, str] = field(default_factory=dict)
    """Secret → whose own it is: they may tell it to whom they like."""
    joinable: frozenset[int] = frozenset()
    """Cases to which whoever has the same matter may come by themselves."""

    def stand(self, case: int, **others: Collection[Role] | Role) -> None:
        """Who has to do with this case, besides the staff."""
        for key, roles in {**CLERKS, **others}.items():
            given = {roles} if isinstance(roles, Role) else set(roles)
            self.stands[key, case] = frozenset(given)

    def plant(
        self, *words: str, to: Iterable[str], staff: bool = True, unseen: Iterable[str] = (), of: str = ""
    ) -> None:
        """`unseen`: those who may read it, but need not come upon it. `of`: whose own it is."""
        must, may = {*to, *(CLERKS if staff and not unseen else ())}, {*unseen, *(CLERKS if staff else ())}
        for one in words:
            self.secrets[one] = frozenset(must | may)
            self.must[one] = frozenset(must)
            self.owned[one] = of

    def roles(self, key: str, case: int) -> frozenset[Role]:
        return self.stands.get((key, case), NOBODY)

    def everybody(self) -> list[str]:
        """Everybody who has a chat."""
        return [row.address for row in self.world.rows(tables.chats)]

    def row(self, key: str) -> Any:
        (chat,) = self.world.rows(tables.chats, address=key)
        return chat

    def numbers(self) -> dict[int, str]:
        return {row.id: row.number for row in self.world.rows(tables.cases) if row.id in self.cases}

    def hide_numbers(self) -> None:
        """That there is such a case is a secret, too: of everybody who stands in some way to it."""
        for case, number in self.numbers().items():
            self.secrets[number] = frozenset(
                key for (key, of), roles in self.stands.items() if of == case and roles
            )


def photos(world: World, key: str) -> list[str]:
    """What somebody has sent, as secrets."""
    chats = {row.id for row in world.rows(tables.chats, address=key)}
    return [f"file:{row.id}" for row in world.rows(tables.files) if row.chat_id in chats]


def hands(world: World, case: int) -> str:
    """Who has it now."""
    (row,) = world.rows(tables.cases, id=case)
    return next(key for key, person in world.people.items() if person == row.handler_id)
