"""The page "Uji jalur suara": the list of sites, and beside it the one whose turn it is or what came of it all."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.identity import SiteId
from app.domain.line_check import Answer, LineLevel
from app.domain.site_check import SoundSpan
from app.domain.sound import FeedLevel
from app.ui.check.card import LevelBar
from app.ui.console.parts import ElidedLabel, label, set_state
from app.ui.line.parts import KeyButton, LargePicture, SiteRow
from app.ui.line.questions import QuestionPanel
from app.ui.line.summary import SummaryPanel
from app.ui.line.view import LineView, PresentView, Stage, level_text
from app.ui.theme.style import Metrics
from app.ui.theme.tokens import Tokens

_WIDEST = 1900
_PART = QSize(97, 93)
"""How much of the console is covered, in percent: what is behind stays in sight."""

_NOTE_LENGTH = 200


class LinePage(QDialog):
    """Not modal: the session goes on behind it, and closing it asks nothing, for every answer is kept.

    What is pressed comes out as a request. Keys are plain letters, because the page has only one field to
    type into; while that has the keyboard, letters are letters.
    """

    answered = Signal(Answer)
    skip_wanted = Signal()
    back_wanted = Signal()
    again_wanted = Signal()
    end_wanted = Signal()
    resume_wanted = Signal()
    start_wanted = Signal()
    failed_wanted = Signal()
    site_wanted = Signal(str)
    noted = Signal(str)

    def __init__(self, view: LineView, tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        self._metrics = metrics
        self._stage: Stage | None = None
        self._present: SiteId | None = None
        self.setWindowTitle(self.tr("Uji jalur suara"))
        self.setAccessibleName(self.tr("Uji jalur suara"))
        self._session = ElidedLabel("muted", self)
        self._progress = label("", "secondary", self)
        self.rows = {row.site_id: SiteRow(tokens, metrics, self) for row in view.rows}
        self.picture = LargePicture(tokens, metrics, self)
        self.picture.setAccessibleName(self.tr("Gambar lokasi yang diuji"))
        self._key = label("", "keycap", self)
        self._name = label("", "speaker", self)
        self._place = ElidedLabel("muted", self)
        self._meter = LevelBar(tokens, metrics, self)
        self._meter.setFixedHeight(metrics.px(16))
        self._meter.setAccessibleName(self.tr("Suara lokasi yang diuji"))
        self._level = label("", "secondary", self)
        self._script = label("", "script", self)
        self._notice = label("", "problem", self)
        self.questions = QuestionPanel(tokens, metrics, self)
        self.note = QLineEdit(self)
        self.note.setMaxLength(_NOTE_LENGTH)
        self.note.setPlaceholderText(self.tr("Catatan, misalnya: berdengung, gema, suara putus-putus"))
        self.note.setAccessibleName(self.tr("Catatan untuk lokasi ini"))
        self.summary = SummaryPanel(tokens, metrics, self)

        def button(text: str, key: str, role: str = "") -> KeyButton:
            return KeyButton(text, key, role, tokens, metrics)

        self.back = button(self.tr("Kembali"), "B")
        self.again = button(self.tr("Ulangi"), "U")
        self.skip = button(self.tr("Lewati"), "L")
        self.resume = button(self.tr("Lanjutkan"), "J", "primary")
        self.end = button(self.tr("Selesai"), "S")
        self.shut = button(self.tr("Tutup"), "Esc")
        self._right = QStackedWidget(self)
        self._build()
        self._connect()
        whole = parent.size()
        self.resize(
            min(whole.width() * _PART.width() // 100, metrics.px(_WIDEST)), whole.height() * _PART.height() // 100
        )
        self.show_view(view)
        # Letters go to the page; nothing is pressed by a stray Space.
        self.setFocus()

    def _build(self) -> None:
        m = self._metrics
        column = QVBoxLayout(self)
        column.setContentsMargins(m.px(16), m.px(12), m.px(16), m.px(12))
        column.setSpacing(m.px(10))
        head = QHBoxLayout()
        head.setSpacing(m.px(20))
        head.addWidget(label(self.tr("Uji jalur suara"), "title", self))
        head.addWidget(self._session, 1)
        head.addWidget(self._progress)
        column.addLayout(head)
        body = QHBoxLayout()
        body.setSpacing(m.px(14))
        body.addWidget(self._list())
        self._right.addWidget(self._one_site())
        self._right.addWidget(self.summary)
        body.addWidget(self._right, 1)
        column.addLayout(body, 1)
        foot = QHBoxLayout()
        foot.setSpacing(m.px(8))
        for one in (self.back, self.again, self.skip, self.resume):
            foot.addWidget(one)
        foot.addStretch(1)
        foot.addWidget(self.end)
        foot.addWidget(self.shut)
        column.addLayout(foot)

    def _list(self) -> QWidget:
        m = self._metrics
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setAccessibleName(self.tr("Daftar lokasi"))
        area.setFixedWidth(m.px(300))
        body = QWidget(area)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(m.px(4))
        for row in self.rows.values():
            column.addWidget(row, 1)
        column.addStretch(0)
        area.setWidget(body)
        return area

    def _one_site(self) -> QWidget:
        m = self._metrics
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(m.px(10))
        title = QHBoxLayout()
        title.setSpacing(m.px(10))
        title.addWidget(self._key)
        title.addWidget(self._name)
        title.addWidget(self._place, 1)
        title.addWidget(self._notice)
        set_state(self._notice, "attention")
        column.addLayout(title)
        column.addWidget(self.picture, 1)
        meter = QHBoxLayout()
        meter.setSpacing(m.px(12))
        meter.addWidget(self._meter, 1)
        self._level.setMinimumWidth(m.px(190))
        meter.addWidget(self._level)
        column.addLayout(meter)
        column.addWidget(self._spoken())
        column.addWidget(self.questions)
        column.addWidget(self.note)
        return body

    def _spoken(self) -> QFrame:
        m = self._metrics
        panel = QFrame(self)
        panel.setProperty("role", "panel")
        lines = QVBoxLayout(panel)
        lines.setContentsMargins(m.px(16), m.px(8), m.px(16), m.px(10))
        lines.setSpacing(m.px(2))
        lines.addWidget(label(self.tr("Bacakan"), "heading", panel))
        self._script.setWordWrap(True)
        lines.addWidget(self._script)
        return panel

    def _connect(self) -> None:
        self.questions.answered.connect(self.answered)
        for one, wanted in (
            (self.back, self.back_wanted),
            (self.again, self.again_wanted),
            (self.skip, self.skip_wanted),
            (self.resume, self.resume_wanted),
            (self.end, self.end_wanted),
            (self.summary.failed, self.failed_wanted),
            (self.summary.all, self.start_wanted),
        ):
            one.clicked.connect(wanted)
        self.shut.clicked.connect(self.close)
        self.note.editingFinished.connect(self._on_noted)
        self.note.returnPressed.connect(self.setFocus)
        for row in self.rows.values():
            row.clicked.connect(self._on_row)

    def show_view(self, view: LineView) -> None:
        """Show another view; what stays the same is not touched."""
        self._session.show_text(view.title)
        _set_text(self._progress, view.progress)
        for row in view.rows:
            self.rows[row.site_id].show_row(row)
        is_running, is_paused = view.stage is Stage.RUNNING, view.stage is Stage.PAUSED
        self._right.setCurrentIndex(0 if view.present else 1)
        if view.present:
            self._show_present(view.present, is_running=is_running)
        self.summary.show_summary(view.summary, view.failed, can_start=view.can_resume)
        self.back.setEnabled(is_running or view.stage is Stage.OVER)
        self.again.setEnabled(is_running)
        self.skip.setEnabled(is_running)
        self.resume.setVisible(is_paused)
        self.resume.setEnabled(view.can_resume)
        self.end.setEnabled(is_running or is_paused)
        had = self.focusWidget()
        if had is not None and not (had.isEnabled() and had.isVisibleTo(self)):
            self.setFocus()

    def show_image(self, image: QImage | None) -> None:
        """Show the newest picture of the present site."""
        self.picture.show_image(image)

    def show_level(self, now: FeedLevel | None, so_far: LineLevel | None) -> None:
        """Move the meter, and say how loud the site has been since its line was opened."""
        self._meter.show_sound(SoundSpan(now.rms_dbfs, now.rms_dbfs, now.peak_dbfs) if now else None)
        text = level_text(so_far)
        _set_text(self._level, text)
        self._meter.setAccessibleDescription(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters are commands; a key that is held down is pressed once."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        wanted = self._row_of(event) or (self._button_of(Qt.Key(event.key())) if plain else None)
        if wanted is not None:
            if not event.isAutoRepeat() and wanted.isVisibleTo(self):
                wanted.click()
            event.accept()
        elif plain and event.key() == Qt.Key.Key_C and self.note.isVisibleTo(self):
            self.note.setFocus()
            event.accept()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _row_of(self, event: QKeyEvent) -> SiteRow | None:
        """Return the site whose key this is: F1…F12, then Shift with F1…F4."""
        number = event.key() - Qt.Key.Key_F1.value
        shifted = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if not 0 <= number < 12 or not (shifted or event.modifiers() == Qt.KeyboardModifier.NoModifier):
            return None
        rows = list(self.rows.values())
        place = number + 12 if shifted else number
        return rows[place] if place < len(rows) else None

    def _button_of(self, key: Qt.Key) -> QPushButton | None:
        over = self._right.currentIndex() == 1
        keys: dict[Qt.Key, QPushButton] = {
            Qt.Key.Key_B: self.back,
            Qt.Key.Key_Backspace: self.back,
            Qt.Key.Key_U: self.again,
            Qt.Key.Key_L: self.skip,
            Qt.Key.Key_J: self.resume,
            Qt.Key.Key_S: self.end,
        }
        if over:
            keys |= {Qt.Key.Key_G: self.summary.failed, Qt.Key.Key_A: self.summary.all}
        else:
            keys |= {Qt.Key.Key_Y: self.questions.yes, Qt.Key.Key_T: self.questions.no}
        return keys.get(key)

    def _show_present(self, view: PresentView, *, is_running: bool) -> None:
        if view.site_id != self._present:
            self._present = view.site_id
            self.picture.show_image(None)
        _set_text(self._key, view.key)
        _set_text(self._name, view.name)
        self._place.show_text(view.place)
        _set_text(self._script, view.script)
        _set_text(self._notice, view.notice)
        self.questions.show_question(view, is_open=is_running and view.is_connected)
        self.note.setEnabled(is_running)
        if not self.note.hasFocus() and self.note.text() != view.note:
            self.note.setText(view.note)

    def _on_noted(self) -> None:
        self.noted.emit(self.note.text())

    def _on_row(self) -> None:
        row = self.sender()
        if isinstance(row, SiteRow) and row.view:
            self.site_wanted.emit(row.view.site_id)


def _set_text(one: QLabel, text: str) -> None:
    if one.text() != text:
        one.setText(text)
        one.setAccessibleName(text)
