"""How a tile looks, on the wall and on the console: frame, name, tally, and what is broken.

Frames stand around the picture, never over it. Every state has a colour, a word and a shape.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap

from app.domain.tally import LinkMark, TallyKind
from app.ui.room_view import TileView
from app.ui.text_fit import draw_lines, draw_text, fit_text
from app.ui.theme.style import font
from app.ui.theme.tokens import Tokens

PLATE_ALPHA = 225
"""How much the plate under words on a picture covers: enough for their contrast on a white wall."""

_CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter


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


def badge_width(text: str, made: QFont) -> int:
    """Return the width of a badge without a dot."""
    metrics = QFontMetrics(made)
    return metrics.horizontalAdvance(text) + 2 * round(metrics.height() * 0.45)


def badge_height(made: QFont) -> int:
    """Return the height of a badge."""
    return round(QFontMetrics(made).height() * 1.45)


def paint_badge(
    painter: QPainter, corner: QPoint, text: str, made: QFont, ground: str, ink: str, *, dot: bool = False
) -> QRect:
    """Draw a filled label at a corner, with a dot for "on air"; return what it covers."""
    metrics = QFontMetrics(made)
    pad = round(metrics.height() * 0.45)
    dot_size = round(metrics.height() * 0.62) if dot else 0
    lead = dot_size + pad * 2 // 3 if dot else 0
    rect = QRect(corner.x(), corner.y(), badge_width(text, made) + lead, badge_height(made))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(rect, 3, 3)
    if dot:
        painter.setBrush(QColor(ink))
        painter.drawEllipse(rect.x() + pad, rect.center().y() - dot_size // 2 + 1, dot_size, dot_size)
    draw_text(painter, rect.adjusted(pad + lead, 0, 0, 0), text, made, ink)
    return rect


def saving_width(text: str, made: QFont) -> int:
    """Return the width of the mark of a picture that is decoded sparingly."""
    metrics = QFontMetrics(made)
    return 3 * _saving_pad(metrics) + _bars_width(metrics) + metrics.horizontalAdvance(text)


def _saving_pad(metrics: QFontMetrics) -> int:
    return round(metrics.height() * 0.4)


def _bar(metrics: QFontMetrics) -> int:
    return max(2, round(metrics.height() * 0.17))


def _bars_width(metrics: QFontMetrics) -> int:
    bar = _bar(metrics)
    return 3 * bar + 2 * max(1, bar // 2)


def paint_saving(painter: QPainter, corner: QPoint, text: str, made: QFont, tokens: Tokens) -> QRect:
    """Draw the mark of a picture that is decoded sparingly: falling bars and a word. `corner` is the lower left one.

    The plate is opaque: it is painted again with every picture, at a time when the computer is short.
    """
    metrics = QFontMetrics(made)
    pad, bar, mark = _saving_pad(metrics), _bar(metrics), _bars_width(metrics)
    rect = QRect(0, 0, saving_width(text, made), badge_height(made))
    rect.moveBottomLeft(corner)
    painter.fillRect(rect, QColor(tokens.ground))
    foot = rect.center().y() + metrics.capHeight() // 2
    for place, share in enumerate((1.0, 0.65, 0.3)):
        tall = max(2, round(metrics.capHeight() * share))
        left = rect.left() + pad + place * (bar + max(1, bar // 2))
        painter.fillRect(QRect(left, foot - tall + 1, bar, tall), QColor(tokens.attention))
    draw_text(painter, rect.adjusted(2 * pad + mark, 0, 0, 0), text, made, tokens.text)
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


def paint_dimmed(painter: QPainter, rect: QRect, tile: TileView, tokens: Tokens, pixels: int) -> None:
    """Dim and hatch the picture of a tile that is broken."""
    if tile.is_broken:
        paint_not_present(painter, rect, tokens, pixels)


def paint_not_present(painter: QPainter, rect: QRect, tokens: Tokens, pixels: int) -> None:
    """Dim and hatch a picture that is not the present one."""
    shade = QColor(tokens.ground)
    shade.setAlpha(165)
    painter.fillRect(rect, shade)
    painter.setBrushOrigin(rect.topLeft())
    painter.fillRect(rect, _hatch(tokens.attention, max(14, pixels), painter.device().devicePixelRatioF()))
    painter.setBrushOrigin(0, 0)


def paint_trouble(painter: QPainter, rect: QRect, tile: TileView, tokens: Tokens, pixels: int, smallest: int) -> None:
    """Say in the middle of `rect` what is wrong with the link, and since when."""
    if not tile.trouble:
        return
    colour = tokens.attention if tile.tally.link is not LinkMark.OFF else tokens.muted
    word = fit_text(tile.trouble, rect.width() - pixels, pixels, smallest, 700)
    age = font(word.font.pixelSize(), 700, tabular=True)
    age_width = QFontMetrics(age).horizontalAdvance(tile.age)
    pad = pixels // 6
    space = pixels // 3
    # In a low tile the age stands beside the word, elsewhere below it.
    beside = (
        bool(tile.age)
        and rect.height() < 2 * word.line_height + 4 * pad
        and word.width + space + age_width + pixels <= rect.width()
    )
    # Where there is room for one line only, the word matters more.
    below = bool(tile.age) and not beside and rect.height() >= word.height + word.line_height
    width = word.width + space + age_width if beside else max(word.width, age_width if below else 0)
    height = word.height + word.line_height if below else word.height
    plate = QRect(0, 0, width + pixels, height + 2 * pad)
    plate.moveCenter(rect.center())
    ground = QColor(tokens.ground)
    ground.setAlpha(PLATE_ALPHA)
    painter.fillRect(plate.intersected(rect), ground)
    block = plate.adjusted(pixels // 2, pad, -(pixels // 2), -pad)
    if beside:
        draw_lines(painter, block, word, colour)
        draw_text(painter, block, tile.age, age, colour, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return
    draw_lines(painter, QRect(block.left(), block.top(), block.width(), word.height), word, colour, _CENTRE)
    if below:
        draw_text(painter, block.adjusted(0, word.height, 0, 0), tile.age, age, colour, _CENTRE)
