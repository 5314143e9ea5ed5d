"""The documents of the whole session: the joint notulen with recap and plots, the promises of each OPD. Pure."""

from __future__ import annotations

from app.domain.attendance import Attendee, count_unsur, normal_unsur
from app.domain.documents.annexes import agenda_section, attendance_section, session_recap
from app.domain.documents.berita_acara import signer, with_office
from app.domain.documents.listing import Lists, cost, in_state, known, moment, of_proposals, reason, verdict
from app.domain.documents.model import (
    Block,
    CellKind,
    Column,
    Fact,
    Facts,
    Look,
    Row,
    Section,
    Signatures,
    Statement,
    Table,
)
from app.domain.documents.notulen import discussed, given, notulen_table, who_answered
from app.domain.documents.sources import from_person, from_proposal, from_response, from_session
from app.domain.documents.statistics import (
    bidang_chart,
    disturbance_table,
    money_chart,
    speaking_chart,
    speaking_table,
    timeline_chart,
)
from app.domain.minutes_words import DOTS, or_dots, short_city, site_title
from app.domain.proposal import Decision
from app.domain.response import Response, open_promises
from app.domain.site import HALL
from app.domain.wording import clock, long_date

PROMISE_COLUMNS = (
    Column("no", "No", 10, CellKind.NUMBER),
    Column("janji", "Janji", 74),
    Column("tenggat", "Tenggat", 26, CellKind.DAY),
    Column("usulan", "No. usulan", 24, CellKind.CODE),
    Column("lokasi", "Lokasi", 36),
    Column("uraian", "Usulan", 64),
    Column("oleh", "Disampaikan oleh", 44),
    Column("jam", "Jam", 18, CellKind.CLOCK),
)

DISCUSSED_COLUMNS = (
    Column("no", "No. usulan", 22, CellKind.CODE),
    Column("pengusul", "Pengusul", 40),
    Column("usulan", "Usulan", 90),
    Column("tanggapan", "Tanggapan", 90, is_blank_known=True),
    Column("keputusan", "Keputusan", 46),
)

RESPONSE_COLUMNS = (
    Column("no", "No. usulan", 24, CellKind.CODE),
    Column("lokasi", "Lokasi", 44),
    Column("oleh", "Oleh", 54),
    Column("tanggapan", "Tanggapan", 110),
    Column("janji", "Janji", 56, is_blank_known=True),
)


def notulen_sections(lists: Lists) -> tuple[Section, ...]:
    """Return the joint notulen, part by part."""
    people = tuple(p for place in lists.material.facts.attendance for p in place.people)
    return (
        Section("kepala", (), (_head(lists, people),)),
        Section("jalannya", ("Jalannya sidang",), (notulen_table(lists),), is_landscape=True, starts_page=True),
        Section("usulan", ("1. Usulan dan tanggapan menurut lokasi",), _proposals(lists), is_landscape=True),
        Section("tanggapan", ("2. Tanggapan perangkat daerah",), _answers(lists), is_landscape=True),
        Section("kesepakatan", ("3. Kesepakatan",), (_agreement(lists),), is_landscape=True),
        Section("ditunda", ("4. Hal yang ditunda",), (_postponed(lists),), is_landscape=True),
        Section("gangguan", ("5. Gangguan teknis",), (disturbance_table(lists),), is_landscape=True),
        Section("penutup", ("6. Penutup",), _closing(lists), starts_page=True),
        agenda_section(lists),
        attendance_section(lists, people, lists.material.settings.blank_rows),
        Section(
            "rekap", ("Rekapitulasi sesi",), (session_recap(lists), _unsur(people)), annex="III", is_landscape=True
        ),
        Section("statistik", ("Statistik bicara",), (speaking_table(lists),), annex="IV", is_landscape=True),
        Section("grafik", ("Grafik",), _charts(lists), annex="V", is_landscape=True),
    )


