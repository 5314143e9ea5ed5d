"""The values that a document template may name, as an office reads them.

An office edits the template in its own word processor, so the tags are Indonesian. Every value is
ready to print: dates and numbers written the Indonesian way, dots where something is not known.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.domain.agenda_outlook import ItemOutlook
from app.domain.attendance import UnsurCount, count_unsur
from app.domain.disturbance import Disturbance
from app.domain.minutes import SessionFacts, SiteMinutes, TimelineEntry
from app.domain.minutes_words import (
    DISTURBANCE_WORDS,
    DOTS,
    NONE_COUNTED,
    NOT_APPLICABLE,
    NOT_CONNECTED,
    PROGRESS_WORDS,
    URGENCY_WORDS,
    acted,
    disturbed,
    happened,
    or_dots,
    person_line,
    place_title,
    real_minutes,
    short_city,
    site_title,
)
from app.domain.proposal import Proposal, format_volume
from app.domain.session import Session
from app.domain.site import Participant, Site, SiteKind
from app.domain.wording import clock, duration, lasting, local_time, long_date
from app.minutes.fingerprint import fingerprint

Tags = Mapping[str, object]


def document_tags(document: SessionFacts) -> Tags:
    """Return all tags of the template `notulen.docx`."""
    session = document.session
    only_kelurahan = all(site.kind is SiteKind.KELURAHAN for site in session.sites)
    return {
        "kota": or_dots(session.city),
        "kota_singkat": or_dots(short_city(session.city)),
        "instansi": or_dots(session.agency),
        "judul": or_dots(session.title),
        "kode_sesi": or_dots(session.session_id),
        "tahun_rkpd": session.rkpd_year,
        "hari_tanggal": long_date(session.held_on),
        "jam": _hours(document),
        "tempat": _place(session),
        "daftar_lokasi": or_dots(_enumerated(session.sites, only_kelurahan)),
        "agenda": or_dots("\n".join(_agenda_line(item) for item in document.agenda)),
        "acara": [_agenda_tags(item, session) for item in document.agenda],
        "lewat_waktu": _overrun(document),
        "perangkat_daerah": or_dots(", ".join(_answering(document))),
        "jumlah_peserta": len(document.people),
        "hadir": _people_tags(document),
        "unsur": [_unsur_tags(count) for count in count_unsur(document.people)],
        "kepala_lokasi": "Kelurahan" if only_kelurahan else "Lokasi",
        "jumlah_lokasi": len(document.sites),
        "lokasi_hadir": document.sites_present,
        "jumlah_usulan": len(document.proposals),
        "jumlah_giliran": sum(site.turns for site in document.sites),
        "lama_bicara": duration(sum(site.spoken_s for site in document.sites)),
        "lokasi": [
            _site_tags(position, site, document, only_kelurahan)
            for position, site in enumerate(document.sites, start=1)
        ],
        "kejadian": [_timeline_tags(entry, session, only_kelurahan) for entry in document.timeline],
        "gangguan": [_disturbance_tags(entry, session, only_kelurahan) for entry in document.disturbances],
        "status": "DRAF",
        "keadaan": "sebelum sesi ditutup" if document.closed_ms is None else "setelah sesi ditutup",
        "ditulis": f"{long_date(local_time(document.written_ms).date())} pukul {clock(document.written_ms)} WIB",
        "sidik": fingerprint(document)[:16],
        "titik": DOTS,
    }


def _place(session: Session) -> str:
    room = f"Ruang kendali {or_dots(session.agency)}"
    return f"{room}, terhubung secara virtual dengan {len(session.sites)} lokasi" if session.sites else room


def _hours(document: SessionFacts) -> str:
    opened = DOTS if document.opened_ms is None else _moment(document.opened_ms, document.session)
    closed = DOTS if document.closed_ms is None else _moment(document.closed_ms, document.session)
    return f"{opened} WIB s.d. {closed} WIB"


def _moment(at_ms: int, session: Session, *, seconds: bool = False) -> str:
    """Return the clock time, with the day before it if that is not the day of the session."""
    day = local_time(at_ms).date()
    time = clock(at_ms, seconds=seconds)
    return time if day == session.held_on else f"{day.day}/{day.month}/{day.year} {time}"


def _agenda_line(item: ItemOutlook) -> str:
    real = real_minutes(item)
    minutes = f"rencana {item.item.planned_min} menit, nyata {real}" if real else f"{item.item.planned_min} menit"
    return f"{item.number}. {or_dots(item.item.title)} ({minutes})"


def _agenda_tags(item: ItemOutlook, session: Session) -> Tags:
    begun = "" if item.begun_ms is None else _moment(item.begun_ms, session)
    ended = "" if item.ended_ms is None else _moment(item.ended_ms, session)
    return {
        "no": item.number,
        "acara": or_dots(item.item.title),
        "rencana": f"{item.item.planned_min} menit",
        "mulai": begun or NOT_APPLICABLE,
        "selesai": ended or NOT_APPLICABLE,
        "nyata": real_minutes(item) or NOT_APPLICABLE,
        "keadaan": PROGRESS_WORDS[item.progress],
    }


def _overrun(document: SessionFacts) -> str:
    over_s = document.agenda_over_s
    if over_s is None:
        return "waktu nyata tidak dicatat"
    minutes = (abs(over_s) + 30) // 60
    if not minutes:
        return "sesuai rencana"
    return f"{minutes} menit lebih {'lama' if over_s > 0 else 'cepat'} dari rencana"


def _answering(document: SessionFacts) -> list[str]:
    """Return who of the city was in the hall: the organisations, or the people where none is named."""
    hall = [person.fields for place in document.attendance if place.site is None for person in place.people]
    return list(dict.fromkeys(fields.organisation or fields.name for fields in hall if fields.may_answer))


def _people_tags(document: SessionFacts) -> list[Tags]:
    people = [(place, person) for place in document.attendance for person in place.people]
    return [
        {
            "no": number,
            "nama": or_dots(person.fields.name),
            "unsur": or_dots(person.fields.unsur),
            "jk": or_dots(person.fields.gender.value),
            "lembaga": or_dots(" · ".join(t for t in (person.fields.office, person.fields.organisation) if t)),
            # The list of attendance has a column for it (domain.md §4.3, Lampiran II); nothing else prints it.
            "telepon": or_dots(person.fields.phone),
            "titik": or_dots(place_title(place.site)),
            "jam_masuk": NOT_APPLICABLE if person.present_ms is None else _moment(person.present_ms, document.session),
        }
        for number, (place, person) in enumerate(people, start=1)
    ]


def _unsur_tags(count: UnsurCount) -> Tags:
    return {
        "unsur": count.unsur or "Belum diisi",
        "orang": count.people,
        "laki": count.men,
        "perempuan": count.women,
    }


def _enumerated(sites: Sequence[Site], only_kelurahan: bool) -> str:
    names = [_short_title(site, only_kelurahan) for site in sites]
    if len(names) > 1:
        names = [*names[:-1], f"dan {names[-1]}"]
    return ("Kelurahan " if names and only_kelurahan else "") + (" " if len(names) == 2 else ", ").join(names)


def _short_title(site: Site, only_kelurahan: bool) -> str:
    """Return the name alone where the column already says what the sites are."""
    return or_dots(site.name if only_kelurahan else site_title(site))


def _site_tags(position: int, minutes: SiteMinutes, document: SessionFacts, only_kelurahan: bool) -> Tags:
    site = minutes.site
    connected = minutes.presence.first_ms is not None
    return {
        "no": position,
        "kode": _region(site, site.code),
        "nama": _short_title(site, only_kelurahan),
        "sebutan": or_dots(site_title(site)),
        "kecamatan": _region(site, site.kecamatan),
        "hadir_sejak": _seen_from(minutes, document.session),
        "lama_tersambung": duration(minutes.presence.connected_s) if connected else NOT_APPLICABLE,
        "gangguan": _outages(minutes, document),
        "peserta": or_dots("\n".join(f"{n}. {person_line(p)}" for n, p in enumerate(minutes.participants, start=1))),
        "giliran": minutes.turns,
        "lama_bicara": duration(minutes.spoken_s),
        "jumlah_usulan": len(minutes.proposals),
        "usulan": [_proposal_tags(proposal) for proposal in minutes.proposals],
    }


def _region(site: Site, text: str) -> str:
    """Return a part of the region's address. A room of the agency has none, a kelurahan always does."""
    return text if text.strip() else DOTS if site.kind is SiteKind.KELURAHAN else NOT_APPLICABLE


