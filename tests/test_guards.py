"""The guards of `conftest.py` themselves: each must find what it is there for, and nothing else."""

from __future__ import annotations

import logging
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from multiprocessing import shared_memory
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QLabel

from tests.leftovers import Leftovers, Tracer
from tests.log_watch import LogWatch

ROOT = Path(__file__).parents[1]
HERE = Path(__file__).name
SLEEPER = [sys.executable, "-c", "import sys; sys.stdin.read()"]


@pytest.fixture
def leftovers(tracer: Tracer, qapp: QApplication) -> Leftovers:
    return Leftovers(tracer, grace_s=0.05)


@pytest.fixture
def release() -> Iterator[threading.Event]:
    event = threading.Event()
    yield event
    event.set()


def only(found: list[str]) -> str:
    assert len(found) == 1, found
    return found[0]


def test_a_clean_test_leaves_nothing(leftovers: Leftovers) -> None:
    assert leftovers.find() == []


def test_a_thread_that_runs_is_found(leftovers: Leftovers, release: threading.Event) -> None:
    thread = threading.Thread(target=release.wait, name="lupa")
    thread.start()
    assert only(leftovers.find()).startswith(f"thread: 'lupa' still runs, started at tests/{HERE}:")
    release.set()
    thread.join()
    assert leftovers.find() == []


def test_a_daemon_and_a_thread_that_is_just_ending_are_not(tracer: Tracer, release: threading.Event) -> None:
    leftovers = Leftovers(tracer, grace_s=10)
    threading.Thread(target=release.wait, daemon=True).start()
    ending = threading.Thread(target=release.wait)
    ending.start()
    threading.Timer(0.1, release.set).start()
    assert leftovers.find() == []


def test_a_process_that_runs_is_found_and_ended(leftovers: Leftovers) -> None:
    with subprocess.Popen(SLEEPER, stdin=subprocess.PIPE) as child:
        found = only(leftovers.find())
        assert found.startswith(f"process: {child.pid} still runs (")
        assert f"started at tests/{HERE}:" in found
        leftovers.clear()
        assert child.wait(10) == -9
    assert leftovers.find() == []


def test_a_timer_that_runs_is_found_and_stopped(leftovers: Leftovers) -> None:
    timer = QTimer()
    timer.start(60_000)
    assert only(leftovers.find()).startswith(f"timer: every 60000 ms still runs, started at tests/{HERE}:")
    leftovers.clear()
    assert not timer.isActive()
    assert leftovers.find() == []


def test_a_timer_that_belongs_to_somebody_else_is_found_too(leftovers: Leftovers) -> None:
    owner = QObject()
    QTimer(owner).start(60_000)
    assert len(leftovers.find()) == 1
    del owner
    assert leftovers.find() == []


def test_a_single_shot_that_is_still_due_is_found(leftovers: Leftovers) -> None:
    receiver = QObject()
    QTimer.singleShot(0, receiver.deleteLater)
    assert leftovers.find() == []
    QTimer.singleShot(60_000, receiver.deleteLater)
    found = only(leftovers.find())
    # A slow machine has used some of the sixty seconds.
    assert re.match(r"timer: due in [45]\d\.\d+ s", found)
    assert f"started at tests/{HERE}:" in found


@pytest.mark.parametrize(("shown", "words"), [(True, "is shown"), (False, "is hidden but alive")])
def test_a_window_that_is_alive_is_found_and_deleted(leftovers: Leftovers, shown: bool, words: str) -> None:
    window = QLabel("halo")
    window.setWindowTitle("Layar besar")
    window.setVisible(shown)
    assert only(leftovers.find()) == f"window: QLabel 'Layar besar' {words}"
    leftovers.clear()
    assert leftovers.find() == []


def test_a_window_that_nobody_holds_any_more_is_not(leftovers: Leftovers) -> None:
    class Knot(QLabel):
        def __init__(self) -> None:
            super().__init__()
            self.itself = self

    Knot()
    assert leftovers.find() == []


@pytest.mark.skipif(not Path("/dev/shm").is_dir(), reason="shared memory is no folder here")
def test_shared_memory_that_is_not_unlinked_is_found(leftovers: Leftovers) -> None:
    memory = shared_memory.SharedMemory(create=True, size=64)
    try:
        found = only(leftovers.find())
        assert found.startswith(f"shared memory: {memory.name} is not unlinked, opened at tests/{HERE}:")
    finally:
        memory.close()
        memory.unlink()
    assert leftovers.find() == []


# --- the log ---------------------------------------------------------------------------------------


