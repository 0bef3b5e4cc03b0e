"""Whether a database is built as the program builds it; see `guards` for files.

What works by itself there: triggers, functions, rules and views of the schema of ours.
"""

from collections.abc import Iterator

from sqlalchemy import Table
from sqlalchemy.dialects.postgresql import dialect

from coordinator.domain.proof import Fault, Misfit
from coordinator.registry.raw import Raw

REFUSE = (
    "BEGIN RAISE EXCEPTION USING MESSAGE = TG_ARGV[0], "
    "ERRCODE = 'integrity_constraint_violation'; END"
)
ENABLED = "O"
_TRIGGERS = (
    "SELECT t.tgname, c.relname, p.proname, t.tgenabled::text FROM pg_trigger t "
    "JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_proc p ON p.oid = t.tgfoid "
    "WHERE NOT t.tgisinternal AND c.relnamespace = 'public'::regnamespace"
)
_FUNCTIONS = "SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace"
_RULES = (
    "SELECT r.rulename, c.relname FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class "
    "WHERE c.relnamespace = 'public'::regnamespace"
)
_EVENTS = "SELECT evtname FROM pg_event_trigger"
_COLUMNS = (
    "SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns "
    "WHERE table_schema = 'public'"
)
_DIALECT = dialect()  # type: ignore[no-untyped-call]


def intruders_in(raw: Raw) -> Iterator[Misfit]:
    """Name each part that would work by itself, and is not ours: looked at each sign-in."""
    for name, table, function, _enabled in raw.execute(_TRIGGERS):
        if function != "refuse" or not name.startswith(f"{table}_refuses_"):
            yield Misfit(Fault.FOREIGN_PART, record=f"trigger {name}")
    for name, source in raw.execute(_FUNCTIONS):
        if name != "refuse" or " ".join(source.split()) != REFUSE:
            yield Misfit(Fault.FOREIGN_PART, record=f"function {name}")
    for name, table in raw.execute(_RULES):
        yield Misfit(Fault.FOREIGN_PART, record=f"rule {table}.{name}")
    for (name,) in raw.execute(_EVENTS):
        yield Misfit(Fault.FOREIGN_PART, record=f"event trigger {name}")


def guards_of(
    raw: Raw, guards: set[tuple[str, str]], tables: dict[str, Table]
) -> Iterator[Misfit]:
    """Name each guard that is missing or switched off, and each table that is built anew."""
    triggers = raw.execute(_TRIGGERS).fetchall()
    in_force = {(table, name) for name, table, _function, is_on in triggers if is_on == ENABLED}
    for table, _name in sorted(guards - in_force):
        yield Misfit(Fault.GUARD_MISSING, record=table)
    yield from intruders_in(raw)
    found: dict[str, set[tuple[str, str, bool]]] = {}
    for table, column, kind, nullable in raw.execute(_COLUMNS):
        found.setdefault(table, set()).add((column, kind.upper(), nullable == "NO"))
    for name, modelled in tables.items():
        if found.get(name) != _shape(modelled):
            yield Misfit(Fault.TABLE_ALTERED, record=name)


def _shape(table: Table) -> set[tuple[str, str, bool]]:
    return {
        (column.key, column.type.compile(_DIALECT), not column.nullable)
        for column in table.columns
    }
