"""The Indonesian words of the documents, from one table each.

The minutes are an Indonesian official document whatever language the screen speaks, so these
words are not marked for translation.
"""

from __future__ import annotations

from collections.abc import Mapping

from app.domain.agenda_outlook import ItemOutlook, ItemProgress
from app.domain.disturbance import Disturbance, DisturbanceKind
from app.domain.floor import FloorEventKind, RequestStatus, TurnKind
from app.domain.line_check import Answer, LineOutcome, LineResult
from app.domain.minutes import TimelineEntry
from app.domain.proposal import Decision, Diversion, ProposalState, Urgency
from app.domain.session import AgendaKind
from app.domain.site import Participant, Site, SiteKind
from app.domain.wording import clock, duration, lasting

DOTS = "........"
"""Printed where a value is not known. Nothing is invented."""

NOT_CONNECTED = "tidak tersambung"
NONE_COUNTED = "tidak ada"
NOT_APPLICABLE = "–"

FLOOR_WORDS: Mapping[FloorEventKind, str] = {
    FloorEventKind.REQUESTED: "meminta bicara",
    FloorEventKind.ACCEPTED: "masuk antrean",
    FloorEventKind.GRANTED: "diberi kesempatan bicara",
    FloorEventKind.DENIED: "permintaan ditolak",
    FloorEventKind.CANCELLED: "membatalkan permintaan",
    FloorEventKind.RELEASED: "selesai bicara",
    FloorEventKind.REVOKED: "forum ditarik",
    FloorEventKind.EXTENDED: "waktu bicara ditambah",
    FloorEventKind.PAUSED: "waktu bicara dijeda",
    FloorEventKind.RESUMED: "waktu bicara dilanjutkan",
    FloorEventKind.SPEAKER_NAMED: "pembicara dicatat",
    FloorEventKind.KIND_SET: "jenis bicara dicatat",
    FloorEventKind.PRIORITY_SET: "urgensi permintaan diubah",
    FloorEventKind.MOVED: "urutan diubah",
    FloorEventKind.LIST_CLOSED: "antrean ditutup",
    FloorEventKind.LIST_OPENED: "antrean dibuka",
    FloorEventKind.MODE_SET: "cara bicara diubah",
    FloorEventKind.TIME_ADDED: "jatah bicara diubah",
    FloorEventKind.UNDONE: "perintah diurungkan",
}

TURN_WORDS: Mapping[TurnKind, str] = {
    TurnKind.USULAN: "usulan",
    TurnKind.PAPARAN: "paparan",
    TurnKind.KLARIFIKASI: "klarifikasi",
    TurnKind.INTERUPSI: "interupsi",
    TurnKind.TEKNIS: "perbaikan teknis",
    TurnKind.ARAHAN: "arahan pimpinan",
    TurnKind.TANGGAPAN: "tanggapan",
}

TURN_ENDS: Mapping[RequestStatus, str] = {
    RequestStatus.PENDING: "menunggu izin",
    RequestStatus.ACCEPTED: "dalam antrean",
    RequestStatus.GRANTED: "sedang bicara",
    RequestStatus.DENIED: "ditolak",
    RequestStatus.CANCELLED: "dibatalkan",
    RequestStatus.RELEASED: "selesai bicara",
    RequestStatus.REVOKED: "ditarik",
}

URGENCY_WORDS: Mapping[Urgency, str] = {
    Urgency.UNSET: "",
    Urgency.VERY_HIGH: "Sangat mendesak",
    Urgency.HIGH: "Mendesak",
    Urgency.MEDIUM: "Sedang",
    Urgency.LOW: "Rendah",
    Urgency.VERY_LOW: "Sangat rendah",
}

DISTURBANCE_WORDS: Mapping[DisturbanceKind, str] = {
    DisturbanceKind.PICTURE: "gambar",
    DisturbanceKind.LINK: "putus",
    DisturbanceKind.SOUND: "suara",
}

LINE_WORDS: Mapping[LineOutcome, str] = {
    LineOutcome.OPEN: "belum diuji",
    LineOutcome.BOTH_WAYS: "terdengar dua arah",
    LineOutcome.ONE_WAY: "hanya terdengar satu arah",
    LineOutcome.UNHEARD: "tidak terdengar",
    LineOutcome.NOT_CONNECTED: "tidak tersambung",
}

STATE_WORDS: Mapping[ProposalState, str] = {
    ProposalState.DRAFT: "Draf",
    ProposalState.RECORDED: "Dicatat",
}

DECISION_WORDS: Mapping[Decision, str] = {
    Decision.UNDISCUSSED: "Belum dibahas",
    Decision.DISCUSSED: "Dibahas, belum diputuskan",
    Decision.AGREED: "Disepakati",
    Decision.NOT_AGREED: "Belum disepakati",
    Decision.POSTPONED: "Ditunda",
    Decision.MERGED: "Digabung",
    Decision.WITHDRAWN: "Ditarik pengusul",
    Decision.REDIRECTED: "Dialihkan",
    Decision.RESERVE: "Cadangan",
}

