"""The wall's header: what session this is, which item of the agenda is on, what time it is."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter

from app.ui.room_view import RoomView
from app.ui.text_fit import draw_lines, draw_text, fit_text, fitted_font
from app.ui.theme.style import font
from app.ui.theme.tokens import Tokens
from app.ui.wall.tile import SMALLEST

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ITEM_FROM = 0.36
"""Where the item of the agenda begins, of the width, if the title leaves it free: it does not move with the title."""


def paint_header(painter: QPainter, rect: QRect, view: RoomView, tokens: Tokens, scale: float) -> None:
    """Paint title, city, item of the agenda and clock; what finds no room is left out, the city first."""
    painter.fillRect(rect, QColor(tokens.bar))
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(tokens.line))
    pad = round(28 * scale)
    inner = rect.adjusted(pad, 0, -pad, 0)
    time_font = font(round(34 * scale), 600, tabular=True)
    time_width = QFontMetrics(time_font).horizontalAdvance("00.00")
    draw_text(painter, inner, view.time, time_font, tokens.text, _RIGHT)
    room = inner.width() - time_width - pad
    smallest = round(SMALLEST * scale)
    title = fit_text(view.title, room, round(26 * scale), smallest, 700)
    draw_lines(painter, QRect(inner.left(), inner.top(), room, inner.height()), title, tokens.text)
    used = title.width + round(26 * scale)
    small = font(round(22 * scale), 400)
    city_width = QFontMetrics(small).horizontalAdvance(view.city)
    item_width = QFontMetrics(small).horizontalAdvance(view.agenda_item)
    has_city = used + city_width + (item_width + pad if view.agenda_item else 0) <= room
    if has_city:
        draw_text(
            painter,
            QRect(inner.left() + used, inner.top(), room - used, inner.height()),
            view.city,
            small,
            tokens.muted,
            _LEFT,
        )
        used += city_width + pad
    if view.agenda_item:
        start = max(used, min(round(inner.width() * _ITEM_FROM), room - item_width))
        place = QRect(inner.left() + start, inner.top(), room - start, inner.height())
        made = fitted_font(view.agenda_item, place.width(), small.pixelSize(), smallest, 400)
        if QFontMetrics(made).horizontalAdvance(view.agenda_item) <= place.width():
            draw_text(painter, place, view.agenda_item, made, tokens.secondary, _LEFT)


def paint_plate(painter: QPainter, rect: QRect, view: RoomView, tokens: Tokens, scale: float) -> None:
    """Paint the item of the agenda, else the city, and the clock on a plate over a picture that fills the wall."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.bar))
    painter.drawRoundedRect(rect, 5, 5)
    pad = round(18 * scale)
    inner = rect.adjusted(pad, 0, -pad, 0)
    time_font = font(round(30 * scale), 600, tabular=True)
    draw_text(painter, inner, view.time, time_font, tokens.text, _RIGHT)
    room = inner.width() - QFontMetrics(time_font).horizontalAdvance("00.00") - pad
    words = fit_text(view.agenda_item or view.city, room, round(22 * scale), round(SMALLEST * scale), 400)
    if words.height <= inner.height():
        colour = tokens.secondary if view.agenda_item else tokens.muted
        draw_lines(painter, QRect(inner.left(), inner.top(), room, inner.height()), words, colour)
