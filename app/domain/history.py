"""Who changed what of a usulan, and when: the operation log as people read it."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.identity import ProposalId
from app.domain.proposal_fields import Field
from app.domain.sending import OWN

DECISION_NAMES = (
    *("keputusan", "kode_alasan", "alasan", "digabung_ke"),
    *("dialihkan_ke", "nomor_rujukan", "penanggung_jawab", "tenggat", "diputus_ms", "diputus_oleh"),
)
"""The parts of a decision, by their names in the log. They are restored together: half a decision is none."""

RESTORABLE = frozenset({*(field.value for field in Field), *DECISION_NAMES})
"""What can be set back. That a proposal was filed, from which turn and from which file it came cannot."""


@dataclass(frozen=True, slots=True)
class FieldEdit:
    """One field of one change, as the log holds it: None where there was nothing."""

    name: str
    old: str | int | None
    new: str | int | None

    @property
    def can_be_restored(self) -> bool:
        """Tell whether the value before this change can be set again."""
        return self.name in RESTORABLE


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One change. `revision` is the proposal's after it; the first brought it into being.

    `station` is OWN for this one; what another station changed cannot be set back from here, and has no revision here.
    `line` is the place in its station's log.
    """

    revision: int
    at_ms: int
    actor: str
    edits: tuple[FieldEdit, ...]
    station: str = OWN
    line: tuple[str, int] | None = None

    @property
    def is_own(self) -> bool:
        """Tell whether it was changed at this station."""
        return self.station == OWN

    @property
    def can_be_undone(self) -> bool:
        """Tell whether the change can be taken back: not the first, and something of it can be set back."""
        return self.is_own and self.revision > 1 and any(edit.can_be_restored for edit in self.edits)


@dataclass(frozen=True, slots=True)
class LineElsewhere:
    """One change as the server tells it, of any station: its place in that station's log, who, when, what."""

    device_id: str
    seq: int
    station: str
    actor: str
    at_ms: int
    edits: tuple[FieldEdit, ...]


def joined(own: tuple[HistoryEntry, ...], lines: tuple[LineElsewhere, ...]) -> tuple[HistoryEntry, ...]:
    """Return the changes of all stations in the server's order; what it has not seen yet comes last."""
    mine = {entry.line: entry for entry in own if entry.line is not None}
    places = [(line.device_id, line.seq) for line in lines]
    found = [
        mine.get(place) or HistoryEntry(0, line.at_ms, line.actor, line.edits, line.station, place)
        for place, line in zip(places, lines, strict=True)
    ]
    return (*found, *(entry for entry in own if entry.line not in places))


@dataclass(frozen=True, slots=True)
class RestoreValue:
    """Set fields to what they were before the change that made `revision`: a new change, the old stays in the log.

    `names` None means all that this change touched. `expected` is the revision that the person looked at; if
    somebody changed the proposal since, the command is refused. A part of a decision stands for all of it.
    """

    proposal_id: ProposalId
    revision: int
    expected: int
    actor: str
    names: frozenset[str] | None = None
