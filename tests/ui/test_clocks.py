"""The clocks of the screen, the watch on the loop of events, the bridge from other threads, the reports."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor

import pytest
from PySide6.QtCore import QObject, QThread
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.session.status import ScreenFigures
from app.ui import clocks
from app.ui.clocks import ScreenClock, StallWatch
from app.ui.later import MainThread
from app.ui.reporting import READ_MS, SHOT_MS, ScreenReport
from tests.ui.room import TestRoom
from tests.ui.samples import gradient

pytestmark = pytest.mark.usefixtures("styled_app")


@pytest.fixture
def owner() -> Iterator[QObject]:
    made = QObject()
    yield made
    made.deleteLater()


@pytest.fixture
def later() -> Iterator[MainThread]:
    made = MainThread()
    yield made
    made.close()
    made.deleteLater()


# --- the clocks -----------------------------------------------------------------------------


def test_a_clock_calls_everybody_at_every_tick_until_it_is_stopped(owner: QObject, qtbot: QtBot) -> None:
    clock, calls = ScreenClock(1, owner), []
    clock.subscribe(lambda: calls.append("a"))
    clock.subscribe(lambda: calls.append("b"))
    clock.start()
    qtbot.waitUntil(lambda: len(calls) >= 6)
    clock.stop()
    assert calls[:4] == ["a", "b", "a", "b"]
    assert not clock._timer.isActive()


def test_the_watch_measures_how_long_the_loop_was_busy(owner: QObject, monkeypatch: pytest.MonkeyPatch) -> None:
    now_s = 100.0
    monkeypatch.setattr(clocks.time, "monotonic", lambda: now_s)
    watch = StallWatch(owner)
    for gap_s in (0.020, 0.260, 0.020, 0.070):
        now_s += gap_s
        watch._tick()
    assert watch.take_longest_ms() == pytest.approx(240)
    assert watch.take_longest_ms() == 0
    now_s += 0.060
    watch._tick()
    assert watch.take_longest_ms() == pytest.approx(40)
    assert watch.longest_ever_ms == pytest.approx(240)


def test_time_before_the_start_is_no_stall(owner: QObject, monkeypatch: pytest.MonkeyPatch) -> None:
    now_s = 100.0
    monkeypatch.setattr(clocks.time, "monotonic", lambda: now_s)
    watch = StallWatch(owner)
    now_s += 5
    watch.start()
    watch.stop()
    now_s += 0.010
    watch._tick()
    assert watch.longest_ever_ms == pytest.approx(0, abs=0.01)


def test_the_load_is_the_share_of_time_in_which_the_loop_was_held_up(
    owner: QObject, monkeypatch: pytest.MonkeyPatch
) -> None:
    now_s = 100.0
    monkeypatch.setattr(clocks.time, "monotonic", lambda: now_s)
    watch = StallWatch(owner)
    watch.start()
    watch.stop()
    for gap_s in (0.020, 0.140, 0.020, 0.060):
        now_s += gap_s
        watch._tick()
    assert watch.take_load() == pytest.approx(2 / 3)
    for _ in range(20):
        now_s += 0.020
        watch._tick()
    assert watch.take_load() == pytest.approx(0, abs=0.001)
    assert watch.take_load() == 0
    # The gap began before the last call: more than all of the time since then.
    now_s += 0.001
    watch.take_load()
    now_s += 0.5
    watch._tick()
    now_s += 0.1
    assert watch.take_load() <= 1
    assert watch.longest_ever_ms > 400


# --- from other threads ---------------------------------------------------------------------


def test_what_another_thread_asks_for_is_done_on_the_screens_thread(later: MainThread, qtbot: QtBot) -> None:
    ran_on: list[QThread] = []
    worker = threading.Thread(target=lambda: later.call(lambda: ran_on.append(QThread.currentThread())))
    worker.start()
    worker.join()
    assert ran_on == []
    qtbot.waitUntil(lambda: bool(ran_on))
    assert ran_on == [QApplication.instance().thread()]  # type: ignore[union-attr]


def test_a_result_arrives_and_an_error_too(later: MainThread, qtbot: QtBot) -> None:
    heard: list[object] = []
    with ThreadPoolExecutor(1) as pool:
        later.when_done(pool.submit(lambda: 42), heard.append, heard.append)
        later.when_done(pool.submit(lambda: 1 // 0), heard.append, heard.append)
    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard[0] == 42
    assert isinstance(heard[1], ZeroDivisionError)


def test_a_cancelled_job_is_an_error(later: MainThread, qtbot: QtBot) -> None:
    heard: list[BaseException] = []
    future: Future[int] = Future()
    later.when_done(future, lambda _: heard.append(AssertionError()), heard.append)
    future.cancel()
    future.set_running_or_notify_cancel()
    qtbot.waitUntil(lambda: bool(heard))
    assert isinstance(heard[0], CancelledError)


def test_a_late_answer_never_reaches_a_window_that_is_gone(later: MainThread) -> None:
    heard: list[object] = []
    future: Future[int] = Future()
    later.when_done(future, heard.append, heard.append)
    later.call(lambda: heard.append("posted before"))
    later.close()
    future.set_result(1)
    later.call(lambda: heard.append("posted after"))
    QApplication.processEvents()
    assert heard == []


# --- reports --------------------------------------------------------------------------------


@pytest.fixture
def readings() -> list[ScreenFigures]:
    return []


@pytest.fixture
def shots() -> list[tuple[str, QImage]]:
    return []


@pytest.fixture
def report(
    room: TestRoom, owner: QObject, readings: list[ScreenFigures], shots: list[tuple[str, QImage]]
) -> Iterator[ScreenReport]:
    made = ScreenReport(
        room.wall,
        room.console,
        StallWatch(owner),
        readings.append,
        lambda name, image: shots.append((name, image)),
    )
    yield made
    made.stop()
    made.deleteLater()


def test_painted_pictures_are_counted_by_site(
    room: TestRoom, report: ScreenReport, readings: list[ScreenFigures], monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        room.fill(gradient, [5])
        room.settle()
    report._last_s -= 2.0
    report.read()
    (reading,) = readings
    assert 1.0 < reading.wall_fps[room.ids[4]] <= 1.5
    assert 1.0 < reading.console_fps[room.ids[4]] <= 1.5
    assert reading.wall_fps[room.ids[0]] == 0
    report._last_s -= 1.0
    report.read()
    assert readings[1].wall_fps[room.ids[4]] == 0


def test_both_windows_are_photographed_one_after_the_other(
    room: TestRoom, report: ScreenReport, shots: list[tuple[str, QImage]], qtbot: QtBot
) -> None:
    report.shoot()
    assert [name for name, _ in shots] == ["wall"]
    qtbot.waitUntil(lambda: len(shots) == 2)
    assert [(name, image.size()) for name, image in shots] == [
        ("wall", room.wall.size()),
        ("console", room.console.size()),
    ]


def test_readings_every_second_and_photographs_every_five(report: ScreenReport) -> None:
    report.start()
    assert (report._read_timer.isActive(), report._read_timer.interval()) == (True, READ_MS)
    assert (report._shot_timer.isActive(), report._shot_timer.interval()) == (True, SHOT_MS)
    report.stop()
    assert not report._read_timer.isActive()
    assert not report._shot_timer.isActive()


def test_nobody_is_photographed_who_was_not_asked_to(room: TestRoom, owner: QObject) -> None:
    made = ScreenReport(room.wall, room.console, StallWatch(owner), lambda _: None, None)
    made.start()
    assert not made._shot_timer.isActive()
    made.stop()
    made.deleteLater()
