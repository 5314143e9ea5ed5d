"""Between the page "Uji lokasi" and the check itself.

Runs on: the thread of the screen, called by its state clock. Nothing here waits.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog

from app.domain.feed import FeedSnapshot
from app.domain.session import Session
from app.domain.sound import DeviceState
from app.domain.wording import clock
from app.session.site_check import SiteCheck
from app.ui.check.output import SheetOutput
from app.ui.check.page import CheckPage
from app.ui.check.paper import page_layout
from app.ui.check.stills import Stills
from app.ui.check.view import CheckSheet, CheckView, Moment, check_view
from app.ui.commands import Group
from app.ui.console.window import ConsoleWindow
from app.ui.later import MainThread
from app.ui.ports import PictureSource, SoundSource
from app.ui.theme.tokens import Tokens
from app.ui.words import error_text

logger = logging.getLogger(__name__)

_NOT_MEASURING = (DeviceState.STARTING, DeviceState.DOWN)
"""The mixer does not run; without a device it does, and its meters are right."""


@dataclass(frozen=True, slots=True)
class CheckServices:
    """What the presenter talks to."""

    session: Session
    check: SiteCheck
    output: SheetOutput
    pictures: PictureSource
    sound: SoundSource
    later: MainThread


class CheckPresenter(QObject):
    """Opens the page, drives the check, saves and prints its result.

    `finished_unseen` carries the summary of a check that came to its end with nobody looking.
    """

    opened = Signal()
    finished_unseen = Signal(str)

    def __init__(self, services: CheckServices, console: ConsoleWindow, tokens: Tokens) -> None:
        super().__init__(console)
        self._s = services
        self._console = console
        self._tokens = tokens
        self._stills = Stills(services.pictures, [site.site_id for site in services.session.sites])
        self._page: CheckPage | None = None
        self._view: CheckView | None = None

    def open(self) -> None:
        """Open the page. The first time, the check begins at once: that is what the operator came for."""
        if self._page is None:
            self._page = self._make_page()
            self._console.commands.listen_on(self._page, (Group.SITE,))
            self._page.show()
            if self._s.check.running is None and self._s.check.result is None:
                self._start()
        self._page.raise_()
        self._page.activateWindow()
        self.opened.emit()

    def tick(self, feeds: Sequence[FeedSnapshot]) -> None:
        """Take part in the console's tick. Costs nothing while no check runs."""
        if self._s.check.running is None:
            return
        measures = self._s.sound.status().state not in _NOT_MEASURING
        is_over = self._s.check.observe(feeds, self._s.sound.levels() if measures else None)
        if is_over:
            self._finish()
            return
        site_id = self._stills.take_next()
        if self._page:
            self._show(self._page)
            if site_id:
                self._page.show_still(site_id, self._stills.images[site_id])

    def _make_page(self) -> CheckPage:
        page = CheckPage(self._current(), self._tokens, self._console.metrics, self._console)
        # Whatever lies over the console: the room can be silenced.
        page.addAction(self._console.commands.action("sound.mute"))
        page.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        page.start_wanted.connect(self._start)
        page.cancel_wanted.connect(self._cancel)
        page.save_wanted.connect(self._ask_where_to_save)
        page.print_wanted.connect(self._ask_where_to_print)
        page.finished.connect(self._forget_page)
        for site_id, image in self._stills.images.items():
            page.show_still(site_id, image)
        return page

    def _forget_page(self) -> None:
        self._page = None
        self._console.activateWindow()

    def _current(self) -> CheckView:
        check = self._s.check
        self._view = check_view(self._s.session, check.running or check.result)
        return self._view

    def _show(self, page: CheckPage) -> None:
        page.show_view(self._current())

    # --- the check --------------------------------------------------------------------------

    def _start(self) -> None:
        self._s.check.start()
        self._stills.begin()
        logger.info("the check of all sites begins")
        if self._page:
            self._page.say("")
            for site in self._s.session.sites:
                self._page.show_still(site.site_id, None)
            self._show(self._page)

    def _cancel(self) -> None:
        self._s.check.cancel()
        self._stills.stop()
        logger.info("the check of all sites was called off")
        if self._page:
            self._page.say(self.tr("Uji dibatalkan."))
            self._show(self._page)

    def _finish(self) -> None:
        self._stills.end()
        view = self._current()
        logger.info("the check of all sites is over: %s", view.summary)
        if self._page is None:
            self.finished_unseen.emit(view.summary)
            return
        self._page.show_view(view)
        for site_id, image in self._stills.images.items():
            self._page.show_still(site_id, image)

    # --- saving and printing ----------------------------------------------------------------

    def _sheet(self) -> CheckSheet | None:
        view = self._view
        return CheckSheet(view, self._stills.images) if view and view.moment is Moment.DONE else None

    def _file_name(self) -> str:
        result = self._s.check.result
        time = f"-{clock(result.started_ms)}" if result else ""
        return f"Uji-lokasi-{self._s.session.held_on.isoformat()}{time}.pdf"

    def _ask_where_to_save(self) -> None:
        sheet, page = self._sheet(), self._page
        if sheet is None or page is None:
            return
        folder = self._s.output.folder
        if not folder.is_dir():
            folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        dialog = QFileDialog(page, self.tr("Simpan hasil uji lokasi"), str(folder), self.tr("Dokumen PDF (*.pdf)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        # Nothing is overwritten: a name that is taken gets a number, so there is nothing to ask.
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.selectFile(self._file_name())
        dialog.fileSelected.connect(lambda name: self._save(sheet, Path(name)))
        dialog.open()

    def _save(self, sheet: CheckSheet, target: Path) -> None:
        def done(path: Path) -> None:
            logger.info("the check of all sites is saved: %s", path)
            self._say(self.tr("Tersimpan: {name} di folder {folder}").format(name=path.name, folder=path.parent))

        self._say(self.tr("Menyimpan …"))
        self._s.later.when_done(self._s.output.save(sheet, target), done, self._failed)

    def _ask_where_to_print(self) -> None:
        sheet, page = self._sheet(), self._page
        if sheet is None or page is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageLayout(page_layout())
        printer.setDocName(self._file_name().removesuffix(".pdf"))
        dialog = QPrintDialog(printer, page)
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, False)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._print(sheet, printer))
        # QPrintDialog has an `open` of its own that wants a slot by its name.
        QDialog.open(dialog)

    def _print(self, sheet: CheckSheet, printer: QPrinter) -> None:
        def done(pages: int) -> None:
            logger.info("the check of all sites is printed on %s: %d pages", printer.printerName(), pages)
            self._say(self.tr("Dikirim ke pencetak: {pages} halaman").format(pages=pages))

        self._say(self.tr("Mencetak …"))
        self._s.later.when_done(self._s.output.print_on(printer, sheet), done, self._failed)

    def _failed(self, error: BaseException) -> None:
        logger.error("the sheet of the check could not be put out: %s", error)
        self._say(error_text(error), is_trouble=True)

    def _say(self, text: str, *, is_trouble: bool = False) -> None:
        if self._page:
            self._page.say(text, is_trouble=is_trouble)