def _seen_from(minutes: SiteMinutes, session: Session) -> str:
    first_ms = minutes.presence.first_ms
    return NOT_CONNECTED if first_ms is None else _moment(first_ms, session)


def _outages(minutes: SiteMinutes, document: SessionFacts) -> str:
    if minutes.presence.first_ms is None:
        return NOT_APPLICABLE
    outages = minutes.presence.outages
    return f"{len(outages)} kali, {duration(outage_s(minutes, document))}" if outages else NONE_COUNTED


def outage_s(minutes: SiteMinutes, document: SessionFacts) -> int:
    """Return how long the site was without a picture; a disturbance that lasts counts up to the end."""
    until_ms = document.written_ms if document.closed_ms is None else document.closed_ms
    ends = ((o.from_ms, until_ms if o.until_ms is None else o.until_ms) for o in minutes.presence.outages)
    return sum(max(0, end_ms - from_ms) for from_ms, end_ms in ends) // 1000


def _timeline_tags(entry: TimelineEntry, session: Session, only_kelurahan: bool) -> Tags:
    return {
        "jam": _moment(entry.at_ms, session, seconds=True),
        "durasi": NOT_APPLICABLE if entry.duration_s is None else lasting(entry.duration_s),
        "lokasi": _short_title(entry.site, only_kelurahan),
        "pembicara": person_line(Participant(or_dots(entry.speaker.name), entry.speaker.office)),
        "peristiwa": happened(entry),
    }


def _disturbance_tags(entry: Disturbance, session: Session, only_kelurahan: bool) -> Tags:
    return {
        "jam": _moment(entry.from_ms, session, seconds=True),
        "lama": NOT_APPLICABLE if entry.lasted_s is None else duration(entry.lasted_s),
        "lokasi": _short_title(entry.site, only_kelurahan),
        "jenis": DISTURBANCE_WORDS[entry.kind],
        "uraian": disturbed(entry),
        "tindakan": or_dots(acted(entry)),
    }


def _proposal_tags(proposal: Proposal) -> Tags:
    fields = proposal.fields
    return {
        "no": or_dots(proposal.number),
        "pengusul": or_dots(fields.pengusul),
        "rw_rt": DOTS if not (fields.rw + fields.rt).strip() else f"{or_dots(fields.rw)} / {or_dots(fields.rt)}",
        "permasalahan": or_dots(fields.permasalahan),
        "usulan": or_dots(fields.usulan),
        "lokasi": or_dots(fields.lokasi),
        "urgensi": or_dots(URGENCY_WORDS[fields.urgensi]),
        "volume": _volume(proposal),
    }


def _volume(proposal: Proposal) -> str:
    fields = proposal.fields
    if fields.volume is None and not fields.satuan.strip():
        return DOTS
    return f"{or_dots(format_volume(fields.volume))} {or_dots(fields.satuan)}"