DIVERSION_WORDS: Mapping[Diversion, str] = {
    Diversion.NONE: "",
    Diversion.SOROT: "kanal pengaduan SOROT",
    Diversion.OTHER_AUTHORITY: "kewenangan lain",
}

AGENDA_WORDS: Mapping[AgendaKind, str] = {
    AgendaKind.OPENING: "Pembukaan",
    AgendaKind.REMARKS: "Sambutan",
    AgendaKind.PRESENTATION: "Paparan",
    AgendaKind.ROUND: "Putaran per kelurahan",
    AgendaKind.RESPONSE: "Tanggapan perangkat daerah",
    AgendaKind.AGREEMENT: "Kesepakatan",
    AgendaKind.CLOSING: "Penutup",
    AgendaKind.OTHER: "Lain",
}

PROGRESS_WORDS: Mapping[ItemProgress, str] = {
    ItemProgress.TO_COME: "belum dimulai",
    ItemProgress.CURRENT: "berlangsung",
    ItemProgress.HELD: "selesai",
    ItemProgress.SKIPPED: "dilewati",
}

HALL_TITLE = "Ruang sidang"

_KIND_PREFIXES: Mapping[SiteKind, str] = {
    SiteKind.KELURAHAN: "Kelurahan ",
    SiteKind.KECAMATAN: "Kecamatan ",
    SiteKind.ROOM: "",
}


def or_dots(text: str) -> str:
    """Return `text`, or dots to be filled in by hand if there is none."""
    return text if text.strip() else DOTS


def site_title(site: Site) -> str:
    """Return `Kelurahan Pejuang`: the name with what the site is."""
    return f"{_KIND_PREFIXES[site.kind]}{site.name}"


def place_title(site: Site | None) -> str:
    """Return the title of a place where people sit; None is the hall."""
    return HALL_TITLE if site is None else site_title(site)


def real_minutes(item: ItemOutlook) -> str:
    """Return how long an item took: `38 menit`, and the seconds of one below a minute."""
    return "" if item.begun_ms is None else lasting(item.real_s)


def person_line(person: Participant) -> str:
    """Return `Siti Aminah (Ketua RW 007)`, or the name alone."""
    return f"{person.name} ({person.office})" if person.office.strip() else person.name


def happened(entry: TimelineEntry) -> str:
    """Return what happened on the floor: the time that was added or cut, what was spoken, whom it answers."""
    if entry.kind is not FloorEventKind.EXTENDED:
        return FLOOR_WORDS[entry.kind] + _in_detail(entry)
    verb = FLOOR_WORDS[entry.kind] if entry.added_s >= 0 else "waktu bicara dikurangi"
    return f"{verb} {duration(abs(entry.added_s))}"


def _in_detail(entry: TimelineEntry) -> str:
    said = [] if entry.turn_kind is TurnKind.USULAN else [TURN_WORDS[entry.turn_kind]]
    if entry.answered and entry.kind is FloorEventKind.GRANTED:
        said.append(f"untuk {site_title(entry.answered)}")
    words = f": {' '.join(said)}" if said else ""
    return f"{words} (walau sedang terputus)" if entry.is_override else words


def disturbed(entry: Disturbance) -> str:
    """Return what the disturbance was, with what was measured and written down in a line check."""
    if entry.check is None:
        still = entry.kind is DisturbanceKind.PICTURE
        return "gambar membeku" if still else "sambungan terputus"
    parts = [f"uji jalur suara: {line_words(entry.check)}"]
    level = entry.check.level
    if level and entry.check.outcome is not LineOutcome.NOT_CONNECTED:
        parts.append(f"suara lokasi {level_words(level.typical_dbfs)} dBFS")
    if entry.check.note.strip():
        parts.append(entry.check.note)
    return "; ".join(parts)


def line_words(check: LineResult) -> str:
    """Return the result of a line check; of one direction alone, which one it is."""
    if check.outcome is not LineOutcome.ONE_WAY:
        return LINE_WORDS[check.outcome]
    if check.heard_by_us is Answer.YES:
        return "kita mendengar lokasi, lokasi tidak mendengar kita"
    return "lokasi mendengar kita, kita tidak mendengar lokasi"


def level_words(level_dbfs: float) -> str:
    """Return a level with a decimal comma and a minus sign: `−32,4`."""
    return f"{level_dbfs:.1f}".replace(".", ",").replace("-", "−")


def acted(entry: Disturbance) -> str:
    """Return what was done about it, as far as the program knows; empty if it knows nothing."""
    if entry.next_check is None:
        return ""
    return f"diuji ulang pukul {clock(entry.next_check.at_ms)}: {line_words(entry.next_check)}"


def short_city(city: str) -> str:
    """Return the name that stands before a date: `Bekasi` for `Kota Bekasi`."""
    for kind in ("Kota ", "Kabupaten "):
        if city.casefold().startswith(kind.casefold()):
            return city[len(kind) :]
    return city
