"""The panels of the wall's strip: who speaks, how long still, who is next, what is on the agenda."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter

from app.domain.countdown import Countdown, CountdownPhase
from app.domain.text import QT_TRANSLATE_NOOP
from app.domain.wording import duration
from app.ui.room_view import QueueView
from app.ui.text_fit import FittedText, draw_lines, draw_text, fit_text, fitted_font, flowed, number_font
from app.ui.theme.style import font
from app.ui.theme.tokens import Tokens
from app.ui.tile_paint import badge_height, badge_width, paint_badge
from app.ui.wall.tile import SMALLEST
from app.ui.words import translated

_CONTEXT = "wall"
_CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

_CLOCK_WORDS = {
    CountdownPhase.RUNNING: QT_TRANSLATE_NOOP("wall", "Sisa waktu bicara"),
    CountdownPhase.WARNING: QT_TRANSLATE_NOOP("wall", "Waktu hampir habis"),
    CountdownPhase.OVERRUN: QT_TRANSLATE_NOOP("wall", "Waktu bicara lewat"),
    CountdownPhase.PAUSED: QT_TRANSLATE_NOOP("wall", "Waktu bicara dijeda"),
}


@dataclass(frozen=True, slots=True)
class NamePlate:
    """Who is seen: the person or the site, the office and the place, and a mark before them if there is one.

    `bar` is the colour at the left edge; red is the speaker's alone.
    """

    headline: str
    place: str
    bar: str
    mark: str = ""


def clock_words(countdown: Countdown) -> str:
    """Return what the number of the speaking clock means now."""
    return translated(_CONTEXT, _CLOCK_WORDS[countdown.phase])


def clock_colour(countdown: Countdown, tokens: Tokens) -> str:
    """Return the colour of the clock's bar: green runs, amber needs attention. Red is the speaker's alone."""
    return tokens.good if countdown.phase is CountdownPhase.RUNNING else tokens.attention


def clock_number(countdown: Countdown) -> str:
    """Return what the clock shows: what is left, or by how much it is over."""
    return duration(countdown.remaining_s)


def paint_panel(painter: QPainter, rect: QRect, tokens: Tokens) -> None:
    """Paint the ground of a panel."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.panel))
    painter.drawRoundedRect(rect, 5, 5)


def paint_who(painter: QPainter, rect: QRect, plate: NamePlate, t: Tokens, scale: float) -> None:
    """Paint who is seen."""
    paint_panel(painter, rect, t)
    if plate.bar:
        painter.fillRect(QRect(rect.left(), rect.top(), max(3, round(7 * scale)), rect.height()), QColor(plate.bar))
    inner = rect.adjusted(round(32 * scale), round(14 * scale), -round(24 * scale), -round(14 * scale))
    mark = font(round(22 * scale), 700)
    mark_height = badge_height(mark) + round(8 * scale) if plate.mark else 0
    room = inner.height() - mark_height
    name = _preferred(plate.headline, inner.width(), (42, 30), 700, room * 2 // 3, scale)
    place = _preferred(plate.place, inner.width(), (25, 22), 500, max(1, room - name.height), scale)
    top = inner.top() + max(0, (inner.height() - mark_height - name.height - place.height) // 2)
    if plate.mark:
        paint_badge(painter, QPoint(inner.left(), top), plate.mark, mark, t.text, t.ground)
        top += mark_height
    draw_lines(painter, QRect(inner.left(), top, inner.width(), name.height), name, t.text)
    draw_lines(painter, QRect(inner.left(), top + name.height, inner.width(), place.height), place, t.secondary)


def _preferred(
    text: str, width: int, pixels: tuple[int, int], weight: int, max_height: int, scale: float
) -> FittedText:
    """Fit a text in a good size, on two lines if it must be; smaller only if it finds no room so."""
    largest, good = (round(p * scale) for p in pixels)
    fitted = fit_text(text, width, largest, good, weight, max_height=max_height)
    if len(fitted.lines) <= 2 and fitted.height <= max_height:
        return fitted
    return fit_text(text, width, good, round(SMALLEST * scale), weight, max_height=max_height)


def paint_clock(painter: QPainter, rect: QRect, countdown: Countdown, t: Tokens, scale: float) -> None:
    """Paint how long the speaker has still."""
    paint_panel(painter, rect, t)
    inner = rect.adjusted(round(24 * scale), round(18 * scale), -round(24 * scale), -round(18 * scale))
    attention = countdown.phase is not CountdownPhase.RUNNING
    words = clock_words(countdown)
    label = fitted_font(words, inner.width(), round(22 * scale), round(SMALLEST * scale), 500)
    label_height = round(30 * scale)
    bar_height = max(4, round(10 * scale))
    top = QRect(inner.left(), inner.top(), inner.width(), label_height)
    draw_text(painter, top, words, label, t.attention if attention else t.muted, _CENTRE)
    number_rect = inner.adjusted(0, label_height, 0, -bar_height - round(8 * scale))
    pixels = min(round(92 * scale), round(number_rect.height() * 0.95))
    text = clock_number(countdown)
    number = number_font(text, inner.width(), pixels, round(SMALLEST * scale))
    draw_text(painter, number_rect, text, number, t.text, _CENTRE)
    bar = QRect(inner.left(), inner.bottom() - bar_height, inner.width(), bar_height)
    paint_bar(painter, bar, 1.0 - countdown.used_share, clock_colour(countdown, t), t)


def paint_bar(painter: QPainter, rect: QRect, share: float, colour: str, tokens: Tokens) -> None:
    """Paint a bar that is filled from the left by `share`, 0 to 1."""
    radius = rect.height() / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.line))
    painter.drawRoundedRect(rect, radius, radius)
    filled = QRectF(rect)
    filled.setWidth(rect.width() * share)
    if filled.width() >= rect.height():
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(filled, radius, radius)


