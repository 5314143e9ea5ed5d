"""Painting plots. Every series has a colour and a pattern: who sees no colours tells them apart too."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPen

from app.domain.documents.chart import BarChart, TimelineChart
from app.domain.wording import clock
from app.ui.charts.words import beside_bar
from app.ui.text_fit import draw_text
from app.ui.theme.style import Metrics, font
from app.ui.theme.tokens import Tokens

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
_STEPS_MIN = (1, 2, 5, 10, 15, 30, 60, 120, 240)
_MOST_TICKS = 8


@dataclass(frozen=True, slots=True)
class Fill:
    """How a series looks. `has_line`: it is drawn with an outline, for a pattern that is mostly ground."""

    colour: str
    pattern: Qt.BrushStyle
    has_line: bool = True


def fills(tokens: Tokens, count: int) -> tuple[Fill, ...]:
    """Return the looks of so many series; one alone is plain."""
    if count == 1:
        return (Fill(tokens.selection, Qt.BrushStyle.SolidPattern, has_line=False),)
    looks = (
        Fill(tokens.good, Qt.BrushStyle.SolidPattern, has_line=False),
        Fill(tokens.attention, Qt.BrushStyle.BDiagPattern),
        Fill(tokens.selection, Qt.BrushStyle.CrossPattern),
        Fill(tokens.muted, Qt.BrushStyle.NoBrush),
        Fill(tokens.secondary, Qt.BrushStyle.FDiagPattern),
        Fill(tokens.text, Qt.BrushStyle.Dense5Pattern),
        Fill(tokens.faint, Qt.BrushStyle.HorPattern),
    )
    return tuple(looks[number % len(looks)] for number in range(count))


@dataclass(frozen=True, slots=True)
class Room:
    """Where the parts of a plot are: rows of one height, a name at the left, the bar, words at the right."""

    rows: QRect
    row_height: float
    name_width: int
    words_width: int

    def row(self, number: int) -> QRect:
        """Return the place of a row."""
        top = self.rows.top() + number * self.row_height
        return QRect(self.rows.left(), round(top), self.rows.width(), round(self.row_height))

    def track(self, row: QRect) -> QRectF:
        """Return the place of the bar in a row."""
        height = max(6.0, row.height() * 0.52)
        left = row.left() + self.name_width
        width = row.width() - self.name_width - self.words_width
        return QRectF(left, row.center().y() - height / 2 + 0.5, max(1, width), height)


def room_for(area: QRect, rows: int, names: list[str], words: list[str], metrics: Metrics) -> Room:
    """Share an area among so many rows."""
    height = min(metrics.px(34), area.height() / max(1, rows))
    measure = QFontMetrics(font(text_pixels(height, metrics), 500, tabular=True))
    gap = metrics.px(12)
    widest = max((measure.horizontalAdvance(name) for name in names), default=0) + gap
    spoken = max((measure.horizontalAdvance(text) for text in words), default=0) + gap
    return Room(area, height, min(widest, area.width() * 2 // 5), min(spoken, area.width() * 2 // 5))


def text_pixels(row_height: float, metrics: Metrics) -> int:
    """Return the size of the words in a row: the usual one, smaller where rows are low."""
    return max(8, min(metrics.px(13), round(row_height * 0.72)))


def paint_row(painter: QPainter, room: Room, number: int, name: str, words: str, look: tuple[Tokens, Metrics], *,
              chosen: bool, tone: str = "") -> QRectF:  # fmt: skip
    """Paint what stands around a bar and return the bar's place."""
    tokens, metrics = look
    row = room.row(number)
    if chosen:
        painter.setPen(QPen(QColor(tokens.selection), 1))
        painter.setBrush(QColor(tokens.raised))
        painter.drawRoundedRect(QRectF(row).adjusted(-4.5, 0.5, 4.5, -0.5), 4, 4)
    pixels = text_pixels(room.row_height, metrics)
    measure = QFontMetrics(font(pixels, 500))
    gap = metrics.px(8)
    left = QRect(row.left(), row.top(), room.name_width - gap, row.height())
    shown = measure.elidedText(name, Qt.TextElideMode.ElideRight, left.width())
    draw_text(painter, left, shown, font(pixels, 500), tokens.text)
    right = QRect(row.right() - room.words_width + gap, row.top(), room.words_width - gap, row.height())
    draw_text(painter, right, words, font(pixels, 500, tabular=True), tone or tokens.secondary, _RIGHT)
    return room.track(row)


