"""A worker's report with everything well, for tests that change one thing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from app.domain.feed import FeedPhase, FeedReport, StreamKind, Trouble

WELL = FeedReport(
    phase=FeedPhase.STREAMING,
    alive=True,
    stream=StreamKind.MAIN,
    trouble=Trouble.NONE,
    detail="",
    video_codec="h264",
    width=1280,
    height=720,
    fps=25.0,
    bitrate_bps=2_000_000.0,
    audio_codec="aac",
    sample_rate=48_000,
    channels=1,
    frames=1000,
    dropped=0,
    corrupt=0,
    reconnects=0,
    attempt=1,
    last_video_ns=10_000_000_000,
    last_audio_ns=10_000_000_000,
    next_attempt_ns=0,
)


def report(**changes: Any) -> FeedReport:  # noqa: ANN401 - any field of the report
    return replace(WELL, **changes)
