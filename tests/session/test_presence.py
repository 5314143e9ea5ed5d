from __future__ import annotations

import pytest

from app.domain.errors import ExternalError
from app.domain.feed import FeedSnapshot, FeedState
from app.domain.identity import SessionId, SiteId
from app.domain.presence import PresenceKind
from app.session.presence import PresenceKeeper
from tests.domain.reports import WELL
from tests.session.fakes import T0, FakeStore, StillClock

A, B = SiteId("a"), SiteId("b")
CONNECTING, LIVE, STALLED = FeedState.CONNECTING, FeedState.LIVE, FeedState.STALLED
LOST, OFF = FeedState.LOST, FeedState.OFF


@pytest.fixture
def losses() -> list[BaseException]:
    return []


@pytest.fixture
def keeper(clock: StillClock, store: FakeStore, losses: list[BaseException]) -> PresenceKeeper:
    return PresenceKeeper(SessionId("s"), clock, store, losses.append)


def see(keeper: PresenceKeeper, **states: FeedState) -> None:
    keeper.observe([FeedSnapshot(SiteId(site), state, 0.0, WELL) for site, state in states.items()])


def log(store: FakeStore) -> list[tuple[SiteId, PresenceKind]]:
    assert all(owner == "s" for owner, _ in store.presence)
    return [(event.site_id, event.kind) for _, event in store.presence]


def test_a_site_that_never_had_a_picture_is_not_lost(keeper: PresenceKeeper, store: FakeStore) -> None:
    for state in (OFF, CONNECTING, LOST, STALLED):
        see(keeper, a=state)
    keeper.end()
    assert log(store) == []


def test_only_changes_are_written(keeper: PresenceKeeper, store: FakeStore) -> None:
    for state in (LIVE, LIVE, STALLED, STALLED, LOST, LOST, LIVE):
        see(keeper, a=state)
    kinds = PresenceKind
    assert log(store) == [(A, kinds.LIVE), (A, kinds.STALLED), (A, kinds.LOST), (A, kinds.LIVE)]


def test_connecting_again_says_nothing_new(keeper: PresenceKeeper, store: FakeStore) -> None:
    for state in (LIVE, LOST, CONNECTING, LOST, CONNECTING, LIVE, CONNECTING, LIVE):
        see(keeper, a=state)
    assert log(store) == [(A, PresenceKind.LIVE), (A, PresenceKind.LOST), (A, PresenceKind.LIVE)]


def test_a_feed_that_is_switched_off_is_gone(keeper: PresenceKeeper, store: FakeStore) -> None:
    see(keeper, a=LIVE)
    see(keeper, a=OFF)
    assert log(store)[-1] == (A, PresenceKind.LOST)


def test_sites_are_kept_apart_and_one_look_is_one_entry(
    keeper: PresenceKeeper, store: FakeStore, clock: StillClock
) -> None:
    see(keeper, a=LIVE, b=CONNECTING)
    clock.at_ms += 5000
    see(keeper, a=LOST, b=LIVE)
    assert [(event.site_id, event.kind, event.at_ms - T0) for _, event in store.presence] == [
        (A, PresenceKind.LIVE, 0),
        (A, PresenceKind.LOST, 5000),
        (B, PresenceKind.LIVE, 5000),
    ]


def test_the_end_closes_every_record_once(keeper: PresenceKeeper, store: FakeStore, clock: StillClock) -> None:
    see(keeper, a=LIVE, b=LIVE)
    see(keeper, b=LOST)
    clock.at_ms += 1000
    keeper.end()
    keeper.end()
    assert log(store)[3:] == [(A, PresenceKind.ENDED), (B, PresenceKind.ENDED)]
    assert store.presence[-1][1].at_ms == T0 + 1000


def test_after_the_end_a_site_is_recorded_anew(keeper: PresenceKeeper, store: FakeStore) -> None:
    see(keeper, a=LIVE)
    keeper.end()
    see(keeper, a=LOST)
    see(keeper, a=LIVE)
    assert log(store) == [(A, PresenceKind.LIVE), (A, PresenceKind.ENDED), (A, PresenceKind.LIVE)]


@pytest.mark.expected_log("presence events could not be written: Disk penuh")
def test_a_loss_is_reported(keeper: PresenceKeeper, store: FakeStore, losses: list[BaseException]) -> None:
    store.trouble = ExternalError("Disk penuh.")
    see(keeper, a=LIVE)
    assert losses == [store.trouble]