def _head(lists: Lists, people: tuple[Attendee, ...]) -> Facts:
    material = lists.material
    session, facts, settings = material.record.session, material.facts, material.settings
    source = (from_session(session.session_id),)
    opened = DOTS if facts.opened_ms is None else clock(facts.opened_ms)
    closed = DOTS if facts.closed_ms is None else clock(facts.closed_ms)
    hall = [p for p in people if p.site_id == HALL and p.fields.may_answer]
    answering = dict.fromkeys(p.fields.organisation.strip() or p.fields.name for p in hall)
    lines = (
        ("hari", "Hari, tanggal", long_date(session.held_on), source),
        ("jam", "Jam", f"{opened} WIB s.d. {closed} WIB", source),
        ("tempat", "Tempat", or_dots(settings.office_place or session.agency), source),
        ("lokasi", "Lokasi", or_dots(", ".join(site_title(site) for site in session.sites)), source),
        ("pimpinan", "Pimpinan sidang", or_dots(settings.chair.name), source),
        ("notulis", "Notulis", or_dots(settings.secretary.name), source),
        ("narasumber", "Narasumber", or_dots(", ".join(settings.speakers)), source),
        ("opd", "Perangkat daerah hadir", or_dots(", ".join(answering)), tuple(from_person(p) for p in hall)),
        ("peserta", "Jumlah peserta", f"{len(people)} orang", tuple(from_person(p) for p in people)),
        ("agenda", "Agenda", or_dots("; ".join(item.item.title for item in facts.agenda)), source),
        ("usulan", "Usulan", _result(lists), of_proposals(lists.by_id.values())),
    )
    return Facts("kepala", tuple(Fact(f"kepala/{key}", label, value, src) for key, label, value, src in lines))


def _result(lists: Lists) -> str:
    agreed = in_state(lists.by_id.values(), Decision.AGREED)
    return f"{len(lists.by_id)} usulan dicatat, {len(agreed)} disepakati"


def _proposals(lists: Lists) -> tuple[Block, ...]:
    answers: dict[str, list[Response]] = {}
    for response in given(lists):
        answers.setdefault(response.proposal_id, []).append(response)
    source = (from_session(lists.material.record.session.session_id),)
    blocks: list[Block] = []
    for site in lists.material.record.session.sites:
        rows: list[Row] = []
        for p in discussed(lists, lists.of(site)):
            own = answers.get(p.proposal_id, [])
            said = "\n".join(f"{who_answered(r)}: {_answer(r)}" for r in own)
            cells = (known(p.number), known(p.fields.pengusul), known(p.fields.usulan), known(said), verdict(p))
            sources = (from_proposal(p.proposal_id), *(from_response(r.response_id) for r in own))
            rows.append(Row(f"dibahas/{p.proposal_id}", cells, sources))
        none = "Tidak ada usulan yang dibahas dalam sidang."
        heading = or_dots(site_title(site))
        blocks.append(Table(f"dibahas/{site.site_id}", DISCUSSED_COLUMNS, tuple(rows), none, heading=heading))
    note = "Usulan lainnya tercantum dalam Lampiran IV-a dan V berita acara setiap lokasi."
    blocks.append(Statement("dibahas/lainnya", note, source, Look.NOTE))
    return tuple(blocks)


def _answer(response: Response) -> str:
    said = response.fields
    return " ".join(
        t for t in (said.text.strip(), f"Janji: {said.promise.strip()}" if said.promise.strip() else "") if t
    )


def _answers(lists: Lists) -> tuple[Block, ...]:
    source = (from_session(lists.material.record.session.session_id),)
    groups: dict[str, list[Row]] = {}
    for response in given(lists):
        proposal = lists.by_id.get(response.proposal_id)
        if proposal is None:
            continue
        said = response.fields
        opd = or_dots(lists.material.opd_name(said.opd.strip()) or said.name)
        site = lists.material.record.session.site(proposal.site_id)
        cells = (
            known(proposal.number),
            known(site_title(site)),
            known(who_answered(response)),
            known(said.text),
            known(said.promise),
        )
        sources = (from_response(response.response_id), from_proposal(proposal.proposal_id))
        groups.setdefault(opd, []).append(Row(f"jawaban/{response.response_id}", cells, sources))
    if not groups:
        return (Statement("jawaban/kosong", "Tidak ada tanggapan yang dicatat.", source, Look.NOTE),)
    return tuple(
        Table(f"jawaban/{opd}", RESPONSE_COLUMNS, tuple(groups[opd]), "", heading=opd)
        for opd in sorted(groups, key=str.casefold)
    )


def _agreement(lists: Lists) -> Table:
    columns = (
        Column("lokasi", "Lokasi", 70),
        Column("jumlah", "Disepakati", 28, CellKind.NUMBER),
        Column("nilai", "Perkiraan biaya", 46, CellKind.RUPIAH),
        Column("belum", "Belum disepakati", 34, CellKind.NUMBER),
        Column("lain", "Lainnya", 28, CellKind.NUMBER),
    )
    rows: list[Row] = []
    for site in lists.material.record.session.sites:
        own = lists.of(site)
        agreed, refused = in_state(own, Decision.AGREED), in_state(own, Decision.NOT_AGREED)
        others = len(own) - len(agreed) - len(refused)
        cells = (or_dots(site_title(site)), len(agreed), cost(agreed), len(refused), others)
        rows.append(Row(f"kesepakatan/{site.site_id}", cells, of_proposals(own)))
    return Table("kesepakatan", columns, tuple(rows), "Tidak ada lokasi dalam sesi ini.")


