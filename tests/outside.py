"""A registry opened outside of the program, by who has its key, or rules the server."""

from coordinator.registry import cipher
from coordinator.registry.address import Address
from coordinator.registry.cipher import driver
from tests.conftest import KEY

IntegrityError = driver.IntegrityError
DatabaseError = driver.DatabaseError


def outside(place, key=KEY, *, wait=2.0):
    """Connect to it; nothing is kept in a transaction unless one is begun."""
    if isinstance(place, Address):
        return _on_server(place)
    return cipher.connect(place, key, wait=wait)


def refused(place):
    """Give the error by which a table refuses what the program never does."""
    if isinstance(place, Address):
        import psycopg  # noqa: PLC0415  only where there is a server

        return psycopg.errors.IntegrityError
    return IntegrityError


def drop_trigger(connection, table, verb):
    """Take away what refuses an UPDATE or a DELETE."""
    on = f" ON {table}" if not hasattr(connection, "create_function") else ""
    connection.execute(f"DROP TRIGGER {table}_refuses_{verb}{on}")


def _on_server(address):
    import psycopg  # noqa: PLC0415  only where there is a server

    class Asked(psycopg.Connection):
        """Takes statements as they are written for SQLite."""

        def execute(self, statement, values=(), **said):
            spelt = statement.replace("?", "%s").replace("BEGIN IMMEDIATE", "BEGIN")
            return super().execute(spelt, tuple(values) or None, **said)

    return Asked.connect(**address.parameters(), autocommit=True)
