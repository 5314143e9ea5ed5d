"""What happens when the program breaks: a report on disk, a line in the log, a word at the next start.

Nothing leaves the machine. Reports are redacted like the log.
"""

from __future__ import annotations

import faulthandler
import logging
import os
import sys
import threading
import traceback
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Self, TextIO

import psutil

from app.diagnostics.versions import environment_lines
from app.domain.stream_url import redact

KEPT_REPORTS = 30
MAX_REPORTS_PER_RUN = 10
"""An exception in a paint event comes 25 times a second; ten different ones tell the story."""

_CLOCK_SLACK_S = 2.0
"""A process's start time is derived from the boot time, which moves a little when the clock is set."""

logger = logging.getLogger(__name__)


class CrashKind(StrEnum):
    """How an earlier run ended."""

    EXCEPTION = "exception"
    NATIVE = "native"
    KILLED = "killed"


@dataclass(frozen=True, slots=True)
class PreviousCrash:
    """A run that did not end properly. `report` is None where nothing was left: killed, or a power cut."""

    kind: CrashKind
    run: str
    report: Path | None


class CrashGuard:
    """Watch over one process: use as a context manager around all it does.

    Runs on: entered and left on the main thread; the hooks are called on any thread.

    - An exception nobody caught (in a thread, in a destructor, in a Qt slot) becomes a CRITICAL log
      line and a report. The same one again is counted, not written again.
    - A crash of native code leaves its stacks; they become a report at the next start.
    - `previous` lists the earlier runs of the same program that did not end properly, each once.
    - All hooks are put back at the end. If an exception leaves the block it is reported here, and
      `sys.excepthook` stays quiet about it.
    """

    def __init__(self, folder: Path, program: str) -> None:
        self.previous: tuple[PreviousCrash, ...] = ()
        self._folder = folder
        self._program = program
        self._run = f"{program}-{datetime.now(UTC).strftime('%Y%m%dT%H%M%S')}-{os.getpid()}"
        self._marker = folder / f"{self._run}.running"
        self._fault_path = folder / f"{self._run}.fault"
        self._fault_file: TextIO | None = None
        self._seen: dict[tuple[str, str], int] = {}
        self._leaving: BaseException | None = None
        # Re-entrant: an unraisable exception may come out of the garbage collector while a report is written.
        self._lock = threading.RLock()

    def __enter__(self) -> Self:
        self._faults_before = faulthandler.is_enabled()
        self._hooks_before = sys.excepthook, threading.excepthook, sys.unraisablehook
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.previous = tuple(_collect(self._folder, self._program))
            _prune(self._folder)
            self._marker.write_text(repr(psutil.Process().create_time()), encoding="ascii")
            self._fault_file = self._fault_path.open("w", encoding="utf-8")
            faulthandler.enable(self._fault_file)
        except OSError as exc:
            # A full disk must not keep the room from starting; exceptions still reach the log.
            logger.warning("laporan galat tidak dapat disiapkan di %s: %s", self._folder, exc)
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        sys.unraisablehook = self._on_unraisable
        return self

    def __exit__(
        self, exc_type: type[BaseException] | None, exc: BaseException | None, tb: TracebackType | None
    ) -> None:
        crashed = isinstance(exc, Exception)
        if exc is not None and crashed:
            self._report("galat menghentikan program", exc)
            self._leaving = exc
        else:
            sys.excepthook = self._hooks_before[0]
        threading.excepthook, sys.unraisablehook = self._hooks_before[1:]
        if self._fault_file is not None:
            faulthandler.disable()
            self._fault_file.close()
        if self._faults_before and sys.__stderr__ is not None:
            faulthandler.enable(sys.__stderr__)
        if not crashed:
            self._remove_traces()

    def _on_exception(self, exc_type: type[BaseException], exc: BaseException, tb: TracebackType | None) -> None:
        if exc is self._leaving:
            return
        if isinstance(exc, Exception):
            self._report("galat yang tidak ditangani", exc)
        else:
            self._hooks_before[0](exc_type, exc, tb)

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not isinstance(args.exc_value, SystemExit):
            name = args.thread.name if args.thread is not None else "?"
            self._report(f"galat menghentikan utas {name}", args.exc_value)

    def _on_unraisable(self, args: sys.UnraisableHookArgs) -> None:
        if args.exc_value is not None:
            # Not repr(): the object is half destroyed, and its repr may be what failed.
            culprit = getattr(args.object, "__qualname__", type(args.object).__qualname__)
            self._report(f"galat yang tidak dapat diteruskan di {culprit}", args.exc_value)

    def _report(self, what: str, exc: BaseException) -> None:
        frames = traceback.extract_tb(exc.__traceback__)
        place = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "?"
        with self._lock:
            count = self._seen[type(exc).__qualname__, place] = self._seen.get((type(exc).__qualname__, place), 0) + 1
            if count == 1:
                story = redact("".join(traceback.format_exception(exc)))
                report = self._write(what, story)
                logger.critical("%s; laporan: %s\n%s", what, report or "tidak dapat ditulis", story)
            elif count & (count - 1) == 0:
                logger.critical("%s: %s di %s, sudah %d kali", what, type(exc).__name__, place, count)

    def _write(self, what: str, story: str) -> Path | None:
        if len(self._seen) > MAX_REPORTS_PER_RUN:
            return None
        path = self._folder / f"{self._run}-crash-{len(self._seen):02d}.txt"
        try:
            path.write_text(_report_text(self._run, f"{what} (utas {threading.current_thread().name})", story), "utf-8")
        except OSError as exc:
            logger.error("laporan galat %s tidak dapat ditulis: %s", path, exc)
            return None
        return path

    def _remove_traces(self) -> None:
        for path in (self._marker, self._fault_path):
            try:
                path.unlink(missing_ok=True)
            except OSError as exc:
                logger.warning("%s tidak dapat dihapus: %s", path, exc)


