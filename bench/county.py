"""A county with as many open cases as wanted: some lived through the real desk, then multiplied in SQL.

Every template was opened, accepted, reported on, asked about and followed up at its own times, so that what
comes next is the domain's own plan. Copies share their template's times and hashes; resident, number and id
are theirs.
"""

import random
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import func, select

from bench.town import WORDS
from bot import sample
from bot.acts import open_new
from bot.app import App
from bot.settling import change, follow_up, noted_sent
from cases.commands import Act, OpenCase
from cases.model import Action, Kind, Outcome, Place
from cases.numbers import number
from cases.people import Actor, Person, Role
from storage import cases as rows
from storage import people
from storage.columns import Moment
from storage.tables import cases, chats, outbox
from storage.tables import people as people_table
from storage.work import Work

NOW = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)
"""Wednesday, ten in the office."""
WINDOW = timedelta(minutes=9)
"""What is due has been due for no longer: nothing is catch-up after downtime."""
RESIDENTS, REPRESENTATIVES, CLERKS, SUPERVISORS = 20_000, 1_000, 3, 1
KINDS = (Kind.COMPLAINT, Kind.COMPLAINT, Kind.WISH, Kind.SUGGESTION, Kind.QUESTION)

Script = dict[int, Action]
"""Days after the opening → what the representative does."""
SCRIPTS: tuple[tuple[int, int, Script], ...] = (
    (15, 6, {}),  # not accepted yet
    (10, 30, {1: Action.ACCEPT}),  # accepted, and never heard of again
    (45, 30, {1: Action.ACCEPT, **dict.fromkeys((4, 9, 15, 22), Action.PROGRESS)}),
    (10, 13, {1: Action.ACCEPT, 3: Action.ASK}),
    (20, 14, {1: Action.ACCEPT, 5: Action.RESOLVE}),
)
"""How many in a hundred, the age of the oldest in days, and what is done: a year's ordinary mix."""


def fill(core: App, many: int, due: int, templates: int) -> int:
    """`many` open cases, about `due` of which wait for the next beat; returns how many do."""
    dice = random.Random(1)
    core.writer.now_do(lambda work: sample.seed(work, work.now, {}))
    core.writer.now_do(lambda work: _people(work, dice))
    core.writer.now_do(lambda work: _all_live(work, core, dice, templates))
    core.database.close()  # it opens again by itself
    _multiply(core.database.path, dice, many, due)
    waiting = select(func.count()).where(cases.c.next_action_at <= NOW)
    with core.database.reading() as connection:
        return int(connection.execute(waiting).scalar_one())


def _people(work: Work, dice: random.Random) -> None:
    """Everybody with a chat; the sample's people, too."""
    places, topics = list(people.tree(work)), list(sample.PEOPLE)
    crowd = (
        *((Role.REPRESENTATIVE, f"代表{i}") for i in range(REPRESENTATIVES)),
        *((Role.CLERK, f"经办{i}") for i in range(CLERKS - 1)),
        *((Role.SUPERVISOR, f"科长{i}") for i in range(SUPERVISORS - 1)),
        *((Role.RESIDENT, f"居民{i}") for i in range(RESIDENTS)),
    )
    first = len(topics) + 1
    for at, (role, name) in enumerate(crowd, first):
        known = dice.choice(topics).topics if role is Role.REPRESENTATIVE else ()
        of = Person(at, name, roles=frozenset({role}), district=dice.choice(places), topics=known)
        people.add_as(work, of)
    everybody = select(people_table.c.id)
    for row in work.rows(everybody):
        where = {"channel": "bench", "address": f"{row.id}", "person_id": row.id, "spoken": True}
        work.add(chats, **where, seen_at=work.now)


def _lives(dice: random.Random, templates: int) -> Iterator[tuple[datetime, Kind, Script]]:
    """When each was opened (always at this hour, so that steps fall due now), as what, and what is done."""
    for _ in range(templates):
        (_, oldest, script), *_ = dice.choices(SCRIPTS, [share for share, *_ in SCRIPTS])
        late = timedelta(seconds=dice.uniform(10, 500))
        kind = dice.choice(KINDS)
        if script.get(1) is None and dice.random() < 0.3:
            kind = Kind.PETITION  # lies with the clerks
        yield NOW - timedelta(days=dice.randint(0, oldest)) - late, kind, script


def _all_live(work: Work, core: App, dice: random.Random, templates: int) -> None:
    newest = select(people_table).order_by(people_table.c.id.desc()).limit(RESIDENTS)
    residents = [people.as_person(row) for row in work.rows(newest)]
    for begun, kind, script in _lives(dice, templates):
        work.now = begun
        _live(work, core, dice, dice.choice(residents), kind, script)


def _live(work: Work, core: App, dice: random.Random, resident: Person, kind: Kind, script: Script) -> None:
    """One case, until just before whatever is due now."""
    office, begun = core.office, work.now
    place = Place("老街口第二个路灯旁边", dice.choice(list(people.tree(work))))
    command = OpenCase(kind, dice.choice(WORDS), place, shares_contact=dice.random() < 0.5)
    case = open_new(work, office, command, resident)
    acts = {begun + timedelta(days=days): action for days, action in script.items()}
    while True:
        _arrives(work, core, case)
        held = rows.load(work, [case])[case]
        coming = min((at for at in (*acts, held.next_action_at) if at is not None), default=NOW)
        if coming > NOW - WINDOW:
            return
        work.now = coming
        if coming not in acts:
            follow_up(work, office, held, late=False)
        elif (action := acts.pop(coming)) and held.case.handler is not None:
            outcome = Outcome.FULFILLED if kind is Kind.WISH else Outcome.FIXED
            done = Act(case, action, "今天去看过了，和村里说好这两天来修。", outcome=outcome)
            change(work, office, held, done, Actor(held.case.handler, frozenset({Role.REPRESENTATIVE})))


