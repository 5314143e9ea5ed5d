"""The server a city runs: start it, let stations in and out, copy it and put a copy back, examine it, write it out.

Exit codes: 0 all is well, 1 done, but what was found needs attention, 2 not done.
"""

from __future__ import annotations

import datetime
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click
from filelock import FileLock, Timeout

from app.answers import answer
from app.domain.errors import ExternalError, UserError
from app.domain.wording import clock, local_time
from app.server.backup import backup as copy_server
from app.server.backup import restore as put_back
from app.server.blob_files import BlobFiles
from app.server.certificate import certificate_hash, names_of, own_certificate
from app.server.database import NoAnswerError, open_postgres, open_sqlite
from app.server.export import export as write_out
from app.server.http.listen import Listening, bound, check_certificate, serve, serve_with_workers
from app.server.joining import (
    ServerAddress,
    joining_text,
    keep_address,
    kept_address,
    qr_lines,
    reachable_host,
    url_of,
)
from app.server.people import Kind, Person, add_person
from app.server.place import OpenServer, ServerPlace, open_server
from app.server.receipts import load_signer
from app.server.rights import Role
from app.server.verify import verify as examine
from app.server_worker import DATABASE_URL, FACTORY, FOLDER, WORKERS, now_ms, serve_place
from app.settings.paths import find_paths
from app.sync.strict_json import MalformedError
from app.sync.wire_replies import Receipt, read_receipt

_ATTENTION = 1
_ROLES = click.Choice([role.value for role in Role])
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Secure:
    """With which certificate to listen. `wanted` is off behind a proxy that has its own."""

    wanted: bool
    certificate: Path | None
    key: Path | None


def main() -> None:
    """Run `server` alone, without what the screens need."""
    answer(commands)


@click.group()
def commands() -> None:
    """Hold the one group, so that help and errors name it as in the whole command line."""


