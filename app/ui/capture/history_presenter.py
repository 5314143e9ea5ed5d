"""Opens the history of the proposal in the form, and brings values back as new changes.

Runs on: the thread of the screen. Nothing here waits for the disk.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future

from PySide6.QtCore import QObject, Qt

from app.domain.history import HistoryEntry, LineElsewhere, joined
from app.domain.identity import ProposalId
from app.domain.proposal import Proposal
from app.ui.capture.history_sheet import HistorySheet
from app.ui.capture.history_words import history_lines, name_word
from app.ui.capture.services import CaptureServices
from app.ui.console.capture import CapturePanel
from app.ui.words import error_text


class HistoryPresenter(QObject):
    """`store_first` saves what is typed and hands over the proposal as the disk has it; `changed` shows it anew."""

    def __init__(
        self,
        services: CaptureServices,
        capture: CapturePanel,
        store_first: Callable[[Callable[[Proposal], None]], None],
        changed: Callable[[Proposal], None],
    ) -> None:
        super().__init__(capture)
        self._s = services
        self._capture = capture
        self._store_first = store_first
        self._changed = changed
        self._sheet: HistorySheet | None = None
        self._proposal: Proposal | None = None
        self._entries: tuple[HistoryEntry, ...] = ()
        self._newest: HistoryEntry | None = None

    @property
    def sheet(self) -> HistorySheet | None:
        """Return the sheet while it is open."""
        return self._sheet

    def open(self) -> None:
        """Show the history of the proposal in the form."""
        if self._capture.is_blank:
            self._capture.tell(self.tr("Usulan ini belum tersimpan; belum ada riwayatnya."))
        else:
            self._store_first(self._show)

    def _show(self, proposal: Proposal) -> None:
        if self._sheet is not None:
            self._sheet.close()
        self._proposal = proposal
        capture = self._capture
        sheet = HistorySheet(proposal.number, capture.tokens, capture.metrics, capture.window())
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.restore_wanted.connect(self._restore)
        sheet.undo_wanted.connect(self._undo)
        sheet.destroyed.connect(self._forget)
        self._sheet = sheet
        self._read()
        sheet.show()

    def _read(self) -> None:
        if self._proposal is not None:
            future = self._s.form.decisions.history(self._proposal.proposal_id)
            self._s.later.when_done(future, self._fill, self._failed)

    def _fill(self, entries: tuple[HistoryEntry, ...]) -> None:
        self._entries = entries
        self._show_entries(entries)
        elsewhere = self._s.form.elsewhere
        if elsewhere is not None and self._proposal is not None and self._sheet is not None:
            proposal_id = self._proposal.proposal_id
            self._s.later.when_done(
                elsewhere(proposal_id), lambda lines: self._came(proposal_id, lines), self._not_elsewhere
            )

    def _came(self, proposal_id: ProposalId, lines: tuple[LineElsewhere, ...] | None) -> None:
        if lines is not None and self._proposal is not None and self._proposal.proposal_id == proposal_id:
            self._show_entries(joined(self._entries, lines))

    def _not_elsewhere(self, error: BaseException) -> None:
        del error
        self._say(self.tr("Server tidak terhubung: di sini hanya perubahan stasiun ini."))

    def _show_entries(self, entries: tuple[HistoryEntry, ...]) -> None:
        self._newest = entries[-1] if entries else None
        if self._sheet is not None:
            can_undo = self._newest is not None and self._newest.can_be_undone
            self._sheet.show_lines(history_lines(entries), can_undo=can_undo)

    def _restore(self, revision: int, name: str) -> None:
        proposal = self._proposal
        edit = next(
            (one for entry in self._entries if entry.revision == revision for one in entry.edits if one.name == name),
            None,
        )
        if proposal is None or edit is None:
            return
        if not edit.can_be_restored:
            self._say(self.tr("{name} tidak dapat dikembalikan dari sini.").format(name=name_word(name)))
            return
        self._await(self._s.form.decisions.restore(proposal, revision, (name,)), name_word(name))

    def _undo(self) -> None:
        if self._proposal is not None and self._newest is not None and self._newest.can_be_undone:
            self._await(self._s.form.decisions.undo(self._proposal), self.tr("perubahan terakhir"))

    def _await(self, future: Future[Proposal], what: str) -> None:
        def done(proposal: Proposal) -> None:
            self._proposal = proposal
            self._changed(proposal)
            self._say(self.tr("Dikembalikan: {what}").format(what=what))
            self._read()

        self._s.later.when_done(future, done, self._failed)

    def _failed(self, error: BaseException) -> None:
        self._say(error_text(error))

    def _say(self, text: str) -> None:
        if self._sheet is not None:
            self._sheet.say(text)

    def _forget(self, gone: QObject) -> None:
        del gone
        self._sheet = None
