"""What holds for every test: nothing is left behind, no surprise in the log, nobody's own data is touched."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

from tests.leftovers import Leftovers, Tracer
from tests.log_watch import WATCHED, LogWatch, watch_for
from tests.server.postgres import Postgres, postgres

MARKS = (
    "expected_log(*patterns): the program logs a WARNING or worse that matches each pattern, or the test fails",
    "allowed_log(*patterns): the program may log a WARNING or worse that matches one of the patterns",
    "leaves_behind: nothing is said about what the test leaves behind",
)


def pytest_configure(config: pytest.Config) -> None:
    for mark in MARKS:
        config.addinivalue_line("markers", mark)
    # Before Qt is asked for anything: tests need no screen unless somebody wants to look.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # No deadline anywhere: the machine may be busy with something else.
    settings.register_profile("dev", max_examples=50, deadline=None)
    settings.register_profile("ci", max_examples=50, deadline=None, derandomize=True, database=None)
    settings.register_profile("long", max_examples=1000, stateful_step_count=100, deadline=None)
    # `--hypothesis-profile` is read later and wins.
    settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "dev"))


@pytest.fixture(scope="session", autouse=True)
def tracer() -> Iterator[Tracer]:
    """Watch where things are started, from the first test to the last."""
    made = Tracer()
    with pytest.MonkeyPatch.context() as patch:
        made.watch(patch)
        yield made


@pytest.fixture(autouse=True)
def _nothing_is_left_behind(request: pytest.FixtureRequest, tracer: Tracer) -> Iterator[None]:
    """Fail a test that leaves a thread, process, timer, window or shared memory.

    Set up after all fixtures of a wider scope, whose things may stay, and torn down after all others.
    """
    leftovers = Leftovers(tracer)
    yield
    if request.node.get_closest_marker("leaves_behind"):
        return
    found = leftovers.find()
    if found:
        leftovers.clear()
        pytest.fail("left behind:\n" + "\n".join(found), pytrace=False)


@pytest.fixture(autouse=True)
def _no_surprise_in_the_log(expected_log: LogWatch) -> Iterator[None]:
    """Fail a test in which the program logged a warning or worse that the test did not declare."""
    logger = logging.getLogger(WATCHED)
    logger.addHandler(expected_log)
    yield
    logger.removeHandler(expected_log)
    problems = expected_log.problems()
    if problems:
        pytest.fail("in the log:\n" + "\n".join(problems), pytrace=False)


@pytest.fixture
def expected_log(request: pytest.FixtureRequest) -> LogWatch:
    """Declare in a test what the program will log: `expected_log("disk is full")`."""
    return watch_for(request.node)


@pytest.fixture(scope="session")
def _numbers() -> Iterator[int]:
    return count(1)


@pytest.fixture(autouse=True)
def _own_data_folder(tmp_path_factory: pytest.TempPathFactory, _numbers: Iterator[int]) -> Iterator[Path]:
    """Point the program's data and logs to a folder of the test; it is not made before somebody writes."""
    folder = tmp_path_factory.getbasetemp() / f"data-{next(_numbers)}"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RUANG_KENDALI_DATA", str(folder))
        yield folder


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Postgres]:
    """Return a real PostgreSQL, one for all tests, started when the first of them asks."""
    with postgres() as running:
        yield running
