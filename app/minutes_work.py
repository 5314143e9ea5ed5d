"""What is done with the minutes beside writing files, built for the composition root: the editor and the plots."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from app.data.store import Store
from app.domain.documents.material import MinutesMaterial, material_of
from app.domain.session import Session
from app.session.minutes_editor import MinutesEditor
from app.session.ports import Clock
from app.session.session_charts import ChartDesk

NOTULIS = "notulis"


class MinutesWorkDesks:
    """The editor and the plots, with a thread of their own: neither waits for files that are being written."""

    def __init__(self, session: Session, clock: Clock, store: Store) -> None:
        self._session = session
        self._clock = clock
        self._store = store
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="minutes-work")
        self.editor = MinutesEditor(session, clock, store.minutes, self.read, NOTULIS, self._thread)
        self.charts = ChartDesk(self.read, self._thread)

    def read(self) -> MinutesMaterial:
        """Read everything the documents are made of, and wait for it."""
        record = self._store.record(self._session.session_id).result()
        references = self._store.reference(self._session.rkpd_year).result()
        return material_of(record, self._clock.now_ms(), references=references)

    def close(self) -> None:
        """Finish what was begun."""
        self._thread.shutdown(wait=True, cancel_futures=True)
