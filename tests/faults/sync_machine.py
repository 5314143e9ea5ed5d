"""Stations, a server and everything that can go wrong between them, in any order (sync design, I1 to I20)."""

from __future__ import annotations

import logging
import shutil
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import ParamSpec, TypeVar

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from app.data import store
from app.data.database import Database
from app.data.op_log import Entity
from app.data.writer import ConnectionThread, _Job, closed_store
from app.domain.proposal import Field
from app.domain.sending import Side
from app.sync import exchange, photos
from tests.faults.sync_line import SHARES, Fault
from tests.faults.sync_server import SERVER_STEPS_BACK, Place, PostgresPlace, SqlitePlace
from tests.faults.sync_versions import STEPS_BACK
from tests.faults.sync_world import FIELDS, World, make_template
from tests.server.postgres import Postgres

P = ParamSpec("P")
T = TypeVar("T")

NAMES = st.sampled_from("abc")
ROWS = st.integers(0, 5)
MEANWHILE = st.sampled_from(["edit", "edit", "edit", "new", "photo", "resolve", "delete"])
COPIES = st.integers(0, 3)
FAULTS = st.sampled_from(Fault)
OFTEN_NONE = st.sampled_from([Fault.NONE] * len(Fault) + list(Fault))
WANTED = st.sampled_from(FIELDS)
HOURS_MS = st.sampled_from([-86_400_000, -3_600_000, -1, 3_600_000, 90_000_000])

SMALL = ((exchange, "PAGE_ROWS", 5), (exchange, "MAX_OPS", 3), (photos, "CHUNK_BYTES", 64), (photos, "FETCH_BYTES", 80))
"""Pages, pushes and pieces so small that a schedule has several of each."""


class _SameThread(ConnectionThread):
    """Does every job at once, on the caller's thread: the schedules have one, and to hand over takes longer than to do.

    Everything else is the store's own.
    """

    def __init__(
        self,
        name: str,
        connect: Callable[[], Database],
        bracket: Callable[[Database], AbstractContextManager[None]],
        at_rest: Callable[[Database], bool] | None = None,
        rest_after_s: float = 0,
    ) -> None:
        del name, rest_after_s
        self._db: Database | None = connect()
        self._bracket = bracket
        self._at_rest = at_rest

    def submit(self, work: Callable[[Database], T]) -> Future[T]:
        future: Future[T] = Future()
        if self._db is None:
            return closed_store()
        self._run(self._db, _Job(work, future))
        return future

    def close(self) -> None:
        if self._db is not None:
            while self._rest(self._db):
                pass
            self._db.close()
            self._db = None


class _SameThreadPool(Executor):
    """The store's helpers, for the same reason."""

    def __init__(self, max_workers: int, thread_name_prefix: str) -> None:
        del max_workers, thread_name_prefix

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - it is raised where the answer is asked for
            future.set_exception(error)
        return future


