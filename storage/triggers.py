"""What the database itself refuses: rewriting history, giving a case to whom it is about, letting out what is
for the discipline desk alone."""

from typing import Any

from sqlalchemy import event

from storage.tables import metadata

_HANDLER_NAMED = (
    "SELECT 1 FROM subjects s WHERE s.case_id = NEW.id AND (s.person_id = NEW.handler_id"
    " OR s.unit_id = (SELECT p.unit_id FROM people p WHERE p.id = NEW.handler_id)"
    " OR NEW.handler_id IN"
    " (SELECT d.deputy_id FROM people d WHERE d.id = s.person_id OR d.unit_id = s.unit_id))"
)
_HANDLER_HAS = (
    "SELECT 1 FROM cases c JOIN people p ON p.id = c.handler_id WHERE c.id = NEW.case_id"
    " AND (c.handler_id = NEW.person_id OR p.unit_id = NEW.unit_id"
    " OR p.id IN (SELECT d.deputy_id FROM people d WHERE d.id = NEW.person_id OR d.unit_id = NEW.unit_id))"
    " AND c.state <> 'closed'"
)
_AT_THE_DESK = "(SELECT c.kind FROM cases c WHERE c.id = NEW.case_id) = 'misconduct'"
_MAY_READ = (
    "SELECT 1 FROM parties p WHERE p.case_id = NEW.case_id AND p.person_id = NEW.person_id"
    " UNION ALL SELECT 1 FROM people d WHERE d.id = NEW.person_id AND d.discipline"
)
_KEPT = "SELECT RAISE(ABORT, 'what is reported of misconduct is for its desk alone')"
_UNIT_NAMED = "SELECT 1 FROM subjects s WHERE s.case_id = NEW.case_id AND s.unit_id = NEW.unit_id"
_UNIT_HAS = (
    "SELECT 1 FROM case_units u WHERE u.case_id = NEW.case_id AND u.unit_id = NEW.unit_id"
    " AND u.stage <> 'unit_relieved'"
)
_CLAIMER_NAMED = (
    "SELECT 1 FROM subjects s WHERE s.case_id = NEW.case_id AND (s.person_id = NEW.person_id"
    " OR s.unit_id = (SELECT p.unit_id FROM people p WHERE p.id = NEW.person_id))"
)
_CLAIMS = (
    "SELECT 1 FROM claims c JOIN people p ON p.id = c.person_id WHERE c.case_id = NEW.case_id"
    " AND (c.person_id = NEW.person_id OR p.unit_id = NEW.unit_id) AND c.stage <> 'claim_over'"
)

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
        WHEN NEW.handler_id IS NOT NULL AND EXISTS ({_HANDLER_NAMED})
        BEGIN SELECT RAISE(ABORT, 'a case is never given to whom it is about'); END""",
    "subjects_never_the_handler": f"""
        CREATE TRIGGER subjects_never_the_handler BEFORE INSERT ON subjects
        WHEN EXISTS ({_HANDLER_HAS})
        BEGIN SELECT RAISE(ABORT, 'a case is never given to whom it is about'); END""",
    "subjects_never_become_the_handler": f"""
        CREATE TRIGGER subjects_never_become_the_handler BEFORE UPDATE ON subjects
        WHEN EXISTS ({_HANDLER_HAS})
        BEGIN SELECT RAISE(ABORT, 'a case is never given to whom it is about'); END""",
    "case_units_never_to_the_accused": f"""
        CREATE TRIGGER case_units_never_to_the_accused BEFORE INSERT ON case_units
        WHEN NEW.stage <> 'unit_relieved' AND EXISTS ({_UNIT_NAMED})
        BEGIN SELECT RAISE(ABORT, 'a case is never given to the unit it is about'); END""",
    "case_units_never_become_theirs": f"""
        CREATE TRIGGER case_units_never_become_theirs BEFORE UPDATE ON case_units
        WHEN NEW.stage <> 'unit_relieved' AND EXISTS ({_UNIT_NAMED})
        BEGIN SELECT RAISE(ABORT, 'a case is never given to the unit it is about'); END""",
    "subjects_never_its_unit": f"""
        CREATE TRIGGER subjects_never_its_unit BEFORE INSERT ON subjects
        WHEN EXISTS ({_UNIT_HAS})
        BEGIN SELECT RAISE(ABORT, 'a case is never given to the unit it is about'); END""",
    "subjects_never_become_its_unit": f"""
        CREATE TRIGGER subjects_never_become_its_unit BEFORE UPDATE ON subjects
        WHEN EXISTS ({_UNIT_HAS})
        BEGIN SELECT RAISE(ABORT, 'a case is never given to the unit it is about'); END""",
    "misconduct_has_no_handler": f"""
        CREATE TRIGGER misconduct_has_no_handler BEFORE UPDATE OF handler_id ON cases
        WHEN NEW.kind = 'misconduct' AND NEW.handler_id IS NOT NULL
        BEGIN {_KEPT}; END""",
    "misconduct_comes_without_handler": f"""
        CREATE TRIGGER misconduct_comes_without_handler BEFORE INSERT ON cases
        WHEN NEW.kind = 'misconduct' AND NEW.handler_id IS NOT NULL
        BEGIN {_KEPT}; END""",
    "misconduct_stays_what_it_is": f"""
        CREATE TRIGGER misconduct_stays_what_it_is BEFORE UPDATE OF kind ON cases
        WHEN OLD.kind = 'misconduct' AND NEW.kind <> OLD.kind
        BEGIN {_KEPT}; END""",
    "misconduct_has_no_units": f"""
        CREATE TRIGGER misconduct_has_no_units BEFORE INSERT ON case_units
        WHEN {_AT_THE_DESK}
        BEGIN {_KEPT}; END""",
    "misconduct_is_the_desks_task": f"""
        CREATE TRIGGER misconduct_is_the_desks_task BEFORE INSERT ON tasks
        WHEN NEW.raised_for <> 'discipline' AND {_AT_THE_DESK}
        BEGIN {_KEPT}; END""",
    "misconduct_stays_the_desks_task": f"""
        CREATE TRIGGER misconduct_stays_the_desks_task BEFORE UPDATE OF raised_for ON tasks
        WHEN NEW.raised_for <> 'discipline' AND {_AT_THE_DESK}
        BEGIN {_KEPT}; END""",
    "misconduct_is_told_nobody_else": f"""
        CREATE TRIGGER misconduct_is_told_nobody_else BEFORE INSERT ON outbox
        WHEN NEW.case_id IS NOT NULL AND {_AT_THE_DESK} AND NOT EXISTS ({_MAY_READ})
        BEGIN {_KEPT}; END""",
    "claims_never_to_the_accused": f"""
        CREATE TRIGGER claims_never_to_the_accused BEFORE INSERT ON claims
        WHEN NEW.stage <> 'claim_over' AND EXISTS ({_CLAIMER_NAMED})
        BEGIN SELECT RAISE(ABORT, 'a wish is never claimed by whom it is about'); END""",
    "claims_never_become_theirs": f"""
        CREATE TRIGGER claims_never_become_theirs BEFORE UPDATE ON claims
        WHEN NEW.stage <> 'claim_over' AND EXISTS ({_CLAIMER_NAMED})
        BEGIN SELECT RAISE(ABORT, 'a wish is never claimed by whom it is about'); END""",
    "subjects_never_a_claimer": f"""
        CREATE TRIGGER subjects_never_a_claimer BEFORE INSERT ON subjects
        WHEN EXISTS ({_CLAIMS})
        BEGIN SELECT RAISE(ABORT, 'a wish is never claimed by whom it is about'); END""",
    "subjects_never_become_a_claimer": f"""
        CREATE TRIGGER subjects_never_become_a_claimer BEFORE UPDATE ON subjects
        WHEN EXISTS ({_CLAIMS})
        BEGIN SELECT RAISE(ABORT, 'a wish is never claimed by whom it is about'); END""",
}
"""Name → statement. The first migration creates them; so does `metadata.create_all` on SQLite."""


def _create(target: Any, connection: Any, **_: Any) -> None:
    for statement in SQLITE.values():
        connection.exec_driver_sql(statement)


event.listen(metadata, "after_create", _create)
