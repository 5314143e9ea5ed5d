from __future__ import annotations

import dataclasses

import pytest

from app.domain.publisher import PublisherState, recent_loss_share

BEFORE = PublisherState("pejuang", True, session_id="s", packets_received=9900, packets_lost=100)


@pytest.mark.parametrize(
    ("received", "lost", "share"), [(98, 2, 0.02), (0, 0, None), (None, 2, None), (98, None, None), (0, 5, 1.0)]
)
def test_loss_since_the_start(received: int | None, lost: int | None, share: float | None) -> None:
    assert PublisherState("a", True, packets_received=received, packets_lost=lost).loss_share == share


@pytest.mark.parametrize(("received", "lost", "share"), [(94, 6, 0.06), (0, 0, None), (-5, 6, None), (100, -1, None)])
def test_loss_between_two_readings(received: int, lost: int, share: float | None) -> None:
    now = dataclasses.replace(BEFORE, packets_received=9900 + received, packets_lost=100 + lost)
    assert recent_loss_share(BEFORE, now) == share


@pytest.mark.parametrize(
    "change", [{"session_id": "t"}, {"session_id": ""}, {"path": "jatiasih"}, {"packets_lost": None}]
)
def test_readings_that_cannot_be_compared(change: dict[str, str | None]) -> None:
    now = dataclasses.replace(BEFORE, packets_received=10_000, packets_lost=101)
    assert recent_loss_share(BEFORE, now) is not None
    assert recent_loss_share(BEFORE, dataclasses.replace(now, **change)) is None
    if change == {"session_id": ""}:
        without = dataclasses.replace(BEFORE, session_id="")
        assert recent_loss_share(without, dataclasses.replace(now, session_id="")) is None
