"""Stand-ins for the workers and the store, with the contracts of the real ones.

`FakePictures` gives out real frame slots in real shared memory and changes them as the
supervisor of the feeds does; `test_fakes.py` runs one contract on both.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRect
from PySide6.QtPrintSupport import QPrinter

from app.domain.errors import UserError
from app.domain.feed import FeedSnapshot
from app.domain.floor import FloorEvent
from app.domain.identity import ProposalId, SessionId, SiteId
from app.domain.line_check import LineResult
from app.domain.presence import PresenceEvent
from app.domain.proposal import Proposal, ProposalQuery, ProposalState, SaveProposal, check
from app.domain.similar import Similar, SimilarQuery
from app.domain.sound import Bus, ChosenDevices, FeedLevel, OutputDevice, SoundStatus
from app.domain.sound_processing import SiteSound, SoundProcessing
from app.domain.wall import WallOrders
from app.shm.frames import FrameSlots
from app.ui.check.view import CheckSheet
from app.ui.placement import Screen
from tests.ui.samples import SOUND, STARTED_MS, feed


@dataclass
class StillClock:
    """Stands still until a test moves it."""

    at_ms: int = STARTED_MS

    def now_ms(self) -> int:
        return self.at_ms


class FakePictures:
    """A `PictureSource` without cameras: tests write the pictures."""

    def __init__(self, sites: Sequence[SiteId]) -> None:
        self.feeds: dict[SiteId, FeedSnapshot] = {site_id: feed(site_id) for site_id in sites}
        self.shown: dict[tuple[str, SiteId], FrameSlots] = {}
        self.coming: dict[tuple[str, SiteId], FrameSlots] = {}

    def request(self, view: str, sizes: Mapping[SiteId, tuple[int, int]]) -> None:
        for site_id in self.feeds:
            key, size = (view, site_id), sizes.get(site_id)
            if size is None:
                self._drop(key)
                continue
            width, height = (max(16, side + side % 2) for side in size)
            newest = self.coming.get(key) or self.shown.get(key)
            if newest and (newest.width, newest.height) == (width, height):
                continue
            if key in self.coming:
                self.coming.pop(key).close()
            made = FrameSlots.create(width, height)
            (self.coming if key in self.shown else self.shown)[key] = made

    def slots(self, view: str, site_id: SiteId) -> FrameSlots | None:
        key = (view, site_id)
        if key in self.coming and self.coming[key].sequence:
            self.shown[key].close()
            self.shown[key] = self.coming.pop(key)
        return self.shown.get(key)

    def snapshots(self) -> tuple[FeedSnapshot, ...]:
        return tuple(self.feeds.values())

    def targets(self, view: str, site_id: SiteId) -> list[FrameSlots]:
        """Return all slots that a worker would fill."""
        return [held[view, site_id] for held in (self.shown, self.coming) if (view, site_id) in held]

    def close(self) -> None:
        for key in [*self.shown, *self.coming]:
            self._drop(key)

    def _drop(self, key: tuple[str, SiteId]) -> None:
        for held in (self.shown, self.coming):
            if key in held:
                held.pop(key).close()


@dataclass
class FakeSound:
    """A `SoundSource` that says what it is told to."""

    sites: Sequence[SiteId]
    sound: SoundStatus = SOUND
    level_dbfs: float = -22.0
    cue: SoundStatus | None = None
    devices: list[tuple[Bus, str]] = field(default_factory=list)

    def use_device(self, device: str, bus: Bus = Bus.ROOM) -> None:
        self.devices.append((bus, device))
        if bus is Bus.CUE:
            self.cue = replace(SOUND, device=device) if device else None

    echo: float | None = None

    def levels(self) -> tuple[FeedLevel, ...]:
        level_dbfs = self.level_dbfs
        return tuple(FeedLevel(site_id, level_dbfs, level_dbfs + 8, 80.0, 0, echo=self.echo) for site_id in self.sites)

    def status(self) -> SoundStatus:
        return self.sound

    def cue_status(self) -> SoundStatus | None:
        return self.cue


class FakeProcessing:
    """Stands in for the feeds' sound: what every site was told last."""

    def __init__(self) -> None:
        self.told: dict[SiteId, SoundProcessing] = {}
        self.offsets: dict[SiteId, int] = {}

    def process_sound(self, settings: Mapping[SiteId, SoundProcessing]) -> None:
        self.told.update(settings)

    def lip_sync(self, site_id: SiteId, offset_ms: int) -> None:
        self.offsets[site_id] = offset_ms


