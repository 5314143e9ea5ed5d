"""The documents as they are printed: what is final as it was kept, all else with the edits of the notulis. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.domain.documents.edits import document_scope, edited, with_addenda
from app.domain.documents.frozen import thawed
from app.domain.documents.model import MinutesDocument
from app.domain.minutes_edit import MinutesStage, MinutesWork


def as_printed(
    documents: Sequence[MinutesDocument], work: MinutesWork, bodies: Mapping[str, str]
) -> tuple[MinutesDocument, ...]:
    """Return built documents as they are printed. `bodies` are the kept contents by their SHA-256.

    Raises ExternalError if a kept content cannot be read.
    """
    return tuple(_printed(document, work, bodies) for document in documents)


def _printed(document: MinutesDocument, work: MinutesWork, bodies: Mapping[str, str]) -> MinutesDocument:
    scope = document_scope(document)
    stage = work.stage(scope)
    body = bodies.get(stage.sha256) if stage.stage is MinutesStage.FINAL else None
    kept = thawed(body) if body is not None else edited(document, work)
    return with_addenda(kept, work.addenda_of(scope))
