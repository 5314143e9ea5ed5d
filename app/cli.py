"""The commands. Each one reads its options, builds what it needs, and answers in Indonesian."""

from __future__ import annotations

import gc
import importlib
import logging
import os
import signal
import sys
from collections import Counter
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Protocol

import click
from PySide6.QtCore import QLocale, QTimer, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from app import __version__, minutes_commands, store_commands, usulan_commands
from app.answers import answer
from app.audio.outputs import list_outputs
from app.bootstrap import Room, RoomOptions
from app.ctl import ctl
from app.data.database import sqlite_gate
from app.data.location import check_location
from app.data.reading import read_record
from app.diagnostics.checks import DecodingDevice as DoctorDevice
from app.diagnostics.checks import Screen as DoctorScreen
from app.diagnostics.checks import SoundOutput, SqliteGate, standard_checks
from app.diagnostics.crash import CrashGuard
from app.diagnostics.doctor import Level, format_report, run_checks, worst
from app.diagnostics.logs import write_logs
from app.domain.advice import advice_for
from app.domain.errors import AppError, ExternalError, UserError
from app.domain.identity import SessionId
from app.domain.minutes import session_facts
from app.domain.site_check import Verdict
from app.domain.site_check_advice import complaint_advice
from app.domain.wording import long_date
from app.minutes.export import export_minutes
from app.session.clock import SystemClock
from app.settings.credentials import Credentials
from app.settings.devices import load_devices
from app.settings.displays import load_wall_screen
from app.settings.look import load_look
from app.settings.paths import AppPaths, find_paths, make_folders
from app.settings.remembered_sessions import remember_session
from app.settings.session_file import load_session
from app.ui.console.matters import crash_matter
from app.ui.theme.style import load_fonts
from app.ui.theme.tokens import Look, look_named
from app.ui.trouble import tell
from app.video.check import MAIN_STREAM, StreamCheck, check_streams, streams_of
from app.video.hardware_list import list_devices

if TYPE_CHECKING:
    from app.domain.session import Session
    from app.first_run import Chosen, FirstRun
    from app.station import Station, StationOptions
    from app.station_start import StationStart

logger = logging.getLogger(__name__)

DEMO_SESSION = "2018-01-23-kelurahan.toml"
_DEFAULT_CHECK_S = 15.0
_CHECK_WORDS = {Verdict.READY: "BAIK   ", Verdict.NEEDS_WORK: "PERIKSA", Verdict.NOT_CONNECTED: "GAGAL  "}
_LOCALES = {"id": "id_ID", "en": "en_GB"}
_SQLITE_REASON = "versi ini dapat kehilangan catatan dalam mode WAL; penyimpanan memakai mode yang lebih lambat"


def main() -> None:
    """Run the command line."""
    answer(commands)


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="ruang-kendali")
@click.option("--session", "session_file", type=click.Path(path_type=Path), help="Berkas sesi (TOML).")
@click.option("--demo", is_flag=True, help="Peragaan dengan dua belas kelurahan buatan.")
@click.option("--duration", "duration_s", type=click.FloatRange(min=1), help="Berhenti sendiri setelah sekian detik.")
@click.option("--screenshots", type=click.Path(path_type=Path), help="Folder untuk wall.png dan console.png tiap 5 s.")
@click.option("--status-json", type=click.Path(path_type=Path), help="Berkas keadaan, diganti tiap detik.")
@click.option("--status-lines", is_flag=True, help="Cetak satu baris tiap lokasi tiap detik.")
@click.option("--wall-screen", default="", help="Nama layar untuk layar besar.")
@click.option("--audio-device", default="", help="Nama perangkat suara ruang; bawaan sistem bila kosong.")
@click.option("--cue-device", default="", help="Nama perangkat suara operator (headphone); tidak dipakai bila kosong.")
@click.option("--store", "store_file", type=click.Path(path_type=Path), help="Berkas penyimpanan lain.")
@click.option("--minutes-folder", type=click.Path(path_type=Path), help="Folder hasil ekspor notulen.")
@click.option("--station", type=click.Choice(["fasilitator"]), help="Stasiun tanpa siaran dan suara.")
@click.option("--language", type=click.Choice(list(_LOCALES)), default="id", help="Bahasa layar.")
@click.option("--look", type=click.Choice([look.value for look in Look]), help="Tampilan layar kali ini.")
@click.pass_context
def commands(
    context: click.Context,
    session_file: Path | None,
    demo: bool,
    duration_s: float | None,
    screenshots: Path | None,
    status_json: Path | None,
    status_lines: bool,
    wall_screen: str,
    audio_device: str,
    cue_device: str,
    store_file: Path | None,
    minutes_folder: Path | None,
    station: str | None,
    language: str,
    look: str | None,
) -> None:
    """Ruang kendali Musrenbang virtual. Tanpa perintah: daftar sesi, atau sidang yang disebut."""
    if context.invoked_subcommand is not None:
        return
    paths = find_paths()
    if demo and session_file is None:
        session_file = paths.sessions / DEMO_SESSION
    wanted_look = look_named(look or load_look(paths.look))

    def run(file: Path, *, demo: bool) -> int:
        if station is not None:
            session = load_session(file, _decoding_devices)
            return run_station(paths, session, station, wanted_look, language, duration_s)
        options = replace(
            room_options(paths, file, demo=demo, look=wanted_look),
            duration_s=duration_s,
            screenshots=screenshots,
            status_json=status_json,
            status_lines=partial(print, flush=True) if status_lines else None,
        )
        options = replace(
            options,
            store_path=store_file or options.store_path,
            minutes_folder=minutes_folder or options.minutes_folder,
            audio_device=audio_device or options.audio_device,
            cue_device=cue_device or options.cue_device,
            wall_screen=wall_screen or options.wall_screen,
        )
        return run_room(options, language)

    if session_file is None and station is not None:
        sys.exit(open_station(run, paths, station, wanted_look, language, duration_s))
    if session_file is None:
        sys.exit(open_chosen(run, paths, language, wanted_look))
    if not demo:
        remember_session(paths.own_sessions, paths.remembered, session_file)
    sys.exit(run(session_file, demo=demo))


