"""All files of a session in one new folder: complete and in its place, or not there at all.

For each site Berita Acara with annexes, workbook and receipts; for the session notulen, recap, promises, the lists for
SIPD and SIENCANG, and the hashes of everything.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

from app.domain.documents.build import build, plans
from app.domain.documents.listing import Lists
from app.domain.documents.model import DocumentKind, MinutesDocument
from app.domain.errors import UserError
from app.domain.proposal import Source
from app.domain.session import Session
from app.domain.text import QT_TRANSLATE_NOOP
from app.domain.usulan_export import exported_list
from app.domain.wording import local_time
from app.minutes.docx import write_official
from app.minutes.package_terms import ALL_FORMATS, PackageCancelledError, PackageFormat, PackageStep
from app.minutes.pdf import PdfWriter, PhotoFile
from app.minutes.place import explained, safe_name
from app.minutes.plain_files import write_csv, write_json
from app.minutes.sheets import WorkbookProperties
from app.minutes.templates import TemplateFolders
from app.minutes.usulan_lists import usulan_sheet
from app.minutes.verifying import HASHES
from app.minutes.word_environment import WordEnvironment
from app.minutes.workbook import workbook_properties, workbook_sheets
from app.minutes.xlsx import write_sheets

JOINT_FOLDER = "Gabungan"

TABLES: Mapping[str, str] = {"01_Usulan": "Usulan", "05_Notulen": "Notulen", "06_Log_bicara": "Log-Bicara"}
"""The sheets of the session's workbook that are written as CSV too."""

_MAX_COPIES = 999


@dataclass(frozen=True, slots=True)
class PackagePlaces:
    """Where a package goes, and what it is made with.

    `photo_file` says where a photo lies, `draft` what the folder is called until it is complete.
    """

    folder: Path
    resources: Path
    office_templates: Path | None
    photo_file: PhotoFile
    draft: str


SetPdf = Callable[[MinutesDocument, Path], "Future[None]"]
"""Sets a document as PDF, at once or in a process of its own; the future is done when the file is there."""

Printed = Callable[[MinutesDocument], MinutesDocument]
"""Puts the notulis' edits on a built document, or gives what was kept of a final one."""


def write_package(
    lists: Lists,
    places: PackagePlaces,
    *,
    printed: Printed = lambda document: document,
    set_pdf: SetPdf | None = None,
    formats: frozenset[PackageFormat] = ALL_FORMATS,
    told: Callable[[PackageStep], bool] = lambda _: True,
) -> tuple[Path, ...]:
    """Write everything into a new folder below `places.folder` and return the files.

    - Documents are built one after the other, so that never more than one of them is in memory.
    - `told` hears of each file before it is written; if it returns False, nothing is left and PackageCancelledError
      is raised.
    - A folder that is there already stays as it is: the new one gets a number, ` (2)` and up.
    - Raises UserError or ExternalError with advice if a template, the folder or the disk does not let us.
    """
    session = lists.material.record.session
    draft = places.folder / places.draft
    writing = _Writing(lists, places, formats, draft, told, set_pdf or _at_once(places))
    try:
        draft.mkdir(parents=True)
        for plan in plans(session):
            writing.document(printed(build(lists, plan)))
        writing.lists_of_other_systems()
        _write_hashes(draft)
        _force_to_disk(draft)
        folder = _in_place(draft, places.folder, f"Paket-{safe_name(session.session_id)}")
    except OSError as exc:
        raise explained(exc) from exc
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return tuple(sorted(path for path in folder.rglob("*") if path.is_file()))


def _at_once(places: PackagePlaces) -> SetPdf:
    writer = PdfWriter(places.resources)

    def set_pdf(document: MinutesDocument, target: Path) -> Future[None]:
        done: Future[None] = Future()
        writer.write(document, target, places.photo_file)
        done.set_result(None)
        return done

    return set_pdf


