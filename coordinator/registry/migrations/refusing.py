"""Triggers by which a table itself refuses what the program never does.

As final as the steps that use it: a step that needs another way brings its own.
"""

from alembic import op

SQLITE = (
    "CREATE TRIGGER {name}_refuses_{verb} BEFORE {what} ON {name} "
    "BEGIN SELECT RAISE(ABORT, '{why}'); END"
)
FUNCTION = (
    "CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    "RAISE EXCEPTION USING MESSAGE = TG_ARGV[0], ERRCODE = 'integrity_constraint_violation'; "
    "END $$"
)
POSTGRESQL = (
    "CREATE TRIGGER {name}_refuses_{verb} BEFORE {what} ON {name} "
    "FOR EACH ROW EXECUTE FUNCTION refuse('{why}')"
)
TRUNCATING = (
    "CREATE TRIGGER {name}_refuses_truncate BEFORE TRUNCATE ON {name} "
    "FOR EACH STATEMENT EXECUTE FUNCTION refuse('{why}')"
)


def refuse(what: str, name: str, why: str) -> None:
    """Let the table `name` refuse `what`: DELETE, UPDATE, or UPDATE OF some columns."""
    verb = what.split(maxsplit=1)[0].lower()
    said = {"what": what, "name": name, "why": why, "verb": verb}
    if op.get_context().dialect.name == "sqlite":
        op.execute(SQLITE.format(**said))
        return
    op.execute(FUNCTION)
    op.execute(POSTGRESQL.format(**said))
    if verb == "delete":
        op.execute(TRUNCATING.format(**said))
