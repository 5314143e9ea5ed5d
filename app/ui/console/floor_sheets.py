"""What is asked beside the floor before a command goes to it: who, how long, how the floor is given.

Nothing here is modal: the room goes on behind a sheet.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from app.domain.floor import FloorRequest, SetMode, SetTime, Speaker, TurnKind
from app.domain.identity import SiteId
from app.domain.session import Session
from app.domain.wording import duration
from app.session.floor import Floor
from app.ui.console.answer_sheet import AnswerSheet
from app.ui.console.floor_notes import MODES
from app.ui.console.time_sheet import TimeSheet
from app.ui.console.window import ConsoleWindow
from app.ui.words import translated

_CONTEXT = "floor_panel"
_MOST_OPEN = 4


class FloorSheets(QObject):
    """Opens sheets and menus; `attempt` carries out what is chosen and says why if it is refused."""

    def __init__(
        self,
        session: Session,
        floor: Floor,
        console: ConsoleWindow,
        attempt: Callable[[Callable[[], object]], None],
    ) -> None:
        super().__init__(console)
        self._session = session
        self._floor = floor
        self._console = console
        self._attempt = attempt

    def let_in(self, kind: TurnKind, title: str, people: Sequence[Speaker]) -> None:
        """Ask who of the hall speaks in between, now or later."""
        sheet = AnswerSheet(title, people, self._console.metrics, self._console)
        sheet.begin_wanted.connect(lambda speaker: self._attempt(lambda: self._floor.interpose(speaker, kind)))
        sheet.wait_wanted.connect(lambda speaker: self._attempt(lambda: self._floor.wait(speaker, kind)))
        sheet.show()

    def set_time(self, turn: FloorRequest | None) -> None:
        """Ask for the whole time of a turn."""
        if turn is None:
            return
        who = turn.speaker.name or self._session.site(turn.site_id).name
        title = self.tr("Waktu bicara {who}").format(who=who)
        sheet = TimeSheet(title, turn.allotted_s, self._console.metrics, self._console)
        sheet.time_wanted.connect(
            lambda seconds: self._attempt(lambda: self._floor.execute(SetTime(seconds, turn.request_id)))
        )
        sheet.show()

    def set_budget(self, selected: SiteId | None) -> None:
        """Ask for what a site may speak in the whole session."""
        time = next((time for time in self._floor.times() if time.site_id == selected), None)
        if time is None:
            return
        words = self.tr("Jatah bicara {site} (semula {budget})")
        title = words.format(site=self._session.site(time.site_id).name, budget=duration(time.budget_s))
        sheet = TimeSheet(title, time.budget_s + time.added_s, self._console.metrics, self._console)
        sheet.time_wanted.connect(lambda seconds: self._attempt(lambda: self._floor.set_budget(time.site_id, seconds)))
        sheet.show()

    def choose_mode(self) -> None:
        """Ask how the floor is given, and to how many at a time."""
        state = self._floor.state
        menu = QMenu(self._console)
        menu.setAccessibleName(self.tr("Cara bicara"))
        for mode, words in MODES.items():
            self._choice(menu, translated(_CONTEXT, words), SetMode(mode, state.limit), is_now=mode is state.mode)
        menu.addSeparator()
        for limit in range(1, _MOST_OPEN + 1):
            words = self.tr("{count} lokasi bicara sekaligus").format(count=limit)
            self._choice(menu, words, SetMode(state.mode, limit), is_now=limit == state.limit)
        menu.aboutToHide.connect(menu.deleteLater)
        panel = self._console.floor
        menu.popup(panel.mapToGlobal(QPoint(0, panel.height() // 3)))

    def _choice(self, menu: QMenu, words: str, command: SetMode, *, is_now: bool) -> None:
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(is_now)
        action.triggered.connect(lambda _: self._attempt(lambda: self._floor.execute(command)))
