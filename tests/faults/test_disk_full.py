"""Let the disk be full at every single write of one work flow: the store stays up, says so, and loses nothing.

MUSRENBANG_DISK_FULL=every tries every write; without it a share with a fixed seed.
"""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

from app.data.database import Database
from app.data.store import Store
from app.domain.errors import ExternalError
from app.domain.proposal import ProposalQuery
from tests.data.samples import SESSION_ID, SteppingClock
from tests.faults.power import Recorder
from tests.faults.work import Promises, Worker, check, open_session

STEPS = 30
EVERY = os.environ.get("MUSRENBANG_DISK_FULL") == "every"
SHARE = 12
STAYS_FULL = 20
"""Every second time the disk stays full for so many writes."""

T = TypeVar("T")

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="the driver hides SQLite's functions there"),
    pytest.mark.allowed_log(
        *("the store failed: Diska penuh", "no checkpoint: Diska penuh"),
        *("what is done at rest has to wait: Diska penuh", "the search index is behind: Diska penuh"),
    ),
]


def often(db: Database) -> None:
    db.execute("PRAGMA wal_autocheckpoint=20").fetchall()


def work(root: Path, fails_at: range) -> tuple[int, list[str], Promises]:
    """Work through the flow; return how many writes it took, what was said while the disk was full, and the promises.

    The opening is part of the flow. What failed is done again, as a person would, until there is room.
    """
    recorder = Recorder(root)
    recorder.fails_at = fails_at
    path = root / "data" / "musrenbang.db"
    said: list[str] = []
    promises = Promises()
    with recorder.recording():
        store = _again(lambda: Store.open(path, "operator", SteppingClock()), said)
        try:
            store._writer.submit(often).result()
            _again(lambda: open_session(store), said)
            rng = random.Random("flow")
            worker = Worker(store, "a", rng)
            for _ in range(STEPS):
                before = rng.getstate()

                def step(state: tuple[object, ...] = before) -> None:
                    rng.setstate(state)
                    promises.add(worker.step())

                _again(step, said)
                # Reading goes on, full or not.
                found = store.find_proposals(ProposalQuery(SESSION_ID, limit=1000)).result()
                known = {key for table, key in promises.revisions if table == "proposal"}
                assert {str(proposal.proposal_id) for proposal in found} >= known
                # Found by its words as soon as there is room; until then the search answers without it.
                store.find_proposals(ProposalQuery(SESSION_ID, text="saluran")).result()
        finally:
            store.close()
    return recorder.writes, said, promises


def _again(step: Callable[[], T], said: list[str]) -> T:
    for _ in range(STAYS_FULL + 1):
        try:
            return step()
        except ExternalError as error:
            said.append(error.message)
    return step()


def moments(writes: int) -> list[int]:
    """Return the writes that are tried: all of them, or a share that is the same each time."""
    return list(range(writes)) if EVERY else sorted(random.Random("full").sample(range(writes), SHARE))


def test_a_disk_that_is_full_at_any_write(tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.mkdir()
    writes, said, promises = work(plain, range(0))
    assert said == []
    check(plain / "data" / "musrenbang.db", promises)
    told = 0
    for moment in moments(writes):
        root = tmp_path / str(moment)
        root.mkdir()
        _, said, promises = work(root, range(moment, moment + (STAYS_FULL if moment % 2 else 1)))
        # A checkpoint that finds no room fails nobody's work: the next one goes on.
        assert set(said) <= {"Diska penuh; perubahan terakhir belum tersimpan."}
        told += bool(said)
        assert len({key for table, key in promises.revisions if table == "proposal"}) > 3
        check(root / "data" / "musrenbang.db", promises)
    assert told > len(moments(writes)) // 3
