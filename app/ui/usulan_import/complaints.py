"""Lists of complaints in words: what a list does to those that are there. Nobody edits one here: no conflicts."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.complaint import ComplaintFields
from app.domain.identity import SiteId
from app.domain.session import Session
from app.domain.text import QT_TRANSLATE_NOOP
from app.domain.usulan_import_plan import Outcome
from app.session.complaints import ComplaintPreview
from app.ui.text_table import TextLine
from app.ui.usulan_import.view import outcome_line, unusable_line
from app.ui.words import translated

_CONTEXT = "usulan_import"


def complaint_counts(found: ComplaintPreview) -> dict[Outcome, int]:
    """Return how many complaints come to what."""
    plan = found.plan
    return {
        Outcome.NEW: len(plan.new),
        Outcome.CHANGED: len(plan.changed),
        Outcome.SAME: plan.same,
        Outcome.BAD: len(plan.bad),
        Outcome.ELSEWHERE: plan.elsewhere,
    }


def complaint_text(found: ComplaintPreview) -> str:
    """Return what a list comes to in one sentence."""
    source = QT_TRANSLATE_NOOP(
        "usulan_import",
        "Pengaduan: {baru} baru · {berubah} berubah · {sama} sama · {buruk} tidak dapat dipakai · "
        "{luar} di luar sesi ini",
    )
    counts = complaint_counts(found)
    return translated(_CONTEXT, source).format(
        baru=counts[Outcome.NEW],
        berubah=counts[Outcome.CHANGED],
        sama=counts[Outcome.SAME],
        buruk=counts[Outcome.BAD],
        luar=counts[Outcome.ELSEWHERE],
    )


def complaint_outcomes(found: ComplaintPreview) -> list[TextLine]:
    """Return a line for each outcome."""
    return [outcome_line(outcome, count) for outcome, count in complaint_counts(found).items()]


def complaint_lines(session: Session, found: ComplaintPreview, chosen: str) -> list[TextLine]:
    """Return the complaints that come to what is chosen. What stays the same is not listed."""
    names = {site.site_id: site.name for site in session.sites}
    if chosen == Outcome.BAD:
        return [unusable_line(row) for row in found.plan.bad]
    if chosen == Outcome.ELSEWHERE:
        return [unusable_line(row) for row in found.listed.elsewhere]
    listed: Sequence[ComplaintFields] = ()
    if chosen == Outcome.NEW:
        listed = found.plan.new
    elif chosen == Outcome.CHANGED:
        listed = [after for _, after in found.plan.changed]
    return [_line(number, names, fields) for number, fields in enumerate(listed)]


def _line(number: int, names: dict[SiteId, str], fields: ComplaintFields) -> TextLine:
    place = names.get(fields.site_id, "") if fields.site_id else ""
    said = "" if fields.number.startswith("isi:") else fields.number
    cells = (str(number + 1), said, place, " ".join(fields.text.split()), fields.status)
    return TextLine(f"aduan{number}", cells, tones={1: "strong"})
