"""The commands for the documents of a session: write all of them, and try the office's Word templates.

Exit codes: 0 all is well, 1 a template needs mending, 2 not done.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from app.domain.errors import UserError
from app.domain.identity import SessionId
from app.minutes.package_terms import ALL_FORMATS, PackageFormat, PackageStep, draft_name
from app.minutes.place import NewFile
from app.minutes.place import place as put
from app.minutes.signing import Pkcs12Signing, SigningWords
from app.minutes.templates import TemplateFolders, check_templates
from app.minutes.verifying import Verdict, Verified, verify_document, verify_package, verify_print
from app.printing.order import PackageOrder
from app.printing.package import print_package
from app.session.clock import SystemClock
from app.settings.minutes_file import load_minutes_settings, sentences_problem
from app.settings.paths import AppPaths, find_paths

_MEND = 1


@click.group("minutes")
def minutes() -> None:
    """Dokumen sidang: berita acara, notulen, rekap, janji OPD, tanda terima."""


@minutes.command("package")
@click.argument("session_id", metavar="ID-SESI")
@click.option("--out", "folder", type=click.Path(path_type=Path), required=True, help="Folder hasil.")
@click.option("--store", "store_file", type=click.Path(path_type=Path), help="Berkas penyimpanan lain.")
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice([one.value for one in PackageFormat]),
    help="Jenis berkas; boleh diulang. Tanpa pilihan: semua.",
)
def package(session_id: str, folder: Path, store_file: Path | None, formats: tuple[str, ...]) -> None:
    """Tulis semua dokumen sebuah sesi ke folder baru, untuk semua lokasi sekaligus."""
    paths = find_paths()
    store = store_file or paths.store
    if not store.exists():
        raise UserError(f"Penyimpanan {store} tidak ada.", "Jalankan sebuah sesi lebih dahulu.")
    order = PackageOrder(
        store=store,
        session_id=SessionId(session_id),
        settings=load_minutes_settings(paths.minutes, SessionId(session_id)),
        folder=folder,
        resources=paths.resources,
        office_templates=paths.templates,
        draft=draft_name(),
        now_ms=SystemClock().now_ms(),
        formats=frozenset(PackageFormat(one) for one in formats) or ALL_FORMATS,
    )
    files = print_package(order, _tell)
    click.echo(f"{len(files)} berkas: {files[0].parent if len(files) == 1 else _common(files)}")


@minutes.command("check-templates")
@click.pass_context
def check(context: click.Context) -> None:
    """Coba isi semua templat Word dan periksa kalimat dokumen, yang bawaan dan yang diganti kantor, sebelum sidang."""
    paths = find_paths()
    found = check_templates(_folders(paths))
    for one in found:
        if one.problem is None:
            click.echo(f"BAIK   {one.path}")
        else:
            click.echo(f"SALAH  {one.path}\n       {one.problem.message}\n       {one.problem.advice}")
    sentences = sentences_problem(paths.minutes)
    if sentences is None:
        click.echo(f"BAIK   kalimat di {paths.minutes}")
    else:
        click.echo(f"SALAH  {paths.minutes}\n       {sentences.message}\n       {sentences.advice}")
    context.exit(_MEND if sentences or any(one.problem for one in found) else 0)


@minutes.command("templates")
@click.argument("folder", type=click.Path(path_type=Path), metavar="[FOLDER]", required=False)
def templates(folder: Path | None) -> None:
    """Salin templat bawaan ke folder templat kantor (atau ke FOLDER), untuk diubah di Word.

    Templat yang sudah ada di sana dibiarkan.
    """
    paths = find_paths()
    target = folder or paths.templates
    target.mkdir(parents=True, exist_ok=True)
    for one in check_templates(TemplateFolders(paths.resources / "templates")):
        copy = target / one.path.name
        if copy.exists():
            click.echo(f"sudah ada  {copy}")
            continue
        copy.write_bytes(one.path.read_bytes())
        click.echo(f"disalin    {copy}")


@minutes.command("verify")
@click.argument("path", type=click.Path(path_type=Path, exists=True), metavar="FOLDER|JSON")
@click.option("--qr", "said", metavar="TEKS", help="Isi kode QR sebuah cetakan, atau sidik di kaki halamannya.")
@click.pass_context
def verify(context: click.Context, path: Path, said: str | None) -> None:
    """Bandingkan paket dengan daftar sidiknya, satu dokumen JSON dengan sidiknya, atau cetakan dengan paket."""
    if said is not None:
        found: tuple[Verified, ...] = (verify_print(path, said),)
    else:
        found = verify_package(path) if path.is_dir() else (verify_document(path),)
    for one in found:
        if one.verdict is not Verdict.SAME or one.seal:
            click.echo(f"{one.verdict.value:<10} {one.name}{f'  sidik {one.seal}' if one.seal else ''}")
    changed = sum(one.verdict is not Verdict.SAME for one in found)
    click.echo(f"{len(found)} berkas diperiksa, {changed} tidak sama.")
    context.exit(_MEND if changed else 0)


@minutes.command("sign")
@click.argument("pdfs", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True), metavar="PDF…")
@click.option(
    "--key", "key_file", type=click.Path(path_type=Path, exists=True), required=True, help="Kunci kantor, .p12."
)
@click.option("--passphrase", prompt="Kata sandi kunci", hide_input=True, help="Lebih aman: biarkan ditanya.")
@click.option("--place", default="", help="Kota tempat menandatangani.")
def sign(pdfs: tuple[Path, ...], key_file: Path, passphrase: str, place: str) -> None:
    """Tanda tangani PDF dengan kunci kantor (PAdES). Berkas asli tetap; hasilnya …-tertanda.pdf di sebelahnya."""
    signing = Pkcs12Signing(key_file, passphrase)
    for pdf in pdfs:
        write = partial(_signed, signing, pdf, SigningWords(place=place))
        (signed,) = put(pdf.parent, [NewFile(f"{pdf.stem}-tertanda.pdf", write)])
        click.echo(str(signed))


def _signed(signing: Pkcs12Signing, pdf: Path, words: SigningWords, target: Path) -> None:
    signing.sign(pdf, target, words)


def _folders(paths: AppPaths) -> TemplateFolders:
    return TemplateFolders(paths.resources / "templates", paths.templates)


def _tell(step: PackageStep) -> None:
    click.echo(f"[{step.done + 1:>3}/{step.total}] {step.name}")


def _common(files: tuple[Path, ...]) -> Path:
    """Return the folder that all files lie in."""
    parents = [set(file.parents) for file in files]
    return max(set.intersection(*parents), key=lambda path: len(path.parts))


ALL = (minutes,)
"""The commands, for the command line to add."""
