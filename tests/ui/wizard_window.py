"""The window before a session on the test's screen: real session files in a folder, a keyring in memory."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.session_draft import SessionDraft
from app.first_run import DiskFiles
from app.session.clock import SystemClock
from app.settings.credentials import Credentials
from app.settings.paths import AppPaths, find_paths
from app.settings.wilayah_file import load_wilayah
from app.ui.later import MainThread
from app.ui.theme.tokens import Look
from app.ui.wizard.ports import Base, TrialResult
from app.ui.wizard.presenter import WizardServices
from app.ui.wizard.steps import Step
from app.ui.wizard.window import StartWindow
from tests.settings.test_credentials import MemoryKeyring

KEY = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class HeldTrials:
    """Trials whose results the test gives."""

    def __init__(self) -> None:
        self.begun: list[SessionDraft] = []
        self.is_cancelled = False
        self.on_result: Callable[[TrialResult], None] = lambda _: None
        self.on_end: Callable[[], None] = lambda: None

    def begin(
        self, draft: SessionDraft, base: Base, on_result: Callable[[TrialResult], None], on_end: Callable[[], None]
    ) -> HeldTrials:
        del base
        self.begun.append(draft)
        self.on_result, self.on_end = on_result, on_end
        self.is_cancelled = False
        return self

    def cancel(self) -> None:
        self.is_cancelled = True


class TestStart:
    """Made by the fixture `make_start`, which also closes it."""

    __test__ = False

    def __init__(self, folder: Path, qtbot: QtBot, size: QSize = QSize(1920, 1080), look: Look = Look.DARK) -> None:  # noqa: B008 - Qt's value type
        self._bot = qtbot
        self.paths: AppPaths = find_paths({"RUANG_KENDALI_DATA": str(folder)})
        self.keyring = MemoryKeyring()
        self.files = DiskFiles(self.paths, SystemClock(), Credentials(self._environment(), lambda: self.keyring))
        self.trials = HeldTrials()
        self._later = MainThread()
        services = WizardServices(self.files, self.trials, load_wilayah(self.paths.reference), self._later)
        self.window = StartWindow(services, SystemClock(), look.tokens, size)
        self.chosen: list[Path | None] = []
        self.window.chosen.connect(self.chosen.append)
        qtbot.addWidget(self.window)

    @staticmethod
    def _environment() -> Mapping[str, str]:
        return {}

    def show(self) -> None:
        self.window.list_sessions()
        self.window.show()
        self.window.activateWindow()
        assert QTest.qWaitForWindowActive(self.window)
        self.settle()

    def settle(self) -> None:
        """Wait until the files have answered and the answers are shown."""
        for _ in range(3):
            self.files._thread.submit(lambda: None).result(20)
            QApplication.processEvents()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.focus, key, modifier)
        self.settle()

    def type(self, text: str) -> None:
        QTest.keyClicks(self.focus, text)
        self.settle()

    @property
    def focus(self) -> QWidget:
        return QApplication.focusWidget() or self.window

    @property
    def draft(self) -> SessionDraft:
        assert self.window.wizard.opened
        return self.window.wizard.opened.draft

    @property
    def step(self) -> Step:
        return self.window.page.step

    def wait(self, condition: Callable[[], bool]) -> None:
        self._bot.waitUntil(condition, timeout=20_000)

    def close(self) -> None:
        self.settle()
        self.window.close()
        self.settle()
        self._later.close()
        self.files.close()