def room_options(paths: AppPaths, session_file: Path, *, demo: bool, look: Look) -> RoomOptions:
    """Return what a session file is opened with where the command line says nothing else.

    Raises UserError if the file cannot be used.
    """
    session = load_session(session_file, _decoding_devices)
    make_folders(paths)
    remembered = load_devices(paths.devices)
    return RoomOptions(
        session=session,
        paths=paths,
        store_path=paths.demo_store if demo else paths.store,
        minutes_folder=paths.data / "notulen",
        demo=demo,
        audio_device=remembered.room,
        cue_device=remembered.cue,
        wall_screen=load_wall_screen(paths.wall_screen),
        session_file=None if demo else session_file,
        look=look,
    )


@commands.command("wizard")
@click.argument("session_file", type=click.Path(path_type=Path), metavar="[BERKAS]", required=False)
@click.option("--language", type=click.Choice(list(_LOCALES)), default="id", help="Bahasa layar.")
def wizard(session_file: Path | None, language: str) -> None:
    """Buat sesi baru, atau ubah berkas sesi, tanpa menulis TOML."""
    paths = find_paths()
    look = look_named(load_look(paths.look))

    def run(file: Path, *, demo: bool) -> int:
        return run_room(room_options(paths, file, demo=demo, look=look), language)

    sys.exit(open_chosen(run, paths, language, look, changing=session_file, making=session_file is None))


class Run(Protocol):
    """Runs what was chosen and returns the exit code. Raises AppError if it cannot be opened."""

    def __call__(self, file: Path, *, demo: bool) -> int:
        """Run it."""
        ...


def open_chosen(
    run: Run, paths: AppPaths, language: str, look: Look, *, changing: Path | None = None, making: bool = False
) -> int:
    """Let a session be chosen and run it; what cannot be opened is said on the screen, and another can be chosen."""
    while True:
        chosen = choose_session(paths, language, look, changing=changing, making=making)
        if chosen is None:
            return 0
        changing, making = None, False
        try:
            return run(chosen.session_file or paths.sessions / DEMO_SESSION, demo=chosen.session_file is None)
        except AppError as error:
            logger.warning("the session was not opened: %s", error)
            tell(error, look.tokens)


def choose_session(
    paths: AppPaths, language: str, look: Look, *, changing: Path | None = None, making: bool = False
) -> Chosen | None:
    """Show the list of sessions and the wizard until a session is chosen; None if the person leaves.

    Raises UserError where there is no display.
    """
    if not _has_display():
        raise UserError(
            "Belum ada berkas sesi yang dipilih.",
            "Jalankan dengan --session BERKAS, atau --demo untuk peragaan.",
        )
    make_folders(paths)
    # A name of its own: what a crash of the room left behind is told in the room.
    with write_logs(paths.logs, "persiapan"), CrashGuard(paths.logs, "persiapan"):
        app = make_application(paths, language)
        # A room that is opened at once does not wait for the wizard's modules.
        first_run: type[FirstRun] = importlib.import_module("app.first_run").FirstRun
        first = first_run(app, paths, look.tokens)
        wake = _wake_for_signals(app)
        try:
            return first.run(changing=changing, making=making)
        finally:
            wake.stop()


