"""Which session a station opens when none was named: today's or the next of those that it knows from the server."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.data.store import Store
from app.domain.known_session import session_for_day
from app.domain.session import Session
from app.domain.wording import local_time
from app.sending_room import SendingRoom
from app.session.clock import SystemClock
from app.settings.credentials import Credentials
from app.settings.paths import AppPaths
from app.ui.clocks import STATE_MS, ScreenClock
from app.ui.later import MainThread
from app.ui.station.start import StationStartWindow
from app.ui.theme.style import console_metrics
from app.ui.theme.tokens import Tokens


class StationStart:
    """Runs on: the thread of the screen. `run` returns the session, None if the person left or wants a file.

    `wants_file` tells the two apart.
    """

    def __init__(self, app: QApplication, paths: AppPaths, actor: str, tokens: Tokens) -> None:
        self._app = app
        self._actor = actor
        self._tokens = tokens
        self._clock = SystemClock()
        self._paths = paths
        self._store = Store.open(Path(paths.store), actor, self._clock)
        self._found: Session | None = None
        self.wants_file = False

    def run(self) -> Session | None:
        """Take a session that is known already, or wait for one with the window shown."""
        try:
            if not self._look():
                self._wait()
            return self._found
        finally:
            self._store.close()

    def _look(self) -> bool:
        """Tell whether there is a session."""
        today = local_time(self._clock.now_ms()).date()
        self._found = session_for_day(self._store.sessions().result(), today)
        return self._found is not None

    def _wait(self) -> None:
        later = MainThread()
        sending = SendingRoom(self._store, self._paths, Credentials(), self._clock, lambda _: later.call(self._came))
        screen = self._app.primaryScreen().availableSize()
        metrics = console_metrics(screen.width(), screen.height())
        window = StationStartWindow(sending.services(later, self._actor), self._tokens, metrics)
        window.files_wanted.connect(self._ask_for_file)
        window.left.connect(self._end)
        clock = ScreenClock(STATE_MS, window)
        clock.subscribe(window.tick)
        window.resize(metrics.px(980), metrics.px(640))
        window.show()
        clock.start()
        sending.start()
        try:
            self._app.exec()
        finally:
            clock.stop()
            sending.close()
            later.close()
            window.deleteLater()

    def _came(self) -> None:
        if self._found is None and self._look():
            self._end()

    def _ask_for_file(self) -> None:
        self.wants_file = True
        self._end()

    def _end(self) -> None:
        self._app.exit(0)
