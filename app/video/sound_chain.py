"""Process one feed's sound: take out rumble, hum and noise, bring speech to one loudness, keep peaks below full."""

from __future__ import annotations

import logging

import av.error
import numpy as np
from av.audio.frame import AudioFrame
from numpy.typing import NDArray

from app.domain.levelling import Leveller
from app.domain.sound_processing import SoundProcessing
from app.metering.loudness import LoudnessMeter
from app.shm.ring import SAMPLE_RATE
from app.video.limiter import DELAY, Limiter
from app.video.sound_filters import FilterLine, cleaning, floats, noise_treatment

logger = logging.getLogger(__name__)

_RAMP = SAMPLE_RATE // 50
"""A gain is changed over twenty milliseconds: shorter clicks."""


class SoundChain:
    """The processing of one stream by one setting. Runs on: the feed worker's main thread.

    Gives back as many samples as it gets, `delay` samples later, the first of them silence. What was
    learned about the site's loudness is the leveller's and outlasts the chain.
    Raises av.error.FFmpegError or ValueError, when made or used, if libav's filters fail.
    """

    def __init__(self, settings: SoundProcessing, leveller: Leveller) -> None:
        self._do = settings.effective
        self._leveller = leveller
        self._meter = LoudnessMeter()
        self._cleaning = cleaning(self._do.high_pass_hz, hum=self._do.hum)
        self._noise = noise_treatment(self._do.noise)
        self._limiter = Limiter()
        self._gain = self._wanted_gain()
        self.delay = DELAY + (self._noise.delay if self._noise else 0)

    def follow(self, settings: SoundProcessing) -> bool:
        """Take other settings if they need the same filters; return whether that is so."""
        do = settings.effective
        if settings.does_nothing or _filters(do) != _filters(self._do):
            return False
        self._do = do
        return True

    def process(self, frame: AudioFrame, *, learns: bool = True) -> NDArray[np.float32]:
        """Process a frame of planar floats, 48 kHz, mono. A chain that is being left does not learn."""
        frame, samples = _through(self._cleaning, frame)
        if learns:
            self._learn(samples)
        if self._noise:
            samples = self._noise.process(frame)
        return self._limiter.process(self._turned(samples))

    def _learn(self, samples: NDArray[np.float32]) -> None:
        """Hear what the site sends, also while nothing is levelled: it is known when somebody turns it on."""
        for loudness in self._meter.hear(samples):
            self._leveller.hear(loudness, self._do.target_lufs)
            noise_lufs = self._leveller.noise_lufs
            if self._noise and noise_lufs is not None:
                self._noise.know(noise_lufs, self._leveller.speech_lufs)

    def _wanted_gain(self) -> float:
        levelling_db = self._leveller.gain_db if self._do.levelling else 0.0
        return float(10 ** ((levelling_db + self._do.gain_db) / 20))

    def _turned(self, samples: NDArray[np.float32]) -> NDArray[np.float32]:
        wanted, now = self._wanted_gain(), self._gain
        if now == wanted:
            return samples * np.float32(now)
        self._gain = now + (wanted - now) * min(1.0, len(samples) / _RAMP)
        return samples * np.linspace(now, self._gain, len(samples), dtype=np.float32)


def _filters(do: SoundProcessing) -> tuple[object, ...]:
    return do.high_pass_hz, do.hum, do.noise


def _through(line: FilterLine | None, frame: AudioFrame) -> tuple[AudioFrame, NDArray[np.float32]]:
    if line is None:
        return frame, floats(frame)
    return line.pass_on(frame)


def make_chain(settings: SoundProcessing, leveller: Leveller) -> SoundChain | None:
    """Return what does it, or None if there is nothing to do or libav here cannot: sound comes first."""
    if settings.does_nothing:
        return None
    try:
        return SoundChain(settings, leveller)
    except (av.error.FFmpegError, ValueError):
        logger.exception("the sound is not processed: a filter is missing or does not work")
        return None