@commands.group("server", invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--data", "folder", type=click.Path(path_type=Path), help="Folder data server.")
@click.option("--host", default="0.0.0.0", show_default=True, help="Alamat tempat server mendengarkan.")
@click.option("--port", type=click.IntRange(0, 65535), default=8443, show_default=True)
@click.option("--address", "shown", default="", help="Nama atau alamat yang dipakai stasiun, bila lain dari --host.")
@click.option("--cert", "certificate", type=click.Path(path_type=Path), help="Sertifikat TLS (PEM).")
@click.option("--key", "key", type=click.Path(path_type=Path), help="Kunci sertifikat (PEM).")
@click.option("--no-tls", is_flag=True, help="Tanpa TLS: hanya di belakang proxy yang memakai TLS sendiri.")
@click.option("--proxy", default="", help="Alamat proxy yang dipercaya menyebut alamat asal (X-Forwarded-For).")
@click.option("--workers", type=click.IntRange(1, 32), default=1, show_default=True, help="Hanya dengan PostgreSQL.")
@click.pass_context
def server(
    context: click.Context,
    folder: Path | None,
    host: str,
    port: int,
    shown: str,
    certificate: Path | None,
    key: Path | None,
    no_tls: bool,
    proxy: str,
    workers: int,
) -> None:
    """Server sinkronisasi. Tanpa perintah: jalankan server, sampai dihentikan dengan Ctrl+C.

    Data disimpan di SQLite di folder server, atau di PostgreSQL bila DATABASE_URL diisi.
    """
    place = ServerPlace(folder or find_paths().data / "server", os.environ.get(DATABASE_URL, "").strip())
    context.obj = place
    if context.invoked_subcommand is not None:
        return
    if workers > 1 and not place.database_url:
        raise UserError("Beberapa proses hanya dapat dengan PostgreSQL.", "Isi DATABASE_URL, atau pakai --workers 1.")
    if (certificate is None) != (key is None):
        raise UserError("--cert dan --key harus disebut keduanya.", "Sebut berkas sertifikat dan berkas kuncinya.")
    _write_log()
    with _running(place), bound(host, port) as listener:
        port = listener.getsockname()[1]
        host_shown = shown or reachable_host(host)
        secure = Secure(not no_tls, certificate, key)
        listening = _listening(place, secure, host, port, host_shown, proxy, workers)
        check_certificate(listening)
        with _opened(place) as opened:
            found = "" if listening.certificate is None else certificate_hash(listening.certificate)
            url = url_of(host_shown, port, is_secure=listening.certificate is not None)
            address = ServerAddress(url, opened.sync.server_id, found)
            keep_address(place.address, address)
            _say_started(opened, address, place, listening)
            if workers == 1:
                served = serve_place(opened)
                try:
                    serve(served.application, listening, listener)
                finally:
                    served.close()
        if workers > 1:
            environment = {FOLDER: str(place.folder), DATABASE_URL: place.database_url, WORKERS: str(workers)}
            serve_with_workers(listening, listener, environment, FACTORY)
        click.echo("Server berhenti.")


@server.command("enrol")
@click.option("--name", required=True, help="Nama stasiun, misalnya Meja 1.")
@click.option("--role", type=_ROLES, default=Role.FASILITATOR.value, show_default=True, help="Hak stasiun.")
@click.pass_obj
def enrol(place: ServerPlace, name: str, role: str) -> None:
    """Buat kode pendaftaran untuk satu stasiun. Kode berlaku sehari."""
    with _opened(place) as opened:
        code = opened.sync.issue_code(name, Role(role))
        address = kept_address(place.address)
        if address is None or address.server_id != opened.sync.server_id:
            click.echo(f"Kode untuk {name} ({role}): {code}\nAlamat server: jalankan server lebih dahulu.")
            return
    _say_code(address, code, name, role)


@server.command("stations")
@click.pass_obj
def stations(place: ServerPlace) -> None:
    """Daftar stasiun yang terdaftar."""
    with _opened(place) as opened:
        known = opened.sync.known_devices()
    if not known:
        click.echo("Belum ada stasiun.")
    for one in known:
        notes = [word for word, holds in (("dicabut", one.is_revoked), ("GANDA: dua komputer", one.is_forked)) if holds]
        if one.renewed_from:
            notes.append(f"lanjutan dari {one.renewed_from} yang pernah disalin")
        click.echo(
            f"{one.name:<24.24} {one.role.value:<12} {one.last_seq:>8} catatan  {one.device_id}  {', '.join(notes)}"
        )


@server.command("revoke")
@click.argument("device_id", metavar="ID-STASIUN")
@click.pass_obj
def revoke(place: ServerPlace, device_id: str) -> None:
    """Cabut hak sebuah stasiun dan semua lanjutannya. Yang sudah dikirimnya tetap ada."""
    with _opened(place) as opened:
        if device_id not in {one.device_id for one in opened.sync.known_devices()}:
            raise UserError(f"Stasiun {device_id} tidak terdaftar.", "Lihat daftarnya dengan perintah server stations.")
        opened.sync.revoke(device_id)
    click.echo(f"Hak stasiun {device_id} dicabut.")


@server.command("person")
@click.argument("login", metavar="NAMA-MASUK")
@click.option("--name", required=True, help="Nama lengkap, seperti yang tercetak sebagai pengusul.")
@click.option("--kind", type=click.Choice([one.value for one in Kind]), default=Kind.NEIGHBOURHOOD.value)
@click.option("--site", "site_id", default="", help="Kode wilayah kelurahan, misalnya 32.75.06.1003.")
@click.option("--rw", default="", help="Nomor RW.")
@click.pass_obj
def person(place: ServerPlace, login: str, name: str, kind: str, site_id: str, rw: str) -> None:
    """Beri seseorang nama masuk ke halaman server; yang sudah ada mendapat kata sandi baru."""
    with _opened(place) as opened, opened.database.writing() as connection:
        password = add_person(connection, Person(login, name, Kind(kind), site_id, rw))
    click.echo(f"Nama masuk {login}, kata sandi {password}. Sampaikan langsung kepada {name}.")


@server.command("backup")
@click.argument("target", type=click.Path(path_type=Path), metavar="FOLDER")
@click.pass_context
def backup(context: click.Context, target: Path) -> None:
    """Salin data dan foto server ke FOLDER baru. Boleh selagi server berjalan."""
    place: ServerPlace = context.obj
    with _opened(place) as opened:
        copied = copy_server(opened.database, opened.files, target, now_ms())
    click.echo(f"Cadangan tersimpan: {copied.folder} ({copied.rows} baris, {copied.photos} foto).")
    click.echo(f"Simpan juga {place.receipt_key} di tempat lain yang aman: kunci itu tidak ikut disalin.")
    context.exit(_tell_missing(copied.missing))


@server.command("restore")
@click.argument("source", type=click.Path(path_type=Path), metavar="FOLDER")
@click.option("--yes", is_flag=True, help="Jangan bertanya.")
@click.pass_context
def restore(context: click.Context, source: Path, yes: bool) -> None:
    """Pakai kembali sebuah cadangan. Server harus berhenti. Stasiun mengirim ulang yang belum ada di cadangan."""
    place: ServerPlace = context.obj
    if not yes:
        click.confirm("Data server yang sekarang diganti dengan isi cadangan. Teruskan?", abort=True)
    place.folder.mkdir(parents=True, exist_ok=True)
    with _running(place):
        files = BlobFiles(place.blobs)
        if place.database_url:
            copied, epoch = put_back(source, lambda: open_postgres(place.database_url), files, now_ms())
        else:
            fresh = place.folder / f"{place.database.name}.baru"
            _remove(fresh)
            copied, epoch = put_back(source, lambda: open_sqlite(fresh), files, now_ms())
            _set_aside(place.database)
            fresh.replace(place.database)
    click.echo(f"Cadangan dipakai: {copied.rows} baris, {copied.photos} foto. Masa baru: {epoch}.")
    context.exit(_tell_missing(copied.missing))


@server.command("verify")
@click.option("--receipts", type=click.Path(path_type=Path), help="Tanda terima dari stasiun, satu JSON tiap baris.")
@click.pass_context
def verify(context: click.Context, receipts: Path | None) -> None:
    """Periksa catatan semua stasiun, tanda terima, jumlah tiap sesi, dan foto."""
    place: ServerPlace = context.obj
    kept = _read_receipts(receipts) if receipts else ()
    with _opened(place) as opened:
        verdict = examine(opened.database, opened.files, load_signer(place.receipt_key).public_key, kept)
    click.echo(
        f"Diperiksa: {verdict.ops} catatan, {verdict.rows} baris, {verdict.receipts} tanda terima, "
        f"{verdict.photos} foto."
    )
    for one in verdict.findings[:_SHOWN]:
        click.echo(f"  {one.wrong.value}: {one.where}{'' if one.seq is None else f', catatan ke-{one.seq}'}")
    if verdict.findings:
        click.echo(f"TIDAK UTUH: {len(verdict.findings)} temuan. Simpan folder ini; bandingkan dengan cadangan.")
        context.exit(_ATTENTION)
    click.echo("UTUH.")


@server.command("export")
@click.argument("target", type=click.Path(path_type=Path), metavar="FOLDER")
@click.pass_obj
def export(place: ServerPlace, target: Path) -> None:
    """Tulis semua isi server: satu CSV tiap jenis data, dan catatan perubahan."""
    with _opened(place) as opened:
        for path in write_out(opened.database, target):
            click.echo(str(path))


def _listening(
    place: ServerPlace, secure: Secure, host: str, port: int, shown: str, proxy: str, workers: int
) -> Listening:
    if not secure.wanted:
        return Listening(host, port, proxy=proxy, workers=workers)
    certificate, key = secure.certificate, secure.key
    if certificate is None or key is None:
        certificate, key = place.certificate, place.certificate_key
        place.folder.mkdir(parents=True, exist_ok=True)
        hosts = (shown, "127.0.0.1", "::1", "localhost")
        own_certificate(certificate, key, hosts, datetime.datetime.now(datetime.UTC))
        if shown not in names_of(certificate):
            click.echo(
                f"Perhatian: sertifikat server dibuat untuk alamat lain ({', '.join(names_of(certificate)[:1])}). "
                f"Bila {shown} memang alamat barunya, hapus {certificate} lalu daftarkan ulang semua stasiun."
            )
    return Listening(host, port, certificate, key, proxy, workers)


def _say_started(opened: OpenServer, address: ServerAddress, place: ServerPlace, listening: Listening) -> None:
    click.echo(f"Server Musrenbang berjalan: {address.url}")
    click.echo(f"Data: {'PostgreSQL' if place.database_url else place.database}  Foto: {place.blobs}")
    if listening.certificate is None:
        click.echo("TANPA TLS: pakai hanya di belakang proxy dengan TLS.")
    is_first = not opened.sync.known_devices()
    role = Role.OPERATOR if is_first else Role.FASILITATOR
    name = "Ruang kendali" if is_first else f"Stasiun {clock(now_ms())}"
    _say_code(address, opened.sync.issue_code(name, role), name, role.value)
    click.echo("Hentikan dengan Ctrl+C. Kode lain: perintah server enrol.")


def _say_code(address: ServerAddress, code: str, name: str, role: str) -> None:
    text = joining_text(address, code)
    click.echo(f"\nPendaftaran {name} ({role}), berlaku sehari, untuk satu stasiun:")
    click.echo(f"  Alamat {address.url}\n  Kode   {code}\n\n{qr_lines(text)}\n{text}\n")


@contextmanager
def _opened(place: ServerPlace) -> Iterator[OpenServer]:
    try:
        opened = open_server(place, now_ms)
    except OSError as error:
        raise ExternalError(
            f"Folder {place.folder} tidak dapat dipakai ({error.strerror}).", "Periksa hak dan disknya."
        ) from error
    except NoAnswerError as error:
        raise ExternalError(
            "Basis data tidak menjawab.", "Periksa DATABASE_URL, dan apakah PostgreSQL berjalan."
        ) from error
    try:
        yield opened
    finally:
        opened.close()


@contextmanager
def _running(place: ServerPlace) -> Iterator[None]:
    """Hold the folder for one server. Raises UserError if one runs on it."""
    place.folder.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(place.lock, timeout=0):
            yield
    except Timeout as error:
        raise UserError(
            "Server sudah berjalan di folder ini.", "Hentikan dahulu, atau sebut --data folder lain."
        ) from error


def _set_aside(database: Path) -> None:
    stamp = local_time(now_ms()).strftime("%Y%m%d-%H%M%S")
    for suffix in ("", "-wal", "-shm", "-journal"):
        old = database.with_name(database.name + suffix)
        if old.exists():
            kept = database.with_name(f"{database.name}.sebelum-{stamp}{suffix}")
            old.replace(kept)
            if not suffix:
                click.echo(f"Data yang lama disimpan: {kept}")


def _remove(database: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        database.with_name(database.name + suffix).unlink(missing_ok=True)


def _read_receipts(path: Path) -> tuple[Receipt, ...]:
    try:
        lines = path.read_bytes().splitlines()
        return tuple(read_receipt(line) for line in lines if line.strip())
    except OSError as error:
        raise UserError(f"Berkas {path} tidak terbaca.", "Periksa nama berkasnya.") from error
    except MalformedError as error:
        raise UserError(f"Isi {path} bukan tanda terima.", "Tiap baris harus satu tanda terima dalam JSON.") from error


def _tell_missing(missing: tuple[str, ...]) -> int:
    if not missing:
        return 0
    names = ", ".join(name[:12] for name in missing[:5])
    click.echo(f"{len(missing)} foto tidak ada atau rusak: {names} …  Stasiun yang punya akan mengirim ulang.")
    return _ATTENTION


def _write_log() -> None:
    """Write what happens to the standard error: whoever runs a server keeps its log with the system's own means."""
    logging.basicConfig(force=True, level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
