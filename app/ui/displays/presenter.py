"""Keeps console and wall on their screens: at the start, when one is unplugged, and when it comes back.

Runs on: the thread of the screen.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt

from app.session.wall_desk import WallDesk
from app.ui.console.matters import Matter, placement_matters
from app.ui.console.window import ConsoleWindow
from app.ui.displays.identify import ScreenNumbers
from app.ui.displays.screens import Screens
from app.ui.displays.sheet import DisplaySheet
from app.ui.later import MainThread
from app.ui.placement import Placement, place_windows
from app.ui.theme.tokens import Tokens
from app.ui.wall.window import WallWindow
from app.ui.words import error_text

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class DisplayServices:
    """The screens, the name of the one that was chosen for the wall, and who remembers it."""

    screens: Screens
    wanted: str
    remember: Callable[[str], Future[None]]


class DisplayPresenter(QObject):
    """Decides by `place_windows`, and moves only what has to move: a console in use stays where it is put."""

    def __init__(
        self,
        services: DisplayServices,
        desk: WallDesk,
        wall: WallWindow,
        console: ConsoleWindow,
        later: MainThread,
        tokens: Tokens,
    ) -> None:
        super().__init__(console)
        self._screens = services.screens
        self._wanted = services.wanted
        self._remember = services.remember
        self._desk = desk
        self._wall = wall
        self._console = console
        self._later = later
        self._numbers = ScreenNumbers(tokens, self)
        self._sheet: DisplaySheet | None = None
        self._note = ""
        self._is_shown = False
        self._placement = self._decide()
        self._seen = {self._placement.wall_screen} if self._placement.wall_fills_screen else set()
        self._screens.subscribe(self._screens_changed)
        console.about_to_close.connect(self._numbers.hide)

    @property
    def placement(self) -> Placement:
        """Return where the windows are."""
        return self._placement

    def place(self) -> None:
        """Put both windows in their places before they are shown."""
        self._console.setGeometry(self._placement.console)
        self._wall.setGeometry(self._placement.wall)

    def show_wall(self) -> None:
        """Show the wall, over the whole of its screen if it has one for itself."""
        self._is_shown = True
        if self._has_own_screen(self._placement):
            self._wall.showFullScreen()
        else:
            self._wall.show()

    def matters(self) -> list[Matter]:
        """Return a matter while the wall is not where it should be."""
        lost = self._placement.problem or (
            "" if self._placement.wall_fills_screen else next(iter(sorted(self._seen)), "")
        )
        return placement_matters(self._placement, lost if lost in self._seen else "")

    def open(self) -> None:
        """Show the sheet, or bring it to the front."""
        if self._sheet is None:
            self._sheet = DisplaySheet(
                self._console.metrics, self._console, shows_proposals=self._desk.orders.shows_proposals
            )
            self._sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self._sheet.screen_wanted.connect(self._choose)
            self._sheet.numbers_wanted.connect(self._identify)
            self._sheet.proposals_wanted.connect(self._show_proposals)
            self._sheet.destroyed.connect(self._forget_sheet)
        self._note = self.tr("Layar besar diingat di komputer ini.")
        self._fill_sheet()
        self._sheet.show()
        self._sheet.raise_()
        self._sheet.activateWindow()

    def _decide(self) -> Placement:
        return place_windows(self._screens.all(), self._screens.primary(), self._wanted)

    def _screens_changed(self) -> None:
        if not self._screens.all():
            logger.warning("no screen is left; the windows stay where they are until one comes back")
            return
        self._go_to(self._decide())
        self._fill_sheet()

    def _go_to(self, placement: Placement) -> None:
        before, self._placement = self._placement, placement
        if placement.wall_fills_screen:
            self._seen.add(placement.wall_screen)
        if placement.console != before.console:
            self._console.setGeometry(placement.console)
        if (placement.wall, placement.wall_fills_screen) != (before.wall, before.wall_fills_screen):
            logger.info("the wall goes to %s at %s", placement.wall_screen, placement.wall.getRect())
            self._move_wall(placement)

    def _move_wall(self, placement: Placement) -> None:
        if self._wall.isFullScreen():
            self._wall.showNormal()
        self._wall.setGeometry(placement.wall)
        if self._is_shown:
            self.show_wall()
            self._console.raise_()
            self._console.activateWindow()

    def _has_own_screen(self, placement: Placement) -> bool:
        """Tell whether the wall has a screen for itself, not half of a wide one."""
        return placement.wall_fills_screen and not any(
            screen.area.contains(placement.wall) and screen.area.contains(placement.console)
            for screen in self._screens.all()
        )

    # --- the sheet --------------------------------------------------------------------------

    def _choose(self, name: str) -> None:
        self._wanted = name
        self._seen.discard(name)
        self._go_to(self._decide())
        self._later.when_done(self._remember(name), lambda _: None, self._not_remembered)
        self._fill_sheet()

    def _not_remembered(self, error: BaseException) -> None:
        self._note = error_text(error)
        self._fill_sheet()

    def _identify(self) -> None:
        self._numbers.show(self._screens.all())

    def _show_proposals(self, shown: bool) -> None:
        self._desk.show_proposals(shown=shown)

    def _fill_sheet(self) -> None:
        if self._sheet:
            wall = self._placement.wall_screen if self._placement.wall_fills_screen else ""
            self._sheet.show_screens(self._screens.all(), wall, self._note)

    def _forget_sheet(self) -> None:
        self._sheet = None
