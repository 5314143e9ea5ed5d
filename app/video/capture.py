"""Play a capture device of this computer: a USB camera or a capture card, picture only."""

from __future__ import annotations

import time
from collections.abc import Callable

from app.domain.feed import FeedPhase, Trouble
from app.domain.thrift import DecodeThrift
from app.video.examination import Examination
from app.video.opencv import Camera
from app.video.renditions import Renditions
from app.video.status_writer import StatusWriter
from app.video.trouble import StreamEnded

_READ_DEADLINE_S = 30.0
"""Drivers block while a device wakes up; OpenCV itself gives up earlier."""


def play_capture(
    device: str,
    status: StatusWriter,
    renditions: Renditions,
    attempt: int,
    interrupted: Callable[[], bool],
    examination: Examination,
) -> None:
    """Show the device's pictures until called off. Raises StreamEnded when it is missing or has gone."""
    camera = Camera(device)
    try:
        if not camera.is_open:
            raise StreamEnded(Trouble.DEVICE_MISSING)
        status.new_stream()
        examination.new_stream(time.monotonic_ns())
        shape: tuple[int, int] | None = None
        while not interrupted():
            status.expect_life_within(_READ_DEADLINE_S)
            planes = camera.read()
            if planes is None:
                raise StreamEnded(Trouble.DEVICE_MISSING)
            now_ns = time.monotonic_ns()
            height, width = planes.y.shape
            if (width, height) != shape:
                shape = (width, height)
                status.phase(
                    FeedPhase.STREAMING,
                    video_codec="rawvideo",
                    audio_codec="",
                    width=width,
                    height=height,
                    attempt=attempt,
                )
            renditions.show(planes, width, height, 1.0, now_ns // 1000, now_ns)
            status.packet(planes.y.size * 3 // 2, now_ns)
            status.picture(now_ns)
            status.publish_totals(now_ns)
            examination.look(now_ns, has_video=True, has_audio=False, thrift=DecodeThrift.FULL)
    finally:
        camera.close()
