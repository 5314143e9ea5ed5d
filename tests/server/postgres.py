"""A real PostgreSQL for a run of the tests: in a folder of its own, on a socket, gone afterwards.

`initdb` refuses root, so as root it runs as the user `postgres` of Debian's package.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg

_DEBIAN = Path("/usr/lib/postgresql")
_USER = "postgres"


def _binaries() -> Path:
    versions = sorted(_DEBIAN.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if versions:
        return versions[-1].parent
    found = shutil.which("initdb")
    assert found, "no PostgreSQL here: scripts/system-packages test installs one"
    return Path(found).parent


def _as_user(*command: object) -> list[str]:
    words = [str(word) for word in command]
    return ["runuser", "-u", _USER, "--", *words] if os.geteuid() == 0 else words


@contextmanager
def postgres() -> Iterator[Postgres]:
    """Start one, and end it. About two seconds."""
    binaries = _binaries()
    # Short: the path of a socket has 107 characters at most.
    with tempfile.TemporaryDirectory(prefix="pg-") as name:
        folder = Path(name)
        if os.geteuid() == 0:
            shutil.chown(folder, _USER)
        data = folder / "data"
        quiet = {"check": True, "stdout": subprocess.DEVNULL, "cwd": folder}
        subprocess.run(
            # No syncing while it is made: it lives as long as the tests.
            _as_user(binaries / "initdb", "-D", data, "-U", "uji", "--auth=trust", "-E", "UTF8", "--locale=C", "-N"),
            **quiet,  # type: ignore[call-overload]
        )
        options = f"-c listen_addresses= -c unix_socket_directories={folder} -c max_connections=60"
        start = _as_user(binaries / "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start")
        subprocess.run(start, **quiet)  # type: ignore[call-overload]
        try:
            yield Postgres(folder)
        finally:
            subprocess.run(
                _as_user(binaries / "pg_ctl", "-D", data, "-w", "-m", "immediate", "stop"),
                **quiet,  # type: ignore[call-overload]
            )


class Postgres:
    """The server; `database()` makes a new empty database and returns its DATABASE_URL."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def database(self) -> str:
        name = f"uji_{uuid4().hex[:12]}"
        with psycopg.connect(f"host={self._folder} user=uji dbname=postgres", autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"'.encode())
        return f"postgresql://uji@/{name}?host={self._folder}"

    def drop(self, url: str) -> None:
        """Throw a database away again: each takes eight megabytes."""
        name = url.partition("@/")[2].partition("?")[0]
        with psycopg.connect(f"host={self._folder} user=uji dbname=postgres", autocommit=True) as connection:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())
