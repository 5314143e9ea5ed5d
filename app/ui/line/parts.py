"""What the page "Uji jalur suara" is made of: rows of the list, buttons with keys, the large picture."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from app.domain.line_check import LineOutcome
from app.domain.site_check import Verdict
from app.ui.check.mark import paint_mark
from app.ui.console.parts import paint_key_cap
from app.ui.line.view import RowView
from app.ui.text_fit import draw_text
from app.ui.theme.style import Metrics, font
from app.ui.theme.tokens import Tokens

_VERDICTS = {
    LineOutcome.BOTH_WAYS: Verdict.READY,
    LineOutcome.ONE_WAY: Verdict.NEEDS_WORK,
    LineOutcome.UNHEARD: Verdict.NOT_CONNECTED,
}
_CENTRE = Qt.AlignmentFlag.AlignCenter


def outcome_colour(outcome: LineOutcome, tokens: Tokens, *, is_now: bool = False) -> str:
    """Return the colour on the screen. Red belongs to the speaker: what failed is amber."""
    if is_now:
        return tokens.selection
    if outcome is LineOutcome.OPEN:
        return tokens.muted
    return tokens.good if outcome is LineOutcome.BOTH_WAYS else tokens.attention


def paint_outcome(
    painter: QPainter, box: QRectF, outcome: LineOutcome, colours: tuple[str, str], *, is_now: bool
) -> None:
    """Draw the mark of an outcome, each with a shape of its own; `colours` are ink and ground.

    Tick, exclamation mark and cross as in "Uji lokasi"; a full dot in a ring for the line that is
    open, a ring with a stroke through it for one that is not connected.
    """
    ink, ground = colours
    plain = None if is_now or outcome is LineOutcome.NOT_CONNECTED else _VERDICTS.get(outcome)
    paint_mark(painter, box, plain, ink, ground)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = box.width()
    if is_now:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ink))
        painter.drawEllipse(box.center(), width * 0.24, width * 0.24)
    elif outcome is LineOutcome.NOT_CONNECTED:
        painter.setPen(QPen(QColor(ink), width * 0.12, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        slant = QPointF(width * 0.24, -width * 0.24)
        painter.drawLine(box.center() - slant, box.center() + slant)
    painter.restore()


class SiteRow(QAbstractButton):
    """One site of the list: its key, its name, and how its line stands by shape, colour and word."""

    def __init__(self, tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._metrics = metrics
        self.view: RowView | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMaximumHeight(metrics.px(74))

    def show_row(self, view: RowView) -> None:
        """Show another state of the site."""
        if view != self.view:
            self.view = view
            self.setAccessibleName(f"{view.key} {view.name}")
            self.setAccessibleDescription(view.word)
            self.update()

    def sizeHint(self) -> QSize:
        """Return room for two lines."""
        return QSize(self._metrics.px(270), self._metrics.px(52))

    def minimumSizeHint(self) -> QSize:
        """Return the least height in which both lines are whole."""
        return QSize(self._metrics.px(220), self._metrics.px(40))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the row."""
        del event
        t, m, view = self._tokens, self._metrics, self.view
        if view is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = t.raised if view.is_now else t.panel
        painter.setBrush(QColor(ground))
        painter.setPen(QPen(QColor(t.selection if view.is_now or self.hasFocus() else ground), m.px(1)))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), m.px(5), m.px(5))
        size = m.px(20)
        box = QRectF(m.px(12), (self.height() - size) / 2, size, size)
        colour = outcome_colour(view.outcome, t, is_now=view.is_now)
        paint_outcome(painter, box, view.outcome, (colour, ground), is_now=view.is_now)
        inner = self.rect().adjusted(m.px(44), 0, -m.px(10), 0)
        cap = paint_key_cap(painter, inner, view.key, font(m.px(11), 600), t)
        inner.setRight(cap.left() - m.px(6))
        upper = QRect(inner.left(), self.rect().center().y() - m.px(19), inner.width(), m.px(20))
        draw_text(painter, upper, view.name, font(m.px(14.5), 600), t.text)
        draw_text(painter, upper.translated(0, m.px(19)), view.word, font(m.px(12.5), 600), colour)


class KeyButton(QPushButton):
    """A button with the key that does the same. `is_large` for the answers, which are pressed twenty-four times."""

    def __init__(
        self, text: str, key: str, role: str, tokens: Tokens, metrics: Metrics, *, is_large: bool = False
    ) -> None:
        super().__init__(text)
        self._key = key
        self._tokens = tokens
        self._metrics = metrics
        self._size, self._height = (20, 58) if is_large else (15, 40)
        self.setProperty("role", role)
        self.setAutoDefault(False)
        self.setAccessibleName(text)
        self.setAccessibleDescription(key)

    def sizeHint(self) -> QSize:
        """Return room for the word and its key."""
        m = self._metrics
        word = QFontMetrics(font(m.px(self._size), 600)).horizontalAdvance(self.text())
        cap = QFontMetrics(self._cap_font()).horizontalAdvance(self._key) + m.px(12)
        return QSize(word + cap + m.px(44), m.px(self._height))

    def minimumSizeHint(self) -> QSize:
        """Return the same: a button is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button of the style, then word and key cap."""
        del event
        m, t = self._metrics, self._tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)
        enabled = self.isEnabled()
        ink = {"primary": t.on_primary, "danger": t.danger_text}.get(self.property("role"), t.text)
        inner = self.rect().adjusted(m.px(14), 0, -m.px(12), 0)
        draw_text(painter, inner, self.text(), font(m.px(self._size), 600), ink if enabled else t.faint)
        paint_key_cap(painter, inner, self._key, self._cap_font(), t, enabled=enabled)

    def _cap_font(self) -> QFont:
        return font(self._metrics.px(13 if self._height > 50 else 11.5), 600)


class LargePicture(QWidget):
    """The newest picture of the present site, as large as there is room. Without one it says so."""

    def __init__(self, tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._metrics = metrics
        self._image: QImage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(metrics.px(320), metrics.px(180))

    @property
    def has_picture(self) -> bool:
        """Tell whether there is one."""
        return self._image is not None

    def show_image(self, image: QImage | None) -> None:
        """Show another picture."""
        self._image = image
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it whole, in the middle."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._tokens.ground))
        if self._image is None:
            text = self.tr("belum ada gambar")
            draw_text(painter, self.rect(), text, font(self._metrics.px(15)), self._tokens.muted, _CENTRE)
            return
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        area = QRect(0, 0, size.width(), size.height())
        area.moveCenter(self.rect().center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(area, self._image)