class _Writing:
    """One package while it is written."""

    def __init__(
        self,
        lists: Lists,
        places: PackagePlaces,
        formats: frozenset[PackageFormat],
        draft: Path,
        told: Callable[[PackageStep], bool],
        set_pdf: SetPdf,
    ) -> None:
        self._lists = lists
        self._places = places
        self._formats = formats
        self._draft = draft
        self._told = told
        self._set_pdf = set_pdf
        self._templates = TemplateFolders(places.resources / "templates", places.office_templates)
        self._word = WordEnvironment()
        self._done = 0
        self._total = _count(lists.material.record.session, formats)

    def document(self, document: MinutesDocument) -> None:
        """Write a document in every format; the PDF is set while the others are written."""
        stem = f"{self._folder(document)}/{safe_name(document.name)}"
        setting = None
        if PackageFormat.PDF in self._formats:
            setting = self._set_pdf(document, self._begin(f"{stem}.pdf"))
            if document.kind is DocumentKind.NOTULEN:
                # The largest document: its pages and its workbook together would take too much memory.
                setting.result()
        if PackageFormat.DOCX in self._formats:
            target = self._begin(f"{stem}.docx")
            template = self._templates.of(document.kind)
            write_official(document, target, template, self._places.photo_file, self._word)
        if PackageFormat.JSON in self._formats:
            write_json(document, self._begin(f"{stem}.json"))
        if document.kind in (DocumentKind.BERITA_ACARA, DocumentKind.NOTULEN):
            self._workbook(document)
        if setting is not None:
            setting.result()

    def lists_of_other_systems(self) -> None:
        """Write all proposals as SIPD and SIENCANG take them."""
        session = self._lists.material.record.session
        if PackageFormat.XLSX not in self._formats:
            return
        proposals = [proposal for site in session.sites for proposal in self._lists.of(site)]
        written = local_time(self._lists.material.as_of_ms)
        for source in (Source.SIPD, Source.SIENCANG):
            name = f"Usulan-{source.value.upper()}-{session.held_on.isoformat()}"
            properties = WorkbookProperties(name, session.agency, written, self._lists.material.settings.paper)
            sheet = usulan_sheet(exported_list(source, session, proposals))
            write_sheets([sheet], properties, self._begin(f"{JOINT_FOLDER}/{name}.xlsx"))

    def _workbook(self, document: MinutesDocument) -> None:
        session = self._lists.material.record.session
        day = session.held_on.isoformat()
        site = session.site(document.site_id) if document.site_id else None
        wants_tables = PackageFormat.CSV in self._formats and site is None
        if not wants_tables and PackageFormat.XLSX not in self._formats:
            return
        sheets = workbook_sheets(self._lists, document, [site] if site else session.sites)
        if PackageFormat.XLSX in self._formats:
            name = f"Lampiran-{site.code}-{day}" if site else f"Rekap-Sesi-{day}"
            target = self._begin(f"{self._folder(document)}/{safe_name(name)}.xlsx")
            write_sheets(sheets, workbook_properties(document), target)
        if wants_tables:
            for sheet in sheets:
                if sheet.name in TABLES:
                    write_csv(sheet, self._begin(f"{JOINT_FOLDER}/{TABLES[sheet.name]}-{day}.csv"))

    def _folder(self, document: MinutesDocument) -> str:
        if document.site_id is None:
            return JOINT_FOLDER
        site = self._lists.material.record.session.site(document.site_id)
        return safe_name(f"{site.code}-{site.name}")

    def _begin(self, name: str) -> Path:
        """Say which file comes next and return where it goes. Raises PackageCancelledError if it shall not."""
        target = self._draft / name
        if not self._told(PackageStep(self._done, self._total, target.name)):
            raise PackageCancelledError
        self._done += 1
        target.parent.mkdir(parents=True, exist_ok=True)
        return target


def _count(session: Session, formats: frozenset[PackageFormat]) -> int:
    """Return how many files there will be, without that of the hashes."""
    documents, workbooks = len(plans(session)), len(session.sites) + 1
    counts = {
        PackageFormat.PDF: documents,
        PackageFormat.DOCX: documents,
        PackageFormat.JSON: documents,
        PackageFormat.XLSX: workbooks + 2,
        PackageFormat.CSV: len(TABLES),
    }
    return sum(counts[one] for one in formats)


def _write_hashes(folder: Path) -> None:
    """Write what `sha256sum --check` reads: the proof of every file, for an office that does not sign."""
    lines = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        lines.append(f"{digest}  {path.relative_to(folder).as_posix()}\n")
    (folder / HASHES).write_text("".join(lines), encoding="utf-8", newline="\n")


def _force_to_disk(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("r+b") as file:
                os.fsync(file.fileno())


def _in_place(draft: Path, parent: Path, name: str) -> Path:
    """Give the finished folder the first name that is free; one that is there is never touched."""
    for number in range(1, _MAX_COPIES + 1):
        target = parent / (name if number == 1 else f"{name} ({number})")
        if target.exists():
            continue
        try:
            draft.rename(target)
        except FileExistsError:
            continue
        except OSError:
            # Somebody else may have taken the name meanwhile: an empty folder of that name gives way on some systems.
            if target.exists():
                continue
            raise
        return target
    raise UserError(
        QT_TRANSLATE_NOOP("minutes", "Terlalu banyak salinan berkas ini di folder tujuan."),
        QT_TRANSLATE_NOOP("minutes", "Pindahkan salinan lama atau pilih folder lain."),
    )