def paint_queue(painter: QPainter, rect: QRect, queue: tuple[QueueView, ...], t: Tokens, scale: float) -> None:
    """Paint who is next."""
    paint_panel(painter, rect, t)
    inner = rect.adjusted(round(24 * scale), round(18 * scale), -round(16 * scale), -round(14 * scale))
    label_height, row_height = round(30 * scale), round(46 * scale)
    label = QRect(inner.left(), inner.top(), inner.width(), label_height)
    label_font = font(round(22 * scale), 500)
    draw_text(painter, label, translated(_CONTEXT, QT_TRANSLATE_NOOP("wall", "Berikutnya")), label_font, t.muted)
    top = inner.top() + label_height + round(6 * scale)
    if not queue:
        empty = translated(_CONTEXT, QT_TRANSLATE_NOOP("wall", "Belum ada antrean"))
        place = QRect(inner.left(), top, inner.width(), row_height)
        made = fitted_font(empty, place.width(), round(25 * scale), round(SMALLEST * scale), 400)
        draw_text(painter, place, empty, made, t.secondary)
        return
    shown = queue[: max(1, (inner.bottom() - top) // row_height)]
    if len(shown) < len(queue):
        more = translated(_CONTEXT, QT_TRANSLATE_NOOP("wall", "dan {count} lagi")).format(count=len(queue) - len(shown))
        draw_text(painter, label, more, label_font, t.muted, _RIGHT)
    badge = font(round(22 * scale), 700, tabular=True)
    lead = round(14 * scale) + badge_width(str(len(shown)), badge)
    smallest = round(SMALLEST * scale)
    names = [entry.name for entry in shown]
    for index, (entry, name) in enumerate(
        zip(shown, _of_one_size(names, inner.width() - lead, round(28 * scale), smallest, row_height), strict=True)
    ):
        line = QRect(inner.left(), top + index * row_height, inner.width(), row_height)
        corner = line.topLeft() + QPoint(0, (row_height - badge_height(badge)) // 2)
        paint_badge(painter, corner, str(entry.position), badge, t.good, t.on_good)
        draw_lines(painter, line.adjusted(lead, 0, 0, 0), name, t.text)


def _of_one_size(names: list[str], width: int, pixels: int, smallest: int, height: int) -> list[FittedText]:
    """Fit names that stand below each other: all in the size of the one that needs most room."""
    fitted = [fit_text(name, width, pixels, smallest, 600, max_height=height) for name in names]
    common = min(name.font.pixelSize() for name in fitted)
    return [fit_text(name, width, common, smallest, 600, max_height=height) for name in names]


def paint_agenda(painter: QPainter, rect: QRect, items: tuple[str, ...], facts: str, t: Tokens, scale: float) -> None:
    """Paint the agenda, set into lines, and the facts of the session below it."""
    paint_panel(painter, rect, t)
    inner = rect.adjusted(round(28 * scale), round(18 * scale), -round(24 * scale), -round(18 * scale))
    label = round(30 * scale)
    heading = translated(_CONTEXT, QT_TRANSLATE_NOOP("wall", "Acara"))
    head = QRect(inner.left(), inner.top(), inner.width(), label)
    draw_text(painter, head, heading, font(round(22 * scale), 500), t.muted)
    small = fit_text(facts, inner.width(), round(22 * scale), round(SMALLEST * scale), 400)
    if len(small.lines) > 1:
        # One fact a line, rather than a line that ends in the middle of one.
        small = FittedText(
            tuple(flowed(tuple(facts.split(" · ")), " · ", QFontMetrics(small.font), inner.width(), 2)), small.font
        )
    foot = QRect(inner.left(), inner.bottom() - small.height, inner.width(), small.height)
    middle = QRect(inner.left(), head.bottom() + 1, inner.width(), max(1, foot.top() - head.bottom() - label // 3))
    items_font = font(round(25 * scale), 500)
    line_height = round(32 * scale)
    most = max(1, middle.height() // line_height)
    lines = flowed(items, "  ·  ", QFontMetrics(items_font), middle.width(), most)
    top = middle.top() + (middle.height() - len(lines) * line_height) // 2
    for number, text in enumerate(lines):
        place = QRect(middle.left(), top + number * line_height, middle.width(), line_height)
        draw_text(painter, place, text, items_font, t.secondary)
    draw_lines(painter, foot, small, t.muted)
