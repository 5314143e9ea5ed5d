from __future__ import annotations

import pytest

from app.domain.session import Session
from tests.minutes.samples import make_session
from tests.session.fakes import FakeStore, StillClock


@pytest.fixture
def clock() -> StillClock:
    return StillClock()


@pytest.fixture
def store() -> FakeStore:
    return FakeStore()


@pytest.fixture
def session() -> Session:
    return make_session(4)
