"""Cut the power at any moment of mixed work: what was acknowledged is there afterwards, and the file is whole.

MUSRENBANG_POWER_CUTS sets the number of cuts.
"""

from __future__ import annotations

import os
import random
import shutil
import sys
from pathlib import Path

import pytest

from app.data.database import Database, SqliteGate, sqlite_gate
from app.data.store import Store
from tests.data.samples import SteppingClock
from tests.faults.power import Disk, Recorder
from tests.faults.work import Promise, Promises, Worker, check, open_session

CUTS = int(os.environ.get("MUSRENBANG_POWER_CUTS", "60"))
CUTS_A_RUN = 20
STEPS = 40
MODES = ("none", "prefix", "any")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the driver hides SQLite's functions there")


def record(root: Path, seed: str, gate: SqliteGate, checkpoint_pages: int) -> Recorder:
    """Work on the store in `root`, made if there is none, and write down everything that happens to its files."""
    rng = random.Random(f"work {seed}")
    recorder = Recorder(root)
    with (
        recorder.recording(),
        Store.open(root / "data" / "musrenbang.db", "operator", SteppingClock(), gate=gate) as store,
    ):

        def often(db: Database) -> None:
            # A thousand pages, SQLite's own rule, are rarely reached in a short run.
            db.execute(f"PRAGMA wal_autocheckpoint={checkpoint_pages}").fetchall()

        store._writer.submit(often).result()
        # The thread beside it too, and in the middle of other commits.
        store._behind.checkpoints._commits = 5
        open_session(store)
        workers = [Worker(store, f"{seed}{name}", rng) for name in "ab"]
        for _ in range(STEPS):
            recorder.acknowledged(rng.choice(workers).step())
            if rng.random() < 0.1:
                store._writer.submit(store._behind.index.catch_up).result()
    return recorder


def play(
    recorder: Recorder, before: Disk, promises: Promises, rng: random.Random, folder: Path
) -> tuple[Path, Promises]:
    """Cut at random moments and check each image; return the last one with what was promised by then."""
    moments = sorted(rng.randrange(len(recorder.events) + 1) for _ in range(CUTS_A_RUN))
    image, promised = folder, promises.copy()
    for number, event in enumerate([*recorder.events, None]):
        while moments and moments[0] == number:
            moments.pop(0)
            shutil.rmtree(image, ignore_errors=True)
            image = folder / f"image-{number}-{len(moments)}"
            before.image(image, rng, rng.choice(MODES))
            keep = image.with_name("kept")
            if not moments:
                shutil.copytree(image, keep)
            check(image / "data" / "musrenbang.db", promised)
            if not moments:
                shutil.rmtree(image)
                return keep, promised
        if event is not None and event.kind == "ack":
            assert isinstance(event.promise, Promise)
            promised.add(event.promise)
        elif event is not None:
            before.play(event)
    raise AssertionError("the last moment lies behind the last event")


@pytest.mark.parametrize("run", range((CUTS + 2 * CUTS_A_RUN - 1) // (2 * CUTS_A_RUN)))
def test_nothing_acknowledged_is_lost_when_the_power_is_cut(tmp_path: Path, run: int) -> None:
    rng = random.Random(f"power {run}")
    # Every fourth as if this SQLite lost commits in WAL mode.
    gate = sqlite_gate("3.40.1") if run % 4 == 3 else sqlite_gate()
    root, promises = tmp_path / "satu", Promises()
    root.mkdir()
    for generation in ("satu", "dua"):
        disk = Disk(root)
        recorder = record(root, f"{generation}{run}", gate, checkpoint_pages=rng.choice((10, 60, 1000)))
        folder = tmp_path / f"cuts-{generation}"
        folder.mkdir()
        # The second begins on the file that the last cut left.
        root, promises = play(recorder, disk, promises, rng, folder)


def test_a_store_that_does_not_flush_is_found_out(tmp_path: Path) -> None:
    # The rig itself: without the flushing, acknowledged work is lost, and it must see that.
    root = tmp_path / "satu"
    root.mkdir()
    disk, promised = Disk(root), Promises()
    recorder = record(root, "tanpa", sqlite_gate(), 1000)
    is_ready = False
    for event in recorder.events[: len(recorder.events) // 2]:
        is_ready = is_ready or event.kind == "ack"
        if event.kind == "ack":
            assert isinstance(event.promise, Promise)
            promised.add(event.promise)
        elif event.kind != "sync" or not is_ready:
            disk.play(event)
    assert promised.revisions
    disk.image(tmp_path / "image", random.Random(1), "none")
    with pytest.raises(AssertionError):
        check(tmp_path / "image" / "data" / "musrenbang.db", promised)
