"""The agenda in words: the line of the console's header, the line of the wall, and the lines of the page."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.agenda_outlook import AgendaOutlook, ItemOutlook, ItemProgress
from app.domain.session import AgendaKind
from app.domain.text import QT_TRANSLATE_NOOP
from app.domain.wording import clock
from app.ui.text_table import TextLine
from app.ui.words import translated

CONTEXT = "agenda"

KINDS = {
    AgendaKind.OPENING: QT_TRANSLATE_NOOP("agenda", "Pembukaan"),
    AgendaKind.REMARKS: QT_TRANSLATE_NOOP("agenda", "Sambutan"),
    AgendaKind.PRESENTATION: QT_TRANSLATE_NOOP("agenda", "Paparan"),
    AgendaKind.ROUND: QT_TRANSLATE_NOOP("agenda", "Putaran per kelurahan"),
    AgendaKind.RESPONSE: QT_TRANSLATE_NOOP("agenda", "Tanggapan OPD"),
    AgendaKind.AGREEMENT: QT_TRANSLATE_NOOP("agenda", "Kesepakatan"),
    AgendaKind.CLOSING: QT_TRANSLATE_NOOP("agenda", "Penutup"),
    AgendaKind.OTHER: QT_TRANSLATE_NOOP("agenda", "Lain"),
}
_PROGRESS = {
    ItemProgress.TO_COME: QT_TRANSLATE_NOOP("agenda", "○ belum"),
    ItemProgress.CURRENT: QT_TRANSLATE_NOOP("agenda", "▶ berlangsung"),
    ItemProgress.HELD: QT_TRANSLATE_NOOP("agenda", "✓ selesai"),
    ItemProgress.SKIPPED: QT_TRANSLATE_NOOP("agenda", "– dilewati"),
}
_LATE_S = 60
"""Less than a minute of overrun is not worth a word."""


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """What the header says: which item, how long, and whether that is too long."""

    item: str
    time: str
    is_over: bool

    @property
    def spoken(self) -> str:
        """Return both in one text."""
        return f"{self.item} {self.time}".strip()


def header_line(seen: AgendaOutlook, keys: str) -> AgendaLine:
    """Return `Agenda 4/7 · Putaran usulan per kelurahan` and `38 dari 90 menit`. `keys` begin the agenda."""
    late = _late(seen)
    current = seen.current
    if current is None:
        if seen.is_over:
            return AgendaLine(_text(QT_TRANSLATE_NOOP("agenda", "Agenda selesai")), late, bool(late))
        waiting = _text(QT_TRANSLATE_NOOP("agenda", "Agenda belum dimulai ({keys})"))
        return AgendaLine(waiting.format(keys=keys), "", False)
    item = _text(QT_TRANSLATE_NOOP("agenda", "Agenda {number}/{all} · {title}")).format(
        number=current.number, all=len(seen.items), title=current.item.title
    )
    if seen.is_paused:
        item = _text(QT_TRANSLATE_NOOP("agenda", "Istirahat · {item}")).format(item=item)
    time = _text(QT_TRANSLATE_NOOP("agenda", "{real} dari {planned} menit")).format(
        real=current.real_s // 60, planned=current.item.planned_min
    )
    return AgendaLine(item, " · ".join(part for part in (time, late) if part), current.over_s > 0 or bool(late))


def wall_line(seen: AgendaOutlook) -> str:
    """Return what the wall says of the agenda: `Putaran usulan per kelurahan 4/7`; empty if nothing is held."""
    current = seen.current
    return f"{current.item.title} {current.number}/{len(seen.items)}" if current else ""


def summary(seen: AgendaOutlook) -> str:
    """Return when the session will end by the plan and how late that is."""
    if not seen.is_begun:
        minutes = sum(item.item.planned_min for item in seen.items)
        planned = _text(QT_TRANSLATE_NOOP("agenda", "Rencana {minutes} menit; bila dimulai sekarang selesai {time}"))
        return planned.format(minutes=minutes, time=clock(seen.ends_at_ms))
    ended = QT_TRANSLATE_NOOP("agenda", "Selesai pukul {time}")
    ending = QT_TRANSLATE_NOOP("agenda", "Perkiraan selesai {time}")
    time = _text(ended if seen.is_over else ending).format(time=clock(seen.ends_at_ms))
    early = _text(QT_TRANSLATE_NOOP("agenda", "lebih cepat {minutes} menit")).format(minutes=-seen.session_over_s // 60)
    late = _late(seen) or (early if seen.session_over_s <= -_LATE_S else "")
    return " · ".join(part for part in (time, late) if part)


def agenda_lines(seen: AgendaOutlook) -> list[TextLine]:
    """Return the lines of the page."""
    return [_line(item) for item in seen.items]


def kind_word(kind: AgendaKind) -> str:
    """Return what an item is for."""
    return _text(KINDS[kind])


def _late(seen: AgendaOutlook) -> str:
    if seen.session_over_s < _LATE_S:
        return ""
    return _text(QT_TRANSLATE_NOOP("agenda", "sesi lewat {minutes} menit")).format(minutes=seen.session_over_s // 60)


def _line(item: ItemOutlook) -> TextLine:
    begun = item.begun_ms is not None
    is_now = item.progress is ItemProgress.CURRENT
    tones: dict[int, str] = {}
    over = item.over_s // 60
    if over:
        tones = {5: "attention", 6: "attention"}
    if is_now:
        tones = {1: "strong", 7: "good", **tones}
    return TextLine(
        key=item.item_id,
        cells=(
            str(item.number),
            item.item.title,
            item.item.responsible,
            kind_word(item.item.kind),
            str(item.item.planned_min),
            str(item.real_s // 60) if begun else "",
            f"+{over}" if over else "",
            _text(_PROGRESS[item.progress]),
            clock(item.begun_ms) if item.begun_ms is not None else "",
        ),
        tone="muted" if item.progress in (ItemProgress.HELD, ItemProgress.SKIPPED) else "strong" if is_now else "",
        tones=tones,
    )


def _text(source: str) -> str:
    return translated(CONTEXT, source)
