from __future__ import annotations

from pathlib import Path

import pytest

from app.data.reading import read_record
from app.data.store import Store
from app.domain.errors import ExternalError, UserError
from app.domain.identity import SessionId
from tests.data.samples import SESSION_ID, save


def test_a_record_is_read_beside_a_running_session(store: Store, path: Path) -> None:
    store.save_proposal(save("p"), 1).result()
    beside = read_record(path, SESSION_ID)
    assert beside == store.record(SESSION_ID).result()
    assert len(beside.proposals) == 1
    store.close()
    assert read_record(path, SESSION_ID) == beside


def test_what_cannot_be_read_is_said_so(store: Store, path: Path, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="tidak dikenal"):
        read_record(path, SessionId("tidak-ada"))
    with pytest.raises(ExternalError, match="dibuka"):
        read_record(tmp_path / "nowhere.db", SESSION_ID)
    assert not (tmp_path / "nowhere.db").exists()
