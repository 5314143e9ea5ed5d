"""What is done to the minutes beside writing files, built for the composition root."""

from __future__ import annotations

from concurrent.futures import Executor

from app.data.store import Store
from app.domain.documents.material import MinutesMaterial, material_of
from app.domain.session import Session
from app.session.minutes_editor import MinutesEditor
from app.session.ports import Clock

NOTULIS = "notulis"


def minutes_editor(session: Session, clock: Clock, store: Store, executor: Executor) -> MinutesEditor:
    """Build the editor over the store's record of the session."""

    def read() -> MinutesMaterial:
        record = store.record(session.session_id).result()
        references = store.reference(session.rkpd_year).result()
        return material_of(record, clock.now_ms(), references=references)

    return MinutesEditor(session, clock, store.minutes, read, NOTULIS, executor)
