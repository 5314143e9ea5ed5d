"""Between the page "Daftar hadir" and the list of attendance.

Runs on: the thread of the screen. Nothing here waits: what is written is shown when the disk has it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from app.domain.attendance import Attendee, AttendeeFields, may_answer_from
from app.domain.attendance_import import AttendanceList, ImportPlan
from app.domain.identity import AttendeeId, SiteId
from app.domain.session import Session
from app.session.attendance import Attendance
from app.ui.attendance.import_page import ImportPage
from app.ui.attendance.page import AttendancePage
from app.ui.attendance.view import (
    EVERYWHERE,
    import_lines,
    import_text,
    person_lines,
    place_lines,
    place_name,
    session_text,
)
from app.ui.console.window import ConsoleWindow
from app.ui.later import MainThread
from app.ui.theme.tokens import Tokens
from app.ui.words import error_text

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class AttendanceServices:
    """What the presenter talks to."""

    session: Session
    attendance: Attendance
    later: MainThread


class AttendancePresenter(QObject):
    """Opens the page and carries out what is wanted on it."""

    def __init__(self, services: AttendanceServices, console: ConsoleWindow, tokens: Tokens) -> None:
        super().__init__(console)
        self._s = services
        self._console = console
        self._tokens = tokens
        self._page: AttendancePage | None = None
        self._edited: AttendeeId | None = None

    def open(self, site_id: SiteId | None) -> None:
        """Open the page at this place, the first one if there is none; the name waits to be typed."""
        if self._page is None:
            self._page = self._make_page()
            self._refresh()
            self._page.show()
        page = self._page
        page.places.choose(site_id or page.places.chosen or self._s.attendance.places[0])
        page.raise_()
        page.activateWindow()
        page.write()

    def _make_page(self) -> AttendancePage:
        page = AttendancePage(self._tokens, self._console.metrics, self._console)
        # Whatever lies over the console: the room can be silenced.
        page.addAction(self._console.commands.action("sound.mute"))
        attendance = self._s.attendance
        page.place_chosen.connect(self._on_place)
        page.searched.connect(lambda _: self._show_people())
        page.present_wanted.connect(lambda key: self._follow(attendance.toggle_present(AttendeeId(key))))
        page.absent_wanted.connect(lambda key: self._follow(attendance.absent(AttendeeId(key))))
        page.strike_wanted.connect(self._strike)
        page.edit_wanted.connect(self._edit)
        page.import_wanted.connect(self._choose_file)
        page.entry.typed.connect(self._typed)
        page.entry.name_typed.connect(self._name_typed)
        page.entry.left.connect(self._leave_entry)
        page.finished.connect(self._on_finished)
        page.entry.show_person(self._heading(), AttendeeFields())
        return page

    def _on_finished(self) -> None:
        if self._page:
            self._page.deleteLater()
            self._page = None
        self._edited = None
        self._console.activateWindow()

    # --- what is shown ----------------------------------------------------------------------

    @property
    def _place(self) -> SiteId | None:
        """Return the chosen place; None is all of them."""
        chosen = self._page.places.chosen if self._page else EVERYWHERE
        return SiteId(chosen) if chosen else None

    def _refresh(self) -> None:
        page, attendance = self._page, self._s.attendance
        if page is None:
            return
        whole = attendance.session_quorum()
        places = [(site_id, attendance.quorum(site_id)) for site_id in attendance.places]
        text, lacks = session_text(whole)
        page.show_places(place_lines(self._s.session, places, whole), text, lacks=lacks)
        self._show_people()

    def _show_people(self) -> None:
        page, attendance = self._page, self._s.attendance
        if page is None:
            return
        people = attendance.find(page.search.text(), self._place)
        ordered = sorted(people, key=lambda person: person.fields.name.casefold())
        page.show_people(person_lines(self._s.session, ordered, with_place=self._place is None), self._hall_text())

    def _hall_text(self) -> str:
        names = [
            f"{person.fields.name} ({person.fields.organisation or person.fields.unsur})"
            for person in self._s.attendance.respondents()
        ]
        if not names:
            return self.tr("Belum ada OPD atau DPRD yang hadir di ruang sidang.")
        return self.tr("Dapat menjawab dari ruang sidang: {names}").format(names=", ".join(names))

    def _heading(self) -> str:
        if self._edited:
            return self.tr("Ubah data orang ini, lalu Enter; Esc membatalkan")
        place = self._place
        if place is None:
            return self.tr("Pilih satu lokasi (F1 …) untuk menulis orang")
        where = place_name(self._s.session, place)
        return self.tr("Orang hadir di {place}: nama, Tab, huruf awal unsur, Enter").format(place=where)

    # --- what is pressed --------------------------------------------------------------------

    def _on_place(self) -> None:
        self._show_people()
        if self._page and not self._edited:
            self._page.entry.show_heading(self._heading())

    def _name_typed(self, name: str) -> None:
        place = self._place
        if self._page is None or place is None:
            return
        same = self._s.attendance.namesakes(place, name, self._edited)
        if same:
            told = same[0].fields.office or same[0].fields.unsur or "–"
            text = self.tr("Nama ini sudah ada di lokasi ini ({told}).").format(told=told)
            self._page.entry.hint(text, warns=True)
        else:
            self._page.entry.hint("")

    def _typed(self, fields: AttendeeFields) -> None:
        if self._page is None:
            return
        edited, place = self._edited, self._place
        if edited is not None:
            self._follow(self._s.attendance.correct(edited, fields), self._edited_saved)
        elif place is None:
            self._page.entry.hint(self._heading(), warns=True)
        else:
            if not self._page.entry.is_touched:
                fields = replace(fields, may_answer=fields.may_answer or may_answer_from(place, fields.unsur))
            self._follow(self._s.attendance.add(place, fields), self._added)

    def _added(self, person: Attendee) -> None:
        if self._page:
            self._page.entry.show_person(self._heading(), AttendeeFields())
            self._page.entry.hint(self.tr("Tersimpan: {name}").format(name=person.fields.name))
            self._page.write()
            self._page.people.choose(person.attendee_id)

    def _edited_saved(self, person: Attendee) -> None:
        self._edited = None
        if self._page:
            self._page.entry.show_person(self._heading(), AttendeeFields())
            self._page.people.choose(person.attendee_id)
            self._page.people.setFocus()

    def _edit(self, key: str) -> None:
        person = next((one for one in self._s.attendance.people if one.attendee_id == key), None)
        if self._page and person:
            self._edited = person.attendee_id
            self._page.entry.show_person(self._heading(), person.fields)
            self._page.write()

    def _leave_entry(self) -> None:
        if self._edited and self._page:
            self._edited = None
            self._page.entry.show_person(self._heading(), AttendeeFields())

    def _strike(self, key: str) -> None:
        def done(person: Attendee) -> None:
            if self._page:
                text = self.tr("{name} dicoret; riwayatnya tetap tersimpan.").format(name=person.fields.name)
                self._page.say(text)

        self._follow(self._s.attendance.strike(AttendeeId(key)), done)

    def _follow(self, future: Future[Attendee], done: Callable[[Attendee], None] | None = None) -> None:
        """Show what is stored when it is, or say why it is not."""

        def stored(person: Attendee) -> None:
            if self._page:
                self._page.say("")
            self._refresh()
            if done:
                done(person)

        self._s.later.when_done(future, stored, self._failed)

    def _failed(self, error: BaseException) -> None:
        logger.warning("the list of attendance was not changed: %s", error)
        if self._page:
            self._page.say(error_text(error), is_trouble=True)

    # --- lists from files -------------------------------------------------------------------

    def _choose_file(self) -> None:
        if self._page is None:
            return
        chooser = QFileDialog(self._page, self.tr("Pilih daftar hadir"))
        chooser.setNameFilter(self.tr("Daftar (*.xlsx *.csv *.txt)"))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.fileSelected.connect(self.read_list)
        chooser.finished.connect(chooser.deleteLater)
        chooser.open()

    def read_list(self, path: str) -> None:
        """Read a list and show what it would do."""
        file = Path(path)
        if self._page:
            self._page.say(self.tr("Membaca {file} …").format(file=file.name))

        def read(answer: tuple[AttendanceList, ImportPlan]) -> None:
            self._show_import(file.name, *answer)

        self._s.later.when_done(self._s.attendance.preview(file, self._place), read, self._failed)

    def _show_import(self, file: str, listed: AttendanceList, plan: ImportPlan) -> None:
        if self._page is None:
            return
        self._page.say("")
        shown = ImportPage(
            file,
            import_lines(self._s.session, plan),
            import_text(plan),
            has_changes=plan.changes > 0,
            tokens=self._tokens,
            metrics=self._console.metrics,
            parent=self._page,
        )
        shown.taken.connect(lambda is_present: self._take_over(listed, is_present=is_present))
        shown.finished.connect(shown.deleteLater)
        shown.show()

    def _take_over(self, listed: AttendanceList, *, is_present: bool) -> None:
        def done(plan: ImportPlan) -> None:
            self._refresh()
            if self._page:
                self._page.say(self.tr("Daftar diambil: {counts}").format(counts=import_text(plan)))

        self._s.later.when_done(self._s.attendance.take_over(listed, is_present=is_present), done, self._failed)
