"""Process one feed's sound: take out rumble, hum and noise, bring speech to one loudness, keep peaks below full."""

from __future__ import annotations

import logging
from typing import TypeAlias

import av.error
import numpy as np
from av.audio.frame import AudioFrame
from numpy.typing import NDArray

from app.domain.levelling import Leveller
from app.domain.sound_processing import SoundProcessing
from app.shm.ring import SAMPLE_RATE
from app.video.limiter import CEILING, DELAY, Limiter
from app.video.sound_filters import FilterLine, cleaning, delay_of, floats, noise_treatment

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
        self._cleaning = cleaning(self._do.high_pass_hz, hum=self._do.hum)
        self._noise = noise_treatment(self._do.noise)
        self._volume = _Volume(self._do, leveller)
        self._limiter = Limiter()
        self.delay = _delay(self._do)

    def follow(self, settings: SoundProcessing) -> bool:
        """Take other settings if they need the same filters; return whether that is so."""
        do = settings.effective
        if settings.does_nothing or _filters(do) != _filters(self._do):
            return False
        self._do = self._volume.do = do
        return True

    def process(self, frame: AudioFrame) -> NDArray[np.float32]:
        """Process a frame of planar floats, 48 kHz, mono."""
        frame, samples = _through(self._cleaning, frame)
        if self._noise:
            samples = self._noise.process(frame)
        return self._limiter.process(self._volume.turn(samples))

    def know_noise(self) -> None:
        """Take what was learned about the room's noise. Called ten times a second."""
        noise_lufs = self._leveller.noise_lufs if self._noise else None
        if self._noise and noise_lufs is not None:
            self._noise.know(noise_lufs, self._leveller.speech_lufs)


class RestingChain:
    """What the sound of a site goes through that nobody hears: it is as loud, and comes as late, as when it is heard.

    So meters and searches for echoes go on, and when it is heard the chain in full fades in without a jump.
    """

    def __init__(self, settings: SoundProcessing, leveller: Leveller) -> None:
        self._volume = _Volume(settings.effective, leveller)
        self.delay = _delay(settings.effective)
        self._line = np.zeros(self.delay, np.float32)

    def follow(self, settings: SoundProcessing) -> bool:
        """Take other settings if the sound comes as late with them; return whether that is so."""
        do = settings.effective
        if settings.does_nothing or _delay(do) != self.delay:
            return False
        self._volume.do = do
        return True

    def process(self, frame: AudioFrame) -> NDArray[np.float32]:
        """Turn a frame of planar floats, 48 kHz, mono, up or down. What would be too loud is cut off."""
        turned = self._volume.turn(floats(frame))
        np.maximum(turned, -CEILING, out=turned)
        np.minimum(turned, CEILING, out=turned)
        line = np.concatenate((self._line, turned))
        count = len(turned)
        self._line = line[count:]
        return line[:count]

    def know_noise(self) -> None:
        """Nothing is done about noise."""


Chain: TypeAlias = SoundChain | RestingChain


class _Volume:
    """The gains of levelling and of the hand together, changed without a click."""

    def __init__(self, do: SoundProcessing, leveller: Leveller) -> None:
        self.do = do
        self._leveller = leveller
        self._told = self._wanted_db()
        self._gain = self._wanted = _amplitude(self._told)

    def turn(self, samples: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the samples turned up or down."""
        wanted_db = self._wanted_db()
        if wanted_db != self._told:
            self._told, self._wanted = wanted_db, _amplitude(wanted_db)
        now, wanted = self._gain, self._wanted
        if now == wanted:
            return samples * np.float32(now)
        self._gain = now + (wanted - now) * min(1.0, len(samples) / _RAMP)
        return samples * np.linspace(now, self._gain, len(samples), dtype=np.float32)

    def _wanted_db(self) -> float:
        return (self._leveller.gain_db if self.do.levelling else 0.0) + self.do.gain_db


def _amplitude(gain_db: float) -> float:
    return float(10 ** (gain_db / 20))


def _delay(do: SoundProcessing) -> int:
    return DELAY + delay_of(do.noise)


def _filters(do: SoundProcessing) -> tuple[object, ...]:
    return do.high_pass_hz, do.hum, do.noise


def _through(line: FilterLine | None, frame: AudioFrame) -> tuple[AudioFrame, NDArray[np.float32]]:
    if line is None:
        return frame, floats(frame)
    return line.pass_on(frame)


def make_chain(settings: SoundProcessing, leveller: Leveller, *, is_heard: bool) -> Chain | None:
    """Return what does it, or None if there is nothing to do or libav here cannot: sound comes first."""
    if settings.does_nothing:
        return None
    if not is_heard:
        return RestingChain(settings, leveller)
    try:
        return SoundChain(settings, leveller)
    except (av.error.FFmpegError, ValueError):
        logger.exception("the sound is not processed: a filter is missing or does not work")
        return None
