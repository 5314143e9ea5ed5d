"""How a tile looks, on the wall and on the console: frame, name, tally, and what is broken.

Frames stand around the picture, never over it. Every state has a colour, a word and a shape.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap

from app.domain.tally import LinkMark, TallyKind
from app.ui.room_view import TileView
from app.ui.theme.style import font
from app.ui.theme.tokens import Tokens

_SMALLEST_SHARE = 0.62
"""A name may shrink to this share of its size before it takes two lines."""


@dataclass(frozen=True, slots=True)
class FrameStyle:
    """The frame around a tile: `width` 0 means none."""

    colour: str
    width: int
    dashed: bool


def frame_of(tile: TileView, tokens: Tokens, width: int, *, selected: bool = False) -> FrameStyle:
    """Return the frame: who speaks is loudest, then what is broken, who waits, what is selected."""
    if tile.tally.kind is TallyKind.SPEAKING:
        return FrameStyle(tokens.speaking, width, dashed=False)
    if tile.is_broken:
        return FrameStyle(tokens.attention, max(2, width * 2 // 3), dashed=False)
    if tile.tally.kind is TallyKind.WAITING:
        return FrameStyle(tokens.good, max(2, width * 2 // 3), dashed=True)
    if selected:
        return FrameStyle(tokens.selection, max(2, width // 2), dashed=False)
    return FrameStyle(tokens.line, 0, dashed=False)


def paint_frame(painter: QPainter, rect: QRect, style: FrameStyle) -> None:
    """Draw the frame outside `rect`."""
    if not style.width:
        return
    pen = QPen(QColor(style.colour), style.width)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if style.dashed:
        pen.setDashPattern([3.0, 2.0])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = style.width / 2
    painter.drawRect(rect.toRectF().adjusted(-half, -half, half, half))


def fitted_font(text: str, width: int, pixels: int, weight: int) -> QFont:
    """Return a font in which `text` fits into `width`, not smaller than 62 % of `pixels`."""
    made = font(pixels, weight)
    while pixels > 8 and QFontMetrics(made).horizontalAdvance(text) > width:
        pixels -= 1
        smaller = font(pixels, weight)
        if pixels < made.pixelSize() * _SMALLEST_SHARE:
            break
        made = smaller
        if QFontMetrics(made).horizontalAdvance(text) <= width:
            break
    return made


def draw_text(
    painter: QPainter,
    rect: QRect,
    text: str,
    made: QFont,
    colour: str,
    flags: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    *,
    wrap: bool = False,
) -> None:
    """Draw text; with `wrap` it takes as many lines as it needs."""
    painter.setFont(made)
    painter.setPen(QColor(colour))
    mode = int(flags) | int(Qt.TextFlag.TextWordWrap) if wrap else int(flags)
    painter.drawText(rect, mode, text)


def paint_badge(
    painter: QPainter, corner: QPoint, text: str, made: QFont, ground: str, ink: str, *, dot: bool = False
) -> QRect:
    """Draw a filled label at a corner, with a dot for "on air"; return what it covers."""
    metrics = QFontMetrics(made)
    pad, height = round(metrics.height() * 0.45), round(metrics.height() * 1.45)
    dot_size = round(metrics.height() * 0.62) if dot else 0
    lead = dot_size + pad * 2 // 3 if dot else 0
    rect = QRect(corner.x(), corner.y(), metrics.horizontalAdvance(text) + 2 * pad + lead, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(rect, 3, 3)
    if dot:
        painter.setBrush(QColor(ink))
        painter.drawEllipse(rect.x() + pad, rect.center().y() - dot_size // 2 + 1, dot_size, dot_size)
    draw_text(painter, rect.adjusted(pad + lead, 0, 0, 0), text, made, ink)
    return rect


def _hatch(colour: str, step: int, ratio: float) -> QBrush:
    """Return a brush of diagonal stripes.

    One period of the pattern is drawn and repeated: drawing the stripes one by one over twelve
    large tiles keeps the screen's thread busy for more than a tenth of a second.
    """
    period = QPixmap(QSize(step, step) * ratio)
    period.setDevicePixelRatio(ratio)
    period.fill(Qt.GlobalColor.transparent)
    stripe = QColor(colour)
    stripe.setAlpha(70)
    painter = QPainter(period)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QBrush(stripe), max(4, step // 3)))
    for x in (-step, 0, step):
        # Longer than the period, so that the ends of the stripe are not seen in it.
        painter.drawLine(x - step, 2 * step, x + 2 * step, -step)
    painter.end()
    return QBrush(period)


def paint_trouble(painter: QPainter, rect: QRect, tile: TileView, tokens: Tokens, pixels: int) -> None:
    """Dim a picture that is not the present one, hatch it, and say since when."""
    if tile.is_broken:
        shade = QColor(tokens.ground)
        shade.setAlpha(165)
        painter.fillRect(rect, shade)
        painter.setBrushOrigin(rect.topLeft())
        painter.fillRect(rect, _hatch(tokens.attention, max(14, pixels), painter.device().devicePixelRatioF()))
        painter.setBrushOrigin(0, 0)
    if tile.trouble:
        colour = tokens.attention if tile.tally.link is not LinkMark.OFF else tokens.muted
        word = fitted_font(tile.trouble, rect.width() - pixels, pixels, 700)
        ground = QColor(tokens.ground)
        ground.setAlpha(190)
        line = round(word.pixelSize() * 1.35)
        lines = 2 if tile.age else 1
        block = QRect(0, 0, rect.width(), line * lines)
        block.moveCenter(rect.center())
        centre = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
        widest = max(QFontMetrics(word).horizontalAdvance(text) for text in (tile.trouble, tile.age or "00:00"))
        plate = QRect(0, 0, widest + pixels, line * lines + pixels // 3)
        plate.moveCenter(rect.center())
        painter.fillRect(plate.intersected(rect), ground)
        draw_text(painter, QRect(block.x(), block.y(), block.width(), line), tile.trouble, word, colour, centre)
        if tile.age:
            age = font(word.pixelSize(), 700, tabular=True)
            draw_text(painter, QRect(block.x(), block.y() + line, block.width(), line), tile.age, age, colour, centre)
