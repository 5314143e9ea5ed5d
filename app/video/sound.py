"""Sound of one feed: whatever the site sends becomes 48 kHz mono float32, is processed, and goes into the ring."""

from __future__ import annotations

import logging
from collections.abc import Callable

import av
import av.error
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from numpy.typing import NDArray

from app.domain.diagnosis import SoundFigures
from app.domain.levelling import Leveller
from app.domain.sound import Loudness
from app.domain.sound_processing import SoundProcessing
from app.metering.loudness import lufs, mean_square
from app.shm.ring import SAMPLE_RATE, AudioRing
from app.video.sound_chain import Chain, make_chain
from app.video.sound_filters import floats, weights_behind_cleaning
from app.video.sound_tally import SoundTally

logger = logging.getLogger(__name__)

_Shape = tuple[str, str, int]

_KEEP_LEVEL = {"rematrix_maxval": "1.0"}
"""Without it libav adds 3 dB when it folds two float channels into one, and speech may clip."""

_READY: _Shape = ("fltp", "mono", SAMPLE_RATE)
"""What needs no resampling."""

_WARM = SAMPLE_RATE // 20
"""Another chain works so long unheard before it is heard: its filters settle, and its delay is filled."""

_CROSS = SAMPLE_RATE // 50
"""Then one fades into the other."""

UNPROCESSED = SoundProcessing(is_bypassed=True)


class SoundPath:
    """Brings decoded sound into a ring. Runs on: the feed worker's main thread.

    libav's resampler is fixed to the first frame it sees, so it is made anew whenever the
    sample format, the channels or the rate change. `ordered` says how the sound is to be processed, `is_heard`
    whether anybody hears it: if not, it is not filtered. Another answer is followed at the next frame: the
    new chain fades in, no sample is lost or doubled.
    """

    def __init__(
        self,
        ring: AudioRing,
        ordered: Callable[[], SoundProcessing] = lambda: UNPROCESSED,
        is_heard: Callable[[], bool] = lambda: True,
    ) -> None:
        self._ring = ring
        self._ordered = ordered
        self._is_heard = is_heard
        self._resampler: AudioResampler | None = None
        self._shape: _Shape | None = None
        self._tally = SoundTally()
        self._leveller = Leveller()
        self._chain: Chain | None = None
        self._leaving: Chain | None = None
        self._since_change: int | None = None
        self._begin()

    def restart(self) -> None:
        """A new stream begins: forget the old one's format and tell the mixer that time starts anew.

        How loud the site speaks is not forgotten.
        """
        self._resampler = None
        self._shape = None
        self._tally.forget()
        self._begin()
        self._ring.begin_epoch()

    def figures(self) -> SoundFigures | None:
        """Return what the site sent since the last call, or None if it sent nothing."""
        return self._tally.take()

    def loudness(self) -> Loudness:
        """Return how loud the site is now, as it sends it."""
        return self._tally.loudness()

    def write(self, frame: AudioFrame, pts_us: int, arrived_ns: int) -> int:
        """Put one decoded frame into the ring; return the number of samples written."""
        shape = (frame.format.name, frame.layout.name, frame.sample_rate)
        if shape == _READY:
            return self._write(frame, pts_us, arrived_ns)
        if self._resampler is None or shape != self._shape:
            self._resampler = av.AudioResampler(format="fltp", layout="mono", rate=SAMPLE_RATE, options=_KEEP_LEVEL)
            self._shape = shape
        written = 0
        # Timestamps ride in the ring's anchor; the resampler must not fill gaps by them.
        frame.pts = None
        for resampled in self._resampler.resample(frame):
            written += self._write(resampled, pts_us + written * 1_000_000 // SAMPLE_RATE, arrived_ns)
        return written

    def _begin(self) -> None:
        self._order = settings, is_heard = self._ordered(), self._is_heard()
        self._chain = make_chain(settings, self._leveller, is_heard=is_heard)
        self._leaving = self._since_change = None
        self._prepare_to_learn(settings)

    def _prepare_to_learn(self, settings: SoundProcessing) -> None:
        do = settings.effective
        self._target_lufs = do.target_lufs
        self._weights = weights_behind_cleaning(do.high_pass_hz, hum=do.hum)

    def _write(self, frame: AudioFrame, pts_us: int, arrived_ns: int) -> int:
        samples = floats(frame)
        self._learn(samples)
        self._follow_orders()
        if self._chain or self._leaving:
            try:
                samples = self._processed(frame, samples)
            except (av.error.FFmpegError, ValueError):
                logger.exception("the sound is not processed any more: a filter failed")
                self._chain = self._leaving = self._since_change = None
        delay = self._chain.delay if self._chain else 0
        self._ring.write(samples, pts_us - delay * 1_000_000 // SAMPLE_RATE, arrived_ns)
        return len(samples)

    def _learn(self, samples: NDArray[np.float32]) -> None:
        """Hear what the site sends, also while nothing is levelled or nobody listens: it is known when it is wanted."""
        for power in self._tally.hear(samples):
            self._leveller.hear(lufs(mean_square(power, self._weights)), self._target_lufs)
            if self._chain:
                self._chain.know_noise()

    def _follow_orders(self) -> None:
        order, since = (self._ordered(), self._is_heard()), self._since_change
        # What fades in is let come first; the next frame sees the order again.
        if order == self._order or (since is not None and since > _WARM):
            return
        before, self._order = self._order, order
        settings, is_heard = order
        if settings != before[0]:
            self._prepare_to_learn(settings)
        if self._chain and is_heard == before[1] and self._chain.follow(settings):
            return
        # Another chain begins beside the one that is heard; one that was not heard yet is dropped.
        if since is None:
            self._leaving = self._chain
        self._chain = make_chain(settings, self._leveller, is_heard=is_heard)
        self._since_change = 0 if self._chain or self._leaving else None

    def _processed(self, frame: AudioFrame, sent: NDArray[np.float32]) -> NDArray[np.float32]:
        since = self._since_change
        if since is None:
            return self._chain.process(frame) if self._chain else sent
        old = self._leaving.process(frame) if self._leaving else sent
        new = self._chain.process(frame) if self._chain else sent
        place = np.arange(since - _WARM, since - _WARM + len(sent), dtype=np.float32)
        share = np.clip(place / _CROSS, 0.0, 1.0).astype(np.float32, copy=False)
        self._since_change = since + len(sent)
        if self._since_change >= _WARM + _CROSS:
            self._leaving = self._since_change = None
        mixed: NDArray[np.float32] = np.add(old, (new - old) * share, dtype=np.float32)
        return mixed
