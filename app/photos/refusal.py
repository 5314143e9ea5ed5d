"""Why a file is no photo that can be kept, and what to do about it."""

from __future__ import annotations

from enum import StrEnum

from app.domain.errors import UserError
from app.domain.text import QT_TRANSLATE_NOOP

MAX_BYTES = 30_000_000
"""No telephone writes a photo that is larger; a scan as a bare PNG may."""


class Refusal(StrEnum):
    """What is wrong with the file."""

    MISSING = "missing"
    EMPTY = "empty"
    TOO_LARGE = "too_large"
    TOO_MANY_PIXELS = "too_many_pixels"
    DRAWING = "drawing"
    NO_PHOTO = "no_photo"
    DAMAGED = "damaged"
    TOO_SLOW = "too_slow"


_FORMATS = QT_TRANSLATE_NOOP("photo", "Simpan sebagai JPEG atau PNG, lalu tambahkan lagi.")
_SCREENSHOT = QT_TRANSLATE_NOOP("photo", "Buka foto itu, ambil tangkapan layarnya, lalu tempel di sini.")

_WORDS = {
    Refusal.MISSING: (
        QT_TRANSLATE_NOOP("photo", "Berkas {name} tidak dapat dibaca."),
        QT_TRANSLATE_NOOP("photo", "Periksa apakah berkas itu masih ada, atau salin dahulu ke komputer ini."),
    ),
    Refusal.EMPTY: (QT_TRANSLATE_NOOP("photo", "Berkas {name} kosong."), _SCREENSHOT),
    Refusal.TOO_LARGE: (QT_TRANSLATE_NOOP("photo", "Berkas {name} lebih dari 30 MB."), _SCREENSHOT),
    Refusal.TOO_MANY_PIXELS: (QT_TRANSLATE_NOOP("photo", "Foto {name} lebih dari 64 juta piksel."), _SCREENSHOT),
    Refusal.DRAWING: (QT_TRANSLATE_NOOP("photo", "{name} adalah gambar vektor atau dokumen, bukan foto."), _FORMATS),
    Refusal.NO_PHOTO: (QT_TRANSLATE_NOOP("photo", "{name} bukan foto JPEG, PNG, WebP, atau HEIC."), _FORMATS),
    Refusal.DAMAGED: (
        QT_TRANSLATE_NOOP("photo", "Foto {name} rusak atau terpotong."),
        QT_TRANSLATE_NOOP("photo", "Minta foto itu dikirim ulang, sebaiknya sebagai dokumen."),
    ),
    Refusal.TOO_SLOW: (QT_TRANSLATE_NOOP("photo", "Foto {name} tidak dapat diolah."), _SCREENSHOT),
}


def refused(refusal: Refusal, name: str) -> UserError:
    """Return the error that says it. `name` is the file as the person knows it."""
    message, advice = _WORDS[refusal]
    return UserError(message.format(name=name), advice)
