"""Small pieces the console's panels are made of: labels by role, panels, buttons with key caps."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QStyle, QStyleOptionButton, QWidget

from app.ui.commands import CommandSet
from app.ui.theme.style import Metrics, font
from app.ui.theme.tokens import Tokens


def label(text: str, role: str, parent: QWidget | None = None) -> QLabel:
    """Return a label that the style sheet knows by its role. Text from people is never markup."""
    made = QLabel(text, parent)
    made.setProperty("role", role)
    made.setTextFormat(Qt.TextFormat.PlainText)
    return made


def set_state(widget: QWidget, state: str) -> None:
    """Set the `state` property that the style sheet looks at, and restyle only if it changed."""
    if widget.property("state") != state:
        widget.setProperty("state", state)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def paint_key_cap(
    painter: QPainter, room: QRect, text: str, made: QFont, tokens: Tokens, *, enabled: bool = True, left: bool = False
) -> QRect:
    """Draw a key cap at the right (or left) end of `room`, vertically centred; return what it covers."""
    metrics = QFontMetrics(made)
    width = metrics.horizontalAdvance(text) + round(metrics.height() * 0.7)
    height = round(metrics.height() * 1.3)
    x = room.left() if left else room.right() - width + 1
    cap = QRect(QPoint(x, room.center().y() - height // 2 + 1), QSize(width, height))
    painter.setPen(QPen(QColor(tokens.line), 1))
    painter.setBrush(QColor(tokens.ground))
    painter.drawRoundedRect(cap, 4, 4)
    painter.setFont(made)
    painter.setPen(QColor(tokens.secondary if enabled else tokens.faint))
    painter.drawText(cap, int(Qt.AlignmentFlag.AlignCenter), text)
    return cap


def paint_chevron(painter: QPainter, room: QRect, size: int, colour: str) -> None:
    """Draw a chevron that points down at the right end of `room`."""
    painter.setPen(QPen(QColor(colour), max(1.0, size / 5), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    right, middle = float(room.right()), room.center().y() + size / 4
    bottom = QPointF(right - size / 2, middle)
    painter.drawLine(QPointF(right - size, middle - size / 2), bottom)
    painter.drawLine(bottom, QPointF(right, middle - size / 2))


class ElidedLabel(QLabel):
    """One line of text from people, of any length. What finds no room is in the tool tip."""

    def __init__(self, role: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def show_text(self, text: str) -> None:
        """Show another text."""
        if text != self.text():
            self.setText(text)
            self.setAccessibleName(text)
            self.setToolTip(text)

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters: a long text never makes the window wider."""
        whole = super().minimumSizeHint()
        return QSize(min(whole.width(), self.fontMetrics().averageCharWidth() * 8), whole.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, with an ellipsis if it is too long."""
        del event
        painter = QPainter(self)
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.style().drawItemText(
            painter,
            self.contentsRect(),
            int(self.alignment()),
            self.palette(),
            self.isEnabled(),
            text,
            self.foregroundRole(),
        )


class Choice(QComboBox):
    """A drop-down list. It is no wider than its place: a long name makes its list wider, not the form."""

    def __init__(self, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._metrics = Metrics(1.0)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)

    def set_metrics(self, metrics: Metrics) -> None:
        """Draw for another size of the screen."""
        self._metrics = metrics
        self.update()

    def showPopup(self) -> None:
        """Open the list, wide enough for its longest entry."""
        width = max(self.fontMetrics().horizontalAdvance(self.itemText(i)) for i in range(self.count()))
        self.view().setMinimumWidth(width + self._metrics.px(48))
        super().showPopup()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the field as the style does, then the chevron, which the style sheet leaves out."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._tokens.secondary if self.isEnabled() else self._tokens.faint
        inner = self.rect().adjusted(0, 0, -self._metrics.px(10), 0)
        paint_chevron(painter, inner, self._metrics.px(9), colour)


class CommandButton(QPushButton):
    """A button of the command table: its text, and beside it the key that does the same now.

    It takes no focus: its key is its keyboard way, and Space belongs to the floor.
    """

    def __init__(self, commands: CommandSet, command_id: str, role: str, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self._commands = commands
        self._command_id = command_id
        self._tokens = tokens
        self._metrics = Metrics(1.0)
        self._title = ""
        self._shown: tuple[str, str, bool] | None = None
        self.setProperty("role", role)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        action = commands.action(command_id)
        self.clicked.connect(action.trigger)
        commands.keys_changed.connect(self._refresh)
        commands.conditions_changed.connect(self._refresh)
        self.set_title(action.text())

    def set_metrics(self, metrics: Metrics) -> None:
        """Draw for another size of the screen."""
        self._metrics = metrics
        self.updateGeometry()
        self.update()

    def set_title(self, title: str) -> None:
        """Change the word on the button, for a command whose meaning changes (Jeda, Lanjut)."""
        if title != self._title:
            self._title = title
            self._refresh()

    def sizeHint(self) -> QSize:
        """Return room for the word and the widest key that may stand beside it."""
        m = self._metrics
        return QSize(self._word_width() + self._cap_width() + m.px(28), m.px(40))

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
        role = self.property("role")
        ink = {"primary": t.on_primary, "danger": t.danger_text}.get(role, t.text) if enabled else t.faint
        word_font = font(m.px(15), 600)
        inner = self.rect().adjusted(m.px(12), 0, -m.px(8), 0)
        painter.setFont(word_font)
        painter.setPen(QColor(ink))
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), self._title)
        # Where a row has no room for both, the word is what may not be lost; the tip still says the key.
        if self._cap() and self._word_width() + self._cap_width() + m.px(6) <= inner.width():
            paint_key_cap(painter, inner, self._cap(), self._cap_font(), t, enabled=enabled)

    def _word_width(self) -> int:
        return QFontMetrics(font(self._metrics.px(15), 600)).horizontalAdvance(self._title)

    def _cap_width(self) -> int:
        cap = self._cap()
        return QFontMetrics(self._cap_font()).horizontalAdvance(cap) + self._metrics.px(12) if cap else 0

    def _cap(self) -> str:
        return self._commands.keys(self._command_id)

    def _cap_font(self) -> QFont:
        return font(self._metrics.px(11.5), 600)

    def _refresh(self) -> None:
        cap, enabled = self._cap(), self._commands.is_enabled(self._command_id)
        if self._shown == (self._title, cap, enabled):
            return
        self._shown = (self._title, cap, enabled)
        self.setEnabled(enabled)
        self.setAccessibleName(self._title)
        self.setAccessibleDescription(cap)
        self.setToolTip(f"{self._title} ({cap})" if cap else self._title)
        self.updateGeometry()
        self.update()


class SheetButton(QPushButton):
    """A button at the foot of a sheet, with the key that does the same. The style sheet draws all of it.

    It presses nothing by itself: Enter and Esc belong to the sheet. Only `setDefault` makes it the one of Enter.
    """

    def __init__(self, text: str, key: str, role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._cap = label(key, "keycap", self)
        self._cap.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self._cap, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setProperty("role", role)
        self.setProperty("hasCap", True)
        self.setAutoDefault(False)
        self.setAccessibleName(text)
        self.setAccessibleDescription(key)

    def sizeHint(self) -> QSize:
        """Return room for the word and its key."""
        word = super().sizeHint()
        cap = self._cap.sizeHint().width() + self.fontMetrics().averageCharWidth() * 2
        row = self.layout()
        if row:
            row.setContentsMargins(0, 0, self.fontMetrics().averageCharWidth(), 0)
        return QSize(word.width() + cap, word.height())

    def minimumSizeHint(self) -> QSize:
        """Return the same: a button is never cut."""
        return self.sizeHint()


class Chip(QLabel):
    """A short fact with a coloured dot before it, whose colour repeats what the words say. A click opens its page."""

    pressed = Signal()

    def __init__(self, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._dot = tokens.muted
        self._metrics = Metrics(1.0)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def show_fact(self, text: str, colour: str) -> None:
        """Show a fact; `colour` is a token's value. Nothing is painted if it is the same."""
        if colour != self._dot:
            self._dot = colour
            self.update()
        if text != self.text():
            self.setText(text)
            self.setAccessibleName(text)
            self.updateGeometry()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Say that it was pressed."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.pressed.emit()
        super().mouseReleaseEvent(event)

    def set_metrics(self, metrics: Metrics) -> None:
        """Draw for another size of the screen."""
        self._metrics = metrics
        self.setFixedHeight(metrics.px(28))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return room for the dot and the whole text."""
        m = self._metrics
        width = QFontMetrics(self._font()).horizontalAdvance(self.text())
        return QSize(width + m.px(12 + 8 + 8 + 14), m.px(28))

    def minimumSizeHint(self) -> QSize:
        """Return the same: a fact is never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the capsule, the dot, and the text beside it."""
        del event
        m, t = self._metrics, self._tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(t.raised))
        painter.drawRoundedRect(self.rect(), self.height() / 2, self.height() / 2)
        painter.setBrush(QColor(self._dot))
        painter.drawEllipse(m.px(12), (self.height() - m.px(8)) // 2, m.px(8), m.px(8))
        painter.setPen(QColor(t.secondary))
        painter.setFont(self._font())
        text = self.rect().adjusted(m.px(28), 0, 0, 0)
        painter.drawText(text, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), self.text())

    def _font(self) -> QFont:
        return font(self._metrics.px(13), 500, tabular=True)
