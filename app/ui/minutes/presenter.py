"""Between the editor of the minutes and its page. Runs on: the thread of the screen; nothing here waits for the disk.

What is typed is kept when another line is chosen, with Ctrl+Enter, and when the page closes.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from app.domain.documents.edits import EditableLine
from app.domain.errors import UserError
from app.domain.identity import SiteId
from app.domain.minutes_edit import MinutesStage
from app.domain.session import Session
from app.domain.text import QT_TRANSLATE_NOOP
from app.domain.wording import clock
from app.session.minutes_editor import EditorView, MinutesEditor
from app.ui.console.confirm import Confirm
from app.ui.console.window import ConsoleWindow
from app.ui.later import MainThread
from app.ui.minutes.addendum_sheet import AddendumSheet
from app.ui.minutes.page import MinutesPage
from app.ui.reading_pace import ReadingPace
from app.ui.text_table import TextLine
from app.ui.theme.tokens import Tokens
from app.ui.words import error_text, translated

_CONTEXT = "minutes_page"
_READ_EVERY_MS = 5000
_STAGES = {
    MinutesStage.DRAFT: QT_TRANSLATE_NOOP("minutes_page", "DRAF · menulis sendiri"),
    MinutesStage.CORRECTION: QT_TRANSLATE_NOOP("minutes_page", "KOREKSI"),
    MinutesStage.FINAL: QT_TRANSLATE_NOOP("minutes_page", "FINAL versi {version} · {print}"),
}
_MARKS = (
    QT_TRANSLATE_NOOP("minutes_page", "perlu dilihat"),
    QT_TRANSLATE_NOOP("minutes_page", "tersembunyi"),
    QT_TRANSLATE_NOOP("minutes_page", "disunting"),
    QT_TRANSLATE_NOOP("minutes_page", "diberi catatan"),
    QT_TRANSLATE_NOOP("minutes_page", "terkunci"),
)


@dataclass(frozen=True, slots=True)
class EditorServices:
    """What the editor's page talks to."""

    session: Session
    editor: MinutesEditor
    later: MainThread


