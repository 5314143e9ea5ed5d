from __future__ import annotations

import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.diagnostics.checks import (
    DISK_FAIL_BYTES,
    DISK_WARN_BYTES,
    DecodingDevice,
    Screen,
    SoundOutput,
    SqliteGate,
    check_data_folder,
    check_disk,
    check_libraries,
    check_python,
    check_screens,
    check_sound,
    check_sqlite,
    existing_ancestor,
    judge_free_space,
    look_at_hardware,
    size_text,
    standard_checks,
)
from app.diagnostics.doctor import Check, CheckResult, Level, format_report, run_checks, worst
from app.diagnostics.versions import Requirement
from app.domain.errors import ExternalError, UserError

GOOD = CheckResult("Python", Level.OK, "3.11.7")
TWO_SCREENS = (Screen("HDMI-1", 1920, 1080), Screen("DP-1", 3840, 2160))
TWO_OUTPUTS = (SoundOutput("Speaker", 2, is_default=True), SoundOutput("Headset USB", 2))


def test_a_report_is_aligned_and_ends_with_a_summary() -> None:
    report = format_report(
        [
            GOOD,
            CheckResult("Ruang disk", Level.WARN, "4,2 GB bebas", "Kosongkan disk."),
            CheckResult("Suara", Level.FAIL, "tidak ada perangkat keluaran suara", "Sambungkan pengeras suara."),
        ]
    )
    assert report == (
        "BAIK   Python      3.11.7\n"
        "AWAS   Ruang disk  4,2 GB bebas\n"
        "                   → Kosongkan disk.\n"
        "GAGAL  Suara       tidak ada perangkat keluaran suara\n"
        "                   → Sambungkan pengeras suara.\n"
        "\n"
        "1 baik, 1 perlu perhatian, 1 gagal.\n"
    )


def test_a_long_text_is_wrapped_under_itself_and_paths_stay_whole() -> None:
    path = "/sangat/panjang/" + "folder/" * 20
    lines = format_report([CheckResult("Folder data", Level.OK, "kata " * 40 + path)]).splitlines()
    assert any(line.strip() == path for line in lines)
    assert all(line.startswith(" " * 20) for line in lines[1:3])
    assert all(len(line) <= 100 for line in lines if path not in line)


def test_an_empty_report_is_a_report() -> None:
    assert format_report([]) == "\n0 baik, 0 perlu perhatian, 0 gagal.\n"
    assert format_report([CheckResult("X", Level.OK, "")]).startswith("BAIK   X\n")


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ([], Level.OK),
        ([Level.OK], Level.OK),
        ([Level.OK, Level.WARN], Level.WARN),
        ([Level.FAIL, Level.WARN], Level.FAIL),
    ],
)
def test_the_worst_level_counts(levels: list[Level], expected: Level) -> None:
    assert worst([CheckResult("x", level, "") for level in levels]) is expected


def test_a_check_that_breaks_is_a_failure_and_stops_no_other(caplog: pytest.LogCaptureFixture) -> None:
    def breaks() -> list[CheckResult]:
        raise RuntimeError("PortAudio rtsp://u:rahasia@h")

    def refuses() -> list[CheckResult]:
        raise ExternalError("Perangkat suara hilang.", "Pasang lagi.")

    results = run_checks([Check("Suara", breaks), Check("Layar", refuses), Check("Python", lambda: [GOOD])])
    assert [(result.name, result.level) for result in results] == [
        ("Suara", Level.FAIL),
        ("Layar", Level.FAIL),
        ("Python", Level.OK),
    ]
    assert "RuntimeError: PortAudio rtsp://***@h" in results[0].text
    assert (results[1].text, results[1].advice) == ("Perangkat suara hilang.", "Pasang lagi.")
    assert [record.levelno for record in caplog.records] == [logging.ERROR]


def test_the_standard_checks_of_a_good_machine(tmp_path: Path) -> None:
    sqlite = SqliteGate("3.53.0", True)
    checks = standard_checks(tmp_path, sqlite, allow, lambda: TWO_SCREENS, lambda: TWO_OUTPUTS, list)
    results = run_checks(checks)
    names = [result.name for result in results]
    assert [names[0], *names[-6:-1]] == ["Python", "SQLite", "Folder data", "Ruang disk", "Layar", "Suara"]
    assert names[-1] == "Dekode kartu grafis"
    assert {"av", "keyring", "pydantic"} <= set(names)
    assert Level.FAIL not in {result.level for result in results}


@pytest.mark.parametrize(
    ("version", "level"),
    [((3, 10, 14), Level.FAIL), ((3, 11, 0), Level.OK), ((3, 14, 9), Level.OK), ((3, 15, 0), Level.WARN)],
)
def test_python(version: tuple[int, ...], level: Level) -> None:
    result = check_python(version)
    assert result.level is level
    assert result.text == ".".join(map(str, version))
    assert bool(result.advice) == (level is not Level.OK)


def test_libraries_that_fit_are_too_old_or_missing() -> None:
    results = check_libraries(
        [
            Requirement("psutil", ">=7,<8", conditional=False),
            Requirement("psutil", ">=99", conditional=False),
            Requirement("tidak-ada-pustaka-ini", "", conditional=False),
            Requirement("tidak-ada-pustaka-ini", "", conditional=True),
        ]
    )
    assert [result.level for result in results] == [Level.OK, Level.FAIL, Level.FAIL, Level.OK]
    assert "diperlukan >=99" in results[1].text
    assert results[2].advice


