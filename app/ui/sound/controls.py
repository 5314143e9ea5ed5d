"""The controls of the page: a switch, a choice of a few, and a number with its slider.

None of them follows the wheel: who scrolls past must not turn a site down.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QDoubleSpinBox,
    QHBoxLayout,
    QPushButton,
    QSlider,
    QWidget,
)

from app.ui.console.parts import Choice
from app.ui.theme.style import Metrics


class Switch(QPushButton):
    """On or off, said in a word; of a person yes or no. `switched` comes only from a person."""

    switched = Signal(bool)

    def __init__(self, name: str, metrics: Metrics, parent: QWidget, *, is_about_person: bool = False) -> None:
        super().__init__(parent)
        self._words = (self.tr("tidak"), self.tr("ya")) if is_about_person else (self.tr("mati"), self.tr("nyala"))
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setProperty("role", "switch")
        self.setAccessibleName(name)
        self.setFixedWidth(metrics.px(90))
        self.toggled.connect(self._show_word)
        self.clicked.connect(self.switched)
        self._show_word(False)

    def show_state(self, is_on: bool) -> None:
        """Show another state."""
        self.setChecked(is_on)

    def _show_word(self, is_on: bool) -> None:
        self.setText(self._words[is_on])


class Segments(QWidget):
    """One of a few, all of them to be seen. `chosen` comes only from a person."""

    chosen = Signal(str)

    def __init__(self, name: str, words: Mapping[str, str], metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(metrics.px(4))
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QPushButton] = {}
        for value, word in words.items():
            button = QPushButton(word, self)
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setProperty("role", "switch")
            button.setProperty("value", value)
            button.setMinimumWidth(metrics.px(90))
            button.setAccessibleName(f"{name}: {word}")
            self._group.addButton(button)
            self.buttons[value] = button
            row.addWidget(button)
        row.addStretch(1)
        self._group.buttonClicked.connect(self._on_clicked)

    def show_value(self, value: str) -> None:
        """Show another choice."""
        self.buttons[value].setChecked(True)

    def _on_clicked(self, button: QPushButton) -> None:
        self.chosen.emit(str(button.property("value")))


@dataclass(frozen=True, slots=True)
class Scale:
    """The range of a number; `decimals` are shown, `step` is what an arrow key changes."""

    low: float
    high: float
    step: float
    decimals: int
    unit: str
    zero_word: str = ""


class _Slider(QSlider):
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class _Number(QDoubleSpinBox):
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class NumberRow(QWidget):
    """A slider and the number beside it. `changed` comes only from a person, at once."""

    changed = Signal(float)

    def __init__(self, name: str, scale: Scale, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        self._scale = scale
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(metrics.px(10))
        self.slider = _Slider(Qt.Orientation.Horizontal, self)
        self.slider.setRange(round(scale.low / scale.step), round(scale.high / scale.step))
        self.slider.setPageStep(max(1, (self.slider.maximum() - self.slider.minimum()) // 10))
        self.slider.setAccessibleName(name)
        self.number = _Number(self)
        self.number.setRange(scale.low, scale.high)
        self.number.setDecimals(scale.decimals)
        self.number.setSingleStep(scale.step)
        self.number.setSuffix(f" {scale.unit}")
        self.number.lineEdit().setTextMargins(0, 0, metrics.px(6), 0)
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight)
        # A number takes effect when it is typed to its end: "1" of "12" is not meant.
        self.number.setKeyboardTracking(False)
        self.number.setAccessibleName(name)
        self.number.setFixedWidth(metrics.px(110))
        if scale.zero_word:
            self.number.setSpecialValueText(scale.zero_word)
        row.addWidget(self.slider, 1)
        row.addWidget(self.number)
        self.slider.valueChanged.connect(self._on_slid)
        self.number.valueChanged.connect(self._on_typed)

    def show_value(self, value: float) -> None:
        """Show another number, exactly, even where the slider has no step for it."""
        with QSignalBlocker(self.slider), QSignalBlocker(self.number):
            self.slider.setValue(round(value / self._scale.step))
            if not self.number.hasFocus() or abs(self.number.value() - value) > self._scale.step / 2:
                self.number.setValue(value)

    def _on_slid(self, step: int) -> None:
        value = step * self._scale.step
        with QSignalBlocker(self.number):
            self.number.setValue(value)
        self.changed.emit(value)

    def _on_typed(self, value: float) -> None:
        with QSignalBlocker(self.slider):
            self.slider.setValue(round(value / self._scale.step))
        self.changed.emit(value)


class DeviceChoice(Choice):
    """A list of devices. The arrow keys open it first: passing by a device must not play the hall on it."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list where the keys would go on to the next entry."""
        keys = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End)
        if event.key() in keys or (event.text().strip() and event.text().isprintable()):
            self.showPopup()
        elif event.key() == Qt.Key.Key_F4:
            # Qt opens the list with it; here it is the key of the fourth site.
            event.ignore()
        else:
            super().keyPressEvent(event)
