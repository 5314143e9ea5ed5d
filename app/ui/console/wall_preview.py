"""The small picture of what the wall shows now, with the word of its layout and who decided it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.text import QT_TRANSLATE_NOOP
from app.domain.wall import WallCover, WallLayoutKind, WallScene
from app.ui.text_fit import draw_text, fitted_font
from app.ui.theme.style import Metrics, font
from app.ui.theme.tokens import Tokens
from app.ui.tile_paint import FrameStyle, paint_frame
from app.ui.words import translated

_CONTEXT = "wall_preview"
_LAYOUTS = {
    WallLayoutKind.SEMUA: QT_TRANSLATE_NOOP("wall_preview", "Semua"),
    WallLayoutKind.SOROT: QT_TRANSLATE_NOOP("wall_preview", "Sorot"),
    WallLayoutKind.BERDUA: QT_TRANSLATE_NOOP("wall_preview", "Berdua"),
    WallLayoutKind.PENUH: QT_TRANSLATE_NOOP("wall_preview", "Penuh"),
    WallLayoutKind.USULAN: QT_TRANSLATE_NOOP("wall_preview", "Usulan"),
    WallLayoutKind.PESAN: QT_TRANSLATE_NOOP("wall_preview", "Pesan"),
}
_COVERS = {
    WallCover.BLACK: QT_TRANSLATE_NOOP("wall_preview", "GELAP"),
    WallCover.SLATE: QT_TRANSLATE_NOOP("wall_preview", "JEDA"),
    WallCover.FREEZE: QT_TRANSLATE_NOOP("wall_preview", "BEKU"),
}
_AUTOMATIC = QT_TRANSLATE_NOOP("wall_preview", "OTOMATIS")
_PINNED = QT_TRANSLATE_NOOP("wall_preview", "DISEMATKAN")
_LINE = 20
_WIDE, _NARROW = 250, 210


@dataclass(frozen=True, slots=True)
class WallWord:
    """What is said of the wall: its layout, who decided it, and a colour that repeats the second."""

    layout: str
    state: str
    colour: str
    is_filled: bool


def wall_word(scene: WallScene, tokens: Tokens) -> WallWord:
    """Say how the wall stands. A cover needs attention: the room sees something else than the session."""
    layout = translated(_CONTEXT, _LAYOUTS[scene.layout])
    if scene.cover is not WallCover.NONE:
        return WallWord(layout, translated(_CONTEXT, _COVERS[scene.cover]), tokens.attention, is_filled=True)
    if scene.is_pinned:
        return WallWord(layout, translated(_CONTEXT, _PINNED), tokens.selection, is_filled=True)
    return WallWord(layout, translated(_CONTEXT, _AUTOMATIC), tokens.muted, is_filled=False)


class WallPreview(QWidget):
    """Asks the wall itself to paint its small picture: no pictures are scaled for it."""

    def __init__(self, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._metrics = Metrics(1.0)
        self._paint_wall: Callable[[QPainter, QRect], None] | None = None
        self._word: WallWord | None = None
        self._hint = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Yang tampil di layar besar"))

    def show_wall(self, scene: WallScene, paint_wall: Callable[[QPainter, QRect], None], hint: str = "") -> None:
        """Paint the wall as it is now. Called a few times a second; `hint` says how to get back."""
        self._paint_wall = paint_wall
        self._hint = hint
        word = wall_word(scene, self._tokens)
        if word != self._word:
            self._word = word
            self.setAccessibleDescription(f"{word.layout}, {word.state}")
        self.update()

    def set_metrics(self, metrics: Metrics) -> None:
        """Draw for another size of the screen."""
        self._metrics = metrics
        self.updateGeometry()

    def show_narrow(self, narrow: bool) -> None:
        """Take little room beside a low list of what needs attention."""
        width = self._metrics.px(_NARROW if narrow else _WIDE)
        if width != self.width() or self.minimumWidth() != width:
            self.setFixedWidth(width)

    def sizeHint(self) -> QSize:
        """Return room for a wide picture and the line below it."""
        return QSize(self._metrics.px(_NARROW), self._metrics.px(_NARROW * 9 // 16 + _LINE))

    def minimumSizeHint(self) -> QSize:
        """Return what a very small picture needs."""
        return QSize(self._metrics.px(_NARROW), self._metrics.px(60))

    def picture(self) -> QRect:
        """Return where the picture lies: at the top, as wide as the height allows."""
        line = self._metrics.px(_LINE)
        height = min(self.height() - line, self.width() * 9 // 16)
        width = min(self.width(), height * 16 // 9)
        return QRect(0, 0, max(2, width), max(2, height))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the wall, and below it what it is."""
        del event
        m, t = self._metrics, self._tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        picture, word = self.picture(), self._word
        painter.fillRect(picture, QColor(t.panel))
        if self._paint_wall is None or word is None:
            return
        self._paint_wall(painter, picture)
        edge = max(1, m.px(2 if word.is_filled else 1))
        inside = picture.adjusted(edge, edge, -edge, -edge)
        paint_frame(painter, inside, FrameStyle(word.colour if word.is_filled else t.line, edge, dashed=False))
        line = QRect(0, picture.bottom() + 1, self.width(), m.px(_LINE))
        dot = m.px(8)
        mark = QRect(0, 0, dot, dot)
        mark.moveCenter(line.center())
        mark.moveLeft(m.px(2))
        painter.setPen(QColor(word.colour))
        painter.setBrush(QColor(word.colour) if word.is_filled else Qt.BrushStyle.NoBrush)
        painter.drawRect(mark) if word.is_filled else painter.drawEllipse(mark)
        room = line.adjusted(mark.right() + m.px(7), 0, 0, 0)
        layout_font = font(m.px(12.5), 600)
        state_width = room.width() - QFontMetrics(layout_font).horizontalAdvance(f"{word.layout}  ")
        state_font = fitted_font(word.state, state_width, m.px(11.5), m.px(9), 700)
        draw_text(painter, room, word.layout, layout_font, t.text)
        state = room.adjusted(room.width() - state_width, 0, 0, 0)
        draw_text(painter, state, word.state, state_font, word.colour)
        below = line.translated(0, line.height())
        if self._hint and self.rect().contains(below):
            made = fitted_font(self._hint, below.width(), m.px(12.5), m.px(9), 400)
            draw_text(painter, below, self._hint, made, t.muted)
