"""libav's filters for a feed's sound: against rumble, hum and noise."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import cos, pi, sin, sqrt
from typing import assert_never

import av
import av.error
import av.filter
import numpy as np
from av.audio.frame import AudioFrame
from numpy.typing import NDArray

from app.domain.sound_processing import NoiseTreatment
from app.metering.loudness import Weights, biquad_power, k_weights
from app.shm.ring import SAMPLE_RATE

Filters = Sequence[tuple[str, str]]
"""libav's name of each filter, and its options."""

_HUM_HZ = (50, 100, 150)
"""Indonesia's mains, its rectifiers, and the third harmonic of transformers."""

_HUM_WIDTH_HZ = 4

_GATE_THRESHOLD = 10 ** (-45 / 20)
_GATE = ("agate", f"threshold={_GATE_THRESHOLD:.6f}:ratio=9:range=0.18:attack=5:release=250:detection=rms")
"""Pauses by 15 dB and no more: a gate that closes wholly makes every word begin with a noise."""

_GATE_LEVELS = (0.02, 60.0)
"""agate takes `level_in` from 1/64 to 64. Its threshold can be changed as well, but without effect."""

_ABOVE_NOISE_DB = 8.0
_BELOW_SPEECH_DB = 14.0
"""The gate opens for what is louder than the noise by so much, but always for speech that is quieter by so much."""

_REDUCTION = ("afftdn", "noise_reduction=12:noise_floor=-50")
"""It is told the noise floor: when it tracks one by itself, it does not find a loud one."""

_NOISE_FLOORS_DB = (-80.0, -20.0)
_REDUCTION_RATE = SAMPLE_RATE // 2
"""afftdn takes its window from the rate it is told: half of it halves the delay, from 37 to 19 ms."""

_REDUCTION_HOP: int = _REDUCTION_RATE // 80
"""Its window is three of them; two lie between in and out, and one is kept back."""


def floats(frame: AudioFrame) -> NDArray[np.float32]:
    """Return the samples of a mono float frame without copying; valid as long as the frame is."""
    return np.frombuffer(memoryview(frame.planes[0]), dtype=np.float32)[: frame.samples]


class FilterLine:
    """Filters one after the other, 48 kHz mono. Gives back as many samples as it gets.

    `keeps_back` is by how much fewer the filters may give at times; it is made up for by as much
    silence at the start. Raises av.error.FFmpegError or ValueError for a filter that libav does not have.
    """

    def __init__(self, filters: Filters, told_rate: int = SAMPLE_RATE, keeps_back: int = 0) -> None:
        self._rate = told_rate
        graph = av.filter.Graph()
        # One thread for each graph: a slice of twenty milliseconds is not worth waking another.
        graph.threads = 1
        self._source = graph.add_abuffer(
            sample_rate=told_rate, format="fltp", layout="mono", time_base=Fraction(1, told_rate)
        )
        last = self._source
        self._filters = []
        for name, options in (*filters, ("aformat", "sample_fmts=fltp")):
            added = graph.add(name, options)
            last.link_to(added)
            last = added
            self._filters.append(added)
        self._sink = graph.add("abuffersink")
        last.link_to(self._sink)
        graph.configure()
        self._graph = graph
        self._kept = np.zeros(keeps_back, np.float32)

    def pass_on(self, frame: AudioFrame) -> tuple[AudioFrame, NDArray[np.float32]]:
        """Filter a frame of planar floats, whose own samples stay as they are, by filters that keep nothing back."""
        self._push(frame)
        filtered = self._sink.pull()
        assert isinstance(filtered, AudioFrame)
        return filtered, floats(filtered)

    def process(self, frame: AudioFrame) -> NDArray[np.float32]:
        """Filter a frame and return as many samples as it has."""
        count = frame.samples
        self._push(frame)
        given = [self._kept]
        try:
            while True:
                filtered = self._sink.pull()
                assert isinstance(filtered, AudioFrame)
                given.append(floats(filtered))
        except (av.error.BlockingIOError, av.error.EOFError):
            whole = np.concatenate(given)
        self._kept = whole[count:]
        return whole[:count]

    def _push(self, frame: AudioFrame) -> None:
        frame.sample_rate = self._rate
        frame.pts = None
        self._source.push(frame)

    def tell(self, place: int, option: str, value: str) -> None:
        """Change an option of a filter while it works."""
        self._filters[place].process_command(option, value)


