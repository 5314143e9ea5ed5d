"""One plot on the screen: painted, chosen from row by row with the keyboard, told in words."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.documents.chart import BarChart, Chart, TimelineChart
from app.ui.charts.paint import Room, fills, paint_bars, paint_legend, paint_timeline
from app.ui.charts.words import bar_sentence, lane_sentence
from app.ui.text_fit import draw_text
from app.ui.theme.style import Metrics, font
from app.ui.theme.tokens import Tokens


class ChartView(QWidget):
    """Arrow keys, Home, End and clicks choose a row; `told` has it in words, `row_opened` says Enter was pressed on it.

    The chosen row is known by its label: it stays chosen when the order of the rows changes.
    """

    told = Signal(str)
    row_opened = Signal(str)

    def __init__(self, title: str, tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = title
        self._tokens = tokens
        self._metrics = metrics
        self._chart: Chart | None = None
        self._none = ""
        self._chosen = ""
        self._room: Room | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_chart(self, chart: Chart | None, none: str) -> None:
        """Show a plot; without one, or where it has no rows, `none` is said instead."""
        if (chart, none) != (self._chart, self._none):
            self._chart, self._none = chart, none
            self._tell()
            self.update()

    @property
    def labels(self) -> tuple[str, ...]:
        """Return the rows from top to bottom."""
        match self._chart:
            case BarChart() as chart:
                return tuple(bar.label for bar in chart.bars)
            case TimelineChart() as chart:
                return tuple(lane.label for lane in chart.lanes)
            case None:
                return ()

    @property
    def sentence(self) -> str:
        """Return what the chosen row says; without one, what there is to be seen."""
        place = self._place()
        match self._chart:
            case BarChart() as chart if place is not None:
                return bar_sentence(chart, chart.bars[place])
            case TimelineChart() as chart if place is not None:
                return lane_sentence(chart, chart.lanes[place])
            case _:
                return self._none if not self.labels else ""

    def sizeHint(self) -> QSize:
        """Return room for a dozen rows."""
        return QSize(self._metrics.px(600), self._metrics.px(320))

    def minimumSizeHint(self) -> QSize:
        """Return the least room in which a dozen rows can be read."""
        return QSize(self._metrics.px(320), self._metrics.px(190))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose a row, or open it."""
        last, now = len(self.labels) - 1, self._place()
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and now is not None:
            self.row_opened.emit(self._chosen)
            event.accept()
            return
        target = {
            Qt.Key.Key_Up: 0 if now is None else now - 1,
            Qt.Key.Key_Down: 0 if now is None else now + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(key)
        if target is None or last < 0:
            super().keyPressEvent(event)
            return
        self._choose(min(last, max(0, target)))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the row below the pointer."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if self._room and self.labels:
            number = int((event.position().y() - self._room.rows.top()) / self._room.row_height)
            if 0 <= number < len(self.labels):
                self._choose(number)
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose the first row if none is chosen yet, and say it."""
        super().focusInEvent(event)
        if self._place() is None and self.labels:
            self._choose(0)
        self._tell()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show no choice any more."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint panel, title, legend and rows."""
        del event
        t, m = self._tokens, self._metrics
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(t.panel))
        painter.setPen(QColor(t.selection if self.hasFocus() else t.panel))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), m.px(5), m.px(5))
        inner = self.rect().adjusted(m.px(18), m.px(10), -m.px(18), -m.px(10))
        head = QRect(inner.left(), inner.top(), inner.width(), m.px(22))
        draw_text(painter, head, self._title, font(m.px(14), 600), t.text)
        area = inner.adjusted(0, m.px(28), 0, 0)
        chart = self._chart
        if chart is None or not self.labels:
            draw_text(painter, area, self._none, font(m.px(14)), t.muted, Qt.AlignmentFlag.AlignCenter)
            self._room = None
            return
        names = list(chart.series if isinstance(chart, BarChart) else chart.kinds)
        if len(names) > 1:
            legend = QRect(area.left(), area.top(), area.width(), m.px(20))
            paint_legend(painter, legend, names, fills(t, len(names)), (t, m))
            area = area.adjusted(0, m.px(26), 0, 0)
        chosen = self._place() if self.hasFocus() else None
        paint = paint_bars if isinstance(chart, BarChart) else paint_timeline
        self._room = paint(painter, area, chart, (t, m), chosen)  # type: ignore[arg-type]

    def _choose(self, number: int) -> None:
        self._chosen = self.labels[number]
        self._tell()
        self.update()

    def _place(self) -> int | None:
        labels = self.labels
        return labels.index(self._chosen) if self._chosen in labels else None

    def _tell(self) -> None:
        self.setAccessibleDescription(self.sentence)
        if self.hasFocus():
            self.told.emit(self.sentence)
