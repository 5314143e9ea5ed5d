"""The sheet on which one difference is settled: both values, whose they are, and a place for a third."""

from __future__ import annotations

import html

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPlainTextEdit, QTextBrowser, QVBoxLayout, QWidget

from app.domain.sending import Conflict, Side
from app.ui.console.parts import ElidedLabel, label, set_state
from app.ui.line.parts import KeyButton
from app.ui.sending.conflict_words import can_be_written, conflict_line, conflict_name, conflict_value, written_value
from app.ui.sending.difference import pieces
from app.ui.sending.words import version_words
from app.ui.theme.style import Metrics
from app.ui.theme.tokens import Tokens

_WIDTH, _HEIGHT = 1080, 620


class ConflictSheet(QDialog):
    """Not modal: the room goes on behind it. 1 and 2 choose, 3 writes a third; nothing is chosen by Enter alone."""

    chosen = Signal(object, str)

    def __init__(self, tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._metrics = metrics
        self.setWindowTitle(self.tr("Perbedaan antar stasiun"))
        self.setAccessibleName(self.tr("Perbedaan antar stasiun"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._title = ElidedLabel("title", self)
        self._field = label("", "question", self)
        self._base = label("", "muted", self)
        self._base.setWordWrap(True)
        self._kept, self._kept_by = self._value_part()
        self._other, self._other_by = self._value_part()

        def button(text: str, key: str, role: str = "") -> KeyButton:
            return KeyButton(text, key, role, tokens, metrics)

        self.take_kept = button(self.tr("Pakai yang berlaku"), "1")
        self.take_other = button(self.tr("Pakai nilai lain"), "2")
        self.take_third = button(self.tr("Tulis sendiri"), "3")
        self.save_third = button(self.tr("Simpan tulisan ini"), self.tr("Ctrl+Enter"), "primary")
        self.shut = button(self.tr("Nanti"), self.tr("Esc"))
        self.third = QPlainTextEdit(self)
        self.third.setAccessibleName(self.tr("Nilai yang ditulis sendiri"))
        self.third.setTabChangesFocus(True)
        self._third_part = QFrame(self)
        self._note = label("", "note", self)
        self._conflict: Conflict | None = None
        self._build()
        self.take_kept.clicked.connect(lambda: self._choose(Side.KEPT))
        self.take_other.clicked.connect(lambda: self._choose(Side.OTHER))
        self.take_third.clicked.connect(self._write)
        self.save_third.clicked.connect(lambda: self._choose(Side.THIRD))
        self.shut.clicked.connect(self.close)
        whole = parent.size()
        self.resize(
            min(whole.width() * 92 // 100, metrics.px(_WIDTH)), min(whole.height() * 88 // 100, metrics.px(_HEIGHT))
        )

    def _value_part(self) -> tuple[QTextBrowser, ElidedLabel]:
        value = QTextBrowser(self)
        value.setOpenLinks(False)
        return value, ElidedLabel("muted", self)

    def _build(self) -> None:
        m = self._metrics
        column = QVBoxLayout(self)
        column.setContentsMargins(m.px(20), m.px(16), m.px(20), m.px(16))
        column.setSpacing(m.px(10))
        column.addWidget(self._title)
        column.addWidget(self._field)
        column.addWidget(self._base)
        both = QHBoxLayout()
        both.setSpacing(m.px(12))
        for title, value, by, take in (
            (self.tr("Yang berlaku sekarang"), self._kept, self._kept_by, self.take_kept),
            (self.tr("Nilai lain"), self._other, self._other_by, self.take_other),
        ):
            part = QFrame(self)
            part.setProperty("role", "panel")
            lines = QVBoxLayout(part)
            lines.setContentsMargins(m.px(14), m.px(10), m.px(14), m.px(12))
            lines.setSpacing(m.px(6))
            lines.addWidget(label(title, "heading", part))
            value.setAccessibleName(title)
            lines.addWidget(value, 1)
            lines.addWidget(by)
            row = QHBoxLayout()
            row.addWidget(take)
            row.addStretch(1)
            lines.addLayout(row)
            both.addWidget(part, 1)
        column.addLayout(both, 1)
        self._third_part.setProperty("role", "panel")
        lines = QVBoxLayout(self._third_part)
        lines.setContentsMargins(m.px(14), m.px(10), m.px(14), m.px(12))
        lines.addWidget(label(self.tr("Nilai yang ditulis sendiri"), "heading", self._third_part))
        self.third.setFixedHeight(m.px(96))
        lines.addWidget(self.third)
        row = QHBoxLayout()
        row.addWidget(self.save_third)
        row.addStretch(1)
        lines.addLayout(row)
        self._third_part.hide()
        column.addWidget(self._third_part)
        column.addWidget(self._note)
        foot = QHBoxLayout()
        foot.addWidget(self.take_third)
        foot.addStretch(1)
        foot.addWidget(self.shut)
        column.addLayout(foot)

    def show_conflict(self, conflict: Conflict, left: int) -> None:
        """Show a difference; `left` is how many more there are."""
        self._conflict = conflict
        self._title.show_text(conflict.title)
        field = conflict_name(conflict)
        more = self.tr(" — {count} lagi sesudah ini").format(count=left) if left else ""
        self._field.setText(f"{field}{more}")
        self._base.setText(self.tr("Semula: {value}").format(value=conflict_line(conflict, conflict.base)))
        self._base.setVisible(not conflict.is_deletion)
        self._show_values(conflict)
        self._kept_by.show_text(version_words(conflict.kept))
        self._other_by.show_text(version_words(conflict.other))
        kept = conflict.kept.value
        self.third.setPlainText(conflict_value(conflict, kept) if kept else "")
        self.take_third.setVisible(can_be_written(conflict))
        self._third_part.hide()
        self.say("")

    def say(self, text: str) -> None:
        """Say why a choice was not kept."""
        self._note.setText(text)
        set_state(self._note, "attention" if text else "")

    def _show_values(self, conflict: Conflict) -> None:
        if conflict.is_deletion:
            self._kept.setPlainText(self.tr("Tetap ada, dengan isinya"))
            self._other.setPlainText(self.tr("Dihapus"))
            return
        kept, other = (conflict_value(conflict, one.value) for one in (conflict.kept, conflict.other))
        self._kept.setHtml(self._marked(kept, other))
        self._other.setHtml(self._marked(other, kept))

    def _marked(self, text: str, other: str) -> str:
        """Return the text with what the other does not have underlined and in the colour of attention."""
        style = f'style="color:{self._tokens.attention};font-weight:600;text-decoration:underline"'
        parts = [
            f"<span {style}>{html.escape(piece.text)}</span>" if piece.is_own else html.escape(piece.text)
            for piece in pieces(text, other)
        ]
        return f'<p style="white-space:pre-wrap">{"".join(parts) or "—"}</p>'

    def _write(self) -> None:
        self._third_part.show()
        self.third.setFocus()
        self.third.selectAll()

    def _choose(self, side: Side) -> None:
        written = ""
        if side is Side.THIRD and self._conflict is not None:
            written = written_value(self._conflict, self.third.toPlainText().strip())
        self.chosen.emit(side, written)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Figures choose while nothing is written."""
        keys = {Qt.Key.Key_1: self.take_kept, Qt.Key.Key_2: self.take_other, Qt.Key.Key_3: self.take_third}
        wanted = keys.get(Qt.Key(event.key()))
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier and self._third_part.isVisibleTo(self):
            self.save_third.click()
        elif wanted is not None and wanted.isVisibleTo(self) and not self.third.hasFocus():
            if not event.isAutoRepeat():
                wanted.click()
        elif not is_enter:
            super().keyPressEvent(event)
