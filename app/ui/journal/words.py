"""The sentences of the journal, in the language of the screen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from app.domain.agenda import AgendaEvent, AgendaEventKind
from app.domain.floor import FloorEvent, FloorEventKind, FloorMode, TurnKind
from app.domain.identity import AgendaItemId
from app.domain.journal import JournalEntry, Topic
from app.domain.line_check import LineOutcome, LineResult
from app.domain.note import Note
from app.domain.presence import PresenceEvent, PresenceKind
from app.domain.proposal import Proposal
from app.domain.text import QT_TRANSLATE_NOOP
from app.domain.wording import duration
from app.ui.words import translated

_CONTEXT = "journal"

_TOPICS = {
    Topic.FLOOR: QT_TRANSLATE_NOOP("journal", "Forum"),
    Topic.AGENDA: QT_TRANSLATE_NOOP("journal", "Agenda"),
    Topic.LINK: QT_TRANSLATE_NOOP("journal", "Sambungan"),
    Topic.LINE: QT_TRANSLATE_NOOP("journal", "Uji suara"),
    Topic.PROPOSAL: QT_TRANSLATE_NOOP("journal", "Usulan"),
    Topic.NOTE: QT_TRANSLATE_NOOP("journal", "Catatan"),
}
_FLOOR = {
    FloorEventKind.REQUESTED: QT_TRANSLATE_NOOP("journal", "meminta bicara"),
    FloorEventKind.ACCEPTED: QT_TRANSLATE_NOOP("journal", "masuk antrean"),
    FloorEventKind.GRANTED: QT_TRANSLATE_NOOP("journal", "diberi kesempatan bicara, {time}"),
    FloorEventKind.DENIED: QT_TRANSLATE_NOOP("journal", "permintaan ditolak"),
    FloorEventKind.CANCELLED: QT_TRANSLATE_NOOP("journal", "antrean dibatalkan"),
    FloorEventKind.RELEASED: QT_TRANSLATE_NOOP("journal", "selesai bicara"),
    FloorEventKind.REVOKED: QT_TRANSLATE_NOOP("journal", "forum ditarik"),
    FloorEventKind.EXTENDED: QT_TRANSLATE_NOOP("journal", "waktu bicara diubah {time}"),
    FloorEventKind.PAUSED: QT_TRANSLATE_NOOP("journal", "waktu bicara dijeda"),
    FloorEventKind.RESUMED: QT_TRANSLATE_NOOP("journal", "waktu bicara dilanjutkan"),
    FloorEventKind.SPEAKER_NAMED: QT_TRANSLATE_NOOP("journal", "pembicara dicatat"),
    FloorEventKind.KIND_SET: QT_TRANSLATE_NOOP("journal", "jenis bicara diubah"),
    FloorEventKind.PRIORITY_SET: QT_TRANSLATE_NOOP("journal", "prioritas diubah menjadi {number}"),
    FloorEventKind.MOVED: QT_TRANSLATE_NOOP("journal", "dipindah ke urutan {place}"),
    FloorEventKind.LIST_CLOSED: QT_TRANSLATE_NOOP("journal", "antrean ditutup"),
    FloorEventKind.LIST_OPENED: QT_TRANSLATE_NOOP("journal", "antrean dibuka"),
    FloorEventKind.MODE_SET: QT_TRANSLATE_NOOP("journal", "cara bicara: {mode}"),
    FloorEventKind.TIME_ADDED: QT_TRANSLATE_NOOP("journal", "jatah bicara diubah {time}"),
    FloorEventKind.UNDONE: QT_TRANSLATE_NOOP("journal", "perintah terakhir diurungkan"),
}
_MODES = {
    FloorMode.OPERATOR: QT_TRANSLATE_NOOP("journal", "operator"),
    FloorMode.RESPONSES: QT_TRANSLATE_NOOP("journal", "operator dengan daftar tanggapan"),
    FloorMode.OPEN: QT_TRANSLATE_NOOP("journal", "terbuka, paling banyak {number} lokasi"),
    FloorMode.OVERRIDE: QT_TRANSLATE_NOOP("journal", "menggantikan, paling banyak {number} lokasi"),
}
_TURNS = {
    TurnKind.PAPARAN: QT_TRANSLATE_NOOP("journal", "paparan"),
    TurnKind.KLARIFIKASI: QT_TRANSLATE_NOOP("journal", "klarifikasi"),
    TurnKind.INTERUPSI: QT_TRANSLATE_NOOP("journal", "interupsi"),
    TurnKind.TEKNIS: QT_TRANSLATE_NOOP("journal", "perbaikan teknis"),
    TurnKind.ARAHAN: QT_TRANSLATE_NOOP("journal", "arahan pimpinan"),
    TurnKind.TANGGAPAN: QT_TRANSLATE_NOOP("journal", "tanggapan"),
}
_LINKS = {
    PresenceKind.LIVE: QT_TRANSLATE_NOOP("journal", "tersambung"),
    PresenceKind.STALLED: QT_TRANSLATE_NOOP("journal", "gambar membeku"),
    PresenceKind.LOST: QT_TRANSLATE_NOOP("journal", "terputus"),
    PresenceKind.ENDED: QT_TRANSLATE_NOOP("journal", "pencatatan sambungan berakhir"),
}
_LINES = {
    LineOutcome.OPEN: QT_TRANSLATE_NOOP("journal", "suara belum diuji"),
    LineOutcome.BOTH_WAYS: QT_TRANSLATE_NOOP("journal", "suara terdengar dua arah"),
    LineOutcome.ONE_WAY: QT_TRANSLATE_NOOP("journal", "suara hanya terdengar satu arah"),
    LineOutcome.UNHEARD: QT_TRANSLATE_NOOP("journal", "suara tidak terdengar"),
    LineOutcome.NOT_CONNECTED: QT_TRANSLATE_NOOP("journal", "tidak tersambung saat uji suara"),
}
_AGENDA = {
    AgendaEventKind.ADDED: QT_TRANSLATE_NOOP("journal", "acara ditambahkan"),
    AgendaEventKind.CHANGED: QT_TRANSLATE_NOOP("journal", "acara diubah"),
    AgendaEventKind.REMOVED: QT_TRANSLATE_NOOP("journal", "acara dihapus"),
    AgendaEventKind.BEGUN: QT_TRANSLATE_NOOP("journal", "acara dimulai"),
    AgendaEventKind.ENDED: QT_TRANSLATE_NOOP("journal", "agenda selesai"),
    AgendaEventKind.STEPPED_BACK: QT_TRANSLATE_NOOP("journal", "agenda dimundurkan satu langkah"),
    AgendaEventKind.PAUSED: QT_TRANSLATE_NOOP("journal", "istirahat"),
    AgendaEventKind.RESUMED: QT_TRANSLATE_NOOP("journal", "istirahat berakhir"),
}

_NOTE = QT_TRANSLATE_NOOP("journal", "catatan operator")
_NOTE_MENDED = QT_TRANSLATE_NOOP("journal", "catatan operator diperbaiki")
_NOTE_TAKEN_BACK = QT_TRANSLATE_NOOP("journal", "catatan operator ditarik")


def topic_word(topic: Topic) -> str:
    """Return what lines of a topic are about."""
    return translated(_CONTEXT, _TOPICS[topic])


def sentence(entry: JournalEntry, agenda_titles: Mapping[AgendaItemId, str]) -> str:
    """Return what happened, without its time and place. `agenda_titles` name the items by their ids."""
    match entry.happening:
        case FloorEvent() as event:
            return _floor(event)
        case AgendaEvent() as event:
            title = event.item.title if event.item else agenda_titles.get(event.item_id, "")
            return _joined(translated(_CONTEXT, _AGENDA[event.kind]), title)
        case PresenceEvent() as event:
            return translated(_CONTEXT, _LINKS[event.kind])
        case LineResult() as result:
            return _joined(translated(_CONTEXT, _LINES[result.outcome]), result.note)
        case Proposal() as proposal:
            fields = proposal.fields
            return _joined(proposal.number, fields.usulan or fields.permasalahan)
        case Note() as note:
            head = _NOTE_MENDED if note.amends else _NOTE
            return _joined(translated(_CONTEXT, head if note.text else _NOTE_TAKEN_BACK), note.text)
        case _:
            assert_never(entry.happening)


def _floor(event: FloorEvent) -> str:
    mode = translated(_CONTEXT, _MODES[event.mode]).format(number=event.number)
    signed = f"{'+' if event.seconds >= 0 else ''}{duration(event.seconds)}"
    granted = event.kind is FloorEventKind.GRANTED
    text = translated(_CONTEXT, _FLOOR[event.kind]).format(
        time=duration(event.seconds) if granted else signed,
        number=int(event.priority),
        place=event.number + 1,
        mode=mode,
    )
    kind = _TURNS.get(event.turn_kind) if granted or event.kind is FloorEventKind.KIND_SET else None
    unheard = QT_TRANSLATE_NOOP("journal", "walau tidak tersambung")
    parts = [
        translated(_CONTEXT, kind) if kind else "",
        translated(_CONTEXT, unheard) if event.is_override else "",
        ", ".join(part for part in (event.speaker.name, event.speaker.office) if part),
    ]
    return _joined(text, " · ".join(part for part in parts if part))


def _joined(head: str, rest: str) -> str:
    rest = " ".join(rest.split())
    return f"{head}: {rest}" if rest else head
