"""A remote control on a real socket, with real use cases behind it and a thread in place of the screen's."""

from __future__ import annotations

import contextlib
import json
import queue
import socket
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass, field, replace

import requests

from app.domain.errors import UserError
from app.domain.feed import FeedSnapshot
from app.domain.identity import SiteId
from app.domain.proposal import DecideProposal, Proposal, check_decision
from app.domain.remote import LOOPBACK, RemotePhase, RemoteSettings
from app.domain.session import Session
from app.domain.sound import FeedLevel
from app.domain.wall import WallOrders
from app.remote.command import RoomControls
from app.remote.room import RemoteControl, RoomSources
from app.remote.server import RemoteFiles
from app.remote.stream import StreamPace
from app.session.agenda import Agenda
from app.session.decisions import DecisionDesk
from app.session.floor import Floor
from app.session.numbered_decisions import NumberedDecisions
from app.session.proposals import ProposalDesk
from app.session.sound_desk import SoundDesk
from app.session.time_bell import TimeBell
from tests.session.fakes import FakeMixer, FakeStore, StillClock
from tests.ui import samples
from tests.ui.desk_stores import FakeDecisionStore
from tests.ui.fakes import FakeStore as ProposalStore
from tests.waiting import wait_for

TOKEN = "kunci-untuk-uji-coba-0123456789"
ANY_PORT = 0
TIMEOUT_S = 10.0


class OtherThread:
    """Stands in for the thread of the screen: does what it is given, one after the other; can be held up."""

    def __init__(self) -> None:
        self._work: queue.Queue[Callable[[], None] | None] = queue.Queue()
        self._free = threading.Event()
        self._free.set()
        self._thread = threading.Thread(target=self._run, name="screen")
        self._thread.start()

    def call(self, closure: Callable[[], None]) -> None:
        self._work.put(closure)

    def do(self, work: Callable[[], object]) -> None:
        """Have something done, and wait for it."""
        done = threading.Event()

        def act() -> None:
            work()
            done.set()

        self.call(act)
        assert done.wait(TIMEOUT_S)

    @contextlib.contextmanager
    def held_up(self) -> Iterator[None]:
        self._free.clear()
        self.call(lambda: None)
        try:
            yield
        finally:
            self._free.set()

    def close(self) -> None:
        self._work.put(None)
        self._thread.join()

    def _run(self) -> None:
        while (closure := self._work.get()) is not None:
            self._free.wait()
            closure()


@dataclass
class Levels:
    sites: tuple[SiteId, ...]
    level_dbfs: float = -22.0

    def levels(self) -> tuple[FeedLevel, ...]:
        return tuple(FeedLevel(site_id, self.level_dbfs, self.level_dbfs, 80.0, 0) for site_id in self.sites)


@dataclass
class Orders:
    """What is ordered of the wall."""

    orders: WallOrders = field(default_factory=WallOrders)

    def order(self, orders: WallOrders) -> None:
        self.orders = orders


@dataclass
class Announced:
    """What the server was given and told about the disk."""

    token: str = TOKEN
    trouble: BaseException | None = None
    urls: list[str] = field(default_factory=list)
    withdrawn: int = 0

    def read(self) -> str:
        if self.trouble:
            raise self.trouble
        return self.token

    def withdraw(self) -> None:
        self.withdrawn += 1


class RuledDecisions(FakeDecisionStore):
    """Refuses what the real store refuses."""

    def decide_proposal(self, command: DecideProposal, at_ms: int) -> Future[Proposal]:
        try:
            check_decision(command.decided, self.store.proposals[command.proposal_id].fields)
        except UserError as error:
            return refused(error)
        return super().decide_proposal(command, at_ms)


def refused(error: Exception) -> Future[Proposal]:
    future: Future[Proposal] = Future()
    future.set_exception(error)
    return future


