from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.identity import SiteId
from app.domain.presence import Outage, PresenceEvent, PresenceKind, SitePresence, presence_of

SITE = SiteId("32.75.06.1003")
OTHER = SiteId("32.75.03.1005")
LIVE, STALLED, LOST, ENDED = PresenceKind.LIVE, PresenceKind.STALLED, PresenceKind.LOST, PresenceKind.ENDED


def fold(*log: tuple[PresenceKind, int], now_s: int = 100) -> SitePresence:
    return presence_of(SITE, [PresenceEvent(SITE, kind, at_s * 1000) for kind, at_s in log], now_s * 1000)


def test_a_site_without_a_log_was_never_there() -> None:
    assert fold() == SitePresence(SITE, None, None, 0, ())


def test_a_site_that_never_had_a_picture_has_no_outage() -> None:
    assert fold((LOST, 1), (STALLED, 2), (ENDED, 3)) == SitePresence(SITE, None, None, 0, ())


def test_a_site_that_stays_is_counted_up_to_now() -> None:
    assert fold((LIVE, 10)) == SitePresence(SITE, 10_000, 100_000, 90, ())


def test_the_end_of_the_record_is_no_outage() -> None:
    assert fold((LIVE, 10), (ENDED, 40)) == SitePresence(SITE, 10_000, 40_000, 30, ())


@pytest.mark.parametrize("gone", [STALLED, LOST])
def test_a_picture_that_stands_still_is_as_gone_as_a_lost_one(gone: PresenceKind) -> None:
    assert fold((LIVE, 10), (gone, 30), (LIVE, 35), (ENDED, 50)) == SitePresence(
        SITE, 10_000, 50_000, 35, (Outage(30_000, 35_000, gone),)
    )


def test_frozen_and_then_lost_is_one_outage_from_the_first_moment() -> None:
    assert fold((LIVE, 10), (STALLED, 20), (LOST, 25), (LIVE, 40)).outages == (Outage(20_000, 40_000),)


def test_an_outage_that_lasts_has_no_end() -> None:
    assert fold((LIVE, 10), (LOST, 30)) == SitePresence(SITE, 10_000, 30_000, 20, (Outage(30_000, None),))


def test_an_outage_ends_with_the_record() -> None:
    assert fold((LIVE, 10), (LOST, 30), (ENDED, 45)).outages == (Outage(30_000, 45_000),)


def test_after_the_end_a_session_can_go_on() -> None:
    assert fold((LIVE, 10), (ENDED, 20), (LIVE, 60), (ENDED, 70)) == SitePresence(SITE, 10_000, 70_000, 20, ())


def test_hearing_live_twice_changes_nothing() -> None:
    assert fold((LIVE, 10), (LIVE, 20), (LOST, 30), (LOST, 40)) == fold((LIVE, 10), (LOST, 30))


def test_other_sites_do_not_count() -> None:
    log = [PresenceEvent(SITE, LIVE, 0), PresenceEvent(OTHER, LOST, 1_000), PresenceEvent(OTHER, LIVE, 2_000)]
    assert presence_of(SITE, log, 5_000) == SitePresence(SITE, 0, 5_000, 5, ())


def test_a_clock_behind_the_log_counts_nothing_below_zero() -> None:
    assert fold((LIVE, 200), now_s=100).connected_s == 0


@given(st.lists(st.tuples(st.sampled_from(PresenceKind), st.integers(0, 3_600)), max_size=30))
def test_time_is_never_counted_twice(log: list[tuple[PresenceKind, int]]) -> None:
    log.sort(key=lambda entry: entry[1])
    presence = fold(*log, now_s=3_600)
    lost_ms = sum((o.until_ms or 3_600_000) - o.from_ms for o in presence.outages)
    since_ms = 3_600_000 if presence.first_ms is None else presence.first_ms
    assert presence.connected_s * 1000 + lost_ms <= 3_600_000 - since_ms
    ends = [moment for outage in presence.outages for moment in (outage.from_ms, outage.until_ms or 3_600_000)]
    assert ends == sorted(ends)