@dataclass
class FakeSettingsFile:
    """A session file in memory; `trouble` fails every call."""

    content: Mapping[SiteId, SiteSound] = field(default_factory=dict)
    trouble: BaseException | None = None
    name: str = "sidang.toml"

    def read(self) -> Mapping[SiteId, SiteSound]:
        if self.trouble:
            raise self.trouble
        return self.content

    def write(self, wanted: Mapping[SiteId, SiteSound]) -> None:
        if self.trouble:
            raise self.trouble
        self.content = dict(wanted)


class AtOnce(Executor):
    """Does what it is given on the thread that gives it; while `is_held`, only when let go."""

    def __init__(self) -> None:
        self.is_held = False
        self._held: list[tuple[Future[Any], Callable[[], Any]]] = []

    def submit(self, act: Callable[..., Any], /, *arguments: object, **options: object) -> Future[Any]:
        future: Future[Any] = Future()
        self._held.append((future, partial(act, *arguments, **options)))
        if not self.is_held:
            self.let_go()
        return future

    def let_go(self) -> None:
        held, self._held = self._held, []
        for future, act in held:
            try:
                future.set_result(act())
            except Exception as error:  # noqa: BLE001 - as every executor does
                future.set_exception(error)


@dataclass
class FakeComputer:
    """The sound devices of this computer, and what is remembered of them."""

    outputs: tuple[OutputDevice, ...] = (OutputDevice("HDMI", is_default=True), OutputDevice("USB Headset"))
    remembered: list[ChosenDevices] = field(default_factory=list)
    trouble: BaseException | None = None

    def list_devices(self) -> tuple[OutputDevice, ...]:
        if self.trouble:
            raise self.trouble
        return self.outputs

    def save_devices(self, chosen: ChosenDevices) -> None:
        if self.trouble:
            raise self.trouble
        self.remembered.append(chosen)


@dataclass
class FakeStore:
    """Floor log, presence log and proposals in memory.

    `trouble` fails every write from now on; while `is_slow`, saves wait for `finish`.
    """

    trouble: BaseException | None = None
    is_slow: bool = False
    floor: list[FloorEvent] = field(default_factory=list)
    presence: list[PresenceEvent] = field(default_factory=list)
    line_results: list[LineResult] = field(default_factory=list)
    saves: list[SaveProposal] = field(default_factory=list)
    proposals: dict[ProposalId, Proposal] = field(default_factory=dict)
    queries: list[ProposalQuery] = field(default_factory=list)
    alike: list[Similar] = field(default_factory=list)
    compared: list[SimilarQuery] = field(default_factory=list)
    is_comparing_slow: bool = False
    is_finding_slow: bool = False
    searches: list[tuple[ProposalQuery, Future[tuple[Proposal, ...]], tuple[Proposal, ...]]] = field(
        default_factory=list
    )
    _comparing: list[tuple[Future[tuple[Similar, ...]], tuple[Similar, ...]]] = field(default_factory=list)
    _waiting: list[tuple[Future[Proposal], SaveProposal, int]] = field(default_factory=list)

    def append_floor(self, session_id: SessionId, events: Sequence[FloorEvent]) -> Future[None]:
        del session_id
        return self._append(self.floor, events)

    def append_presence(self, session_id: SessionId, events: Sequence[PresenceEvent]) -> Future[None]:
        del session_id
        return self._append(self.presence, events)

    def append_line_results(self, session_id: SessionId, results: Sequence[LineResult]) -> Future[None]:
        del session_id
        return self._append(self.line_results, results)

    def save_proposal(self, save: SaveProposal, at_ms: int) -> Future[Proposal]:
        self.saves.append(save)
        future: Future[Proposal] = Future()
        self._waiting.append((future, save, at_ms))
        if not self.is_slow:
            self.finish()
        return future

    def count_recorded(self, session_id: SessionId) -> Future[int]:
        future: Future[int] = Future()
        recorded = [p for p in self.proposals.values() if p.state is ProposalState.RECORDED]
        future.set_result(len(recorded))
        return future

    def similar_proposals(self, query: SimilarQuery) -> Future[tuple[Similar, ...]]:
        self.compared.append(query)
        future: Future[tuple[Similar, ...]] = Future()
        self._comparing.append((future, tuple(self.alike)))
        if not self.is_comparing_slow:
            self.answer_similar()
        return future

    def answer_similar(self) -> None:
        """Answer everything that was asked about similar proposals."""
        waiting, self._comparing = self._comparing, []
        for future, found in waiting:
            future.set_result(found)

    def find_proposals(self, query: ProposalQuery) -> Future[tuple[Proposal, ...]]:
        self.queries.append(query)
        words = query.text.casefold().split()
        found = [
            p
            for p in self.proposals.values()
            if query.site_id in (None, p.site_id)
            and query.state in (None, p.state)
            and all(word in f"{p.number} {p.fields.usulan} {p.fields.permasalahan}".casefold() for word in words)
        ]
        future: Future[tuple[Proposal, ...]] = Future()
        self.searches.append((query, future, tuple(sorted(found, key=lambda p: p.number, reverse=True))))
        if not self.is_finding_slow:
            self.answer_searches()
        return future

    def answer_searches(self) -> None:
        """Answer every search that still waits for it, as the store does."""
        waiting, self.searches = self.searches, []
        for _, future, found in waiting:
            if future.set_running_or_notify_cancel():
                future.set_result(found)

    def put(self, proposal: Proposal) -> None:
        """Have a proposal from an earlier time."""
        self.proposals[proposal.proposal_id] = proposal

    def finish(self) -> None:
        """Answer every save that waits."""
        waiting, self._waiting = self._waiting, []
        for future, save, at_ms in waiting:
            if self.trouble:
                future.set_exception(self.trouble)
                continue
            try:
                future.set_result(self._saved(save, at_ms))
            except Exception as error:  # noqa: BLE001 - the store hands every error to the future
                future.set_exception(error)

    def _saved(self, save: SaveProposal, at_ms: int) -> Proposal:
        old = self.proposals.get(save.proposal_id)
        if old and old.state is ProposalState.RECORDED:
            save = replace(save, state=ProposalState.RECORDED)
        check(save)
        if old and old.site_id != save.site_id:
            raise UserError(f"Usulan {old.number} dicatat untuk lokasi lain.")
        number = old.number if old else f"KLT-{len(self.proposals) + 1:03d}"
        proposal = Proposal(
            proposal_id=save.proposal_id,
            session_id=save.session_id,
            site_id=save.site_id,
            number=number,
            state=save.state,
            fields=save.fields,
            request_id=save.request_id,
            created_ms=old.created_ms if old else at_ms,
            updated_ms=at_ms,
            revision=old.revision + 1 if old else 1,
        )
        self.proposals[save.proposal_id] = proposal
        return proposal

    def _append(self, log: list, events: Sequence) -> Future[None]:  # type: ignore[type-arg]
        future: Future[None] = Future()
        if self.trouble:
            future.set_exception(self.trouble)
        else:
            log.extend(events)
            future.set_result(None)
        return future


