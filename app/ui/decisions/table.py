"""The table of proposals: arrow keys choose, Enter opens, and a row is dragged to its place by the mouse."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView, QWidget

from app.domain.identity import ProposalId, SiteId
from app.domain.proposal import Proposal
from app.ui.decisions.model import SCORE, SITE, DecisionModel
from app.ui.theme.style import Metrics
from app.ui.theme.tokens import Tokens


class DecisionTable(QTableView):
    """Shows the rows. The chosen one stays chosen whatever comes and goes.

    `dropped` says before which row the proposal was let go. The table drags by itself: Qt's own way waits in an
    event loop of its own, and pictures and clocks would depend on that.
    """

    chosen_changed = Signal()
    opened = Signal()
    dropped = Signal(str, int)

    def __init__(self, names: Mapping[SiteId, str], tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = DecisionModel(names, tokens, metrics, self)
        self._ink = tokens.selection
        self._line = metrics.px(3)
        self._grabbed: tuple[ProposalId, QPoint] | None = None
        self._drop_row: int | None = None
        self.may_drag = True
        self.setModel(self.rows)
        self.setAccessibleName(self.tr("Usulan dalam urutan pembahasan"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        bar = self.verticalScrollBar()
        # Its room stays; it is seen only where there is something to scroll.
        bar.rangeChanged.connect(lambda _, most: bar.setEnabled(most > 0))
        bar.setEnabled(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        rows = self.verticalHeader()
        rows.hide()
        # Of one height: to measure thousands of rows takes longer than to paint a page of them.
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(metrics.px(33))
        rows.setMinimumSectionSize(1)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(1)
        for number, column in enumerate(self.rows.columns):
            if column.width:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Fixed)
                self.setColumnWidth(number, metrics.px(column.width))
            else:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self.doubleClicked.connect(self._on_opened)

    @property
    def chosen(self) -> Proposal | None:
        """Return the proposal of the current row."""
        return self.rows.at(self.currentIndex().row())

    def show_rows(self, rows: Sequence[Proposal], *, with_site: bool, with_score: bool) -> None:
        """Show other rows. Without its row the choice goes to the one that took its place."""
        chosen, row = self.chosen, self.currentIndex().row()
        self.setColumnHidden(SITE, not with_site)
        self.setColumnHidden(SCORE, not with_score)
        self.selectionModel().blockSignals(True)
        is_other = self.rows.show_rows(rows)
        self.selectionModel().blockSignals(False)
        if is_other and rows:
            kept = self.rows.row_of(chosen.proposal_id) if chosen else -1
            self.setCurrentIndex(self.rows.index(kept if kept >= 0 else max(0, min(row, len(rows) - 1)), 0))
        self.chosen_changed.emit()

    def choose(self, proposal_id: str) -> bool:
        """Choose a proposal and bring it into sight; tell whether it is listed."""
        row = self.rows.row_of(proposal_id)
        if row >= 0:
            self.setCurrentIndex(self.rows.index(row, 0))
            self.scrollTo(self.currentIndex())
        return row >= 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; letters and moves belong to the page."""
        has_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen:
            self.opened.emit()
            event.accept()
        elif has_alt or event.key() == Qt.Key.Key_Delete or (event.text().isprintable() and event.text()):
            # The table's own search by letters would swallow the keys of the page.
            event.ignore()
        else:
            super().keyPressEvent(event)

    # --- dragging ---------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the row, and remember where a drag began."""
        super().mousePressEvent(event)
        found = self.rows.id_at(self.indexAt(event.position().toPoint()).row())
        is_left = event.button() == Qt.MouseButton.LeftButton
        self._grabbed = (found, event.position().toPoint()) if found and is_left and self.may_drag else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show where the row would go."""
        if self._grabbed is None:
            super().mouseMoveEvent(event)
            return
        at = event.position().toPoint()
        if self._drop_row is None and (at - self._grabbed[1]).manhattanLength() < QApplication.startDragDistance():
            return
        self._drop_row = self._row_below(at)
        # Beyond its edge the list moves on.
        if at.y() < 0 or at.y() > self.viewport().height():
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + (1 if at.y() > 0 else -1))
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Say where the row was let go."""
        grabbed, row = self._grabbed, self._drop_row
        self._grabbed = self._drop_row = None
        self.viewport().update()
        if grabbed and row is not None:
            self.dropped.emit(grabbed[0], row)
        else:
            super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, and the line where a dragged one would go."""
        super().paintEvent(event)
        if self._drop_row is None:
            return
        last = self.rowViewportPosition(len(self.rows.rows) - 1) + self.rowHeight(len(self.rows.rows) - 1)
        y = self.rowViewportPosition(self._drop_row) if self._drop_row < len(self.rows.rows) else last
        painter = QPainter(self.viewport())
        painter.setPen(QPen(QColor(self._ink), self._line))
        painter.drawLine(0, y, self.viewport().width(), y)

    def _row_below(self, at: QPoint) -> int:
        row = self.rowAt(max(0, min(at.y(), self.viewport().height() - 1)))
        if row < 0:
            return len(self.rows.rows)
        middle = self.rowViewportPosition(row) + self.rowHeight(row) // 2
        return row + (at.y() > middle)

    def _on_current(self) -> None:
        self.chosen_changed.emit()

    def _on_opened(self) -> None:
        self.opened.emit()
