"""Kill the program while it saves: what was acknowledged is there afterwards, and the file is whole.

This proves the program's own order of things (acknowledge after COMMIT), not a power cut: the
operating system still writes what it was given. MUSRENBANG_KILL9_RUNS sets the number of runs.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from app.data.database import fts_is_intact, open_writer, quick_check
from app.data.store import Store
from tests.data.samples import SESSION_ID, SteppingClock, fold, rows

ROOT = Path(__file__).parents[2]
RUNS = int(os.environ.get("MUSRENBANG_KILL9_RUNS", "10"))


def save_until_killed(path: Path, lines: int) -> dict[str, int]:
    """Run the child, kill it after so many acknowledgements, and return the revisions it acknowledged."""
    command = [sys.executable, "-m", "tests.data.kill9_child", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"ready\n"
        said = [child.stdout.readline() for _ in range(lines)]
        child.kill()
        # What is still in the pipe was promised too; only a line that was cut in two was not.
        said += child.stdout.readlines()
    acknowledged: dict[str, int] = {}
    for line in said:
        if line.endswith(b"\n"):
            proposal_id, revision = line.decode().split()
            acknowledged[proposal_id] = max(int(revision), acknowledged.get(proposal_id, 0))
    assert len(said) >= lines
    return acknowledged


def check_file(path: Path, acknowledged: dict[str, int]) -> None:
    with Store.open(path, "operator", SteppingClock()) as store:
        stored = {str(p.proposal_id): p.revision for p in store.record(SESSION_ID).result().proposals}
        report = store.verify().result()
    lost = {key: revision for key, revision in acknowledged.items() if stored.get(key, 0) < revision}
    assert lost == {}
    assert report.first_break is None
    db = open_writer(path)
    quick_check(db)
    assert fts_is_intact(db, "proposal")
    db.close()
    # No row without its operation and no operation without its row.
    entities = fold(rows(path, "SELECT * FROM op ORDER BY seq"))
    for row in rows(path, "SELECT * FROM proposal"):
        entity = entities.pop(("proposal", row["proposal_id"]))
        assert {name: row[name] for name in entity} == entity
    for row in rows(path, "SELECT * FROM floor_event"):
        entities.pop(("floor_event", row["event_id"]))
    assert {entity for entity, _ in entities} == {"session", "session_run"}


@pytest.mark.parametrize("run", range(RUNS))
def test_nothing_acknowledged_is_lost_when_the_program_is_killed(path: Path, run: int) -> None:
    rng = random.Random(f"kill -9 {run}")
    acknowledged: dict[str, int] = {}
    # Every second run goes on from the file that the kill left and is killed again.
    for _ in range(1 + run % 2):
        latest = save_until_killed(path, rng.randrange(1, 250))
        acknowledged |= {key: max(revision, acknowledged.get(key, 0)) for key, revision in latest.items()}
        if rng.random() < 0.5:
            check_file(path, acknowledged)
    check_file(path, acknowledged)
