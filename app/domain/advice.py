"""What a person should understand and do about each trouble of a feed.

Sentences for the console and for `check-feeds`: plain, without jargon, with a next step
that can be said over the telephone.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.feed import Trouble
from app.domain.text import QT_TRANSLATE_NOOP

CONTEXT = "advice"


@dataclass(frozen=True, slots=True)
class Advice:
    """`what` went wrong and what to `do`; both are source texts of context `advice`."""

    what: str
    do: str


_ADVICE: dict[Trouble, Advice] = {
    Trouble.REFUSED: Advice(
        QT_TRANSLATE_NOOP("advice", "alat di lokasi menolak sambungan"),
        QT_TRANSLATE_NOOP(
            "advice", "Minta operator lokasi memeriksa apakah kamera atau aplikasi siarannya sudah dinyalakan."
        ),
    ),
    Trouble.UNREACHABLE: Advice(
        QT_TRANSLATE_NOOP("advice", "lokasi tidak dapat dijangkau lewat jaringan"),
        QT_TRANSLATE_NOOP("advice", "Telepon lokasi: periksa kabel jaringan, modem, dan listrik."),
    ),
    Trouble.SILENT: Advice(
        QT_TRANSLATE_NOOP("advice", "alat menjawab tetapi tidak mengirim gambar"),
        QT_TRANSLATE_NOOP("advice", "Minta lokasi mematikan lalu menyalakan lagi kamera atau aplikasi siaran."),
    ),
    Trouble.DNS_FAILED: Advice(
        QT_TRANSLATE_NOOP("advice", "nama alamat lokasi tidak dikenal"),
        QT_TRANSLATE_NOOP("advice", "Periksa ejaan alamat di berkas sesi dan sambungan internet ruang kendali."),
    ),
    Trouble.AUTH_FAILED: Advice(
        QT_TRANSLATE_NOOP("advice", "nama pengguna atau kata sandi kamera ditolak"),
        QT_TRANSLATE_NOOP("advice", "Perbaiki kata sandi; dicoba lagi tiap menit agar akun kamera tidak terkunci."),
    ),
    Trouble.NO_CREDENTIAL: Advice(
        QT_TRANSLATE_NOOP("advice", "kata sandi belum disimpan di komputer ini"),
        QT_TRANSLATE_NOOP(
            "advice",
            "Simpan dengan perintah 'keyring set ruang-kendali NAMA', atau isi variabel yang disebut berkas sesi.",
        ),
    ),
    Trouble.NOT_FOUND: Advice(
        QT_TRANSLATE_NOOP("advice", "alamat siaran tidak ada di alat tersebut"),
        QT_TRANSLATE_NOOP("advice", "Periksa bagian akhir alamat (setelah tanda garis miring) di berkas sesi."),
    ),
    Trouble.FILE_MISSING: Advice(
        QT_TRANSLATE_NOOP("advice", "berkas gambar tidak ditemukan"),
        QT_TRANSLATE_NOOP("advice", "Periksa nama dan tempat berkas di berkas sesi."),
    ),
    Trouble.DEVICE_MISSING: Advice(
        QT_TRANSLATE_NOOP("advice", "kamera di komputer ini tidak ditemukan atau dipakai aplikasi lain"),
        QT_TRANSLATE_NOOP("advice", "Pasang lagi kabel kamera dan tutup aplikasi lain yang memakainya."),
    ),
    Trouble.ENDED: Advice(
        QT_TRANSLATE_NOOP("advice", "siaran diakhiri dari lokasi"),
        QT_TRANSLATE_NOOP("advice", "Disambung ulang otomatis. Telepon lokasi bila tidak kembali dalam satu menit."),
    ),
    Trouble.BAD_DATA: Advice(
        QT_TRANSLATE_NOOP("advice", "data yang diterima rusak atau bukan siaran video"),
        QT_TRANSLATE_NOOP("advice", "Periksa alamat di berkas sesi; minta lokasi memulai ulang siaran."),
    ),
    Trouble.UNSUPPORTED: Advice(
        QT_TRANSLATE_NOOP("advice", "jenis siaran tidak dikenal"),
        QT_TRANSLATE_NOOP("advice", "Minta lokasi memilih H.264 untuk gambar dan AAC untuk suara."),
    ),
    Trouble.NO_MEDIA: Advice(
        QT_TRANSLATE_NOOP("advice", "siaran tidak berisi gambar maupun suara"),
        QT_TRANSLATE_NOOP("advice", "Minta lokasi memeriksa pengaturan kamera atau aplikasi siarannya."),
    ),
    Trouble.SERVER_ERROR: Advice(
        QT_TRANSLATE_NOOP("advice", "alat di lokasi melaporkan galat"),
        QT_TRANSLATE_NOOP("advice", "Minta lokasi mematikan lalu menyalakan lagi kamera atau aplikasi siaran."),
    ),
    Trouble.PROTOCOL_DENIED: Advice(
        QT_TRANSLATE_NOOP("advice", "jenis alamat ini tidak diizinkan"),
        QT_TRANSLATE_NOOP("advice", "Pakai rtsp, rtsps, rtmp, rtmps, http, https, udp atau rtp."),
    ),
    Trouble.STALLED: Advice(
        QT_TRANSLATE_NOOP("advice", "tidak ada gambar baru dari lokasi"),
        QT_TRANSLATE_NOOP("advice", "Biasanya jaringan tersendat. Minta lokasi menghentikan unduhan lain."),
    ),
    Trouble.WORKER_DIED: Advice(
        QT_TRANSLATE_NOOP("advice", "penerima gambar berhenti dan sedang dijalankan ulang"),
        QT_TRANSLATE_NOOP("advice", "Tidak perlu tindakan; lokasi lain tidak terpengaruh."),
    ),
    Trouble.WORKER_HUNG: Advice(
        QT_TRANSLATE_NOOP("advice", "penerima gambar macet dan sedang diganti"),
        QT_TRANSLATE_NOOP("advice", "Tidak perlu tindakan; lokasi lain tidak terpengaruh."),
    ),
    Trouble.FAILED: Advice(
        QT_TRANSLATE_NOOP("advice", "siaran tidak dapat dibuka"),
        QT_TRANSLATE_NOOP("advice", "Disambung ulang otomatis. Telepon lokasi bila tidak berhasil."),
    ),
}


def advice_for(trouble: Trouble) -> Advice | None:
    """Return what to say about `trouble`, or None when there is none."""
    return _ADVICE.get(trouble)
