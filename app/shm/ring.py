"""Audio ring: 48 kHz mono float32 from one feed worker to the mixer.

The writer never waits. Positions count samples since the ring was made and never wrap; the
reader keeps its own position and finds out that it was overtaken by comparing. Timestamps ride
beside the samples as one anchor ("sample n was captured at pts p"), protected by a seqlock.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.shm.segment import Segment

SAMPLE_RATE = 48_000
CAPACITY = SAMPLE_RATE * 4
"""Four seconds: far more than any jitter buffer keeps, so a reader that was late finds fresh sound."""

_HEAD_SIZE = 128
# Where the numbers of the head stand. They are read for every feed a hundred times a second: through a memory view,
# which costs a tenth of a field of an array.
_WRITTEN, _EPOCH, _ANCHOR_LOCK, _ANCHOR_INDEX, _ANCHOR_PTS_US, _ANCHOR_ARRIVED_NS, _CLAIMED = range(7)
_HEARD_OFFSET_US, _HEARD_SAID_NS, _SEEN_OFFSET_US, _EPOCH_AT = range(7, 11)

_WORD_HOLDS_NS = 1_000_000_000
"""A mixer that has said nothing for so long is gone."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Sample `index` has presentation time `pts_us` and came out of the decoder at `arrived_ns`."""

    index: int
    pts_us: int
    arrived_ns: int


class AudioRing:
    """Single writer, single reader; samples are float32 in −1…1.

    Two numbers keep picture and sound together: the reader says when it lets the samples be heard,
    the writer how soon it can show what belongs to them. Both are offsets from presentation time
    to the monotonic clock, which is the same in all processes.
    """

    def __init__(self, segment: Segment) -> None:
        self._head: memoryview = segment.view[:_HEAD_SIZE].data.cast("q")
        body = segment.view[_HEAD_SIZE:][: CAPACITY * 4]
        self._samples: NDArray[np.float32] = body.view(np.float32)
        self._segment = segment

    @classmethod
    def create(cls) -> AudioRing:
        """Create a ring in new shared memory."""
        return cls(Segment.create(_HEAD_SIZE + CAPACITY * 4))

    @classmethod
    def attach(cls, name: str) -> AudioRing:
        """Attach to the owner's ring."""
        return cls(Segment.attach(name))

    @property
    def name(self) -> str:
        """Return the name to attach by."""
        return self._segment.name

    @property
    def written(self) -> int:
        """Return how many samples were ever written."""
        return self._head[_WRITTEN]

    @property
    def epoch(self) -> int:
        """Return a number that changes when the stream was opened anew: what came before is stale."""
        return self._head[_EPOCH]

    @property
    def epoch_at(self) -> int:
        """Return the position at which the stream began that is written now."""
        return self._head[_EPOCH_AT]

    @property
    def _oldest(self) -> int:
        """The first position that is neither overwritten nor about to be."""
        return self._head[_CLAIMED] - CAPACITY

    def begin_epoch(self) -> None:
        """Say that a new stream begins here."""
        self._head[_HEARD_OFFSET_US] = 0
        self._head[_SEEN_OFFSET_US] = 0
        # Before the epoch: who sees the new one finds where it begins.
        self._head[_EPOCH_AT] = self.written
        self._head[_EPOCH] += 1

    def write(self, samples: NDArray[np.float32], pts_us: int, arrived_ns: int) -> None:
        """Append a block whose first sample has presentation time `pts_us`."""
        written = self.written
        # A writer that died in its anchor left an odd lock; the next one brings it back in order.
        self._head[_ANCHOR_LOCK] += 1 if self._head[_ANCHOR_LOCK] % 2 == 0 else 2
        self._head[_ANCHOR_INDEX] = written
        self._head[_ANCHOR_PTS_US] = pts_us
        self._head[_ANCHOR_ARRIVED_NS] = arrived_ns
        self._head[_ANCHOR_LOCK] += 1
        # Said before the oldest samples are overwritten, so that a reader of those finds out.
        self._head[_CLAIMED] = written + len(samples)
        block = samples[-CAPACITY:]
        start = (written + len(samples) - len(block)) % CAPACITY
        first = min(len(block), CAPACITY - start)
        self._samples[start : start + first] = block[:first]
        self._samples[: len(block) - first] = block[first:]
        self._head[_WRITTEN] = written + len(samples)

    def read_into(self, position: int, out: NDArray[np.float32]) -> bool:
        """Copy `len(out)` samples from `position`. Return False if they are not all there (any more)."""
        count = len(out)
        written = self.written
        if position + count > written or position < max(0, self._oldest):
            return False
        start = position % CAPACITY
        first = min(count, CAPACITY - start)
        out[:first] = self._samples[start : start + first]
        if first < count:
            out[first:] = self._samples[: count - first]
        return position >= self._oldest

    def anchor(self) -> Anchor | None:
        """Return the newest anchor, or None before the first or while it is being written."""
        lock = self._head[_ANCHOR_LOCK]
        found = Anchor(
            self._head[_ANCHOR_INDEX],
            self._head[_ANCHOR_PTS_US],
            self._head[_ANCHOR_ARRIVED_NS],
        )
        unchanged = lock == self._head[_ANCHOR_LOCK]
        return found if unchanged and lock and lock % 2 == 0 else None

    def heard_offset_us(self, now_ns: int) -> int | None:
        """Return the offset at which sound is heard; None: nobody hears it, or nobody has said so of late."""
        if now_ns - self._head[_HEARD_SAID_NS] > _WORD_HOLDS_NS:
            return None
        return self._head[_HEARD_OFFSET_US] or None

    def say_heard(self, offset_us: int | None, now_ns: int) -> None:
        """Say that a sound with time p is heard at p + `offset_us`. Called by the reader, again and again."""
        self._head[_HEARD_OFFSET_US] = offset_us or 0
        self._head[_HEARD_SAID_NS] = now_ns

    @property
    def seen_offset_us(self) -> int | None:
        """Return the offset before which a picture cannot be shown; None: it need not keep in step."""
        return self._head[_SEEN_OFFSET_US] or None

    def say_seen(self, offset_us: int | None) -> None:
        """Say that sound with time p should not be heard before p + `offset_us`. Called by the writer."""
        self._head[_SEEN_OFFSET_US] = offset_us or 0

    def close(self) -> None:
        """Let go of the memory; the owner unlinks it."""
        self._segment.close()
