"""What stands on the wall when no site does: a message, the slate of the pause, or nothing."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter

from app.domain.text import QT_TRANSLATE_NOOP
from app.domain.wall import WallCover
from app.ui.room_view import RoomView
from app.ui.text_fit import draw_lines, draw_text, fit_text
from app.ui.theme.style import font
from app.ui.theme.tokens import UNLIT, Tokens
from app.ui.tile_paint import badge_height, badge_width, paint_badge
from app.ui.wall.panels import NamePlate, paint_panel
from app.ui.wall.tile import SMALLEST
from app.ui.words import translated

_CONTEXT = "wall"
_CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter


def paint_slate(painter: QPainter, rect: QRect, view: RoomView, message: str, t: Tokens, scale: float) -> None:
    """Paint the title, one sentence, and the time."""
    painter.fillRect(rect, QColor(t.ground))
    smallest = round(SMALLEST * scale)
    inner = rect.adjusted(round(120 * scale), round(80 * scale), -round(120 * scale), -round(80 * scale))
    heading = " · ".join(part for part in (view.title, view.city) if part)
    title = fit_text(heading, inner.width(), round(34 * scale), smallest, 600)
    draw_lines(painter, QRect(inner.left(), inner.top(), inner.width(), title.height), title, t.secondary, _CENTRE)
    time_font = font(round(92 * scale), 700, tabular=True)
    time_height = round(QFontMetrics(time_font).height())
    foot = QRect(inner.left(), inner.bottom() + 1 - time_height, inner.width(), time_height)
    draw_text(painter, foot, view.time, time_font, t.secondary, _CENTRE)
    middle = QRect(inner.left(), inner.top() + title.height, inner.width(), inner.height() - title.height - time_height)
    room = round(middle.height() * 0.8)
    said = fit_text(message, inner.width(), round(96 * scale), round(64 * scale), 700, max_lines=4, max_height=room)
    if said.height > room:
        said = fit_text(message, inner.width(), round(64 * scale), smallest, 700, max_lines=9, max_height=room)
    draw_lines(painter, middle, said, t.text, _CENTRE)


def paint_cover(painter: QPainter, rect: QRect, cover: WallCover, view: RoomView, t: Tokens, scale: float) -> None:
    """Paint what lies over the wall: black, or the slate of the pause."""
    if cover is WallCover.BLACK:
        painter.fillRect(rect, QColor(UNLIT))
    elif cover is WallCover.SLATE:
        paint_slate(painter, rect, view, translated(_CONTEXT, QT_TRANSLATE_NOOP("wall", "Sidang dijeda")), t, scale)


def paint_name_card(painter: QPainter, rect: QRect, plate: NamePlate, t: Tokens, scale: float) -> None:
    """Paint who speaks where there is no camera: the hall."""
    paint_panel(painter, rect, t)
    inner = rect.adjusted(round(40 * scale), round(24 * scale), -round(40 * scale), -round(24 * scale))
    smallest = round(SMALLEST * scale)
    badge = font(round(26 * scale), 700)
    gap = round(22 * scale)
    mark = badge_height(badge) + gap if plate.mark else 0
    name = fit_text(plate.headline, inner.width(), round(64 * scale), smallest, 700, max_lines=3)
    place = fit_text(plate.place, inner.width(), round(30 * scale), smallest, 500, max_lines=3)
    top = inner.top() + max(0, (inner.height() - mark - name.height - place.height) // 2)
    if plate.mark:
        corner = QRect(inner.left(), top, inner.width(), badge_height(badge)).topLeft()
        corner.setX(inner.center().x() - badge_width(plate.mark, badge) // 2)
        paint_badge(painter, corner, plate.mark, badge, t.text, t.ground)
        top += mark
    draw_lines(painter, QRect(inner.left(), top, inner.width(), name.height), name, t.text, _CENTRE)
    below = QRect(inner.left(), top + name.height, inner.width(), place.height)
    draw_lines(painter, below, place, t.secondary, _CENTRE)