def cleaning(high_pass_hz: int, *, hum: bool) -> FilterLine | None:
    """Return what takes out rumble and hum, or None for nothing."""
    filters = [("highpass", f"frequency={high_pass_hz}:poles=2")] if high_pass_hz else []
    if hum:
        filters += [("bandreject", f"frequency={hz}:width_type=h:width={_HUM_WIDTH_HZ}") for hz in _HUM_HZ]
    return FilterLine(filters) if filters else None


def weights_behind_cleaning(high_pass_hz: int, *, hum: bool) -> Weights:
    """Return how much each frequency counts for the loudness of what the same filters leave.

    Loudness behind them can so be known without filtering. The formulas are those of libav's `highpass`
    and `bandreject` (af_biquads.c, after Robert Bristow-Johnson's cookbook).
    """
    passed: NDArray[np.float64] | float = 1.0
    if high_pass_hz:
        turn = 2 * pi * high_pass_hz / SAMPLE_RATE
        alpha, half = sin(turn) / sqrt(2), (1 + cos(turn)) / 2
        passed = biquad_power((half, -2 * half, half), (1 + alpha, -2 * cos(turn), 1 - alpha))
    for hz in _HUM_HZ if hum else ():
        turn = 2 * pi * hz / SAMPLE_RATE
        alpha = sin(turn) * _HUM_WIDTH_HZ / (2 * hz)
        passed = passed * biquad_power((1, -2 * cos(turn), 1), (1 + alpha, -2 * cos(turn), 1 - alpha))
    return k_weights(passed)


class Gate:
    """Turns down what is not much louder than the room's noise. Without delay."""

    def __init__(self) -> None:
        self._line = FilterLine([_GATE])
        self._level = _GATE_LEVELS[1]
        self._set(self._level)

    def process(self, frame: AudioFrame) -> NDArray[np.float32]:
        """Return as many samples as the frame has."""
        samples: NDArray[np.float32] = self._line.pass_on(frame)[1] * np.float32(1 / self._level)
        return samples

    def know(self, noise_lufs: float, speech_lufs: float | None) -> None:
        """Take how loud noise and speech are; without speech everything gets through."""
        if speech_lufs is None:
            return
        threshold = 10 ** (min(noise_lufs + _ABOVE_NOISE_DB, speech_lufs - _BELOW_SPEECH_DB) / 20)
        level = max(_GATE_LEVELS[0], min(_GATE_LEVELS[1], _GATE_THRESHOLD / threshold))
        if abs(level / self._level - 1) > 0.1:
            self._set(level)

    def _set(self, level: float) -> None:
        # What is turned up before the gate is turned down by as much after it, from the same frame on.
        self._level = level
        self._line.tell(0, "level_in", f"{level:.9f}")


class NoiseReduction:
    """Takes noise out of speech."""

    def __init__(self) -> None:
        self._line = FilterLine([_REDUCTION], _REDUCTION_RATE, _REDUCTION_HOP)
        self._told_db = 0.0

    def process(self, frame: AudioFrame) -> NDArray[np.float32]:
        """Return as many samples as the frame has, `delay_of` it later."""
        return self._line.process(frame)

    def know(self, noise_lufs: float, speech_lufs: float | None) -> None:
        """Take how loud the noise is."""
        del speech_lufs
        low, high = _NOISE_FLOORS_DB
        floor_db = max(low, min(high, noise_lufs))
        if abs(floor_db - self._told_db) > 1:
            self._told_db = floor_db
            self._line.tell(0, "noise_floor", f"{floor_db:.1f}")


def delay_of(treatment: NoiseTreatment) -> int:
    """Return by how many samples the sound comes later."""
    return 3 * _REDUCTION_HOP if treatment is NoiseTreatment.REDUCTION else 0


def noise_treatment(treatment: NoiseTreatment) -> Gate | NoiseReduction | None:
    """Return what does it, or None for nothing."""
    match treatment:
        case NoiseTreatment.GATE:
            return Gate()
        case NoiseTreatment.REDUCTION:
            return NoiseReduction()
        case NoiseTreatment.OFF:
            return None
        case _ as never:
            assert_never(never)
