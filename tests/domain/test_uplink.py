from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from app.domain.finding import Finding
from app.domain.gateway import Sender, SiteAtGateway
from app.domain.publisher import PublisherState, PublishProtocol
from app.domain.uplink import Uplink

WELL = PublisherState(
    "pejuang",
    True,
    protocol=PublishProtocol.SRT,
    session_id="s",
    bytes_received=0,
    packets_received=0,
    packets_lost=0,
    rtt_ms=40.0,
)
EVERY_S = 2.0


def after(states: Iterable[PublisherState | None], uplink: Uplink | None = None, from_s: float = 0.0) -> SiteAtGateway:
    uplink = uplink or Uplink("pejuang")
    said = SiteAtGateway("")
    for number, state in enumerate(states):
        said = uplink.step(state, from_s + number * EVERY_S)
    return said


def run(count: int, lost: int = 0, first: PublisherState = WELL, **changes: object) -> list[PublisherState]:
    """Return readings in each of which a thousand packets more have come, `lost` of them not."""
    return [
        replace(
            first,
            bytes_received=number * 500_000,
            packets_received=number * (1000 - lost),
            packets_lost=number * lost,
            **changes,  # type: ignore[arg-type]
        )
        for number in range(count)
    ]


def test_a_good_way_has_nothing_to_say() -> None:
    said = after(run(10, lost=5))
    assert (said.sender, said.findings, said.path) == (Sender.SENDING, (), "pejuang")
    assert said.lost_share == pytest.approx(0.005)
    assert said.state is not None
    assert said.state.rtt_ms == 40.0


@pytest.mark.parametrize(
    ("states", "finding"),
    [
        (run(10, lost=40), Finding.UPLINK_LOSS),
        (run(10, jitter_ms=90.0), Finding.UPLINK_JITTER),
        (run(10, rtt_ms=400.0), Finding.UPLINK_DELAY),
    ],
)
def test_what_lasts_is_said(states: list[PublisherState], finding: Finding) -> None:
    assert after(states).findings == (finding,)
    # One bad reading is none.
    assert after([*run(5), states[5]]).findings == ()


def test_what_is_over_is_taken_back_after_a_while() -> None:
    uplink = Uplink("pejuang")
    assert after(run(10, rtt_ms=400.0), uplink).findings == (Finding.UPLINK_DELAY,)
    assert after(run(3), uplink, 20.0).findings == (Finding.UPLINK_DELAY,)
    assert after(run(5), uplink, 26.0).findings == ()


def test_loss_is_that_of_the_last_moment_not_of_the_whole_session() -> None:
    # An hour without loss, then a bad line.
    good = replace(WELL, packets_received=1_000_000, bytes_received=10**9)
    bad = [replace(good, packets_received=1_000_000 + n * 900, packets_lost=n * 100) for n in range(8)]
    assert after([good, *bad]).findings == (Finding.UPLINK_LOSS,)


def test_a_new_connection_begins_without_the_faults_of_the_old_one() -> None:
    uplink = Uplink("pejuang")
    assert after(run(10, lost=60), uplink).findings == (Finding.UPLINK_LOSS,)
    said = after(run(2, first=replace(WELL, session_id="t")), uplink, 20.0)
    assert (said.findings, said.lost_share) == ((), 0.0)


def test_nobody_sends() -> None:
    nobody = PublisherState("pejuang", False)
    assert after([nobody]).sender is Sender.NOBODY
    assert after([*run(3), nobody]).sender is Sender.NOBODY
    # A gateway that does not say whether a path is ready says who feeds it.
    assert after([PublisherState("pejuang", None)]).sender is Sender.NOBODY
    assert after([replace(WELL, ready=None)]).sender is Sender.SENDING


def test_the_gateway_has_no_such_path() -> None:
    assert after([None]) == SiteAtGateway("pejuang", Sender.NO_PATH)
    assert after([*run(3), None]).sender is Sender.NO_PATH


def test_a_sender_without_a_byte_is_silent() -> None:
    still = [replace(WELL, bytes_received=1000)] * 3
    assert after(still[:2]).sender is Sender.SENDING
    assert after(still).sender is Sender.SILENT
    assert after([*still, replace(WELL, bytes_received=1001)]).sender is Sender.SENDING
    # Who does not count bytes cannot be called silent.
    assert after([replace(WELL, bytes_received=None)] * 9).sender is Sender.SENDING
