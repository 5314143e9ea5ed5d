"""A whole control room on the test's screen: both windows, the real use cases, fakes behind them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget

from app.domain.attendance_import import AttendanceList
from app.domain.documents.material import MinutesMaterial, material_of
from app.domain.feed import FeedState, Trouble
from app.domain.identity import SiteId
from app.domain.minutes import SessionRecord
from app.domain.proposal import Proposal, Source
from app.domain.reference import ReferenceRow
from app.domain.session import Session
from app.domain.sound import Bus, ChosenDevices
from app.domain.sound_processing import SiteSound
from app.domain.usulan_import import RawList, Use
from app.domain.wall import WallOrders
from app.domain.wilayah import Wilayah
from app.session.agenda import Agenda
from app.session.attendance import Attendance
from app.session.decisions import DecisionDesk
from app.session.floor import Floor
from app.session.line_check import LineCheck
from app.session.minutes_editor import MinutesEditor
from app.session.notes import NoteBook
from app.session.photos import PhotoDesk
from app.session.presence import PresenceKeeper
from app.session.proposals import ProposalDesk
from app.session.reference import ReferenceBook
from app.session.session_charts import ChartDesk
from app.session.site_check import SiteCheck
from app.session.sound_desk import SoundDesk
from app.session.sound_settings import SoundSettings
from app.session.sound_watch import SoundWatch
from app.session.time_bell import TimeBell
from app.session.usulan_import import ImportFiles, UsulanImport
from app.session.wall_desk import WallDesk
from app.ui.capture.images import ImageWork
from app.ui.capture.services import FormDesks
from app.ui.console.controller import Controller, RoomServices
from app.ui.console.matters import Matter
from app.ui.console.multiview import VIEW as CONSOLE_VIEW
from app.ui.console.session_pages import PageServices
from app.ui.console.wall_presenter import WallServices
from app.ui.displays.presenter import DisplayServices
from app.ui.later import MainThread
from app.ui.ports import GatewaySource
from app.ui.sound.presenter import SoundPageServices
from app.ui.sound.store import SoundStore
from app.ui.theme.tokens import Look
from app.ui.wall.window import VIEW as WALL_VIEW
from app.ui.wall.window import WallWindow
from tests.session.fakes import FakeMixer
from tests.session.fakes import FakeStore as RecordStore
from tests.session.fakes_closing import FakeClosing
from tests.session.fakes_minutes import FakeMinutesWork
from tests.session.import_store import FakeImportStore
from tests.ui import samples
from tests.ui.decision_services import services as deciding_services
from tests.ui.desk_stores import FakeDecisionStore, FakePhotos
from tests.ui.fakes import (
    AtOnce,
    FakeComputer,
    FakePictures,
    FakeProcessing,
    FakeScreens,
    FakeSettingsFile,
    FakeSheets,
    FakeSound,
    FakeStore,
    KeptOrders,
    StillClock,
)


class FakeColumnMemory:
    """Remembers for as long as the test runs."""

    def __init__(self) -> None:
        self.known: dict[str, tuple[Use | None, ...]] = {}

    def recall(self, key: str) -> tuple[Use | None, ...] | None:
        return self.known.get(key)

    def remember(self, key: str, uses: tuple[Use | None, ...]) -> None:
        self.known[key] = uses


FULL_HD = QSize(1920, 1080)


class TestRoom:
    """Made by the fixture `make_room`, which also closes it."""

    __test__ = False

    def __init__(
        self,
        sites: int = 12,
        size: QSize = FULL_HD,
        names: Sequence[str] = (),
        store: FakeStore | None = None,
        matters: Sequence[Matter] = (),
        gateway: GatewaySource | None = None,
        chair: int = 0,
        bed_db: float | None = None,
        *,
        look: Look = Look.DARK,
        panels: Mapping[str, tuple[int, int, int, int]] | None = None,
        chosen: ChosenDevices | None = None,
        screens: FakeScreens | None = None,
        wall_screen: str = "",
        orders: WallOrders | None = None,
        has_file: bool = True,
        details_open: bool = False,
        reference: Sequence[ReferenceRow] = (),
    ) -> None:
        self.session = samples.session(sites, names, chair)
        self.ids: tuple[SiteId, ...] = tuple(site.site_id for site in self.session.sites)
        self.clock = StillClock()
        self.store = store or FakeStore()
        self.folds: list[bool] = []
        self.decision_store = FakeDecisionStore(self.store)
        self.decisions = DecisionDesk(self.session, self.clock, self.decision_store, "operator")
        self.photos = FakePhotos(self.store)
        self.reference = tuple(reference)
        self.pictures = FakePictures(self.ids)
        self.sound = FakeSound(self.ids)
        self.sheets = FakeSheets()
        self.floor_losses: list[BaseException] = []
        self.floor = Floor(self.session, self.clock, self.store, (), self._floor_lost)
        self.mixer = FakeMixer()
        self.desk = SoundDesk(self.mixer, self.session.chair_site, bed_db)
        self.line_check = LineCheck(
            self.session.session_id, self.ids, self.clock, self.desk, self.store, self._floor_lost
        )
        self.floor.subscribe(self.line_check.follow)
        self.floor.subscribe(self.desk.follow)
        self.lists: dict[str, AttendanceList] = {}
        self.disk = AtOnce()
        self.records = RecordStore()
        self.agenda = Agenda(self.session, self.clock, self.records, (), self._floor_lost)
        self.attendance = Attendance(
            self.session, self.clock, self.records, "operator", (), lambda path, _: self.lists[path.name], self.disk
        )
        self.raw_lists: dict[str, RawList] = {}
        self.import_store, self.column_memory = FakeImportStore(), FakeColumnMemory()
        self.written_lists: list[tuple[Source, int]] = []
        self.imports = UsulanImport(
            self.session,
            self.clock,
            self.import_store,
            ImportFiles(lambda path: self.raw_lists[path.name], self._write_list, self.column_memory, Wilayah([])),
            self.records,
            self.disk,
        )
        self.later = MainThread()
        self.wall_desk, self.kept_orders = WallDesk(orders), KeptOrders()
        self.screens = screens or FakeScreens()
        self.tokens = look.tokens
        self.wall = WallWindow(self.ids, self.pictures, self.tokens)
        self.processing, self.computer = FakeProcessing(), FakeComputer()
        stored = {site.site_id: SiteSound(site.sound) for site in self.session.sites}
        self.file = FakeSettingsFile(stored)
        self.sound_system = AtOnce()
        self.looks: list[str] = []
        self.record = SessionRecord(self.session, None, None, (), (), ())
        self.panels_kept: list[Mapping[str, tuple[int, int, int, int]]] = []
        chosen = chosen or ChosenDevices()
        for bus in Bus:
            self.sound.use_device(chosen.of(bus), bus)
        sound_page = SoundPageServices(
            session=self.session,
            settings=SoundSettings(stored, self.session.usual_sound, self.processing),
            desk=self.desk,
            devices=self.sound,
            store=SoundStore(
                self.disk,
                self.sound_system,
                self.file if has_file else None,
                self.computer.list_devices,
                self.computer.save_devices,
            ),
            later=self.later,
            chosen=chosen,
            remembered=ChosenDevices(),
        )
        watch = SoundWatch(self.session, self.sound, lambda: self.floor.state, lambda: self.desk.state, self.clock)
        proposals = ProposalDesk(self.session, self.clock, self.store, "operator")
        self.minutes_work = FakeMinutesWork()
        self.signed: list[str] = []
        self.editor = MinutesEditor(
            self.session, self.clock, self.minutes_work, self.read_material, "notulis", self.disk
        )
        self.closing = FakeClosing(self.session, self.clock, self.editor, self.read_material, self.disk)
        services = RoomServices(
            session=self.session,
            clock=self.clock,
            floor=self.floor,
            proposals=proposals,
            deciding=deciding_services(
                *(self.store, self.session, self.clock, proposals, self.attendance, self.wall_desk, self.floor),
                *(self.later, self.disk),
            ),
            presence=PresenceKeeper(self.session.session_id, self.clock, self.store, self._floor_lost),
            pictures=self.pictures,
            sound=self.sound,
            desk=self.desk,
            wall=WallServices(self.wall_desk, self.kept_orders.keep),
            displays=DisplayServices(self.screens, wall_screen, self.screens.remember),
            sound_watch=watch,
            check=SiteCheck(self.ids, self.clock),
            check_output=self.sheets,
            sound_page=sound_page,
            line_check=self.line_check,
            agenda=self.agenda,
            attendance=self.attendance,
            imports=self.imports,
            later=self.later,
            look=look,
            remember_look=lambda name: self.disk.submit(self.looks.append, name),
            bell=TimeBell(self.floor, self.desk, self.session.speaking),
            from_record=lambda made: self.disk.submit(lambda: made(self.record)),
            panel_places=dict(panels or {}),
            remember_panels=lambda places: self.disk.submit(self.panels_kept.append, places),
            form=FormDesks(
                book=self.book,
                decisions=self.decisions,
                photos=PhotoDesk(self.clock, self.photos, self.photos, "operator"),
                images=ImageWork(self.disk),
                details_open=details_open,
                remember_details=lambda is_open: self.disk.submit(self.folds.append, is_open),
            ),
            pages=PageServices(
                NoteBook(self.session, self.clock, self.records, ()),
                self.editor,
                ChartDesk(self.read_material, self.disk),
                self.closing.desk,
                sign=self.signed.append,
            ),
            past_matters=matters,
            gateway=gateway,
        )
        self.controller = Controller(services, self.wall, self.tokens)
        self.console = self.controller.console
        self.console.resize(size)
        self.wall.resize(size)

    def read_material(self) -> MinutesMaterial:
        """Put together the record that a test has put there."""
        return material_of(self.record, self.clock.now_ms(), self.closing.settings)

    def book(self) -> Future[ReferenceBook]:
        """Read the reference data that a test has put there."""
        return self.disk.submit(ReferenceBook, self.reference)

    def show(self) -> None:
        """Show both windows and give the keyboard to the console."""
        self.wall.show()
        self.console.show()
        self.back()
        self.console.focus_board()
        self.settle()

    def _write_list(self, source: Source, session: Session, proposals: tuple[Proposal, ...]) -> Path:
        del session
        self.written_lists.append((source, len(proposals)))
        return Path("notulen") / f"usulan-{source.value}.xlsx"

    def settle(self) -> None:
        """Let answers arrive and show the state of this moment."""
        for _ in range(3):
            QApplication.processEvents()
        self.controller.tick()
        QApplication.processEvents()

    def back(self) -> None:
        """Give the keyboard back to the console, as a window system does when a dialog closes."""
        self.console.activateWindow()
        assert QTest.qWaitForWindowActive(self.console)
        self.settle()

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key as a person does: it goes to whatever has the focus."""
        target: QWidget = QApplication.focusWidget() or self.console
        QTest.keyClick(target, key, modifiers)
        self.settle()

    def wait_s(self, seconds: float) -> None:
        """Let the session's clock go on."""
        self.clock.at_ms += round(seconds * 1000)
        self.settle()

    def set_feed(
        self, number: int, state: FeedState, age_s: float | None = None, trouble: Trouble = Trouble.NONE
    ) -> None:
        """Put the feed of a site (1 to 16) into a state."""
        owner = self.ids[number - 1]
        self.pictures.feeds[owner] = samples.feed(owner, state, age_s, trouble)

    def fill(self, paint: Callable[..., None] = samples.gradient, numbers: Sequence[int] = ()) -> None:
        """Write a picture for every site, or for those of these numbers, and let both windows see it."""
        for number in numbers or range(1, len(self.ids) + 1):
            for view in (WALL_VIEW, CONSOLE_VIEW):
                for slots in self.pictures.targets(view, self.ids[number - 1]):
                    paint(slots, number)
        self.wall.refresh_pictures()
        self.console.multiview.refresh_pictures()

    def set_sound(self, **changes: object) -> None:
        """Change what the mixer says about itself."""
        self.sound.sound = replace(self.sound.sound, **changes)  # type: ignore[arg-type]

    def popup(self) -> QMenu:
        """Return the menu that is open."""
        return next(w for w in QApplication.topLevelWidgets() if isinstance(w, QMenu) and w.isVisible())

    def dialog(self) -> QDialog | None:
        """Return the dialog that is open, if there is one."""
        found = [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
        return found[-1] if found else None

    def close(self) -> None:
        """Close both windows and let go of everything."""
        self.later.close()
        self.wall.close()
        self.console.allow_close()
        self.console.close()
        for widget in (self.wall, self.console, self.controller):
            widget.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.pictures.close()

    def _floor_lost(self, error: BaseException) -> None:
        self.floor_losses.append(error)
        self.controller.store_failed(error)
