"""Lists of usulan in words: what a list would do row by row, what its columns are for, what waits to be mended."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain.proposal import Decision, Field, Source
from app.domain.session import Session
from app.domain.text import QT_TRANSLATE_NOOP
from app.domain.usulan_import import ListColumns, Purpose, QuarantinedRow, RawList, UnusableRow, Use
from app.domain.usulan_import_plan import DECISION, STATUS, Difference, Outcome, PlannedUsulan, UsulanPlan
from app.ui.proposal_words import decision_word
from app.ui.text_table import TextLine
from app.ui.words import field_word, translated

CONTEXT = "usulan_import"
KEPT = "kept"
"""The key of the line that stands for rows which say something else than a person wrote."""

_OUTCOMES = {
    Outcome.NEW: (QT_TRANSLATE_NOOP("usulan_import", "+ baru"), "good"),
    Outcome.CHANGED: (QT_TRANSLATE_NOOP("usulan_import", "↻ berubah"), "strong"),
    Outcome.SAME: (QT_TRANSLATE_NOOP("usulan_import", "= sama"), "muted"),
    Outcome.BAD: (QT_TRANSLATE_NOOP("usulan_import", "✕ tidak dapat dipakai"), "attention"),
    Outcome.ELSEWHERE: (QT_TRANSLATE_NOOP("usulan_import", "○ di luar sesi ini"), "muted"),
}
_KEPT = QT_TRANSLATE_NOOP("usulan_import", "✎ tetap seperti diketik")
_SYSTEMS = {
    Source.SIPD: "SIPD",
    Source.SIENCANG: "SIENCANG",
    Source.TABLE: QT_TRANSLATE_NOOP("usulan_import", "tabel lain"),
}
_PURPOSES = {
    Purpose.EXTERNAL_ID: QT_TRANSLATE_NOOP("usulan_import", "Nomor usulan di daftar itu"),
    Purpose.SITE_CODE: QT_TRANSLATE_NOOP("usulan_import", "Kode wilayah"),
    Purpose.KELURAHAN: QT_TRANSLATE_NOOP("usulan_import", "Kelurahan"),
    Purpose.KECAMATAN: QT_TRANSLATE_NOOP("usulan_import", "Kecamatan"),
    Purpose.ADDRESS: QT_TRANSLATE_NOOP("usulan_import", "Alamat dengan RT/RW dan koordinat"),
    Purpose.STATUS: QT_TRANSLATE_NOOP("usulan_import", "Status"),
    Purpose.NOTE: QT_TRANSLATE_NOOP("usulan_import", "Catatan atau alasan"),
    Purpose.DATE: QT_TRANSLATE_NOOP("usulan_import", "Tanggal"),
}
CHOICES: tuple[Use, ...] = (*_PURPOSES, *Field)
"""What a column of any table may be for, in the order in which it is offered."""

_EXAMPLES = 3


def use_word(use: Use | None) -> str:
    """Return what a column is for."""
    if use is None:
        return _text(QT_TRANSLATE_NOOP("usulan_import", "– tidak dipakai"))
    if isinstance(use, Field):
        return field_word(use)
    return _text(_PURPOSES[use]) if use in _PURPOSES else use.value


def list_text(raw: RawList) -> str:
    """Return what was read: the file, whose layout it is, and how much."""
    template = _text(QT_TRANSLATE_NOOP("usulan_import", "{file} · {system} · {rows} baris"))
    return template.format(file=raw.file, system=_text(_SYSTEMS[raw.columns.source]), rows=len(raw.rows))


def column_lines(raw: RawList, uses: Sequence[Use | None]) -> list[TextLine]:
    """Return a line for each column: its title, what it is for, and what stands in it."""
    lines: list[TextLine] = []
    for place, (title, use) in enumerate(zip(raw.columns.titles, uses, strict=True)):
        found = (row.cells[title] for row in raw.rows if title in row.cells)
        examples = " · ".join(text for text, _ in zip(found, range(_EXAMPLES), strict=False))
        tone = "muted" if use is None else "strong"
        lines.append(TextLine(str(place), (title, use_word(use), examples), tones={1: tone}))
    return lines


def lacks(uses: Sequence[Use | None]) -> str:
    """Return what must still be chosen before rows can be understood; empty if nothing."""
    if Field.USULAN not in uses and Field.PROBLEM not in uses:
        return _text(QT_TRANSLATE_NOOP("usulan_import", "Pilih kolom yang berisi usulan atau permasalahan."))
    if not {Purpose.KELURAHAN, Purpose.SITE_CODE, Purpose.KECAMATAN} & set(uses):
        return _text(QT_TRANSLATE_NOOP("usulan_import", "Pilih kolom yang menyebut kelurahan."))
    return ""


def outcome_lines(plan: UsulanPlan) -> list[TextLine]:
    """Return how many rows come to what; each line chooses the rows that are shown."""
    lines = [outcome_line(outcome, plan.count(outcome)) for outcome in Outcome]
    tones = {0: "attention"} if plan.kept else {}
    return [*lines, TextLine(KEPT, (_text(_KEPT), f"{plan.kept}"), tone="" if plan.kept else "muted", tones=tones)]


def outcome_line(outcome: Outcome, count: int) -> TextLine:
    """Return how many rows come to an outcome."""
    word, tone = _OUTCOMES[outcome]
    return TextLine(
        outcome.value, (_text(word), f"{count}"), tone="" if count else "muted", tones={0: tone} if count else {}
    )


def plan_text(plan: UsulanPlan) -> str:
    """Return what a list comes to in one sentence."""
    template = _text(
        QT_TRANSLATE_NOOP(
            "usulan_import",
            "{new} baru · {changed} berubah · {same} sama · {bad} tidak dapat dipakai · {elsewhere} di luar sesi ini",
        )
    )
    counts = {outcome.value: plan.count(outcome) for outcome in Outcome}
    parts = [template.format(**counts)]
    if plan.absent:
        absent = _text(QT_TRANSLATE_NOOP("usulan_import", "{count} tidak ada lagi di daftar (tetap tersimpan)"))
        parts.append(absent.format(count=plan.absent))
    return " · ".join(parts)


def row_lines(session: Session, plan: UsulanPlan, chosen: str) -> list[TextLine]:
    """Return the rows that come to what is chosen: an outcome, or KEPT."""
    if chosen == Outcome.BAD:
        return [unusable_line(row) for row in plan.bad]
    if chosen == Outcome.ELSEWHERE:
        return [unusable_line(row) for row in plan.elsewhere]
    names = {site.site_id: site.name for site in session.sites}
    return [
        _planned(names.get(row.listed.site_id, ""), row)
        for row in plan.rows
        if (row.kept if chosen == KEPT else row.outcome == chosen)
    ]


def _planned(place: str, row: PlannedUsulan) -> TextLine:
    fields = row.fields
    known = row.proposal.number if row.proposal else row.listed.external_id
    told = details(row)
    cells = (
        str(row.listed.row.line),
        "" if known.startswith("isi:") else known,
        place,
        " ".join((fields.usulan or fields.permasalahan).split()),
        told[0] if told else "",
    )
    return TextLine(f"row{row.listed.row.line}", cells, tones={1: "strong", 4: "attention" if row.kept else ""})


def unusable_line(row: UnusableRow) -> TextLine:
    """Return a row that cannot be used, and why."""
    shown = " ".join(row.shown.split())
    cells = (str(row.row.line), "", "", shown, reason_text(row.reason))
    return TextLine(f"row{row.row.line}", cells, tones={4: "attention"})


def details(row: PlannedUsulan) -> list[str]:
    """Return what differs, a sentence for each field: first what a person wrote and keeps, then what changes."""
    stays = _text(QT_TRANSLATE_NOOP("usulan_import", "✎ {name}: tetap “{before}”; daftar berkata “{after}”"))
    changes = _text(QT_TRANSLATE_NOOP("usulan_import", "↻ {name}: “{before}” menjadi “{after}”"))
    return [*(_difference(stays, one) for one in row.kept), *(_difference(changes, one) for one in row.changes)]


def _difference(template: str, one: Difference) -> str:
    before, after = (_value(one.name, text) or "–" for text in (one.before, one.after))
    return template.format(name=_name(one.name), before=before, after=after)


def _name(name: str) -> str:
    if name == DECISION:
        return _text(QT_TRANSLATE_NOOP("usulan_import", "Keputusan"))
    if name == STATUS:
        return _text(_PURPOSES[Purpose.STATUS])
    return field_word(Field(name)) if name in set(Field) else name


def _value(name: str, text: str) -> str:
    if name == DECISION:
        return decision_word(Decision(text))
    return " ".join(text.split())


def waiting_lines(rows: Sequence[QuarantinedRow]) -> list[TextLine]:
    """Return a line for each row that waits to be mended."""
    return [
        TextLine(
            row.row_id,
            (str(row.row.line), row.file, reason_text(row.reason), " ".join(row.shown.split())),
            tones={2: "attention"},
        )
        for row in rows
    ]


def faulty_title(row: QuarantinedRow) -> str:
    """Return the title of the column that is most likely to be mended: the one that holds what is shown."""
    title, colon, _ = row.shown.partition(": ")
    if colon and title in row.columns.titles:
        return title
    holding = (title for title, text in row.row.cells.items() if row.shown and text.strip() == row.shown)
    return next(holding, _first_used(row.columns))


def _first_used(columns: ListColumns) -> str:
    return next((title for title, use in zip(columns.titles, columns.uses, strict=True) if use), columns.titles[0])


def reason_text(reason: str) -> str:
    """Return why a row cannot be used."""
    return _text(reason)


def _text(source: str) -> str:
    return translated(CONTEXT, source)
