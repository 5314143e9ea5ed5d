"""What the documents of a session are made of, read at one moment. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from app.domain.attachment import Attachment
from app.domain.documents.settings import DEFAULT, MinutesSettings
from app.domain.floor import FloorState, replay
from app.domain.identity import ProposalId, SiteId
from app.domain.minutes import SessionFacts, SessionRecord, session_facts
from app.domain.quota import Quota, quotas_of
from app.domain.reference import ReferenceKind, ReferenceRow


@dataclass(frozen=True)
class MinutesMaterial:
    """The record of a session, the year's reference data, the photos that are shown, and the office's settings.

    `photos` are those of each proposal that were not taken off, oldest first.
    """

    record: SessionRecord
    facts: SessionFacts
    references: tuple[ReferenceRow, ...] = ()
    photos: Mapping[ProposalId, tuple[Attachment, ...]] = field(
        default_factory=dict[ProposalId, tuple[Attachment, ...]]
    )
    settings: MinutesSettings = DEFAULT

    @cached_property
    def _rows(self) -> Mapping[tuple[ReferenceKind, str], ReferenceRow]:
        return {(row.kind, row.code): row for row in self.references}

    @cached_property
    def floor(self) -> FloorState:
        """Return the floor as its log leaves it: a long session is played through once."""
        return replay(self.record.floor_events)

    @cached_property
    def quotas(self) -> Mapping[SiteId, Quota]:
        """Return the quotas by site."""
        return quotas_of(self.references)

    @cached_property
    def as_of_ms(self) -> int:
        """Return when the record was changed last; while the session is open, the time it was read."""
        record, closed_ms = self.record, self.record.closed_ms
        if closed_ms is None:
            return self.facts.written_ms
        changes = (
            *(one.updated_ms for one in record.proposals),
            *(one.decided.decided_ms or 0 for one in record.proposals),
            *(one.updated_ms for one in record.responses),
            *(one.updated_ms for one in record.attendees),
        )
        return max((closed_ms, *changes))

    def isu_priority(self, isu_code: str) -> str:
        """Return the priority of the city that an isu belongs to, empty if none is given."""
        row = self._rows.get((ReferenceKind.ISU, isu_code))
        return row.value("prioritas") if row else ""

    def opd_name(self, code_or_name: str) -> str:
        """Return the full name of an OPD that is named by its code, else what was written."""
        row = self._rows.get((ReferenceKind.OPD, code_or_name))
        return row.value("nama") if row else code_or_name


def material_of(
    record: SessionRecord,
    now_ms: int,
    settings: MinutesSettings = DEFAULT,
    references: tuple[ReferenceRow, ...] = (),
    photos: tuple[Attachment, ...] = (),
) -> MinutesMaterial:
    """Put together what was read. `photos` may hold those that were taken off."""
    shown: dict[ProposalId, list[Attachment]] = {}
    for photo in photos:
        if not photo.removed:
            shown.setdefault(photo.proposal_id, []).append(photo)
    return MinutesMaterial(
        record, session_facts(record, now_ms), references, {key: tuple(own) for key, own in shown.items()}, settings
    )
