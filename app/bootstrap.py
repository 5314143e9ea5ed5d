"""The composition root: the only place that builds long-lived objects and says who talks to whom.

Read from top to bottom to know the room: the store opens, the workers start, the use cases are
put between them, two windows are hung on the use cases, and two clocks make it all move.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from app.audio.supervisor import AudioSupervisor
from app.data.attendance_file import read_attendance
from app.data.care import StoreCare
from app.data.store import Store
from app.demo_room import demo_script
from app.desks import proposal_desks
from app.diagnostics.background import Background
from app.domain.attendance_import import AttendanceList
from app.domain.feed import FeedState
from app.domain.identity import SiteId
from app.domain.line_check import has_line
from app.domain.session import Session
from app.domain.sound import ChosenDevices
from app.domain.wall import WallOrders
from app.gateway.poller import poller_for
from app.lists.room import room_imports
from app.minutes.place import NewFile, place
from app.minutes_work import MinutesWorkDesks
from app.printing.tryout import BrokenText, TemplateTryout, TryoutOrder
from app.process.idle import IdleWatch
from app.remote_room import remote_control
from app.room_report import ReportPlaces, ReportSources, RoomReport
from app.sending_room import SendingRoom
from app.session.agenda import Agenda
from app.session.attendance import Attendance, listed_participants
from app.session.clock import SystemClock
from app.session.decisions import DecisionDesk
from app.session.demo import DemoScript
from app.session.floor import Floor
from app.session.line_check import LineCheck
from app.session.notes import NoteBook
from app.session.numbered_decisions import NumberedDecisions
from app.session.presence import PresenceKeeper
from app.session.proposals import ProposalDesk
from app.session.reference import AT_ONCE
from app.session.site_check import SiteCheck
from app.session.sound_desk import DeskState, SoundDesk
from app.session.sound_watch import SoundWatch
from app.session.thrift import ThriftKeeper
from app.session.time_bell import TimeBell
from app.session.wall_desk import WallDesk
from app.settings.credentials import Credentials
from app.settings.displays import save_wall_screen
from app.settings.look import save_look
from app.settings.padanan_file import load_padanan
from app.settings.panels import load_panels, save_panels
from app.settings.paths import AppPaths
from app.settings.wall_file import load_orders, save_orders
from app.sound_room import sound_services
from app.ui.check.output import SheetWriter
from app.ui.clocks import PICTURE_MS, STATE_MS, ScreenClock, StallWatch
from app.ui.console.controller import Controller, RoomServices
from app.ui.console.matters import Matter
from app.ui.console.session_pages import PageServices
from app.ui.console.wall_presenter import WallServices
from app.ui.decisions.services import DecisionServices
from app.ui.displays.presenter import DisplayServices
from app.ui.displays.screens import DesktopScreens
from app.ui.later import MainThread
from app.ui.reporting import ScreenReport
from app.ui.theme.tokens import Look
from app.ui.wall.photo import first_photo
from app.ui.wall.window import WallWindow
from app.video.supervisor import FeedSupervisor

logger = logging.getLogger(__name__)

ACTOR = "operator"
_METER_EVERY = 2
_THRIFT_MS = 500
_WALL_AFTER_MS = 30
_CARE_AFTER_MS = 5000
_SEND_AFTER_MS = 3000


@dataclass(frozen=True, slots=True)
class RoomOptions:
    """What the command line decided."""

    session: Session
    paths: AppPaths
    store_path: Path
    minutes_folder: Path
    demo: bool = False
    duration_s: float | None = None
    screenshots: Path | None = None
    status_json: Path | None = None
    status_lines: Callable[[str], None] | None = None
    audio_device: str = ""
    cue_device: str = ""
    wall_screen: str = ""
    session_file: Path | None = None
    look: Look = Look.DARK
    matters: tuple[Matter, ...] = ()


class Room:
    """A running control room. Made, started and closed on the thread of the screen."""

    def __init__(self, app: QApplication, options: RoomOptions) -> None:
        self._app = app
        self._options = options
        session = options.session

        # The store, and what is already known about this session.
        self._clock = SystemClock()
        self._store = Store.open(options.store_path, ACTOR, self._clock, padanan=load_padanan(options.paths.padanan))
        self._store.open_session(session, self._clock.now_ms()).result()
        self._care = StoreCare(self._store, self._store_failed)
        past = self._store.floor_events(session.session_id).result()
        held = self._store.agenda_events(session.session_id).result()
        notes = self._store.notes(session.session_id).result()
        # Whom the session file names is on the list, once: taken over again it changes nothing.
        self._store.import_attendees(session.session_id, listed_participants(session), self._clock.now_ms()).result()
        people = self._store.attendees(session.session_id).result()

        # The workers: a process for each feed, one for the sound, a thread for small chores.
        credentials = Credentials()
        self._feeds = FeedSupervisor(
            session.sites,
            credentials.resolve,
            allow_local=session.allow_local,
            hardware=session.hardware_decoding,
        )
        self._gateway = poller_for(session, credentials.password)
        self._audio = AudioSupervisor(
            self._feeds.rings(), options.audio_device, options.cue_device, sounds=options.paths.resources / "sounds"
        )
        self._background = Background()
        self._exporter = ThreadPoolExecutor(max_workers=1, thread_name_prefix="minutes")
        self._sound_system = ThreadPoolExecutor(max_workers=1, thread_name_prefix="sound-system")

        # The use cases.
        self._floor = Floor(session, self._clock, self._store, past, self._store_failed, self._connected_sites)
        self._proposals = ProposalDesk(session, self._clock, self._store, ACTOR)
        self._desks = proposal_desks(
            *(session, self._clock, self._store, ACTOR, self._exporter, options.paths),
            lambda proposal_id: self._sending.history(proposal_id),
        )
        self._minutes_work = MinutesWorkDesks(
            session, self._clock, self._store, options.paths, options.minutes_folder, self._exporter
        )
        self._agenda = Agenda(session, self._clock, self._store, held, self._store_failed)
        self._attendance = Attendance(
            session, self._clock, self._store, ACTOR, people, partial(_read_attendance, session), self._exporter
        )
        self._desk = SoundDesk(self._audio, session.chair_site, session.bed_db)
        self._bell = TimeBell(self._floor, self._desk, session.speaking)
        site_ids = [site.site_id for site in session.sites]
        self._line_check = LineCheck(
            session.session_id, site_ids, self._clock, self._desk, self._store, self._store_failed
        )
        self._wall_desk = WallDesk(load_orders(options.paths.wall, session.session_id))
        self._sound_watch = SoundWatch(
            session, self._audio, lambda: self._floor.state, lambda: self._desk.state, self._clock
        )
        self._presence = PresenceKeeper(session.session_id, self._clock, self._store, self._store_failed)

        # The two windows, and the one who answers their requests.
        self._later = MainThread()
        tokens = options.look.tokens
        self._wall = WallWindow(
            [site.site_id for site in session.sites],
            self._feeds,
            tokens,
            is_animated=session.wall_animation,
        )
        self._numbered = NumberedDecisions(
            self._proposals,
            DecisionDesk(session, self._clock, self._store, "kendali-jarak-jauh"),
            *(lambda: self._wall_desk.orders.proposal, self._later),
        )
        self._remote = remote_control(
            *(session, options.paths, self._clock, credentials, self._later, self._audio),
            lambda: self._sound_watch.joined(self._feeds.snapshots()),
            lambda made: made(
                *(session, self._floor, self._desk, self._agenda, self._bell, self._numbered),
                wall=lambda: self._wall_desk,
            ),
        )
        self._sending = SendingRoom(self._store, options.paths, credentials, self._clock, self._rows_came)
        services = RoomServices(
            session=session,
            clock=self._clock,
            floor=self._floor,
            proposals=self._proposals,
            deciding=self._deciding(),
            presence=self._presence,
            pictures=self._feeds,
            sound=self._audio,
            desk=self._desk,
            wall=WallServices(
                self._wall_desk,
                self._keep_wall,
                lambda proposal_id: self._exporter.submit(first_photo, self._store, proposal_id),
            ),
            displays=DisplayServices(
                DesktopScreens(app),
                options.wall_screen,
                lambda name: self._exporter.submit(save_wall_screen, options.paths.wall_screen, name),
            ),
            sound_watch=self._sound_watch,
            check=SiteCheck([site.site_id for site in session.sites], self._clock),
            check_output=SheetWriter(self._exporter, _place_file, options.minutes_folder),
            sound_page=sound_services(
                *(session, options.paths, options.session_file),
                ChosenDevices(options.audio_device, options.cue_device),
                (self._feeds, self._audio),
                self._desk,
                (self._exporter, self._sound_system),
                self._later,
            ),
            line_check=self._line_check,
            agenda=self._agenda,
            attendance=self._attendance,
            imports=room_imports(
                session, self._clock, self._store, options.paths, options.minutes_folder, self._exporter
            ),
            later=self._later,
            look=options.look,
            remember_look=lambda name: self._exporter.submit(save_look, options.paths.look, name),
            bell=self._bell,
            from_record=self._minutes_work.from_record,
            panel_places=load_panels(options.paths.panels),
            remember_panels=lambda places: self._exporter.submit(save_panels, options.paths.panels, places),
            form=self._desks.form,
            pages=PageServices(
                NoteBook(session, self._clock, self._store, notes),
                self._minutes_work.editor,
                self._minutes_work.charts,
                self._minutes_work.closing,
                self._sending.services(self._later, ACTOR),
                self._sign_as,
            ),
            past_matters=options.matters,
            gateway=self._gateway,
            remote=self._remote,
        )
        self._controller = Controller(services, self._wall, tokens)
        self._controller.quit_wanted.connect(self._end)
        self._numbered.subscribe(self._controller.proposal_decided)
        # The line that is tried out closes before the holder is opened.
        self._floor.subscribe(self._line_check.follow)
        self._floor.subscribe(self._desk.follow)
        self._desk.subscribe(self._keep_in_step)
        self._keep_in_step(self._desk.state)
        self._controller.displays.place()

        # The clocks.
        self._pictures = ScreenClock(PICTURE_MS, self._controller)
        self._pictures.subscribe(self._wall.refresh_pictures)
        self._pictures.subscribe(self._controller.console.multiview.refresh_pictures)
        self._pictures.subscribe(self._tick_levels)
        self._meter_countdown = _METER_EVERY
        self._states = ScreenClock(STATE_MS, self._controller)
        self._states.subscribe(self._floor.look)
        self._states.subscribe(self._controller.tick)
        self._states.subscribe(self._bell.look)
        if self._remote:
            self._states.subscribe(self._remote.tick)
        self._stalls = StallWatch(self._controller)
        self._thrift = ThriftKeeper(
            self._feeds, lambda: self._floor.state, self._stalls.take_load, time.monotonic, IdleWatch().take_share
        )
        self._savings = ScreenClock(_THRIFT_MS, self._controller)
        self._savings.subscribe(self._thrift.look)
        report = RoomReport(
            ReportSources(
                session,
                self._clock,
                self._feeds,
                self._audio,
                self._sound_watch,
                self._desk,
                self._floor,
                self._thrift,
                self._gateway,
            ),
            ReportPlaces(options.status_json, options.status_lines, options.screenshots),
            self._background,
        )
        shots = report.shoot if options.screenshots else None
        self._report = ScreenReport(self._wall, self._controller.console, self._stalls, report.read, shots)
        templates = TryoutOrder(options.paths.resources / "templates", options.paths.templates, options.paths.minutes)
        self._tryout = TemplateTryout(templates, self._templates_tried)
        self._demo = None
        if options.demo:
            self._demo = demo_script(
                *(session, options.paths, self._store, self._floor, self._proposals, self._agenda, self._attendance),
                self._clock,
            )
        if self._demo:
            self._states.subscribe(partial(self._step_demo, self._demo))

    def _templates_tried(self, found: tuple[BrokenText, ...]) -> None:
        for one in found:
            self._controller.document_broken(one.file, one.message, one.advice)

    def _deciding(self) -> DecisionServices:
        floor = self._floor
        self._desks.reference.begin_year(AT_ONCE)
        return DecisionServices(
            *(self._options.session, self._proposals, self._desks.form.decisions, self._desks.reference),
            attendance=self._attendance,
            wall=self._wall_desk,
            complaints=self._desks.complaints,
            floor=lambda: floor.state,
            later=self._later,
        )

    @property
    def controller(self) -> Controller:
        """Return the one who answers the windows' requests."""
        return self._controller

    @property
    def wall(self) -> WallWindow:
        """Return the big screen's window."""
        return self._wall

    def start(self) -> None:
        """Start the workers, show the windows, let the clocks tick.

        The wall comes up a moment after the console: painting both for the first time in one go
        would hold up the loop of events while twelve workers want the processor too.
        """
        self._feeds.start()
        self._audio.start()
        if self._gateway:
            self._gateway.start()
        if self._remote:
            self._remote.start()
        self._controller.console.show()
        self._controller.panels.restore()
        self._controller.tick()
        QTimer.singleShot(_WALL_AFTER_MS, self._wall, self._show_wall)
        if not self._options.demo:
            # Not while everything starts: to read the whole log takes a processor for a moment.
            QTimer.singleShot(_CARE_AFTER_MS, self._controller, self._care.begin)
            QTimer.singleShot(_SEND_AFTER_MS, self._controller, self._sending.start)
        self._tryout.start()
        self._store.warm(site.site_id for site in self._options.session.sites)
        for clock in (self._pictures, self._states, self._stalls, self._savings, self._report):
            clock.start()
        if self._options.duration_s is not None:
            QTimer.singleShot(round(self._options.duration_s * 1000), self._end)

    def _show_wall(self) -> None:
        self._controller.displays.show_wall()
        # With one screen the two windows lie over each other; keyboard and sight belong to the console.
        self._controller.console.raise_()
        self._controller.console.activateWindow()

    def close(self) -> None:
        """Stop everything, in the opposite order. What was typed is saved before the store closes."""
        for clock in (self._report, self._savings, self._stalls, self._states, self._pictures):
            clock.stop()
        self._controller.console.capture.save_now()
        if self._demo:
            self._demo.end()
        self._presence.end()
        if self._remote:
            self._remote.close()
        self._sending.close()
        self._tryout.close()
        self._later.close()
        self._wall.hide()
        self._controller.console.allow_close()
        self._controller.console.close()
        self._exporter.shutdown(wait=True)
        self._sound_system.shutdown(wait=True, cancel_futures=True)
        self._audio.close()
        self._feeds.close()
        if self._gateway:
            self._gateway.close()
        self._store.close_session(self._options.session.session_id, self._clock.now_ms()).result()
        if not self._options.demo:
            self._care.end()
        self._desks.close()
        self._minutes_work.close()
        self._store.close()
        self._background.close()

    def _end(self) -> None:
        # Not quit(): that asks every window first, and the console's answer to that is a question.
        self._app.exit(0)

    def _keep_in_step(self, desk: DeskState) -> None:
        """Who is heard is seen in step; the wall shows nobody else large. All others come as fast as they can."""
        heard = {desk.holder, *desk.beside, desk.checked, self._options.session.chair_site, *desk.cue}
        self._feeds.synced_sites([site_id for site_id in heard if site_id])
        is_bed = desk.bed_db is not None
        self._feeds.heard_sites([site_id for site_id in self._feeds.rings() if is_bed or site_id in heard])

    def _connected_sites(self) -> frozenset[SiteId]:
        return frozenset(feed.site_id for feed in self._feeds.snapshots() if has_line(feed.state))

    def _sign_as(self, role: str) -> None:
        for desk in (self._proposals, self._desks.form.decisions, self._desks.form.photos, self._attendance):
            desk.sign_as(role)

    def _keep_wall(self, orders: WallOrders) -> Future[None]:
        options = self._options
        return self._exporter.submit(save_orders, options.paths.wall, options.session.session_id, orders)

    def _tick_levels(self) -> None:
        self._meter_countdown -= 1
        if self._meter_countdown == 0:
            self._meter_countdown = _METER_EVERY
            self._controller.tick_levels()

    def _rows_came(self, entities: frozenset[str]) -> None:
        """Show what another station wrote. Runs on: the exchange's thread."""
        if "attendee" in entities:
            people = self._store.attendees(self._options.session.session_id)
            people.add_done_callback(lambda done: self._attendance.know(done.result()))
        self._later.call(self._controller.rows_came)

    def _store_failed(self, error: BaseException) -> None:
        self._controller.store_failed(error)

    def _step_demo(self, script: DemoScript) -> None:
        script.step(frozenset(f.site_id for f in self._feeds.snapshots() if f.state is FeedState.LIVE))


def _read_attendance(session: Session, path: Path, site_id: SiteId | None) -> AttendanceList:
    return read_attendance(path, session, site_id)


def _place_file(target: Path, write: Callable[[Path], None]) -> Path:
    return place(target.parent, [NewFile(target.name, write)])[0]
