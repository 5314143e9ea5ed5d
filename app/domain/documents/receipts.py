"""The receipts of a site: for each RW what it proposed, what was decided and why, with a number to follow it. Pure.

The missing answer to those who proposed is a standing complaint (domain.md §0.8): this sheet is that answer.
"""

from __future__ import annotations

from app.domain.documents.listing import Lists, known, reason, verdict
from app.domain.documents.model import CellKind, Column, Row, Section, Statement, Table
from app.domain.documents.sources import from_proposal, from_session
from app.domain.minutes_words import or_dots, site_title
from app.domain.proposal import Decision, Proposal
from app.domain.site import Site

RECEIPT_COLUMNS = (
    Column("no", "No", 9, CellKind.NUMBER),
    Column("lacak", "Nomor lacak", 30, CellKind.CODE),
    Column("rt", "RT", 12, CellKind.CODE),
    Column("usulan", "Usulan", 62),
    Column("keputusan", "Keputusan", 32),
    Column("alasan", "Alasan", 50, is_blank_known=True),
    Column("prioritas", "Prioritas ke-", 22, CellKind.NUMBER, is_blank_known=True),
)
_WITHOUT_RW = "Usulan tanpa RW"
_KEEP = (
    "Simpan lembar ini. Nomor lacak dipakai untuk menanyakan kelanjutan usulan kepada kelurahan atau perangkat daerah."
)


def receipt_sections(lists: Lists, site: Site) -> tuple[Section, ...]:
    """Return a page for each RW of a site; what names no RW stands on the last one."""
    groups: dict[str, list[Proposal]] = {}
    for proposal in sorted(lists.of(site), key=lambda p: (len(p.number), p.number)):
        rw = " ".join(proposal.fields.rw.split())
        groups.setdefault(rw.lstrip("0").zfill(3) if rw.isascii() and rw.isdigit() else rw, []).append(proposal)
    source = (from_session(lists.material.record.session.session_id),)
    sections: list[Section] = []
    for rw in sorted(groups, key=lambda rw: (not rw, rw)):
        name = f"RW {rw}" if rw else _WITHOUT_RW
        table = Table(f"tanda-terima/{rw}", RECEIPT_COLUMNS, tuple(_rows(lists, groups[rw])), "")
        blocks = (
            Statement(f"terima/{rw}", f"{name}, {or_dots(site_title(site))}: {len(groups[rw])} usulan.", source),
            table,
            Statement(f"simpan/{rw}", _KEEP, source),
        )
        sections.append(Section(f"rw/{rw}", (name,), blocks, starts_page=bool(sections)))
    if not sections:
        none = Statement("tanda-terima/kosong", "Tidak ada usulan yang dicatat.", source)
        sections.append(Section("rw", (), (none,)))
    return tuple(sections)


def _rows(lists: Lists, proposals: list[Proposal]) -> list[Row]:
    return [
        Row(
            f"tanda-terima/{p.proposal_id}",
            (
                number,
                lists.tracking(p),
                known(p.fields.rt),
                known(p.fields.usulan),
                verdict(p),
                None if p.decided.state is Decision.AGREED else reason(p, lists),
                p.priority,
            ),
            (from_proposal(p.proposal_id),),
        )
        for number, p in enumerate(proposals, start=1)
    ]