class SyncMachine(RuleBasedStateMachine):
    """One schedule. Some of it is checked after every exchange, all of it when all has come to rest."""

    folder: Path
    template: Path
    place: Place
    ran = 0

    @initialize(
        old=st.sampled_from(["", "", "a", "bc"]),
        server_steps=st.sampled_from([SERVER_STEPS_BACK, *range(SERVER_STEPS_BACK)]),
    )
    def begin(self, old: str, server_steps: int) -> None:
        self.own = Path(tempfile.mkdtemp(dir=self.folder))
        self.world = World(self.own, self.template, self.place, old)
        self.server_steps = server_steps
        self.world.server.knows_renewal = not server_steps

    @rule(name=NAMES)
    def new(self, name: str) -> None:
        self.world.new(name)

    @rule(name=NAMES, row=ROWS, wanted=WANTED)
    def edit(self, name: str, row: int, wanted: Field) -> None:
        self.world.edit(name, row, wanted)

    @rule(name=NAMES, row=ROWS, wanted=WANTED, fault=FAULTS, at=st.integers(1, 6), share=st.integers(0, SHARES - 1))
    def edit_and_sync(self, name: str, row: int, wanted: Field, fault: Fault, at: int, share: int) -> None:
        self.world.edit(name, row, wanted)
        self.world.sync(name, fault, at, share)

    @rule(name=NAMES, fault=FAULTS, at=st.integers(1, 6), share=st.integers(0, SHARES - 1))
    def sync(self, name: str, fault: Fault, at: int, share: int) -> None:
        self.world.sync(name, fault, at, share)

    @rule(name=NAMES, other=NAMES, row=ROWS, wanted=WANTED, fault=OFTEN_NONE, at=st.integers(1, 4), what=MEANWHILE)
    def sync_while_working(
        self, name: str, other: str, row: int, wanted: Field, fault: Fault, at: int, what: str
    ) -> None:
        """People go on while the station exchanges: what they write comes between any two requests."""
        world = self.world
        world.sync(name)
        # There is something to be read about what is written meanwhile.
        world.edit(other, row, wanted)
        world.sync(other)
        work: dict[str, Callable[[], None]] = {
            "edit": lambda: world.edit(name, row, wanted),
            "new": lambda: world.new(name),
            "photo": lambda: world.photo(name, row),
            "resolve": lambda: world.resolve(name, row, Side.KEPT),
            "delete": lambda: world.delete(name, Entity.PROPOSAL, row),
        }
        world.sync(name, fault, at, 0, work[what])

    @rule(name=NAMES)
    def sync_well(self, name: str) -> None:
        self.world.sync(name)

    @rule(name=NAMES, other=NAMES, row=ROWS, wanted=WANTED)
    def rival(self, name: str, other: str, row: int, wanted: Field) -> None:
        self.world.rival(name, other, row, wanted)

    @rule(name=NAMES, other=NAMES, row=ROWS, wanted=WANTED)
    def choice_is_overtaken(self, name: str, other: str, row: int, wanted: Field) -> None:
        self.world.choice_is_overtaken(name, other, row, wanted)

    @rule(name=NAMES, number=COPIES, side=st.sampled_from(Side))
    def resolve(self, name: str, number: int, side: Side) -> None:
        self.world.resolve(name, number, side)

    @rule(name=NAMES, row=ROWS)
    def photo(self, name: str, row: int) -> None:
        self.world.photo(name, row)

    @rule(name=NAMES, row=ROWS, fault=FAULTS, at=st.integers(1, 9), share=st.integers(0, SHARES - 1))
    def photo_and_sync(self, name: str, row: int, fault: Fault, at: int, share: int) -> None:
        self.world.photo(name, row)
        self.world.sync(name, fault, at, share)

    @rule(name=NAMES, number=COPIES, removed=st.booleans())
    def caption(self, name: str, number: int, removed: bool) -> None:
        self.world.caption(name, number, removed=removed)

    @rule(name=NAMES, entity=st.sampled_from([Entity.ATTACHMENT, Entity.PROPOSAL]), number=COPIES)
    def delete(self, name: str, entity: Entity, number: int) -> None:
        self.world.delete(name, entity, number)

    @rule(name=NAMES, row=ROWS, sent=st.booleans(), writes=st.integers(0, 2))
    def fall_back(self, name: str, row: int, sent: bool, writes: int) -> None:
        """Work goes on after a copy was made; then the copy takes the place of the file."""
        self.world.keep_copy(name)
        self.world.new(name)
        self.world.edit(name, row, Field.USULAN)
        # What was never sent and whose file is gone is gone; what was sent must come back.
        self.world.sync(name)
        self.world.put_back(name, -1)
        for _ in range(writes):
            self.world.new(name)
        if sent:
            self.world.sync(name)

    @rule(name=NAMES, other=NAMES, fault=FAULTS, at=st.integers(1, 3), share=st.integers(0, SHARES - 1))
    def fall_back_of_the_server(self, name: str, other: str, fault: Fault, at: int, share: int) -> None:
        """The server takes in more after its backup; then the backup takes its place, and its first word is lost."""
        self.world.back_up_server()
        for one in (name, other):
            self.world.new(one)
            self.world.sync(one)
        self.world.restore_server(-1)
        self.world.new(name)
        self.world.sync(name, fault, at, share)

    @rule(name=NAMES, other=NAMES, unheard=st.integers(2, 6), is_lost=st.booleans())
    def parent_waits_in_a_backup(self, name: str, other: str, unheard: int, is_lost: bool) -> None:
        self.world.parent_waits_in_a_backup(name, other, unheard, is_lost=is_lost)

    @rule(name=NAMES)
    def kill(self, name: str) -> None:
        self.world.kill(name)

    @rule(name=NAMES, other=NAMES, row=ROWS, at=st.integers(2, 9))
    def lose_power_while_fetching(self, name: str, other: str, row: int, at: int) -> None:
        self.world.lose_power_while_fetching(name, other, row, at)

    @rule(name=st.sampled_from([*"abc", "server"]), by_ms=HOURS_MS)
    def jump(self, name: str, by_ms: int) -> None:
        self.world.jump(name, by_ms)

    @rule(name=NAMES, fault=FAULTS)
    def rotate(self, name: str, fault: Fault) -> None:
        self.world.rotate(name, fault)

    @rule(name=NAMES)
    def revoke(self, name: str) -> None:
        self.world.revoke(name)

    @rule(name=NAMES, number=ROWS)
    def row_is_missing(self, name: str, number: int) -> None:
        self.world.row_is_missing(name, number)

    @rule(name=NAMES)
    def keep_copy(self, name: str) -> None:
        self.world.keep_copy(name)

    @rule(name=NAMES, number=COPIES)
    def put_back(self, name: str, number: int) -> None:
        self.world.put_back(name, number)

    @rule(name=NAMES, other=NAMES, number=COPIES)
    def clone(self, name: str, other: str, number: int) -> None:
        self.world.clone_to(name, other, number)

    @rule()
    def back_up_server(self) -> None:
        self.world.back_up_server()

    @rule(number=COPIES)
    def restore_server(self, number: int) -> None:
        self.world.restore_server(number)

    @rule(name=NAMES, steps=st.integers(1, STEPS_BACK))
    def upgrade_station(self, name: str, steps: int) -> None:
        self.world.upgrade(name, steps)

    @rule(name=NAMES, is_written=st.booleans())
    def upgrade_server(self, name: str, is_written: bool) -> None:
        """The server was an older program's until now; once that is over, it becomes a newer one's."""
        if is_written:
            self.world.new(name)
            self.world.sync(name)
        if self.server_steps:
            self.world.server.upgrade(self.server_steps)
        self.world.server.is_newer = not self.server_steps
        self.server_steps = 0

    @rule(number=ROWS, is_sent=st.booleans())
    def newer_station(self, number: int, is_sent: bool) -> None:
        self.world.written += 1
        self.world.newer.write(number, f"nilai {self.world.written}")
        if is_sent:
            self.world.newer.sync()

    def teardown(self) -> None:
        if not hasattr(self, "world"):
            return
        try:
            self.world.come_to_rest()
            self.world.check()
            type(self).ran += 1
        finally:
            self.world.close()
            shutil.rmtree(self.own, ignore_errors=True)


