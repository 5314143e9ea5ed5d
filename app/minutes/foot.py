"""The foot of a page: which document it is, how far, of which data, and the proof of its content."""

from __future__ import annotations

from app.domain.documents.model import CellKind, MinutesDocument
from app.domain.documents.printed import printed
from app.domain.wording import clock, local_time


def foot_text(document: MinutesDocument, seal: str) -> str:
    """Return the foot of a page: name, status, version, state of the data, proof of the content (domain.md §4.2)."""
    at = f"{printed(local_time(document.as_of_ms).date(), CellKind.DAY)} pukul {clock(document.as_of_ms)} WIB"
    version = f" versi {document.version}" if document.version else ""
    return f"{document.name} · {document.status.value}{version} · data per {at} · sidik {seal[:16]}"


def qr_text(document: MinutesDocument, seal: str) -> str:
    """Return what the QR code says: which document, and the proof of its whole content.

    In capitals: a QR code has room for half as many again of these (ISO/IEC 18004, alphanumeric mode), so its squares
    are large enough for a telephone.
    """
    return f"musrenbang:{document.name}:v{document.version}:sha256:{seal}".upper()
