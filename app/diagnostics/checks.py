"""What the doctor looks at, each as a function that returns results.

Nothing here imports PyAV, OpenCV, sounddevice, Qt or the store: versions come from package
metadata, and screens, sound devices and the database are handed in.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.diagnostics.doctor import Check, CheckResult, Level
from app.diagnostics.versions import Requirement, installed_version, requirements, satisfies
from app.domain.errors import ExternalError, UserError
from app.domain.text import QT_TRANSLATE_NOOP

DISK_WARN_BYTES = 5_000_000_000
DISK_FAIL_BYTES = 500_000_000
OLDEST_PYTHON = (3, 11)
FIRST_PYTHON_NOT_TRIED = (3, 15)

_REINSTALL = QT_TRANSLATE_NOOP("doctor", "Pasang ulang program dengan perintah: uv sync")
_MOVE_DATA = QT_TRANSLATE_NOOP(
    "doctor", "Pindahkan data ke disk komputer ini: isi variabel RUANG_KENDALI_DATA dengan folder lain."
)
_HARDWARE = QT_TRANSLATE_NOOP("doctor", "Dekode kartu grafis")


@dataclass(frozen=True, slots=True)
class SqliteGate:
    """What the store found out about its SQLite. `reason` says why it was refused."""

    version: str
    accepted: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen of this computer, in device pixels."""

    name: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class SoundOutput:
    """A device that can play sound."""

    name: str
    channels: int
    is_default: bool = False


@dataclass(frozen=True, slots=True)
class DecodingDevice:
    """A device that could decode pictures; `problem` says why it cannot here, "" if it can."""

    name: str
    problem: str = ""


CheckPlace = Callable[[Path], None]
"""The store's own rule for a file's place. Raises UserError if the store may not live there."""


def standard_checks(
    data_folder: Path,
    sqlite: SqliteGate,
    check_place: CheckPlace,
    screens: Callable[[], Sequence[Screen]],
    sound_outputs: Callable[[], Sequence[SoundOutput]],
    decoding_devices: Callable[[], Sequence[DecodingDevice]],
) -> tuple[Check, ...]:
    """Return all checks of `doctor` in the order of the report."""
    return (
        Check("Python", lambda: [check_python(sys.version_info[:3])]),
        Check(QT_TRANSLATE_NOOP("doctor", "Pustaka"), lambda: check_libraries(requirements())),
        Check("SQLite", lambda: [check_sqlite(sqlite)]),
        Check(QT_TRANSLATE_NOOP("doctor", "Folder data"), lambda: [check_data_folder(data_folder, check_place)]),
        Check(QT_TRANSLATE_NOOP("doctor", "Ruang disk"), lambda: [check_disk(data_folder)]),
        Check(QT_TRANSLATE_NOOP("doctor", "Layar"), lambda: [check_screens(screens())]),
        Check(QT_TRANSLATE_NOOP("doctor", "Suara"), lambda: [check_sound(sound_outputs())]),
        Check(_HARDWARE, lambda: [look_at_hardware(decoding_devices)]),
    )


def check_python(version: tuple[int, ...]) -> CheckResult:
    """Judge the version of Python."""
    text = ".".join(map(str, version))
    if version < OLDEST_PYTHON:
        return CheckResult(
            "Python", Level.FAIL, text, QT_TRANSLATE_NOOP("doctor", "Program memerlukan Python 3.11 atau lebih baru.")
        )
    if version >= FIRST_PYTHON_NOT_TRIED:
        return CheckResult(
            "Python", Level.WARN, text, QT_TRANSLATE_NOOP("doctor", "Versi ini belum dicoba; pakai Python 3.11–3.14.")
        )
    return CheckResult("Python", Level.OK, text)


def check_libraries(needed: Sequence[Requirement]) -> list[CheckResult]:
    """Compare each installed library with what the program declares to need, without importing any."""
    if not needed:
        return [
            CheckResult(
                QT_TRANSLATE_NOOP("doctor", "Pustaka"),
                Level.WARN,
                QT_TRANSLATE_NOOP("doctor", "daftar pustaka tidak ada; program tidak dipasang sebagai paket"),
                _REINSTALL,
            )
        ]
    return [_check_library(requirement) for requirement in needed]


def _check_library(requirement: Requirement) -> CheckResult:
    version = installed_version(requirement.name)
    if version is None:
        if requirement.conditional:
            text = QT_TRANSLATE_NOOP("doctor", "tidak terpasang; tidak diperlukan di semua komputer")
            return CheckResult(requirement.name, Level.OK, text)
        return CheckResult(requirement.name, Level.FAIL, QT_TRANSLATE_NOOP("doctor", "tidak terpasang"), _REINSTALL)
    if not satisfies(version, requirement.specifier):
        text = QT_TRANSLATE_NOOP("doctor", "{version}, diperlukan {specifier}")
        return CheckResult(
            requirement.name,
            Level.FAIL,
            text.format(version=version, specifier=requirement.specifier),
            _REINSTALL,
        )
    return CheckResult(requirement.name, Level.OK, version)


def check_sqlite(gate: SqliteGate) -> CheckResult:
    """Pass on what the store decided about its SQLite."""
    if gate.accepted:
        return CheckResult("SQLite", Level.OK, gate.version)
    return CheckResult("SQLite", Level.FAIL, f"{gate.version}: {gate.reason}".rstrip(": "), _REINSTALL)


