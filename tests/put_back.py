"""A database of a test, put back as it was for the next: to make one anew takes its time."""

from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from typing import Any

from coordinator.registry.address import Address
from tests.server import Server

# All that a test can have changed but for rows: how tables, triggers and functions are made.
SHAPE = """
SELECT md5(string_agg(word, '|' ORDER BY word)) FROM (
    SELECT concat_ws(' ', c.relname, c.relkind, a.attname, a.atttypid, a.attnotnull) AS word
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast') AND a.attnum > 0
    UNION ALL SELECT concat_ws(' ', tgname, tgenabled, pg_get_triggerdef(oid)) FROM pg_trigger
    UNION ALL SELECT concat_ws(' ', conname, pg_get_constraintdef(oid)) FROM pg_constraint
    UNION ALL SELECT concat_ws(' ', proname, prosrc) FROM pg_proc WHERE oid >= 16384
    UNION ALL SELECT concat_ws(' ', defaclrole, defaclacl) FROM pg_default_acl
    UNION ALL SELECT nspname FROM pg_namespace WHERE nspname NOT LIKE 'pg_%'
) AS shapes
"""
TABLES = """
SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) FROM pg_tables
WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1
"""
SEQUENCES = """
SELECT quote_ident(schemaname) || '.' || quote_ident(sequencename), last_value FROM pg_sequences
ORDER BY 1
"""
USES = 50  # after which what was deleted makes the tables slow
OTHERS = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
"""


@dataclass(frozen=True)
class State:
    """What a database holds: its shape, the rows of each table, and where it counts on."""

    shape: str
    rows: dict[str, bytes]
    counters: tuple[tuple[str, int | None], ...]


class PutBack:
    """One database for each template, made again only after a test that changed its shape."""

    def __init__(self, server: Server) -> None:
        self._server = server
        self._states: dict[str, State] = {}
        self._uses: Counter[str] = Counter()

    def like(self, template: str) -> Address:
        """Give a database that holds what `template` holds, and nothing else."""
        name = f"site_{template}"
        self._uses[name] += 1
        is_worn = self._uses[name] % USES == 0
        if name not in self._states or is_worn or not self._is_put_back(name):
            self._server.drop(name)
            self._server.create(name, template)
            with closing(self._connected(name)) as connection:
                self._states[name] = _state(connection)
        return self._server.database(name)

    def _is_put_back(self, name: str) -> bool:
        wanted = self._states[name]
        with closing(self._connected(name)) as connection:
            connection.execute(OTHERS)
            if _shape(connection) != wanted.shape:
                return False
            _put_back(connection, wanted)
        return True

    def _connected(self, name: str) -> Any:
        import psycopg  # noqa: PLC0415  only where there is a server

        where = self._server.database(name).parameters()
        return psycopg.connect(**where, autocommit=True)


def _put_back(connection: Any, wanted: State) -> None:
    connection.execute("SET session_replication_role = replica")  # no trigger has a say
    for table in wanted.rows:  # much quicker than to truncate them, which makes files anew
        connection.execute(f"DELETE FROM {table}")  # noqa: S608  named by the database itself
    with connection.cursor() as cursor:
        for table, rows in wanted.rows.items():
            if rows:
                with cursor.copy(f"COPY {table} FROM STDIN") as copy:
                    copy.write(rows)
    for (counter, last), now in zip(wanted.counters, _counters(connection), strict=True):
        if now[1] != last:
            begins = "1, false" if last is None else f"{last}, true"
            connection.execute(f"SELECT setval('{counter}', {begins})")


def _state(connection: Any) -> State:
    tables = [name for (name,) in connection.execute(TABLES)]
    rows = {table: _rows(connection, table) for table in tables}
    return State(_shape(connection), rows, _counters(connection))


def _shape(connection: Any) -> str:
    return str(connection.execute(SHAPE).fetchone()[0])


def _counters(connection: Any) -> tuple[tuple[str, int | None], ...]:
    return tuple(connection.execute(SEQUENCES).fetchall())


def _rows(connection: Any, table: str) -> bytes:
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} TO STDOUT") as copy:
        return b"".join(bytes(part) for part in copy)
