"""Stations, a server and everything that can go wrong between them, in any order (sync design, I1 to I20).

`MUSRENBANG_SYNC_SCHEDULES` is how many schedules are run; a fixed few without it.
"""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from app.domain.proposal import Field
from app.domain.sending import Side
from app.server.database import open_postgres
from tests.faults.sync_world import FIELDS, Fault, World, make_templates
from tests.server.postgres import Postgres

logger = logging.getLogger(__name__)

SCHEDULES = int(os.environ.get("MUSRENBANG_SYNC_SCHEDULES", "12"))
POSTGRES_SCHEDULES = SCHEDULES // 10 if SCHEDULES > 100 else 3
"""Each begins with a database of its own, which takes longer than all that is done in it."""

STEPS = 30 if SCHEDULES > 100 else 20
NAMES = st.sampled_from("abc")
HOURS_MS = st.sampled_from([-86_400_000, -3_600_000, -1, 3_600_000, 86_400_000])


class SyncMachine(RuleBasedStateMachine):
    """One schedule. What is checked is checked when all has come to rest."""

    folder: Path
    templates: tuple[Path, Path]
    postgres: Postgres | None = None
    ran = 0

    @initialize()
    def begin(self) -> None:
        self.place = Path(tempfile.mkdtemp(dir=self.folder))
        open_server = None
        if self.postgres is not None:
            self.url = self.postgres.database()
            open_server = partial(open_postgres, self.url)
        self.world = World(self.place, *self.templates, open_server=open_server)

    @rule(name=NAMES)
    def new(self, name: str) -> None:
        self.world.new(name)

    @rule(name=NAMES, row=st.integers(0, 5), wanted=st.sampled_from(FIELDS))
    def edit(self, name: str, row: int, wanted: Field) -> None:
        self.world.edit(name, row, wanted)

    @rule(name=NAMES, fault=st.sampled_from(Fault), at=st.integers(1, 4))
    def sync(self, name: str, fault: Fault, at: int) -> None:
        self.world.sync(name, fault, at)

    @rule(name=NAMES, other=NAMES, row=st.integers(0, 5), wanted=st.sampled_from(FIELDS))
    def rival(self, name: str, other: str, row: int, wanted: Field) -> None:
        self.world.rival(name, other, row, wanted)

    @rule(name=NAMES, row=st.integers(0, 5), sent=st.booleans(), writes=st.integers(0, 2))
    def fall_back(self, name: str, row: int, sent: bool, writes: int) -> None:
        """Work goes on after a copy was made; then the copy takes the place of the file."""
        self.world.keep_copy(name)
        self.world.new(name)
        self.world.edit(name, row, Field.USULAN)
        # What was never sent and whose file is gone is gone; what was sent must come back.
        self.world.sync(name, Fault.NONE, 0)
        self.world.put_back(name, -1)
        for _ in range(writes):
            self.world.new(name)
        if sent:
            self.world.sync(name, Fault.NONE, 0)

    @rule(name=NAMES, other=NAMES)
    def fall_back_of_the_server(self, name: str, other: str) -> None:
        """The server takes in more after its backup; then the backup takes its place."""
        self.world.back_up_server()
        for one in (name, other):
            self.world.new(one)
            self.world.sync(one, Fault.NONE, 0)
        self.world.restore_server(-1)

    @rule(name=NAMES)
    def sync_well(self, name: str) -> None:
        self.world.sync(name, Fault.NONE, 0)

    @rule(name=NAMES, number=st.integers(0, 3), side=st.sampled_from(Side))
    def resolve(self, name: str, number: int, side: Side) -> None:
        self.world.resolve(name, number, side)

    @rule(name=NAMES)
    def kill(self, name: str) -> None:
        self.world.kill(name)

    @rule(name=NAMES, by_ms=HOURS_MS)
    def jump(self, name: str, by_ms: int) -> None:
        self.world.jump(name, by_ms)

    @rule(name=NAMES)
    def keep_copy(self, name: str) -> None:
        self.world.keep_copy(name)

    @rule(name=NAMES, number=st.integers(0, 3))
    def put_back(self, name: str, number: int) -> None:
        self.world.put_back(name, number)

    @rule(name=NAMES, other=NAMES, number=st.integers(0, 3))
    def clone(self, name: str, other: str, number: int) -> None:
        self.world.clone_to(name, other, number)

    @rule()
    def back_up_server(self) -> None:
        self.world.back_up_server()

    @rule(number=st.integers(0, 3))
    def restore_server(self, number: int) -> None:
        self.world.restore_server(number)

    def teardown(self) -> None:
        if not hasattr(self, "world"):
            return
        try:
            self.world.come_to_rest()
            self.world.check()
            type(self).ran += 1
        finally:
            self.world.close()
            if self.postgres is not None:
                self.postgres.drop(self.url)
            shutil.rmtree(self.place, ignore_errors=True)


@pytest.mark.allowed_log(".*")
@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_nothing_is_lost_and_nothing_is_there_twice(
    engine: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    is_postgres = engine == "postgresql"
    SyncMachine.postgres = request.getfixturevalue("postgres_server") if is_postgres else None
    schedules = POSTGRES_SCHEDULES if is_postgres else SCHEDULES
    # In memory where there is such a place: what is tried here is the protocol, not the disk.
    shared = Path("/dev/shm")
    folder = Path(tempfile.mkdtemp(dir=shared if shared.is_dir() else tmp_path))
    SyncMachine.folder, SyncMachine.templates, SyncMachine.ran = folder, make_templates(folder), 0
    wanted = settings(
        max_examples=schedules,
        stateful_step_count=STEPS,
        deadline=None,
        derandomize="MUSRENBANG_SYNC_SCHEDULES" not in os.environ,
        database=None,
        # To make a failing schedule shorter takes longer than to read it.
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    logging.getLogger("app").setLevel(logging.ERROR)
    try:
        run_state_machine_as_test(SyncMachine, settings=wanted)
    finally:
        logging.getLogger("app").setLevel(logging.NOTSET)
        shutil.rmtree(folder, ignore_errors=True)
        logger.info("sync schedules without a violation: %d", SyncMachine.ran)
    assert SyncMachine.ran >= schedules // 2
