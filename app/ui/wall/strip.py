"""The wall's header and the strip at its foot: who speaks, how long still, who is next."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter

from app.domain.countdown import Countdown, CountdownPhase
from app.domain.text import QT_TRANSLATE_NOOP
from app.domain.wording import duration
from app.ui.room_view import QueueView, RoomView, SpeakerView
from app.ui.text_fit import draw_lines, draw_text, fit_text, fitted_font, flowed, number_font
from app.ui.theme.style import font
from app.ui.theme.tokens import Tokens
from app.ui.tile_paint import badge_height, badge_width, paint_badge
from app.ui.wall.tile import SMALLEST
from app.ui.words import translated

_CONTEXT = "wall"
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

_CLOCK_WORDS = {
    CountdownPhase.RUNNING: QT_TRANSLATE_NOOP("wall", "Sisa waktu bicara"),
    CountdownPhase.WARNING: QT_TRANSLATE_NOOP("wall", "Waktu hampir habis"),
    CountdownPhase.OVERRUN: QT_TRANSLATE_NOOP("wall", "Waktu bicara lewat"),
    CountdownPhase.PAUSED: QT_TRANSLATE_NOOP("wall", "Waktu bicara dijeda"),
}


def clock_words(countdown: Countdown) -> str:
    """Return what the number of the speaking clock means now."""
    return translated(_CONTEXT, _CLOCK_WORDS[countdown.phase])


def clock_colour(countdown: Countdown, tokens: Tokens) -> str:
    """Return the colour of the clock's bar: green runs, amber needs attention. Red is the speaker's alone."""
    return tokens.good if countdown.phase is CountdownPhase.RUNNING else tokens.attention


def clock_number(countdown: Countdown) -> str:
    """Return what the clock shows: what is left, or by how much it is over."""
    return duration(countdown.remaining_s)


def paint_header(painter: QPainter, rect: QRect, view: RoomView, tokens: Tokens, scale: float) -> None:
    """Paint title, city and clock."""
    painter.fillRect(rect, QColor(tokens.bar))
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(tokens.line))
    pad = round(28 * scale)
    inner = rect.adjusted(pad, 0, -pad, 0)
    time_font = font(round(34 * scale), 600, tabular=True)
    time_width = QFontMetrics(time_font).horizontalAdvance("00.00")
    draw_text(painter, inner, view.time, time_font, tokens.text, _RIGHT)
    room = inner.width() - time_width - pad
    title = fit_text(view.title, room, round(26 * scale), round(SMALLEST * scale), 700)
    draw_lines(painter, inner, title, tokens.text)
    used = title.width + round(26 * scale)
    small = font(round(22 * scale), 400)
    if used + QFontMetrics(small).horizontalAdvance(view.city) <= room:
        draw_text(painter, inner.adjusted(used, 0, 0, 0), view.city, small, tokens.muted, _LEFT)


def paint_strip(painter: QPainter, rect: QRect, view: RoomView, recorded: int, tokens: Tokens, scale: float) -> None:
    """Paint the strip: three boxes while somebody speaks, the agenda while nobody does."""
    painter.fillRect(rect, QColor(tokens.ground))
    if view.speaker:
        _paint_turn(painter, rect, view, view.speaker, tokens, scale)
    else:
        _paint_idle(painter, rect, view, recorded, tokens, scale)


def _panel(painter: QPainter, rect: QRect, tokens: Tokens) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.panel))
    painter.drawRoundedRect(rect, 5, 5)


def _paint_turn(painter: QPainter, rect: QRect, view: RoomView, speaker: SpeakerView, t: Tokens, scale: float) -> None:
    gap = round(12 * scale)
    clock_width = max(round(320 * scale), rect.width() * 24 // 100)
    queue_width = max(round(340 * scale), rect.width() * 28 // 100)
    who = QRect(rect.left(), rect.top(), rect.width() - clock_width - queue_width - 2 * gap, rect.height())
    time = QRect(who.right() + 1 + gap, rect.top(), clock_width, rect.height())
    queue = QRect(time.right() + 1 + gap, rect.top(), queue_width, rect.height())
    _paint_who(painter, who, speaker, t, scale)
    _paint_clock(painter, time, speaker.countdown, t, scale)
    _paint_queue(painter, queue, view.queue, t, scale)


def _paint_who(painter: QPainter, rect: QRect, speaker: SpeakerView, t: Tokens, scale: float) -> None:
    _panel(painter, rect, t)
    painter.fillRect(QRect(rect.left(), rect.top(), max(3, round(7 * scale)), rect.height()), QColor(t.speaking))
    inner = rect.adjusted(round(32 * scale), round(14 * scale), -round(24 * scale), -round(14 * scale))
    smallest = round(SMALLEST * scale)
    name = fit_text(speaker.headline, inner.width(), round(42 * scale), smallest, 700)
    place = fit_text(speaker.place, inner.width(), round(25 * scale), round(22 * scale), 500)
    top = inner.top() + max(0, (inner.height() - name.height - place.height) // 2)
    draw_lines(painter, QRect(inner.left(), top, inner.width(), name.height), name, t.text)
    draw_lines(painter, QRect(inner.left(), top + name.height, inner.width(), place.height), place, t.secondary)


def _paint_clock(painter: QPainter, rect: QRect, countdown: Countdown, t: Tokens, scale: float) -> None:
    _panel(painter, rect, t)
    inner = rect.adjusted(round(24 * scale), round(18 * scale), -round(24 * scale), -round(18 * scale))
    attention = countdown.phase is not CountdownPhase.RUNNING
    label = fitted_font(clock_words(countdown), inner.width(), round(22 * scale), round(SMALLEST * scale), 500)
    label_height = round(30 * scale)
    bar_height = max(4, round(10 * scale))
    draw_text(
        painter,
        QRect(inner.left(), inner.top(), inner.width(), label_height),
        clock_words(countdown),
        label,
        t.attention if attention else t.muted,
        _CENTRE,
    )
    number_rect = inner.adjusted(0, label_height, 0, -bar_height - round(8 * scale))
    pixels = min(round(92 * scale), round(number_rect.height() * 0.95))
    text = clock_number(countdown)
    number = number_font(text, inner.width(), pixels, round(SMALLEST * scale))
    draw_text(painter, number_rect, text, number, t.text, _CENTRE)
    paint_bar(
        painter,
        QRect(inner.left(), inner.bottom() - bar_height, inner.width(), bar_height),
        1.0 - countdown.used_share,
        clock_colour(countdown, t),
        t,
    )


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


def _paint_queue(painter: QPainter, rect: QRect, queue: tuple[QueueView, ...], t: Tokens, scale: float) -> None:
    _panel(painter, rect, t)
    inner = rect.adjusted(round(24 * scale), round(18 * scale), -round(16 * scale), -round(14 * scale))
    label_height, row_height = round(30 * scale), round(46 * scale)
    label = QRect(inner.left(), inner.top(), inner.width(), label_height)
    label_font = font(round(22 * scale), 500)
    draw_text(painter, label, translated(_CONTEXT, QT_TRANSLATE_NOOP("wall", "Berikutnya")), label_font, t.muted)
    top = inner.top() + label_height + round(6 * scale)
    if not queue:
        empty = translated(_CONTEXT, QT_TRANSLATE_NOOP("wall", "Belum ada antrean"))
        place = QRect(inner.left(), top, inner.width(), row_height)
        draw_text(painter, place, empty, font(round(25 * scale), 400), t.secondary)
        return
    shown = queue[: max(1, (inner.bottom() - top) // row_height)]
    if len(shown) < len(queue):
        more = translated(_CONTEXT, QT_TRANSLATE_NOOP("wall", "dan {count} lagi")).format(count=len(queue) - len(shown))
        draw_text(painter, label, more, label_font, t.muted, _RIGHT)
    badge = font(round(22 * scale), 700, tabular=True)
    lead = round(14 * scale) + badge_width(str(len(shown)), badge)
    for index, entry in enumerate(shown):
        line = QRect(inner.left(), top + index * row_height, inner.width(), row_height)
        corner = line.topLeft() + QPoint(0, (row_height - badge_height(badge)) // 2)
        paint_badge(painter, corner, str(entry.position), badge, t.good, t.on_good)
        room = line.adjusted(lead, 0, 0, 0)
        smallest = round(SMALLEST * scale)
        name = fit_text(entry.name, room.width(), round(28 * scale), smallest, 600, max_height=row_height)
        draw_lines(painter, room, name, t.text)


def _paint_idle(painter: QPainter, rect: QRect, view: RoomView, recorded: int, t: Tokens, scale: float) -> None:
    gap = round(12 * scale)
    queue_width = max(round(420 * scale), rect.width() * 30 // 100)
    agenda = QRect(rect.left(), rect.top(), rect.width() - queue_width - gap, rect.height())
    queue = QRect(agenda.right() + 1 + gap, rect.top(), queue_width, rect.height())
    _panel(painter, agenda, t)
    inner = agenda.adjusted(round(28 * scale), round(18 * scale), -round(24 * scale), -round(18 * scale))
    label = round(30 * scale)
    heading = translated(_CONTEXT, QT_TRANSLATE_NOOP("wall", "Acara"))
    draw_text(
        painter, QRect(inner.left(), inner.top(), inner.width(), label), heading, font(round(22 * scale), 500), t.muted
    )
    middle = QRect(inner.left(), inner.top() + label, inner.width(), inner.height() - 2 * label)
    items_font = font(round(25 * scale), 500)
    line_height = round(32 * scale)
    most = max(1, middle.height() // line_height)
    lines = flowed(view.agenda, "  ·  ", QFontMetrics(items_font), middle.width(), most)
    top = middle.top() + (middle.height() - len(lines) * line_height) // 2
    for number, text in enumerate(lines):
        place = QRect(middle.left(), top + number * line_height, middle.width(), line_height)
        draw_text(painter, place, text, items_font, t.secondary)
    facts = translated(
        _CONTEXT, QT_TRANSLATE_NOOP("wall", "{live} dari {all} lokasi tersambung · {recorded} usulan tercatat")
    ).format(live=view.live, all=len(view.tiles), recorded=recorded)
    foot = QRect(inner.left(), inner.bottom() - label, inner.width(), label)
    small = fitted_font(facts, inner.width(), round(22 * scale), round(SMALLEST * scale), 400)
    draw_text(painter, foot, facts, small, t.muted)
    _paint_queue(painter, queue, view.queue, t, scale)
