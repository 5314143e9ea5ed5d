"""Panels that leave the console for windows of their own, and come back. Runs on: the thread of the screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.text import QT_TRANSLATE_NOOP
from app.ui.commands import Group
from app.ui.console.panel_window import PanelWindow, place_seen
from app.ui.console.parts import SheetButton, label
from app.ui.console.window import ConsoleWindow, Panel
from app.ui.later import MainThread
from app.ui.theme.style import Metrics
from app.ui.words import error_text, translated

_CONTEXT = "panels"
_TITLES = {
    Panel.BOARD: QT_TRANSLATE_NOOP("panels", "Papan lokasi"),
    Panel.SOUND: QT_TRANSLATE_NOOP("panels", "Suara ruang"),
    Panel.CAPTURE: QT_TRANSLATE_NOOP("panels", "Catat usulan"),
    Panel.PROPOSALS: QT_TRANSLATE_NOOP("panels", "Daftar usulan"),
    Panel.ATTENTION: QT_TRANSLATE_NOOP("panels", "Yang perlu diperhatikan"),
}
_SAVE_AFTER_MS = 1000
"""A window that is dragged moves a hundred times."""

Place = tuple[int, int, int, int]


def panel_title(panel: Panel) -> str:
    """Return the name of a panel in the language of the screen."""
    return translated(_CONTEXT, _TITLES[panel])


class PanelSheet(QDialog):
    """Lists the panels; each has one button that takes it out or puts it back. Not modal."""

    toggled = Signal(str)

    def __init__(self, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Susunan panel"))
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.px(24), metrics.px(20), metrics.px(24), metrics.px(20))
        column.setSpacing(metrics.px(12))
        column.addWidget(label(self.tr("Susunan panel"), "title", self))
        grid = QGridLayout()
        grid.setHorizontalSpacing(metrics.px(24))
        grid.setVerticalSpacing(metrics.px(8))
        column.addLayout(grid)
        self._buttons: dict[Panel, QPushButton] = {}
        for row, panel in enumerate(Panel):
            grid.addWidget(label(panel_title(panel), "value", self), row, 0)
            button = QPushButton(self)
            button.setMinimumWidth(metrics.px(190))
            button.clicked.connect(_Toggle(self, panel))
            self._buttons[panel] = button
            grid.addWidget(button, row, 1)
        self._note = label(self.tr("Susunan diingat di komputer ini."), "muted", self)
        column.addWidget(self._note)
        close = SheetButton(self.tr("Tutup"), "Esc", parent=self)
        close.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column.addLayout(foot)

    def show_away(self, away: Mapping[Panel, object]) -> None:
        """Say of each panel what its button does now."""
        for panel, button in self._buttons.items():
            text = self.tr("Kembalikan ke konsol") if panel in away else self.tr("Lepas ke jendela sendiri")
            button.setText(text)
            button.setAccessibleName(f"{panel_title(panel)}: {text}")

    def say(self, text: str) -> None:
        """Show why something could not be remembered."""
        self._note.setText(text)


class _Toggle:
    """Emits one panel; a lambda in a loop would remember the last one."""

    def __init__(self, sheet: PanelSheet, panel: Panel) -> None:
        self._sheet = sheet
        self._panel = panel

    def __call__(self, _checked: bool = False) -> None:
        self._sheet.toggled.emit(self._panel.value)


class PanelPresenter(QObject):
    """Takes panels out, puts them back, and remembers where they stood."""

    def __init__(
        self,
        console: ConsoleWindow,
        places: Mapping[str, Place],
        remember: Callable[[Mapping[str, Place]], Future[None]],
        later: MainThread,
    ) -> None:
        super().__init__(console)
        self._console = console
        self._remember = remember
        self._later = later
        self._places = dict(places)
        self._windows: dict[Panel, PanelWindow] = {}
        self._sheet: PanelSheet | None = None
        self._save_timer = QTimer(self)
        self._save_timer.setSingleShot(True)
        self._save_timer.setInterval(_SAVE_AFTER_MS)
        self._save_timer.timeout.connect(self._save)
        console.resized.connect(self._console_resized)
        console.about_to_close.connect(self._end)

    def restore(self) -> None:
        """Take out what stood in windows of its own last time. Called once, when the console is shown."""
        for name in list(self._places):
            if name in set(Panel):
                self._take_out(Panel(name))

    def open(self) -> None:
        """Show the sheet, or bring it to the front."""
        if self._sheet is None:
            self._sheet = PanelSheet(self._console.metrics, self._console)
            self._sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self._sheet.toggled.connect(self._toggle)
            self._sheet.destroyed.connect(self._forget_sheet)
        self._sheet.show_away(self._windows)
        self._sheet.show()
        self._sheet.raise_()

    def _toggle(self, name: str) -> None:
        panel = Panel(name)
        if panel in self._windows:
            self._put_back(panel)
        else:
            self._take_out(panel)
        if self._sheet:
            self._sheet.show_away(self._windows)

    def _take_out(self, panel: Panel) -> None:
        widget = self._console.panel(panel)
        size = widget.size()
        corner = widget.mapToGlobal(QPoint(0, 0))
        self._console.take_out(panel)
        window = PanelWindow(panel.value, panel_title(panel), widget, self._console)
        # What is typed there is typed there: a floor command must not take the keyboard away.
        window.setProperty("keepsKeyboard", True)
        window.set_metrics(self._console.metrics)
        known = self._places.get(panel.value)
        usual = QRect(corner + QPoint(40, 40), size)
        window.setGeometry(place_seen(QRect(*known), usual) if known else usual)
        self._console.commands.listen_on(window, list(Group))
        window.closing.connect(self._closed)
        window.placed.connect(self._placed)
        self._windows[panel] = window
        self._note_place(panel, window.geometry())
        window.show()

    def _put_back(self, panel: Panel) -> None:
        window = self._windows.pop(panel)
        window.release()
        self._console.put_back(panel)
        window.hide()
        window.deleteLater()
        self._places.pop(panel.value, None)
        self._save_timer.start()

    def _closed(self, name: str) -> None:
        self._toggle(name)

    def _placed(self, name: str, place: QRect) -> None:
        if Panel(name) in self._windows:
            self._note_place(Panel(name), place)

    def _note_place(self, panel: Panel, place: QRect) -> None:
        self._places[panel.value] = (place.x(), place.y(), place.width(), place.height())
        self._save_timer.start()

    def _console_resized(self) -> None:
        for window in self._windows.values():
            window.set_metrics(self._console.metrics)

    def _save(self) -> None:
        def failed(error: BaseException) -> None:
            if self._sheet:
                self._sheet.say(error_text(error))

        self._later.when_done(self._remember(dict(self._places)), lambda _: None, failed)

    def _end(self) -> None:
        if self._save_timer.isActive():
            self._save_timer.stop()
            self._save()
        for window in self._windows.values():
            window.hide()

    def _forget_sheet(self) -> None:
        self._sheet = None
