from __future__ import annotations

from pathlib import Path

import pytest

from app.data.backup_folder import kept_backups
from app.data.care import StoreCare
from app.data.store import Store
from app.domain.errors import AppError, ExternalError
from tests.data.samples import SESSION_ID, SteppingClock, raw, save


@pytest.fixture
def told() -> list[BaseException]:
    return []


@pytest.fixture
def care(store: Store, told: list[BaseException]) -> StoreCare:
    return StoreCare(store, told.append)


def finish(store: Store) -> None:
    """Wait until the store has done what was asked so far."""
    store.verify().result()


def test_a_day_begins_and_ends_with_a_copy(
    care: StoreCare, store: Store, path: Path, told: list[BaseException]
) -> None:
    care.begin()
    finish(store)
    assert len(kept_backups(path)) == 1
    store.save_proposal(save("p"), 1).result()
    care.end()
    [kept] = kept_backups(path)
    with Store.open(kept.path, "operator", SteppingClock()) as copy:
        assert [p.proposal_id for p in copy.record(SESSION_ID).result().proposals] == ["p"]
    assert told == []


@pytest.mark.expected_log("the log is broken: 2 of")
def test_a_broken_chain_is_told_and_stops_nothing(
    care: StoreCare, store: Store, path: Path, told: list[BaseException]
) -> None:
    connection = raw(path)
    connection.execute("DROP TRIGGER op_no_update")
    connection.execute("UPDATE op SET actor = 'orang lain' WHERE seq = 2")
    connection.close()
    care.begin()
    finish(store)
    [error] = told
    assert isinstance(error, ExternalError)
    assert "tidak utuh" in error.message
    assert "verify" in error.advice
    assert len(kept_backups(path)) == 1


@pytest.mark.expected_log("the store failed", "the last backup was not made")
def test_a_copy_that_fails_is_told(care: StoreCare, store: Store, path: Path, told: list[BaseException]) -> None:
    path.with_name("cadangan").touch()
    care.begin()
    finish(store)
    [error] = told
    assert isinstance(error, AppError)
    care.end()
