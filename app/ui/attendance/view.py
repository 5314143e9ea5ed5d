"""The list of attendance in words: places with their quorum, people, and what a list from a file would do."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.attendance import Attendee, Quorum, SessionQuorum
from app.domain.attendance_import import BadRow, ImportPlan, PlannedRow, RowOutcome
from app.domain.identity import SiteId
from app.domain.session import Session
from app.domain.site import HALL
from app.domain.text import QT_TRANSLATE_NOOP
from app.domain.wording import clock
from app.ui.text_table import TextLine
from app.ui.words import translated

CONTEXT = "attendance"
EVERYWHERE = ""
"""The key of the line that stands for all places together."""

_OUTCOMES = {
    RowOutcome.NEW: (QT_TRANSLATE_NOOP("attendance", "+ baru"), "good"),
    RowOutcome.CHANGED: (QT_TRANSLATE_NOOP("attendance", "↻ berubah"), "strong"),
    RowOutcome.SAME: (QT_TRANSLATE_NOOP("attendance", "= sama"), "muted"),
    RowOutcome.BAD: (QT_TRANSLATE_NOOP("attendance", "✕ dilewati"), "attention"),
}
_FIELDS = {
    "name": QT_TRANSLATE_NOOP("attendance", "nama"),
    "unsur": QT_TRANSLATE_NOOP("attendance", "unsur"),
    "gender": QT_TRANSLATE_NOOP("attendance", "L/P"),
    "office": QT_TRANSLATE_NOOP("attendance", "jabatan"),
    "organisation": QT_TRANSLATE_NOOP("attendance", "lembaga"),
    "phone": QT_TRANSLATE_NOOP("attendance", "telepon"),
    "may_answer": QT_TRANSLATE_NOOP("attendance", "boleh menjawab"),
    "is_delegate": QT_TRANSLATE_NOOP("attendance", "delegasi"),
}


def place_name(session: Session, site_id: SiteId | str) -> str:
    """Return a place's name; the hall is none of the roster."""
    if site_id == HALL:
        return _text(QT_TRANSLATE_NOOP("attendance", "Ruang sidang"))
    return next((site.name for site in session.sites if site.site_id == site_id), str(site_id))


def quorum_text(line: Quorum) -> str:
    """Return `12 hadir dari minimal 10`, or how many of the list are there where no number is asked."""
    if line.minimum:
        template = _text(QT_TRANSLATE_NOOP("attendance", "{present} hadir dari minimal {minimum}"))
        return template.format(present=line.present, minimum=line.minimum)
    template = _text(QT_TRANSLATE_NOOP("attendance", "{present} hadir dari {registered} terdaftar"))
    return template.format(present=line.present, registered=line.registered)


def quorum_mark(line: Quorum) -> str:
    """Return whether the rule is kept, by shape and word; empty where there is none."""
    if not line.is_asked:
        return ""
    if line.is_met:
        return _text(QT_TRANSLATE_NOOP("attendance", "✓ kuorum"))
    if line.missing:
        return _text(QT_TRANSLATE_NOOP("attendance", "✕ belum: {unsur}")).format(unsur=", ".join(line.missing))
    short = line.minimum - line.present
    return _text(QT_TRANSLATE_NOOP("attendance", "✕ kurang {count}")).format(count=short)


def place_lines(session: Session, places: Sequence[tuple[SiteId, Quorum]], whole: SessionQuorum) -> list[TextLine]:
    """Return the line of all places together, then one for each."""
    total = whole.total
    lines = [_place(EVERYWHERE, _text(QT_TRANSLATE_NOOP("attendance", "Semua lokasi")), total)]
    return [*lines, *(_place(site_id, place_name(session, site_id), line) for site_id, line in places)]