@contextmanager
def places(elsewhere: Path, postgres: Postgres | None = None) -> Iterator[None]:
    """Make what all schedules of a run share: a folder in memory where there is one, templates, the database."""
    # What is tried here is the protocol, not the disk.
    shared = Path("/dev/shm")
    folder = Path(tempfile.mkdtemp(dir=shared if shared.is_dir() else elsewhere))
    url = postgres.database() if postgres else ""
    place = PostgresPlace(url) if url else SqlitePlace(folder)
    SyncMachine.folder, SyncMachine.place, SyncMachine.ran = folder, place, 0
    logging.getLogger("app").setLevel(logging.CRITICAL)
    try:
        with pytest.MonkeyPatch.context() as small:
            small.setattr(store, "ConnectionThread", _SameThread)
            small.setattr(store, "ThreadPoolExecutor", _SameThreadPool)
            for module, name, value in SMALL:
                small.setattr(module, name, value)
            SyncMachine.template = make_template(folder)
            yield
    finally:
        logging.getLogger("app").setLevel(logging.NOTSET)
        place.database.close()
        if postgres:
            postgres.drop(url)
        shutil.rmtree(folder, ignore_errors=True)


def run_schedules(number: int, schedules: int, steps: int, *, shrinks: bool) -> None:
    """Run so many schedules, always the same ones for a number. Raises AssertionError at a violation."""
    wanted = settings(
        max_examples=schedules,
        stateful_step_count=steps,
        deadline=None,
        database=None,
        phases=[Phase.generate, Phase.shrink] if shrinks else [Phase.generate],
        suppress_health_check=list(HealthCheck),
        print_blob=False,
    )
    run_state_machine_as_test(seed(number)(SyncMachine), settings=wanted)
