"""The commands for the store: copy it, take a copy back, examine it, save what a damaged one still holds.

Exit codes: 0 all is well, 1 done, but what was found needs attention, 2 not done.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import click

from app.data.backup import backup as backup_store
from app.data.backup import backup_photos
from app.data.backup_folder import kept_backups
from app.data.op_log import BreakKind, ChainReport
from app.data.receipts import ReceiptFault, ReceiptReport
from app.data.restore import restore as restore_store
from app.data.salvage import salvage as salvage_store
from app.data.verify import check_chain
from app.data.verify import verify as verify_store
from app.domain.errors import UserError
from app.domain.wording import clock, local_time, long_date
from app.session.clock import SystemClock
from app.settings.paths import find_paths

_ATTENTION = 1
_BREAKS = {
    BreakKind.GAP: "ada catatan yang hilang",
    BreakKind.LINK: "urutan catatan berubah",
    BreakKind.CONTENT: "isi catatan berubah",
}
_RECEIPT_FAULTS = {
    ReceiptFault.TRUNCATED: "server pernah menerima catatan yang sekarang tidak ada di sini",
    ReceiptFault.REWRITTEN: "server menerima catatan yang isinya lain",
    ReceiptFault.FORGED: "tanda terimanya bukan dari server",
}
_TABLES = {
    "session": "sesi",
    "session_run": "pembukaan sesi",
    "floor_event": "catatan forum",
    "presence_event": "catatan sambungan",
    "line_result": "uji jalur suara",
    "agenda_event": "catatan agenda",
    "attendee": "daftar hadir",
    "proposal": "usulan",
    "attachment": "foto",
    "import_run": "pengambilan daftar usulan",
    "quarantine": "baris daftar yang menunggu diperbaiki",
    "complaint": "pengaduan",
    "complaint_link": "kaitan pengaduan",
    "op": "catatan perubahan",
    "device": "identitas komputer",
}
_STORE = click.option("--store", "store_file", type=click.Path(path_type=Path), help="Berkas penyimpanan lain.")


@click.command("backup")
@click.argument("target", type=click.Path(path_type=Path), metavar="BERKAS")
@_STORE
@click.pass_context
def backup(context: click.Context, target: Path, store_file: Path | None) -> None:
    """Salin penyimpanan ke BERKAS dan periksa salinannya. Boleh selagi sidang berjalan."""
    source = _existing(store_file or find_paths().store)
    written = backup_store(source, target, check_chain=False)
    click.echo(f"Cadangan tersimpan dan sudah diperiksa: {written} ({os.path.getsize(written) // 1024} KiB)")
    photos = backup_photos(source, written)
    if photos.named:
        click.echo(f"Foto: {photos.named}, di {photos.folder}. Pindahkan bersama cadangannya.")
    code = _tell_chain(check_chain(written))
    context.exit(_tell_photos(photos.bad) or code)


@click.command("verify")
@click.argument("file", type=click.Path(path_type=Path), metavar="[BERKAS]", required=False)
@_STORE
@click.pass_context
def verify(context: click.Context, file: Path | None, store_file: Path | None) -> None:
    """Periksa penyimpanan, atau sebuah cadangan, tanpa mengubahnya."""
    path = _existing(file or store_file or find_paths().store)
    verdict = verify_store(path)
    if verdict.damage is not None or verdict.chain is None:
        click.echo(f"RUSAK: {path}\n{verdict.damage}")
        context.exit(_ATTENTION)
    code = _tell_chain(verdict.chain)
    _tell_receipts(verdict.receipts)
    if not verdict.search_is_intact:
        click.echo("Indeks pencarian tidak cocok; diperbaiki sendiri saat Ruang Kendali dibuka.")
    _tell_photos(verdict.bad_photos)
    if verdict.is_whole:
        click.echo(f"BAIK: {path}")
    context.exit(code if verdict.is_whole else _ATTENTION)


@click.command("restore")
@click.argument("source", type=click.Path(path_type=Path), metavar="[CADANGAN]", required=False)
@_STORE
@click.pass_context
def restore(context: click.Context, source: Path | None, store_file: Path | None) -> None:
    """Pakai kembali sebuah CADANGAN. Tanpa CADANGAN: daftar cadangan harian.

    Data yang sekarang tidak dihapus: berkasnya disimpan di sebelahnya dengan nama lain.
    """
    path = store_file or find_paths().store
    if source is None:
        _list_backups(path)
        return
    done = restore_store(source, path, SystemClock().now_ms())
    click.echo(f"Cadangan {source.name} dipakai sebagai {path}.")
    if done.kept is not None:
        click.echo(f"Data yang lama disimpan: {done.kept}")
    context.exit(_tell_chain(done.chain))


@click.command("salvage")
@_STORE
@click.pass_context
def salvage(context: click.Context, store_file: Path | None) -> None:
    """Selamatkan isi penyimpanan yang rusak ke berkas baru. Berkas yang rusak disimpan."""
    path = store_file or find_paths().store
    done = salvage_store(path)
    for one in done.tables:
        parts = [f"{one.read} terbaca"]
        if one.rebuilt:
            parts.append(f"{one.rebuilt} dibuat lagi dari catatan perubahan")
        if one.unreadable:
            parts.append(f"{one.unreadable} bagian tidak terbaca")
        click.echo(f"{_TABLES.get(one.table, one.table):<22}{', '.join(parts)}")
    click.echo(f"Berkas yang rusak disimpan: {done.kept}")
    code = _tell_chain(check_chain(path))
    if not done.is_complete:
        click.echo("Bandingkan dengan cadangan terakhir sebelum sidang diteruskan.")
    context.exit(code if done.is_complete else _ATTENTION)


def _existing(path: Path) -> Path:
    if not path.exists():
        raise UserError(f"Penyimpanan {path} tidak ada.", "Jalankan sebuah sesi lebih dahulu.")
    return path


def _tell_chain(report: ChainReport) -> int:
    """Say whether the log's chain is whole; return the exit code."""
    if report.first_break is None:
        click.echo(f"Rantai catatan perubahan utuh: {report.ops} catatan.")
        return 0
    found = report.first_break
    click.echo(
        f"Rantai catatan perubahan terputus pada catatan ke-{found.seq}: {_BREAKS[found.kind]} "
        f"(perangkat {found.device_id}).\nSimpan berkas ini; bandingkan dengan cadangan yang lebih lama."
    )
    return _ATTENTION


