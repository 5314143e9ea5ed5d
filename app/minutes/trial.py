"""A made-up session with some of everything, and one with nothing: what templates are tried with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from app.domain.attachment import Attachment
from app.domain.attendance import Attendee, AttendeeFields, Gender
from app.domain.documents.build import joint_document, promises_document, receipts_document, site_document
from app.domain.documents.listing import lists_of
from app.domain.documents.material import material_of
from app.domain.documents.model import DocumentKind, MinutesDocument
from app.domain.floor import FloorEvent, FloorEventKind, Speaker
from app.domain.identity import (
    AttachmentId,
    AttendeeId,
    ProposalId,
    RequestId,
    ResponseId,
    SessionId,
    SiteId,
)
from app.domain.minutes import SessionRecord
from app.domain.proposal import Decided, Decision, Proposal, ProposalFields, ProposalState
from app.domain.response import Response, ResponseFields
from app.domain.session import AgendaItem, Session, SpeakingRules
from app.domain.site import Site, SiteKind, StreamAddress

_AT_MS = 1_516_672_800_000
_SESSION = SessionId("percobaan")
_SITE = Site(
    SiteId("32.75.06.1003"), SiteKind.KELURAHAN, "32.75.06.1003", "Contoh", "CTH", "Contoh Raya", StreamAddress("")
)


def trial_documents(kind: DocumentKind) -> tuple[MinutesDocument, ...]:
    """Return documents of a kind: one of a session with some of everything, one of an empty session."""
    full = _record()
    empty = replace(full, floor_events=(), proposals=(), attendees=(), responses=())
    photo = Attachment(
        attachment_id=AttachmentId("foto"),
        proposal_id=full.proposals[0].proposal_id,
        sha256="0" * 64,
        mime="image/jpeg",
        size=1,
        width=4,
        height=3,
        caption="Contoh foto",
        removed=False,
        created_ms=_AT_MS,
        updated_ms=_AT_MS,
        revision=1,
    )
    documents: list[MinutesDocument] = []
    for record, photos in ((full, (photo,)), (empty, ())):
        lists = lists_of(material_of(record, _AT_MS + 1, photos=photos))
        match kind:
            case DocumentKind.BERITA_ACARA:
                documents.append(site_document(lists, _SITE))
            case DocumentKind.NOTULEN:
                documents.append(joint_document(lists))
            case DocumentKind.PROMISES:
                documents.append(promises_document(lists))
            case DocumentKind.RECEIPTS:
                documents.append(receipts_document(lists, _SITE))
    return tuple(documents)


def _record() -> SessionRecord:
    session = Session(
        session_id=_SESSION,
        title="Sesi percobaan",
        city="Kota Contoh",
        agency="Badan Contoh",
        held_on=date(2018, 1, 23),
        rkpd_year=2019,
        sites=(_SITE,),
        agenda=(AgendaItem("Pembukaan", 10),),
        speaking=SpeakingRules(),
    )
    turn = RequestId("giliran")
    states = (Decision.AGREED, Decision.NOT_AGREED, Decision.RESERVE, Decision.UNDISCUSSED)
    proposals = tuple(_proposal(number, state) for number, state in enumerate(states, start=1))
    return SessionRecord(
        session=session,
        opened_ms=_AT_MS,
        closed_ms=_AT_MS + 600_000,
        floor_events=(
            FloorEvent(FloorEventKind.REQUESTED, _AT_MS, turn, _SITE.site_id, Speaker("Contoh Pembicara")),
            FloorEvent(FloorEventKind.ACCEPTED, _AT_MS, turn, _SITE.site_id),
            FloorEvent(FloorEventKind.GRANTED, _AT_MS, turn, _SITE.site_id, seconds=60),
            FloorEvent(FloorEventKind.RELEASED, _AT_MS + 60_000, turn, _SITE.site_id),
        ),
        presence=(),
        proposals=proposals,
        attendees=(
            Attendee(
                attendee_id=AttendeeId("orang"),
                session_id=_SESSION,
                site_id=_SITE.site_id,
                fields=AttendeeFields("Contoh Peserta", "Delegasi RT/RW", Gender.FEMALE, is_delegate=True),
                imported=None,
                present_ms=_AT_MS,
                left_ms=None,
                is_struck=False,
                created_ms=_AT_MS,
                updated_ms=_AT_MS,
                revision=1,
            ),
        ),
        responses=(
            Response(
                response_id=ResponseId("jawaban"),
                session_id=_SESSION,
                proposal_id=proposals[0].proposal_id,
                fields=ResponseFields("Contoh Pejabat", "Kepala Bidang", "Dinas Contoh", "Akan disurvei.", "Survei"),
                request_id=None,
                at_ms=_AT_MS,
                is_kept=False,
                is_struck=False,
                created_ms=_AT_MS,
                updated_ms=_AT_MS,
                revision=1,
            ),
        ),
    )


def _proposal(number: int, state: Decision) -> Proposal:
    fields = ProposalFields(
        pengusul="Contoh Pengusul",
        rw="001" if number < 4 else "",
        permasalahan="Contoh permasalahan",
        usulan="Contoh usulan",
        volume=Decimal(10),
        satuan="meter",
        perkiraan_biaya=1_000_000,
    )
    return Proposal(
        proposal_id=ProposalId(f"usulan-{number}"),
        session_id=_SESSION,
        site_id=_SITE.site_id,
        number=f"CTH-{number:03d}",
        state=ProposalState.RECORDED,
        fields=fields,
        request_id=RequestId("giliran"),
        created_ms=_AT_MS,
        updated_ms=_AT_MS,
        revision=1,
        decided=Decided(state, reason="Contoh alasan penolakan", decided_ms=_AT_MS),
    )
