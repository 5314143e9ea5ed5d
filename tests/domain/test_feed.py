from __future__ import annotations

import pytest

from app.domain.feed import (
    SPARED_STALL_AFTER_S,
    STALL_AFTER_S,
    FeedPhase,
    FeedReport,
    FeedState,
    feed_state,
    has_video,
    snapshot,
)
from app.domain.identity import SiteId
from tests.domain.reports import WELL, report

NOW_NS = 100_000_000_000
FRESH_NS = NOW_NS - int(STALL_AFTER_S * 1e9)
OLD_NS = FRESH_NS - 1
OFF, OPENING, STREAMING, WAITING = FeedPhase.OFF, FeedPhase.OPENING, FeedPhase.STREAMING, FeedPhase.WAITING

# phase, alive, attempt, video codec, last picture, last sound, state
TABLE = [
    (OFF, True, 0, "", 0, 0, FeedState.OFF),
    (OFF, False, 3, "h264", FRESH_NS, FRESH_NS, FeedState.OFF),
    (OPENING, True, 0, "", 0, 0, FeedState.CONNECTING),
    (OPENING, True, 1, "", 0, 0, FeedState.CONNECTING),
    (OPENING, True, 2, "", 0, 0, FeedState.LOST),
    (OPENING, True, 2, "h264", NOW_NS, NOW_NS, FeedState.LOST),
    (OPENING, False, 1, "", 0, 0, FeedState.LOST),
    (WAITING, True, 1, "h264", NOW_NS, NOW_NS, FeedState.LOST),
    (WAITING, False, 1, "", 0, 0, FeedState.LOST),
    (STREAMING, False, 1, "h264", NOW_NS, NOW_NS, FeedState.LOST),
    (STREAMING, True, 1, "h264", 0, 0, FeedState.CONNECTING),
    (STREAMING, True, 1, "h264", NOW_NS, 0, FeedState.LIVE),
    (STREAMING, True, 1, "h264", FRESH_NS, 0, FeedState.LIVE),
    (STREAMING, True, 1, "h264", OLD_NS, 0, FeedState.STALLED),
    # Live audio does not hide dead video.
    (STREAMING, True, 1, "h264", OLD_NS, NOW_NS, FeedState.STALLED),
    (STREAMING, True, 1, "h264", 0, NOW_NS, FeedState.CONNECTING),
    # A stream without video is judged by its sound.
    (STREAMING, True, 1, "", 0, NOW_NS, FeedState.LIVE),
    (STREAMING, True, 1, "", NOW_NS, OLD_NS, FeedState.STALLED),
    (STREAMING, True, 1, "", NOW_NS, 0, FeedState.CONNECTING),
    # After a reconnection the attempt does not matter any more.
    (STREAMING, True, 7, "h264", NOW_NS, 0, FeedState.LIVE),
]


@pytest.mark.parametrize(("phase", "alive", "attempt", "codec", "video_ns", "audio_ns", "state"), TABLE)
def test_the_state_of_a_feed(
    phase: FeedPhase, alive: bool, attempt: int, codec: str, video_ns: int, audio_ns: int, state: FeedState
) -> None:
    read = report(
        phase=phase,
        alive=alive,
        attempt=attempt,
        video_codec=codec,
        last_video_ns=video_ns,
        last_audio_ns=audio_ns,
    )
    assert feed_state(read, NOW_NS) is state


def test_the_table_reaches_every_state_and_phase() -> None:
    assert {row[0] for row in TABLE} == set(FeedPhase)
    assert {row[-1] for row in TABLE} == set(FeedState)


@pytest.mark.parametrize(
    ("picture_age_s", "spared_age_s", "state"),
    [
        (4.0, 0.04, FeedState.LIVE),
        (SPARED_STALL_AFTER_S, STALL_AFTER_S, FeedState.LIVE),
        # Nothing comes any more: said as soon as ever.
        (4.0, STALL_AFTER_S + 0.1, FeedState.STALLED),
        # Something comes, but no keyframe: a still picture must not look alive for ever.
        (SPARED_STALL_AFTER_S + 0.1, 0.04, FeedState.STALLED),
    ],
)
def test_a_picture_left_out_on_purpose_is_a_sign_of_life(
    picture_age_s: float, spared_age_s: float, state: FeedState
) -> None:
    read = report(last_video_ns=NOW_NS - int(picture_age_s * 1e9), last_spared_ns=NOW_NS - int(spared_age_s * 1e9))
    assert feed_state(read, NOW_NS) is state


def test_a_feed_without_a_picture_is_not_alive_by_what_was_left_out() -> None:
    assert feed_state(report(last_video_ns=0, last_spared_ns=NOW_NS), NOW_NS) is FeedState.CONNECTING


@pytest.mark.parametrize(("codec", "has"), [("h264", True), ("", False)])
def test_a_codec_means_video(codec: str, has: bool) -> None:
    assert has_video(report(video_codec=codec)) is has


def test_a_snapshot_knows_how_old_the_picture_is() -> None:
    seen = snapshot(SiteId("a"), WELL, WELL.last_video_ns + 1_500_000_000)
    assert (seen.site_id, seen.state, seen.picture_age_s, seen.report) == ("a", FeedState.LIVE, 1.5, WELL)


@pytest.mark.parametrize("read", [report(last_video_ns=0), report(last_video_ns=0, video_codec="")])
def test_a_picture_that_never_came_has_no_age(read: FeedReport) -> None:
    assert snapshot(SiteId("a"), read, NOW_NS).picture_age_s is None