def _tell_receipts(report: ReceiptReport) -> None:
    """Say whether the server's receipts agree with the log."""
    found = report.first_fault
    if found is not None:
        click.echo(
            f"Tanda terima server tidak cocok pada catatan ke-{found.seq}: {_RECEIPT_FAULTS[found.fault]} "
            f"(perangkat {found.device_id}).\nSimpan berkas ini; bandingkan dengan data di server dan cadangan."
        )
    elif report.receipts:
        click.echo(f"Tanda terima server cocok: {report.receipts}.")


def _tell_photos(bad: Sequence[str]) -> int:
    """Name the photos whose files are missing or were changed; return the exit code."""
    if not bad:
        return 0
    click.echo(f"{len(bad)} foto hilang atau berubah: {', '.join(name[:12] for name in bad[:5])} …")
    return _ATTENTION


def _list_backups(path: Path) -> None:
    kept = kept_backups(path)
    if not kept:
        click.echo("Belum ada cadangan harian.")
    for one in kept:
        at_ms = round(one.at.timestamp() * 1000)
        size = os.path.getsize(one.path) // 1024
        click.echo(f"{long_date(local_time(at_ms).date())}, {clock(at_ms)}  {size:>8} KiB  {one.path}")


ALL = (backup, verify, restore, salvage)
"""The commands, for the command line to add."""
