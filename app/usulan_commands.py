"""`import` and `export-usulan`: lists of usulan from the command line, days before the session or after it.

A room that is open has the store to itself: then the page "Ambil usulan" does the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from app.data.complaint_file import read_complaints
from app.data.reading import read_record
from app.data.store import Store
from app.data.usulan_file import read_usulan
from app.domain.complaint import understand_complaints
from app.domain.errors import UserError
from app.domain.identity import SessionId
from app.domain.proposal import Source
from app.domain.usulan_columns import header_key
from app.domain.usulan_import import ListColumns, RawList, UnusableRow
from app.domain.usulan_import_plan import Outcome, PlannedUsulan, UsulanPlan
from app.domain.usulan_place import Places
from app.domain.usulan_rows import understand
from app.minutes.usulan_lists import export_usulan
from app.session.clock import SystemClock
from app.settings.paths import AppPaths, find_paths, make_folders
from app.settings.session_file import load_session
from app.settings.usulan_columns import UsulanColumnsFile
from app.settings.wilayah_file import load_wilayah

_ACTOR = "import"
_SHOWN = 20
_LAYOUTS = {"sipd": Source.SIPD, "siencang": Source.SIENCANG}
_WORDS = {
    Outcome.NEW: "baru",
    Outcome.CHANGED: "berubah",
    Outcome.SAME: "sama",
    Outcome.BAD: "tidak dapat dipakai",
    Outcome.ELSEWHERE: "di luar sesi ini",
}


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path), metavar="BERKAS")
@click.option("--session", "session_file", type=click.Path(path_type=Path), required=True, help="Berkas sesi (TOML).")
@click.option("--take", is_flag=True, help="Simpan; tanpa ini hanya ditunjukkan apa yang akan terjadi.")
@click.option("--store", "store_file", type=click.Path(path_type=Path), help="Berkas penyimpanan lain.")
def import_usulan(file: Path, session_file: Path, take: bool, store_file: Path | None) -> None:
    """Ambil daftar usulan (SIPD, SIENCANG, XLSX atau CSV) ke sebuah sesi."""
    paths = find_paths()
    session = load_session(session_file)
    raw = _read(file, paths)
    places = Places(session, load_wilayah(paths.resources / "reference" / "bekasi-wilayah.csv"))
    listed = understand(raw, places)
    make_folders(paths)
    clock = SystemClock()
    with Store.open(store_file or paths.store, _ACTOR, clock) as store:
        plan = store.imports.plan(session.session_id, listed).result()
        _show(plan)
        if take:
            store.imports.prepare(session, clock.now_ms()).result()
            plan = store.imports.take(session.session_id, listed, clock.now_ms()).result()
            click.echo(f"Tersimpan: {plan.writes} usulan.")
        elif plan.writes:
            click.echo("Belum ada yang disimpan. Ulangi dengan --take untuk menyimpan.")


@click.command("export-usulan")
@click.argument("session_id", metavar="ID-SESI")
@click.option("--layout", type=click.Choice(list(_LAYOUTS)), default="sipd", show_default=True, help="Susunan daftar.")
@click.option("--out", "folder", type=click.Path(path_type=Path), required=True, help="Folder hasil.")
@click.option("--store", "store_file", type=click.Path(path_type=Path), help="Berkas penyimpanan lain.")
def export_list(session_id: str, layout: str, folder: Path, store_file: Path | None) -> None:
    """Tulis semua usulan sebuah sesi dalam susunan SIPD atau SIENCANG."""
    record = read_record(store_file or find_paths().store, SessionId(session_id))
    now_ms = SystemClock().now_ms()
    click.echo(str(export_usulan(_LAYOUTS[layout], record.session, record.proposals, folder, now_ms)))


@click.command("import-complaints")
@click.argument("file", type=click.Path(path_type=Path), metavar="BERKAS")
@click.option("--session", "session_file", type=click.Path(path_type=Path), required=True, help="Berkas sesi (TOML).")
@click.option("--store", "store_file", type=click.Path(path_type=Path), help="Berkas penyimpanan lain.")
def take_complaints(file: Path, session_file: Path, store_file: Path | None) -> None:
    """Ambil pengaduan SOROT (CSV, XLSX atau JSON) sebagai latar belakang usulan."""
    paths = find_paths()
    session = load_session(session_file)
    places = Places(session, load_wilayah(paths.resources / "reference" / "bekasi-wilayah.csv"))
    listed = understand_complaints(read_complaints(file), places)
    make_folders(paths)
    clock = SystemClock()
    with Store.open(store_file or paths.store, _ACTOR, clock) as store:
        store.imports.prepare(session, clock.now_ms()).result()
        plan = store.imports.take_complaints(session.session_id, listed, clock.now_ms()).result()
    click.echo(
        f"{len(plan.new)} baru, {len(plan.changed)} berubah, {plan.same} sama, "
        f"{len(plan.bad)} tidak dapat dipakai, {plan.elsewhere} di luar sesi ini."
    )
    _lines("Tidak dapat dipakai", [_bad(row) for row in plan.bad])


def _read(file: Path, paths: AppPaths) -> RawList:
    raw = read_usulan(file)
    if raw.columns.source is not Source.TABLE:
        return raw
    uses = UsulanColumnsFile(paths.usulan_columns).recall(header_key(raw.columns.titles)) or raw.columns.uses
    if not any(uses):
        raise UserError(
            f"Kolom daftar {file.name} tidak dikenal.",
            "Buka daftar ini sekali di halaman Ambil usulan dan katakan arti kolomnya; sesudah itu akan diingat.",
        )
    return RawList(raw.file, ListColumns(raw.columns.source, raw.columns.titles, uses), raw.rows)


def _show(plan: UsulanPlan) -> None:
    click.echo(", ".join(f"{plan.count(outcome)} {word}" for outcome, word in _WORDS.items()) + ".")
    _lines("Tidak dapat dipakai", [_bad(row) for row in plan.bad])
    _lines("Tetap seperti diketik", [_kept(row) for row in plan.rows if row.kept])
    _lines("Berubah", [_changed(row) for row in plan.rows if row.outcome is Outcome.CHANGED])


def _lines(title: str, lines: Sequence[str]) -> None:
    if lines:
        click.echo(f"{title}:")
        for line in lines[:_SHOWN]:
            click.echo(f"  {line}")
        if len(lines) > _SHOWN:
            click.echo(f"  … dan {len(lines) - _SHOWN} lagi")


def _bad(row: UnusableRow) -> str:
    shown = " ".join(row.shown.split())
    return f"baris {row.row.line}: {row.reason} {shown}".rstrip()


def _kept(row: PlannedUsulan) -> str:
    told = "; ".join(f"{one.name}: {one.before!r}, daftar: {one.after!r}" for one in row.kept)
    return f"{row.proposal.number if row.proposal else ''} {told}"


def _changed(row: PlannedUsulan) -> str:
    told = "; ".join(f"{one.name}: {one.before!r} menjadi {one.after!r}" for one in row.changes)
    return f"{row.proposal.number if row.proposal else ''} {told}"


ALL = (import_usulan, export_list, take_complaints)
"""The commands of this module."""
