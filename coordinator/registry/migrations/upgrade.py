"""Run the steps that a registry lacks. Imported only when there are any: Alembic is slow."""

from collections.abc import Callable
from pathlib import Path
from threading import Lock

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, text

from coordinator.registry.migrations import HEAD
from coordinator.registry.retelling import Columns, columns_of

_ONE_AT_A_TIME = Lock()
"""Alembic keeps for the whole process what it works at: two backups of a server would mix."""


def upgrade(engine: Engine, tell: Callable[[Connection, Columns], None]) -> None:
    """Bring the registry behind `engine` up to date, and `tell` of it, in one transaction.

    Of two programs that come at the same time, the second finds it done.
    """
    with engine.begin() as connection:
        before = columns_of(connection)
        if _schema(connection, before) != HEAD:
            _step_up(connection)
            tell(connection, before)


def lay_tables(engine: Engine, fill: Callable[[Connection], None]) -> None:
    """Make the tables where there are none, and `fill` them, in one transaction."""
    with engine.begin() as connection:
        _step_up(connection)
        fill(connection)


def _schema(connection: Connection, before: Columns) -> str:
    if "alembic_version" not in before:
        return ""
    return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar())


def _step_up(connection: Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    with _ONE_AT_A_TIME:
        command.upgrade(config, "head")
