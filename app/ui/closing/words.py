"""What documents still lack, in the words of the page, and where it is put right."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from app.domain.documents.gaps import Gap, GapKind
from app.domain.text import QT_TRANSLATE_NOOP
from app.ui.words import translated

_CONTEXT = "closing"


class Where(StrEnum):
    """The page on which a gap is filled."""

    ATTENDANCE = "attendance"
    OFFICIALS = "officials"
    FORM = "form"
    DECISIONS = "decisions"
    TEXT = "text"
    AGENDA = "agenda"
    SENDING = "sending"
    HERE = "here"


_GAPS: dict[GapKind, tuple[Where, str, str]] = {
    GapKind.NOBODY_PRESENT: (
        Where.ATTENDANCE,
        QT_TRANSLATE_NOOP("closing", "daftar hadir kosong"),
        QT_TRANSLATE_NOOP("closing", "Belum ada yang dicatat hadir"),
    ),
    GapKind.QUORUM: (
        Where.ATTENDANCE,
        QT_TRANSLATE_NOOP("closing", "kuorum kurang {count}"),
        QT_TRANSLATE_NOOP("closing", "Kuorum kurang {count} orang"),
    ),
    GapKind.PERSON_WITHOUT_UNSUR: (
        Where.ATTENDANCE,
        QT_TRANSLATE_NOOP("closing", "{count} tanpa unsur"),
        QT_TRANSLATE_NOOP("closing", "Unsur {subject} belum diisi"),
    ),
    GapKind.PERSON_WITHOUT_GENDER: (
        Where.ATTENDANCE,
        QT_TRANSLATE_NOOP("closing", "{count} tanpa L/P"),
        QT_TRANSLATE_NOOP("closing", "L/P {subject} belum diisi"),
    ),
    GapKind.DELEGATES: (
        Where.ATTENDANCE,
        QT_TRANSLATE_NOOP("closing", "delegasi kurang {count}"),
        QT_TRANSLATE_NOOP("closing", "Delegasi kurang {count} orang"),
    ),
    GapKind.NO_WOMAN_DELEGATE: (
        Where.ATTENDANCE,
        QT_TRANSLATE_NOOP("closing", "delegasi tanpa perempuan"),
        QT_TRANSLATE_NOOP("closing", "Belum ada delegasi perempuan"),
    ),
    GapKind.LURAH: (
        Where.OFFICIALS,
        QT_TRANSLATE_NOOP("closing", "nama lurah"),
        QT_TRANSLATE_NOOP("closing", "Nama lurah belum diisi"),
    ),
    GapKind.LURAH_NIP: (
        Where.OFFICIALS,
        QT_TRANSLATE_NOOP("closing", "NIP lurah"),
        QT_TRANSLATE_NOOP("closing", "NIP {subject} belum diisi"),
    ),
    GapKind.ORGANISER: (
        Where.OFFICIALS,
        QT_TRANSLATE_NOOP("closing", "ketua tim"),
        QT_TRANSLATE_NOOP("closing", "Nama ketua tim penyelenggara belum diisi"),
    ),
    GapKind.NUMBER: (
        Where.OFFICIALS,
        QT_TRANSLATE_NOOP("closing", "nomor"),
        QT_TRANSLATE_NOOP("closing", "Nomor berita acara belum diisi"),
    ),
    GapKind.DRAFT_PROPOSAL: (
        Where.FORM,
        QT_TRANSLATE_NOOP("closing", "{count} usulan masih draf"),
        QT_TRANSLATE_NOOP("closing", "{subject} masih draf: lengkapi dan simpan"),
    ),
    GapKind.UNDECIDED: (
        Where.DECISIONS,
        QT_TRANSLATE_NOOP("closing", "{count} usulan belum diputus"),
        QT_TRANSLATE_NOOP("closing", "{subject} belum diputus"),
    ),
    GapKind.PRIORITY: (
        Where.DECISIONS,
        QT_TRANSLATE_NOOP("closing", "{count} tanpa urutan prioritas"),
        QT_TRANSLATE_NOOP("closing", "{subject} disepakati tanpa urutan prioritas"),
    ),
    GapKind.SIZE: (
        Where.DECISIONS,
        QT_TRANSLATE_NOOP("closing", "{count} tanpa volume atau biaya"),
        QT_TRANSLATE_NOOP("closing", "Volume atau biaya {subject} masih menyusul"),
    ),
    GapKind.REASON: (
        Where.DECISIONS,
        QT_TRANSLATE_NOOP("closing", "{count} alasan"),
        QT_TRANSLATE_NOOP("closing", "Alasan putusan {subject} belum ditulis"),
    ),
    GapKind.REFERENCE: (
        Where.DECISIONS,
        QT_TRANSLATE_NOOP("closing", "{count} nomor rujukan"),
        QT_TRANSLATE_NOOP("closing", "Nomor rujukan {subject} belum diisi"),
    ),
    GapKind.UNNAMED_SPEAKER: (
        Where.TEXT,
        QT_TRANSLATE_NOOP("closing", "{count} pembicara tanpa nama"),
        QT_TRANSLATE_NOOP("closing", "Ada giliran yang pembicaranya belum dinamai"),
    ),
    GapKind.CHAIR: (
        Where.OFFICIALS,
        QT_TRANSLATE_NOOP("closing", "pimpinan sidang"),
        QT_TRANSLATE_NOOP("closing", "Nama pimpinan sidang belum diisi"),
    ),
    GapKind.CHAIR_NIP: (
        Where.OFFICIALS,
        QT_TRANSLATE_NOOP("closing", "NIP pimpinan"),
        QT_TRANSLATE_NOOP("closing", "NIP pimpinan sidang belum diisi"),
    ),
    GapKind.SECRETARY: (
        Where.OFFICIALS,
        QT_TRANSLATE_NOOP("closing", "notulis"),
        QT_TRANSLATE_NOOP("closing", "Nama notulis belum diisi"),
    ),
    GapKind.LETTERHEAD: (
        Where.OFFICIALS,
        QT_TRANSLATE_NOOP("closing", "kop surat"),
        QT_TRANSLATE_NOOP("closing", "Kop surat belum diisi"),
    ),
    GapKind.AGENDA: (
        Where.AGENDA,
        QT_TRANSLATE_NOOP("closing", "susunan acara"),
        QT_TRANSLATE_NOOP("closing", "Susunan acara belum dijalankan"),
    ),
    GapKind.STILL_OPEN: (
        Where.HERE,
        QT_TRANSLATE_NOOP("closing", "sidang masih terbuka"),
        QT_TRANSLATE_NOOP("closing", "Sidang masih terbuka; ditutup saat dokumen dibuat final"),
    ),
    GapKind.CONFLICTS: (
        Where.SENDING,
        QT_TRANSLATE_NOOP("closing", "{count} konflik"),
        QT_TRANSLATE_NOOP("closing", "{count} perbedaan dengan server belum diselesaikan"),
    ),
    GapKind.UNSENT: (
        Where.SENDING,
        QT_TRANSLATE_NOOP("closing", "{count} belum terkirim"),
        QT_TRANSLATE_NOOP("closing", "{count} perubahan belum terkirim ke server"),
    ),
}
_COMPLETE = QT_TRANSLATE_NOOP("closing", "lengkap")
_MOST_NAMED = 3


def where_filled(gap: Gap) -> Where:
    """Return on which page a gap is filled."""
    return _GAPS[gap.kind][0]


def gap_sentence(gap: Gap) -> str:
    """Return what one gap is."""
    return translated(_CONTEXT, _GAPS[gap.kind][2]).format(subject=gap.subject, count=gap.count)


def comes_later(gap: Gap) -> bool:
    """Tell whether a gap stands behind what keeps a document from being final: advice, and what closing itself does."""
    return gap.is_advice or gap.kind is GapKind.STILL_OPEN


def lacking(gaps: Iterable[Gap]) -> str:
    """Return in a few words what is missing, each kind once, what keeps a document from being final first."""
    counted: dict[GapKind, int] = {}
    for gap in sorted(gaps, key=comes_later):
        counted[gap.kind] = counted.get(gap.kind, 0) + gap.count
    if not counted:
        return translated(_CONTEXT, _COMPLETE)
    parts = [translated(_CONTEXT, _GAPS[kind][1]).format(count=count) for kind, count in counted.items()]
    rest = len(parts) - _MOST_NAMED
    return ", ".join(parts[:_MOST_NAMED]) + (f", +{rest}" if rest > 0 else "")
