"""What the room and the process of the documents say to each other."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.domain.documents.settings import MinutesSettings
from app.domain.errors import AppError
from app.domain.identity import SessionId
from app.minutes.package_terms import ALL_FORMATS, PackageFormat
from app.minutes.typesetting_job import TypesettingJob


@dataclass(frozen=True, slots=True)
class PackageOrder:
    """What shall be written, and where. `now_ms` counts for a session that is still open."""

    store: Path
    session_id: SessionId
    settings: MinutesSettings
    folder: Path
    resources: Path
    office_templates: Path | None
    draft: str
    now_ms: int
    formats: frozenset[PackageFormat] = ALL_FORMATS


@dataclass(frozen=True, slots=True)
class PackageDone:
    """The files, as they lie in their folder."""

    files: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class PackageFailed:
    """What an AppError says, as it can travel."""

    message: str
    advice: str


@dataclass(frozen=True, slots=True)
class SetOrder:
    """What was prepared, and where its PDF goes."""

    job: TypesettingJob
    target: Path


@dataclass(frozen=True, slots=True)
class SetDone:
    """What came of it: what was raised, None if the file is there; and how large the process is now."""

    error: OSError | AppError | None
    resident_bytes: int


@dataclass(frozen=True, slots=True)
class JointSetup:
    """The order of the package, and the folder for what the setter reads."""

    order: PackageOrder
    root: Path


@dataclass(frozen=True, slots=True)
class JointPrepared:
    """The joint notulen lies ready to be set; `seal` is the print of its content."""

    job: TypesettingJob
    seal: str


@dataclass(frozen=True, slots=True)
class ReadyPdf:
    """A PDF that was set beforehand, of the document with this print."""

    seal: str
    path: Path
