"""The page "Daftar hadir": places with their quorum, the people of one of them, and the line to write another."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.ui.attendance.entry import EntryLine
from app.ui.console.parts import ElidedLabel, label, set_state
from app.ui.line.parts import KeyButton
from app.ui.text_table import TextColumn, TextLine, TextTable
from app.ui.theme.style import Metrics
from app.ui.theme.tokens import Tokens

_WIDEST = 1860
_HIGHEST = 1000
_PART = QSize(97, 94)
"""How much of the console is covered, in percent: what is behind stays in sight."""

_PLACES = 596
_FUNCTION_KEYS = 12


class AttendancePage(QDialog):
    """Not modal: the session goes on behind it. What is pressed comes out as a request.

    While a field has the keyboard letters are letters; in the lists they are keys. F1 to F12 choose a place
    from everywhere, in the order of the console.
    """

    place_chosen = Signal(str)
    searched = Signal(str)
    present_wanted = Signal(str)
    absent_wanted = Signal(str)
    edit_wanted = Signal(str)
    strike_wanted = Signal(str)
    import_wanted = Signal()

    def __init__(self, tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        self._metrics = metrics
        self.setWindowTitle(self.tr("Daftar hadir"))
        self.setAccessibleName(self.tr("Daftar hadir"))
        self._session = ElidedLabel("secondary", self)
        places = (
            TextColumn(self.tr("Lokasi"), 0),
            TextColumn(self.tr("Kehadiran"), 214),
            TextColumn(self.tr("Kuorum"), 196),
        )
        people = (
            TextColumn(self.tr("Nama"), 0),
            TextColumn(self.tr("Unsur"), 178),
            TextColumn(self.tr("L/P"), 48),
            TextColumn(self.tr("Jabatan, lembaga"), 270),
            TextColumn(self.tr("Telepon"), 134),
            TextColumn(self.tr("Tanda"), 150),
            TextColumn(self.tr("Hadir"), 128),
        )
        self.places = TextTable(self.tr("Lokasi dan kuorumnya"), places, tokens, metrics, self)
        self.people = TextTable(self.tr("Orang di lokasi yang dipilih"), people, tokens, metrics, self)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Cari nama, unsur, jabatan, lembaga (Ctrl F)"))
        self.search.setAccessibleName(self.tr("Cari orang"))
        self.search.setClearButtonEnabled(False)
        self._hall = label("", "muted", self)
        self._hall.setWordWrap(True)
        self.entry = EntryLine(tokens, metrics, self)
        self._note = label("", "note", self)
        self._note.setWordWrap(True)

        def button(text: str, key: str, role: str = "") -> KeyButton:
            return KeyButton(text, key, role, tokens, metrics)

        self.add = button(self.tr("Tulis orang"), "T", "primary")
        self.present = button(self.tr("Hadir / pulang"), "H")
        self.absent = button(self.tr("Belum hadir"), "B")
        self.edit = button(self.tr("Ubah"), "U")
        self.strike = button(self.tr("Coret"), "Del", "danger")
        self.take_list = button(self.tr("Ambil daftar"), "I")
        self.shut = button(self.tr("Tutup"), "Esc")
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
        column.setContentsMargins(m.px(16), m.px(12), m.px(16), m.px(12))
        column.setSpacing(m.px(8))
        head = QHBoxLayout()
        head.setSpacing(m.px(20))
        head.addWidget(label(self.tr("Daftar hadir"), "title", self))
        head.addWidget(self._session, 1)
        column.addLayout(head)
        body = QHBoxLayout()
        body.setSpacing(m.px(12))
        self.places.setFixedWidth(m.px(_PLACES))
        body.addWidget(self.places)
        right = QVBoxLayout()
        right.setSpacing(m.px(8))
        right.addWidget(self.search)
        right.addWidget(self.people, 1)
        right.addWidget(self._hall)
        right.addWidget(self.entry)
        body.addLayout(right, 1)
        column.addLayout(body, 1)
        column.addWidget(self._note)
        foot = QHBoxLayout()
        foot.setSpacing(m.px(8))
        for one in (self.add, self.present, self.absent, self.edit, self.strike, self.take_list):
            foot.addWidget(one)
        foot.addStretch(1)
        foot.addWidget(self.shut)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.places.line_chosen.connect(self.place_chosen)
        self.places.line_opened.connect(lambda _: self.write())
        self.search.textChanged.connect(self.searched)
        self.search.returnPressed.connect(self.people.setFocus)
        self.people.line_opened.connect(self.present_wanted)
        self.present.clicked.connect(lambda: self._with_chosen(self.present_wanted.emit))
        self.absent.clicked.connect(lambda: self._with_chosen(self.absent_wanted.emit))
        self.edit.clicked.connect(lambda: self._with_chosen(self.edit_wanted.emit))
        self.strike.clicked.connect(lambda: self._with_chosen(self.strike_wanted.emit))
        self.add.clicked.connect(self.write)
        self.take_list.clicked.connect(self.import_wanted)
        self.entry.left.connect(self.leave_entry)
        self.shut.clicked.connect(self.close)

    def write(self) -> None:
        """Give the keyboard to the line in which people are written."""
        self.entry.name.setFocus()
        self.entry.name.selectAll()

    def leave_entry(self) -> None:
        """Give the keyboard to the list of people, or to the places where nobody is listed."""
        (self.people if self.people.lines else self.places).setFocus()

    def show_places(self, lines: Sequence[TextLine], session: str, *, lacks: bool) -> None:
        """Show places, and the quorum of the session."""
        self.places.show_lines(lines)
        self._session.show_text(session)
        set_state(self._session, "attention" if lacks else "good")

    def show_people(self, lines: Sequence[TextLine], hall: str) -> None:
        """Show the people of the chosen place, and who may answer in the hall."""
        self.people.show_lines(lines)
        self._hall.setText(hall)
        for one in (self.present, self.absent, self.edit, self.strike):
            one.setEnabled(bool(lines))

    def say(self, text: str, *, is_trouble: bool = False) -> None:
        """Say what became of the last request."""
        self._note.setText(text)
        set_state(self._note, "attention" if is_trouble else "")

    def _with_chosen(self, act: Callable[[str], None]) -> None:
        if self.people.chosen:
            act(self.people.chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a place by its key; in the lists letters are keys, and one that is held down is pressed once."""
        is_free = not isinstance(self.focusWidget(), QLineEdit)
        is_plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if (
            self._choose_place(event)
            or self._find(event)
            # Enter means something in the lists and the fields, and they have taken it already.
            or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            or (is_free and is_plain and self._press(event))
        ):
            event.accept()
        else:
            super().keyPressEvent(event)

    def _find(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_F and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.search.setFocus()
            self.search.selectAll()
            return True
        if event.key() == Qt.Key.Key_Escape and self.search.hasFocus() and self.search.text():
            self.search.clear()
            return True
        return False

    def _choose_place(self, event: QKeyEvent) -> bool:
        number = event.key() - Qt.Key.Key_F1.value
        if not 0 <= number < _FUNCTION_KEYS:
            return False
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            number += _FUNCTION_KEYS
        # The first line is all places together.
        if number + 1 < len(self.places.lines):
            self.places.choose(self.places.lines[number + 1].key)
        return True

    def _press(self, event: QKeyEvent) -> bool:
        keys: dict[Qt.Key, QPushButton] = {
            Qt.Key.Key_T: self.add,
            Qt.Key.Key_H: self.present,
            Qt.Key.Key_B: self.absent,
            Qt.Key.Key_U: self.edit,
            Qt.Key.Key_Delete: self.strike,
            Qt.Key.Key_I: self.take_list,
        }
        wanted = keys.get(Qt.Key(event.key()))
        if wanted is None:
            return False
        if not event.isAutoRepeat():
            wanted.click()
        return True
