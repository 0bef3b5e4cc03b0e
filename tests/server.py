"""A PostgreSQL server of the tests: Debian's package, on loopback, in its own folder."""

import os
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from coordinator.registry.address import Address, Place

PROGRAMS = Path("/usr/lib/postgresql")
PASSWORD = secrets.token_hex(8)
OWNER = "registry"
SETTINGS = {  # nothing here has to outlive the machine
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "fsync": "off",
    "autovacuum": "off",
    "max_connections": "60",
    "shared_buffers": "32MB",
}


@dataclass(frozen=True)
class Server:
    """A server that runs; `root` leads to the database from which others are made."""

    root: Address

    def database(self, name: str) -> Address:
        return replace(self.root, database=name)

    def create(self, name: str, template: str = "template0") -> Address:
        """Make a database as one asks the site's own people for."""
        alike = "ENCODING 'UTF8' LOCALE 'C'" if template == "template0" else ""
        self.tell(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy {alike}")
        return self.database(name)

    def drop(self, name: str) -> None:
        self.tell(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def tell(self, statement: str) -> None:
        import psycopg  # noqa: PLC0415  only where there is a server

        with closing(psycopg.connect(**self.root.parameters(), autocommit=True)) as connection:
            connection.execute(statement)


def programs() -> Path | None:
    """Find the newest server that is installed."""
    found = sorted(PROGRAMS.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


@contextmanager
def running(programs: Path) -> Iterator[Server]:
    folder = Path(tempfile.mkdtemp(prefix="trial-coordinator-server-"))
    password = folder / "password"
    password.write_text(PASSWORD)
    _give_away(folder)
    _give_away(password)
    data, port = folder / "data", _free_port()
    with _cleared_up(programs / "pg_ctl", data, folder):
        _run(
            programs / "initdb",
            *("-D", str(data), "-U", OWNER, "-A", "scram-sha-256", "--no-sync"),
            *("--pwfile", str(password), "-E", "UTF8", "--locale", "C"),
        )
        settings = " ".join(f"-c {name}='{value}'" for name, value in SETTINGS.items())
        _run(
            *(programs / "pg_ctl", "-D", str(data), "-w", "-l", str(folder / "log")),
            *("-o", f"-p {port} {settings}", "start"),
        )
        yield Server(Address("127.0.0.1", port, "postgres", OWNER, PASSWORD))


@contextmanager
def _cleared_up(control: Path, data: Path, folder: Path) -> Iterator[None]:
    """Stop the server and remove its folder when this program ends, however it does."""
    words = 'read _; "$0" -D "$1" -m immediate stop; rm -rf "$2"'
    command = ["sh", "-c", words, str(control), str(data), str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, **_outside()) as waiting:
        yield
        waiting.communicate()  # who waits reads that nothing more comes


def _run(*command: str | Path) -> None:
    words = [str(word) for word in command]
    subprocess.run(words, check=True, stdin=subprocess.DEVNULL, **_outside())


def _outside() -> dict[str, Any]:
    """Say as whom a program of the server is run: it refuses to be started by root."""
    said: dict[str, Any] = {"cwd": "/", "stdout": subprocess.DEVNULL}
    if os.geteuid() == 0:
        said |= {"user": "postgres", "group": "postgres", "extra_groups": []}
    return said | {"start_new_session": True}


def _give_away(path: Path) -> None:
    if os.geteuid() == 0:
        shutil.chown(path, "postgres", "postgres")


def _free_port() -> int:
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def url_of(address: Address) -> str:
    """Write an address as one types it, with its password."""
    return str(address).replace("@", f":{address.password}@")


def typed(place: Place) -> str:
    """Write where a registry lies as one types it: an address, or the path of a file."""
    return url_of(place) if isinstance(place, Address) else str(place)
