from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from app.data.store import Store
from tests.data.samples import OPENED_MS, SteppingClock, session


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "musrenbang.db"


@pytest.fixture
def clock() -> SteppingClock:
    return SteppingClock()


@pytest.fixture
def open_store() -> Iterator[Callable[[Path], Store]]:
    """Open stores that are closed at the end also where a test expected that they would not open."""
    with ExitStack() as closing:
        yield lambda path: closing.enter_context(Store.open(path, "operator", SteppingClock()))


@pytest.fixture
def store(path: Path, clock: SteppingClock) -> Iterator[Store]:
    with Store.open(path, "operator", clock) as opened:
        opened.open_session(session(), OPENED_MS).result()
        yield opened