def session_text(whole: SessionQuorum) -> tuple[str, bool]:
    """Return the quorum of the session in a sentence, and whether it lacks something."""
    parts = [quorum_text(whole.total)]
    met = _text(QT_TRANSLATE_NOOP("attendance", "{met} dari {sites} lokasi memenuhi kuorum"))
    parts.append(met.format(met=whole.sites_met, sites=whole.sites))
    return " · ".join(parts), not whole.is_met


def _place(key: str, name: str, line: Quorum) -> TextLine:
    mark = quorum_mark(line)
    tone = "good" if line.is_met else "attention"
    return TextLine(key, (name, quorum_text(line), mark), tones={0: "strong", 2: tone if mark else ""})


def person_lines(session: Session, people: Sequence[Attendee], *, with_place: bool) -> list[TextLine]:
    """Return one line for each person; with the place where several are listed together."""
    return [_person(session, person, with_place=with_place) for person in people]


def _person(session: Session, person: Attendee, *, with_place: bool) -> TextLine:
    fields = person.fields
    where = place_name(session, person.site_id)
    office = " · ".join(part for part in (fields.office, fields.organisation) if part)
    marks = []
    if fields.is_delegate:
        marks.append(_text(QT_TRANSLATE_NOOP("attendance", "delegasi")))
    if fields.may_answer:
        marks.append(_text(QT_TRANSLATE_NOOP("attendance", "boleh menjawab")))
    return TextLine(
        key=person.attendee_id,
        cells=(
            fields.name,
            fields.unsur,
            fields.gender.value,
            " · ".join(part for part in (where if with_place else "", office) if part),
            fields.phone,
            ", ".join(marks),
            presence_text(person),
        ),
        tone="" if person.is_present else "muted",
        tones={0: "strong", 6: "good"} if person.is_present else {},
    )


def presence_text(person: Attendee) -> str:
    """Return since when somebody is there, until when he was, or that he has not come."""
    if person.present_ms is None:
        return _text(QT_TRANSLATE_NOOP("attendance", "○ belum hadir"))
    if person.left_ms is None:
        return _text(QT_TRANSLATE_NOOP("attendance", "● hadir {time}")).format(time=clock(person.present_ms))
    left = _text(QT_TRANSLATE_NOOP("attendance", "– pulang {time}"))
    return left.format(time=clock(person.left_ms))


def import_text(plan: ImportPlan) -> str:
    """Return how many rows come to what."""
    template = _text(
        QT_TRANSLATE_NOOP("attendance", "{new} baru · {changed} berubah · {same} sama · {bad} tidak dapat dipakai")
    )
    new, changed, same, bad = (plan.count(outcome) for outcome in RowOutcome)
    return template.format(new=new, changed=changed, same=same, bad=bad)


def import_lines(session: Session, plan: ImportPlan) -> list[TextLine]:
    """Return what each row does, rows that cannot be used first: they are what has to be mended."""
    bad = [_bad_line(row) for row in plan.bad]
    return [*bad, *(_row_line(session, row) for row in plan.rows)]


def _bad_line(row: BadRow) -> TextLine:
    word, tone = _OUTCOMES[RowOutcome.BAD]
    reason = translated("attendance_file", translated(CONTEXT, row.reason))
    cells = (str(row.line), _text(word), row.shown, "", "", reason)
    return TextLine(f"bad{row.line}", cells, tones={1: tone, 5: tone})


def _row_line(session: Session, row: PlannedRow) -> TextLine:
    word, tone = _OUTCOMES[row.outcome]
    kept = ""
    if row.merged.kept:
        names = ", ".join(_text(_FIELDS[name]) for name in row.merged.kept)
        kept = _text(QT_TRANSLATE_NOOP("attendance", "tetap seperti diketik: {fields}")).format(fields=names)
    fields = row.merged.fields
    cells = (
        str(row.listed.line),
        _text(word),
        fields.name,
        fields.unsur,
        place_name(session, row.listed.site_id),
        kept,
    )
    return TextLine(f"row{row.listed.line}", cells, tones={1: tone})


def _text(source: str) -> str:
    return translated(CONTEXT, source)
