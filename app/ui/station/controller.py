"""Between a station's window and the session. Runs on: the thread of the screen."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.domain.feed import FeedSnapshot
from app.domain.floor import FloorEvent, FloorRefused, FloorState, replay
from app.domain.identity import SiteId
from app.domain.proposer import Proposer
from app.domain.sending import SyncPhase
from app.domain.session import Session
from app.session.ports import Clock, FloorLog
from app.session.proposals import ProposalDesk
from app.shm.frames import FrameSlots
from app.ui.capture.services import CaptureServices, FormDesks
from app.ui.console.confirm import Confirm
from app.ui.console.proposal_presenter import ProposalPresenter
from app.ui.later import MainThread
from app.ui.sending.presenter import SendingPlace, SendingPresenter, SendingServices
from app.ui.station.commands import STATION_COMMANDS
from app.ui.station.window import StationWindow
from app.ui.theme.tokens import Tokens

logger = logging.getLogger(__name__)

_CURRENT = frozenset({SyncPhase.RESTING, SyncPhase.SENDING, SyncPhase.RECEIVING, SyncPhase.PHOTOS})


@dataclass(frozen=True, slots=True)
class StationServices:
    """What a station talks to."""

    session: Session
    clock: Clock
    floor_log: FloorLog
    proposals: ProposalDesk
    form: FormDesks
    sending: SendingServices
    later: MainThread
    people: Callable[[SiteId], Sequence[Proposer]]


class NoPictures:
    """What stands where a room has its feeds: a station has none."""

    def request(self, view: str, sizes: Mapping[SiteId, tuple[int, int]]) -> None:
        """There is nothing to ask."""

    def slots(self, view: str, site_id: SiteId) -> FrameSlots | None:
        """Return none."""
        return None

    def snapshots(self) -> tuple[FeedSnapshot, ...]:
        """Return none."""
        return ()


class StationController(QObject):
    """Owns the window. The floor is what the operator's station said last."""

    quit_wanted = Signal()

    def __init__(self, services: StationServices, tokens: Tokens) -> None:
        super().__init__()
        self._s = services
        s = services
        self.floor = FloorState()
        self.window = StationWindow(s.session, tokens, self._handlers())
        self.window.close_wanted.connect(self._ask_to_quit)
        capture = CaptureServices(s.proposals, s.later, s.clock, NoPictures(), s.people, s.form, s.proposals.similar)
        self.proposals = ProposalPresenter(capture, self.window.capture, self.window.proposals)
        self.window.capture.form.show_details(s.form.details_open)
        place = SendingPlace(self.window.sent, self.window.commands, lambda: self.window.metrics)
        self.sending = SendingPresenter(s.sending, place, self.window, tokens)
        self.sending.resolved.connect(self.proposals.search)
        self.rows_came(frozenset({"floor_event"}))

    def tick(self) -> None:
        """Show what changed. Called ten times a second."""
        now_ms = self._s.clock.now_ms()
        self.window.show_time(now_ms)
        self.window.show_saved(self.proposals.recorded, self.proposals.trouble)
        is_current = self._s.sending.exchange.status.phase in _CURRENT
        self.window.floor.show_floor(self.floor, now_ms, is_current=is_current)
        self.sending.tick()

    def rows_came(self, entities: frozenset[str]) -> None:
        """Read again what another station wrote."""
        if "floor_event" in entities:
            events = self._s.floor_log.floor_events(self._s.session.session_id)
            self._s.later.when_done(events, self._floor_read, self._not_read)
        if entities & {"proposal", "attachment"}:
            self.proposals.rows_came()

    def _floor_read(self, events: tuple[FloorEvent, ...]) -> None:
        rules = self._s.session.speaking
        state = FloorState(turn_s=rules.turn_s, interposed_s=rules.interposed_s, chair=self._s.session.chair_site)
        for event in events:
            try:
                state = replay((event,), state)
            except FloorRefused as refusal:
                # A line before it is still on its way.
                logger.info("a line of the floor's log does not fit yet: %s", refusal)
        self.floor = state
        self.proposals.follow(self.floor, None)

    def _not_read(self, error: BaseException) -> None:
        logger.warning("the floor cannot be read: %s", error)

    def _handlers(self) -> Mapping[str, Callable[[], None]]:
        handlers: dict[str, Callable[[], None]] = {
            "proposal.new": lambda: self.proposals.new(),
            "proposal.file": lambda: self.window.capture.file(),
            "proposal.find": lambda: self.window.proposals.focus_search(),
            "proposal.photo": lambda: self.proposals.do("proposal.photo_file"),
            "screen.board": lambda: self.window.proposals.setFocus(),
            "session.sending": lambda: self.sending.open(),
            "screen.help": lambda: self.window.show_help(),
            "session.quit": self._ask_to_quit,
        }
        for command in STATION_COMMANDS:
            handlers.setdefault(command.command_id, partial(self._form_command, command.command_id))
        return handlers

    def _form_command(self, command_id: str) -> None:
        self.proposals.do(command_id)

    def _ask_to_quit(self) -> None:
        capture = self.window.capture
        all_saved = capture.leave() and capture.is_settled and not self.proposals.has_unsaved
        saved = self.tr("Semua catatan sudah tersimpan di komputer ini.")
        lost = self.tr("Ada isian yang BELUM tersimpan dan akan hilang.")
        dialog = Confirm(
            self.tr("Tutup stasiun?"),
            saved if all_saved else lost,
            self.tr("Tutup"),
            self.window.metrics,
            self.window,
        )
        dialog.agreed.connect(self.quit_wanted)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
