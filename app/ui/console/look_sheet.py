"""The sheet on which a look is chosen, each shown in its own colours."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QDialog, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.text import QT_TRANSLATE_NOOP
from app.ui.console.parts import SheetButton, label
from app.ui.text_fit import draw_text
from app.ui.theme.style import Metrics, font
from app.ui.theme.tokens import Look
from app.ui.tile_paint import FrameStyle, paint_badge, paint_frame
from app.ui.words import translated

_CONTEXT = "look"
_NAMES = {
    Look.DARK: QT_TRANSLATE_NOOP("look", "Gelap"),
    Look.LIGHT: QT_TRANSLATE_NOOP("look", "Terang"),
    Look.HIGH_CONTRAST: QT_TRANSLATE_NOOP("look", "Kontras tinggi"),
    Look.COLOUR_BLIND: QT_TRANSLATE_NOOP("look", "Buta warna"),
}
_USES = {
    Look.DARK: QT_TRANSLATE_NOOP("look", "untuk ruang yang redup"),
    Look.LIGHT: QT_TRANSLATE_NOOP("look", "untuk ruang yang terang"),
    Look.HIGH_CONTRAST: QT_TRANSLATE_NOOP("look", "untuk layar buram atau mata yang lelah"),
    Look.COLOUR_BLIND: QT_TRANSLATE_NOOP("look", "jingga dan biru, bukan merah dan hijau"),
}


def look_name(look: Look) -> str:
    """Return the name of a look in the language of the screen."""
    return translated(_CONTEXT, _NAMES[look])


class _Sample(QWidget):
    """Two tiles and a line of text in the colours of one look."""

    def __init__(self, look: Look, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._metrics = metrics
        self.setFixedSize(QSize(metrics.px(330), metrics.px(92)))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint who speaks, who waits, and what needs attention."""
        del event
        m, t = self._metrics, self._look.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(t.ground))
        small = font(m.px(12.5), 700)
        speaks = QRect(m.px(10), m.px(10), m.px(120), m.px(72))
        waits = speaks.translated(m.px(132), 0)
        for tile, colour, dashed in ((speaks, t.speaking, False), (waits, t.good, True)):
            painter.fillRect(tile, QColor(t.panel))
            paint_frame(painter, tile, FrameStyle(colour, m.px(4), dashed=dashed))
        spoken = translated("words", QT_TRANSLATE_NOOP("words", "BICARA"))
        waiting = translated("words", QT_TRANSLATE_NOOP("words", "ANTRE {position}")).format(position=1)
        corner = speaks.topLeft()
        corner += type(corner)(m.px(6), m.px(6))
        paint_badge(painter, corner, spoken, small, t.speaking_plate, t.on_speaking, dot=True)
        paint_badge(painter, corner + waits.topLeft() - speaks.topLeft(), waiting, small, t.good, t.on_good)
        words = QRect(waits.right() + m.px(10), waits.top(), m.px(54), m.px(24))
        draw_text(painter, words, "01:52", font(m.px(15), 700, tabular=True), t.text)
        draw_text(painter, words.translated(0, m.px(24)), "14 dtk", font(m.px(12.5), 600), t.attention)
        draw_text(painter, words.translated(0, m.px(48)), "25 fps", font(m.px(12.5)), t.muted)


class LookSheet(QDialog):
    """Emits the look that is wanted. Not modal; it changes nothing itself."""

    look_wanted = Signal(str)

    def __init__(self, chosen: Look, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Tampilan layar"))
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.px(24), metrics.px(20), metrics.px(24), metrics.px(20))
        column.setSpacing(metrics.px(14))
        column.addWidget(label(self.tr("Tampilan layar"), "title", self))
        grid = QGridLayout()
        grid.setHorizontalSpacing(metrics.px(16))
        grid.setVerticalSpacing(metrics.px(12))
        column.addLayout(grid)
        self._buttons: dict[Look, QPushButton] = {}
        group = QButtonGroup(self)
        for row, look in enumerate(Look):
            name = look_name(look)
            use = translated(_CONTEXT, _USES[look])
            button = QPushButton(name, self)
            button.setProperty("role", "switch")
            button.setCheckable(True)
            button.setChecked(look is chosen)
            button.setAccessibleName(f"{name}, {use}")
            button.setMinimumWidth(metrics.px(170))
            button.clicked.connect(_Wanted(self, look))
            group.addButton(button)
            self._buttons[look] = button
            grid.addWidget(button, row, 0)
            grid.addWidget(_Sample(look, metrics, self), row, 1)
            grid.addWidget(label(use, "secondary", self), row, 2, Qt.AlignmentFlag.AlignVCenter)
        self._note = label(self.tr("Berlaku seketika di konsol dan layar besar."), "muted", self)
        column.addWidget(self._note)
        close = SheetButton(self.tr("Tutup"), "Esc", parent=self)
        close.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column.addLayout(foot)
        self._buttons[chosen].setFocus()

    def say(self, text: str) -> None:
        """Show what came of a choice."""
        self._note.setText(text)


class _Wanted:
    """Emits one look; a lambda in a loop would remember the last one."""

    def __init__(self, sheet: LookSheet, look: Look) -> None:
        self._sheet = sheet
        self._look = look

    def __call__(self, _checked: bool = False) -> None:
        self._sheet.look_wanted.emit(self._look.value)
