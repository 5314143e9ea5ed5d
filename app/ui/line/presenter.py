"""Between the page "Uji jalur suara" and the line check.

Runs on: the thread of the screen, called by its clocks. Nothing here waits.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject

from app.domain.feed import FeedSnapshot
from app.domain.identity import SiteId
from app.domain.line_check import Answer
from app.domain.session import Session
from app.domain.sound import DeviceState
from app.session.line_check import LineCheck
from app.ui.check.stills import Stills
from app.ui.console.window import ConsoleWindow
from app.ui.line.page import LinePage
from app.ui.line.view import line_view
from app.ui.ports import PictureSource, SoundSource
from app.ui.theme.tokens import Tokens

logger = logging.getLogger(__name__)

VIEW = "line"
SIZE = (960, 540)
_NOT_MEASURING = (DeviceState.STARTING, DeviceState.DOWN)


@dataclass(frozen=True, slots=True)
class LineServices:
    """What the presenter talks to."""

    session: Session
    check: LineCheck
    pictures: PictureSource
    sound: SoundSource


class LinePresenter(QObject):
    """Opens the page and drives the round. Without the page no line is open, however the page went."""

    def __init__(self, services: LineServices, console: ConsoleWindow, tokens: Tokens) -> None:
        super().__init__(console)
        self._s = services
        self._console = console
        self._tokens = tokens
        self._page: LinePage | None = None
        self._picture: Stills | None = None
        self._pictured: SiteId | None = None

    def open(self) -> None:
        """Open the page, and begin; a round that was put aside goes on where it was."""
        if self._page is None:
            self._page = self._make_page()
            self._page.show()
            if self._s.check.round is None:
                logger.info("a line check begins")
                self._s.check.start()
            else:
                self._s.check.resume()
            self._show()
        self._page.raise_()
        self._page.activateWindow()

    def tick(self, feeds: Sequence[FeedSnapshot]) -> None:
        """Take part in the console's tick. Costs nothing while the page is closed."""
        if self._page is None:
            return
        measures = self._s.sound.status().state not in _NOT_MEASURING
        levels = self._s.sound.levels() if measures else None
        self._s.check.observe(feeds, levels)
        self._show()
        now = next((one for one in levels or () if one.site_id == self._pictured), None)
        self._page.show_level(now, self._s.check.level)
        if self._picture and self._pictured and self._picture.take_next():
            self._page.show_image(self._picture.images[self._pictured])

    def _make_page(self) -> LinePage:
        check = self._s.check
        page = LinePage(line_view(self._s.session, check), self._tokens, self._console.metrics, self._console)
        # Whatever lies over the console: the room can be silenced.
        page.addAction(self._console.commands.action("sound.mute"))
        page.answered.connect(self._answer)
        page.site_wanted.connect(self._go_to)
        page.noted.connect(self._note)
        for wanted, act in (
            (page.skip_wanted, self._skip),
            (page.back_wanted, self._back),
            (page.again_wanted, self._again),
            (page.end_wanted, self._end),
            (page.resume_wanted, self._resume),
            (page.start_wanted, self._start),
            (page.failed_wanted, self._repeat_failed),
        ):
            wanted.connect(act)
        page.finished.connect(self._on_finished)
        # Whatever becomes of the page: without it nobody would close the line.
        page.destroyed.connect(self._put_aside)
        return page

    def _on_finished(self) -> None:
        page = self._page
        self._put_aside()
        if page:
            page.deleteLater()
        self._console.activateWindow()

    def _put_aside(self) -> None:
        self._page = None
        self._s.check.pause()
        self._follow_picture(None)

    def _show(self) -> None:
        if self._page is None:
            return
        state = self._s.check.round
        self._follow_picture(state.site_id if state else None)
        self._page.show_view(line_view(self._s.session, self._s.check))

    def _follow_picture(self, site_id: SiteId | None) -> None:
        if site_id == self._pictured:
            return
        self._pictured = site_id
        if self._picture:
            self._picture.stop()
        self._picture = Stills(self._s.pictures, [site_id], VIEW, SIZE) if site_id else None
        if self._picture:
            self._picture.begin()

    # --- what is pressed --------------------------------------------------------------------

    def _answer(self, answer: Answer) -> None:
        self._s.check.answer(answer)
        self._show()

    def _go_to(self, site_id: str) -> None:
        self._s.check.go_to(SiteId(site_id))
        self._show()

    def _note(self, text: str) -> None:
        self._s.check.note(text)

    def _skip(self) -> None:
        self._s.check.skip()
        self._show()

    def _back(self) -> None:
        self._s.check.back()
        self._show()

    def _again(self) -> None:
        self._s.check.again()
        self._show()

    def _end(self) -> None:
        self._s.check.end()
        self._show()

    def _resume(self) -> None:
        self._s.check.resume()
        self._show()

    def _start(self) -> None:
        self._s.check.start()
        self._show()

    def _repeat_failed(self) -> None:
        self._s.check.repeat_failed()
        self._show()
