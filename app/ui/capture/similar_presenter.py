"""Looks for similar proposals while one is typed, opens one of them, or makes the typed one a part of it.

Runs on: the thread of the screen. Nothing here waits for the disk.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer

from app.domain.proposal import Proposal
from app.domain.similar import Similar
from app.ui.capture.services import CaptureServices
from app.ui.console.capture import CapturePanel

logger = logging.getLogger(__name__)

LOOK_AFTER_MS = 300


class SimilarPresenter(QObject):
    """`open_proposal` opens a stored proposal in the form; `file_first` files what is typed and says when it is."""

    def __init__(
        self,
        services: CaptureServices,
        capture: CapturePanel,
        open_proposal: Callable[[Proposal], None],
        file_first: Callable[[Callable[[Proposal], None]], None],
        merged: Callable[[], None],
    ) -> None:
        super().__init__(capture)
        self._s = services
        self._capture = capture
        self._open = open_proposal
        self._file_first = file_first
        self._merged = merged
        self._asked = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LOOK_AFTER_MS)
        self._timer.timeout.connect(self.look)
        capture.form.changed.connect(self._timer.start)
        capture.similar.open_wanted.connect(self.open)

    def look(self) -> None:
        """Ask what is similar to what is typed now."""
        capture, similar = self._capture, self._s.similar
        fields = capture.form.fields()
        if similar is None or capture.proposal_id is None:
            return
        self._asked += 1
        asked = self._asked
        if not (fields.usulan.strip() or fields.permasalahan.strip()):
            capture.show_similar(())
            return

        def show(found: Sequence[Similar]) -> None:
            # An answer that was overtaken is of no use.
            if asked == self._asked:
                capture.show_similar(found)

        def failed(error: BaseException) -> None:
            logger.error("similar proposals could not be looked for: %s", error)

        self._s.later.when_done(similar(capture.proposal_id, capture.form.site_id, fields), show, failed)

    def open(self, place: int) -> None:
        """Open one of those that are shown; what is typed is saved."""
        found = self._capture.similar.found
        if place < len(found):
            self._open(found[place].proposal)

    def merge(self, place: int) -> None:
        """Make what is typed a part of one of those that are shown: it keeps its number and its words."""
        found = self._capture.similar.found
        if place >= len(found):
            return
        into = found[place].proposal

        def merge(typed: Proposal) -> None:
            future = self._s.form.decisions.merge(typed.proposal_id, into.proposal_id)
            self._s.later.when_done(future, done, self._capture.refused)

        def done(part: Proposal) -> None:
            self._merged()
            text = self.tr("{number} digabung ke {into}.")
            self._capture.tell(text.format(number=part.number, into=into.number))

        self._file_first(merge)
