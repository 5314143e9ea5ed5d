"""The Word templates: which file belongs to which document, and whether they can be filled, before the session."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from app.domain.documents.model import DocumentKind, MinutesDocument
from app.domain.errors import UserError
from app.minutes.trial import trial_documents

TEMPLATES: Mapping[DocumentKind, str] = {
    DocumentKind.BERITA_ACARA: "berita-acara.docx",
    DocumentKind.NOTULEN: "notulen-sesi.docx",
    DocumentKind.PROMISES: "janji-opd.docx",
    DocumentKind.RECEIPTS: "tanda-terima.docx",
}


@dataclass(frozen=True, slots=True)
class TemplateFolders:
    """Where templates are looked for: first those of the office, then those that come with the program."""

    shipped: Path
    office: Path | None = None

    def of(self, kind: DocumentKind) -> Path:
        """Return the template of a kind of document."""
        name = TEMPLATES[kind]
        if self.office is not None and (self.office / name).exists():
            return self.office / name
        return self.shipped / name


@dataclass(frozen=True, slots=True)
class TemplateCheck:
    """What came of filling a template with a made-up session; `problem` is None if it went well."""

    kind: DocumentKind
    path: Path
    problem: UserError | None


def check_templates(folders: TemplateFolders) -> tuple[TemplateCheck, ...]:
    """Fill every template twice: with a session in which there is some of everything, and with an empty one."""
    # The library takes long to load: not at the start of the room.
    write: Callable[[MinutesDocument, Path, Path], None] = importlib.import_module("app.minutes.docx").write_official
    found: list[TemplateCheck] = []
    with TemporaryDirectory(prefix="ruang-kendali-templat-") as folder:
        for kind in DocumentKind:
            path, problem = folders.of(kind), None
            for document in trial_documents(kind):
                try:
                    write(document, Path(folder) / "contoh.docx", path)
                except UserError as error:
                    problem = problem or error
            found.append(TemplateCheck(kind, path, problem))
    return tuple(found)
