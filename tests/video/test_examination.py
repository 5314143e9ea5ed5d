"""The diagnosis on real streams: what is wrong is said, and what is well is left alone."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import pytest

from app.domain.feed import FeedState
from app.domain.finding import Finding
from app.shm.ring import AudioRing
from app.video.sound import SoundPath
from tests.streams.clip import ClipSpec, make_units
from tests.streams.feeds import running, snapshot_of, wait_for_state, wait_until
from tests.streams.servers import RtspServer


def test_a_black_picture_is_named_and_a_good_one_is_not(clip_folder: Path, small_units: Path) -> None:
    spec = ClipSpec(colour=(2, 2, 2), texture=0.5, width=640, height=360, seconds=2.0, has_bar=False)
    black = make_units(spec, clip_folder, "black")
    with (
        RtspServer({"/black": black, "/good": small_units}) as server,
        running({"black": server.url("/black"), "good": server.url("/good")}) as feeds,
    ):
        wait_for_state(feeds, "black", FeedState.LIVE)
        wait_until(lambda: snapshot_of(feeds, "black").report.findings == (Finding.BLACK,), 15, "the black picture")
        assert snapshot_of(feeds, "good").report.findings == ()


@pytest.mark.parametrize(
    ("amplitude", "rms_dbfs", "clipped"), [(0.5, -9.03, False), (0.0, -120.0, False), (4.0, -0.4, True)]
)
def test_the_sound_between_two_looks_is_summed_up(amplitude: float, rms_dbfs: float, clipped: bool) -> None:
    ring = AudioRing.create()
    path = SoundPath(ring)
    try:
        assert path.figures() is None
        tone = np.clip(amplitude * np.sin(2 * np.pi * 440 * np.arange(4800) / 48000), -1, 1).astype(np.float32)
        frame = av.AudioFrame.from_ndarray(tone[None, :], format="flt", layout="mono")
        frame.sample_rate = 48000
        path.write(frame, 0, 1)
        figures = path.figures()
        assert figures is not None
        assert figures.rms_dbfs == pytest.approx(rms_dbfs, abs=0.7)
        assert (figures.clipped_share > 0.1) is clipped
        assert path.figures() is None
    finally:
        ring.close()
