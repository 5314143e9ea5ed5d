"""Crashes are real ones, in processes of their own: pytest holds the same hooks in this one."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

import psutil
import pytest

from app.diagnostics.crash import KEPT_REPORTS, MAX_REPORTS_PER_RUN, CrashKind, PreviousCrash

SECRET = "rtsp://admin:rahasia@10.0.0.1/live"
PRELUDE = f"""
import faulthandler, gc, os, sys, threading
from pathlib import Path
from app.diagnostics.crash import CrashGuard
from app.diagnostics.logs import write_logs
SECRET = {SECRET!r}
folder = Path(sys.argv[1])
"""


@dataclass(frozen=True, slots=True)
class Run:
    code: int
    stderr: str
    log: str
    reports: list[str]


def run(folder: Path, body: str, *, guarded: bool = True) -> Run:
    script = PRELUDE
    if guarded:
        script += "with write_logs(folder / 'log', 'console'), CrashGuard(folder, 'console') as guard:\n"
        script += "".join(f"    {line}\n" for line in dedent(body).strip().splitlines())
    else:
        script += dedent(body)
    done = subprocess.run(
        [sys.executable, "-c", script, str(folder)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    log = folder / "log" / "console.log"
    return Run(
        done.returncode,
        done.stderr,
        log.read_text(encoding="utf-8") if log.exists() else "",
        [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*-crash-*.txt"))],
    )


def assert_reported(result: Run, what: str) -> None:
    (report,) = result.reports
    assert "Laporan galat" in report
    assert f"kejadian: {what}" in report
    assert "python: 3." in report
    assert "pydantic: 2." in report
    assert "Traceback (most recent call last)" in report
    assert "rtsp://***@10.0.0.1/live" in report
    assert " CRITICAL " in result.log
    assert what.split(" (")[0] in result.log
    for text in (report, result.log, result.stderr):
        assert "rahasia" not in text


def test_an_exception_that_leaves_the_program(tmp_path: Path) -> None:
    result = run(tmp_path, "raise ValueError(SECRET)")
    assert result.code == 1
    assert_reported(result, "galat menghentikan program (utas MainThread)")
    # Said once, by the log; Python's own report would be the second, and with the password.
    assert result.stderr.count("ValueError") == 1


def test_an_exception_nobody_caught_as_in_a_qt_slot(tmp_path: Path) -> None:
    result = run(
        tmp_path,
        """
        try:
            raise ValueError(SECRET)
        except ValueError as exc:
            sys.excepthook(type(exc), exc, exc.__traceback__)
        print("berjalan terus", file=sys.stderr)
        """,
    )
    assert result.code == 0
    assert "berjalan terus" in result.stderr
    assert_reported(result, "galat yang tidak ditangani (utas MainThread)")


def test_an_exception_in_a_thread(tmp_path: Path) -> None:
    result = run(
        tmp_path,
        """
        def work():
            raise ValueError(SECRET)
        thread = threading.Thread(target=work, name="penulis")
        thread.start()
        thread.join()
        """,
    )
    assert result.code == 0
    assert_reported(result, "galat menghentikan utas penulis (utas penulis)")


def test_an_exception_in_a_destructor(tmp_path: Path) -> None:
    result = run(
        tmp_path,
        """
        class Feed:
            def __del__(self):
                raise ValueError(SECRET)
        feed = Feed()
        del feed
        gc.collect()
        """,
    )
    assert result.code == 0
    assert_reported(result, "galat yang tidak dapat diteruskan di Feed.__del__ (utas MainThread)")


def test_the_same_exception_again_is_counted_not_written_again(tmp_path: Path) -> None:
    result = run(
        tmp_path,
        """
        for number in range(100):
            try:
                raise ValueError(number)
            except ValueError as exc:
                sys.excepthook(type(exc), exc, exc.__traceback__)
        """,
    )
    assert len(result.reports) == 1
    assert result.log.count(" CRITICAL ") == 7
    assert "sudah 64 kali" in result.log


def test_reports_of_one_run_are_limited(tmp_path: Path) -> None:
    lines = "\n".join(
        f"try:\n    raise ValueError({number})\nexcept ValueError as exc:\n"
        "    sys.excepthook(type(exc), exc, exc.__traceback__)"
        for number in range(MAX_REPORTS_PER_RUN + 3)
    )
    result = run(tmp_path, lines)
    assert len(result.reports) == MAX_REPORTS_PER_RUN
    assert result.log.count(" CRITICAL ") == MAX_REPORTS_PER_RUN + 3


@pytest.mark.parametrize("end", ["sys.exit(3)", "raise KeyboardInterrupt", "threading.Thread(target=sys.exit).start()"])
def test_a_wanted_end_is_no_crash(end: str, tmp_path: Path) -> None:
    result = run(tmp_path, end)
    assert result.reports == []
    assert "CRITICAL" not in result.log
    assert list(tmp_path.glob("console-*")) == []
    if "Interrupt" in end:
        # Python's own answer to Ctrl+C stays.
        assert "KeyboardInterrupt" in result.stderr


def test_ctrl_c_outside_the_block_of_code_goes_to_python(tmp_path: Path) -> None:
    result = run(tmp_path, "sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)")
    assert "KeyboardInterrupt" in result.stderr
    assert result.reports == []


def test_a_proper_end_leaves_nothing_and_puts_everything_back(tmp_path: Path) -> None:
    result = run(
        tmp_path,
        """
        faulthandler.enable()
        before = sys.excepthook, threading.excepthook, sys.unraisablehook
        with CrashGuard(folder / "a", "console") as guard:
            assert guard.previous == ()
            assert (sys.excepthook, threading.excepthook, sys.unraisablehook) != before
            assert len(list((folder / "a").glob("console-*.running"))) == 1
        assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before
        assert faulthandler.is_enabled()
        assert list((folder / "a").iterdir()) == []
        faulthandler.disable()
        with CrashGuard(folder / "a", "console"):
            assert faulthandler.is_enabled()
        assert not faulthandler.is_enabled()
        """,
        guarded=False,
    )
    assert (result.code, result.stderr) == (0, "")


def next_start(folder: Path, program: str = "console") -> list[PreviousCrash]:
    """Start the program once more, let it end properly, and return what it was told."""
    result = run(
        folder,
        f"""
        import json
        with CrashGuard(folder, {program!r}) as guard:
            told = [[crash.kind, crash.run, str(crash.report or "")] for crash in guard.previous]
        (folder / "told.json").write_text(json.dumps(told), encoding="utf-8")
        """,
        guarded=False,
    )
    assert (result.code, result.stderr) == (0, "")
    told = json.loads((folder / "told.json").read_text(encoding="utf-8"))
    return [PreviousCrash(CrashKind(kind), run, Path(report) if report else None) for kind, run, report in told]


@pytest.mark.skipif(sys.platform == "win32", reason="signals are not how processes die there")
def test_a_native_crash_is_told_at_the_next_start(tmp_path: Path) -> None:
    result = run(tmp_path, "def decode_frame():\n    faulthandler._sigsegv()\ndecode_frame()")
    assert result.code == -signal.SIGSEGV
    assert result.reports == []
    (crash,) = next_start(tmp_path)
    assert crash.kind is CrashKind.NATIVE
    assert crash.report is not None
    text = crash.report.read_text(encoding="utf-8")
    assert "Segmentation fault" in text
    assert "in decode_frame" in text
    assert "python: 3." in text
    assert next_start(tmp_path) == []


def test_an_exception_is_told_at_the_next_start(tmp_path: Path) -> None:
    run(tmp_path, "raise ValueError(SECRET)")
    (crash,) = next_start(tmp_path)
    assert crash.kind is CrashKind.EXCEPTION
    assert crash.report is not None
    assert "ValueError" in crash.report.read_text(encoding="utf-8")
    assert next_start(tmp_path) == []


def test_a_killed_program_is_told_at_the_next_start(tmp_path: Path) -> None:
    run(tmp_path, "os._exit(9)")
    (crash,) = next_start(tmp_path)
    assert (crash.kind, crash.report) == (CrashKind.KILLED, None)
    assert crash.run.startswith("console-2")
    assert next_start(tmp_path) == []


def test_another_program_is_not_told(tmp_path: Path) -> None:
    run(tmp_path, "os._exit(9)")
    assert next_start(tmp_path, "feed-01") == []
    (tmp_path / "console-dua-20180123T020000-1.running").write_text("")
    assert len(next_start(tmp_path)) == 1


def test_a_second_window_of_a_running_program_is_no_crash(tmp_path: Path) -> None:
    script = PRELUDE + "with CrashGuard(folder, 'console'):\n    print('ada', flush=True)\n    sys.stdin.read()\n"
    with subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    ) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == b"ada" + os.linesep.encode()
        assert next_start(tmp_path) == []
        assert len(list(tmp_path.glob("*.running"))) == 1
        first.kill()
    assert [crash.kind for crash in next_start(tmp_path)] == [CrashKind.KILLED]


@pytest.mark.parametrize("content", ["", "bukan bilangan", "1.0"])
def test_a_marker_from_a_power_cut_or_of_a_reused_number_counts_as_killed(content: str, tmp_path: Path) -> None:
    # The number is that of a process that lives: ours.
    (tmp_path / f"console-20180123T020000-{os.getpid()}.running").write_text(content)
    (crash,) = next_start(tmp_path)
    assert crash.kind is CrashKind.KILLED


def test_a_marker_of_a_living_process_is_left(tmp_path: Path) -> None:
    marker = tmp_path / f"console-20180123T020000-{os.getpid()}.running"
    marker.write_text(repr(psutil.Process().create_time()))
    assert next_start(tmp_path) == []
    assert marker.exists()


def test_old_reports_go(tmp_path: Path) -> None:
    for number in range(KEPT_REPORTS + 5):
        report = tmp_path / f"console-20180123T0200{number:02d}-1-crash-01.txt"
        report.write_text("")
        os.utime(report, (number, number))
    next_start(tmp_path)
    left = sorted(path.name for path in tmp_path.glob("*-crash-*.txt"))
    assert len(left) == KEPT_REPORTS
    assert left[0] == "console-20180123T020005-1-crash-01.txt"


def test_a_folder_that_cannot_be_written_costs_the_report_not_the_program(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("bukan folder")
    result = run(
        tmp_path,
        """
        with CrashGuard(folder / "berkas", "console"):
            raise ValueError(SECRET)
        """,
    )
    assert result.code == 1
    assert "laporan galat tidak dapat disiapkan" in result.log
    assert "laporan: tidak dapat ditulis" in result.log
    assert "rahasia" not in result.log


def test_a_program_without_a_log_still_hides_the_password(tmp_path: Path) -> None:
    # Python's handler of last resort has no filter.
    result = run(tmp_path, "with CrashGuard(folder, 'console'):\n    raise ValueError(SECRET)\n", guarded=False)
    assert result.code == 1
    assert "ValueError: rtsp://***@10.0.0.1/live" in result.stderr
    assert "rahasia" not in result.stderr
