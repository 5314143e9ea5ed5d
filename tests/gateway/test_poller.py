"""The poller with the real client against the local stand-in; MediaMTX itself is not run."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count, pairwise

import pytest

from app.domain.errors import UserError
from app.domain.finding import Finding
from app.domain.gateway import Gateway, GatewayPhase, GatewayReport, Sender
from app.domain.identity import SiteId
from app.domain.publisher import PublisherState
from app.gateway.client import GatewayClient
from app.gateway.poller import GatewayPoller, PublisherSource, poller_for
from tests.gateway.stand_in import Answer, Rule, StandIn, listing
from tests.log_watch import LogWatch
from tests.minutes.samples import make_session
from tests.waiting import wait_for

PEJUANG, JATIASIH, PEKAYON = SiteId("p"), SiteId("j"), SiteId("k")
PATHS = {PEJUANG: "pejuang", JATIASIH: "jatiasih", PEKAYON: "pekayon"}
NO_ANSWER = "the gateway gives no answer"

Poll = Callable[..., GatewayPoller]


@pytest.fixture
def serve() -> Iterator[Callable[..., StandIn]]:
    opened: list[StandIn] = []

    def start(rule: Rule, user: str = "", password: str = "") -> StandIn:
        opened.append(StandIn(rule, user, password))
        return opened[-1]

    yield start
    for server in opened:
        server.close()


@pytest.fixture
def poll() -> Iterator[Poll]:
    opened: list[GatewayPoller] = []

    def start(connect: Callable[[], PublisherSource], **changes: object) -> GatewayPoller:
        made = GatewayPoller(PATHS, connect, **{"every_s": 0.01, "longest_wait_s": 0.05, **changes})  # type: ignore[arg-type]
        opened.append(made)
        made.start()
        return made

    yield start
    for poller in opened:
        poller.close()


def clients(server: StandIn, user: str = "", password: str = "") -> Callable[[], PublisherSource]:
    return lambda: GatewayClient(server.url, user, password, connect_timeout_s=0.3, reply_timeout_s=0.3)


def in_phase(poller: GatewayPoller, phase: GatewayPhase) -> GatewayReport:
    def look() -> GatewayReport | None:
        report = poller.report()
        return report if report.phase is phase else None

    return wait_for(look, phase.value)


class Gate:
    """A gateway with one SRT sender at `pejuang`, whose line is what the test says it is."""

    def __init__(self, lost: int = 0, rtt_ms: float = 40.0) -> None:
        self.lost = lost
        self.rtt_ms = rtt_ms
        self.broken: Answer | None = None
        self._received = 0
        self._lost = 0

    def __call__(self, name: str, _page: int) -> Answer:
        if self.broken:
            return self.broken
        if name == "paths/list":
            self._received += 1000 - self.lost
            self._lost += self.lost
            source = {"type": "srtConn", "id": "s"}
            sent = {"name": "pejuang", "ready": True, "bytesReceived": self._received * 1316, "source": source}
            return listing([sent, {"name": "jatiasih", "ready": False, "source": None}])
        counts = {"packetsReceived": self._received, "packetsReceivedLoss": self._lost, "msRTT": self.rtt_ms}
        return listing([{"id": "s", **counts}])


def every_two_seconds() -> Callable[[], float]:
    numbers = count()
    return lambda: next(numbers) * 2.0


def test_it_knows_of_each_site_what_the_gateway_gets(serve: Callable[..., StandIn], poll: Poll) -> None:
    poller = poll(clients(serve(Gate())))
    report = in_phase(poller, GatewayPhase.ANSWERING)
    senders = {site_id: site.sender for site_id, site in report.sites.items()}
    assert senders == {PEJUANG: Sender.SENDING, JATIASIH: Sender.NOBODY, PEKAYON: Sender.NO_PATH}
    state = report.sites[PEJUANG].state
    assert state is not None
    assert state.rtt_ms == 40.0


def test_before_the_first_answer_nothing_is_known(poll: Poll) -> None:
    made = GatewayPoller(PATHS, lambda: pytest.fail("not started, so nobody is asked"))
    report = made.report()
    assert report.phase is GatewayPhase.STARTING
    assert {site.sender for site in report.sites.values()} == {Sender.UNKNOWN}
    made.close()


def test_a_bad_line_is_found_and_a_good_one_again(serve: Callable[..., StandIn], poll: Poll) -> None:
    gate = Gate(lost=60, rtt_ms=400)
    poller = poll(clients(serve(gate)), monotonic=every_two_seconds())

    def findings() -> tuple[Finding, ...]:
        return poller.report().sites[PEJUANG].findings

    wait_for(lambda: findings() == (Finding.UPLINK_LOSS, Finding.UPLINK_DELAY), "loss and delay")
    gate.lost, gate.rtt_ms = 0, 40
    wait_for(lambda: findings() == (), "a good line")


def test_a_gateway_that_fails_is_told_once_and_forgets_what_it_knew(
    serve: Callable[..., StandIn], poll: Poll, expected_log: LogWatch, caplog: pytest.LogCaptureFixture
) -> None:
    expected_log(NO_ANSWER)
    gate = Gate(lost=60)
    server = serve(gate)
    poller = poll(clients(server), monotonic=every_two_seconds())
    wait_for(lambda: poller.report().sites[PEJUANG].findings, "loss")
    gate.broken = Answer(b'{"error":"x"}', 500)
    report = in_phase(poller, GatewayPhase.FAILING)
    assert "melaporkan galat" in report.message
    assert report.advice
    assert {site.sender for site in report.sites.values()} == {Sender.UNKNOWN}
    assert report.sites[PEJUANG].findings == ()
    asked = len(server.asked)
    wait_for(lambda: len(server.asked) > asked + 4, "it asks again")
    assert sum(NO_ANSWER in record.getMessage() for record in caplog.records) == 1
    gate.broken = None
    report = in_phase(poller, GatewayPhase.ANSWERING)
    assert (report.message, report.sites[PEJUANG].sender) == ("", Sender.SENDING)


def test_one_late_answer_is_no_news(poll: Poll) -> None:
    reports: list[GatewayReport] = []
    rounds = count()
    done = threading.Event()

    class Flaky:
        def publishers(self) -> tuple[PublisherState, ...]:
            reports.append(poller.report())
            number = next(rounds)
            if number == 8:
                done.set()
            if number % 2:
                raise UserError("sekali saja.")
            return (PublisherState("pejuang", True, session_id="s"),)

    poller = GatewayPoller(PATHS, Flaky, every_s=0.01)
    poller.start()
    assert done.wait(10)
    poller.close()
    assert {report.phase for report in reports[1:]} == {GatewayPhase.ANSWERING}


def test_it_waits_longer_after_each_failure(poll: Poll, expected_log: LogWatch) -> None:
    expected_log(NO_ANSWER)
    asked_s: list[float] = []

    def connect() -> PublisherSource:
        asked_s.append(time.monotonic())
        raise UserError("belum ada.") if len(asked_s) < 2 else ConnectionError("belum ada")

    expected_log("an error that is not known")
    poller = poll(connect, every_s=0.02, longest_wait_s=0.16)
    wait_for(lambda: len(asked_s) >= 6, "six attempts")
    poller.close()
    waits_s = [later - earlier for earlier, later in pairwise(asked_s)]
    for waited_s, least_s in zip(waits_s, (0.02, 0.04, 0.08, 0.16, 0.16), strict=False):
        assert waited_s >= least_s


def test_an_error_that_nobody_foresaw_is_told_and_does_not_end_it(
    serve: Callable[..., StandIn], poll: Poll, expected_log: LogWatch
) -> None:
    expected_log("an error that is not known", NO_ANSWER)
    is_mended = threading.Event()
    connect = clients(serve(Gate()))

    def fails_first() -> PublisherSource:
        if not is_mended.is_set():
            raise RuntimeError("tidak terduga")
        return connect()

    poller = poll(fails_first)
    report = in_phase(poller, GatewayPhase.FAILING)
    assert report.message
    assert "tidak terduga" not in f"{report.message} {report.advice}"
    is_mended.set()
    in_phase(poller, GatewayPhase.ANSWERING)


def test_a_password_that_is_mended_holds_without_a_restart(
    serve: Callable[..., StandIn], poll: Poll, expected_log: LogWatch
) -> None:
    expected_log(NO_ANSWER)
    server = serve(Gate(), "pemantau", "benar")
    passwords = ["salah"]
    poller = poll(lambda: clients(server, "pemantau", passwords[-1])())
    assert "menolak" in in_phase(poller, GatewayPhase.FAILING).message
    passwords.append("benar")
    in_phase(poller, GatewayPhase.ANSWERING)


def test_the_end_waits_for_no_gateway(serve: Callable[..., StandIn]) -> None:
    server = serve(lambda _name, _page: Answer(hang=True))
    poller = GatewayPoller(PATHS, lambda: GatewayClient(server.url), every_s=0.01)
    poller.start()
    wait_for(lambda: server.asked, "a request under way")
    began_s = time.monotonic()
    poller.close()
    assert time.monotonic() - began_s < 2
    # What comes afterwards is neither kept nor logged.
    server.released.set()
    assert poller.report().phase is GatewayPhase.STARTING


def test_the_end_comes_at_once_between_two_questions(serve: Callable[..., StandIn], poll: Poll) -> None:
    poller = poll(clients(serve(Gate())), every_s=60)
    in_phase(poller, GatewayPhase.ANSWERING)
    began_s = time.monotonic()
    poller.close()
    assert time.monotonic() - began_s < 0.4


def test_a_session_without_a_gateway_has_no_poller() -> None:
    session = make_session(2)
    assert poller_for(session, str) is None
    assert poller_for(replace(session, gateway=Gateway("http://127.0.0.1:9997")), str) is None


def test_the_poller_of_a_session_logs_in_with_the_named_password(serve: Callable[..., StandIn]) -> None:
    server = serve(Gate(), "pemantau", "rahasia")
    session = make_session(2)
    sites = (replace(session.sites[0], gateway_path="pejuang"), session.sites[1])
    gateway = Gateway(server.url, "pemantau", "env:SANDI_API")
    asked: list[str] = []

    def password(credential: str) -> str:
        asked.append(credential)
        return "rahasia"

    poller = poller_for(replace(session, sites=sites, gateway=gateway), password)
    assert poller is not None
    poller.start()
    report = in_phase(poller, GatewayPhase.ANSWERING)
    poller.close()
    assert {site_id: site.sender for site_id, site in report.sites.items()} == {sites[0].site_id: Sender.SENDING}
    assert asked == ["env:SANDI_API"]
