"""What the database itself refuses: rewriting history, and giving a case to whom it is about."""

from typing import Any

from sqlalchemy import event

from storage.tables import metadata

_NAMED = "SELECT 1 FROM subjects s WHERE s.case_id = {case} AND s.person_id = {person}"

SQLITE = {
    "events_no_update": """
        CREATE TRIGGER events_no_update BEFORE UPDATE ON events
        BEGIN SELECT RAISE(ABORT, 'events are append-only'); END""",
    "events_no_delete": """
        CREATE TRIGGER events_no_delete BEFORE DELETE ON events
        BEGIN SELECT RAISE(ABORT, 'events are append-only'); END""",
    "looks_no_update": """
        CREATE TRIGGER looks_no_update BEFORE UPDATE ON looks
        BEGIN SELECT RAISE(ABORT, 'looks are append-only'); END""",
    "looks_no_delete": """
        CREATE TRIGGER looks_no_delete BEFORE DELETE ON looks
        BEGIN SELECT RAISE(ABORT, 'looks are append-only'); END""",
    "cases_never_to_the_accused": f"""
        CREATE TRIGGER cases_never_to_the_accused BEFORE UPDATE OF handler_id ON cases
        WHEN NEW.handler_id IS NOT NULL AND EXISTS ({_NAMED.format(case="NEW.id", person="NEW.handler_id")})
        BEGIN SELECT RAISE(ABORT, 'a case is never given to whom it is about'); END""",
    "subjects_never_the_handler": """
        CREATE TRIGGER subjects_never_the_handler BEFORE INSERT ON subjects
        WHEN EXISTS (SELECT 1 FROM cases c WHERE c.id = NEW.case_id AND c.handler_id = NEW.person_id
                     AND c.state <> 'closed')
        BEGIN SELECT RAISE(ABORT, 'a case is never given to whom it is about'); END""",
    "subjects_never_become_the_handler": """
        CREATE TRIGGER subjects_never_become_the_handler BEFORE UPDATE ON subjects
        WHEN EXISTS (SELECT 1 FROM cases c WHERE c.id = NEW.case_id AND c.handler_id = NEW.person_id
                     AND c.state <> 'closed')
        BEGIN SELECT RAISE(ABORT, 'a case is never given to whom it is about'); END""",
}
"""Name → statement. The first migration creates them; so does `metadata.create_all` on SQLite."""


def _create(target: Any, connection: Any, **_: Any) -> None:
    for statement in SQLITE.values():
        connection.exec_driver_sql(statement)


event.listen(metadata, "after_create", _create)
