from __future__ import annotations

from app.domain.disturbance import Disturbance, DisturbanceKind, disturbances_of
from app.domain.feed import FeedState
from app.domain.line_check import Answer, LineResult
from app.domain.presence import PresenceEvent, PresenceKind, presence_of
from tests.minutes.samples import make_site

SITE = make_site(0)
YES, NO, UNASKED = Answer.YES, Answer.NO, Answer.UNASKED
NOBODY = presence_of(SITE.site_id, (), 0)


def check(opened_ms: int, us: Answer, them: Answer, link: FeedState = FeedState.LIVE) -> LineResult:
    return LineResult(SITE.site_id, opened_ms, opened_ms + 10, us, them, link)


def test_a_picture_that_stood_still_is_not_a_link_that_was_lost() -> None:
    kinds = PresenceKind
    events = [
        PresenceEvent(SITE.site_id, kind, at_ms)
        for kind, at_ms in (
            (kinds.LIVE, 0),
            (kinds.STALLED, 10_000),
            (kinds.LIVE, 15_000),
            (kinds.STALLED, 20_000),
            (kinds.LOST, 22_000),
            (kinds.LIVE, 29_000),
            (kinds.LOST, 40_000),
        )
    ]
    presence = presence_of(SITE.site_id, events, 90_000)
    found = disturbances_of(SITE, presence, ())
    assert [(one.kind, one.from_ms, one.lasted_s) for one in found] == [
        (DisturbanceKind.PICTURE, 10_000, 5),
        (DisturbanceKind.LINK, 20_000, 9),
        (DisturbanceKind.LINK, 40_000, None),
    ]


def test_a_failed_check_lasts_until_the_next_one() -> None:
    first, second = check(100, YES, NO), check(60_000, YES, YES)
    assert disturbances_of(SITE, NOBODY, [first, second]) == (
        Disturbance(110, 60_010, SITE, DisturbanceKind.SOUND, first, second),
    )


def test_a_site_that_was_not_there_is_a_lost_link_and_nobody_knows_for_how_long() -> None:
    gone = check(100, UNASKED, UNASKED, FeedState.LOST)
    (found,) = disturbances_of(SITE, NOBODY, [gone])
    assert (found.kind, found.lasted_s, found.next_check) == (DisturbanceKind.LINK, None, None)


def test_a_check_that_passed_or_was_broken_off_is_none() -> None:
    assert disturbances_of(SITE, NOBODY, [check(1, YES, YES), check(2, YES, UNASKED)]) == ()


def test_an_attempt_that_was_broken_off_does_not_end_the_disturbance() -> None:
    failed, broken, passed = check(1, NO, NO), check(100, YES, UNASKED), check(200, YES, YES)
    (found,) = disturbances_of(SITE, NOBODY, [failed, broken, passed])
    assert found.next_check == passed


def test_another_sites_check_is_not_ours() -> None:
    assert disturbances_of(make_site(1), NOBODY, [check(1, NO, NO)]) == ()
