"""What the documents still lack, site by site, before they may be final. Pure.

A list to work off; it keeps nobody from printing a draft.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.domain.attendance import Gender, site_quorum
from app.domain.documents.material import MinutesMaterial
from app.domain.identity import AttendeeId, ProposalId, RequestId, SiteId
from app.domain.minutes_words import or_dots
from app.domain.proposal import DecisionGap, Proposal, ProposalState, decision_gaps
from app.domain.site import Site


class GapKind(StrEnum):
    """What is missing. The second group are matters of the whole session, not of a site."""

    NOBODY_PRESENT = "tidak_ada_peserta"
    QUORUM = "kuorum"
    PERSON_WITHOUT_UNSUR = "unsur"
    PERSON_WITHOUT_GENDER = "jenis_kelamin"
    DELEGATES = "delegasi"
    NO_WOMAN_DELEGATE = "delegasi_perempuan"
    LURAH = "lurah"
    LURAH_NIP = "nip_lurah"
    ORGANISER = "ketua_panitia"
    NUMBER = "nomor"
    DRAFT_PROPOSAL = "usulan_draf"
    UNDECIDED = "keputusan"
    PRIORITY = "prioritas"
    SIZE = "volume_dan_biaya"
    REASON = "alasan"
    REFERENCE = "nomor_rujukan"
    UNNAMED_SPEAKER = "pembicara"

    CHAIR = "pimpinan_sidang"
    CHAIR_NIP = "nip_pimpinan"
    SECRETARY = "notulis"
    LETTERHEAD = "kop"
    AGENDA = "agenda"
    STILL_OPEN = "sesi_masih_terbuka"
    CONFLICTS = "konflik"
    UNSENT = "belum_terkirim"


ADVICE_ONLY = frozenset(
    {GapKind.NO_WOMAN_DELEGATE, GapKind.PERSON_WITHOUT_UNSUR, GapKind.PERSON_WITHOUT_GENDER, GapKind.QUORUM}
)
"""What is worth a look, and no reason against a final document."""

_DECISION_GAPS = {
    DecisionGap.DECISION: GapKind.UNDECIDED,
    DecisionGap.PRIORITY: GapKind.PRIORITY,
    DecisionGap.SIZE: GapKind.SIZE,
    DecisionGap.REASON: GapKind.REASON,
    DecisionGap.REFERENCE: GapKind.REFERENCE,
}


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is missing. `site_id` is None for the whole session; what it is about is named, to jump to it.

    `count` is how many are missing, such as delegates. `subject` is a number or a name for the screen.
    """

    kind: GapKind
    site_id: SiteId | None = None
    subject: str = ""
    count: int = 1
    proposal_id: ProposalId | None = None
    request_id: RequestId | None = None
    attendee_id: AttendeeId | None = None

    @property
    def is_advice(self) -> bool:
        """Tell whether a document may be final with it."""
        return self.kind in ADVICE_ONLY


@dataclass(frozen=True, slots=True)
class OutsideMatters:
    """What other parts of the program know: conflicts nobody has settled, operations that are not sent yet."""

    conflicts: int = 0
    unsent: int = 0


NOTHING_OUTSIDE = OutsideMatters()


def site_gaps(material: MinutesMaterial, site: Site) -> tuple[Gap, ...]:
    """Return what the Berita Acara of a site lacks."""
    return (
        *_people_gaps(material, site),
        *_official_gaps(material, site),
        *_proposal_gaps(material, site),
        *_speaker_gaps(material, site.site_id),
    )


