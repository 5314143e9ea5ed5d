"""The window before a session: the list of sessions, or the wizard.

Runs on: the thread of the screen. Nothing here waits.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future
from datetime import timedelta
from pathlib import Path, PurePath

from PySide6.QtCore import QSize, QStandardPaths, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from app.domain.known_session import KnownSession
from app.domain.session_templates import TEMPLATES
from app.domain.wording import local_time
from app.session.ports import Clock
from app.ui.console.confirm import Confirm
from app.ui.theme.style import apply_style, console_metrics
from app.ui.theme.tokens import Tokens
from app.ui.wizard.page import WizardPage
from app.ui.wizard.ports import OpenDraft
from app.ui.wizard.presenter import WizardPresenter, WizardServices
from app.ui.wizard.start_page import StartPage
from app.ui.words import error_text

logger = logging.getLogger(__name__)

_PART = QSize(94, 92)
_WIDEST = QSize(1720, 1010)
"""Lines of addresses need width, but on a large screen the window does not fill it for the sake of it."""


class StartWindow(QWidget):
    """`chosen` carries the file to open as a session (None for the demonstration); `left` that the person leaves."""

    chosen = Signal(object)
    left = Signal()

    def __init__(self, services: WizardServices, clock: Clock, tokens: Tokens, screen: QSize) -> None:
        super().__init__()
        self._s = services
        self._clock = clock
        self._unfinished: OpenDraft | None = None
        self._confirm: Confirm | None = None
        self.metrics = console_metrics(screen.width(), screen.height())
        self.setProperty("role", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(self.tr("Ruang Kendali Musrenbang"))
        apply_style(tokens, self.metrics)
        self.start = StartPage(tokens, self.metrics, self)
        self.page = WizardPage(services.wilayah, tokens, self.metrics, self)
        self.wizard = WizardPresenter(services, self.page, self.metrics)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.start)
        self._stack.addWidget(self.page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        m = self.metrics
        self.resize(
            min(screen.width() * _PART.width() // 100, m.px(_WIDEST.width())),
            min(screen.height() * _PART.height() // 100, m.px(_WIDEST.height())),
        )
        self._connect()

    def _connect(self) -> None:
        start = self.start
        start.new_wanted.connect(self.make_new)
        start.open_wanted.connect(lambda session: self._open(session.path))
        start.change_wanted.connect(lambda session: self.change(session.path))
        start.copy_wanted.connect(self._copy)
        start.other_wanted.connect(self._ask_for_file)
        start.demo_wanted.connect(lambda: self.chosen.emit(None))
        start.quit_wanted.connect(self.close)
        start.unfinished_wanted.connect(self._go_on)
        start.discard_wanted.connect(self._ask_to_discard)
        self.wizard.open_wanted.connect(self._open)
        self.wizard.closed.connect(lambda: self.list_sessions())

    def list_sessions(self, then: Callable[[], None] = lambda: None) -> None:
        """Show the list, and read it anew; `then` is called when it is known what was left unfinished."""
        self._stack.setCurrentWidget(self.start)
        self.start.begin()
        later, files = self._s.later, self._s.files
        later.when_done(files.known(), self._listed, lambda error: self._failed("the list of sessions", error))

        def offered(unfinished: OpenDraft | None) -> None:
            self._offered(unfinished)
            then()

        later.when_done(files.unfinished(), offered, lambda error: self._failed("the unfinished draft", error))

    def make_new(self) -> None:
        """Begin a new session from the first template."""
        today = local_time(self._clock.now_ms()).date()
        draft = TEMPLATES[0].draft(self._s.wilayah, today + timedelta(days=1))
        self.page.event_step.template.setCurrentIndex(0)
        self._begin(OpenDraft(draft, self._s.files.new_base()))

    def change(self, path: PurePath) -> None:
        """Open a session file in the wizard."""
        self._later_begin("the session file", path, self._s.files.open_for_change(path))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what was typed, then leave."""
        self.wizard.end_trial()
        self.wizard.keep_now()
        self.left.emit()
        super().closeEvent(event)

    def _listed(self, sessions: tuple[KnownSession, ...]) -> None:
        self.start.show_sessions(sessions, local_time(self._clock.now_ms()).date())

    def _offered(self, unfinished: OpenDraft | None) -> None:
        self._unfinished = unfinished
        self.start.show_unfinished(unfinished.draft.title if unfinished else None)

    def _go_on(self) -> None:
        if self._unfinished:
            self._begin(self._unfinished)

    def _ask_to_discard(self) -> None:
        self._confirm = Confirm(
            self.tr("Buang isian ini?"),
            self.tr("Isian sesi yang belum selesai dihapus. Berkas sesi yang sudah tersimpan tidak berubah."),
            self.tr("Buang"),
            self.metrics,
            self,
        )
        self._confirm.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._confirm.agreed.connect(self._discard)
        self._confirm.open()

    def _discard(self) -> None:
        self._s.later.when_done(
            self._s.files.forget(), lambda _: self._offered(None), lambda error: self._failed("forgetting", error)
        )

    def _copy(self, session: KnownSession) -> None:
        today = local_time(self._clock.now_ms()).date()
        day = max(today, session.held_on or today) + timedelta(days=1)
        self._later_begin("the copy", session.path, self._s.files.copy_for_day(session.path, day))

    def _later_begin(self, what: str, path: PurePath, future: Future[OpenDraft]) -> None:
        self.start.say(self.tr("Membaca {file} …").format(file=path.name))
        self._s.later.when_done(future, self._begin, lambda error: self._failed(what, error))

    def _begin(self, opened: OpenDraft) -> None:
        """Show a draft in the wizard; one that was left unfinished is given up only after asking."""
        if self._unfinished is None or opened is self._unfinished:
            self._show(opened)
            return
        self._confirm = Confirm(
            self.tr("Tinggalkan isian yang belum selesai?"),
            self.tr("Hanya satu isian disimpan sementara. Bila yang lain mulai diisi, isian lama hilang."),
            self.tr("Tinggalkan"),
            self.metrics,
            self,
        )
        self._confirm.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._confirm.agreed.connect(lambda: self._show(opened))
        self._confirm.open()

    def _show(self, opened: OpenDraft) -> None:
        self._unfinished = None
        self._stack.setCurrentWidget(self.page)
        self.wizard.begin(opened)

    def _open(self, path: PurePath) -> None:
        """Open a file as a session, if it is one: what is wrong is said here, where it can be mended."""
        self.start.say(self.tr("Membuka …"))
        future = self._s.files.check_file(path)
        self._s.later.when_done(
            future, lambda _: self.chosen.emit(path), lambda error: self._failed("the session file", error)
        )

    def _ask_for_file(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self, self.tr("Buka berkas sesi"), folder, self.tr("Berkas sesi (*.toml)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self._open(Path(name)))
        dialog.open()

    def _failed(self, what: str, error: BaseException) -> None:
        logger.error("%s cannot be used: %s", what, error)
        if self._stack.currentWidget() is self.page:
            self.page.say(error_text(error), is_trouble=True)
        else:
            self.start.say(error_text(error), is_trouble=True)
