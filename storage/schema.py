"""Bringing a database to the schema this program knows. Alembic is imported only when it has work to do."""

from pathlib import Path

from sqlalchemy import Engine, inspect, text

from cases.errors import HuiyinError

_MIGRATIONS = Path(__file__).parent / "migrations"
HEAD = "0001"
"""The newest revision in `storage/migrations/versions`; a test keeps it true."""


class NewerDatabase(HuiyinError):
    """A newer Huiyin wrote this database. Install that version, or restore an older copy of the data."""


def known() -> frozenset[str]:
    """Every revision this program can read or bring up."""
    return frozenset(file.name.split("_")[0] for file in (_MIGRATIONS / "versions").glob("[0-9]*.py"))


def revision(engine: Engine) -> str | None:
    """The revision the database is at; None when it is empty."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def migrate(engine: Engine) -> tuple[str | None, str]:
    """Bring the database to `HEAD`; returns (before, after). Raises `NewerDatabase` for an unknown one."""
    before = revision(engine)
    if before == HEAD:
        return before, HEAD
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, "head")
        except CommandError as error:
            raise NewerDatabase(revision=before) from error
    return before, HEAD
