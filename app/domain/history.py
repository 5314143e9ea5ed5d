"""Who changed what of a usulan, and when: the operation log as people read it."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.identity import ProposalId
from app.domain.proposal_fields import Field

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
    """One change. `revision` is the proposal's after it; the first brought it into being."""

    revision: int
    at_ms: int
    actor: str
    edits: tuple[FieldEdit, ...]

    @property
    def can_be_undone(self) -> bool:
        """Tell whether the change can be taken back: not the first, and something of it can be set back."""
        return self.revision > 1 and any(edit.can_be_restored for edit in self.edits)


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
