"""The page "Putusan": sites with how far they are, the list of one of them, what is to be known, and the sheets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.domain.discussion import Part
from app.domain.identity import SiteId
from app.ui.commands import key_text
from app.ui.console.parts import Choice, ElidedLabel, label, set_state
from app.ui.decisions.acts import ACTS, DECIDING, Act
from app.ui.decisions.bars import QuotaBars
from app.ui.decisions.sheet import Sheet
from app.ui.decisions.table import DecisionTable
from app.ui.decisions.words import part_word
from app.ui.line.parts import KeyButton
from app.ui.text_table import TextColumn, TextLine, TextTable
from app.ui.theme.style import Metrics
from app.ui.theme.tokens import Tokens

_WIDEST = 1880
_HIGHEST = 1040
_PART = QSize(98, 96)
"""How much of the console is covered, in percent: what is behind stays in sight."""

_SITES = 410
_DETAIL = 146
_SEARCH_AFTER_MS = 150
_FUNCTION_KEYS = 12
_ROLES = {Act.AGREE: "primary", Act.REOPEN: "danger"}
_MODIFIERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class DecisionPage(QDialog):
    """Not modal: the session goes on behind it. What is pressed comes out as a request.

    Letters are keys while no field has the keyboard. F1 to F12 choose a site, digits a part of the list.
    """

    site_chosen = Signal(str)
    part_chosen = Signal()
    searched = Signal()
    wanted = Signal(object)

    def __init__(self, names: Mapping[SiteId, str], tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        self._metrics = metrics
        self._sheet: Sheet | None = None
        self.setWindowTitle(self.tr("Putusan"))
        self.setAccessibleName(self.tr("Putusan"))
        self._summary = ElidedLabel("secondary", self)
        self._warning = label("", "secondary", self)
        set_state(self._warning, "attention")
        places = (
            TextColumn(self.tr("Lokasi"), 0),
            TextColumn(self.tr("Dibahas"), 80, is_figure=True),
            TextColumn(self.tr("Sepakat"), 96, is_figure=True),
        )
        self.places = TextTable(self.tr("Lokasi dan kuotanya"), places, tokens, metrics, self)
        self.bars = QuotaBars(tokens, metrics, self)
        self.part = Choice(tokens, self)
        self.part.setAccessibleName(self.tr("Bagian daftar"))
        self.part.set_metrics(metrics)
        for part in Part:
            self.part.addItem(part_word(part), part)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Cari kata, nomor, RW … (Ctrl F)"))
        self.search.setAccessibleName(self.tr("Cari usulan"))
        self._count = label("", "muted", self)
        self.table = DecisionTable(names, tokens, metrics, self)
        self._nothing = label("", "muted", self.table)
        self.detail = QPlainTextEdit(self)
        self.detail.setReadOnly(True)
        self.detail.setTabChangesFocus(True)
        self.detail.setAccessibleName(self.tr("Rincian usulan yang dipilih"))
        self.buttons: dict[Act, KeyButton] = {
            line.act: KeyButton(line.title, key_text(line.keys), _ROLES.get(line.act, ""), tokens, metrics)
            for line in ACTS
            # The field in which is searched says so itself.
            if line.act is not Act.FIND
        }
        self.buttons[Act.WALL].setCheckable(True)
        self.buttons[Act.WALL].setProperty("role", "switch")
        self.shut = KeyButton(self.tr("Tutup"), "Esc", "", tokens, metrics)
        self._note = label("", "note", self)
        self._note.setWordWrap(True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SEARCH_AFTER_MS)
        self._build()
        self._connect()
        whole = parent.size()
        self.resize(
            min(whole.width() * _PART.width() // 100, metrics.px(_WIDEST)),
            min(whole.height() * _PART.height() // 100, metrics.px(_HIGHEST)),
        )

    def _build(self) -> None:
        m = self._metrics
        column = QVBoxLayout(self)
        column.setContentsMargins(m.px(16), m.px(10), m.px(16), m.px(10))
        column.setSpacing(m.px(8))
        head = QHBoxLayout()
        head.setSpacing(m.px(20))
        head.addWidget(label(self.tr("Putusan"), "title", self))
        head.addWidget(self._summary, 1)
        head.addWidget(self._warning)
        column.addLayout(head)
        body = QHBoxLayout()
        body.setSpacing(m.px(12))
        self.places.setFixedWidth(m.px(_SITES))
        body.addWidget(self.places)
        right = QVBoxLayout()
        right.setSpacing(m.px(8))
        right.addWidget(self.bars)
        tools = QHBoxLayout()
        tools.setSpacing(m.px(8))
        self.part.setFixedWidth(m.px(320))
        tools.addWidget(self.part)
        tools.addWidget(self.search, 1)
        tools.addWidget(self._count)
        right.addLayout(tools)
        right.addWidget(self.table, 1)
        nothing = QVBoxLayout(self.table.viewport())
        nothing.addWidget(self._nothing, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.detail.setFixedHeight(m.px(_DETAIL))
        right.addWidget(self.detail)
        self._under = right
        body.addLayout(right, 1)
        column.addLayout(body, 1)
        column.addWidget(self._note)
        for acts in (DECIDING, tuple(act for act in self.buttons if act not in DECIDING)):
            foot = QHBoxLayout()
            foot.setSpacing(m.px(6))
            for act in acts:
                foot.addWidget(self.buttons[act])
            foot.addStretch(1)
            if acts is DECIDING:
                foot.addWidget(self.shut)
            column.addLayout(foot)

    def _connect(self) -> None:
        self.places.line_chosen.connect(self.site_chosen)
        self.places.line_opened.connect(lambda _: self.table.setFocus())
        self.part.currentIndexChanged.connect(self._on_part)
        self.search.textChanged.connect(self._search_soon)
        self.search.returnPressed.connect(self.table.setFocus)
        self._timer.timeout.connect(self.searched)
        self.table.opened.connect(lambda: self.wanted.emit(Act.OPEN))
        for act, button in self.buttons.items():
            button.clicked.connect(_Wants(self, act))
        self.shut.clicked.connect(self.close)

    # --- what is shown ----------------------------------------------------------------------

    @property
    def chosen_part(self) -> Part:
        """Return the part of the list that is wanted."""
        return Part(self.part.currentData())

    @property
    def sheet(self) -> Sheet | None:
        """Return the sheet that is open."""
        return self._sheet

    def show_places(self, lines: Sequence[TextLine], summary: str, warning: str) -> None:
        """Show how far every site is, and what is too much."""
        self.places.show_lines(lines)
        self._summary.show_text(summary)
        self._warning.setText(warning)

    def show_counts(self, counts: Mapping[Part, int], shown: int) -> None:
        """Say how many are in every part, and how many are listed."""
        for index, part in enumerate(Part):
            self.part.setItemText(index, f"{index}  {part_word(part)} ({counts[part]})")
        self._count.setText(self.tr("{count} ditampilkan").format(count=shown))
        found = self.tr("Tidak ada yang cocok.") if self.search.text().strip() else self.tr("Tidak ada di bagian ini.")
        self._nothing.setText(found)
        self._nothing.setVisible(not shown)

    def show_detail(self, text: str) -> None:
        """Show what is to be known of the chosen proposal."""
        if text != self.detail.toPlainText():
            self.detail.setPlainText(text)

    def enable(self, acts: Mapping[Act, bool]) -> None:
        """Say what makes sense for the chosen proposal."""
        for act, is_possible in acts.items():
            self.buttons[act].setEnabled(is_possible)

    def say(self, text: str, *, is_trouble: bool = False) -> None:
        """Say what became of the last request."""
        self._note.setText(text)
        set_state(self._note, "attention" if is_trouble else "")

    @property
    def note(self) -> str:
        """Return what was said last."""
        return self._note.text()

    def open_sheet(self, sheet: Sheet) -> None:
        """Put a sheet in the place of the details; one that was open goes."""
        self.close_sheet()
        self._sheet = sheet
        self.detail.hide()
        self._under.addWidget(sheet)
        sheet.left.connect(self.close_sheet)
        sheet.show()
        sheet.begin()

    def close_sheet(self) -> None:
        """Take the sheet away; the list has the keyboard again."""
        if self._sheet is None:
            return
        sheet, self._sheet = self._sheet, None
        self._under.removeWidget(sheet)
        sheet.hide()
        sheet.deleteLater()
        self.detail.show()
        self.table.setFocus()

    # --- keys -------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a site or a part, find, or do what a key stands for; one that is held down is pressed once."""
        typing = isinstance(self.focusWidget(), QLineEdit | QAbstractSpinBox | Choice)
        if (
            self._choose_place(event)
            or self._find(event)
            or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            or (not typing and self._sheet is None and (self._choose_part(event) or self._press(event)))
        ):
            event.accept()
        elif event.key() == Qt.Key.Key_Escape and self._sheet is not None:
            self.close_sheet()
        else:
            super().keyPressEvent(event)

    def _find(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_F and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.search.setFocus()
            self.search.selectAll()
            return True
        if event.key() == Qt.Key.Key_Escape and self.search.hasFocus():
            if self.search.text():
                self.search.clear()
            else:
                self.table.setFocus()
            return True
        return False

    def _choose_place(self, event: QKeyEvent) -> bool:
        number = event.key() - Qt.Key.Key_F1.value
        if not 0 <= number < _FUNCTION_KEYS:
            return False
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            number += _FUNCTION_KEYS
        # The first line is all sites together.
        if number + 1 < len(self.places.lines):
            self.places.choose(self.places.lines[number + 1].key)
        return True

    def _choose_part(self, event: QKeyEvent) -> bool:
        number = event.key() - Qt.Key.Key_0.value
        if event.modifiers() & _MODIFIERS or not 0 <= number < len(Part):
            return False
        self.part.setCurrentIndex(number)
        return True

    def _press(self, event: QKeyEvent) -> bool:
        pressed = _pressed(event)
        act = next((line.act for line in ACTS if line.keys == pressed), None)
        button: QPushButton | None = self.buttons.get(act) if act else None
        if button is None or act is None:
            return False
        # Steps in the order may be repeated by holding the key.
        if not event.isAutoRepeat() or act in (Act.UP, Act.DOWN):
            button.click()
        return True

    def _search_soon(self) -> None:
        self._timer.start()

    def _on_part(self, _index: int) -> None:
        self.part_chosen.emit()


class _Wants:
    """A handler of one button; a lambda in a loop would remember the last one."""

    def __init__(self, page: DecisionPage, act: Act) -> None:
        self._page = page
        self._act = act

    def __call__(self) -> None:
        self._page.wanted.emit(self._act)


def _pressed(event: QKeyEvent) -> str:
    """Return a key as the table writes it: `Alt+Up`, `Ctrl+Z`, `Del`, `B`."""
    modifiers = event.modifiers()
    names = {Qt.Key.Key_Up: "Up", Qt.Key.Key_Down: "Down", Qt.Key.Key_Delete: "Del"}
    key = Qt.Key(event.key())
    name = names.get(key, chr(key.value) if Qt.Key.Key_A.value <= key.value <= Qt.Key.Key_Z.value else "")
    prefix = "".join(
        word
        for flag, word in (
            (Qt.KeyboardModifier.ControlModifier, "Ctrl+"),
            (Qt.KeyboardModifier.AltModifier, "Alt+"),
            (Qt.KeyboardModifier.ShiftModifier, "Shift+"),
        )
        if modifiers & flag
    )
    return prefix + name if name else ""
