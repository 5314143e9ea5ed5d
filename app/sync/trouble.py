"""What can go wrong between a station and its server, in words that say what to do.

Nothing of it ever acknowledges anything. What passes by itself is tried again; what a person has to mend stops the
exchange until somebody asks for it again, so that a wall is not run into a thousand times.
"""

from __future__ import annotations

from enum import StrEnum

from app.domain.errors import ExternalError
from app.domain.text import QT_TRANSLATE_NOOP
from app.sync.wire_replies import ErrorCode, Refusal


class Kind(StrEnum):
    """What went wrong."""

    UNREACHABLE = "unreachable"
    SILENT = "silent"
    CUT = "cut"
    PORTAL = "portal"
    """Something answered that is not a server of ours: a login page of the network, a proxy."""
    WRONG_SERVER = "wrong_server"
    CERTIFICATE = "certificate"
    UNAUTHORIZED = "unauthorized"
    FORBIDDEN = "forbidden"
    BUSY = "busy"
    BROKEN = "broken"
    """The server says that it failed."""
    UNREADABLE = "unreadable"
    """It is our server, but its answer is not what the protocol says."""
    QUOTA = "quota"
    REFUSED = "refused"
    """Another refusal; the caller knows what to make of it."""
    NEW_IDENTITY = "new_identity"
    DIFFERS = "differs"
    FORGED = "forged"


PASSING = frozenset(Kind) - {
    Kind.WRONG_SERVER,
    Kind.CERTIFICATE,
    Kind.UNAUTHORIZED,
    Kind.FORBIDDEN,
    Kind.REFUSED,
    Kind.NEW_IDENTITY,
    Kind.FORGED,
}
"""What may be over by itself, with the network or the server."""