class MinutesPresenter(QObject):
    """Opens the page and carries out what is wanted there. `changed` says that something was made final."""

    changed = Signal()

    def __init__(self, services: EditorServices, console: ConsoleWindow, tokens: Tokens) -> None:
        super().__init__(console)
        self._s = services
        self._console = console
        self._tokens = tokens
        self._page: MinutesPage | None = None
        self._documents: tuple[SiteId | None, ...] = (None, *(site.site_id for site in services.session.sites))
        self._view: EditorView | None = None
        self._line: EditableLine | None = None
        self._unsaved: dict[str, tuple[str, str]] = {}
        self._is_reading = False
        self._wants_again = False
        self._timer = QTimer(self)
        self._timer.setInterval(_READ_EVERY_MS)
        self._timer.timeout.connect(self._read)
        self._pace = ReadingPace(self._timer)

    # --- the page ---------------------------------------------------------------------------

    def open(self, site_id: SiteId | None = None) -> None:
        """Open the page at a document, None for the joint notulen."""
        if self._page is None:
            names = [self.tr("Notulen gabungan")]
            names += [self.tr("Berita acara {site}").format(site=site.name) for site in self._s.session.sites]
            page = self._page = MinutesPage(names, self._tokens, self._console.metrics, self._console)
            # Whatever lies over the console: the room can be silenced.
            page.addAction(self._console.commands.action("sound.mute"))
            page.document_chosen.connect(self._document_chosen)
            page.line_chosen.connect(self._choose)
            page.save_wanted.connect(lambda: self._keep(said=True))
            page.hide_wanted.connect(self._hide)
            page.restore_wanted.connect(self._restore)
            page.correct_wanted.connect(self._correct)
            page.final_wanted.connect(self._ask_final)
            page.addendum_wanted.connect(self._ask_addendum)
            page.left.connect(self._keep)
            page.finished.connect(self._closed)
            page.show_line(None, "", is_locked=True)
            page.show()
            self._timer.start()
        page = self._page
        page.raise_()
        page.activateWindow()
        place = self._documents.index(site_id)
        if page.document.currentIndex() != place:
            page.document.setCurrentIndex(place)
        else:
            self._read()

    def _closed(self) -> None:
        self._timer.stop()
        if self._page:
            self._page.deleteLater()
        self._page = self._view = self._line = None
        self._console.activateWindow()

    def _document_chosen(self, _: int) -> None:
        self._keep()
        self._view = self._line = None
        self._read()

    # --- reading ----------------------------------------------------------------------------

    def _read(self) -> None:
        page = self._page
        if page is None:
            return
        # A long session takes a while: it is asked once, and once more if something was done meanwhile.
        if self._is_reading:
            self._wants_again = True
            return
        self._is_reading = True
        self._pace.began()
        site_id = self._documents[page.document.currentIndex()]

        def come(view: EditorView) -> None:
            self._is_reading = False
            self._pace.ended()
            if self._page and view.site_id == self._documents[self._page.document.currentIndex()]:
                self._take(view)
            self._again()

        def failed(error: BaseException) -> None:
            self._is_reading = False
            if self._page:
                self._page.say(error_text(error), is_trouble=True)
            self._again()

        self._s.later.when_done(self._s.editor.view(site_id), come, failed)

    def _again(self) -> None:
        if self._wants_again:
            self._wants_again = False
            self._read()

    def _take(self, view: EditorView) -> None:
        page = self._page
        if page is None:
            return
        self._view = view
        edited = sum(1 for line in view.lines if line.edit and not line.edit.changes_nothing)
        stale = sum(1 for line in view.lines if line.is_stale)
        summary = [self.tr("{count} baris").format(count=len(view.lines))]
        if edited:
            summary.append(self.tr("{count} diubah").format(count=edited))
        if stale:
            summary.append(self.tr("{count} perlu dilihat: tulisan otomatis berubah").format(count=stale))
        if view.addenda:
            summary.append(self.tr("{count} adendum").format(count=len(view.addenda)))
        if view.changed_since:
            summary.append(self.tr("catatan berubah sesudah final; tulis adendum bila perlu"))
        page.show_lines([self._text_line(view, line) for line in view.lines], " · ".join(summary))
        stage = view.stage
        text = translated(_CONTEXT, _STAGES[stage.stage]).format(version=stage.version, print=stage.sha256[:12])
        tone = {MinutesStage.FINAL: "good", MinutesStage.CORRECTION: "attention"}.get(stage.stage, "")
        is_draft = stage.stage is MinutesStage.DRAFT
        correct = self.tr("Mulai koreksi") if is_draft else self.tr("Kembali ke draf")
        page.show_stage(text, tone, can_correct=correct, is_final=stage.stage is MinutesStage.FINAL)
        if not self._is_typed:
            self._show_chosen()

    def _text_line(self, view: EditorView, line: EditableLine) -> TextLine:
        edit = line.edit
        kept = edit is not None and not edit.changes_nothing
        marks = (
            line.is_stale,
            kept and edit is not None and edit.is_hidden,
            kept and edit is not None and edit.text is not None,
            kept and edit is not None and bool(edit.remark),
            line.line in view.locked,
        )
        mark = next((translated(_CONTEXT, word) for word, holds in zip(_MARKS, marks, strict=True) if holds), "")
        tone = "muted" if marks[1] or marks[4] else ""
        return TextLine(
            line.line.key,
            (line.at, line.place or line.heading, " ".join(line.shown.split()), mark),
            tone,
            {3: "attention" if marks[0] else tone, 2: tone or ("strong" if marks[2] else "")},
        )

    # --- one line ---------------------------------------------------------------------------

    def _choose(self, key: str) -> None:
        if self._line is None or key != self._line.line.key:
            self._keep()
            self._show_chosen()

    def _show_chosen(self) -> None:
        page, view = self._page, self._view
        if page is None or view is None:
            return
        self._line = next((line for line in view.lines if line.line.key == page.table.chosen), None)
        line = self._line
        where = " · ".join(part for part in (line.at, line.place, line.who, line.heading) if part) if line else ""
        page.show_line(line, where, is_locked=line is not None and line.line in view.locked)
        left = self._unsaved.get(line.line.key) if line else None
        if left:
            page.text.setPlainText(left[0])
            page.remark.setText(left[1])

    @property
    def _is_typed(self) -> bool:
        """Tell whether the fields say something else than the line does."""
        page, line = self._page, self._line
        if page is None or line is None or page.text.isReadOnly():
            return False
        remark = line.edit.remark if line.edit else ""
        return page.text.toPlainText() != line.shown or page.remark.text() != remark

    def _keep(self, *, said: bool = False) -> None:
        if self._is_typed and self._page and self._line:
            hidden = bool(self._line.edit and self._line.edit.is_hidden)
            self._store(self._line, self._page.text.toPlainText(), self._page.remark.text(), is_hidden=hidden)
        elif said and self._page:
            self._page.say(self.tr("Tidak ada yang berubah."))

    def _hide(self) -> None:
        page, line = self._page, self._line
        if page and line:
            hidden = bool(line.edit and line.edit.is_hidden)
            self._store(line, page.text.toPlainText(), page.remark.text(), is_hidden=not hidden)

    def _restore(self) -> None:
        if self._line:
            self._store(self._line, None, "", is_hidden=False)

    def _store(self, line: EditableLine, text: str | None, remark: str, *, is_hidden: bool) -> None:
        view = self._view
        if view is None:
            return
        try:
            future = self._s.editor.save(view, line, text, remark, is_hidden=is_hidden)
        except UserError as error:
            self._failed(error)
            return
        if self._line is line:
            # What is typed is on its way: it is no longer to be kept, and may be shown anew.
            self._line = None

        def failed(error: BaseException) -> None:
            # What was typed is not lost: it stands in the fields again when the line is chosen.
            self._unsaved[line.line.key] = (line.shown if text is None else text, remark)
            self._failed(error)

        self._unsaved.pop(line.line.key, None)
        self._follow(future, self.tr("Tersimpan {time}"), failed=failed)

    # --- stages -----------------------------------------------------------------------------

    def _correct(self) -> None:
        view = self._view
        if view is None:
            return
        self._keep()
        is_draft = view.stage.stage is MinutesStage.DRAFT
        wanted = MinutesStage.CORRECTION if is_draft else MinutesStage.DRAFT
        self._follow(self._s.editor.to_stage(view.scope, wanted), self.tr("Tahap diubah {time}"))

    def _ask_final(self) -> None:
        page, view = self._page, self._view
        if page is None or view is None:
            return
        self._keep()
        name = page.document.currentText()
        dialog = Confirm(
            self.tr("Finalkan {name}?").format(name=name),
            self.tr("Isinya dikunci, diberi nomor versi dan sidik digital. Perubahan sesudahnya hanya lewat adendum."),
            self.tr("Finalkan"),
            self._console.metrics,
            page,
        )
        dialog.agreed.connect(lambda: self._finalise(view.site_id))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _finalise(self, site_id: SiteId | None) -> None:
        self._follow(self._s.editor.finalise([site_id]), self.tr("Final sejak {time}"), tells=True)

    def _ask_addendum(self) -> None:
        page, view = self._page, self._view
        if page and view:
            sheet = AddendumSheet(self._console.metrics, page)
            sheet.written.connect(lambda text: self._follow(self._s.editor.add(view.scope, text), self._added))
            sheet.show()

    @property
    def _added(self) -> str:
        return self.tr("Adendum ditambahkan {time}")

    def _follow(
        self,
        future: Future[Any],
        done_text: str,
        *,
        tells: bool = False,
        failed: Callable[[BaseException], None] | None = None,
    ) -> None:
        def done(_: object) -> None:
            if self._page:
                self._page.say(done_text.format(time=clock(self._s.editor.now_ms(), seconds=True)))
            if tells:
                self.changed.emit()
            self._read()

        self._s.later.when_done(future, done, failed or self._failed)

    def _failed(self, error: BaseException) -> None:
        if self._page:
            self._page.say(error_text(error), is_trouble=True)
        self._read()
