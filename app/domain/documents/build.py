"""Build the documents of a session from its material: one Berita Acara for each site, and the joint ones. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.documents.annexes import agenda_section, attendance_section, mandate_section, recap_section
from app.domain.documents.berita_acara import attending, berita_acara_number, berita_acara_title, body
from app.domain.documents.joint import notulen_sections, promise_sections
from app.domain.documents.listing import Lists, lists_of
from app.domain.documents.material import MinutesMaterial
from app.domain.documents.model import (
    Block,
    DocumentKind,
    DocumentStatus,
    Letterhead,
    MinutesDocument,
    Section,
)
from app.domain.documents.notulen import notulen_table
from app.domain.documents.proposal_lists import all_section, priority_section, rest_section
from app.domain.documents.receipts import receipt_sections
from app.domain.documents.statistics import bidang_chart, disturbance_section, speaking_section
from app.domain.minutes_words import DOTS, or_dots, site_title
from app.domain.session import Session
from app.domain.site import Site


def site_document(lists: Lists, site: Site) -> MinutesDocument:
    """Return the Berita Acara of a site with its annexes I to IX."""
    session, settings = lists.material.record.session, lists.material.settings
    people = attending(lists, site.site_id)
    notulen = Section("lampiran-3", ("Notulen",), (notulen_table(lists, site),), annex="III", is_landscape=True)
    speaking = speaking_section(lists)
    charts: tuple[Block, ...] = (bidang_chart(lists, (site,)),) if lists.of(site) else ()
    annexes = (
        agenda_section(lists),
        attendance_section(lists, people, settings.blank_rows),
        notulen,
        priority_section(lists, site),
        all_section(lists, site),
        rest_section(lists, site),
        mandate_section(lists, site),
        recap_section(lists, site),
        Section(speaking.key, speaking.heading, (*speaking.blocks, *charts), speaking.annex, is_landscape=True),
        disturbance_section(lists, site),
    )
    return _document(
        lists,
        DocumentKind.BERITA_ACARA,
        site,
        berita_acara_title(session, site),
        berita_acara_number(session, site, settings),
        (*body(lists, site), *annexes),
    )


def joint_document(lists: Lists) -> MinutesDocument:
    """Return the notulen of the whole session with recap and plots."""
    session = lists.material.record.session
    title = ("Notulen", session.title, f"RKPD Tahun {session.rkpd_year}")
    return _document(lists, DocumentKind.NOTULEN, None, title, DOTS, notulen_sections(lists))


def promises_document(lists: Lists) -> MinutesDocument:
    """Return the list of open promises, a page for each OPD."""
    session = lists.material.record.session
    title = ("Daftar janji perangkat daerah", session.title, f"RKPD Tahun {session.rkpd_year}")
    return _document(lists, DocumentKind.PROMISES, None, title, DOTS, promise_sections(lists))


def receipts_document(lists: Lists, site: Site) -> MinutesDocument:
    """Return the receipts of a site, a page for each RW."""
    session = lists.material.record.session
    title = ("Tanda terima usulan", or_dots(site_title(site)), f"RKPD Tahun {session.rkpd_year}")
    return _document(lists, DocumentKind.RECEIPTS, site, title, DOTS, receipt_sections(lists, site))


@dataclass(frozen=True, slots=True)
class DocumentPlan:
    """A document to be built when its turn comes: all at once are large. `site` is None for the whole session."""

    kind: DocumentKind
    site: Site | None = None


def plans(session: Session) -> tuple[DocumentPlan, ...]:
    """Return every document of the session, those of the sites first."""
    return (
        *(DocumentPlan(DocumentKind.BERITA_ACARA, site) for site in session.sites),
        DocumentPlan(DocumentKind.NOTULEN),
        DocumentPlan(DocumentKind.PROMISES),
        *(DocumentPlan(DocumentKind.RECEIPTS, site) for site in session.sites),
    )


def build(lists: Lists, plan: DocumentPlan) -> MinutesDocument:
    """Build a document."""
    match plan:
        case DocumentPlan(DocumentKind.BERITA_ACARA, Site() as site):
            return site_document(lists, site)
        case DocumentPlan(DocumentKind.RECEIPTS, Site() as site):
            return receipts_document(lists, site)
        case DocumentPlan(DocumentKind.PROMISES):
            return promises_document(lists)
        case _:
            return joint_document(lists)


def all_documents(material: MinutesMaterial) -> tuple[MinutesDocument, ...]:
    """Return every document of the session."""
    lists = lists_of(material)
    return tuple(build(lists, plan) for plan in plans(material.record.session))


def _document(
    lists: Lists,
    kind: DocumentKind,
    site: Site | None,
    title: tuple[str, ...],
    number: str,
    sections: tuple[Section, ...],
) -> MinutesDocument:
    session, settings = lists.material.record.session, lists.material.settings
    day = session.held_on.isoformat()
    return MinutesDocument(
        kind=kind,
        session_id=session.session_id,
        site_id=site.site_id if site else None,
        name=f"{kind.value}-{site.code}-{day}" if site else f"{kind.value}-Sesi-{day}",
        held_on=session.held_on,
        letterhead=letterhead(lists),
        title=title,
        number=number,
        sections=sections,
        status=DocumentStatus.DRAFT,
        version=0,
        as_of_ms=lists.material.as_of_ms,
        paper=settings.paper,
        author=or_dots(session.agency),
    )


def letterhead(lists: Lists) -> Letterhead:
    """Return the office's letterhead; where none was set, the city and the agency."""
    session, own = lists.material.record.session, lists.material.settings.letterhead
    if own.lines:
        return own
    return Letterhead((f"Pemerintah {or_dots(session.city)}", or_dots(session.agency)), own.address, own.logo)