def paint_bars(
    painter: QPainter, area: QRect, chart: BarChart, look: tuple[Tokens, Metrics], chosen: int | None
) -> Room:
    """Paint bars below each other into `area`; return where the rows are."""
    tokens, metrics = look
    words = [beside_bar(chart, bar) for bar in chart.bars]
    room = room_for(area, len(chart.bars), [bar.label for bar in chart.bars], words, metrics)
    longest = max((max(sum(bar.values), bar.limit or 0) for bar in chart.bars), default=0) or 1
    looks = fills(tokens, len(chart.series))
    for number, bar in enumerate(chart.bars):
        is_over = bar.limit is not None and sum(bar.values) > bar.limit
        tone = tokens.attention if is_over else ""
        track = paint_row(painter, room, number, bar.label, words[number], look, chosen=number == chosen, tone=tone)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.raised if number != chosen else tokens.line))
        painter.drawRoundedRect(track, 2, 2)
        left = track.left()
        for value, fill in zip(bar.values, looks, strict=True):
            width = track.width() * value / longest
            if value:
                own = Fill(tokens.attention, fill.pattern, fill.has_line) if is_over else fill
                _paint_fill(painter, QRectF(left, track.top(), width, track.height()), own, tokens)
            left += width
        if bar.limit:
            at = track.left() + track.width() * bar.limit / longest
            painter.setPen(QPen(QColor(tokens.text), max(2, metrics.px(2))))
            over = track.height() * 0.28
            painter.drawLine(QPointF(at, track.top() - over), QPointF(at, track.bottom() + over))
    return room


def paint_timeline(
    painter: QPainter, area: QRect, chart: TimelineChart, look: tuple[Tokens, Metrics], chosen: int | None
) -> Room:
    """Paint the lanes with their clock below; return where the rows are."""
    tokens, metrics = look
    scale = metrics.px(20)
    room = room_for(area.adjusted(0, 0, 0, -scale), len(chart.lanes), [lane.label for lane in chart.lanes], [], metrics)
    length = max(1, chart.until_ms - chart.from_ms)
    looks = fills(tokens, max(2, len(chart.kinds)))
    bottom = room.row(len(chart.lanes) - 1).bottom() if chart.lanes else area.top()
    whole = room.track(room.row(0))
    made = font(metrics.px(11.5), 500, tabular=True)
    for at_ms in ticks(chart.from_ms, chart.until_ms):
        x = whole.left() + whole.width() * (at_ms - chart.from_ms) / length
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.drawLine(QPointF(x, area.top()), QPointF(x, bottom))
        half = metrics.px(30)
        place = QRect(min(round(x) - half, area.right() - 2 * half), bottom + 2, 2 * half, scale - 2)
        draw_text(painter, place, clock(at_ms), made, tokens.muted, _CENTRE)
    for number, lane in enumerate(chart.lanes):
        track = paint_row(painter, room, number, lane.label, "", look, chosen=number == chosen)
        for span in lane.spans:
            left = track.left() + track.width() * (span.from_ms - chart.from_ms) / length
            width = max(2.0, track.width() * (span.until_ms - span.from_ms) / length)
            _paint_fill(painter, QRectF(left, track.top(), width, track.height()), looks[span.kind], tokens)
    return room


def ticks(from_ms: int, until_ms: int) -> tuple[int, ...]:
    """Return the whole minutes that are marked on a clock of this length: few enough to be read."""
    length_min = max(1, (until_ms - from_ms) // 60_000)
    step = next((step for step in _STEPS_MIN if length_min / step <= _MOST_TICKS), _STEPS_MIN[-1]) * 60_000
    first = -(-from_ms // step) * step
    return tuple(range(first, until_ms + 1, step))


def paint_legend(
    painter: QPainter, area: QRect, names: list[str], looks: tuple[Fill, ...], look: tuple[Tokens, Metrics]
) -> None:
    """Paint the names of the series beside their patterns, in one line from the left."""
    tokens, metrics = look
    made = font(metrics.px(12), 500)
    measure = QFontMetrics(made)
    size, x = metrics.px(12), area.left()
    for name, fill in zip(names, looks, strict=False):
        box = QRectF(x, area.center().y() - size / 2, size * 1.5, size)
        _paint_fill(painter, box, fill, tokens)
        place = QRect(round(box.right()) + metrics.px(6), area.top(), measure.horizontalAdvance(name), area.height())
        draw_text(painter, place, name, made, tokens.secondary)
        x = place.right() + metrics.px(16)


def _paint_fill(painter: QPainter, place: QRectF, fill: Fill, tokens: Tokens) -> None:
    colour = QColor(fill.colour)
    painter.setPen(Qt.PenStyle.NoPen)
    if fill.pattern is not Qt.BrushStyle.SolidPattern:
        painter.setBrush(QColor(tokens.panel))
        painter.drawRect(place)
    painter.setBrush(QBrush(colour, fill.pattern))
    painter.setPen(QPen(colour, 1) if fill.has_line else Qt.PenStyle.NoPen)
    inner = place.adjusted(0.5, 0.5, -0.5, -0.5) if fill.has_line else place
    painter.drawRoundedRect(inner, 2, 2) if fill.pattern is Qt.BrushStyle.SolidPattern else painter.drawRect(inner)
