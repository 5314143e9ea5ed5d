"""The history of a proposal in words: which field, and what stood in it before and after."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from app.domain.history import HistoryEntry
from app.domain.proposal import (
    Decision,
    Field,
    HandlingLevel,
    LandState,
    ProposalState,
    Urgency,
    WorkKind,
    format_volume,
)
from app.domain.rupiah import format_rupiah
from app.domain.text import QT_TRANSLATE_NOOP
from app.domain.wording import clock
from app.ui.proposal_words import (
    certificate_word,
    decision_word,
    handling_word,
    land_word,
    to_follow_word,
    work_kind_word,
)
from app.ui.text_table import TextLine
from app.ui.words import field_word, proposal_word, translated, urgency_word

_CONTEXT = "history"
_NAMES = {
    "state": QT_TRANSLATE_NOOP("history", "Status"),
    "keputusan": QT_TRANSLATE_NOOP("history", "Keputusan"),
    "alasan": QT_TRANSLATE_NOOP("history", "Alasan"),
    "kode_alasan": QT_TRANSLATE_NOOP("history", "Kode alasan"),
    "digabung_ke": QT_TRANSLATE_NOOP("history", "Digabung ke"),
    "dialihkan_ke": QT_TRANSLATE_NOOP("history", "Dialihkan ke"),
    "nomor_rujukan": QT_TRANSLATE_NOOP("history", "Nomor rujukan"),
    "penanggung_jawab": QT_TRANSLATE_NOOP("history", "Penanggung jawab"),
    "tenggat": QT_TRANSLATE_NOOP("history", "Tenggat"),
    "diputus_ms": QT_TRANSLATE_NOOP("history", "Waktu keputusan"),
    "diputus_oleh": QT_TRANSLATE_NOOP("history", "Diputus oleh"),
    "prioritas": QT_TRANSLATE_NOOP("history", "Prioritas ke-"),
    "number": QT_TRANSLATE_NOOP("history", "Nomor"),
    "site_id": QT_TRANSLATE_NOOP("history", "Lokasi"),
    "_deleted": QT_TRANSLATE_NOOP("history", "Dihapus"),
}
_ELSEWHERE = "@{}:{}"
_LEFT_OUT = frozenset({"session_id", "short", "sequence", "request_id", "asal_isian"})
"""What says nothing to people."""

Value = str | int | None

_READ: Mapping[str, Any] = {
    Field.URGENCY: lambda value: urgency_word(Urgency(value)),
    Field.WORK_KIND: lambda value: work_kind_word(WorkKind(value)),
    Field.LAND: lambda value: land_word(LandState(value)),
    Field.HANDLING_LEVEL: lambda value: handling_word(HandlingLevel(value)),
    Field.CERTIFICATE: lambda value: certificate_word(bool(value)),
    Field.TO_FOLLOW: lambda value: to_follow_word(bool(value)),
    Field.COST: format_rupiah,
    Field.VOLUME: lambda value: format_volume(Decimal(value)),
    Field.VARIABLES: lambda value: ", ".join(
        f"{one['nama']} {format_volume(Decimal(one['nilai']))} {one['satuan']}".strip() for one in json.loads(value)
    ),
    "keputusan": lambda value: decision_word(Decision(value)),
    "state": lambda value: proposal_word(ProposalState(value)),
    "diputus_ms": lambda value: clock(value, seconds=True),
}


def name_word(name: str) -> str:
    """Return the name of what was changed."""
    if name in set(Field):
        return field_word(Field(name))
    return translated(_CONTEXT, _NAMES[name]) if name in _NAMES else name


def value_word(name: str, value: Value) -> str:
    """Return a value as people say it; one that is not known any more stands as it was stored."""
    if value is None or value == "":
        return "—"
    try:
        return str(_READ[name](value)) if name in _READ else " ".join(str(value).split())
    except (ValueError, KeyError, TypeError, ArithmeticError):
        return str(value)


def history_lines(entries: tuple[HistoryEntry, ...]) -> list[TextLine]:
    """Return a line for each field of each change, the newest first.

    The key is `revision/name`, for another station's change `@device:seq/name`.
    """
    own = translated(_CONTEXT, QT_TRANSLATE_NOOP("history", "stasiun ini"))
    return [
        TextLine(
            f"{entry.revision if entry.is_own else _ELSEWHERE.format(*(entry.line or ('', 0)))}/{edit.name}",
            (
                clock(entry.at_ms, seconds=True),
                entry.actor,
                own if entry.is_own else entry.station,
                name_word(edit.name),
                value_word(edit.name, edit.old),
                value_word(edit.name, edit.new),
            ),
            "" if entry.is_own and edit.can_be_restored else "muted",
        )
        for entry in reversed(entries)
        for edit in entry.edits
        if edit.name not in _LEFT_OUT
    ]
