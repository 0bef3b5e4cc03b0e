"""The line to a server: the driver's connections, without SQLAlchemy.

The driver is loaded only where a registry lies on a server.
"""

from typing import TYPE_CHECKING, Any

from coordinator.registry.address import Address
from coordinator.registry.server_errors import DriverMissing, meaning

if TYPE_CHECKING:
    import psycopg

REACHED_IN = 5  # seconds
WAIT_FOR_OTHERS = 5_000  # milliseconds
SILENT_FOR = 10_000  # milliseconds without an answer, after which a line counts as cut
CHANGED = "registry_changed"
WRITERS = int.from_bytes(b"CTRG")  # the queue in which writers stand
KEEPERS = int.from_bytes(b"CTKR")  # and that of those who change the keyring


def opened(address: Address, schema: str = "public") -> "psycopg.Connection[Any]":
    """Connect to the database at `address`.

    Raises:
        DriverMissing, ServerOutOfReach, ServerRefuses, DatabaseMissing.
    """
    driver = _driver()
    said = " ".join(
        f"-c {name}={value}"
        for name, value in (
            ("search_path", schema),
            ("lock_timeout", WAIT_FOR_OTHERS),
            ("synchronous_commit", "on"),
            # Who waited for another writer sees what was written, whatever is usual there.
            ("default_transaction_isolation", r"read\ committed"),
        )
    )
    settings: dict[str, Any] = {
        "connect_timeout": REACHED_IN,
        "tcp_user_timeout": SILENT_FOR,
        "client_encoding": "UTF8",
        "application_name": "trial-coordinator",
        "options": said,
    }
    try:
        connection: psycopg.Connection[Any] = driver.connect(**settings, **address.parameters())
    except driver.Error as fault:
        explained = meaning(address, fault)
        if explained is None:
            raise
        raise explained from fault
    return connection


def let_read_only(connection: "psycopg.Connection[Any]") -> None:
    """Let each transaction have one view from begin to end, and write nothing."""
    from psycopg import IsolationLevel  # noqa: PLC0415  here the driver is loaded

    connection.isolation_level = IsolationLevel.REPEATABLE_READ
    connection.read_only = True


def faults() -> tuple[type[Exception], ...]:
    return (_driver().Error,)


def _driver() -> Any:  # noqa: ANN401  a module
    try:
        import psycopg  # noqa: PLC0415  an extra, and slow to load
    except ImportError as fault:
        raise DriverMissing from fault
    return psycopg
