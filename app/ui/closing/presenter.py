"""Between closing a session and its page. Runs on: the thread of the screen; nothing here waits for the disk."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QDialog

from app.domain.documents.gaps import Gap
from app.domain.documents.settings import MinutesSettings
from app.domain.identity import SiteId
from app.domain.minutes_edit import MinutesStage
from app.domain.proposal import Proposal
from app.domain.session import Session
from app.domain.wording import duration, long_date
from app.session.closing import ClosingDesk, ClosingRow, ClosingView, Preview
from app.ui.closing.officials import OfficialsSheet
from app.ui.closing.page import ClosingPage
from app.ui.closing.words import Where, comes_later, gap_sentence, lacking, where_filled
from app.ui.console.confirm import Confirm
from app.ui.console.window import ConsoleWindow
from app.ui.later import MainThread
from app.ui.reading_pace import ReadingPace
from app.ui.text_table import TextLine
from app.ui.theme.tokens import Tokens
from app.ui.words import error_text

_READ_EVERY_MS = 4000
_PREVIEW_AFTER_MS = 400
"""Whoever goes through the list does not want every document set."""

_JOINT = "gabungan"


@dataclass(frozen=True, slots=True)
class ClosingJumps:
    """The pages on which gaps are filled."""

    attendance: Callable[[SiteId | None], None]
    decisions: Callable[[SiteId | None, Proposal | None], None]
    form: Callable[[Proposal], None]
    text: Callable[[SiteId | None], None]
    agenda: Callable[[], None]
    sending: Callable[[], None]


@dataclass(frozen=True, slots=True)
class ClosingServices:
    """What the page talks to."""

    session: Session
    desk: ClosingDesk
    later: MainThread
    jumps: ClosingJumps


class ClosingPresenter(QObject):
    """Opens the page, reads how things stand while it is seen, and has everything written."""

    def __init__(self, services: ClosingServices, console: ConsoleWindow, tokens: Tokens) -> None:
        super().__init__(console)
        self._s = services
        self._console = console
        self._tokens = tokens
        self._page: ClosingPage | None = None
        self._view: ClosingView | None = None
        self._is_reading = False
        self._is_writing = False
        self._previewed: SiteId | bool | None = False
        self._timer = QTimer(self)
        self._timer.setInterval(_READ_EVERY_MS)
        self._timer.timeout.connect(self._read)
        self._pace = ReadingPace(self._timer)
        self._preview_timer = QTimer(self)
        self._preview_timer.setSingleShot(True)
        self._preview_timer.setInterval(_PREVIEW_AFTER_MS)
        self._preview_timer.timeout.connect(self._make_preview)

    def open(self) -> None:
        """Open the page, or bring it to the front."""
        if self._page is None:
            s = self._s.session
            page = self._page = ClosingPage(
                f"{s.title} · {long_date(s.held_on)}", self._tokens, self._console.metrics, self._console
            )
            # Whatever lies over the console: the room can be silenced.
            page.addAction(self._console.commands.action("sound.mute"))
            page.row_chosen.connect(self._row_chosen)
            page.gap_opened.connect(self._open_gap)
            page.make_wanted.connect(self._ask)
            page.draft_wanted.connect(lambda: self._write(()))
            page.officials_wanted.connect(self._open_officials)
            page.text_wanted.connect(lambda: self._s.jumps.text(self._site))
            page.cancel_wanted.connect(self._cancel)
            page.finished.connect(self._closed)
            page.preview.say(self.tr("Membaca …"))
            page.show()
            self._timer.start()
        self._page.raise_()
        self._page.activateWindow()
        self._read()

    def _closed(self) -> None:
        self._timer.stop()
        self._preview_timer.stop()
        if self._page:
            self._page.deleteLater()
        self._page = self._view = None
        self._previewed = False
        self._console.activateWindow()

    # --- how things stand -------------------------------------------------------------------

    def _read(self) -> None:
        if self._is_reading or self._page is None:
            return
        self._is_reading = True
        self._pace.began()

        def come(view: ClosingView) -> None:
            self._is_reading = False
            self._pace.ended()
            self._view = view
            self._show()

        def failed(error: BaseException) -> None:
            self._is_reading = False
            self._failed(error)

        self._s.later.when_done(self._s.desk.view(), come, failed)

    def _show(self) -> None:
        page, view = self._page, self._view
        if page is None or view is None:
            return
        ready = self.tr("{ready} dari {count} dokumen siap final").format(ready=len(view.ready), count=len(view.rows))
        page.show_rows([self._line(row) for row in view.rows], ready, is_all_ready=len(view.ready) == len(view.rows))
        self._show_gaps()
        if self._previewed is False:
            self._preview_timer.start()

    def _line(self, row: ClosingRow) -> TextLine:
        stage = {
            MinutesStage.DRAFT: self.tr("draf"),
            MinutesStage.CORRECTION: self.tr("koreksi"),
            MinutesStage.FINAL: self.tr("final"),
        }[row.stage.stage]
        is_final = row.stage.stage is MinutesStage.FINAL
        return TextLine(
            row.site_id or _JOINT,
            (
                self._name(row.site_id),
                str(row.present),
                str(row.proposals),
                str(row.agreed),
                duration(row.spoken_s),
                stage,
                lacking(row.gaps),
            ),
            tones={
                0: "strong",
                5: "good" if is_final else "",
                6: "attention" if row.blocking and not is_final else ("muted" if row.gaps else "good"),
            },
        )

    def _name(self, site_id: SiteId | None) -> str:
        return self._s.session.site(site_id).name if site_id else self.tr("Notulen gabungan")

    @property
    def _site(self) -> SiteId | None:
        chosen = self._page.table.chosen if self._page else ""
        return SiteId(chosen) if chosen and chosen != _JOINT else None

    def _row_chosen(self, _: str) -> None:
        self._show_gaps()
        self._preview_timer.start()

    def _show_gaps(self) -> None:
        page, view = self._page, self._view
        if page is None or view is None:
            return
        row = view.row(self._site)
        pages = {
            Where.ATTENDANCE: self.tr("Daftar hadir"),
            Where.OFFICIALS: self.tr("Penanda tangan"),
            Where.FORM: self.tr("Formulir usulan"),
            Where.DECISIONS: self.tr("Putusan"),
            Where.TEXT: self.tr("Naskah notulen"),
            Where.AGENDA: self.tr("Agenda"),
            Where.SENDING: self.tr("Pengiriman"),
            Where.HERE: "",
        }
        lines = [
            TextLine(
                f"{number}/{gap.kind.value}/{gap.subject}",
                (gap_sentence(gap), pages[where_filled(gap)]),
                tone="muted" if comes_later(gap) else "",
            )
            for number, gap in sorted(enumerate(row.gaps), key=lambda placed: comes_later(placed[1]))
        ]
        name = self._name(row.site_id)
        if lines:
            words = self.tr("{name}: {count} hal, Enter membuka tempatnya")
            page.show_gaps(words.format(name=name, count=len(lines)), lines)
        else:
            page.show_gaps(self.tr("{name}: lengkap").format(name=name), [])

    # --- jumps ------------------------------------------------------------------------------

    def _open_gap(self, number: int) -> None:
        view = self._view
        if view is None:
            return
        gaps = view.row(self._site).gaps
        if number < len(gaps):
            before = self._console.findChildren(QDialog)
            self._jump(gaps[number], view)
            for opened in self._console.findChildren(QDialog):
                if opened not in before:
                    opened.finished.connect(self._come_back)

    def _come_back(self) -> None:
        """Take the keyboard when the page on which a gap was filled is closed: the next gap waits."""
        if self._page:
            # A moment later: whoever closes gives it to the console.
            QTimer.singleShot(0, self._page, self._page.activateWindow)
            self._read()

    def _jump(self, gap: Gap, view: ClosingView) -> None:
        jumps = self._s.jumps
        proposal = view.proposals.get(gap.proposal_id) if gap.proposal_id else None
        match where_filled(gap):
            case Where.ATTENDANCE:
                jumps.attendance(gap.site_id)
            case Where.OFFICIALS:
                self._open_officials()
            case Where.FORM if proposal is not None:
                # The form is part of the console, which lies behind this page.
                if self._page:
                    self._page.close()
                jumps.form(proposal)
            case Where.DECISIONS:
                jumps.decisions(gap.site_id, proposal)
            case Where.TEXT:
                jumps.text(gap.site_id)
            case Where.AGENDA:
                jumps.agenda()
            case Where.SENDING:
                jumps.sending()
            case _:
                self._say(gap_sentence(gap))

    def _open_officials(self) -> None:
        page, view = self._page, self._view
        if page is None or view is None:
            return
        sheet = OfficialsSheet(
            view.settings, self._s.session.sites, self._tokens, self._console.metrics, page, self._site or ""
        )
        sheet.saved.connect(self._save_settings)
        sheet.finished.connect(page.activateWindow)
        sheet.show()
        sheet.activateWindow()

    def _save_settings(self, settings: MinutesSettings) -> None:
        def done(_: None) -> None:
            self._say(self.tr("Penanda tangan dan kop tersimpan."))
            self._previewed = False
            self._read()

        self._s.later.when_done(self._s.desk.save_settings(settings), done, self._failed)

    # --- preview ----------------------------------------------------------------------------

    def _make_preview(self) -> None:
        page = self._page
        if page is None or self._is_writing:
            return
        site_id = self._site
        self._previewed = site_id
        page.preview.say(self.tr("Menyiapkan pratinjau …"))

        def come(preview: Preview) -> None:
            if self._page and preview.site_id == self._site:
                self._page.preview.show_pages(preview.pages)
                self._show_preview_head(is_cut=preview.is_cut)

        self._s.later.when_done(self._s.desk.preview(site_id), come, self._preview_failed)

    def _show_preview_head(self, *, is_cut: bool) -> None:
        page, view = self._page, self._view
        if page is None or view is None:
            return
        row = view.row(self._site)
        is_final = row.stage.stage is MinutesStage.FINAL
        status = self.tr("FINAL versi {version}").format(version=row.stage.version) if is_final else self.tr("DRAF")
        name = self._name(row.site_id)
        shown = self.tr("{name}, tabel panjang dipotong").format(name=name) if is_cut else name
        page.show_preview(shown, status, "good" if is_final else "attention")

    def _preview_failed(self, error: BaseException) -> None:
        if self._page:
            self._page.preview.show_pages(())
            self._page.preview.say(error_text(error))

    # --- writing ----------------------------------------------------------------------------

    def _ask(self) -> None:
        page, view = self._page, self._view
        if page is None or view is None or self._is_writing:
            return
        final = [row.site_id for row in view.ready]
        already = sum(1 for row in view.ready if row.stage.stage is MinutesStage.FINAL)
        drafts = len(view.rows) - len(final)
        words = self.tr(
            "{final} dokumen menjadi final dan terkunci, {already} sudah final, {drafts} tetap draf karena belum "
            "lengkap. Sidang dicatat tertutup. Semua berkas lalu dibuat sekaligus."
        )
        dialog = Confirm(
            self.tr("Tutup sidang dan buat semua dokumen?"),
            words.format(final=len(final) - already, already=already, drafts=drafts),
            self.tr("Buat"),
            self._console.metrics,
            page,
        )
        dialog.agreed.connect(lambda: self._write(tuple(final)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _write(self, final: tuple[SiteId | None, ...]) -> None:
        page = self._page
        if page is None or self._is_writing:
            return
        self._is_writing = True
        page.show_writing(0.0)
        page.say(self.tr("Menyiapkan dokumen …"))

        def done(files: tuple[Path, ...]) -> None:
            self._is_writing = False
            # Every site has a folder of its own within that of the session.
            folder = os.path.commonpath([file.parent for file in files]) if files else ""
            text = self.tr("{count} berkas selesai di folder {folder}").format(count=len(files), folder=folder)
            self._end_writing(text)

        def failed(error: BaseException) -> None:
            self._is_writing = False
            self._end_writing(error_text(error), is_trouble=True)

        self._s.later.when_done(self._s.desk.write(final, self._progressed), done, failed)

    def _progressed(self, number: int, count: int, name: str) -> None:
        """Show how far it is. Called from: the thread that writes."""
        self._s.later.call(lambda: self._show_progress(number, count, name))

    def _show_progress(self, number: int, count: int, name: str) -> None:
        if self._page and self._is_writing:
            self._page.show_writing(number / max(1, count))
            words = self.tr("{number} dari {count}: {name}")
            self._page.say(words.format(number=number + 1, count=count, name=name))

    def _cancel(self) -> None:
        self._s.desk.cancel()
        self._say(self.tr("Membatalkan setelah berkas ini …"))

    def _end_writing(self, text: str, *, is_trouble: bool = False) -> None:
        if self._page:
            self._page.show_writing(None)
            self._page.say(text, is_trouble=is_trouble)
        self._previewed = False
        self._read()

    def _say(self, text: str) -> None:
        if self._page:
            self._page.say(text)

    def _failed(self, error: BaseException) -> None:
        if self._page:
            self._page.say(error_text(error), is_trouble=True)