def run_room(options: RoomOptions, language: str) -> int:
    """Run a session until its windows are closed; return the exit code."""
    with write_logs(options.paths.logs, "ruang-kendali"), CrashGuard(options.paths.logs, "ruang-kendali") as guard:
        app = make_application(options.paths, language)
        matters = (crash_matter(),) if guard.previous else ()
        room = Room(app, replace(options, matters=matters))
        wake = _wake_for_signals(app)
        try:
            room.start()
            # Modules and windows stay till the end. A full collection that looks at them too holds up every thread for
            # 30 ms and more, a search in the middle of a word among them.
            gc.freeze()
            return app.exec()
        finally:
            wake.stop()
            room.close()


def open_station(run: Run, paths: AppPaths, actor: str, look: Look, language: str, duration_s: float | None) -> int:
    """Run a station for which no session was named, with the one that it knows from its server, or one that comes."""
    if not _has_display():
        raise UserError(
            "Belum ada berkas sesi yang dipilih.",
            "Jalankan dengan --station fasilitator --session BERKAS, atau dari layar komputer ini.",
        )
    make_folders(paths)
    with write_logs(paths.logs, "stasiun"), CrashGuard(paths.logs, "stasiun"):
        app = make_application(paths, language)
        made: type[StationStart] = importlib.import_module("app.station_start").StationStart
        start = made(app, paths, actor, look.tokens)
        wake = _wake_for_signals(app)
        try:
            session = start.run()
        finally:
            wake.stop()
    if session is not None:
        return run_station(paths, session, actor, look, language, duration_s)
    return open_chosen(run, paths, language, look) if start.wants_file else 0


def run_station(
    paths: AppPaths, session: Session, actor: str, look: Look, language: str, duration_s: float | None
) -> int:
    """Run a station without feeds until its window is closed; return the exit code."""
    make_folders(paths)
    with write_logs(paths.logs, "stasiun"), CrashGuard(paths.logs, "stasiun"):
        app = make_application(paths, language)
        # The room does not wait for what only a station has.
        module = importlib.import_module("app.station")
        made: type[Station] = module.Station
        options: type[StationOptions] = module.StationOptions
        running = made(app, options(session, paths, actor, look, duration_s))
        wake = _wake_for_signals(app)
        try:
            running.start()
            gc.freeze()
            return app.exec()
        finally:
            wake.stop()
            running.close()


