"""A decided session with all that the official documents print."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app.domain.attachment import Attachment
from app.domain.documents.material import MinutesMaterial, material_of
from app.domain.documents.model import Letterhead
from app.domain.documents.settings import MinutesSettings, Official, SiteOfficials
from app.domain.identity import AttachmentId, ProposalId, ResponseId, SessionId
from app.domain.minutes import SessionRecord
from app.domain.proposal import Decided, Decision, Diversion, Proposal
from app.domain.reference import ReferenceKind, ReferenceRow
from app.domain.response import Response, ResponseFields
from tests.minutes.hostile import everywhere
from tests.minutes.samples import (
    NAMES,
    OPENED_MS,
    make_agenda,
    make_floor,
    make_people,
    make_presence,
    make_proposal,
    make_session,
)

CLOSED_MS = OPENED_MS + 3 * 3_600_000
_BIDANG = ("Fisik, prasarana, dan tata ruang", "Ekonomi", "Pemerintahan dan sosial budaya", "")
_STATES = (
    Decision.UNDISCUSSED,
    Decision.AGREED,
    Decision.NOT_AGREED,
    Decision.AGREED,
    Decision.POSTPONED,
    Decision.MERGED,
    Decision.RESERVE,
    Decision.REDIRECTED,
    Decision.AGREED,
    Decision.WITHDRAWN,
)

SETTINGS = MinutesSettings(
    letterhead=Letterhead(
        ("Pemerintah Kota Bekasi", "Badan Perencanaan Pembangunan Daerah"),
        ("Jalan Ahmad Yani Nomor 1, Bekasi 17141", "Telepon (021) 8896 1767"),
    ),
    office_place="Gedung Bappeda",
    chair=Official("Ir. Siti Rahayu, M.T.", "19680512 199503 2 001", "Pimpinan Sidang"),
    secretary=Official("Bambang Hartono", "", "Notulis"),
    speakers=("Kepala Bappeda",),
    sites=(
        SiteOfficials(
            make_session(1).sites[0].site_id,
            Official("Drs. Ahmad Yani", "19700101 199001 1 001"),
            Official("H. Mulyadi", has_nip=False),
            "005",
        ),
    ),
)

REFERENCES = (
    ReferenceRow(ReferenceKind.OPD, 2019, "DBMSDA", {"nama": "Dinas Bina Marga dan Sumber Daya Air"}),
    ReferenceRow(ReferenceKind.OPD, 2019, "DISDIK", {"nama": "Dinas Pendidikan"}),
    ReferenceRow(ReferenceKind.ISU, 2019, "I1", {"nama": "Banjir", "prioritas": "Pengendalian banjir"}),
    ReferenceRow(
        ReferenceKind.WORK, 2019, "P1", {"nama": "Saluran air", "isu": "I1", "opd": "DBMSDA", "program": "Drainase"}
    ),
    ReferenceRow(ReferenceKind.QUOTA, 2019, NAMES[0][0], {"maks_usulan": "30", "pagu": "2000000000"}),
)


def decided_proposal(proposal: Proposal, place: int, target: ProposalId) -> Proposal:
    """Return the proposal with a decision that depends on its place in the list."""
    state = _STATES[place % len(_STATES)]
    cost = None if place % 7 == 6 else 125_000_000 + place * 1_250_000
    fields = replace(
        proposal.fields,
        bidang=_BIDANG[place % 4],
        perkiraan_biaya=cost,
        kode_kamus="P1" if place % 2 else "",
        jenis_pekerjaan="Saluran air" if place % 2 else "",
        opd_awal="DBMSDA" if place % 3 else "Dinas Pendidikan",
        sasaran="120 kepala keluarga" if place % 3 else "",
    )
    decided = Decided(
        state,
        reason="Lahan belum diserahkan kepada kota." if state in (Decision.NOT_AGREED, Decision.POSTPONED) else "",
        merged_into=target if state is Decision.MERGED else None,
        diverted_to=Diversion.SOROT if state is Decision.REDIRECTED else Diversion.NONE,
        reference="S-118" if state is Decision.REDIRECTED else "",
        decided_ms=None if state is Decision.UNDISCUSSED else OPENED_MS + 7_200_000 + place * 20_000,
        decided_by="operator",
    )
    priority = place // 10 + 1 if place % 10 == 1 else None
    return replace(proposal, fields=fields, decided=decided, priority=priority)


def make_responses(proposals: tuple[Proposal, ...]) -> tuple[Response, ...]:
    answers = (
        ("Dewi Lestari", "DBMSDA", "Akan disurvei lebih dahulu.", "Survei lokasi", date(2018, 2, 15)),
        ("Rudi", "Dinas Pendidikan", "Sudah masuk rencana kerja 2019.", "", None),
        ("", "Dinas Pendidikan", "", "Menambah ruang kelas", None),
    )
    return tuple(
        Response(
            response_id=ResponseId(f"0190b000-0000-7000-8000-{number:012d}"),
            session_id=SessionId("2018-01-23"),
            proposal_id=proposals[number % len(proposals)].proposal_id,
            fields=ResponseFields(name, "Kepala Bidang" if name else "", opd, text, promise, due),
            request_id=None,
            at_ms=OPENED_MS + 5_400_000 + number * 60_000,
            is_kept=False,
            is_struck=False,
            created_ms=OPENED_MS + 5_400_000,
            updated_ms=OPENED_MS + 5_400_000,
            revision=1,
        )
        for number, (name, opd, text, promise, due) in enumerate(answers)
    )


def make_photo(number: int, proposal: Proposal, sha256: str, width: int = 800, height: int = 600) -> Attachment:
    return Attachment(
        AttachmentId(f"0190c000-0000-7000-8000-{number:012d}"),
        proposal.proposal_id,
        sha256,
        "image/jpeg",
        100_000,
        width,
        height,
        f"Keadaan {number}",
        False,
        OPENED_MS,
        OPENED_MS,
        1,
    )


def make_record(sites: int = 3, rounds: int = 12, proposals: int = 40) -> SessionRecord:
    session = make_session(sites)
    made = [
        (make_proposal(session.sites[number % sites], number // sites + 1), number // sites)
        for number in range(proposals)
    ]
    own = tuple(
        decided_proposal(p, place, made[number % sites][0].proposal_id) for number, (p, place) in enumerate(made)
    )
    return SessionRecord(
        session=session,
        opened_ms=OPENED_MS,
        closed_ms=CLOSED_MS,
        floor_events=make_floor(session.sites, rounds),
        presence=make_presence(session.sites),
        proposals=own,
        agenda_events=make_agenda(session),
        attendees=make_people(session.sites),
        responses=make_responses(own),
    )


def make_material(
    record: SessionRecord | None = None,
    settings: MinutesSettings = SETTINGS,
    photos: tuple[Attachment, ...] = (),
) -> MinutesMaterial:
    return material_of(record or make_record(), CLOSED_MS + 300_000, settings, REFERENCES, photos)


def make_hostile(hostile: str) -> MinutesMaterial:
    """Return a session in which every field that a person may fill holds `hostile`."""
    record = make_record(1, 1, 1 if len(hostile) > 1_000 else 2)
    session = replace(everywhere(replace(record.session, sites=()), hostile), session_id=record.session.session_id)
    site = record.session.sites[0]
    named = replace(everywhere(site, hostile), site_id=site.site_id, code=site.code, main=site.main, sound=site.sound)
    proposals = tuple(
        replace(
            p,
            fields=everywhere(p.fields, hostile),
            decided=replace(p.decided, reason=hostile, reference=hostile),
            number=hostile,
        )
        for p in record.proposals
    )
    people = tuple(replace(p, fields=everywhere(p.fields, hostile)) for p in record.attendees)
    responses = tuple(replace(r, fields=everywhere(r.fields, hostile)) for r in record.responses)
    changed = replace(
        record,
        session=replace(session, sites=(named,)),
        proposals=proposals,
        attendees=people,
        responses=responses,
    )
    settings = replace(everywhere(SETTINGS, hostile), phrases=SETTINGS.phrases, sites=SETTINGS.sites)
    return make_material(changed, settings)
