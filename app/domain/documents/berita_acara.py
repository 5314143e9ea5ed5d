"""The Berita Acara of one kelurahan: the sentences that are signed (domain.md §4.2). Pure."""

from __future__ import annotations

from dataclasses import replace

from app.domain.attendance import Attendee, Gender, Unsur, known_unsur
from app.domain.documents.listing import Lists, cost, in_state, is_of_kelurahan, of_proposals
from app.domain.documents.model import (
    CellKind,
    Column,
    Look,
    Row,
    Section,
    Signatures,
    Signer,
    Sources,
    Statement,
    Table,
)
from app.domain.documents.settings import MinutesSettings, Official, filled
from app.domain.documents.sources import from_person, from_session
from app.domain.identity import SiteId
from app.domain.minutes_words import DOTS, or_dots, short_city, site_title
from app.domain.proposal import Decision
from app.domain.session import Session
from app.domain.site import HALL, Site
from app.domain.terbilang import terbilang, terbilang_date
from app.domain.wording import long_date

_GROUPS: tuple[tuple[str, str, Unsur], ...] = (
    ("a.", "Anggota DPRD", Unsur.DPRD),
    ("b.", "Unsur Perangkat Daerah/UPTD", Unsur.OPD),
    ("c.", "Unsur Perangkat Kelurahan", Unsur.KELURAHAN),
    ("d.", "Delegasi RT/RW", Unsur.RT_RW),
)
_COMMUNITY: tuple[tuple[str, str, Unsur], ...] = (
    ("1)", "LPM/BKM", Unsur.LPM),
    ("2)", "PKK", Unsur.PKK),
    ("3)", "Organisasi/kelompok/tokoh masyarakat", Unsur.ORGANISATION),
)


def berita_acara_title(session: Session, site: Site) -> tuple[str, ...]:
    """Return the lines of the title."""
    kecamatan = (f"Kecamatan {site.kecamatan}",) if site.kecamatan.strip() and site.kecamatan != site.name else ()
    return (
        "Berita Acara",
        "Hasil Musyawarah Perencanaan Pembangunan",
        f"Tahun Anggaran {session.rkpd_year}",
        or_dots(site_title(site)),
        *kecamatan,
    )


def berita_acara_number(session: Session, site: Site, settings: MinutesSettings) -> str:
    """Return the number of the document; what is not known of it is dots."""
    number = settings.officials(site.site_id).number
    return filled(
        settings.number_pattern, urut=or_dots(number), kode=or_dots(site.code), tahun=str(session.held_on.year)
    )


def attending(lists: Lists, site_id: SiteId) -> tuple[Attendee, ...]:
    """Return who took part for a site: those who were there, then those in the control room, whom all saw and heard."""
    people = lists.material.record.attendees
    return tuple(p for wanted in (site_id, HALL) for p in people if p.site_id == wanted and p.was_present)


def body(lists: Lists, site: Site) -> tuple[Section, ...]:
    """Return the sections before the annexes."""
    people = attending(lists, site.site_id)
    return (
        Section("pembuka", (), _opening(lists, site, people)),
        Section("memperhatikan", (), _considered(lists, site)),
        Section("menyepakati", (), _agreed(lists, site)),
        Section("rekap", ("Rekapitulasi usulan",), (_recap(lists, site),)),
        Section("penutup", (), _closing(lists, site)),
    )


def _opening(lists: Lists, site: Site, people: tuple[Attendee, ...]) -> tuple[Statement, ...]:
    session, settings = lists.material.record.session, lists.material.settings
    phrases, spelled = settings.phrases, terbilang_date(session.held_on)
    source = (from_session(session.session_id),)
    room = or_dots(settings.office_place or session.agency)
    opening = filled(
        phrases.opening,
        hari=spelled.weekday,
        tanggal=spelled.day,
        bulan=spelled.month,
        tahun=spelled.year,
        forum=phrases.forum,
        wilayah=or_dots(site_title(site)),
        tempat=or_dots(site_title(site)),
        ruang_kendali=room,
    )
    chaired = filled(
        phrases.chaired,
        wilayah=or_dots(site_title(site)),
        pimpinan=or_dots(settings.officials(site.site_id).lurah.name),
        jumlah=str(len(people)) if people else DOTS,
        laki=str(sum(p.fields.gender is Gender.MALE for p in people)) if people else DOTS,
        perempuan=str(sum(p.fields.gender is Gender.FEMALE for p in people)) if people else DOTS,
    )
    return (
        Statement("pembuka/hari", opening, source),
        Statement("pembuka/pimpinan", chaired, _of_people(people)),
        *_groups(people, source),
    )


def _groups(people: tuple[Attendee, ...], session: Sources) -> tuple[Statement, ...]:
    counted = {unsur for _, _, unsur in (*_GROUPS, *_COMMUNITY)}
    others = [p for p in people if known_unsur(p.fields.unsur) not in counted]
    listed = (*session, *_of_people(people))
    lines = [_group(f"unsur/{m}", m, words, unsur, people, Look.ITEM) for m, words, unsur in _GROUPS]
    lines.append(
        Statement(
            "unsur/e.",
            "Wakil kelompok masyarakat yang lingkup kegiatannya dalam skala kelurahan, meliputi:",
            session,
            look=Look.ITEM,
            marker="e.",
        )
    )
    lines += [_group(f"unsur/e.{m}", m, words, unsur, people, Look.SUBITEM) for m, words, unsur in _COMMUNITY]
    if others:
        text = f"Unsur lainnya: {len(others)} orang"
        lines.append(Statement("unsur/f.", text, _of_people(tuple(others)), Look.ITEM, "f."))
    # That nobody came of a group is said by the whole list.
    return tuple(line if line.sources else replace(line, sources=listed) for line in lines)