@dataclass
class FakeSheets:
    """Sheets of the check that are written or printed when a test says so."""

    folder: Path = Path("nowhere")
    saves: list[tuple[CheckSheet, Path, Future[Path]]] = field(default_factory=list)
    prints: list[tuple[CheckSheet, QPrinter, Future[int]]] = field(default_factory=list)

    def save(self, sheet: CheckSheet, target: Path) -> Future[Path]:
        self.saves.append((sheet, target, Future()))
        return self.saves[-1][2]

    def print_on(self, printer: QPrinter, sheet: CheckSheet) -> Future[int]:
        self.prints.append((sheet, printer, Future()))
        return self.prints[-1][2]


@dataclass
class KeptOrders:
    """The orders of the wall as they were written down; `trouble` fails every writing."""

    kept: list[WallOrders] = field(default_factory=list)
    trouble: BaseException | None = None

    def keep(self, orders: WallOrders) -> Future[None]:
        future: Future[None] = Future()
        if self.trouble:
            future.set_exception(self.trouble)
        else:
            self.kept.append(orders)
            future.set_result(None)
        return future


class FakeScreens:
    """Screens that a test plugs in and out: the console's, and the wall's beside it."""

    def __init__(self, *screens: Screen) -> None:
        self._listeners: list[Callable[[], None]] = []
        self.plugged = list(screens) or [
            Screen("eDP-1", QRect(0, 0, 1920, 1080)),
            Screen("HDMI-1", QRect(1920, 0, 1920, 1080)),
        ]
        self.remembered: list[str] = []
        self.trouble: BaseException | None = None

    def all(self) -> list[Screen]:
        return list(self.plugged)

    def primary(self) -> str:
        return self.plugged[0].name if self.plugged else ""

    def subscribe(self, listener: Callable[[], None]) -> None:
        self._listeners.append(listener)

    def changed(self) -> None:
        """Say that something is different."""
        for listener in self._listeners:
            listener()

    def unplug(self, name: str) -> Screen:
        screen = next(s for s in self.plugged if s.name == name)
        self.plugged.remove(screen)
        self.changed()
        return screen

    def plug_in(self, screen: Screen) -> None:
        self.plugged.append(screen)
        self.changed()

    def remember(self, name: str) -> Future[None]:
        future: Future[None] = Future()
        if self.trouble:
            future.set_exception(self.trouble)
        else:
            self.remembered.append(name)
            future.set_result(None)
        return future
