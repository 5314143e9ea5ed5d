"""The page "Uji lokasi": all sites at once, how far the check is, and what can be done with its result."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.domain.identity import SiteId
from app.domain.site_check import Verdict
from app.ui.check.card import SiteCard
from app.ui.check.mark import VerdictLabel
from app.ui.check.view import CheckView, Moment
from app.ui.console.parts import ElidedLabel, SheetButton, label, set_state
from app.ui.theme.style import Metrics
from app.ui.theme.tokens import Tokens

_COLUMNS = {1: 1, 2: 2, 3: 3, 4: 2, 5: 3, 6: 3, 9: 3}
"""Else four, as on the console: every site stands where it stands there."""

_WIDEST = 2060
_PART = QSize(97, 93)
"""How much of the console is covered, in percent: what is behind stays in sight."""


class _ProgressLine(QWidget):
    """A thin line that fills while the check runs. The words beside it say the same."""

    def __init__(self, tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._share = 0.0
        self._is_over = False
        self.setFixedHeight(metrics.px(4))

    def show_share(self, share: float, *, is_over: bool) -> None:
        """Show how far it is, 0…1."""
        if (share, is_over) != (self._share, self._is_over):
            self._share, self._is_over = share, is_over
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the part that is over."""
        del event
        t = self._tokens
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(t.line))
        done = self.rect().adjusted(0, 0, -round(self.width() * (1 - self._share)), 0)
        painter.fillRect(done, QColor(t.line if self._is_over else t.selection))


class CheckPage(QDialog):
    """Not modal: the session goes on behind it, and the check goes on when it is closed.

    It opens no event loop of its own. What is pressed comes out as a request.
    """

    start_wanted = Signal()
    cancel_wanted = Signal()
    print_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, view: CheckView, tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        self._metrics = metrics
        self._moment: Moment | None = None
        self.setWindowTitle(self.tr("Uji lokasi"))
        self.cards: dict[SiteId, SiteCard] = {}
        self._title = label(self.tr("Uji lokasi"), "title", self)
        self._session = ElidedLabel("muted", self)
        self._counts = {verdict: VerdictLabel(tokens, metrics, self) for verdict in Verdict}
        self._progress = label("", "secondary", self)
        self._line = _ProgressLine(tokens, metrics, self)
        self._note = label("", "note", self)
        self._note.setWordWrap(True)
        self.again = self._button(self.tr("Ulangi"), "primary")
        self.cancel = self._button(self.tr("Batalkan"), "")
        self.print = self._button(self.tr("Cetak…"), "")
        self.save = self._button(self.tr("Simpan…"), "")
        self._close = SheetButton(self.tr("Tutup"), "Esc", parent=self)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setAccessibleName(self.tr("Hasil uji setiap lokasi"))
        self._build(view, tokens)
        self.again.clicked.connect(self.start_wanted)
        self.cancel.clicked.connect(self.cancel_wanted)
        self.print.clicked.connect(self.print_wanted)
        self.save.clicked.connect(self.save_wanted)
        self._close.clicked.connect(self.close)
        whole = parent.size()
        self.resize(
            min(whole.width() * _PART.width() // 100, metrics.px(_WIDEST)), whole.height() * _PART.height() // 100
        )
        self.show_view(view)
        # The keyboard scrolls; nothing is pressed by a stray Enter or Space.
        self._area.setFocus()

    def _button(self, text: str, role: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("role", role)
        button.setAutoDefault(False)
        button.setAccessibleName(text)
        return button

    def _build(self, view: CheckView, tokens: Tokens) -> None:
        m = self._metrics
        column = QVBoxLayout(self)
        column.setContentsMargins(m.px(16), m.px(12), m.px(16), m.px(12))
        column.setSpacing(m.px(10))
        head = QHBoxLayout()
        head.setSpacing(m.px(20))
        head.addWidget(self._title)
        head.addWidget(self._session, 1)
        for count in self._counts.values():
            # A verdict that nobody has spoken yet is not a zero.
            policy = count.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            count.setSizePolicy(policy)
            head.addWidget(count)
        head.addSpacing(m.px(12))
        head.addWidget(self._progress)
        # Wide enough for either of its texts: the counts do not move when the check ends.
        self._progress.setMinimumWidth(m.px(150))
        self._progress.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(head)
        column.addWidget(self._line)
        body = QWidget(self._area)
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(m.px(8))
        columns = _COLUMNS.get(len(view.sites), 4)
        for index, site in enumerate(view.sites):
            card = SiteCard(tokens, m, body)
            self.cards[site.site_id] = card
            grid.addWidget(card, index // columns, index % columns)
        for number in range(columns):
            grid.setColumnStretch(number, 1)
        rows = -(-len(view.sites) // columns)
        # Rows that share the whole height stay where they are when the advice comes; two or fewer would look lost.
        for number in range(rows) if rows > 2 else (rows,):
            grid.setRowStretch(number, 1)
        self._area.setWidget(body)
        column.addWidget(self._area, 1)
        foot = QHBoxLayout()
        foot.setSpacing(m.px(8))
        foot.addWidget(self._note, 1)
        for button in (self.again, self.cancel, self.print, self.save, self._close):
            foot.addWidget(button)
        column.addLayout(foot)

    def show_view(self, view: CheckView) -> None:
        """Show another view; what stays the same is not touched."""
        self._session.show_text(" · ".join(part for part in (view.title, view.when) if part))
        self._progress.setText(view.progress)
        self._line.show_share(view.share, is_over=view.moment is Moment.DONE)
        for count in view.counts:
            self._counts[count.verdict].show_verdict(count.verdict, count.text, dimmed=not count.count)
            self._counts[count.verdict].setVisible(view.moment is Moment.DONE)
        for site in view.sites:
            self.cards[site.site_id].show_site(site, view.moment)
        if view.moment is not self._moment:
            self._moment = view.moment
            self._allow(view.moment)

    def show_still(self, site_id: SiteId, image: QImage | None) -> None:
        """Show the newest picture of a site."""
        self.cards[site_id].show_still(image)

    def say(self, text: str, *, is_trouble: bool = False) -> None:
        """Say beside the buttons what became of the last request."""
        self._note.setText(text)
        set_state(self._note, "attention" if is_trouble else "")

    def _allow(self, moment: Moment) -> None:
        had = self.focusWidget()
        running, done = moment is Moment.RUNNING, moment is Moment.DONE
        self.again.setEnabled(not running)
        self.cancel.setEnabled(running)
        self.print.setEnabled(done)
        self.save.setEnabled(done)
        # A button that is disabled under the keyboard hands it to its neighbour, where Enter means something else.
        if had is not None and not had.isEnabled():
            self._area.setFocus()
