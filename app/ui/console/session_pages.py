"""The pages about the session as a whole that are opened from the console's commands.

The controller hands a command over by its id; which page it opens is known here alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject

from app.domain.identity import SiteId
from app.domain.proposal import Proposal
from app.domain.session import Session
from app.session.agenda import Agenda
from app.session.closing import ClosingDesk
from app.session.floor import Floor
from app.session.minutes_editor import MinutesEditor
from app.session.notes import NoteBook
from app.session.ports import Clock
from app.session.session_charts import ChartDesk
from app.ui.charts.presenter import ChartServices, ChartsPresenter
from app.ui.closing.presenter import ClosingJumps, ClosingPresenter, ClosingServices
from app.ui.console.matters import Matter
from app.ui.console.role_presenter import RolePresenter
from app.ui.console.window import ConsoleWindow
from app.ui.later import MainThread
from app.ui.minutes.presenter import EditorServices, MinutesPresenter
from app.ui.notes.presenter import NoteServices, NotesPresenter
from app.ui.sending.presenter import SendingPlace, SendingPresenter, SendingServices
from app.ui.theme.tokens import Tokens

PAGE_COMMANDS = (
    "session.notes",
    "session.minutes",
    "session.charts",
    "session.sending",
    "session.closing",
    "session.export",
    "session.role",
)


@dataclass(frozen=True, slots=True)
class PageServices:
    """What these pages talk to, beside what the whole console has."""

    notes: NoteBook
    editor: MinutesEditor
    charts: ChartDesk
    closing: ClosingDesk
    sending: SendingServices | None = None
    sign: Callable[[str], None] = lambda _: None


@dataclass(frozen=True, slots=True)
class OtherPages:
    """The pages that the controller owns and to which these lead."""

    attendance: Callable[[SiteId | None], None]
    decisions: Callable[[SiteId | None, Proposal | None], None]
    agenda: Callable[[], None]


class SessionPages(QObject):
    """Makes the presenters of the pages and opens them by the ids of their commands."""

    def __init__(
        self,
        services: PageServices,
        session: Session,
        clock: Clock,
        floor: Floor,
        agenda: Agenda,
        later: MainThread,
        selected: Callable[[], SiteId | None],
        choose: Callable[[str], None],
        others: OtherPages,
        console: ConsoleWindow,
        tokens: Tokens,
    ) -> None:
        super().__init__(console)
        notes = NoteServices(session, clock, services.notes, floor, agenda, later, selected)
        self.notes = NotesPresenter(notes, console, tokens)
        self.minutes = MinutesPresenter(EditorServices(session, services.editor, later), console, tokens)
        self.charts = ChartsPresenter(ChartServices(services.charts, clock, later, choose), console, tokens)
        place = SendingPlace(
            *(console.header.sent, console.commands, lambda: console.metrics),
            # Whatever lies over the console: the room can be silenced.
            over=(console.commands.action("sound.mute"),),
        )
        self.sending = SendingPresenter(services.sending, place, console, tokens)
        jumps = ClosingJumps(
            attendance=others.attendance,
            decisions=others.decisions,
            form=console.proposals.opened.emit,
            text=self.minutes.open,
            agenda=others.agenda,
            sending=self.sending.open,
        )
        self.closing = ClosingPresenter(ClosingServices(session, services.closing, later, jumps), console, tokens)
        self.role = RolePresenter(services.sign, console)

        def documents() -> None:
            # What is being typed shall be in them.
            console.capture.save_now()
            self.closing.open()

        self._open: Mapping[str, Callable[[], None]] = {
            "session.notes": self.notes.open,
            "session.minutes": lambda: self.minutes.open(),
            "session.charts": self.charts.open,
            "session.sending": self.sending.open,
            "session.closing": documents,
            # One way to the documents: what is lacking and who signs is seen before anything is written.
            "session.export": documents,
            "session.role": self.role.open,
        }

    def run(self, command_id: str) -> None:
        """Open the page of a command."""
        self._open[command_id]()

    def matters(self) -> list[Matter]:
        """Return what needs attention on these pages."""
        return [*self.sending.matters(), *self.role.matters()]
