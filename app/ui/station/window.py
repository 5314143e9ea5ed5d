"""The window of a station. It decides nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.domain.session import Session
from app.domain.wording import clock, long_date
from app.ui.commands import CommandSet
from app.ui.console.capture import CapturePanel
from app.ui.console.help_sheet import STATION, HelpSheet
from app.ui.console.parts import Chip, CommandButton, ElidedLabel, label
from app.ui.console.proposal_list import ProposalList
from app.ui.station.commands import STATION_COMMANDS
from app.ui.station.floor_card import FloorCard
from app.ui.theme.style import Metrics, apply_style, console_metrics
from app.ui.theme.tokens import Tokens

_GAP = 12


class StationWindow(QWidget):
    """Header, floor and list at the left, the form at the right."""

    close_wanted = Signal()

    def __init__(self, session: Session, tokens: Tokens, handlers: Mapping[str, Callable[[], None]]) -> None:
        super().__init__()
        self._tokens = tokens
        self._metrics = Metrics(0.0)
        self._may_close = False
        self.setProperty("role", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(self.tr("Stasiun Musrenbang"))
        names = {site.site_id: site.name for site in session.sites}
        self.commands = CommandSet(self, handlers, 0, STATION_COMMANDS)
        self._head = QFrame(self)
        self._head.setProperty("role", "bar")
        self._title = ElidedLabel("title", self)
        self._title.show_text(session.title)
        self._day = label(long_date(session.held_on), "muted", self)
        self._saved = Chip(tokens, self)
        self.sent = Chip(tokens, self)
        self.sent.setCursor(Qt.CursorShape.PointingHandCursor)
        self.sent.setAccessibleDescription(self.tr("Pengiriman ke server"))
        self.sent.hide()
        self._sending = CommandButton(self.commands, "session.sending", "", tokens, self)
        self._keys = CommandButton(self.commands, "screen.help", "", tokens, self)
        self._help: HelpSheet | None = None
        self._clock = label("", "title", self)
        self.floor = FloorCard(names, session.speaking.warning_s, self)
        self.capture = CapturePanel(session.sites, self.commands, tokens, self)
        self.proposals = ProposalList(names, self.commands, tokens, self)
        self._build()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_changed)
        self.setMinimumSize(QSize(1180, 660))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout(self._head)
        row.addWidget(self._title)
        row.addWidget(self._day)
        row.addStretch(1)
        for widget in (self._saved, self.sent, self._sending, self._keys, self._clock):
            row.addWidget(widget)
        column.addWidget(self._head)
        self._body = QHBoxLayout()
        self._left = QVBoxLayout()
        self._left.addWidget(self.floor)
        self._left.addWidget(self.proposals, 1)
        self._body.addLayout(self._left, 1)
        self._body.addWidget(self.capture)
        column.addLayout(self._body, 1)
        self.capture.show_heading(True)

    @property
    def metrics(self) -> Metrics:
        """Return the metrics of the present size."""
        return self._metrics

    def show_time(self, now_ms: int) -> None:
        """Show the time of day."""
        self._clock.setText(clock(now_ms, seconds=True))

    def show_saved(self, recorded: int, trouble: str) -> None:
        """Show whether what was typed is on this computer's disk."""
        t = self._tokens
        if trouble:
            self._saved.show_fact(self.tr("belum tersimpan"), t.attention)
        else:
            self._saved.show_fact(self.tr("{count} usulan tersimpan").format(count=recorded), t.good)

    def show_help(self) -> None:
        """Open the sheet of keys."""
        if self._help is None:
            self._help = HelpSheet(self.commands, self._metrics, self, STATION)
            self._help.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self._help.destroyed.connect(self._forget_help)
            self._help.show()
        self._help.raise_()

    @property
    def help(self) -> HelpSheet | None:
        """Return the sheet of keys while it is open."""
        return self._help

    def _forget_help(self) -> None:
        self._help = None

    def allow_close(self) -> None:
        """Let the next close through."""
        self._may_close = True

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask the owner first: what is typed is saved before the window goes."""
        if self._may_close:
            event.accept()
        else:
            event.ignore()
            self.close_wanted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose sizes for the new size."""
        super().resizeEvent(event)
        metrics = console_metrics(self.width(), self.height())
        if abs(metrics.scale - self._metrics.scale) > 0.01:
            self._apply_metrics(metrics)

    def _apply_metrics(self, metrics: Metrics) -> None:
        self._metrics = metrics
        apply_style(self._tokens, metrics)
        gap = metrics.px(_GAP)
        self._head.setFixedHeight(metrics.px(52))
        head = self._head.layout()
        if head:
            head.setContentsMargins(metrics.px(16), 0, metrics.px(16), 0)
            head.setSpacing(gap)
        self._clock.setFixedWidth(metrics.px(92))
        self._clock.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._body.setContentsMargins(gap, gap, gap, gap)
        self._body.setSpacing(gap)
        self._left.setSpacing(gap)
        self.capture.setFixedWidth(metrics.px(735))
        for part in (self._saved, self.sent, self._sending, self._keys, self.floor, self.capture, self.proposals):
            part.set_metrics(metrics)

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None and QApplication.activeWindow() in (None, self):
            return
        typing = isinstance(new, QComboBox) or (isinstance(new, QLineEdit | QPlainTextEdit) and not new.isReadOnly())
        self.commands.set_typing(typing or (new is not None and bool(new.property("takesKeys"))))
