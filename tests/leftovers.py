"""What a test may leave behind, and where it began: threads, processes, timers, windows, shared memory.

`Tracer` remembers where things are started; `Leftovers` compares what is there after a test with
what was there before it. Qt is looked at only if something has loaded it.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import re
import subprocess
import sys
import sysconfig
import threading
import time
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from multiprocessing import forkserver, resource_tracker, shared_memory
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

import psutil
import pytest

SHM = Path("/dev/shm")
GRACE_S = 2.0
"""What is ending already may take so long; a test that leaves nothing behind waits for nothing."""

_SEGMENT = re.compile(r"/dev/shm/(psm_\w+)")

UNKNOWN = "a place that was not seen"

NOT_OURS = tuple(sysconfig.get_path(name) for name in ("stdlib", "purelib", "platlib"))


class Thing(NamedTuple):
    """Something that is there: a key that identifies it, and words for a person."""

    key: Hashable
    text: str


def calling_place() -> str:
    """Return the lines of our own code that led here, innermost first, at most three."""
    lines: list[str] = []
    frame: FrameType | None = sys._getframe(1)
    while frame and len(lines) < 3:
        name = frame.f_code.co_filename
        if name != __file__ and os.path.isabs(name) and not name.startswith(NOT_OURS):
            lines.append(f"{os.path.relpath(name)}:{frame.f_lineno}")
        frame = frame.f_back
    return " < ".join(lines) or UNKNOWN


class Tracer:
    """Remembers where threads, processes, timers and shared memory are started, for the whole run."""

    def __init__(self) -> None:
        self.threads: WeakKeyDictionary[threading.Thread, str] = WeakKeyDictionary()
        self.timers: WeakKeyDictionary[Any, str] = WeakKeyDictionary()
        self.processes: dict[int, str] = {}
        self.segments: dict[str, str] = {}
        # Where, until when (monotonic seconds), and whom it will call.
        self.single_shots: list[tuple[str, float, Any]] = []

    def watch(self, patch: pytest.MonkeyPatch) -> None:
        """Look over the shoulder of whatever starts something."""
        after = self._after
        patch.setattr(threading.Thread, "start", after(threading.Thread.start, self._thread_started))
        patch.setattr(BaseProcess, "start", after(BaseProcess.start, self._process_started))
        patch.setattr(subprocess.Popen, "__init__", after(subprocess.Popen.__init__, self._process_started))
        memory = shared_memory.SharedMemory
        patch.setattr(memory, "__init__", after(memory.__init__, self._segment_opened))
        core = sys.modules.get("PySide6.QtCore")
        if core:
            patch.setattr(core.QTimer, "start", after(core.QTimer.start, self._timer_started))
            patch.setattr(core.QTimer, "singleShot", staticmethod(self._single_shot(core.QTimer.singleShot)))

    @staticmethod
    def _after(original: Callable[..., Any], note: Callable[[Any], None]) -> Callable[..., Any]:
        def start(thing: Any, *args: Any, **options: Any) -> Any:  # noqa: ANN401 - whatever the original takes
            result = original(thing, *args, **options)
            note(thing)
            return result

        return start

    def _single_shot(self, original: Callable[..., Any]) -> Callable[..., Any]:
        def single_shot(delay_ms: int, *args: Any) -> None:  # noqa: ANN401 - whatever the original takes
            original(delay_ms, *args)
            self.single_shots.append((calling_place(), time.monotonic() + delay_ms / 1000, args))

        return single_shot

    def _thread_started(self, thread: threading.Thread) -> None:
        self.threads[thread] = calling_place()

    def _process_started(self, process: Any) -> None:  # noqa: ANN401 - of subprocess or of multiprocessing
        if process.pid:
            self.processes[process.pid] = calling_place()

    def _segment_opened(self, segment: shared_memory.SharedMemory) -> None:
        self.segments.setdefault(segment.name.lstrip("/"), calling_place())

    def _timer_started(self, timer: Any) -> None:  # noqa: ANN401 - a QTimer; Qt is not loaded for this module
        self.timers[timer] = calling_place()


class Leftovers:
    """What is there now that was not there when this was made."""

    def __init__(self, tracer: Tracer, grace_s: float = GRACE_S) -> None:
        self._tracer = tracer
        self._grace_s = grace_s
        self._kinds: dict[str, Callable[[], Iterable[Thing]]] = {
            "thread": self._threads,
            "process": self._processes,
            "timer": self._timers,
            "window": self._windows,
            "shared memory": self._segments,
        }
        self._before = {kind: {thing.key for thing in look()} for kind, look in self._kinds.items()}
        tracer.single_shots.clear()

    def find(self) -> list[str]:
        """Return a sentence for each thing that was left behind, after a moment for what is just ending."""
        _finish_qt_deletions()
        found = self._new()
        if not found:
            return []
        until_s = time.monotonic() + self._grace_s
        pause = threading.Event()
        gc.collect()
        began = {thing.key for thing in found.get("shared memory", [])}
        while (found := self._new()) and time.monotonic() < until_s:
            pause.wait(0.02)
        # A room that another run kills leaves its memory to nobody for a moment; it was not there when this began.
        found["shared memory"] = [thing for thing in found.get("shared memory", []) if thing.key in began]
        return [f"{kind}: {thing.text}" for kind, things in found.items() for thing in things]

    def clear(self) -> None:
        """End what can be ended, so that the next test does not stumble over it."""
        for pid in {thing.key for thing in self._new().get("process", [])}:
            # Not waited for: its exit code belongs to whoever started it.
            with contextlib.suppress(psutil.NoSuchProcess):
                psutil.Process(pid).kill()  # type: ignore[arg-type]
        for timer in [timer for timer in _valid(self._tracer.timers) if timer.isActive()]:
            timer.stop()
        new_windows = {thing.key for thing in self._new().get("window", [])}
        for window in _top_level_windows():
            if _address(window) in new_windows:
                window.hide()
                window.deleteLater()
        _finish_qt_deletions()
        for name in {thing.key for thing in self._new().get("shared memory", [])}:
            (SHM / str(name)).unlink(missing_ok=True)

    def _new(self) -> dict[str, list[Thing]]:
        found = {
            kind: [thing for thing in look() if thing.key not in self._before[kind]]
            for kind, look in self._kinds.items()
        }
        if found["shared memory"]:
            self._before["shared memory"] |= _of_others({str(thing.key) for thing in found["shared memory"]})
            # To look through all processes takes a moment: what another run has given back meanwhile had its user.
            found["shared memory"] = [
                thing
                for thing in found["shared memory"]
                if thing.key not in self._before["shared memory"] and (SHM / str(thing.key)).exists()
            ]
        return {kind: things for kind, things in found.items() if things}

    # --- kinds of things -----------------------------------------------------------------------

    def _threads(self) -> Iterator[Thing]:
        for thread in threading.enumerate():
            if thread.is_alive() and not thread.daemon and thread is not threading.main_thread():
                place = self._tracer.threads.get(thread, UNKNOWN)
                yield Thing(id(thread), f"{thread.name!r} still runs, started at {place}")

    def _processes(self) -> Iterator[Thing]:
        multiprocessing.active_children()  # also forgets those that have ended
        tracker = getattr(resource_tracker._resource_tracker, "_pid", None)
        # The server that warm children are forked from lives as long as the run; its children do not.
        server = getattr(forkserver._forkserver, "_forkserver_pid", None)
        for pid in [*_children(os.getpid()), *(_children(server) if server else [])]:
            try:
                process = psutil.Process(pid)
                if pid in (tracker, server) or process.status() == psutil.STATUS_ZOMBIE:
                    continue
                words = " ".join(process.cmdline()) or process.name()
            except psutil.NoSuchProcess:
                continue
            place = self._tracer.processes.get(pid, UNKNOWN)
            yield Thing(pid, f"{pid} still runs ({words:.100}), started at {place}")

    def _timers(self) -> Iterator[Thing]:
        for timer in _valid(self._tracer.timers):
            if timer.isActive():
                place = self._tracer.timers[timer]
                yield Thing(_address(timer), f"every {timer.interval()} ms still runs, started at {place}")
        now_s = time.monotonic()
        for number, (place, due_s, called) in enumerate(self._tracer.single_shots):
            if due_s > now_s and not _is_gone(called):
                yield Thing(("single shot", number), f"due in {due_s - now_s:.2f} s, started at {place}")

    def _windows(self) -> Iterator[Thing]:
        for window in _top_level_windows():
            state = "is shown" if window.isVisible() else "is hidden but alive"
            title = window.windowTitle() or window.objectName()
            yield Thing(_address(window), f"{type(window).__name__} {title!r} {state}")

    def _segments(self) -> Iterator[Thing]:
        if SHM.is_dir():
            for name in os.listdir(SHM):
                if name.startswith("psm_"):
                    place = self._tracer.segments.get(name, "another process")
                    yield Thing(name, f"{name} is not unlinked, opened at {place}")


def _children(parent: int) -> list[int]:
    """Return the ids of a process's children; the kernel's own list where there is one: it is read after every test."""
    tasks = Path(f"/proc/{parent}/task")
    try:
        return [int(pid) for task in tasks.iterdir() for pid in (task / "children").read_text().split()]
    except OSError:
        return [child.pid for child in psutil.Process(parent).children()]


def _of_others(names: set[str]) -> set[str]:
    """Return those segments that somebody uses, but nobody of ours: another run on this machine."""
    own = {os.getpid(), *(child.pid for child in psutil.Process().children(recursive=True))}
    users: dict[str, set[int]] = {name: set() for name in names}
    for maps in Path("/proc").glob("[0-9]*/maps"):
        try:
            mapped = set(_SEGMENT.findall(maps.read_text(errors="replace")))
        except OSError:
            continue
        for name in mapped & names:
            users[name].add(int(maps.parent.name))
    return {name for name, pids in users.items() if pids and not pids & own}


# --- Qt, if it is there -------------------------------------------------------------------------


def _module(name: str) -> Any:  # noqa: ANN401 - a module that may not be loaded
    return sys.modules.get(name)


def _valid(things: Mapping[Any, str]) -> list[Any]:
    shiboken = _module("shiboken6")
    return [thing for thing in list(things) if shiboken and shiboken.isValid(thing)]


def _address(thing: Any) -> int:  # noqa: ANN401 - any object of Qt
    return int(_module("shiboken6").getCppPointer(thing)[0])


def _is_gone(called: tuple[Any, ...]) -> bool:
    """Tell whether the object that a single shot would call has been deleted."""
    core, shiboken = _module("PySide6.QtCore"), _module("shiboken6")
    owners = [getattr(part, "__self__", part) for part in called]
    return any(isinstance(owner, core.QObject) and not shiboken.isValid(owner) for owner in owners)


def _application() -> Any:  # noqa: ANN401 - a QApplication, if there is one
    widgets = _module("PySide6.QtWidgets")
    app = widgets.QApplication.instance() if widgets else None
    return app if widgets and isinstance(app, widgets.QApplication) else None


def _top_level_windows() -> list[Any]:
    app = _application()
    # A closed tooltip belongs to Qt, which keeps one for the next time.
    windows = [window for window in app.topLevelWidgets() if window.parent() is None] if app else []
    return [window for window in windows if window.isVisible() or type(window).__name__ != "QTipLabel"]


def _finish_qt_deletions() -> None:
    core = _module("PySide6.QtCore")
    if core and core.QCoreApplication.instance():
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)