_WAIT = select(outbox.c.id, outbox.c.case_id, outbox.c.person_id, outbox.c.seq, outbox.c.asks)


def _arrives(work: Work, core: App, case: int) -> None:
    """What was written is sent at once."""
    for row in work.rows(_WAIT.where(outbox.c.case_id == case, outbox.c.state.in_(["queued", "held"]))):
        work.change(outbox, {"id": row.id}, state="sent", sent_at=work.now)
        if row.asks:
            noted_sent(work, core.office, case, row.person_id, row.seq)


def _multiply(path: Path, dice: random.Random, many: int, due: int) -> None:
    """Copies of what waits and of what does not, until there are enough of both. No journal meanwhile."""
    driver = sqlite3.connect(path, isolation_level=None)
    for setting in ("journal_mode=DELETE", "journal_mode=OFF", "synchronous=OFF", "cache_size=-2000000"):
        driver.execute(f"PRAGMA {setting}")
    driver.create_function("case_number", 1, number, deterministic=True)
    now = Moment().process_bind_param(NOW, driver)
    ready: dict[bool, list[int]] = {True: [], False: []}
    open_now = "SELECT id, next_action_at <= ? FROM cases WHERE state <> 'closed'"
    for case, waits in driver.execute(open_now, [now]):
        ready[bool(waits)].append(case)
    more = [
        *dice.choices(ready[True], k=max(0, due - len(ready[True]))),
        *dice.choices(ready[False], k=max(0, many - due - len(ready[False]))),
    ]
    dice.shuffle(more)
    (first,) = driver.execute("SELECT max(id) + 1 FROM cases").fetchone()
    (most,) = driver.execute("SELECT max(id) FROM people").fetchone()
    least = most - RESIDENTS + 1
    kept = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    indexes = driver.execute(kept).fetchall()
    driver.execute("BEGIN")
    for name, _ in indexes:  # made again in one go, which is much quicker than a row at a time
        driver.execute(f"DROP INDEX {name}")
    driver.execute("CREATE INDEX temporary_case ON outbox (case_id)")
    driver.execute("CREATE TEMP TABLE copies (id INTEGER PRIMARY KEY, template INTEGER, resident INTEGER)")
    driver.executemany(
        "INSERT INTO copies VALUES (?, ?, ?)",
        ((first + at, template, dice.randint(least, most)) for at, template in enumerate(more)),
    )
    driver.execute("CREATE INDEX copies_of ON copies (template)")
    for statement, one_by_one in _copies(driver):
        for given in driver.execute(one_by_one).fetchall() if one_by_one else [()]:
            driver.execute(statement, given)
    # What the staff has to do is reminded another day: only cases are measured here.
    later = Moment().process_bind_param(NOW + timedelta(days=1), driver)
    driver.execute("UPDATE tasks SET next_action_at = ?", [later])
    driver.execute("DROP INDEX temporary_case")
    for _, statement in indexes:
        driver.execute(statement)
    driver.execute("COMMIT")
    driver.close()


def _copies(driver: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """A statement a table, and for what to execute it: each row of a template by itself, as time went on."""

    def columns(table: str, **changed: str) -> str:
        names = [row[1] for row in driver.execute(f"PRAGMA table_info({table})")]
        names = [name for name in names if changed.get(name) != ""]
        values = (changed.get(name, f't."{name}"') for name in names)
        into = ", ".join(f'"{name}"' for name in names)
        return f"INSERT INTO {table} ({into}) SELECT {', '.join(values)}"

    def whole(table: str, key: str = "case_id") -> str:
        return f"FROM copies c JOIN {table} t ON t.{key} = c.template ORDER BY c.id"

    def each(table: str) -> str:
        return f"FROM {table} t JOIN copies c ON c.template = t.case_id WHERE t.id = ? ORDER BY c.id"

    def oldest_first(table: str, at: str, which: str = "true") -> str:
        return f"SELECT t.id FROM {table} t WHERE {which} ORDER BY {at}"

    party = "(SELECT person_id FROM parties p WHERE p.case_id = c.template)"
    who = f"CASE WHEN t.actor_id = {party} THEN c.resident ELSE t.actor_id END"
    yield f"{columns('cases', id='c.id', number='case_number(c.id)')} {whole('cases', 'id')}", ""
    yield f"{columns('parties', case_id='c.id', person_id='c.resident')} {whole('parties')}", ""
    yield f"{columns('event_words', case_id='c.id')} {whole('event_words')}", ""
    event = columns("events", id="", case_id="c.id", actor_id=who)
    yield f"{event} {each('events')}", oldest_first("events", "at")
    key = "t.kind || ':' || c.id || ':' || coalesce(t.person_id, '')"
    task = columns("tasks", id="", case_id="c.id", dedupe_key=key)
    yield f"{task} {each('tasks')}", oldest_first("tasks", "created_at", "done_at IS NULL")
    key = "'n:' || c.id || ':' || t.seq || ':' || t.what || ':' || t.person_id || ':' || t.id"
    newest = "t.id = (SELECT max(id) FROM outbox o WHERE o.case_id = t.case_id)"
    notice = columns("outbox", id="", case_id="c.id", dedupe_key=key)
    yield f"{notice} {each('outbox')}", oldest_first("outbox", "created_at", newest)
