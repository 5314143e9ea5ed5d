"""The commands for the documents of a session: write all of them, and try the office's Word templates.

Exit codes: 0 all is well, 1 a template needs mending, 2 not done.
"""

from __future__ import annotations

from pathlib import Path

import click

from app.domain.errors import UserError
from app.domain.identity import SessionId
from app.minutes.package_terms import ALL_FORMATS, PackageFormat, PackageStep, draft_name
from app.minutes.templates import TemplateFolders, check_templates
from app.printing.order import PackageOrder
from app.printing.package import print_package
from app.session.clock import SystemClock
from app.settings.minutes_file import load_minutes_settings
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
    """Coba isi semua templat Word, yang bawaan dan yang diganti kantor, sebelum sidang."""
    paths = find_paths()
    found = check_templates(_folders(paths))
    for one in found:
        if one.problem is None:
            click.echo(f"BAIK   {one.path}")
        else:
            click.echo(f"SALAH  {one.path}\n       {one.problem.message}\n       {one.problem.advice}")
    context.exit(_MEND if any(one.problem for one in found) else 0)


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