class Rig:
    """Made by `running`."""

    def __init__(self, sites: int = 4, settings: RemoteSettings | None = None, pace: StreamPace | None = None) -> None:
        self.session: Session = samples.session(sites)
        self.ids = tuple(site.site_id for site in self.session.sites)
        self.clock = StillClock()
        self.store = FakeStore()
        self.floor = Floor(self.session, self.clock, self.store, (), lambda _: None)
        self.mixer = FakeMixer()
        self.desk = SoundDesk(self.mixer)
        self.agenda = Agenda(self.session, self.clock, FakeStore(), (), lambda _: None)
        self.bell = TimeBell(self.floor, self.desk, self.session.speaking)
        self.wall = Orders()
        self.screen = OtherThread()
        self.proposals = ProposalStore()
        self.decisions = RuledDecisions(self.proposals)
        self.numbered = NumberedDecisions(
            ProposalDesk(self.session, self.clock, self.proposals, "remote"),
            DecisionDesk(self.session, self.clock, self.decisions, "remote"),
            lambda: self.wall.orders.proposal,
            self.screen,
        )
        self.controls = RoomControls(
            *(self.session, self.floor, self.desk, self.agenda, self.bell, self.numbered), wall=lambda: self.wall
        )
        self.feeds: dict[SiteId, FeedSnapshot] = {site_id: samples.feed(site_id) for site_id in self.ids}
        self.levels = Levels(self.ids)
        self.files = Announced()
        self.settings = settings or RemoteSettings(LOOPBACK, ANY_PORT)
        self.remote = RemoteControl(
            self.settings,
            self.controls,
            RoomSources("uji", self.clock, lambda: tuple(self.feeds.values()), self.levels),
            self.screen,
            RemoteFiles(self.files.read, self.files.urls.append, self.files.withdraw),
        )
        self.server = self.remote._server
        if pace:
            self.server._pace = pace
        self.link = requests.Session()
        self.link.trust_env = False

    @property
    def url(self) -> str:
        return self.files.urls[-1]

    @property
    def port(self) -> int:
        return int(self.url.rpartition(":")[2])

    def wait_listening(self) -> None:
        wait_for(lambda: self.remote.report().phase is RemotePhase.LISTENING, "the remote control listens")

    def get(self, path: str, **headers: str) -> requests.Response:
        return self.ask("GET", path, headers=headers)

    def post(self, command: str, key: str = "", **arguments: object) -> requests.Response:
        headers = {"Idempotency-Key": key} if key else {}
        return self.ask("POST", "/v1/commands", headers=headers, json={"command": command, **arguments})

    def ask(
        self, method: str, path: str, headers: dict[str, str] | None = None, **options: object
    ) -> requests.Response:
        given = {"Authorization": f"Bearer {TOKEN}", **(headers or {})}
        return self.link.request(method, self.url + path, headers=given, timeout=TIMEOUT_S, **options)  # type: ignore[arg-type]

    def tick(self) -> None:
        """Let the state clock tick once."""
        self.screen.do(self.remote.tick)

    def lose_feed(self, number: int) -> None:
        owner = self.ids[number - 1]
        self.feeds[owner] = replace(self.feeds[owner], state=samples.FeedState.LOST)

    def close(self) -> None:
        self.link.close()
        self.remote.close()
        self.screen.close()


@contextlib.contextmanager
def running(sites: int = 4, pace: StreamPace | None = None) -> Iterator[Rig]:
    """Run a remote control and end it, whatever happens."""
    rig = Rig(sites, pace=pace)
    try:
        rig.remote.start()
        rig.wait_listening()
        yield rig
    finally:
        rig.close()


@contextlib.contextmanager
def raw_line(rig: Rig, receive_buffer_bytes: int = 0) -> Iterator[socket.socket]:
    """Connect by hand, to send what no library would."""
    with socket.socket() as line:
        if receive_buffer_bytes:
            line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer_bytes)
        line.settimeout(TIMEOUT_S)
        line.connect((LOOPBACK, rig.port))
        yield line


def events(response: requests.Response) -> Iterator[dict[str, object]]:
    """Yield the states of an event stream."""
    for line in response.iter_lines(chunk_size=None):
        if line.startswith(b"data: "):
            yield json.loads(line.removeprefix(b"data: "))