def _postponed(lists: Lists) -> Table:
    columns = (
        Column("no", "No. usulan", 24, CellKind.CODE),
        Column("lokasi", "Lokasi", 44),
        Column("usulan", "Usulan", 96),
        Column("alasan", "Alasan", 60),
        Column("penanggung_jawab", "Penanggung jawab", 42),
        Column("tenggat", "Tenggat", 26, CellKind.DAY),
    )
    due: dict[str, Response] = {}
    for response in given(lists):
        if response.is_open_promise:
            due.setdefault(response.proposal_id, response)
    session = lists.material.record.session
    rows: list[Row] = []
    for p in in_state(lists.by_id.values(), Decision.POSTPONED):
        promise = due.get(p.proposal_id)
        cells = (
            known(p.number),
            known(site_title(session.site(p.site_id))),
            known(p.fields.usulan),
            reason(p, lists),
            known(p.decided.owner or lists.opd(p)),
            promise.fields.due if promise else p.decided.due or None,
        )
        sources = (from_proposal(p.proposal_id), *((from_response(promise.response_id),) if promise else ()))
        rows.append(Row(f"ditunda/{p.proposal_id}", cells, sources))
    return Table("ditunda", columns, tuple(rows), "Tidak ada hal yang ditunda.")


def _closing(lists: Lists) -> tuple[Block, ...]:
    session, settings = lists.material.record.session, lists.material.settings
    source = (from_session(session.session_id),)
    place = f"{or_dots(short_city(session.city))}, {long_date(session.held_on).partition(', ')[2]}"
    chair, secretary = with_office(settings.chair, "Pimpinan Sidang"), with_office(settings.secretary, "Notulis")
    return (
        Statement("penutup/kalimat", settings.phrases.closing_minutes, source),
        Signatures(
            "tanda-tangan",
            (
                signer("pimpinan", ("", f"{chair.office},"), chair),
                signer("notulis", (place, f"{secretary.office},"), secretary),
            ),
        ),
    )


def _unsur(people: tuple[Attendee, ...]) -> Table:
    columns = (
        Column("unsur", "Unsur", 90),
        Column("orang", "Orang", 30, CellKind.NUMBER),
        Column("laki", "L", 20, CellKind.NUMBER),
        Column("perempuan", "P", 20, CellKind.NUMBER),
    )
    rows = tuple(
        Row(
            f"unsur/{one.unsur}",
            (one.unsur or "Belum diisi", one.people, one.men, one.women),
            tuple(from_person(p) for p in people if normal_unsur(p.fields.unsur) == one.unsur),
        )
        for one in count_unsur(people)
    )
    return Table("unsur", columns, rows, "Tidak ada orang yang dicatat hadir.", heading="Kehadiran menurut unsur")


def _charts(lists: Lists) -> tuple[Block, ...]:
    session = lists.material.record.session
    sites = session.sites
    if not sites:
        return (
            Statement(
                "grafik/kosong", "Tidak ada yang dapat digambar.", (from_session(session.session_id),), Look.NOTE
            ),
        )
    timeline = timeline_chart(lists)
    charts: tuple[Block, ...] = (speaking_chart(lists), bidang_chart(lists, sites), money_chart(lists))
    return (*charts, timeline) if timeline else charts


def promise_sections(lists: Lists) -> tuple[Section, ...]:
    """Return a page for each OPD with what it promised and has not kept yet."""
    session = lists.material.record.session
    sections: list[Section] = []
    for group in open_promises(lists.material.record.responses):
        rows: list[Row] = []
        for number, response in enumerate(group.promises, start=1):
            proposal = lists.by_id.get(response.proposal_id)
            cells = (
                number,
                known(response.fields.promise),
                response.fields.due,
                known(proposal.number) if proposal else None,
                known(site_title(session.site(proposal.site_id))) if proposal else None,
                known(proposal.fields.usulan) if proposal else None,
                known(who_answered(response)),
                moment(response.at_ms),
            )
            rows.append(Row(f"janji/{response.response_id}", cells, (from_response(response.response_id),)))
        name = or_dots(lists.material.opd_name(group.opd))
        table = Table(f"janji/{group.opd}", PROMISE_COLUMNS, tuple(rows), "")
        sections.append(Section(f"janji/{group.opd}", (name,), (table,), is_landscape=True, starts_page=bool(sections)))
    if not sections:
        none = Statement(
            "janji/kosong", lists.material.settings.phrases.nothing_promised, (from_session(session.session_id),)
        )
        sections.append(Section("janji", (), (none,), is_landscape=True))
    return tuple(sections)
