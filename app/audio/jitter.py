"""The jitter buffer of one feed: between a writer that is never on time and a card that always is.

What is played is a stream of source samples (from the ring, spliced, or concealed), which a
resampler brings to the card's clock. The delay aimed at follows the measured lateness: it grows at
once and shrinks slowly; whole pitch periods are left out or repeated to get there, and the
resampler alone keeps it there. Samples are counted; what the timestamps say does not matter here.
A new stream in the ring is let fill up while the one before is played out.
While nobody hears it nothing is resampled or spliced: it goes to the delay aimed at in one step.
"""

from __future__ import annotations

import enum
import time
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from app.audio.arrival import Arrival
from app.audio.conceal import HISTORY, Concealer
from app.audio.drift import DriftTracker
from app.audio.resample import HELD, LONGEST_BLOCK, Resampler
from app.audio.stretch import LONGEST_LAG, QUIET, SHORTEST_LAG, WINDOW, crossfade, find_match
from app.shm.ring import SAMPLE_RATE, AudioRing

Samples = NDArray[np.float32]

_MS = SAMPLE_RATE // 1000

TARGET = 60 * _MS
"""Until lateness is known: two AAC frames and the time a busy machine may be late."""

LEAST = 20 * _MS
MOST = 500 * _MS

_MARGIN = 5 * _MS
_STEADY = 10 * _MS
"""The aim comes down only if it is this much too high: what is measured anew each second wavers."""

_SHRINK = 0.004
"""4 ms each second."""

_HOLD = 4 * SAMPLE_RATE
"""After a gap the aim stays up until it is known how late the sound was."""

_SLACK = 10 * _MS
_FAR = 40 * _MS
_TOO_MUCH = 1000 * _MS
"""So much more than is aimed at is not played faster for half a minute, but left out at once."""

_LIKE = 0.85
_LESS_LIKE = 0.5
_SETTLE = 20 * SAMPLE_RATE
"""The resampler removes what is too much in so many samples' time, and never faster than `_LEAN`."""

_REST = 40 * _MS
"""From one splice to the next: two in a row are heard as a flutter."""

_AGAIN = 20 * _MS
"""From one look for a place to splice to the next, if there was none: a look costs more than all else."""

_LEAN = 3e-4
_OLDEST_ARRIVAL_NS = 10**9
_GAP_COUNTED = SAMPLE_RATE
_FADE = 5 * _MS

_AWAY_NS = 400_000_000
"""A card that did not ask for so long says nothing about lateness: PulseAudio fills a new stream and then asks
for nothing until its sink comes round (1.9 s measured), which would else be taken for sound 500 ms late."""

_FILLING = SAMPLE_RATE

_ROOM = LONGEST_BLOCK + 2


class _State(enum.Enum):
    WAITING = enum.auto()
    PLAYING = enum.auto()
    CONCEALING = enum.auto()


