"""Between the operator's notes and their page. Runs on: the thread of the screen; nothing here waits for the disk."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass

from PySide6.QtCore import QObject

from app.domain.errors import UserError
from app.domain.floor import FloorState
from app.domain.identity import NoteId, SiteId
from app.domain.note import WHOLE_SESSION, Note, NoteSubject
from app.domain.session import Session
from app.domain.wording import clock
from app.session.agenda import Agenda
from app.session.floor import Floor
from app.session.notes import NoteBook
from app.session.ports import Clock
from app.ui.console.window import ConsoleWindow
from app.ui.later import MainThread
from app.ui.notes.page import NotesPage, SubjectChoice
from app.ui.text_table import TextLine
from app.ui.theme.tokens import Tokens
from app.ui.words import error_text


@dataclass(frozen=True, slots=True)
class NoteServices:
    """What the notes talk to. `selected` is the site that is chosen on the board."""

    session: Session
    clock: Clock
    book: NoteBook
    floor: Floor
    agenda: Agenda
    later: MainThread
    selected: Callable[[], SiteId | None]


class NotesPresenter(QObject):
    """Opens the page. What was typed and not saved waits for the next opening."""

    def __init__(self, services: NoteServices, console: ConsoleWindow, tokens: Tokens) -> None:
        super().__init__(console)
        self._s = services
        self._console = console
        self._tokens = tokens
        self._page: NotesPage | None = None
        self._left = ""
        self._began_ms: int | None = None
        self._mended: Note | None = None
        self._is_writing = False
        services.floor.subscribe(self._floor_changed)

    def open(self) -> None:
        """Open the page with the line ready to be typed into."""
        if self._page is None:
            page = self._page = NotesPage(self._tokens, self._console.metrics, self._console)
            # Whatever lies over the console: the room can be silenced.
            page.addAction(self._console.commands.action("sound.mute"))
            page.begun.connect(self._begun)
            page.save_wanted.connect(self._save)
            page.mend_wanted.connect(self._mend)
            page.remove_wanted.connect(self._remove)
            page.finished.connect(self._closed)
            page.offer(self._subjects())
            page.write(self._left, for_minutes=True)
            self._show()
            page.show()
        self._page.raise_()
        self._page.activateWindow()
        self._page.text.setFocus()

    def _floor_changed(self, floor: FloorState) -> None:
        del floor
        # A note that was begun stays with the turn in which it was begun.
        if self._page and not self._page.text.text():
            self._page.offer(self._subjects())

    def _subjects(self) -> list[SubjectChoice]:
        s = self._s
        found: list[SubjectChoice] = []
        turn = s.floor.state.speaking
        if turn:
            site = s.session.site(turn.site_id)
            text = self.tr("giliran {who}").format(who=", ".join(p for p in (turn.speaker.name, site.name) if p))
            found.append(SubjectChoice(NoteSubject(turn.site_id, turn.request_id), text))
        selected = s.selected()
        for site_id in dict.fromkeys(one for one in (selected, turn.site_id if turn else None) if one):
            text = self.tr("lokasi {site}").format(site=s.session.site(site_id).name)
            found.append(SubjectChoice(NoteSubject(site_id), text))
        agenda = s.agenda.state
        if agenda.current_id:
            title = agenda.items[agenda.index_of(agenda.current_id)].item.title
            text = self.tr("acara {title}").format(title=title)
            found.append(SubjectChoice(NoteSubject(item_id=agenda.current_id), text))
        found.append(SubjectChoice(WHOLE_SESSION, self.tr("seluruh sidang")))
        return found

    def _begun(self) -> None:
        if self._page and self._mended is None:
            self._page.offer(self._subjects())
            self._began_ms = self._s.clock.now_ms()

    def _save(self) -> None:
        page = self._page
        if page is None or self._is_writing:
            return
        text, mended = page.text.text(), self._mended
        if mended and not text.strip():
            page.say(self.tr("Catatan yang keliru ditarik dengan Del di daftar."), is_trouble=True)
            return
        at_ms = self._began_ms if self._began_ms is not None else self._s.clock.now_ms()
        try:
            if mended:
                future = self._s.book.mend(mended, text, for_minutes=page.for_minutes.isChecked())
            else:
                future = self._s.book.write(text, page.about, at_ms, for_minutes=page.for_minutes.isChecked())
        except UserError as error:
            page.say(error_text(error), is_trouble=True)
            return
        self._follow(future, self.tr("Tersimpan {time}"), clears=True)

    def _mend(self, key: str) -> None:
        note = self._note(key)
        if self._page and note:
            self._mended = note
            self._page.write(note.text, for_minutes=note.for_minutes)
            self._page.say(self.tr("Memperbaiki catatan pukul {time}").format(time=clock(note.at_ms, seconds=True)))

    def _remove(self, key: str) -> None:
        note = self._note(key)
        if note and not self._is_writing:
            self._follow(self._s.book.take_back(note), self.tr("Catatan ditarik {time}"), clears=False)

    def _follow(self, future: Future[None], done_text: str, *, clears: bool) -> None:
        self._is_writing = True

        def done(_: None) -> None:
            self._is_writing = False
            page = self._page
            if clears:
                self._left, self._began_ms, self._mended = "", None, None
            if page is None:
                return
            if clears:
                page.write("", for_minutes=True)
                page.offer(self._subjects())
            page.say(done_text.format(time=clock(self._s.clock.now_ms(), seconds=True)))
            self._show()

        def failed(error: BaseException) -> None:
            self._is_writing = False
            if self._page:
                self._page.say(error_text(error), is_trouble=True)

        self._s.later.when_done(future, done, failed)

    def _note(self, key: str) -> Note | None:
        return next((note for note in self._s.book.notes if note.note_id == NoteId(key)), None)

    def _show(self) -> None:
        if self._page is None:
            return
        shown, desk = self.tr("masuk notulen"), self.tr("meja ini saja")
        self._page.show_lines(
            [
                TextLine(
                    note.note_id,
                    (
                        clock(note.at_ms, seconds=True),
                        self._about(note.subject),
                        note.text,
                        shown if note.for_minutes else desk,
                    ),
                    tones={2: "strong", 3: "" if note.for_minutes else "muted"},
                )
                for note in reversed(self._s.book.notes)
            ]
        )

    def _about(self, subject: NoteSubject) -> str:
        s = self._s
        if subject.request_id:
            state = s.floor.state
            turn = state.find(subject.request_id) or next(
                (one for one in state.turns if one.request_id == subject.request_id), None
            )
            if turn and turn.speaker.name:
                return f"{turn.speaker.name}, {s.session.site(turn.site_id).name}"
        if subject.site_id:
            return s.session.site(subject.site_id).name
        if subject.item_id:
            items = {planned.item_id: planned.item.title for planned in s.agenda.state.items}
            return items.get(subject.item_id, "")
        return self.tr("seluruh sidang")

    def _closed(self) -> None:
        if self._page:
            # A note that was being mended is as it was; what was new is kept.
            self._left = "" if self._mended else self._page.text.text()
            self._mended = None
            self._page.deleteLater()
            self._page = None
        self._console.activateWindow()
