"""What the room and the process of the documents say to each other."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.domain.documents.settings import MinutesSettings
from app.domain.identity import SessionId
from app.minutes.package_terms import ALL_FORMATS, PackageFormat


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
