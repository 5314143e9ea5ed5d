"""The clocks of the floor: one large one, or all of them side by side where several have the floor."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.countdown import Countdown, CountdownPhase
from app.domain.identity import RequestId
from app.domain.text import QT_TRANSLATE_NOOP
from app.ui.room_view import SpeakerView
from app.ui.text_fit import draw_text, number_font
from app.ui.theme.style import Metrics, font
from app.ui.theme.tokens import Tokens
from app.ui.wall.panels import clock_colour, clock_number, clock_words, paint_bar
from app.ui.words import translated

_MOST_CELLS, _MOST_IN_A_ROW = 8, 4
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class SpeakingClock(QWidget):
    """The large number, what it means, and the bar under it."""

    def __init__(self, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._metrics = Metrics(1.0)
        self._countdown: Countdown | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_metrics(self, metrics: Metrics) -> None:
        """Draw for another size of the screen."""
        self._metrics = metrics
        self.setFixedSize(QSize(metrics.px(215), metrics.px(104)))
        self.update()

    def show_countdown(self, countdown: Countdown | None) -> None:
        """Show another reading."""
        if countdown != self._countdown:
            self._countdown = countdown
            self.setAccessibleName(
                f"{clock_words(countdown)} {clock_number(countdown)}" if countdown else self.tr("Waktu bicara")
            )
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint words, number and bar."""
        del event
        m, t, countdown = self._metrics, self._tokens, self._countdown
        if countdown is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        attention = countdown.phase is not CountdownPhase.RUNNING
        words = QRect(0, 0, self.width(), m.px(20))
        draw_text(
            painter, words, clock_words(countdown), font(m.px(12.5)), t.attention if attention else t.muted, _RIGHT
        )
        number = QRect(0, m.px(20), self.width(), m.px(66))
        text = clock_number(countdown)
        draw_text(painter, number, text, number_font(text, number.width(), m.px(54), m.px(26)), t.text, _RIGHT)
        bar = QRect(0, self.height() - m.px(10), self.width(), m.px(6))
        paint_bar(painter, bar, 1.0 - countdown.used_share, clock_colour(countdown, t), t)


class HoldersBoard(QWidget):
    """Everybody who has the floor, each with a clock; the one that the keys are about is framed.

    A click asks for another one. Where there are more than have room the last place says how many.
    """

    chosen = Signal(str)

    def __init__(self, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._metrics = Metrics(1.0)
        self._speakers: tuple[SpeakerView, ...] = ()
        self._meant: RequestId | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_metrics(self, metrics: Metrics) -> None:
        """Draw for another size of the screen, as high as the large clock."""
        self._metrics = metrics
        self.setFixedHeight(metrics.px(104))
        self.update()

    def show_speakers(self, speakers: Sequence[SpeakerView], meant: RequestId | None) -> None:
        """Show other readings."""
        if (tuple(speakers), meant) == (self._speakers, self._meant):
            return
        self._speakers, self._meant = tuple(speakers), meant
        told = [f"{s.headline}, {_state(s)} {clock_number(s.countdown)}" for s in self._speakers]
        self.setAccessibleName("; ".join(told) or self.tr("Yang memegang forum"))
        self.update()

    def cells(self) -> list[QRect]:
        """Return the place of each that is shown, in their order."""
        count = min(len(self._speakers), _MOST_CELLS)
        if not count:
            return []
        rows = -(-count // _MOST_IN_A_ROW)
        columns = -(-count // rows)
        gap = self._metrics.px(6)
        width = (self.width() - (columns - 1) * gap) // columns
        height = (self.height() - (rows - 1) * gap) // rows
        places = (divmod(index, columns) for index in range(count))
        return [QRect(column * (width + gap), row * (height + gap), width, height) for row, column in places]

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ask for the one that is clicked on."""
        for speaker, cell in zip(self._speakers, self.cells(), strict=False):
            if cell.contains(event.position().toPoint()):
                self.chosen.emit(speaker.site_id)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cells."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cells = self.cells()
        left_out = len(self._speakers) - len(cells)
        for index, cell in enumerate(cells):
            if left_out and index == len(cells) - 1:
                more = translated("floor_panel", QT_TRANSLATE_NOOP("floor_panel", "dan {count} lagi"))
                text = more.format(count=left_out + 1)
                draw_text(painter, cell, text, font(self._metrics.px(14), 600), self._tokens.muted)
            else:
                self._cell(painter, cell, self._speakers[index])

    def _cell(self, painter: QPainter, cell: QRect, speaker: SpeakerView) -> None:
        m, t = self._metrics, self._tokens
        painter.fillRect(cell, QColor(t.raised))
        mark = QRect(cell.left(), cell.top(), m.px(5), cell.height())
        if speaker.is_halted:
            # A broken bar: his clock stands while somebody speaks in between.
            away = cell.height() * 2 // 3
            for part in (mark.adjusted(0, 0, 0, -away), mark.adjusted(0, away, 0, 0)):
                painter.fillRect(part, QColor(t.attention))
        else:
            painter.fillRect(mark, QColor(t.speaking))
        if speaker.request_id == self._meant:
            width = m.px(2)
            painter.setPen(QPen(QColor(t.selection), width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            half = width // 2
            painter.drawRect(cell.adjusted(mark.width() + half, half, -width + half, -width + half))
        inner = cell.adjusted(m.px(12), m.px(4), -m.px(8), -m.px(4))
        number, colour = clock_number(speaker.countdown), clock_colour(speaker.countdown, t)
        if cell.height() < m.px(70):
            made = font(m.px(18), 700, tabular=True)
            draw_text(painter, inner, number, made, colour, _RIGHT)
            width = QFontMetrics(made).horizontalAdvance(number) + m.px(10)
            self._elided(painter, inner.adjusted(0, 0, -width, 0), speaker.headline, font(m.px(13.5), 600), t.text)
            return
        name = QRect(inner.left(), inner.top(), inner.width(), m.px(22))
        self._elided(painter, name, speaker.headline, font(m.px(15), 600), t.text)
        state = QRect(inner.left(), name.bottom() + 1, inner.width(), m.px(18))
        self._elided(painter, state, _state(speaker), font(m.px(12.5)), t.muted)
        bar = QRect(inner.left(), inner.bottom() - m.px(5), inner.width(), m.px(5))
        large = QRect(inner.left(), state.bottom() + 1, inner.width(), bar.top() - state.bottom() - m.px(4))
        draw_text(painter, large, number, number_font(number, large.width(), m.px(34), m.px(16)), t.text)
        paint_bar(painter, bar, 1.0 - speaker.countdown.used_share, colour, t)

    def _elided(self, painter: QPainter, room: QRect, text: str, made: QFont, colour: str) -> None:
        shown = QFontMetrics(made).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        draw_text(painter, room, shown, made, colour)


def _state(speaker: SpeakerView) -> str:
    """Return what the clock of one of several means: what is spoken in between, that it waits, or how it runs."""
    if speaker.kind:
        return speaker.kind
    if speaker.is_halted:
        return translated("floor_panel", QT_TRANSLATE_NOOP("floor_panel", "Disela"))
    return clock_words(speaker.countdown)
