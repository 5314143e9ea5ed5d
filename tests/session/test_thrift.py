from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import replace

import pytest

from app.domain.feed import FeedPhase, FeedReport, FeedSnapshot, snapshot
from app.domain.floor import FloorState, Grant, apply
from app.domain.governor import SETTLE_S
from app.domain.identity import RequestId, SiteId
from app.domain.thrift import DecodeThrift
from app.session.thrift import ThriftKeeper
from tests.domain.reports import WELL, report
from tests.session.fakes import T0

A, B, C = SiteId("a"), SiteId("b"), SiteId("c")
FULL, NO_FILTER, HALF, KEYS = DecodeThrift


class FakeFeeds:
    """Feeds that say what they are told to, and remember what they were ordered."""

    def __init__(self) -> None:
        self.reports: dict[SiteId, FeedReport] = dict.fromkeys((A, B, C), WELL)
        self.tall = dict.fromkeys((A, B, C), 180)
        self.ordered: dict[SiteId, DecodeThrift] = {}

    def snapshots(self) -> tuple[FeedSnapshot, ...]:
        return tuple(snapshot(s, r, r.last_video_ns) for s, r in self.reports.items())

    def heights(self) -> Mapping[SiteId, int]:
        return self.tall

    def spare(self, levels: Mapping[SiteId, DecodeThrift]) -> None:
        self.ordered.update(levels)


class Desk:
    def __init__(self) -> None:
        self.feeds = FakeFeeds()
        self.floor = FloorState()
        self.screen_load = 0.0
        self.at_s = 100.0
        self.idle = 0.0
        self.keeper = ThriftKeeper(
            self.feeds, lambda: self.floor, lambda: self.screen_load, lambda: self.at_s, lambda: self.idle
        )
        self.look(SETTLE_S)

    def look(self, seconds: float) -> list[DecodeThrift]:
        for _ in range(round(seconds / 0.5)):
            self.keeper.look()
            self.at_s += 0.5
        return [self.feeds.ordered[s] for s in (A, B, C)]

    def grant(self, site_id: SiteId) -> None:
        self.floor = apply(self.floor, Grant(site_id, RequestId("r")), T0).state


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_a_room_that_is_well_gets_its_pictures(desk: Desk) -> None:
    assert desk.look(60) == [FULL, FULL, FULL]


def test_a_decoder_that_is_late_is_relieved(desk: Desk) -> None:
    desk.feeds.reports[B] = report(load=1.4)
    assert desk.look(1.5) == [NO_FILTER, NO_FILTER, NO_FILTER]


def test_a_screen_that_is_late_is_relieved(desk: Desk) -> None:
    desk.screen_load = 0.95
    assert desk.look(1.5) == [NO_FILTER, NO_FILTER, NO_FILTER]
    assert desk.keeper.screen_load == 0.95


def test_who_speaks_and_who_is_drawn_large_are_spared(desk: Desk) -> None:
    desk.grant(C)
    desk.feeds.tall[C] = 720
    desk.feeds.reports[A] = report(load=1.4)
    assert desk.look(7.5) == [KEYS, KEYS, FULL]


@pytest.mark.parametrize(
    "gone",
    [replace(WELL, load=5.0, alive=False), replace(WELL, load=5.0, phase=FeedPhase.WAITING)],
    ids=["dead", "off"],
)
def test_what_a_worker_said_before_it_fell_counts_no_more(desk: Desk, gone: FeedReport) -> None:
    desk.feeds.reports[B] = gone
    assert desk.look(10) == [FULL, FULL, FULL]


def test_while_processors_are_free_nothing_is_spared(desk: Desk) -> None:
    desk.feeds.reports[B] = report(load=1.4)
    desk.idle = 0.3
    assert desk.look(10) == [FULL, FULL, FULL]
    desk.idle = 0.0
    assert desk.look(1.5) == [NO_FILTER, NO_FILTER, NO_FILTER]


def test_the_log_says_what_was_given_up_and_why(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    desk.feeds.reports[B] = report(load=1.4)
    with caplog.at_level(logging.INFO):
        desk.look(1.5)
        desk.feeds.reports[B] = WELL
        desk.look(10.5)
    assert [record.getMessage() for record in caplog.records] == [
        "decoding: 3 no_loop_filter (load 1.40 at b, screen 0.00, 0 % idle)",
        "decoding: 3 full (load 0.00 at a, screen 0.00, 0 % idle)",
    ]


def test_a_room_without_sites_is_looked_at_too() -> None:
    desk = Desk.__new__(Desk)
    desk.feeds = FakeFeeds()
    desk.feeds.reports = {}
    ThriftKeeper(desk.feeds, FloorState, lambda: 1.0, lambda: 0.0, lambda: 0.0).look()
    assert desk.feeds.ordered == {}
