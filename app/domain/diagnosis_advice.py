"""What a person should understand and say about each finding, and the word for each grade of a link.

As in `app.domain.advice`: plain, without jargon, with a next step for the telephone.
"""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.diagnosis import LinkGrade
from app.domain.finding import Finding
from app.domain.text import QT_TRANSLATE_NOOP

CONTEXT = "diagnosis"


@dataclass(frozen=True, slots=True)
class FindingAdvice:
    """`label` for a tile, `what` it means, what to `do`; source texts of context `diagnosis`."""

    label: str
    what: str
    do: str


_ADVICE: dict[Finding, FindingAdvice] = {
    Finding.FLOOR_SILENT: FindingAdvice(
        QT_TRANSLATE_NOOP("diagnosis", "tidak terdengar"),
        QT_TRANSLATE_NOOP("diagnosis", "memegang forum tetapi tidak terdengar"),
        QT_TRANSLATE_NOOP(
            "diagnosis", "Minta pembicara menyalakan mikrofon lalu berbicara; bila belum siap, panggil yang berikutnya."
        ),
    ),
    Finding.BLACK: FindingAdvice(
        QT_TRANSLATE_NOOP("diagnosis", "layar hitam"),
        QT_TRANSLATE_NOOP("diagnosis", "siaran tersambung tetapi gambarnya hitam"),
        QT_TRANSLATE_NOOP("diagnosis", "Minta lokasi membuka tutup lensa, lalu memeriksa kamera dan kabel gambarnya."),
    ),
    Finding.FROZEN: FindingAdvice(
        QT_TRANSLATE_NOOP("diagnosis", "gambar beku"),
        QT_TRANSLATE_NOOP("diagnosis", "gambar sama sekali tidak berubah sejak setengah menit atau lebih"),
        QT_TRANSLATE_NOOP(
            "diagnosis", "Minta orang melambai di depan kamera; bila gambar tetap diam, nyalakan ulang kameranya."
        ),
    ),
    Finding.NO_SOUND: FindingAdvice(
        QT_TRANSLATE_NOOP("diagnosis", "tanpa suara"),
        QT_TRANSLATE_NOOP("diagnosis", "tidak ada suara sama sekali dari lokasi"),
        QT_TRANSLATE_NOOP(
            "diagnosis", "Minta lokasi menyalakan mikrofon, memeriksa tombol bisu dan kabelnya, lalu berbicara."
        ),
    ),
    Finding.PACKETS_LOST: FindingAdvice(
        QT_TRANSLATE_NOOP("diagnosis", "paket hilang"),
        QT_TRANSLATE_NOOP("diagnosis", "sebagian gambar dan suara hilang di jalan"),
        QT_TRANSLATE_NOOP("diagnosis", "Minta lokasi memakai kabel, bukan Wi-Fi, dan menghentikan unduhan lain."),
    ),
    Finding.FPS_DROPPED: FindingAdvice(
        QT_TRANSLATE_NOOP("diagnosis", "fps turun"),
        QT_TRANSLATE_NOOP("diagnosis", "gambar lebih patah-patah daripada biasanya"),
        QT_TRANSLATE_NOOP(
            "diagnosis", "Minta lokasi menutup aplikasi lain di komputernya dan menambah cahaya bila ruangan gelap."
        ),
    ),
    Finding.UPLINK_LOSS: FindingAdvice(
        QT_TRANSLATE_NOOP("diagnosis", "unggahan bocor"),
        QT_TRANSLATE_NOOP("diagnosis", "data lokasi hilang sebelum sampai ke gerbang siaran"),
        QT_TRANSLATE_NOOP(
            "diagnosis", "Minta lokasi pindah ke kabel; bila tetap, memakai SRT dan menaikkan latency-nya di sana."
        ),
    ),
    Finding.UPLINK_JITTER: FindingAdvice(
        QT_TRANSLATE_NOOP("diagnosis", "unggahan tersendat"),
        QT_TRANSLATE_NOOP("diagnosis", "data lokasi sampai ke gerbang siaran tidak teratur"),
        QT_TRANSLATE_NOOP(
            "diagnosis", "Minta lokasi menurunkan laju gambar menjadi 1000 kbps dan menghentikan unggahan lain."
        ),
    ),
    Finding.UPLINK_DELAY: FindingAdvice(
        QT_TRANSLATE_NOOP("diagnosis", "unggahan terlambat"),
        QT_TRANSLATE_NOOP("diagnosis", "jalan dari lokasi ke gerbang siaran terlalu lama"),
        QT_TRANSLATE_NOOP(
            "diagnosis", "Minta lokasi mencoba jaringan lain; beri jeda saat berbicara bergantian dengan lokasi itu."
        ),
    ),
    Finding.SOUND_CLIPPING: FindingAdvice(
        QT_TRANSLATE_NOOP("diagnosis", "suara pecah"),
        QT_TRANSLATE_NOOP("diagnosis", "suara dari lokasi terlalu keras sehingga pecah"),
        QT_TRANSLATE_NOOP("diagnosis", "Minta lokasi mengecilkan volume mikrofon atau menjauhkannya dari mulut."),
    ),
    Finding.SOUND_QUIET: FindingAdvice(
        QT_TRANSLATE_NOOP("diagnosis", "suara terlalu pelan"),
        QT_TRANSLATE_NOOP("diagnosis", "orang yang berbicara di lokasi hampir tidak terdengar"),
        QT_TRANSLATE_NOOP("diagnosis", "Minta lokasi mendekatkan mikrofon ke mulut atau membesarkan volumenya."),
    ),
    Finding.ECHO: FindingAdvice(
        QT_TRANSLATE_NOOP("diagnosis", "gema dari lokasi"),
        QT_TRANSLATE_NOOP("diagnosis", "suara ruang ini kembali lewat mikrofon lokasi"),
        QT_TRANSLATE_NOOP(
            "diagnosis",
            "Minta lokasi mengecilkan pengeras suara atau memakai headset, dan menjauhkan mikrofon darinya.",
        ),
    ),
    Finding.HUM: FindingAdvice(
        QT_TRANSLATE_NOOP("diagnosis", "suara berdengung"),
        QT_TRANSLATE_NOOP("diagnosis", "dengung listrik terdengar di suara lokasi"),
        QT_TRANSLATE_NOOP(
            "diagnosis",
            "Minta lokasi memindahkan kabel atau memakai baterai; atau nyalakan peredam dengung di panel Suara.",
        ),
    ),
    Finding.JITTERY: FindingAdvice(
        QT_TRANSLATE_NOOP("diagnosis", "jaringan tersendat"),
        QT_TRANSLATE_NOOP("diagnosis", "data dari lokasi datang tidak teratur"),
        QT_TRANSLATE_NOOP(
            "diagnosis", "Minta lokasi mendekat ke Wi-Fi atau memakai kabel; orang lain jangan memakai jaringan itu."
        ),
    ),
    Finding.BITRATE_DROPPED: FindingAdvice(
        QT_TRANSLATE_NOOP("diagnosis", "bitrate turun"),
        QT_TRANSLATE_NOOP("diagnosis", "data yang datang jauh lebih sedikit daripada biasanya"),
        QT_TRANSLATE_NOOP(
            "diagnosis", "Minta lokasi memeriksa sinyal internet dan menghentikan unduhan; siapkan jaringan cadangan."
        ),
    ),
    Finding.DARK: FindingAdvice(
        QT_TRANSLATE_NOOP("diagnosis", "terlalu gelap"),
        QT_TRANSLATE_NOOP("diagnosis", "wajah orang di lokasi sulit dikenali karena gelap"),
        QT_TRANSLATE_NOOP("diagnosis", "Minta lokasi menyalakan lampu dan tidak membelakangi jendela."),
    ),
    Finding.BLURRED: FindingAdvice(
        QT_TRANSLATE_NOOP("diagnosis", "buram"),
        QT_TRANSLATE_NOOP("diagnosis", "gambar dari lokasi tidak tajam"),
        QT_TRANSLATE_NOOP("diagnosis", "Minta lokasi mengelap lensa dan mengatur ulang fokus kamera."),
    ),
}

_GRADES: dict[LinkGrade, str] = {
    LinkGrade.GOOD: QT_TRANSLATE_NOOP("diagnosis", "baik"),
    LinkGrade.FAIR: QT_TRANSLATE_NOOP("diagnosis", "cukup"),
    LinkGrade.POOR: QT_TRANSLATE_NOOP("diagnosis", "buruk"),
    LinkGrade.LOST: QT_TRANSLATE_NOOP("diagnosis", "terputus"),
}


def advice_on(finding: Finding) -> FindingAdvice:
    """Return what to say about `finding`."""
    return _ADVICE[finding]


def grade_word(grade: LinkGrade) -> str:
    """Return the word for `grade`, a source text of context `diagnosis`."""
    return _GRADES[grade]
