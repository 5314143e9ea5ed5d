"""A camera of this computer is examined like every other feed. No camera can be had in a test: it is stood in for."""

from __future__ import annotations

import numpy as np
import pytest

from app.domain.finding import Finding
from app.shm.frames import FrameSlots
from app.shm.record import SharedRecord
from app.shm.ring import AudioRing
from app.shm.status import FEED_STATUS, text_of
from app.video import capture
from app.video.examination import Examination
from app.video.opencv import Planes
from app.video.orders import Rendition
from app.video.renditions import Renditions
from app.video.sound import SoundPath
from app.video.status_writer import StatusWriter

STEP_NS = 40_000_000


class BlackCamera:
    """Gives a black picture whenever it is asked; the clock goes on by a picture's time with each."""

    now_ns = 1_000_000_000

    def __init__(self, device: str) -> None:
        self.is_open = device == "0"

    def read(self) -> Planes:
        BlackCamera.now_ns += STEP_NS
        grey = np.full((180, 320), 128, np.uint8)
        return Planes(np.full((360, 640), 16, np.uint8), grey, grey, bt709=False, full_range=False)

    def close(self) -> None:
        """There is nothing to free."""


def test_a_black_camera_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(capture, "Camera", BlackCamera)
    monkeypatch.setattr(capture.time, "monotonic_ns", lambda: BlackCamera.now_ns)
    record, ring, slots = SharedRecord.create(FEED_STATUS), AudioRing.create(), FrameSlots.create(320, 180)
    status, renditions = StatusWriter(record), Renditions()
    renditions.order((Rendition(slots.name, 320, 180),))
    end_ns = BlackCamera.now_ns + 20_000_000_000
    try:
        examination = Examination(status, renditions, SoundPath(ring))
        capture.play_capture("0", status, renditions, 1, lambda: BlackCamera.now_ns > end_ns, examination)
        row = record.read()[0]
        assert text_of(row["findings"]).split() == [Finding.BLACK.value]
        assert float(row["fps"]) == pytest.approx(25, abs=1)
    finally:
        renditions.close()
        for held in (record, ring, slots):
            held.close()
