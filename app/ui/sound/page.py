"""The page "Suara": the sites, the chosen one's settings, the devices, and the session file at the foot."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.ui.console.parts import ElidedLabel, SheetButton, label, set_state
from app.ui.sound.detail import SiteDetail
from app.ui.sound.devices import DevicePanel
from app.ui.sound.table import SiteTable
from app.ui.sound.view import SiteRow
from app.ui.theme.style import Metrics
from app.ui.theme.tokens import Tokens

_WIDEST = 1840
_HIGHEST = 940
_PART = QSize(97, 93)
"""How much of the console is covered, in percent: what is behind stays in sight."""

_DETAIL = 640
_FUNCTION_KEYS = 12


class SoundPage(QDialog):
    """Not modal: the session goes on behind it. What is pressed comes out as a request."""

    save_wanted = Signal()
    read_wanted = Signal()

    def __init__(self, rows: Sequence[SiteRow], tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        m = self._metrics = metrics
        self.setWindowTitle(self.tr("Suara"))
        self._site_ids = [row.site_id for row in rows]
        self._file = ElidedLabel("muted", self)
        self.table = SiteTable(tokens, m, self)
        self.table.show_rows(rows)
        self.detail = SiteDetail(tokens, m, self)
        self.devices = DevicePanel(tokens, m, self)
        self._note = label("", "note", self)
        self._note.setWordWrap(True)
        self.read = self._button(self.tr("Baca ulang"))
        self.save = SheetButton(self.tr("Simpan ke berkas sesi"), "Ctrl S", "primary", self)
        self._close = SheetButton(self.tr("Tutup"), "Esc", parent=self)
        self._build()
        self.save.clicked.connect(self.save_wanted)
        self.read.clicked.connect(self.read_wanted)
        self._close.clicked.connect(self.close)
        whole = parent.size()
        self.resize(
            min(whole.width() * _PART.width() // 100, m.px(_WIDEST)),
            min(whole.height() * _PART.height() // 100, m.px(_HIGHEST)),
        )
        self.table.setFocus()

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        return button

    def _build(self) -> None:
        m = self._metrics
        column = QVBoxLayout(self)
        column.setContentsMargins(m.px(16), m.px(12), m.px(16), m.px(12))
        column.setSpacing(m.px(10))
        head = QHBoxLayout()
        head.setSpacing(m.px(20))
        head.addWidget(label(self.tr("Suara"), "title", self))
        head.addWidget(self._file, 1)
        column.addLayout(head)
        body = QHBoxLayout()
        body.setSpacing(m.px(10))
        body.addWidget(self.table, 1)
        # On a low screen the settings scroll; the list and the devices stay in sight.
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self.detail)
        area.setFixedWidth(m.px(_DETAIL))
        body.addWidget(area)
        column.addLayout(body, 1)
        column.addWidget(self.devices)
        foot = QHBoxLayout()
        foot.setSpacing(m.px(8))
        foot.addWidget(self._note, 1)
        for button in (self.read, self.save, self._close):
            foot.addWidget(button)
        column.addLayout(foot)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a site by its key, save by the usual one; Esc closes, as in every dialog."""
        number = event.key() - Qt.Key.Key_F1
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            number += _FUNCTION_KEYS
        if 0 <= event.key() - Qt.Key.Key_F1 < _FUNCTION_KEYS and number < len(self._site_ids):
            self.table.choose(self._site_ids[number])
        elif event.matches(QKeySequence.StandardKey.Save):
            self.save.click()
        else:
            super().keyPressEvent(event)

    def show_file(self, text: str, *, has_file: bool, has_changes: bool, is_busy: bool) -> None:
        """Say how the session file stands to what is heard."""
        self._file.show_text(text)
        set_state(self._file, "attention" if has_changes and has_file else "")
        self.read.setVisible(has_file)
        self.save.setVisible(has_file)
        self.read.setEnabled(not is_busy)
        had = self.focusWidget()
        self.save.setEnabled(has_file and has_changes and not is_busy)
        # A button that is disabled under the keyboard hands it to its neighbour, where Enter means something else.
        if had is not None and not had.isEnabled():
            self.table.setFocus()

    def say(self, text: str, *, is_trouble: bool = False) -> None:
        """Say beside the buttons what became of the last request."""
        self._note.setText(text)
        set_state(self._note, "attention" if is_trouble else "")
