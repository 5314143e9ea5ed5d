"""A fixed few schedules of the fault machine; the long run is `python -m tests.faults.sync_run` (see `make faults`)."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.data.migrations import STEP_NAMES
from app.server.steps import STEPS as STEPS_OF_SERVER
from tests.faults import sync_server, sync_versions
from tests.faults.sync_machine import SyncMachine, places, run_schedules
from tests.faults.sync_mutations import caught_after, last_writer_wins

SCHEDULES = 12
STEPS = 20


@pytest.mark.allowed_log(".*")
@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_nothing_is_lost_and_nothing_is_there_twice(
    engine: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    postgres = request.getfixturevalue("postgres_server") if engine == "postgresql" else None
    with places(tmp_path, postgres):
        run_schedules(2018, SCHEDULES if postgres is None else SCHEDULES // 3, STEPS, shrinks=False)
        assert SyncMachine.ran


@pytest.mark.allowed_log(".*")
def test_the_machine_sees_what_is_wrong(tmp_path: Path) -> None:
    # One of the mutations; `python -m tests.faults.sync_mutations` tries all.
    assert caught_after(last_writer_wins, tmp_path, 50)


def test_the_older_programs_are_those_just_before_this_one() -> None:
    # Whoever appends a step says how it is undone, else the machine tries programs that never were.
    stations = [name for name, _ in sync_versions.UNDOING]
    servers = [name for name, _ in sync_server.UNDOING]
    assert stations == list(reversed(STEP_NAMES[-len(stations) :]))
    assert servers == [step.name for step in reversed(STEPS_OF_SERVER[-len(servers) :])]
