"""The exchange on its thread: it tells honestly how it stands, and goes on by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.domain.sending import SyncPhase
from app.sync.transport import Answer, Request
from app.sync.trouble import Kind, SyncError
from app.sync.worker import SyncWorker
from tests.data.samples import save
from tests.sync.stations import ADDRESS, CoreServer, Line, Station
from tests.waiting import wait_for


class Desk:
    def __init__(self, folder: Path) -> None:
        self.server = CoreServer(folder / "server.db")
        self.station = Station(folder / "a" / "musrenbang.db", Line(self.server), "a")
        self.station.open_session()
        self.touched: list[frozenset[str]] = []
        self.worker = SyncWorker(
            self.station.store.sync,
            self.station.tokens,
            lambda _address, _certificate: self.station.line,
            self.station.clock,
            machine="mesin",
            changed=self.touched.append,
            soonest_s=0.02,
            jitter=lambda: 0.0,
        )

    def enrol(self) -> None:
        self.worker.enrol(ADDRESS, self.server.code("a"))

    def until(self, phase: SyncPhase) -> None:
        wait_for(lambda: self.worker.status.phase is phase, f"the exchange is {phase}")

    def write(self, proposal_id: str) -> None:
        self.station.store.save_proposal(save(proposal_id), self.station.clock.now_ms()).result()

    def close(self) -> None:
        self.worker.close()
        self.station.close()
        self.server.close()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.close()


def test_a_station_enrols_and_sends_what_is_written_by_itself(desk: Desk) -> None:
    desk.worker.start()
    wait_for(lambda: desk.worker.status.unsent.operations > 0, "it counts what waits")
    assert desk.worker.status.phase is SyncPhase.OFF
    assert not desk.worker.status.is_all_sent
    desk.enrol()
    wait_for(lambda: desk.worker.status.is_all_sent, "all is sent")
    desk.write("p-1")
    wait_for(lambda: desk.station.store.sync.unsent().operations == 0, "the proposal is sent")


def test_a_wrong_code_says_so_and_the_next_one_works(desk: Desk) -> None:
    desk.worker.start()
    desk.worker.enrol(ADDRESS, "AAAA-BBBB-CCCC-DDDD")
    desk.until(SyncPhase.STOPPED)
    assert "kode" in desk.worker.status.advice
    desk.enrol()
    wait_for(lambda: desk.worker.status.is_all_sent, "all is sent")
    assert desk.worker.status.message == ""


def test_without_a_network_it_waits_and_says_what_to_do(desk: Desk) -> None:
    desk.enrol()
    desk.worker.start()
    wait_for(lambda: desk.worker.status.is_all_sent, "all is sent")

    def cut(request: Request, answer: Callable[[Request], Answer]) -> Answer:
        del request, answer
        raise SyncError(Kind.UNREACHABLE)

    desk.station.line.through = cut
    desk.write("p-1")
    desk.until(SyncPhase.WAITING)
    status = desk.worker.status
    assert not status.is_all_sent
    assert status.unsent.operations == 1
    assert (status.next_try_ms, bool(status.advice)) != (None, False)
    desk.station.line.through = None
    desk.worker.send_now()
    wait_for(lambda: desk.worker.status.is_all_sent, "all is sent")


def test_paused_it_sends_nothing(desk: Desk) -> None:
    desk.enrol()
    desk.worker.start()
    wait_for(lambda: desk.worker.status.is_all_sent, "all is sent")
    desk.station.store.sync.change_settings(is_paused=True, cap_kbit_s=0).result()
    desk.worker.send_now()
    desk.until(SyncPhase.PAUSED)
    desk.write("p-1")
    asked = len(desk.station.line.asked)
    desk.worker.send_now()
    wait_for(lambda: desk.worker.status.unsent.operations == 1, "it counts what waits")
    assert len(desk.station.line.asked) == asked
    desk.station.store.sync.change_settings(is_paused=False, cap_kbit_s=0).result()
    desk.worker.send_now()
    wait_for(lambda: desk.worker.status.is_all_sent, "all is sent")


@pytest.mark.expected_log("an error that is not known")
def test_a_fault_of_ours_does_not_end_it(desk: Desk) -> None:
    desk.enrol()
    desk.worker.start()
    wait_for(lambda: desk.worker.status.is_all_sent, "all is sent")

    def broken(request: Request, answer: Callable[[Request], Answer]) -> Answer:
        desk.station.line.through = None
        raise RuntimeError("ours")

    desk.station.line.through = broken
    desk.until(SyncPhase.WAITING)
    desk.worker.send_now()
    wait_for(lambda: desk.worker.status.is_all_sent, "all is sent")


def test_a_question_about_a_proposal_is_answered_also_while_sending_is_paused(desk: Desk) -> None:
    desk.worker.start()
    assert desk.worker.history("proposal", "p-1").result(10) is None, "not enrolled: there is nobody to ask"
    desk.enrol()
    desk.until(SyncPhase.RESTING)
    desk.write("p-1")
    wait_for(lambda: not desk.station.store.sync.has_unsent(), "all is sent")
    desk.station.store.sync.change_settings(is_paused=True, cap_kbit_s=0).result()
    desk.worker.send_now()
    desk.until(SyncPhase.PAUSED)
    lines = desk.worker.history("proposal", "p-1").result(10)
    assert lines is not None
    assert [line.station for line in lines] == ["a"]


def test_a_question_that_nobody_can_answer_says_why_and_one_at_the_end_is_let_go(desk: Desk) -> None:
    desk.worker.start()
    desk.enrol()
    desk.until(SyncPhase.RESTING)

    def cut(request: Request, answer: Callable[[Request], Answer]) -> Answer:
        raise SyncError(Kind.UNREACHABLE)

    desk.station.line.through = cut
    assert isinstance(desk.worker.history("proposal", "p-1").exception(10), SyncError)
    desk.worker.close()
    assert desk.worker.history("proposal", "p-1").result(10) is None