def test_a_program_without_package_data_is_a_warning() -> None:
    (result,) = check_libraries([])
    assert result.level is Level.WARN


def test_the_checks_import_no_media_library() -> None:
    code = (
        "import sys, app.diagnostics.checks as checks, app.diagnostics.doctor\n"
        "checks.check_libraries(checks.requirements())\n"
        "print(sorted({'av', 'cv2', 'sounddevice', 'PySide6', 'sqlite3', 'numpy'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        cwd=Path(__file__).parents[2],
    )
    assert done.stdout.strip() == "[]"


def test_sqlite_is_judged_by_the_store() -> None:
    assert check_sqlite(SqliteGate("3.53.0", True)) == CheckResult("SQLite", Level.OK, "3.53.0")
    refused = check_sqlite(SqliteGate("3.46.0", False, "dapat merusak data (WAL-reset)"))
    assert (refused.level, refused.text) == (Level.FAIL, "3.46.0: dapat merusak data (WAL-reset)")


@pytest.mark.parametrize(
    ("free_bytes", "level"),
    [
        (DISK_WARN_BYTES, Level.OK),
        (DISK_WARN_BYTES - 1, Level.WARN),
        (DISK_FAIL_BYTES, Level.WARN),
        (DISK_FAIL_BYTES - 1, Level.FAIL),
        (0, Level.FAIL),
    ],
)
def test_free_space(free_bytes: int, level: Level) -> None:
    result = judge_free_space(free_bytes)
    assert result.level is level
    assert result.text.endswith(" bebas")


def test_the_disk_of_a_folder_that_is_not_there_yet_is_judged(tmp_path: Path) -> None:
    assert existing_ancestor(tmp_path / "a" / "b") == tmp_path
    assert existing_ancestor(tmp_path) == tmp_path
    assert "B bebas" in check_disk(tmp_path / "a" / "b").text


@pytest.mark.parametrize(
    ("size", "text"),
    [(0, "0 MB"), (499_999_999, "499 MB"), (1_000_000_000, "1,0 GB"), (4_990_000_000, "4,9 GB"), (10**12, "1000,0 GB")],
)
def test_sizes_are_written_with_a_comma_and_cut(size: int, text: str) -> None:
    assert size_text(size) == text


def test_a_good_data_folder(tmp_path: Path) -> None:
    result = check_data_folder(tmp_path / "belum-ada", allow)
    assert (result.level, result.text) == (Level.OK, str(tmp_path / "belum-ada"))
    assert list(tmp_path.iterdir()) == []


def allow(path: Path) -> None:
    """The store's rule for a place that is fine."""


def test_a_data_folder_that_the_store_refuses_fails(tmp_path: Path) -> None:
    def refuse(path: Path) -> None:
        raise UserError(f"{path.parent.name} berada di folder OneDrive")

    result = check_data_folder(tmp_path, refuse)
    assert result.level is Level.FAIL
    assert "OneDrive" in result.text
    assert "RUANG_KENDALI_DATA" in result.advice


def test_a_data_folder_that_cannot_be_written_fails(tmp_path: Path) -> None:
    blocked = tmp_path / "berkas"
    blocked.write_text("bukan folder")
    result = check_data_folder(blocked, allow)
    assert result.level is Level.FAIL
    assert f"{blocked} tidak dapat ditulisi" in result.text
    assert os.path.getsize(blocked) == len("bukan folder")


@pytest.mark.parametrize(("count", "level"), [(0, Level.FAIL), (1, Level.WARN), (2, Level.OK)])
def test_screens(count: int, level: Level) -> None:
    result = check_screens(TWO_SCREENS[:count])
    assert result.level is level
    assert ("HDMI-1 1920×1080" in result.text) == (count > 0)
    assert bool(result.advice) == (level is not Level.OK)


@pytest.mark.parametrize(("count", "level"), [(0, Level.FAIL), (1, Level.WARN), (2, Level.OK)])
def test_sound_outputs(count: int, level: Level) -> None:
    result = check_sound(TWO_OUTPUTS[:count])
    assert result.level is level
    assert ("Speaker (bawaan)" in result.text) == (count > 0)
    assert bool(result.advice) == (level is not Level.OK)


@pytest.mark.parametrize(
    ("devices", "text"),
    [
        ([], "tidak ada; gambar didekode oleh prosesor"),
        (
            [DecodingDevice("cuda"), DecodingDevice("qsv", "NotImplementedError")],
            'dapat dipakai untuk hardware_decoding: "cuda"; tidak jalan: qsv (NotImplementedError)',
        ),
        ([DecodingDevice("cuda", "PermissionError")], "tidak ada; gambar didekode oleh prosesor; tidak jalan: cuda"),
    ],
)
def test_decoding_devices_are_listed_and_never_a_fault(devices: list[DecodingDevice], text: str) -> None:
    result = look_at_hardware(lambda: devices)
    assert result.level is Level.OK
    assert result.text.startswith(text)


def test_a_graphics_driver_that_breaks_is_a_warning() -> None:
    def breaks() -> list[DecodingDevice]:
        raise ExternalError("Penggerak berhenti.", "Perbarui.")

    result = look_at_hardware(breaks)
    assert (result.level, result.text, result.advice) == (Level.WARN, "Penggerak berhenti.", "Perbarui.")