_WORDS = {
    Kind.UNREACHABLE: (
        QT_TRANSLATE_NOOP("sync", "Server tidak dapat dihubungi."),
        QT_TRANSLATE_NOOP("sync", "Periksa kabel, Wi-Fi, dan apakah server menyala. Dicoba lagi otomatis."),
    ),
    Kind.SILENT: (
        QT_TRANSLATE_NOOP("sync", "Server tidak menjawab pada waktunya."),
        QT_TRANSLATE_NOOP("sync", "Jaringan mungkin lambat. Dicoba lagi otomatis."),
    ),
    Kind.CUT: (
        QT_TRANSLATE_NOOP("sync", "Sambungan ke server terputus di tengah pengiriman."),
        QT_TRANSLATE_NOOP("sync", "Dilanjutkan otomatis dari bagian yang sudah sampai."),
    ),
    Kind.PORTAL: (
        QT_TRANSLATE_NOOP("sync", "Jaringan ini meminta masuk (login) dahulu, atau ada perantara yang menjawab."),
        QT_TRANSLATE_NOOP("sync", "Buka peramban, masuk ke jaringan itu, lalu tekan Kirim sekarang."),
    ),
    Kind.WRONG_SERVER: (
        QT_TRANSLATE_NOOP("sync", "Yang menjawab di alamat itu server lain, bukan server tempat mendaftar."),
        QT_TRANSLATE_NOOP("sync", "Periksa alamat server. Tidak ada data yang dikirim ke sana."),
    ),
    Kind.CERTIFICATE: (
        QT_TRANSLATE_NOOP("sync", "Sertifikat server tidak dikenal atau sudah habis masa berlakunya."),
        QT_TRANSLATE_NOOP("sync", "Periksa jam komputer ini; bila benar, minta kode pendaftaran baru ke pengelola."),
    ),
    Kind.UNAUTHORIZED: (
        QT_TRANSLATE_NOOP("sync", "Server tidak mengenal lagi stasiun ini."),
        QT_TRANSLATE_NOOP("sync", "Minta kode pendaftaran baru ke pengelola server. Data di sini tetap utuh."),
    ),
    Kind.FORBIDDEN: (
        QT_TRANSLATE_NOOP("sync", "Peran stasiun ini tidak boleh melakukan hal itu."),
        QT_TRANSLATE_NOOP("sync", "Minta pengelola server mengubah perannya."),
    ),
    Kind.BUSY: (
        QT_TRANSLATE_NOOP("sync", "Server sedang sibuk."),
        QT_TRANSLATE_NOOP("sync", "Dicoba lagi otomatis."),
    ),
    Kind.BROKEN: (
        QT_TRANSLATE_NOOP("sync", "Server melaporkan galat."),
        QT_TRANSLATE_NOOP("sync", "Dicoba lagi otomatis; bila berulang, beri tahu pengelola server."),
    ),
    Kind.UNREADABLE: (
        QT_TRANSLATE_NOOP("sync", "Jawaban server tidak terbaca."),
        QT_TRANSLATE_NOOP("sync", "Dicoba lagi otomatis; bila berulang, samakan versi program di kedua sisi."),
    ),
    Kind.QUOTA: (
        QT_TRANSLATE_NOOP("sync", "Tempat untuk foto di server penuh."),
        QT_TRANSLATE_NOOP("sync", "Usulan tetap terkirim; minta pengelola server menambah tempat."),
    ),
    Kind.REFUSED: (
        QT_TRANSLATE_NOOP("sync", "Server menolak permintaan ini."),
        QT_TRANSLATE_NOOP("sync", "Samakan versi program di kedua sisi; rinciannya ada di folder log."),
    ),
    Kind.NEW_IDENTITY: (
        QT_TRANSLATE_NOOP("sync", "Data ini pernah disalin atau dipulihkan, jadi stasiun ini memakai identitas baru."),
        QT_TRANSLATE_NOOP("sync", "Minta satu kode pendaftaran lagi; yang belum terkirim ikut pindah."),
    ),
    Kind.DIFFERS: (
        QT_TRANSLATE_NOOP("sync", "Isi di sini dan di server belum sama."),
        QT_TRANSLATE_NOOP("sync", "Dibaca ulang otomatis; bila berulang, beri tahu pengelola server."),
    ),
    Kind.FORGED: (
        QT_TRANSLATE_NOOP("sync", "Tanda terima dari server tidak sah."),
        QT_TRANSLATE_NOOP("sync", "Jangan lanjutkan; beri tahu pengelola server. Tidak ada yang dianggap terkirim."),
    ),
}

_OF_CODE = {
    ErrorCode.UNAUTHORIZED: Kind.UNAUTHORIZED,
    ErrorCode.FORBIDDEN: Kind.FORBIDDEN,
    ErrorCode.WRONG_DEVICE: Kind.UNAUTHORIZED,
    ErrorCode.BUSY: Kind.BUSY,
    ErrorCode.TOO_OFTEN: Kind.BUSY,
    ErrorCode.INTERNAL: Kind.BROKEN,
    ErrorCode.QUOTA: Kind.QUOTA,
}


class SyncError(ExternalError):
    """The exchange could not go on. `detail` is English, for the log; `refusal` is what the server said, if it did."""

    def __init__(
        self, kind: Kind, detail: str = "", *, refusal: Refusal | None = None, retry_after_s: float | None = None
    ) -> None:
        super().__init__(*_WORDS[kind])
        self.kind = kind
        self.detail = detail
        self.refusal = refusal
        self.retry_after_s = retry_after_s

    @property
    def passes(self) -> bool:
        """Tell whether it may be over by itself."""
        return self.kind in PASSING


def refused(refusal: Refusal, retry_after_s: float | None) -> SyncError:
    """Return what the server's refusal means for the exchange."""
    kind = _OF_CODE.get(refusal.code, Kind.REFUSED)
    return SyncError(kind, f"{refusal.code}: {refusal.detail}", refusal=refusal, retry_after_s=retry_after_s)
