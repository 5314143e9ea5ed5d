"""What a feed worker says about itself, written into its status block."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.domain.feed import FeedPhase, Trouble
from app.domain.sound import SILENT, Loudness
from app.domain.thrift import DecodeThrift
from app.shm.record import SharedRecord
from app.shm.status import bytes_of
from app.video.load import LoadMeter

_WINDOW_NS = 2_000_000_000
_TOTALS_EVERY_NS = 100_000_000
_SILENT_NS = 1_000_000_000
"""Without sound for so long, what was heard last is not what is heard now."""


class StatusWriter:
    """Counts what happens and publishes it. Runs on: the feed worker's main thread.

    Counters and times are kept in Python and copied out ten times a second: written for each packet
    they would cost a third of what decoding costs. So an age read from outside may be 0.1 s too old.
    """

    def __init__(self, record: SharedRecord, loudness: Callable[[], Loudness] = lambda: SILENT) -> None:
        self._record = record
        self._loudness = loudness
        self._arrivals: deque[tuple[int, int]] = deque()
        self._arrived_bytes = 0
        self._shown: deque[int] = deque()
        self._frames = 0
        self._dropped = 0
        self._corrupt = 0
        self._published_ns = 0
        self._last_video_ns = 0
        self._last_audio_ns = 0
        self._last_spared_ns = 0
        self._thrift = DecodeThrift.FULL
        self._load = LoadMeter()
        self._promised_s = 0.0
        self._promised_ns = 0
        with record.writing() as rows:
            # Memory that was never written reads as full scale.
            _write_loudness(rows, SILENT)

    def set(self, **values: Any) -> None:  # noqa: ANN401 - numpy fields of any type
        """Write fields of `FEED_STATUS` by name; texts are cut to fit."""
        with self._record.writing() as rows:
            row = rows[0]
            for name, value in values.items():
                if isinstance(value, str):
                    value = bytes_of(value, rows.dtype[name].itemsize)
                row[name] = value

    def phase(self, phase: FeedPhase, trouble: Trouble = Trouble.NONE, detail: str = "", **values: Any) -> None:  # noqa: ANN401
        """Say what the worker does now and why."""
        self.set(phase=phase.value, trouble=trouble.value, detail=detail, **values)

    def expect_life_within(self, seconds: float) -> None:
        """Promise to come round again within `seconds`; the supervisor kills a worker that does not."""
        now_ns = time.monotonic_ns()
        if seconds == self._promised_s and now_ns - self._promised_ns < _TOTALS_EVERY_NS:
            return
        self._promised_s, self._promised_ns = seconds, now_ns
        with self._record.writing() as rows:
            rows["heartbeat_ns"] = now_ns
            rows["deadline_ns"] = now_ns + int(seconds * 1e9)

    def packet(self, size: int, now_ns: int) -> None:
        """Count a packet that arrived."""
        self._arrivals.append((now_ns, size))
        self._arrived_bytes += size

    def picture(self, now_ns: int) -> None:
        """Count a decoded picture: the feed is alive."""
        self._frames += 1
        self._shown.append(now_ns)
        self._last_video_ns = now_ns

    def sound(self, now_ns: int) -> None:
        """Note that sound was decoded."""
        self._last_audio_ns = now_ns

    def spared(self, now_ns: int) -> None:
        """Note that a picture came and was left out on purpose: the feed is alive."""
        self._last_spared_ns = now_ns

    def worked(self, busy_ns: int, now_ns: int, picture_due_us: int | None) -> None:
        """Count the time that a packet took, and the time of its picture if it is one's."""
        self._load.worked(busy_ns, now_ns, picture_due_us)

    def thrift(self, level: DecodeThrift) -> None:
        """Say how sparingly the picture is decoded now; what the work cost before says nothing any more."""
        if level is not self._thrift:
            self._thrift = level
            self._load.restart()
            self.set(thrift=level.value)

    def dropped(self) -> None:
        """Count a picture that was not shown."""
        self._dropped += 1

    def corrupt(self) -> None:
        """Count a packet or picture with errors."""
        self._corrupt += 1

    def publish_totals(self, now_ns: int) -> None:
        """Copy rates, counters and times out, at most ten times a second."""
        if now_ns - self._published_ns < _TOTALS_EVERY_NS:
            return
        self._published_ns = now_ns
        old_ns = now_ns - _WINDOW_NS
        while self._arrivals and self._arrivals[0][0] < old_ns:
            self._arrived_bytes -= self._arrivals.popleft()[1]
        while self._shown and self._shown[0] < old_ns:
            self._shown.popleft()
        loudness = self._loudness() if now_ns - self._last_audio_ns < _SILENT_NS else SILENT
        with self._record.writing() as rows:
            _write_loudness(rows, loudness)
            rows["frames"] = self._frames
            rows["dropped"] = self._dropped
            rows["corrupt"] = self._corrupt
            rows["bitrate_bps"] = self._arrived_bytes * 8 / (_WINDOW_NS / 1e9)
            rows["fps"] = np.float32(self._rate())
            rows["load"] = np.float32(self._load.load(now_ns))
            if self._last_video_ns:
                rows["last_video_ns"] = self._last_video_ns
            if self._last_audio_ns:
                rows["last_audio_ns"] = self._last_audio_ns
            if self._last_spared_ns:
                rows["last_spared_ns"] = self._last_spared_ns

    def rates(self) -> tuple[float, float]:
        """Return pictures and bits for each second, as they were published last."""
        row = self._record.read()[0]
        return float(row["fps"]), float(row["bitrate_bps"])

    @property
    def counts(self) -> tuple[int, int]:
        """Return how many pictures were decoded, and how many were lost or damaged."""
        return self._frames, self._dropped + self._corrupt

    def new_stream(self) -> None:
        """Forget the rates of the stream before."""
        self._arrivals.clear()
        self._arrived_bytes = 0
        self._shown.clear()
        self._load.restart()

    def _rate(self) -> float:
        if len(self._shown) < 2:
            return 0.0
        return (len(self._shown) - 1) * 1e9 / max(1, self._shown[-1] - self._shown[0])


def _write_loudness(rows: NDArray[np.void], loudness: Loudness) -> None:
    rows["true_peak_dbtp"] = loudness.true_peak_dbtp
    rows["momentary_lufs"] = loudness.momentary_lufs
    rows["short_term_lufs"] = loudness.short_term_lufs
