"""Both databases: what the core promises holds on each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.server.database import ServerDatabase, open_postgres, open_sqlite
from tests.server.rig import Rig

ENGINES = ("sqlite", "postgresql")


@pytest.fixture(params=ENGINES)
def open_database(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], ServerDatabase]:
    """Return how to open the test's one database, again and again."""
    if request.param == "sqlite":
        return lambda: open_sqlite(tmp_path / "server.db")
    url = request.getfixturevalue("postgres_server").database()
    return lambda: open_postgres(url)


@pytest.fixture
def rig(open_database: Callable[[], ServerDatabase]) -> Iterator[Rig]:
    made = Rig(open_database())
    yield made
    made.database.close()


@pytest.fixture
def file_rig(tmp_path: Path) -> Iterator[Rig]:
    """A server on a file, for what is about the file."""
    made = Rig(tmp_path / "server.db")
    yield made
    made.database.close()
