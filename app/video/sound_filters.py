"""libav's filters for a feed's sound: against rumble, hum and noise."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import av
import av.filter
import numpy as np
from av.audio.frame import AudioFrame
from numpy.typing import NDArray

from app.shm.ring import SAMPLE_RATE

Filters = Sequence[tuple[str, str]]
"""libav's name of each filter, and its options."""

_HUM_HZ = (50, 100, 150)
"""Indonesia's mains, its rectifiers, and the third harmonic of transformers."""

_HUM_WIDTH_HZ = 4

_GATE = ("agate", "threshold=0:ratio=3:range=0.18:attack=5:release=250:detection=rms")
"""Pauses by 15 dB and no more: a gate that closes wholly makes every word begin with a noise."""

_REDUCTION = ("afftdn", "noise_reduction=12:noise_floor=-50:track_noise=1")
_REDUCTION_RATE = SAMPLE_RATE // 2
"""afftdn takes its window from the rate it is told: half of it halves the delay, from 37 to 19 ms."""

REDUCTION_HOP = _REDUCTION_RATE // 80
REDUCTION_DELAY = 2 * REDUCTION_HOP


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


class Gate:
    """Turns down what is not much louder than the room's noise."""

    def __init__(self) -> None:
        self._line = FilterLine([_GATE])
        self._threshold = 0.0

    def process(self, frame: AudioFrame) -> NDArray[np.float32]:
        """Return as many samples as the frame has, without delay."""
        return self._line.process(frame)

    def open_above(self, threshold_dbfs: float) -> None:
        """Set how loud sound must be to get through whole."""
        threshold = min(1.0, 10 ** (threshold_dbfs / 20))
        if abs(threshold - self._threshold) > self._threshold * 0.1:
            self._threshold = threshold
            self._line.tell(0, "threshold", f"{threshold:.6f}")


def noise_reduction() -> FilterLine:
    """Return what takes noise out of speech; its sound comes `REDUCTION_DELAY` and what is kept back later."""
    return FilterLine([_REDUCTION], _REDUCTION_RATE, REDUCTION_HOP)