def check_data_folder(folder: Path, check_place: CheckPlace) -> CheckResult:
    """Fail if the store refuses the folder, or if it cannot be written to."""
    name = QT_TRANSLATE_NOOP("doctor", "Folder data")
    try:
        check_place(folder / "x")
    except UserError as refusal:
        return CheckResult(name, Level.FAIL, refusal.message, _MOVE_DATA)
    try:
        with tempfile.TemporaryFile(dir=existing_ancestor(folder)) as probe:
            probe.write(b"\0")
    except OSError as exc:
        text = QT_TRANSLATE_NOOP("doctor", "{folder} tidak dapat ditulisi ({reason})")
        return CheckResult(
            name, Level.FAIL, text.format(folder=folder, reason=exc.strerror or type(exc).__name__), _MOVE_DATA
        )
    return CheckResult(name, Level.OK, str(folder))


def existing_ancestor(folder: Path) -> Path:
    """Return `folder`, or the nearest folder above that exists."""
    return next((candidate for candidate in (folder, *folder.parents) if candidate.exists()), folder)


def check_disk(folder: Path) -> CheckResult:
    """Judge the free space of the disk that holds the data folder."""
    return judge_free_space(shutil.disk_usage(existing_ancestor(folder)).free)


def judge_free_space(free_bytes: int) -> CheckResult:
    """Warn below `DISK_WARN_BYTES`, fail below `DISK_FAIL_BYTES`."""
    name = QT_TRANSLATE_NOOP("doctor", "Ruang disk")
    text = QT_TRANSLATE_NOOP("doctor", "{size} bebas").format(size=size_text(free_bytes))
    if free_bytes < DISK_FAIL_BYTES:
        advice = QT_TRANSLATE_NOOP("doctor", "Kosongkan disk sebelum sidang: usulan tidak dapat disimpan bila penuh.")
        return CheckResult(name, Level.FAIL, text, advice)
    if free_bytes < DISK_WARN_BYTES:
        advice = QT_TRANSLATE_NOOP("doctor", "Kosongkan disk: rekaman dua belas lokasi memerlukan beberapa GB per jam.")
        return CheckResult(name, Level.WARN, text, advice)
    return CheckResult(name, Level.OK, text)


def check_screens(screens: Sequence[Screen]) -> CheckResult:
    """Warn if there is no second screen for the wall, fail if there is none at all."""
    name = QT_TRANSLATE_NOOP("doctor", "Layar")
    text = ", ".join(f"{screen.name} {screen.width}×{screen.height}" for screen in screens)
    if not screens:
        return CheckResult(
            name,
            Level.FAIL,
            QT_TRANSLATE_NOOP("doctor", "tidak ada layar"),
            QT_TRANSLATE_NOOP(
                "doctor", "Sambungkan layar, atau jalankan dari desktop, bukan dari terminal jarak jauh."
            ),
        )
    if len(screens) == 1:
        advice = QT_TRANSLATE_NOOP("doctor", "Sambungkan layar kedua untuk layar besar, dan pilih mode Perluas.")
        return CheckResult(name, Level.WARN, text, advice)
    return CheckResult(name, Level.OK, text)


def check_sound(outputs: Sequence[SoundOutput]) -> CheckResult:
    """Warn if room and headphones must share one device, fail if nothing can play sound."""
    name = QT_TRANSLATE_NOOP("doctor", "Suara")
    mark = QT_TRANSLATE_NOOP("doctor", " (bawaan)")
    text = ", ".join(f"{output.name}{mark if output.is_default else ''}" for output in outputs)
    if not outputs:
        return CheckResult(
            name,
            Level.FAIL,
            QT_TRANSLATE_NOOP("doctor", "tidak ada perangkat keluaran suara"),
            QT_TRANSLATE_NOOP("doctor", "Sambungkan pengeras suara ruang, lalu jalankan pemeriksaan lagi."),
        )
    if len(outputs) == 1:
        advice = QT_TRANSLATE_NOOP(
            "doctor",
            "Sambungkan perangkat kedua (misalnya headset USB) agar operator dapat mendengar pratinjau sendiri.",
        )
        return CheckResult(name, Level.WARN, text, advice)
    return CheckResult(name, Level.OK, text)


def look_at_hardware(decoding_devices: Callable[[], Sequence[DecodingDevice]]) -> CheckResult:
    """Check the devices; a driver that breaks is no reason against the session, which does without it."""
    try:
        return check_hardware(decoding_devices())
    except ExternalError as refusal:
        return CheckResult(_HARDWARE, Level.WARN, refusal.message, refusal.advice)


def check_hardware(devices: Sequence[DecodingDevice]) -> CheckResult:
    """Say which devices could decode. Never worse than fine: the processor decodes everything without them."""
    usable = [f'"{device.name}"' for device in devices if not device.problem]
    parts: list[str] = []
    if usable:
        text = QT_TRANSLATE_NOOP("doctor", "dapat dipakai untuk hardware_decoding: {names}")
        parts.append(text.format(names=", ".join(usable)))
    else:
        parts.append(QT_TRANSLATE_NOOP("doctor", "tidak ada; gambar didekode oleh prosesor"))
    if failing := [f"{device.name} ({device.problem})" for device in devices if device.problem]:
        parts.append(QT_TRANSLATE_NOOP("doctor", "tidak jalan: {names}").format(names=", ".join(failing)))
    return CheckResult(_HARDWARE, Level.OK, "; ".join(parts))


def size_text(size_bytes: int) -> str:
    """Return `4,2 GB` or `730 MB`, with a decimal comma; cut, not rounded, so that a limit never looks reached."""
    if size_bytes >= 1_000_000_000:
        tenths = size_bytes // 100_000_000
        return f"{tenths // 10},{tenths % 10} GB"
    return f"{size_bytes // 1_000_000} MB"