def session_gaps(material: MinutesMaterial, outside: OutsideMatters = NOTHING_OUTSIDE) -> tuple[Gap, ...]:
    """Return what the joint notulen lacks, and what else is open."""
    settings, record = material.settings, material.record
    found = {
        GapKind.STILL_OPEN: record.closed_ms is None,
        GapKind.CHAIR: not settings.chair.name.strip(),
        GapKind.CHAIR_NIP: settings.chair.has_nip and not settings.chair.nip.strip(),
        GapKind.SECRETARY: not settings.secretary.name.strip(),
        GapKind.LETTERHEAD: not settings.letterhead.lines,
        GapKind.AGENDA: not material.facts.agenda,
    }
    gaps = [Gap(kind) for kind, is_missing in found.items() if is_missing]
    if outside.conflicts:
        gaps.append(Gap(GapKind.CONFLICTS, count=outside.conflicts))
    if outside.unsent:
        gaps.append(Gap(GapKind.UNSENT, count=outside.unsent))
    return tuple(gaps)


def all_gaps(material: MinutesMaterial, outside: OutsideMatters = NOTHING_OUTSIDE) -> tuple[Gap, ...]:
    """Return everything that is missing: of the session first, then site by site."""
    sites = material.record.session.sites
    return (*session_gaps(material, outside), *(gap for site in sites for gap in site_gaps(material, site)))


def _people_gaps(material: MinutesMaterial, site: Site) -> Iterator[Gap]:
    record, site_id = material.record, site.site_id
    people = [p for p in record.attendees if p.site_id == site_id and p.was_present]
    if not people:
        yield Gap(GapKind.NOBODY_PRESENT, site_id)
    quorum = site_quorum(record.session.attendance, site_id, record.attendees)
    if people and quorum.minimum > len(people):
        yield Gap(GapKind.QUORUM, site_id, count=quorum.minimum - len(people))
    for person in people:
        name = or_dots(person.fields.name)
        if not person.fields.unsur.strip():
            yield Gap(GapKind.PERSON_WITHOUT_UNSUR, site_id, name, attendee_id=person.attendee_id)
        if person.fields.gender is Gender.UNSET:
            yield Gap(GapKind.PERSON_WITHOUT_GENDER, site_id, name, attendee_id=person.attendee_id)
    delegates = [p for p in record.attendees if p.site_id == site_id and p.fields.is_delegate and not p.is_struck]
    lacking = material.settings.delegates - len(delegates)
    if lacking > 0:
        yield Gap(GapKind.DELEGATES, site_id, count=lacking)
    if delegates and not any(p.fields.gender is Gender.FEMALE for p in delegates):
        yield Gap(GapKind.NO_WOMAN_DELEGATE, site_id)


def _official_gaps(material: MinutesMaterial, site: Site) -> Iterator[Gap]:
    officials = material.settings.officials(site.site_id)
    if not officials.lurah.name.strip():
        yield Gap(GapKind.LURAH, site.site_id)
    elif officials.lurah.has_nip and not officials.lurah.nip.strip():
        yield Gap(GapKind.LURAH_NIP, site.site_id, officials.lurah.name)
    if not officials.organiser.name.strip():
        yield Gap(GapKind.ORGANISER, site.site_id)
    if not officials.number.strip():
        yield Gap(GapKind.NUMBER, site.site_id)


def _proposal_gaps(material: MinutesMaterial, site: Site) -> Iterator[Gap]:
    for proposal in material.record.proposals:
        if proposal.site_id != site.site_id:
            continue
        if proposal.state is ProposalState.DRAFT:
            yield _of_proposal(GapKind.DRAFT_PROPOSAL, proposal)
            continue
        for gap in decision_gaps(proposal.decided, proposal.fields, proposal.priority):
            yield _of_proposal(_DECISION_GAPS[gap], proposal)


def _of_proposal(kind: GapKind, proposal: Proposal) -> Gap:
    return Gap(kind, proposal.site_id, proposal.number, proposal_id=proposal.proposal_id)


def _speaker_gaps(material: MinutesMaterial, site_id: SiteId) -> Iterator[Gap]:
    for turn in material.floor.turns:
        if turn.site_id == site_id and turn.granted_ms and not turn.speaker.name.strip():
            yield Gap(GapKind.UNNAMED_SPEAKER, site_id, request_id=turn.request_id)
