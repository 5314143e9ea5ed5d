"""Between the console's widgets and the session: commands in, views out.

Runs on: the thread of the screen. Nothing here waits for a disk, a worker or a network.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from app.domain.feed import FeedSnapshot
from app.domain.floor import FloorState
from app.domain.gateway import GatewayReport, with_gateway
from app.domain.identity import SiteId
from app.domain.proposal import Proposal
from app.domain.proposer import Proposer, proposers
from app.domain.session import Session
from app.domain.tally import TallyKind
from app.session.agenda import Agenda
from app.session.attendance import Attendance
from app.session.floor import Floor
from app.session.line_check import LineCheck
from app.session.ports import Clock
from app.session.presence import PresenceKeeper
from app.session.proposals import ProposalDesk
from app.session.site_check import SiteCheck
from app.session.sound_desk import SoundDesk
from app.session.sound_watch import SoundWatch
from app.session.time_bell import TimeBell
from app.session.usulan_import import UsulanImport
from app.ui.agenda.presenter import AgendaPresenter
from app.ui.attendance.presenter import AttendancePresenter, AttendanceServices
from app.ui.capture.services import CaptureServices, FormDesks
from app.ui.check.output import SheetOutput
from app.ui.check.presenter import CheckPresenter, CheckServices
from app.ui.commands import COMMANDS, Condition, Group
from app.ui.console.confirm import Confirm
from app.ui.console.floor_presenter import FloorPresenter
from app.ui.console.gateway_matters import matters_of
from app.ui.console.look_presenter import LookPresenter
from app.ui.console.matters import Matter, silence_matters, sound_matters, thrift_matters
from app.ui.console.notices import Notices
from app.ui.console.panels import PanelPresenter, Place
from app.ui.console.proposal_presenter import ProposalPresenter
from app.ui.console.remote_matters import remote_matters
from app.ui.console.session_pages import PAGE_COMMANDS, OtherPages, PageServices, SessionPages
from app.ui.console.sound_presenter import SoundPresenter
from app.ui.console.wall_presenter import WALL_COMMANDS, WallPresenter, WallServices
from app.ui.console.window import ConsoleWindow
from app.ui.decisions.presenter import DecisionPresenter
from app.ui.decisions.services import DecisionServices
from app.ui.displays.presenter import DisplayPresenter, DisplayServices
from app.ui.journal.presenter import FromRecord, JournalPresenter, JournalServices
from app.ui.later import MainThread
from app.ui.line.presenter import LinePresenter, LineServices
from app.ui.ports import GatewaySource, PictureSource, RemoteSource, SoundSource
from app.ui.proposal_commands import PROPOSAL_COMMANDS
from app.ui.room_view import RoomView, TileView, room_view
from app.ui.sound.presenter import SoundPagePresenter, SoundPageServices
from app.ui.theme.tokens import Look, Tokens
from app.ui.usulan_import.presenter import UsulanImportPresenter, UsulanImportServices
from app.ui.wall.window import WallWindow
from app.ui.words import error_text

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class RoomServices:
    """What the controller talks to."""

    session: Session
    clock: Clock
    floor: Floor
    proposals: ProposalDesk
    deciding: DecisionServices
    presence: PresenceKeeper
    pictures: PictureSource
    sound: SoundSource
    desk: SoundDesk
    wall: WallServices
    displays: DisplayServices
    sound_watch: SoundWatch
    check: SiteCheck
    check_output: SheetOutput
    sound_page: SoundPageServices
    line_check: LineCheck
    agenda: Agenda
    attendance: Attendance
    imports: UsulanImport
    later: MainThread
    look: Look
    remember_look: Callable[[str], Future[None]]
    bell: TimeBell
    from_record: FromRecord
    panel_places: Mapping[str, Place]
    remember_panels: Callable[[Mapping[str, Place]], Future[None]]
    form: FormDesks
    pages: PageServices
    past_matters: Sequence[Matter] = ()
    gateway: GatewaySource | None = None
    remote: RemoteSource | None = None


class Controller(QObject):
    """Owns the console's window and drives the wall."""

    quit_wanted = Signal()

    def __init__(self, services: RoomServices, wall: WallWindow, tokens: Tokens) -> None:
        super().__init__()
        self._s = services
        self._wall = wall
        self._selected: SiteId | None = None
        self._view: RoomView | None = None
        self.console = ConsoleWindow(services.session, services.pictures, tokens, self._handlers())
        self._notices = Notices(services.past_matters, self.console.commands.keys, self)
        wall.send_keys_to(self.console)
        self.console.commands.listen_on(wall)
        self._connect()
        self._proposals = ProposalPresenter(self._capture_services(), self.console.capture, self.console.proposals)
        self._proposals.recovered.connect(self._notices.drafts_recovered)
        self.console.capture.folded.connect(self._remember_details)
        self.console.capture.form.show_details(services.form.details_open)
        self._proposals.written.connect(self._store_works)
        s = services
        self.wall_presenter = WallPresenter(s.wall, s.session, wall, s.later, self.console)
        self.displays = DisplayPresenter(s.displays, s.wall.desk, wall, self.console, s.later, tokens)
        self.wall_presenter.changed.connect(self.tick)
        self.wall_presenter.proposals_wanted.connect(self._proposals.search)
        self._proposals.listed.connect(self.wall_presenter.proposals_listed)
        self.floor_presenter = FloorPresenter(
            s.session,
            s.floor,
            s.bell,
            s.attendance,
            self.console,
            lambda: self._selected,
            self._select,
            self._listen_to,
            self.tick,
        )
        self._sound = SoundPresenter(s.session, s.desk, s.sound, self.console)
        checking = CheckServices(s.session, s.check, s.check_output, s.pictures, s.sound, s.later)
        self._check = CheckPresenter(checking, self.console, tokens)
        self._check.opened.connect(self._notices.check_seen)
        self._check.finished_unseen.connect(self._notices.check_unseen)
        self._sound_page = SoundPagePresenter(s.sound_page, self.console, tokens)
        self._sound_page.opened.connect(self._notices.sound_seen)
        self._sound_page.left_unsaved.connect(self._notices.sound_unsaved)
        self._line = LinePresenter(LineServices(s.session, s.line_check, s.pictures, s.sound), self.console, tokens)
        self._agenda = AgendaPresenter(s.agenda, self.console, tokens)
        self._agenda.said.connect(self.floor_presenter.say)
        people = AttendanceServices(s.session, s.attendance, s.later)
        self._attendance = AttendancePresenter(people, self.console, tokens)
        self._look = LookPresenter(s.look, tokens, s.remember_look, s.later, self.console)
        taking = UsulanImportServices(s.session, s.imports, s.deciding.complaints, s.later)
        self.imports = UsulanImportPresenter(taking, self.console, tokens)
        self.imports.written.connect(self._proposals.search)
        self._decisions = DecisionPresenter(s.deciding, self.console, tokens)
        self._decisions.decided.connect(self.wall_presenter.follow_decision)
        self._decisions.decided.connect(self._proposals.search)
        self._proposals.written.connect(self._decisions.read_again)
        self._decisions.open_wanted.connect(self.console.proposals.opened)
        self._journal = JournalPresenter(JournalServices(s.session, s.from_record, s.later), self.console, tokens)
        self.panels = PanelPresenter(self.console, s.panel_places, s.remember_panels, s.later)
        self.pages = SessionPages(
            s.pages,
            *(s.session, s.clock, s.floor, s.agenda, s.later, lambda: self._selected, self._select),
            others=OtherPages(self._attendance.open, self._decisions.open, self._agenda.open),
            console=self.console,
            tokens=tokens,
        )
        self.pages.sending.resolved.connect(self.rows_came)
        services.floor.subscribe(self._floor_changed)

    def _connect(self) -> None:
        window = self.console
        window.multiview.site_chosen.connect(self._select)
        window.proposals.opened.connect(window.show_capture)
        window.close_wanted.connect(self._ask_to_quit)

    # --- the clocks -------------------------------------------------------------------------

    def tick(self) -> None:
        """Compose the view and show what changed. Called by the state clock, ten times a second."""
        s = self._s
        gateway = s.gateway.report() if s.gateway else None
        snapshots = s.pictures.snapshots()
        s.sound_watch.look(snapshots)
        feeds = s.sound_watch.joined(with_gateway(snapshots, gateway))
        s.presence.observe(feeds)
        self._check.tick(feeds)
        self._sound_page.tick()
        self._line.tick(feeds)
        clocks = s.floor.countdowns()
        used = {turn.site_id: s.floor.used_s(turn.site_id) for turn in s.floor.state.on_floor}
        sound, now_ms, desk = s.sound.status(), s.clock.now_ms(), s.desk.state
        state = s.floor.state
        countdown = clocks[state.speaking.request_id] if state.speaking else None
        view = room_view(
            s.session, state, countdown, feeds, used, sound, now_ms, gateway, desk, clocks, s.floor.times()
        )
        view = self._view = self._agenda.in_view(view)
        self.wall_presenter.show(view, self._proposals.recorded)
        self.wall_presenter.tick()
        selected = self._selected_tile(view)
        self.console.header.show_view(view, self._proposals.recorded, self._store_trouble)
        self.console.multiview.show_tiles(view.tiles, self._selected)
        self._sound.tick()
        self.floor_presenter.tick()
        self.pages.sending.tick()
        self.console.floor.show_view(view, selected)
        self.console.attention.show_matters(self._all_matters(feeds, view, gateway))
        self.console.commands.set_conditions(self._conditions(view, selected))

    def tick_levels(self) -> None:
        """Move the meters. Called by the picture clock."""
        self.console.multiview.show_levels(self._s.sound.levels())
        self._sound.tick_levels()
        self._sound_page.tick_levels()

    def rows_came(self) -> None:
        """Read the lists again: another station wrote into them."""
        self._proposals.rows_came()
        self._decisions.read_again()

    def store_failed(self, error: BaseException) -> None:
        """Say that something could not be written. Called from: any thread."""
        self._s.later.call(lambda: self._set_store_trouble(error_text(error)))

    def document_broken(self, file: str, message: str, advice: str) -> None:
        """Say that a file of the office cannot be used for documents. Called from: any thread."""
        self._s.later.call(lambda: self._notices.document_broken(file, message, advice))

    # --- commands ---------------------------------------------------------------------------

    def _handlers(self) -> Mapping[str, Callable[[], None]]:
        handlers: dict[str, Callable[[], None]] = {
            "agenda.forward": lambda: self._agenda.forward(),
            "agenda.back": lambda: self._agenda.back(),
            "sound.listen": lambda: self._sound.listen(self._selected),
            "sound.priority": lambda: self._sound.priority(),
            "sound.mute": lambda: self._sound.mute(),
            "proposal.new": self._new_proposal,
            "proposal.file": self._file_proposal,
            "proposal.find": self._find_proposal,
            "proposal.import": lambda: self.imports.open(),
            "screen.board": lambda: self.console.focus_board(),
            "screen.wall": self._toggle_wall,
            "wall.displays": lambda: self.displays.open(),
            "screen.look": lambda: self._look.open(),
            "screen.panels": lambda: self.panels.open(),
            "screen.menu": lambda: self.console.show_menu(),
            "screen.help": lambda: self.console.show_help(),
            "session.check": lambda: self._check.open(),
            "session.sound": lambda: self._sound_page.open(self._selected),
            "session.line_check": lambda: self._line.open(),
            "session.journal": lambda: self._journal.open(),
            "session.agenda": lambda: self._agenda.open(),
            "session.decide": lambda: self._decisions.open(self._selected, self.console.proposals.chosen),
            "session.attendance": lambda: self._attendance.open(self._selected),
            "session.quit": self._ask_to_quit,
        }
        for command in COMMANDS:
            if command.group in (Group.FLOOR, Group.QUEUE):
                handlers[command.command_id] = _Do(self, command.command_id)
        for command in PROPOSAL_COMMANDS:
            handlers.setdefault(command.command_id, partial(self._form_command, command.command_id))
        for number, site in enumerate(self._s.session.sites, start=1):
            handlers[f"site.{number}"] = _Select(self._select, site.site_id)
        for command_id in WALL_COMMANDS:
            handlers[command_id] = partial(self._wall_command, command_id)
        for command_id in PAGE_COMMANDS:
            handlers[command_id] = partial(self._open_page, command_id)
        return handlers

    def _wall_command(self, command_id: str) -> None:
        self.wall_presenter.run(command_id, self._selected)

    def _open_page(self, command_id: str) -> None:
        self.pages.run(command_id)

    def _conditions(self, view: RoomView, selected: TileView | None) -> set[Condition]:
        conditions = self._sound.conditions() | self.floor_presenter.conditions()
        if view.speaker:
            conditions.add(Condition.HOLDER)
        if view.queue:
            conditions.add(Condition.QUEUE)
        if selected:
            conditions.add(Condition.SELECTED)
            if selected.tally.kind is not TallyKind.SPEAKING:
                conditions.add(Condition.SELECTED_SILENT)
            if selected.tally.kind in (TallyKind.WAITING, TallyKind.ASKING):
                conditions.add(Condition.SELECTED_WAITING)
        return conditions

    def _select(self, site_id: str) -> None:
        self._selected = SiteId(site_id)
        self.floor_presenter.site_selected()
        self.tick()
        self._proposals.follow(self._s.floor.state, self._selected)

    def _listen_to(self, site_id: SiteId) -> None:
        """Listen to a site, unless it is listened to already."""
        if site_id not in self._s.desk.state.cue:
            self._sound.listen(site_id)

    def _toggle_wall(self) -> None:
        if self._wall.isFullScreen():
            self._wall.showNormal()
        else:
            self._wall.showFullScreen()

    def _ask_to_quit(self) -> None:
        capture = self.console.capture
        all_saved = capture.leave() and capture.is_settled and not self._proposals.has_unsaved
        saved = self.tr("Semua catatan sudah tersimpan di komputer ini.")
        lost = self.tr("Ada isian yang BELUM tersimpan dan akan hilang.")
        off = self.tr("Layar besar dan suara ruang ikut mati.")
        dialog = Confirm(
            self.tr("Tutup ruang kendali?"),
            f"{off} {saved if all_saved else lost}",
            self.tr("Tutup"),
            self.console.metrics,
            self.console,
        )
        dialog.agreed.connect(self.quit_wanted)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def proposal_decided(self, proposal: Proposal) -> None:
        """Show what was decided about a proposal from afar."""
        self.wall_presenter.follow_decision(proposal)
        self._proposals.search()
        self._decisions.read_again()

    # --- the floor --------------------------------------------------------------------------

    def _floor_changed(self, floor: FloorState) -> None:
        self._proposals.follow(floor, self._selected)

    @property
    def _store_trouble(self) -> str:
        return self._proposals.trouble or self._notices.store_trouble

    def _set_store_trouble(self, text: str) -> None:
        self._notices.store_trouble = text

    def _store_works(self) -> None:
        self._notices.store_trouble = ""

    def _selected_tile(self, view: RoomView) -> TileView | None:
        return next((tile for tile in view.tiles if tile.site_id == self._selected), None)

    # --- proposals --------------------------------------------------------------------------

    def _new_proposal(self) -> None:
        self.console.show_capture()
        self._proposals.new()

    def _file_proposal(self) -> None:
        self.console.show_capture()
        self.console.capture.file()

    def _find_proposal(self) -> None:
        self.console.show_proposals()
        self.console.proposals.focus_search()

    def _form_command(self, command_id: str) -> None:
        self.console.show_capture()
        self._proposals.do(command_id)

    def _capture_services(self) -> CaptureServices:
        s = self._s
        return CaptureServices(s.proposals, s.later, s.clock, s.pictures, self._proposers, s.form, s.proposals.similar)

    def _proposers(self, site_id: SiteId) -> tuple[Proposer, ...]:
        s = self._s
        return proposers(s.floor.known_speakers(site_id), (p for p in s.attendance.people if p.site_id == site_id))

    def _remember_details(self, is_open: bool) -> None:
        def failed(error: BaseException) -> None:
            logger.warning("the parts of the form are not remembered: %s", error)

        self._s.later.when_done(self._s.form.remember_details(is_open), lambda _: None, failed)

    # --- what needs attention ---------------------------------------------------------------

    def _all_matters(
        self, feeds: Sequence[FeedSnapshot], view: RoomView, gateway: GatewayReport | None
    ) -> list[Matter]:
        floor = view.speaker.site_id if view.speaker else None
        return [
            *self._notices.urgent(self._proposals.trouble),
            *self.displays.matters(),
            *self.wall_presenter.matters(),
            *self._sound.matters(),
            *silence_matters(self._s.session, feeds),
            *sound_matters(view.sound),
            *thrift_matters(feeds, floor),
            *matters_of(self._s.session, feeds, gateway),
            *remote_matters(self._s.remote.report() if self._s.remote else None),
            *self.pages.matters(),
            *self._notices.matters(),
        ]


class _Do:
    """A handler of one of the floor's commands; the window that has the keys is made before the presenter."""

    def __init__(self, controller: Controller, command_id: str) -> None:
        self._controller = controller
        self._command_id = command_id

    def __call__(self) -> None:
        self._controller.floor_presenter.do(self._command_id)


class _Select:
    """A handler that selects one site; a lambda in a loop would remember the last one."""

    def __init__(self, select: Callable[[str], None], site_id: SiteId) -> None:
        self._select = select
        self._site_id = site_id

    def __call__(self) -> None:
        self._select(self._site_id)