def hear(watch: LogWatch, text: str, *args: object, path: str = "app/a.py") -> None:
    watch.handle(logging.LogRecord("app.uji", logging.WARNING, path, 1, text, args, None))


def test_a_warning_that_nobody_expected_is_a_problem() -> None:
    watch = LogWatch()
    hear(watch, "disk %s", "penuh")
    assert watch.problems() == ["not expected: WARNING app.uji: disk penuh"]


def test_a_warning_that_is_expected_is_none_and_must_come() -> None:
    watch = LogWatch()
    watch("disk penuh")
    assert watch.problems() == ["expected, but never said: disk penuh"]
    hear(watch, "disk %s", "penuh")
    assert watch.problems() == []
    hear(watch, "kabel putus")
    assert watch.problems() == ["not expected: WARNING app.uji: kabel putus"]


def test_a_warning_that_is_allowed_need_not_come() -> None:
    watch = LogWatch()
    watch.allow("penuh$")
    assert watch.problems() == []
    hear(watch, "disk penuh")
    hear(watch, "penuh sekali")
    assert watch.problems() == ["not expected: WARNING app.uji: penuh sekali"]


def test_what_a_test_says_itself_is_no_surprise() -> None:
    watch = LogWatch()
    hear(watch, "disk penuh", path=__file__)
    assert watch.problems() == []


def test_a_wrong_log_line_is_judged_by_its_template() -> None:
    watch = LogWatch()
    hear(watch, "disk %d", "penuh")
    assert watch.problems() == ["not expected: WARNING app.uji: disk %d"]


# --- all together ----------------------------------------------------------------------------------

SUITE = """
import logging, os
import pytest
from PySide6.QtCore import QTimer
from hypothesis import settings

LOGGER = logging.getLogger("app.uji")
KEPT = []
FOLDERS = set()

def test_clean(): pass

def test_timer(qapp):
    KEPT.append(QTimer())
    KEPT[0].start(60_000)

def test_after_the_timer(qapp):
    assert not KEPT[0].isActive()

@pytest.mark.leaves_behind
def test_that_may(qapp):
    KEPT.append(QTimer())
    KEPT[1].start(60_000)

def test_warning():
    LOGGER.warning("disk penuh")

def test_info():
    LOGGER.info("riwayat")

@pytest.mark.expected_log("penuh")
def test_expected_by_mark():
    LOGGER.warning("disk penuh")

def test_expected_in_the_test(expected_log):
    expected_log("penuh")
    LOGGER.error("disk penuh")

@pytest.mark.expected_log("penuh")
def test_expected_but_never_said(): pass

@pytest.mark.allowed_log("penuh")
def test_allowed(): pass

def test_read_by_the_test_itself(caplog):
    LOGGER.warning("disk penuh")
    assert "penuh" in caplog.text

@pytest.mark.parametrize("number", range(3))
def test_folder(number):
    folder = os.environ["RUANG_KENDALI_DATA"]
    assert folder not in FOLDERS
    assert folder.startswith(os.environ["WANTED_FOLDER"])
    assert not os.path.exists(folder)
    FOLDERS.add(folder)

def test_platform():
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"

def test_profile():
    assert settings.default.derandomize
    assert settings.default.deadline is None
"""

WRONG = {
    "test_timer": "timer: every 60000 ms still runs, started at test_suite.py:",
    "test_warning": "not expected: WARNING app.uji: disk penuh",
    "test_expected_but_never_said": "expected, but never said: penuh",
}


def test_the_guards_fail_the_right_tests(tmp_path: Path) -> None:
    (tmp_path / "test_suite.py").write_text(SUITE)
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    options = ["-p", "tests.conftest", "-p", "no:randomly", "-p", "no:cacheprovider", "-rA", "--basetemp", "kotak"]
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "HYPOTHESIS_PROFILE": "ci",
        "RUANG_KENDALI_DATA": str(tmp_path / "milik orang"),
        "WANTED_FOLDER": str(tmp_path / "kotak"),
    }
    del environment["QT_QPA_PLATFORM"]
    command = [sys.executable, "-m", "pytest", *options, "test_suite.py"]
    run = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=60)
    marked = [line.split()[1] for line in run.stdout.splitlines() if line.startswith("ERROR test_suite.py::")]
    errors = {name.partition("::")[2] for name in marked}
    assert errors == set(WRONG), run.stdout
    assert all(words in run.stdout for words in WRONG.values()), run.stdout
    assert "FAILED" not in run.stdout, run.stdout
