from __future__ import annotations

import pytest

from app.domain.feed import FeedSnapshot, FeedState
from app.domain.floor import Command, FloorState, Grant, Release, Request, apply
from app.domain.identity import RequestId, SiteId
from app.domain.tally import LinkMark, Tally, TallyKind, tally_of
from tests.domain.reports import WELL

A, B, C = SiteId("a"), SiteId("b"), SiteId("c")
FINE = LinkMark.FINE


def floor_after(*commands: Command) -> FloorState:
    state = FloorState()
    for number, command in enumerate(commands):
        state = apply(state, command, 1000 + number).state
    return state


def tally(site_id: SiteId, *commands: Command, feed: FeedState = FeedState.LIVE) -> Tally:
    return tally_of(site_id, floor_after(*commands), FeedSnapshot(site_id, feed, 0.0, WELL))


def ask(site_id: SiteId, *, accept: bool = True) -> Request:
    return Request(RequestId(site_id), site_id, accept=accept)


def test_nobody_asked_nobody_speaks() -> None:
    assert tally(A) == Tally(TallyKind.IDLE, 0, FINE)


def test_the_holder_speaks_and_the_others_wait_in_their_places() -> None:
    commands = (Grant(A, RequestId("a")), ask(C), ask(B))
    assert [tally(site_id, *commands) for site_id in (A, B, C)] == [
        Tally(TallyKind.SPEAKING, 0, FINE),
        Tally(TallyKind.WAITING, 2, FINE),
        Tally(TallyKind.WAITING, 1, FINE),
    ]


def test_a_site_that_asks_has_no_place_yet() -> None:
    assert tally(A, ask(A, accept=False), ask(B)) == Tally(TallyKind.ASKING, 0, FINE)


def test_after_its_turn_a_site_is_idle() -> None:
    assert tally(A, Grant(A, RequestId("a")), Release()) == Tally(TallyKind.IDLE, 0, FINE)


@pytest.mark.parametrize(
    ("feed", "link"),
    [
        (FeedState.CONNECTING, LinkMark.CONNECTING),
        (FeedState.LIVE, LinkMark.FINE),
        (FeedState.STALLED, LinkMark.FROZEN),
        (FeedState.LOST, LinkMark.LOST),
        (FeedState.OFF, LinkMark.OFF),
    ],
)
def test_a_broken_link_is_a_second_mark_and_hides_nothing(feed: FeedState, link: LinkMark) -> None:
    assert tally(A, Grant(A, RequestId("a")), feed=feed) == Tally(TallyKind.SPEAKING, 0, link)
    assert tally(A, ask(A), feed=feed) == Tally(TallyKind.WAITING, 1, link)
    assert tally(A, feed=feed) == Tally(TallyKind.IDLE, 0, link)


def test_every_state_of_a_feed_has_a_mark() -> None:
    assert len({tally(A, feed=feed).link for feed in FeedState}) == len(FeedState)
