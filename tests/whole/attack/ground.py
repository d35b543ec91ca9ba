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
    """Who may never read any of it, to whomever it is given."""
    joinable: frozenset[int] = frozenset()
    """Cases to which whoever has the same matter may come by themselves."""

    def stand(self, case: int, *, staff: bool = True, **others: Collection[Role] | Role) -> None:
        """Who has to do with this case."""
        here = dict(CLERKS) if staff else {}
        for key, roles in {**here, **others}.items():
            given = {roles} if isinstance(roles, Role) else set(roles)
            self.stands[key, case] = frozenset(given)

    def plant(self, *words: str, to: Iterable[str], staff: bool = True, unseen: Iterable[str] = ()) -> None:
        """`unseen`: those who may read it, but need not come upon it."""
        must, may = {*to, *(CLERKS if staff and not unseen else ())}, {*unseen, *(CLERKS if staff else ())}
        for one in words:
            self.secrets[one] = frozenset(must | may)
            self.must[one] = frozenset(must)

    def roles(self, key: str, case: int) -> frozenset[Role]:
        return self.stands.get((key, case), NOBODY)

    def office(self, key: str) -> bool:
        """True: of the staff, as the scene has it."""
        return any(role in CLERKS.values() for (who, _), roles in self.stands.items() if who == key for role in roles)

    def forbidden(self, key: str) -> list[str]:
        return [secret for secret, readers in self.secrets.items() if key not in readers]

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
            self.secrets[number] = frozenset(key for key, of in self.stands if of == case)


def photos(world: World, key: str) -> list[str]:
    """What somebody has sent, as secrets."""
    chats = {row.id for row in world.rows(tables.chats, address=key)}
    return [f"file:{row.id}" for row in world.rows(tables.files) if row.chat_id in chats]