def make_application(paths: AppPaths, language: str) -> QApplication:
    """Return the Qt application with its typeface and language: the one there is, or a new one."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    app = QApplication(sys.argv[:1])
    app.setApplicationName("ruang-kendali-musrenbang")
    app.setApplicationDisplayName("Ruang Kendali Musrenbang")
    app.setStyle("Fusion")
    app.setQuitOnLastWindowClosed(False)
    load_fonts(paths.resources / "fonts")
    QLocale.setDefault(QLocale(_LOCALES[language]))
    for file in sorted((paths.resources / "i18n").glob(f"*_{language}.qm")):
        translator = QTranslator(app)
        if translator.load(str(file)):
            app.installTranslator(translator)
        else:
            logger.warning("%s could not be loaded; its texts stay in their own language", file.name)
    return app


def _wake_for_signals(app: QApplication) -> QTimer:
    """End cleanly on Ctrl+C and on a request to terminate.

    Python handles signals between byte codes only; a slow timer gives it the chance while Qt waits.
    """
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: app.exit(0))
    timer = QTimer(app)
    timer.start(250)
    timer.timeout.connect(lambda: None)
    return timer


commands.add_command(ctl)
for command in (*store_commands.ALL, *usulan_commands.ALL, *minutes_commands.ALL):
    commands.add_command(command)


@commands.command("server", add_help_option=False, context_settings={"ignore_unknown_options": True})
@click.argument("rest", nargs=-1, type=click.UNPROCESSED)
def server(rest: tuple[str, ...]) -> None:
    """Server sinkronisasi: jalankan, daftarkan stasiun, cadangkan, periksa."""
    # Loaded only then: the room needs nothing of it.
    server_commands: ModuleType = importlib.import_module("app.server_commands")
    answer(server_commands.commands, ["server", *rest])


@commands.command("check-feeds")
@click.argument("session_file", type=click.Path(path_type=Path), metavar="SESI")
@click.option("--timeout", "timeout_s", type=click.FloatRange(min=2), default=_DEFAULT_CHECK_S, show_default=True)
@click.pass_context
def check_feeds(context: click.Context, session_file: Path, timeout_s: float) -> None:
    """Coba semua siaran sebuah sesi dan katakan apa yang salah."""
    session = load_session(session_file, _decoding_devices)
    click.echo(f"{session.title}, {long_date(session.held_on)}: {len(session.sites)} lokasi. Mohon tunggu …")
    verdicts: Counter[Verdict] = Counter()
    for name, sites in streams_of(session.sites).items():
        if not sites:
            continue
        results = check_streams(
            sites,
            Credentials().resolve,
            allow_local=session.allow_local,
            timeout_s=timeout_s,
            stream=name,
            # A substream is for small tiles; its sound, if it has any, is the main stream's.
            wants_sound=name == MAIN_STREAM,
        )
        for result in results:
            verdicts[result.report.verdict] += 1
            click.echo(_check_line(result))
    bad = sum(verdicts.values()) - verdicts[Verdict.READY]
    click.echo("Semua siaran baik." if not bad else f"{bad} siaran bermasalah.")
    context.exit(1 if bad else 0)


def _check_line(result: StreamCheck) -> str:
    site, report = result.site, result.report
    stream = report.stream
    head = f"{site.short}  {site.name:<20.20}  {result.stream:<5}  {_CHECK_WORDS[report.verdict]}"
    if report.verdict is Verdict.NOT_CONNECTED or stream is None:
        advice = advice_for(report.trouble)
        return f"{head}  {advice.what}\n{'':<39}{advice.do}" if advice else f"{head}  {report.trouble.value}"
    picture = (
        f"{stream.video_codec} {stream.width}x{stream.height} {stream.fps:.1f} fps"
        if stream.video_codec
        else "tanpa gambar"
    )
    sound = (
        f"{stream.audio_codec} {stream.sample_rate / 1000:g} kHz {stream.channels} kanal"
        if stream.audio_codec
        else "tanpa suara"
    )
    parts = [picture, f"{stream.bitrate_bps / 1000:.0f} kbit/s", sound]
    if report.first_picture_s is not None:
        parts.append(f"gambar pertama {report.first_picture_s:.1f} s")
    if report.lost_share:
        parts.append(f"hilang {report.lost_share * 100:.1f} %")
    lines = [f"{head}  {', '.join(parts)}"]
    for complaint in report.complaints:
        what = complaint_advice(complaint.code)
        lines.append(f"{'':<39}{what.label}: {what.do}")
    return "\n".join(lines)


@commands.command("export")
@click.argument("session_id", metavar="ID-SESI")
@click.option("--out", "folder", type=click.Path(path_type=Path), required=True, help="Folder hasil.")
@click.option("--store", "store_file", type=click.Path(path_type=Path), help="Berkas penyimpanan lain.")
def export(session_id: str, folder: Path, store_file: Path | None) -> None:
    """Tulis notulen sebuah sesi sebagai DOCX dan XLSX."""
    paths = find_paths()
    candidates = [store_file] if store_file else [path for path in (paths.store, paths.demo_store) if path.exists()]
    if not candidates:
        raise UserError("Belum ada sesi yang tersimpan di komputer ini.", "Jalankan sebuah sesi lebih dahulu.")
    clock = SystemClock()
    problem: UserError | None = None
    for path in candidates:
        try:
            document = session_facts(read_record(path, SessionId(session_id)), clock.now_ms())
        except UserError as error:
            problem = problem or error
            continue
        for written in export_minutes(document, folder, paths.resources / "templates" / "notulen.docx"):
            click.echo(str(written))
        return
    if problem:
        raise problem


@commands.command("doctor")
@click.pass_context
def doctor(context: click.Context) -> None:
    """Periksa komputer ini: pustaka, SQLite, suara, layar, dan disk."""
    paths = find_paths()
    gate = sqlite_gate()
    checks = standard_checks(
        paths.data,
        SqliteGate(gate.version, gate.wal_safe, _SQLITE_REASON),
        check_location,
        _screens,
        lambda: [SoundOutput(o.name, o.channels, o.is_default) for o in list_outputs()],
        lambda: [DoctorDevice(device.name, device.problem) for device in list_devices()],
    )
    results = run_checks(checks)
    click.echo(format_report(results))
    context.exit(1 if worst(results) is Level.FAIL else 0)


def _decoding_devices() -> list[str]:
    try:
        return [device.name for device in list_devices() if not device.problem]
    except ExternalError as error:
        # The mistake in the file is what has to be told.
        logger.warning("%s", error.message)
        return []


def _screens() -> list[DoctorScreen]:
    if not _has_display():
        return []
    app = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    assert isinstance(app, QGuiApplication)
    return [
        DoctorScreen(
            screen.name(),
            round(screen.geometry().width() * screen.devicePixelRatio()),
            round(screen.geometry().height() * screen.devicePixelRatio()),
        )
        for screen in app.screens()
    ]


def _has_display() -> bool:
    """Tell whether Qt would find a screen; without one it would end the process."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
