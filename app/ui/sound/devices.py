"""Where the sound is played: the room's device and the operator's headphones."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.sound import Bus, OutputDevice, SoundStatus
from app.ui.console.parts import label, set_state
from app.ui.sound.controls import DeviceChoice
from app.ui.sound.level import LevelLine
from app.ui.sound.view import DeviceView
from app.ui.theme.style import Metrics
from app.ui.theme.tokens import Tokens


class DeviceLine(QWidget):
    """One bus: its device, what that is doing, and its tone. What a person wants comes out as a request."""

    device_chosen = Signal(str)
    tone_wanted = Signal()

    def __init__(self, bus: Bus, tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        m = metrics
        self._bus = bus
        self._wanted = ""
        self._devices: Sequence[OutputDevice] = ()
        is_room = bus is Bus.ROOM
        name = self.tr("Pengeras suara ruang") if is_room else self.tr("Headphone operator")
        self._nothing = self.tr("Perangkat bawaan komputer") if is_room else self.tr("Tidak dipakai")
        self.choice = DeviceChoice(tokens, self)
        self.choice.set_metrics(m)
        self.choice.setAccessibleName(name)
        self.tone = QPushButton(self.tr("Nada uji"), self)
        self.tone.setAutoDefault(False)
        self.tone.setAccessibleName(f"{self.tr('Nada uji')}: {name}")
        self._level = LevelLine(tokens, m, self)
        self._state = label("", "note", self)
        self._state.setWordWrap(True)
        self._state.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        # Two lines in any state: what is below does not jump.
        self._state.setMinimumHeight(m.px(36))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(m.px(10))
        grid.setVerticalSpacing(m.px(5))
        grid.addWidget(label(name, "secondary", self), 0, 0)
        grid.addWidget(self._level, 0, 1)
        row = QHBoxLayout()
        row.setSpacing(m.px(8))
        row.addWidget(self.choice, 1)
        row.addWidget(self.tone)
        grid.addLayout(row, 1, 0, 1, 2)
        grid.addWidget(self._state, 2, 0, 1, 2)
        grid.setColumnStretch(1, 1)
        self._fill()
        self.choice.activated.connect(self._on_activated)
        self.tone.clicked.connect(self.tone_wanted)

    def show_devices(self, devices: Sequence[OutputDevice]) -> None:
        """Offer other devices."""
        self._devices = tuple(devices)
        self._fill()

    def show_chosen(self, wanted: str) -> None:
        """Show which one is chosen, also if it is not there."""
        if wanted != self._wanted:
            self._wanted = wanted
            self._fill()

    def show_view(self, view: DeviceView, status: SoundStatus | None) -> None:
        """Say what the device is doing."""
        self._state.setText(f"{view.state} {view.warning}".strip())
        set_state(self._state, "attention" if view.warning else view.weight.value)
        self.tone.setEnabled(view.can_sound)
        if status:
            self._level.show_level(status.rms_dbfs, status.peak_dbfs)
        self._level.setVisible(status is not None)

    def _fill(self) -> None:
        self.choice.clear()
        self.choice.addItem(self._nothing, "")
        seen = {""}
        for device in self._devices:
            if device.name not in seen:
                seen.add(device.name)
                text = self.tr("{device} (bawaan)").format(device=device.name) if device.is_default else device.name
                self.choice.addItem(text, device.name)
        if self._wanted not in seen:
            text = self.tr("{device} (tidak ada)") if self._devices else "{device}"
            self.choice.addItem(text.format(device=self._wanted), self._wanted)
        self.choice.setCurrentIndex(self.choice.findData(self._wanted))

    def _on_activated(self, index: int) -> None:
        name = str(self.choice.itemData(index))
        if name != self._wanted:
            self.device_chosen.emit(name)


class DevicePanel(QFrame):
    """Both devices, and the button that looks for others."""

    look_wanted = Signal()

    def __init__(self, tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAccessibleName(self.tr("Perangkat suara"))
        m = metrics
        self.lines = {bus: DeviceLine(bus, tokens, m, self) for bus in Bus}
        self.look = QPushButton(self.tr("Periksa lagi"), self)
        self.look.setAutoDefault(False)
        self._note = label("", "note", self)
        self._note.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(m.px(16), m.px(10), m.px(16), m.px(10))
        column.setSpacing(m.px(8))
        head = QHBoxLayout()
        head.setSpacing(m.px(12))
        head.addWidget(label(self.tr("Perangkat suara"), "title", self))
        head.addWidget(self._note, 1)
        head.addWidget(self.look)
        column.addLayout(head)
        row = QHBoxLayout()
        row.setSpacing(m.px(24))
        for line in self.lines.values():
            row.addWidget(line, 1)
        column.addLayout(row)
        self.look.clicked.connect(self.look_wanted)

    def show_devices(self, devices: Sequence[OutputDevice]) -> None:
        """Offer other devices."""
        for line in self.lines.values():
            line.show_devices(devices)

    def show_looking(self, *, is_looking: bool) -> None:
        """Say that the sound system is being asked."""
        self.look.setEnabled(not is_looking)
        self.look.setText(self.tr("Memeriksa …") if is_looking else self.tr("Periksa lagi"))

    def say(self, text: str, *, is_trouble: bool = False) -> None:
        """Say what should be heard, or what went wrong."""
        self._note.setText(text)
        set_state(self._note, "attention" if is_trouble else "")
