"""Photos of proposals: what is kept of them, and what may be said and taken back.

Pure. A photo's content is named by its SHA-256; a row of the list says which proposal it belongs to. A photo is
never deleted: it is taken off the list, and can be put back.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from app.domain.errors import UserError
from app.domain.identity import AttachmentId, ProposalId
from app.domain.text import QT_TRANSLATE_NOOP

MAX_CAPTION = 300
MAX_PHOTOS = 20
"""So many photos a proposal shows at most; a sheet of the minutes holds no more."""

JPEG = "image/jpeg"


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo ready to be kept: upright, without the place it was taken at, of a size that a slow line can carry.

    `content` and `thumbnail` are files of type `mime`; width and height are pixels of `content`.
    """

    content: bytes
    thumbnail: bytes
    mime: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class NewAttachment:
    """A photo that shall be kept with a proposal."""

    attachment_id: AttachmentId
    proposal_id: ProposalId
    photo: Photo
    caption: str
    actor: str


@dataclass(frozen=True, slots=True)
class ChangeAttachment:
    """Another caption, or whether the photo is taken off the list. Both are always said."""

    attachment_id: AttachmentId
    caption: str
    removed: bool
    actor: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A photo as it is kept. `size` is the length of its file in bytes, times are Unix milliseconds."""

    attachment_id: AttachmentId
    proposal_id: ProposalId
    sha256: str
    mime: str
    size: int
    width: int
    height: int
    caption: str
    removed: bool
    created_ms: int
    updated_ms: int
    revision: int


@dataclass(frozen=True, slots=True)
class AttachmentFiles:
    """Where the photo and its thumbnail lie on the disk. They are never written to again."""

    photo: PurePath
    thumbnail: PurePath


def check_caption(caption: str) -> str:
    """Return the caption without white space around it. Raises UserError if it is too long."""
    text = " ".join(caption.split())
    if len(text) > MAX_CAPTION:
        raise UserError(
            QT_TRANSLATE_NOOP("photo", "Keterangan foto terlalu panjang."),
            QT_TRANSLATE_NOOP("photo", "Paling banyak {count} huruf; tulis sisanya di usulan.").format(
                count=MAX_CAPTION
            ),
        )
    return text


def too_many() -> UserError:
    """Return the refusal of one photo more than a proposal can show."""
    return UserError(
        QT_TRANSLATE_NOOP("photo", "Usulan ini sudah punya {count} foto.").format(count=MAX_PHOTOS),
        QT_TRANSLATE_NOOP("photo", "Hapus satu foto dahulu, lalu tambahkan lagi."),
    )
