"""What one transaction has read and the next may rely on, as long as nobody else writes in between."""

from typing import Any

from sqlalchemy import Connection

MOST = 20_000
"""So many things are kept at most; then all of them are read again."""


class Lasting(dict[Any, Any]):
    """Kept by whoever writes. Empty again after a transaction that failed, or somebody else's commit.

    A storage function that changes what is kept here changes it here, too, or takes it out.
    """

    _stamp: Any = None

    def begun(self, connection: Connection) -> bool:
        """At the beginning of a transaction that holds the write lock. True: nobody else wrote since."""
        alone = self._stamp is not None and self._stamp == _stamp(connection)
        if len(self) > MOST or not alone:
            self.clear()
        self._stamp = None
        return alone

    def ended(self, connection: Connection) -> None:
        """Just before its commit, when everything is written. Without it nothing lasts."""
        self._stamp = _stamp(connection)


def _stamp(connection: Connection) -> Any:
    """Changes whenever something is committed on another connection, or written past us on this one."""
    driver: Any = connection.connection.driver_connection
    version = driver.execute("PRAGMA data_version").fetchone()[0]
    return id(driver), version, driver.total_changes
