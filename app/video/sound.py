"""Sound of one feed: whatever the site sends becomes 48 kHz mono float32 in the ring."""

from __future__ import annotations

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from numpy.typing import NDArray

from app.shm.ring import SAMPLE_RATE, AudioRing

_Shape = tuple[str, str, int]

_KEEP_LEVEL = {"rematrix_maxval": "1.0"}
"""Without it libav adds 3 dB when it folds two float channels into one, and speech may clip."""


class SoundPath:
    """Resamples decoded sound into a ring. Runs on: the feed worker's main thread.

    libav's resampler is fixed to the first frame it sees, so it is made anew whenever the
    sample format, the channels or the rate change.
    """

    def __init__(self, ring: AudioRing) -> None:
        self._ring = ring
        self._resampler: AudioResampler | None = None
        self._shape: _Shape | None = None

    def restart(self) -> None:
        """A new stream begins: forget the old one's format and tell the mixer that time starts anew."""
        self._resampler = None
        self._shape = None
        self._ring.begin_epoch()

    def write(self, frame: AudioFrame, pts_us: int, arrived_ns: int) -> int:
        """Put one decoded frame into the ring; return the number of samples written."""
        shape = (frame.format.name, frame.layout.name, frame.sample_rate)
        if self._resampler is None or shape != self._shape:
            self._resampler = av.AudioResampler(format="flt", layout="mono", rate=SAMPLE_RATE, options=_KEEP_LEVEL)
            self._shape = shape
        written = 0
        # Timestamps ride in the ring's anchor; the resampler must not fill gaps by them.
        frame.pts = None
        for resampled in self._resampler.resample(frame):
            samples: NDArray[np.float32] = np.frombuffer(memoryview(resampled.planes[0]), dtype=np.float32)[
                : resampled.samples
            ]
            self._ring.write(samples, pts_us + written * 1_000_000 // SAMPLE_RATE, arrived_ns)
            written += len(samples)
        return written
