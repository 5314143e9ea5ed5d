"""Between the agenda and what shows it: keys in, header, wall and page out.

Runs on: the thread of the screen, called by its clock. Nothing here waits.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from app.domain.agenda import AgendaRefused
from app.domain.agenda_outlook import AgendaOutlook
from app.domain.identity import AgendaItemId
from app.domain.session import AgendaItem
from app.session.agenda import Agenda
from app.ui.agenda.page import AgendaPage
from app.ui.agenda.view import agenda_lines, header_line, summary, wall_line
from app.ui.console.window import ConsoleWindow
from app.ui.room_view import RoomView
from app.ui.theme.tokens import Tokens
from app.ui.words import error_text

logger = logging.getLogger(__name__)


class AgendaPresenter(QObject):
    """Carries out what is wanted of the agenda. `said` has a sentence for the console while the page is closed."""

    said = Signal(str)

    def __init__(self, agenda: Agenda, console: ConsoleWindow, tokens: Tokens) -> None:
        super().__init__(console)
        self._agenda = agenda
        self._console = console
        self._tokens = tokens
        self._page: AgendaPage | None = None

    # --- commands ---------------------------------------------------------------------------

    def forward(self) -> None:
        """Begin the agenda, go on to the next item, or end it."""
        self._try(self._agenda.forward)

    def back(self) -> None:
        """Take the last step back."""
        self._try(self._agenda.back)

    def open(self) -> None:
        """Open the page, at the item that is on."""
        if self._page is None:
            self._page = self._make_page()
            self._show(self._agenda.outlook())
            self._page.show()
            current = self._agenda.state.current_id or self._agenda.state.next_id()
            self._page.table.choose(current or "")
        self._page.raise_()
        self._page.activateWindow()

    # --- what is shown ----------------------------------------------------------------------

    def in_view(self, view: RoomView) -> RoomView:
        """Show the agenda of this moment in header and page; return the view with what the wall says of it."""
        seen = self._agenda.outlook()
        self._console.header.show_agenda(header_line(seen, self._console.commands.keys("agenda.forward")))
        self._show(seen)
        titles = tuple(item.item.title for item in seen.items)
        return replace(view, agenda=titles, agenda_item=wall_line(seen))

    def _show(self, seen: AgendaOutlook) -> None:
        if self._page:
            late = header_line(seen, "").is_over
            self._page.show_agenda(agenda_lines(seen), summary(seen), is_late=late, is_paused=seen.is_paused)

    def _make_page(self) -> AgendaPage:
        page = AgendaPage(self._tokens, self._console.metrics, self._console)
        # Whatever lies over the console: the room can be silenced.
        page.addAction(self._console.commands.action("sound.mute"))
        page.forward_wanted.connect(self.forward)
        page.back_wanted.connect(self.back)
        page.break_wanted.connect(lambda: self._try(self._agenda.toggle_break))
        page.jump_wanted.connect(lambda item_id: self._try(lambda: self._agenda.jump(AgendaItemId(item_id))))
        page.remove_wanted.connect(lambda item_id: self._try(lambda: self._agenda.remove(AgendaItemId(item_id))))
        page.edit_wanted.connect(self._edit)
        page.changed.connect(self._change)
        page.inserted.connect(self._insert)
        page.finished.connect(self._on_finished)
        return page

    def _on_finished(self) -> None:
        if self._page:
            self._page.deleteLater()
            self._page = None
        self._console.activateWindow()

    def _edit(self, item_id: str) -> None:
        if self._page is None:
            return
        state = self._agenda.state
        item = state.items[state.index_of(AgendaItemId(item_id))].item
        self._page.say("")
        self._page.write(item_id, item, is_begun=item_id in state.begun_ids)

    def _change(self, item_id: str, item: AgendaItem) -> None:
        if self._try(lambda: self._agenda.change(AgendaItemId(item_id), item)) and self._page:
            self._page.stop_writing()

    def _insert(self, before_id: str, item: AgendaItem) -> None:
        state = self._agenda.state
        before = AgendaItemId(before_id)
        # Before what was begun nothing can be put any more: then behind it, before the next that comes.
        if before in state.begun_ids:
            places = [planned.item_id for planned in state.items[state.index_of(before) :]]
            before = next((one for one in places if one not in state.begun_ids), AgendaItemId(""))
        made: list[AgendaItemId] = []
        if self._try(lambda: made.append(self._agenda.insert(item, before))) and self._page:
            self._page.stop_writing()
            self._page.table.choose(made[0])

    def _try(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except AgendaRefused as refusal:
            self._say(error_text(refusal))
            return False
        if self._page:
            self._page.say("")
        self._show(self._agenda.outlook())
        return True

    def _say(self, text: str) -> None:
        if self._page:
            self._page.say(text, is_trouble=True)
        else:
            self.said.emit(text)