def _report_text(run: str, what: str, story: str) -> str:
    lines = [
        "Laporan galat Ruang Kendali Musrenbang",
        f"waktu: {datetime.now(UTC).isoformat(timespec='milliseconds')}",
        f"jalan: {run}",
        f"kejadian: {what}",
        *environment_lines(),
        "",
        story,
    ]
    return redact("\n".join(lines))


def _collect(folder: Path, program: str) -> list[PreviousCrash]:
    found: list[PreviousCrash] = []
    for marker in sorted(folder.glob("*.running")):
        run = marker.stem
        # `feed-1` must not collect what `feed-1-x` left: a run is the program, a time stamp and a number.
        name, _, pid = run.rpartition("-")
        if name.rpartition("-")[0] != program or _still_runs(pid, marker):
            continue
        found.append(_previous(folder, run))
        marker.unlink(missing_ok=True)
        (folder / f"{run}.fault").unlink(missing_ok=True)
    return found


def _previous(folder: Path, run: str) -> PreviousCrash:
    fault = folder / f"{run}.fault"
    stacks = fault.read_text(encoding="utf-8", errors="replace") if fault.exists() else ""
    if stacks.strip():
        report = folder / f"{run}-crash-native.txt"
        report.write_text(_report_text(run, "kode mesin berhenti mendadak", stacks), encoding="utf-8")
        return PreviousCrash(CrashKind.NATIVE, run, report)
    reports = sorted(folder.glob(f"{run}-crash-*.txt"))
    if reports:
        return PreviousCrash(CrashKind.EXCEPTION, run, reports[-1])
    return PreviousCrash(CrashKind.KILLED, run, None)


def _still_runs(pid: str, marker: Path) -> bool:
    try:
        started_s = float(marker.read_text(encoding="ascii"))
        return abs(psutil.Process(int(pid)).create_time() - started_s) < _CLOCK_SLACK_S
    except (ValueError, psutil.NoSuchProcess):
        # An empty marker is what a power cut leaves.
        return False
    except psutil.AccessDenied:
        return True


def _prune(folder: Path) -> None:
    reports = sorted(folder.glob("*-crash-*.txt"), key=lambda path: path.stat().st_mtime)
    for path in reports[:-KEPT_REPORTS]:
        path.unlink(missing_ok=True)
