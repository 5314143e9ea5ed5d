"""What stands beside the floor, in words: budgets, who should be next, what would be taken back, the mode."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.floor import NO_REQUEST, FloorEventKind, FloorMode, FloorState, Speaker
from app.domain.identity import RequestId
from app.domain.session import Session
from app.domain.speaking_time import Share, SpeakingTime, Suggestion
from app.domain.text import QT_TRANSLATE_NOOP
from app.domain.wording import duration
from app.ui.words import share_word, translated

_CONTEXT = "floor_panel"

MODES = {
    FloorMode.OPERATOR: QT_TRANSLATE_NOOP("floor_panel", "Operator memberi kesempatan"),
    FloorMode.RESPONSES: QT_TRANSLATE_NOOP("floor_panel", "Operator, tanggapan antre sendiri"),
    FloorMode.OPEN: QT_TRANSLATE_NOOP("floor_panel", "Terbuka: yang antre langsung bicara"),
    FloorMode.OVERRIDE: QT_TRANSLATE_NOOP("floor_panel", "Bergantian: yang terlama ditutup"),
}
_SHORT_MODES = {
    FloorMode.OPERATOR: "",
    FloorMode.RESPONSES: QT_TRANSLATE_NOOP("floor_panel", "tanggapan antre sendiri"),
    FloorMode.OPEN: QT_TRANSLATE_NOOP("floor_panel", "terbuka"),
    FloorMode.OVERRIDE: QT_TRANSLATE_NOOP("floor_panel", "bergantian"),
}
_DONE = {
    FloorEventKind.GRANTED: QT_TRANSLATE_NOOP("floor_panel", "kesempatan bicara {site}"),
    FloorEventKind.RELEASED: QT_TRANSLATE_NOOP("floor_panel", "selesai bicara {site}"),
    FloorEventKind.REVOKED: QT_TRANSLATE_NOOP("floor_panel", "penarikan {site}"),
    FloorEventKind.ACCEPTED: QT_TRANSLATE_NOOP("floor_panel", "antrean {site}"),
    FloorEventKind.REQUESTED: QT_TRANSLATE_NOOP("floor_panel", "permintaan {site}"),
    FloorEventKind.CANCELLED: QT_TRANSLATE_NOOP("floor_panel", "pembatalan antrean {site}"),
    FloorEventKind.DENIED: QT_TRANSLATE_NOOP("floor_panel", "penolakan {site}"),
    FloorEventKind.EXTENDED: QT_TRANSLATE_NOOP("floor_panel", "perubahan waktu {site}"),
    FloorEventKind.PAUSED: QT_TRANSLATE_NOOP("floor_panel", "jeda"),
    FloorEventKind.RESUMED: QT_TRANSLATE_NOOP("floor_panel", "lanjut"),
    FloorEventKind.SPEAKER_NAMED: QT_TRANSLATE_NOOP("floor_panel", "nama pembicara"),
    FloorEventKind.KIND_SET: QT_TRANSLATE_NOOP("floor_panel", "jenis bicara"),
    FloorEventKind.PRIORITY_SET: QT_TRANSLATE_NOOP("floor_panel", "prioritas {site}"),
    FloorEventKind.MOVED: QT_TRANSLATE_NOOP("floor_panel", "urutan {site}"),
    FloorEventKind.LIST_CLOSED: QT_TRANSLATE_NOOP("floor_panel", "tutup antrean"),
    FloorEventKind.LIST_OPENED: QT_TRANSLATE_NOOP("floor_panel", "buka antrean"),
    FloorEventKind.MODE_SET: QT_TRANSLATE_NOOP("floor_panel", "cara bicara"),
    FloorEventKind.TIME_ADDED: QT_TRANSLATE_NOOP("floor_panel", "pembagian waktu"),
}


@dataclass(frozen=True, slots=True)
class FloorNotes:
    """What stands beside the floor, in words; empty for nothing.

    `budget` follows the used time, `suggested` says who should be next, `undone` what would be taken back.
    `names` are people the speaker's name may be chosen from; `used` is what is said of each that waits. `mode` is
    how the floor is given, where that is not as usual. `meant` is the turn that the keys are about, `chosen` the
    waiting request.
    """

    budget: str = ""
    suggested: str = ""
    undone: str = ""
    is_closed: bool = False
    names: tuple[Speaker, ...] = ()
    used: Mapping[RequestId, str] = field(default_factory=dict)
    mode: str = ""
    meant: RequestId = NO_REQUEST
    chosen: RequestId = NO_REQUEST


def mode_text(state: FloorState) -> str:
    """Return how the floor is given; empty where it is as usual, one after the other by the operator's hand."""
    words = [translated(_CONTEXT, _SHORT_MODES[state.mode])] if _SHORT_MODES[state.mode] else []
    if state.limit > 1:
        several = QT_TRANSLATE_NOOP("floor_panel", "{count} sekaligus")
        words.append(translated(_CONTEXT, several).format(count=state.limit))
    return ", ".join(words)


def suggestion_text(session: Session, suggestion: Suggestion) -> str:
    """Return who should be next, and why."""
    text = translated(_CONTEXT, QT_TRANSLATE_NOOP("floor_panel", "Disarankan: {site}, {reason}"))
    reason = translated("floor", suggestion.reason).format(used=duration(suggestion.used_s))
    return text.format(site=session.site(suggestion.site_id).name, reason=reason)


def undo_text(session: Session, state: FloorState) -> str:
    """Return what the last command was, as it would be taken back. There must be one."""
    events = state.past[-1].events
    # What was meant comes last, and what only follows from it is told by nobody.
    told = next((e for e in reversed(events) if e.kind is FloorEventKind.GRANTED), events[-1])
    if len(events) > 1 and {e.kind for e in events} == {FloorEventKind.CANCELLED}:
        return translated(_CONTEXT, QT_TRANSLATE_NOOP("floor_panel", "pembersihan antrean"))
    return translated(_CONTEXT, _DONE[told.kind]).format(site=session.site(told.site_id).name)


def budget_text(time: SpeakingTime | None) -> str:
    """Return what a site may use altogether, and by how much that is exceeded; empty for who has no budget."""
    if time is None:
        return ""
    words = QT_TRANSLATE_NOOP("floor_panel", "dari {budget} menit")
    if time.remaining_s < 0:
        words = QT_TRANSLATE_NOOP("floor_panel", "dari {budget} menit, LEWAT {over}")
    return translated(_CONTEXT, words).format(
        budget=duration(time.budget_s + time.added_s), over=duration(-time.remaining_s)
    )


def used_text(time: SpeakingTime) -> str:
    """Return how a site stands that waits: how much it has spoken beside the others, and what is left."""
    if time.share is Share.NONE:
        return share_word(time.share)
    words = QT_TRANSLATE_NOOP("floor_panel", "sisa {left}")
    left = translated(_CONTEXT, words).format(left=duration(time.remaining_s))
    return " · ".join(part for part in (share_word(time.share), left) if part)