class JitterBuffer:
    """Reads one ring at the pace of the sound card. Runs on: the audio callback."""

    def __init__(self, ring: AudioRing, clock_ns: Callable[[], int] = time.monotonic_ns) -> None:
        self._ring = ring
        self._clock_ns = clock_ns
        self._epoch = self._seen_epoch = ring.epoch
        self._position = self._begun_at = ring.written
        self._last_of_old: int | None = None
        self._state = _State.WAITING
        self._is_fresh = True
        self._is_heard = True
        self._arrival = Arrival()
        self._drift = DriftTracker()
        self._resampler = Resampler()
        self._concealer = Concealer()
        self._asked = 0
        self._read_ns: int | None = None
        self._back_at = (0, 0, 0)
        self._last_anchor = -1
        self._last_written = -1
        self._aim = float(TARGET)
        self._held_until = 0
        self._rests_until = 0
        self._gap = 0
        self._source: Samples = np.zeros(_ROOM, dtype=np.float32)
        self._around: Samples = np.zeros(_ROOM + HISTORY, dtype=np.float32)
        self._fade_in: Samples = np.linspace(0, 1, _FADE, dtype=np.float32)
        self.floor = 0.0
        """Samples: the delay is at least so long, since the picture is."""
        self.underruns = 0
        self.concealed = 0
        """Samples that should have been sound and were made up or silent; of a gap the first second counts."""

    @property
    def delay_ms(self) -> float:
        """Return how much sound is waiting."""
        return max(0, self._ring.written - self._position) / _MS

    @property
    def target_ms(self) -> float:
        """Return the delay aimed at: from the arrival of sound that is on time to its playing."""
        return self._aim / _MS

    @property
    def position(self) -> int:
        """Return which sample of the ring is played next."""
        return self._position

    @property
    def epoch(self) -> int:
        """Return the epoch of the ring that is played."""
        return self._epoch

    @property
    def is_playing(self) -> bool:
        """Tell whether the last block was the feed's own sound."""
        return self._state is _State.PLAYING

    @property
    def settled_delay(self) -> float | None:
        """Return the delay as it is, in samples, free of the steps in which sound comes; None if not known yet."""
        excess = self._excess()
        return None if excess is None else self._aim + excess

    @property
    def is_concealing(self) -> bool:
        """Tell whether the last block ended with made-up sound."""
        return self._state is _State.CONCEALING

    @property
    def drift_ppm(self) -> float:
        """Return by how much the sender's clock seems to run faster than the card's."""
        return self._drift.rate * 1e6

    def read(self, out: Samples, *, is_heard: bool = True) -> bool:
        """Fill `out` with the next samples; silence if there are none. Return whether it is sound.

        Of what is not heard `out` gets the samples as they came, good enough for meters; they may
        jump from one block to the next. The block in which it is heard again is whole.
        """
        if len(out) > LONGEST_BLOCK:
            parts = [
                self.read(out[at : at + LONGEST_BLOCK], is_heard=is_heard) for at in range(0, len(out), LONGEST_BLOCK)
            ]
            return any(parts)
        self._notice_absence()
        if is_heard and not self._is_heard:
            self._resampler.prime(self._before(self._position, HELD))
        self._is_heard = is_heard
        if self._ring.epoch != self._seen_epoch:
            self._begin_again()
        written = self._ring.written
        self._observe(written, len(out))
        count = self._resampler.needs(len(out))
        source = self._source[:count] if is_heard or count != len(out) else out
        end = written if self._last_of_old is None else self._last_of_old
        is_sound = self._next(source, end - self._position)
        self._asked += len(out)
        if not is_sound:
            out.fill(0.0)
        elif is_heard:
            self._resampler.process(source, out)
        else:
            self._resampler.skip(len(out))
            if source is not out:
                out[-1:] = 0.0
                out[:count] = source[: len(out)]
        return is_sound

    def _notice_absence(self) -> None:
        """Begin anew at the delay aimed at if the card has been away: what came meanwhile is too old to be heard."""
        now_ns, before_ns = self._clock_ns(), self._read_ns
        self._read_ns = now_ns
        if before_ns is None or now_ns - before_ns < _AWAY_NS:
            return
        asked, underruns, concealed = self._back_at
        if self._asked - asked < _FILLING:
            # The card only filled itself: that it did so faster than sound comes is heard as one short gap at most.
            self.underruns, self.concealed = underruns, concealed
        self._back_at = (self._asked, self.underruns, self.concealed)
        self._arrival.restart()
        self._drift.restart()
        if self._last_of_old is not None:
            self._go_over()
        self._is_fresh = True
        self._gap = 0
        self._wait()

    def _observe(self, written: int, count: int) -> None:
        anchor = self._ring.anchor() if written != self._last_written else None
        self._last_written = written
        arrived: float | None = None
        if anchor and anchor.index != self._last_anchor and anchor.index < written:
            self._last_anchor = anchor.index
            age_ns = self._clock_ns() - anchor.arrived_ns
            age = age_ns * SAMPLE_RATE / 1e9 if 0 <= age_ns < _OLDEST_ARRIVAL_NS else 0.0
            arrived = written - self._asked + age
        if not self._arrival.note(written - self._asked, arrived, count):
            return
        best = self._arrival.best
        if best is not None:
            self._drift.update(best, self._asked, is_settled=self._arrival.is_best_settled)
        if self._arrival.known:
            self._move_aim(max(self._arrival.lateness + count + _MARGIN, self.floor))

    def _move_aim(self, wanted: float) -> None:
        wanted = max(LEAST, min(MOST, wanted))
        if wanted > self._aim:
            self._aim = wanted
        elif wanted < self._aim - _STEADY and self._asked > self._held_until:
            self._aim -= _SHRINK * SAMPLE_RATE / 2

    def _excess(self) -> float | None:
        """Return by how much the delay is longer than aimed at, or None while nobody can tell."""
        level = self._drift.level_at(self._asked)
        return None if level is None else level + self._asked - self._position - self._aim

    def _next(self, source: Samples, fill: int) -> bool:
        """Fill `source` with what comes next. Return False if that is silence, of a feed that has none."""
        match self._state:
            case _State.PLAYING:
                if fill >= len(source) and self._ring.read_into(self._position, source):
                    self._play(source, fill)
                elif self._last_of_old is not None:
                    self._play_out(source, fill)
                else:
                    return self._run_dry(source, fill)
                return True
            case _State.CONCEALING:
                return self._go_on_concealing(source, fill)
            case _State.WAITING:
                return self._start(source, fill)

    def _start(self, source: Samples, fill: int) -> bool:
        if fill < self._aim:
            if 0 < self._gap < _GAP_COUNTED:
                self._gap += len(source)
            return False
        if self._is_fresh or fill > self._aim + MOST:
            self._position = self._begun_at = self._ring.written - max(int(self._aim), len(source))
        self._arrival.look_anew()
        self._drift.restart()
        if not self._ring.read_into(self._position, source):
            self._position = self._ring.written
            return False
        fade = min(_FADE, len(source))
        source[:fade] *= self._fade_in[:fade]
        self._state = _State.PLAYING
        self._end_gap(0 if self._is_fresh else self._ring.written - self._position)
        self._is_fresh = False
        self._position += len(source)
        return True

    def _begin_again(self) -> None:
        """Follow a new stream. What is there of the one before is played out: meanwhile the new one fills up."""
        self._seen_epoch = self._ring.epoch
        self._arrival.restart()
        self._drift.restart()
        if self._state is _State.PLAYING and self._position < self._ring.epoch_at:
            if self._last_of_old is None:
                self._last_of_old = self._ring.epoch_at
        else:
            if self._state is _State.PLAYING:
                self._begin_concealing(self._position)
            self._go_over()

    def _go_over(self) -> None:
        """Leave the stream before."""
        self._epoch = self._seen_epoch
        self._last_of_old = None
        self._position = self._begun_at = self._ring.epoch_at
        self._is_fresh = True
        self._gap = 0

    def _play_out(self, source: Samples, fill: int) -> None:
        """Fill `source` with the last of the stream before, and go on with something like it."""
        end = self._position + fill
        left = fill if 0 < fill < len(source) and self._ring.read_into(self._position, source[:fill]) else 0
        self._begin_concealing(end)
        self._concealer.fill(source[left:])
        self._go_over()

    def _run_dry(self, source: Samples, fill: int) -> bool:
        """Play out what is left, and go on with something like it."""
        self.underruns += 1
        end = self._position + fill
        left = fill if 0 < fill < len(source) and self._ring.read_into(self._position, source[:fill]) else 0
        if fill > len(source):
            # The reader was away and the ring has gone round: nothing here fits what was heard last.
            self._position = self._ring.written
            self._wait()
            return False
        self._begin_concealing(end)
        self._concealer.fill(source[left:])
        self._gap = len(source) - left
        self._position = end
        return True

    def _begin_concealing(self, end: int) -> None:
        self._concealer.begin(self._before(end, HISTORY))
        self._state = _State.CONCEALING

    def _before(self, end: int, count: int) -> Samples:
        """Return the `count` samples before `end`, as far as they belong to what is played; else silence."""
        before = self._around[:count]
        known = min(count, end - self._begun_at)
        before.fill(0.0)
        if not self._ring.read_into(end - known, before[count - known :]):
            before.fill(0.0)
        return before

    def _go_on_concealing(self, source: Samples, fill: int) -> bool:
        count = len(source)
        fresh = self._around[:count]
        is_enough = fill >= max(2 * count, self._aim if self._is_fresh else 0)
        if is_enough and self._is_fresh:
            self._position = self._begun_at = self._ring.written - max(2 * count, int(self._aim))
        if is_enough and self._ring.read_into(self._position, fresh):
            used = self._concealer.rejoin(source, fresh)
            self._position += used
            self._gap += 0 if self._is_fresh else count - used
            self._end_gap(0 if self._is_fresh else fill)
            self._is_fresh = False
            self._state = _State.PLAYING
            return True
        if self._concealer.is_over:
            self._wait()
            return self._start(source, fill)
        self._concealer.fill(source)
        self._gap += 0 if self._is_fresh else count
        return True

    def _wait(self) -> None:
        self._state = _State.WAITING
        self._resampler.clear()

    def _end_gap(self, fill: int) -> None:
        """Count a gap that is over. If it has made the delay longer, that was right until more is known."""
        self.concealed += min(self._gap, _GAP_COUNTED)
        self._gap = 0
        self._held_until = self._asked + _HOLD
        if fill > self._aim + _FAR:
            self._aim = float(min(MOST, fill))

    def _play(self, source: Samples, fill: int) -> None:
        """Go on in `source`, which holds the next samples already, and step to the delay aimed at."""
        excess = self._excess()
        if excess is None:
            self._resampler.rate = self._drift.rate
            self._position += len(source)
            return
        lean = max(-_LEAN, min(_LEAN, excess / _SETTLE))
        self._resampler.rate = self._drift.rate + lean
        step = 0
        is_held = 0 < excess <= _TOO_MUCH and self._asked < self._held_until
        if not self._is_heard:
            self._position += len(source)
            if not is_held and abs(excess) > _SLACK:
                self._jump(int(excess), len(source))
            return
        is_resting = self._asked < self._rests_until or len(source) < WINDOW
        if is_resting or is_held or abs(excess) <= _SLACK:
            pass
        elif excess > _TOO_MUCH:
            step = fill - int(self._aim) - len(source)
            later = self._around[: len(source)]
            if step > 0 and self._ring.read_into(self._position + step, later):
                crossfade(source, source.copy(), later)
            else:
                step = 0
        else:
            step = self._splice(source, fill, excess)
        self._position += len(source) + step

    def _jump(self, step: int, count: int) -> None:
        """Move by `step` without a crossfade, as far as the next `count` samples are there."""
        latest = max(self._position, self._ring.written - count)
        self._position = max(self._begun_at, min(self._position + step, latest))

    def _splice(self, source: Samples, fill: int, excess: float) -> int:
        """Leave out or repeat one pitch period if the sound allows it; return the step, negative if repeated."""
        count = len(source)
        longest = max(2 * SHORTEST_LAG, min(LONGEST_LAG, int(abs(excess))))
        is_early = excess < 0
        first = self._position - longest if is_early else self._position
        if (first < self._begun_at) if is_early else (fill < count + longest):
            return 0
        around = self._around[: count + longest]
        if not self._ring.read_into(first, around):
            return 0
        low, high = (0, longest - SHORTEST_LAG) if is_early else (SHORTEST_LAG, longest)
        self._rests_until = self._asked + _AGAIN
        match = find_match(source[:WINDOW], around, low, high)
        enough = _LESS_LIKE if abs(excess) > _FAR else _LIKE
        if match.likeness < enough and match.level > QUIET:
            return 0
        crossfade(source, source.copy(), around[match.offset : match.offset + count])
        self._rests_until = self._asked + _REST
        return match.offset - longest if is_early else match.offset
