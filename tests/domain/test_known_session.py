"""Which session is meant where none is named: today's, the next one, the last one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.domain.known_session import session_for_day
from tests.data.samples import session

DAYS = (date(2026, 1, 20), date(2026, 2, 3), date(2026, 2, 10))


@pytest.mark.parametrize(
    ("today", "meant"),
    [
        (date(2026, 2, 3), DAYS[1]),
        (date(2026, 2, 4), DAYS[2]),
        (date(2026, 1, 1), DAYS[0]),
        (date(2026, 3, 1), DAYS[2]),
    ],
)
def test_the_session_that_is_meant(today: date, meant: date) -> None:
    known = [replace(session(), held_on=day) for day in DAYS]
    found = session_for_day(known, today)
    assert found is not None
    assert found.held_on == meant


def test_none_is_meant_where_there_is_none() -> None:
    assert session_for_day((), DAYS[0]) is None