def _group(key: str, marker: str, words: str, unsur: Unsur, people: tuple[Attendee, ...], look: Look) -> Statement:
    own = tuple(p for p in people if known_unsur(p.fields.unsur) is unsur)
    if not people:
        return Statement(key, f"{words}: {DOTS} orang", (), look, marker)
    men = sum(p.fields.gender is Gender.MALE for p in own)
    women = sum(p.fields.gender is Gender.FEMALE for p in own)
    split = f" (L {men}, P {women})" if own else ""
    return Statement(key, f"{words}: {len(own)} orang{split}", _of_people(own), look, marker)


def _considered(lists: Lists, site: Site) -> tuple[Statement, ...]:
    phrases, source = lists.material.settings.phrases, (from_session(lists.material.record.session.session_id),)
    region = or_dots(site_title(site))
    items = (("a.", phrases.considered_a), ("b.", phrases.considered_b), ("c.", phrases.considered_c))
    return (
        Statement("memperhatikan/awal", phrases.considered, source),
        *(
            Statement(f"memperhatikan/{marker}", filled(text, wilayah=region), source, Look.ITEM, marker)
            for marker, text in items
        ),
    )


def _agreed(lists: Lists, site: Site) -> tuple[Statement, ...]:
    session, settings = lists.material.record.session, lists.material.settings
    phrases, proposals, source = settings.phrases, lists.of(site), (from_session(session.session_id),)
    agreed = in_state(proposals, Decision.AGREED)
    rest = tuple(p for p in proposals if p.decided.state is not Decision.AGREED)
    delegates = f"{settings.delegates} ({terbilang(settings.delegates)})"
    refused = filled(phrases.agreed_b, kota=or_dots(session.city), tahun_rkpd=str(session.rkpd_year))
    mandate = filled(phrases.agreed_c, jumlah_delegasi=delegates)
    named = tuple(p for p in lists.material.record.attendees if p.site_id == site.site_id and p.fields.is_delegate)
    return (
        Statement("menyepakati/awal", phrases.agreed, source),
        Statement("menyepakati/a.", phrases.agreed_a, (*source, *of_proposals(agreed)), Look.ITEM, "a."),
        Statement("menyepakati/b.", refused, (*source, *of_proposals(rest)), Look.ITEM, "b."),
        Statement("menyepakati/c.", mandate, (*source, *_of_people(named)), Look.ITEM, "c."),
    )


def _recap(lists: Lists, site: Site) -> Table:
    """Count the four pairs that SIENCANG counts too (domain.md §4.2, part 8)."""
    proposals = lists.of(site)
    agreed = in_state(proposals, Decision.AGREED)
    rest = tuple(p for p in proposals if p.decided.state is not Decision.AGREED)
    own = tuple(p for p in proposals if is_of_kelurahan(p))
    lines = (
        ("masuk", "Usulan masuk", proposals),
        ("disepakati", "Disepakati sebagai prioritas", agreed),
        ("belum", "Belum disepakati", rest),
        ("kelurahan", "Di antaranya usulan kelurahan", own),
    )
    return Table(
        "rekap",
        (
            Column("uraian", "Uraian", 40),
            Column("jumlah", "Jumlah usulan", 20, CellKind.NUMBER),
            Column("nilai", "Perkiraan biaya", 30, CellKind.RUPIAH),
        ),
        tuple(Row(f"rekap/{key}", (title, len(own), cost(own)), of_proposals(own)) for key, title, own in lines),
        none="",
    )


def _closing(lists: Lists, site: Site) -> tuple[Statement | Signatures, ...]:
    session, settings = lists.material.record.session, lists.material.settings
    officials = settings.officials(site.site_id)
    region = or_dots(site_title(site))
    place = f"{or_dots(short_city(session.city))}, {long_date(session.held_on).partition(', ')[2]}"
    left = (
        "Mengetahui,",
        officials.lurah.office or f"Lurah {or_dots(site.name)}",
        f"selaku Penanggung Jawab Musrenbang {region},",
    )
    right = (place, officials.organiser.office or "Ketua Tim Penyelenggara", f"Musrenbang {region},")
    source = (from_session(session.session_id),)
    copies = tuple(
        Statement(f"tembusan/{number}", name, source, Look.ITEM, f"{number}.")
        for number, name in enumerate(_copies(lists, site), start=1)
    )
    return (
        Statement("penutup/kalimat", settings.phrases.closing, source),
        Signatures(
            "tanda-tangan", (signer("lurah", left, officials.lurah), signer("panitia", right, officials.organiser))
        ),
        Statement("tembusan", "Tembusan:", source),
        *copies,
    )


def _copies(lists: Lists, site: Site) -> tuple[str, ...]:
    settings, session = lists.material.settings, lists.material.record.session
    if settings.copies:
        return settings.copies
    kecamatan = (f"Camat {site.kecamatan}",) if site.kecamatan.strip() else ()
    return (or_dots(session.agency), *kecamatan)


def signer(key: str, above: tuple[str, ...], official: Official) -> Signer:
    """Return the room for a signature: names and numbers that are not known stay dots."""
    nip = or_dots(official.nip) if official.has_nip or official.nip.strip() else None
    return Signer(key, above, or_dots(official.name), nip)


def with_office(official: Official, office: str) -> Official:
    """Return an official with the office that stands over the signature, unless one was set."""
    return official if official.office.strip() else replace(official, office=office)


def _of_people(people: tuple[Attendee, ...]) -> Sources:
    return tuple(from_person(person) for person in people)
