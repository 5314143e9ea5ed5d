"""Sound of one feed: whatever the site sends becomes 48 kHz mono float32 in the ring."""

from __future__ import annotations

import math

import av
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from numpy.typing import NDArray

from app.domain.diagnosis import SoundFigures
from app.shm.ring import SAMPLE_RATE, AudioRing
from app.shm.status import SILENCE_DBFS

_Shape = tuple[str, str, int]

_FULL_SCALE = 0.999
"""A sample at or above it was cut: G.711's loudest codes stop just short of one."""

_LONGEST_LOOK = 2 * SAMPLE_RATE

_KEEP_LEVEL = {"rematrix_maxval": "1.0"}
"""Without it libav adds 3 dB when it folds two float channels into one, and speech may clip."""


_READY = frozenset({("flt", "mono", SAMPLE_RATE), ("fltp", "mono", SAMPLE_RATE)})
"""What needs no resampling."""


def _floats(frame: AudioFrame) -> NDArray[np.float32]:
    """Return the samples of a mono float frame without copying; valid as long as the frame is."""
    return np.frombuffer(memoryview(frame.planes[0]), dtype=np.float32)[: frame.samples]


def _dbfs(amplitude: float) -> float:
    return max(SILENCE_DBFS, 20 * math.log10(amplitude)) if amplitude > 0 else SILENCE_DBFS


class SoundPath:
    """Resamples decoded sound into a ring. Runs on: the feed worker's main thread.

    libav's resampler is fixed to the first frame it sees, so it is made anew whenever the
    sample format, the channels or the rate change.
    """

    def __init__(self, ring: AudioRing) -> None:
        self._ring = ring
        self._resampler: AudioResampler | None = None
        self._shape: _Shape | None = None
        self._looked_at = ring.written

    def restart(self) -> None:
        """A new stream begins: forget the old one's format and tell the mixer that time starts anew."""
        self._resampler = None
        self._shape = None
        self._looked_at = self._ring.written
        self._ring.begin_epoch()

    def figures(self) -> SoundFigures | None:
        """Return what was heard since the last call, or None if nothing was. Of more than two seconds the last two.

        They are read back from the ring: adding them up for each packet would cost thirty times as much.
        """
        written = self._ring.written
        count = min(written - self._looked_at, _LONGEST_LOOK)
        self._looked_at = written
        heard = np.empty(count, dtype=np.float32)
        if not count or not self._ring.read_into(written - count, heard):
            return None
        peak = float(max(heard.max(), -heard.min()))
        clipped = int(np.count_nonzero(np.abs(heard) >= _FULL_SCALE)) if peak >= _FULL_SCALE else 0
        # Not np.dot: BLAS would start threads and take ten megabytes in each of twelve workers for it.
        rms = math.sqrt(float(np.square(heard, out=heard).sum(dtype=np.float64)) / count)
        return SoundFigures(_dbfs(rms), _dbfs(peak), clipped / count)

    def write(self, frame: AudioFrame, pts_us: int, arrived_ns: int) -> int:
        """Put one decoded frame into the ring; return the number of samples written."""
        shape = (frame.format.name, frame.layout.name, frame.sample_rate)
        if shape in _READY:
            samples = _floats(frame)
            self._ring.write(samples, pts_us, arrived_ns)
            return len(samples)
        if self._resampler is None or shape != self._shape:
            self._resampler = av.AudioResampler(format="flt", layout="mono", rate=SAMPLE_RATE, options=_KEEP_LEVEL)
            self._shape = shape
        written = 0
        # Timestamps ride in the ring's anchor; the resampler must not fill gaps by them.
        frame.pts = None
        for resampled in self._resampler.resample(frame):
            samples = _floats(resampled)
            self._ring.write(samples, pts_us + written * 1_000_000 // SAMPLE_RATE, arrived_ns)
            written += len(samples)
        return written
