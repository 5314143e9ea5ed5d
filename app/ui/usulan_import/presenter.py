"""Between the page "Ambil usulan" and the import.

Runs on: the thread of the screen. Nothing here waits: files, rows and the store answer later.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from app.domain.complaint import ComplaintPlan
from app.domain.proposal import Source
from app.domain.session import Session
from app.domain.usulan_import import QuarantinedRow, RawList, Use
from app.domain.usulan_import_plan import Outcome, UsulanPlan
from app.session.complaints import ComplaintDesk, ComplaintPreview
from app.session.usulan_import import Preview, UsulanImport
from app.ui.console.window import ConsoleWindow
from app.ui.later import MainThread
from app.ui.theme.tokens import Tokens
from app.ui.usulan_import.complaints import complaint_lines, complaint_outcomes, complaint_text
from app.ui.usulan_import.page import UsulanImportPage
from app.ui.usulan_import.view import KEPT, column_lines, details, lacks, list_text, outcome_lines, plan_text, row_lines
from app.ui.words import error_text

logger = logging.getLogger(__name__)

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class UsulanImportServices:
    """What the presenter talks to."""

    session: Session
    imports: UsulanImport
    complaints: ComplaintDesk
    later: MainThread


class UsulanImportPresenter(QObject):
    """Opens the page and carries out what is wanted on it. `written` says that proposals have changed."""

    written = Signal()

    def __init__(self, services: UsulanImportServices, console: ConsoleWindow, tokens: Tokens) -> None:
        super().__init__(console)
        self._s = services
        self._console = console
        self._tokens = tokens
        self._page: UsulanImportPage | None = None
        self._raw: RawList | None = None
        self._uses: tuple[Use | None, ...] = ()
        self._preview: Preview | None = None
        self._complaints: ComplaintPreview | None = None
        self._is_busy = False

    def open(self) -> None:
        """Open the page, or bring it to the front."""
        if self._page is None:
            self._page = self._make_page()
            self._page.show()
            self._read_waiting()
        self._page.raise_()
        self._page.activateWindow()

    def _make_page(self) -> UsulanImportPage:
        page = UsulanImportPage(self._tokens, self._console.metrics, self._console)
        # Whatever lies over the console: the room can be silenced.
        page.addAction(self._console.commands.action("sound.mute"))
        page.file_wanted.connect(self._choose_file)
        page.file_dropped.connect(self.read_file)
        page.columns_wanted.connect(self._show_columns)
        page.taken.connect(self._take)
        page.waiting_wanted.connect(self._show_mending)
        page.export_wanted.connect(self._export)
        page.complaints_wanted.connect(self._choose_complaints)
        page.plan.outcome_chosen.connect(self._show_rows)
        page.plan.row_chosen.connect(self._show_details)
        page.columns.use_chosen.connect(self._use)
        page.mending.mended.connect(self._mend)
        page.mending.discarded.connect(self._discard)
        page.finished.connect(self._on_finished)
        return page

    def _on_finished(self) -> None:
        if self._page:
            self._page.deleteLater()
            self._page = None
        self._raw, self._preview, self._complaints, self._uses = None, None, None, ()
        self._console.activateWindow()

    # --- a file -----------------------------------------------------------------------------

    def _choose_file(self) -> None:
        self._choose(self.tr("Pilih daftar usulan"), self.tr("Daftar (*.xlsx *.csv *.txt)"), self.read_file)

    def _choose_complaints(self) -> None:
        kinds = self.tr("Pengaduan (*.csv *.xlsx *.json)")
        self._choose(self.tr("Pilih daftar pengaduan"), kinds, self.read_complaints)

    def _choose(self, title: str, kinds: str, then: Callable[[str], None]) -> None:
        if self._page is None:
            return
        chooser = QFileDialog(self._page, title)
        chooser.setNameFilter(kinds)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(then)
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    def read_file(self, path: str) -> None:
        """Read a list and show what it would do, or what has to be said about its columns first."""
        file = Path(path)
        text = self.tr("Membaca {file} …").format(file=file.name)
        self._begin(text, lambda: self._s.imports.read(file), self._was_read)

    def read_complaints(self, path: str) -> None:
        """Read a list of complaints and show what it would do."""
        file = Path(path)
        text = self.tr("Membaca {file} …").format(file=file.name)
        self._begin(text, lambda: self._s.complaints.preview(file), self._show_complaints)

    def _show_complaints(self, found: ComplaintPreview) -> None:
        page = self._page
        if page is None:
            return
        self._raw, self._preview, self._complaints = None, None, found
        page.show_file(found.listed.raw.file)
        page.say(complaint_text(found))
        page.offer(has_list=False, can_take=bool(found.plan.new or found.plan.changed))
        chosen = Outcome.CHANGED if found.plan.changed else Outcome.NEW
        page.plan.show_outcomes(complaint_outcomes(found), chosen)
        self._show_rows(page.plan.outcomes.chosen)
        page.show_pane(page.plan, page.plan.rows if page.plan.rows.lines else page.plan.outcomes)

    def _complaints_taken(self, plan: ComplaintPlan) -> None:
        if self._page is None or self._complaints is None:
            return
        done = ComplaintPreview(self._complaints.listed, plan)
        self._page.say(self.tr("Tersimpan: {counts}").format(counts=complaint_text(done)))
        self._page.offer(has_list=False, can_take=False)

    def _was_read(self, raw: RawList) -> None:
        if self._page is None:
            return
        self._raw, self._uses, self._preview, self._complaints = raw, raw.columns.uses, None, None
        self._page.show_file(list_text(raw))
        self._page.offer(has_list=raw.columns.source is Source.TABLE, can_take=False)
        if lacks(self._uses) and raw.columns.source is Source.TABLE:
            self._show_columns()
        else:
            text = self.tr("Membandingkan dengan yang tersimpan …")
            self._begin(text, lambda: self._s.imports.preview(raw), self._show_plan)

    def _show_plan(self, preview: Preview) -> None:
        page = self._page
        if page is None:
            return
        self._preview = preview
        plan = preview.plan
        page.say(plan_text(plan))
        page.offer(
            has_list=preview.listed.columns.source is Source.TABLE,
            # Rows that cannot be used are worth keeping too.
            can_take=plan.writes > 0 or any(not row.is_needless for row in plan.bad),
        )
        page.plan.show_outcomes(outcome_lines(plan), _first_outcome(plan))
        self._show_rows(page.plan.outcomes.chosen)
        page.show_pane(page.plan, page.plan.rows if page.plan.rows.lines else page.plan.outcomes)

    def _show_rows(self, chosen: str) -> None:
        if self._page and self._complaints:
            self._page.plan.show_rows(complaint_lines(self._s.session, self._complaints, chosen))
            self._page.plan.show_details(())
        elif self._page and self._preview:
            self._page.plan.show_rows(row_lines(self._s.session, self._preview.plan, chosen))
            self._show_details(self._page.plan.rows.chosen)

    def _show_details(self, key: str) -> None:
        if self._page and self._preview:
            found = [row for row in self._preview.plan.rows if f"row{row.listed.row.line}" == key]
            self._page.plan.show_details(details(found[0]) if found else ())

    def _take(self) -> None:
        if self._page is None or self._is_busy:
            return
        if self._page.pane is self._page.columns:
            self._columns_said()
            return
        if not self._page.take.isEnabled():
            return
        if self._complaints is not None:
            complaints = self._complaints.listed
            self._begin(self.tr("Menyimpan …"), lambda: self._s.complaints.take(complaints), self._complaints_taken)
            return
        if self._preview is None:
            return
        later = self._s.later

        def progress(done: int, whole: int) -> None:
            # Called from: the store's thread.
            later.call(lambda: self._show_progress(done, whole))

        listed = self._preview.listed
        self._begin(self.tr("Menyimpan …"), lambda: self._s.imports.take(listed, progress), self._was_taken)

    def _show_progress(self, done: int, whole: int) -> None:
        if self._page and self._is_busy:
            self._page.show_progress(done, whole)

    def _was_taken(self, plan: UsulanPlan) -> None:
        self.written.emit()
        self._read_waiting()
        if self._page is None or self._raw is None:
            return
        self._page.say(self.tr("Tersimpan: {counts}").format(counts=plan_text(plan)))
        self._page.offer(has_list=False, can_take=False)
        logger.info("list %s taken in: %s", self._raw.file, plan_text(plan))

    # --- columns ----------------------------------------------------------------------------

    def _show_columns(self) -> None:
        page = self._page
        if page is None or self._raw is None:
            return
        page.columns.show_columns(column_lines(self._raw, self._uses), self._uses)
        page.show_pane(page.columns, page.columns.columns)
        page.offer(has_list=True, can_take=not lacks(self._uses))
        missing = lacks(self._uses)
        usual = self.tr("Tab: arti kolom yang dipilih. Enter: bandingkan dengan yang tersimpan.")
        page.say(missing or usual, is_trouble=bool(missing))

    def _use(self, place: int, use: Use | None) -> None:
        # One column for each use: the one that had it loses it.
        others = [None if use is not None and one is use else one for one in self._uses]
        others[place] = use
        self._uses = tuple(others)
        self._show_columns()

    def _columns_said(self) -> None:
        if self._raw and not lacks(self._uses):
            raw, uses = self._raw, self._uses
            self._begin(
                self.tr("Membandingkan dengan yang tersimpan …"),
                lambda: self._s.imports.choose_columns(raw, uses),
                self._show_plan,
            )

    # --- rows that wait ---------------------------------------------------------------------

    def _read_waiting(self) -> None:
        self._s.later.when_done(self._s.imports.waiting(), self._show_waiting, self._failed)

    def _show_waiting(self, rows: tuple[QuarantinedRow, ...]) -> None:
        if self._page:
            self._page.show_waiting(len(rows))
            self._page.mending.show_rows(rows)

    def _show_mending(self) -> None:
        if self._page:
            self._page.show_pane(self._page.mending, self._page.mending.rows)
            self._page.offer(has_list=False, can_take=False)
            self._page.say(self.tr("Pilih kolomnya, betulkan isinya, lalu Enter."))

    def _mend(self, row: QuarantinedRow, cells: Mapping[str, str]) -> None:
        def done(plan: UsulanPlan | None) -> None:
            self._read_waiting()
            if plan is not None:
                self.written.emit()
            if self._page:
                text = self.tr("Belum dapat dipakai; yang diperbaiki tersimpan.") if plan is None else plan_text(plan)
                self._page.say(text, is_trouble=plan is None)

        self._begin(self.tr("Menyimpan …"), lambda: self._s.imports.mend(row, cells), done)

    def _discard(self, row: QuarantinedRow) -> None:
        def done(_: QuarantinedRow) -> None:
            self._read_waiting()
            if self._page:
                self._page.say(self.tr("Baris dibuang; isinya tetap tersimpan di riwayat."))

        self._begin(self.tr("Menyimpan …"), lambda: self._s.imports.discard(row), done)

    # --- the way back -----------------------------------------------------------------------

    def _export(self, source: Source) -> None:
        def done(file: Path) -> None:
            if self._page:
                text = self.tr("{name} di folder {folder}").format(name=file.name, folder=file.parent)
                self._page.say(text)

        self._begin(self.tr("Menulis daftar …"), lambda: self._s.imports.export(source), done)

    # --- work -------------------------------------------------------------------------------

    def _begin(self, text: str, start: Callable[[], Future[_T]], done: Callable[[_T], None]) -> None:
        """Say what is being done, and show what came of it. One thing at a time: what comes between is not begun."""
        if self._is_busy:
            return
        self._is_busy = True
        if self._page:
            self._page.say(text)
            self._page.show_progress(0, 0)

        def came(result: _T) -> None:
            self._rest()
            done(result)

        def failed(error: BaseException) -> None:
            self._rest()
            self._failed(error)

        self._s.later.when_done(start(), came, failed)

    def _rest(self) -> None:
        self._is_busy = False
        if self._page:
            self._page.show_progress(0, -1)

    def _failed(self, error: BaseException) -> None:
        logger.warning("a list of usulan was not taken in: %s", error)
        if self._page:
            self._page.say(error_text(error), is_trouble=True)


def _first_outcome(plan: UsulanPlan) -> str:
    """Return what is worth looking at first: conflicts, what cannot be used, what changes, what is new."""
    if plan.kept:
        return KEPT
    wanted = (Outcome.BAD, Outcome.CHANGED, Outcome.NEW, Outcome.SAME, Outcome.ELSEWHERE)
    return next((outcome.value for outcome in wanted if plan.count(outcome)), Outcome.NEW.value)
