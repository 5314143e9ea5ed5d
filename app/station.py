"""A station without feeds and sound, put together: a facilitator's table beside the room, or anywhere else."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.data.store import Store
from app.desks import proposal_desks
from app.domain.floor import Speaker
from app.domain.identity import SiteId
from app.domain.proposer import Proposer, proposers
from app.domain.session import Session
from app.sending_room import SendingRoom
from app.session.clock import SystemClock
from app.session.proposals import ProposalDesk
from app.settings.credentials import Credentials
from app.settings.padanan_file import load_padanan
from app.settings.paths import AppPaths
from app.ui.clocks import STATE_MS, ScreenClock
from app.ui.later import MainThread
from app.ui.station.controller import StationController, StationServices
from app.ui.theme.tokens import Look


@dataclass(frozen=True, slots=True)
class StationOptions:
    """What the command line decided. `actor` signs what is written here."""

    session: Session
    paths: AppPaths
    actor: str
    look: Look
    duration_s: float | None = None


class Station:
    """A running station. Made, started and closed on the thread of the screen."""

    def __init__(self, app: QApplication, options: StationOptions) -> None:
        self._app = app
        self._options = options
        session, paths = options.session, options.paths
        self._clock = SystemClock()
        padanan = load_padanan(paths.padanan)
        self._store = Store.open(paths.store, options.actor, self._clock, padanan=padanan)
        # The session is known, not opened: when it begins and ends is the room's to say.
        self._store.imports.prepare(session, self._clock.now_ms()).result()
        self._files = ThreadPoolExecutor(max_workers=1, thread_name_prefix="station")
        self._later = MainThread()
        self._desks = proposal_desks(
            *(session, self._clock, self._store, options.actor, self._files, paths),
            lambda proposal_id: self._sending.history(proposal_id),
        )
        self._sending = SendingRoom(self._store, paths, Credentials(), self._clock, self._rows_came)
        services = StationServices(
            session=session,
            clock=self._clock,
            floor_log=self._store,
            proposals=ProposalDesk(session, self._clock, self._store, options.actor),
            form=self._desks.form,
            sending=self._sending.services(self._later, options.actor),
            later=self._later,
            people=self._people,
        )
        self.controller = StationController(services, options.look.tokens)
        self.controller.quit_wanted.connect(self._end)
        self._states = ScreenClock(STATE_MS, self.controller)
        self._states.subscribe(self.controller.tick)

    def start(self) -> None:
        """Show the window and begin to exchange."""
        self.controller.window.showMaximized()
        self.controller.tick()
        self._states.start()
        self._sending.start()
        self._store.warm(site.site_id for site in self._options.session.sites)
        if self._options.duration_s is not None:
            QTimer.singleShot(round(self._options.duration_s * 1000), self._end)

    def close(self) -> None:
        """Stop everything. What was typed is saved before the store closes."""
        self._states.stop()
        window = self.controller.window
        window.capture.save_now()
        self._sending.close()
        self._later.close()
        window.allow_close()
        window.close()
        self._files.shutdown(wait=True)
        self._desks.close()
        self._store.close()

    def _end(self) -> None:
        self._app.exit(0)

    def _rows_came(self, entities: frozenset[str]) -> None:
        """Runs on: the exchange's thread."""
        self._later.call(lambda: self.controller.rows_came(entities))

    def _people(self, site_id: SiteId) -> tuple[Proposer, ...]:
        site = next((one for one in self._options.session.sites if one.site_id == site_id), None)
        listed = site.participants if site else ()
        return proposers((Speaker(one.name, one.office, one.unsur) for one in listed), ())
