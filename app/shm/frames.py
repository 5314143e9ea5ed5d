"""Frame slots: the newest picture of one feed at one size, without locks and without copies.

Three slots and one sequence number. The writer fills the slot after the newest one and then
publishes its number; a reader looks at the newest slot. With three slots the writer touches the
slot a reader looks at only when it is two pictures further on, which `is_intact` can tell.
A slow reader loses pictures; it never slows the writer.

A picture may be published before it is due, so that it is seen when its sound is heard: slots
made with more than three places keep the pictures that wait, and a reader asks for what is due.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.shm.segment import Segment, aligned

SLOTS = 3
HELD_SLOTS = 13
"""For a site that is kept in step with its sound: ten pictures may wait, 400 ms at 25 pictures a second."""

MOST_HELD = HELD_SLOTS - SLOTS

BYTES_PER_PIXEL = 4
"""B, G, R and an opaque fourth byte: what OpenCV calls BGRA and Qt calls RGB32."""

_BOARD = np.dtype(
    {
        "names": ["published", "capacity_width", "capacity_height", "slots"],
        "formats": [np.uint64, np.uint32, np.uint32, np.uint32],
        "itemsize": 64,
    }
)
_SLOT = np.dtype(
    {
        "names": ["sequence", "pts_us", "arrived_ns", "due_ns", "width", "height"],
        "formats": [np.uint64, np.int64, np.int64, np.int64, np.uint32, np.uint32],
        "itemsize": 64,
    }
)


@dataclass(frozen=True, slots=True)
class Picture:
    """The newest picture: `pixels` is (height, width, 4) uint8 in shared memory, not a copy.

    `slot` (from 0) names the place, so a reader may keep one image object for each slot.
    `arrived_ns` is `time.monotonic_ns()` when its packet came out of the demuxer.
    """

    sequence: int
    slot: int
    pts_us: int
    arrived_ns: int
    pixels: NDArray[np.uint8]


class FrameSlots:
    """Three slots or more for pictures of at most `width` × `height` pixels."""

    def __init__(self, segment: Segment) -> None:
        view = segment.view
        self._board: NDArray[np.void] = view[: _BOARD.itemsize].view(_BOARD)
        self.count = int(self._board["slots"][0])
        heads_end = _BOARD.itemsize + self.count * _SLOT.itemsize
        self._heads: NDArray[np.void] = view[_BOARD.itemsize : heads_end].view(_SLOT)
        self.width = int(self._board["capacity_width"][0])
        self.height = int(self._board["capacity_height"][0])
        size = self.width * self.height * BYTES_PER_PIXEL
        self._planes = [view[heads_end + i * aligned(size) :][:size] for i in range(self.count)]
        self._published: NDArray[np.uint64] = self._board["published"]
        self._segment = segment

    @classmethod
    def create(cls, width: int, height: int, count: int = SLOTS) -> FrameSlots:
        """Create slots in new shared memory. `width` and `height` are pixels, 2 or more; `count` is 3 or more."""
        size = _BOARD.itemsize + count * (_SLOT.itemsize + aligned(width * height * BYTES_PER_PIXEL))
        segment = Segment.create(size)
        board = segment.view[: _BOARD.itemsize].view(_BOARD)
        board["capacity_width"] = width
        board["capacity_height"] = height
        board["slots"] = count
        return cls(segment)

    @classmethod
    def attach(cls, name: str) -> FrameSlots:
        """Attach to the owner's slots."""
        return cls(Segment.attach(name))

    @property
    def name(self) -> str:
        """Return the name to attach by."""
        return self._segment.name

    @property
    def can_hold(self) -> bool:
        """Tell whether pictures may be published before they are due."""
        return self.count > SLOTS

    @property
    def sequence(self) -> int:
        """Return the number of the newest picture, due or not; 0 means none yet."""
        return int(self._published[0])

    def begin_write(self, width: int, height: int) -> NDArray[np.uint8]:
        """Return the next slot as a (height, width, 4) array to fill. Not seen by readers yet."""
        if width > self.width or height > self.height:
            raise ValueError(f"{width}×{height} does not fit into {self.width}×{self.height}")
        slot = (self.sequence + 1) % self.count
        head = self._heads[slot]
        head["sequence"] = 0
        head["width"] = width
        head["height"] = height
        return self._pixels(slot, width, height)

    def publish(self, pts_us: int, arrived_ns: int, due_ns: int = 0) -> int:
        """Make the slot that was filled the newest picture; return its number.

        It is due at `due_ns` of `time.monotonic_ns()`. No more than the slots beyond three may wait at a time.
        """
        sequence = self.sequence + 1
        head = self._heads[sequence % self.count]
        head["pts_us"] = pts_us
        head["arrived_ns"] = arrived_ns
        head["due_ns"] = due_ns
        head["sequence"] = sequence
        self._published[0] = sequence
        return sequence

    def newest(self, now_ns: int | None = None) -> Picture | None:
        """Return the newest picture that is due at `now_ns`, or the newest of all; None if there is none."""
        newest = self.sequence
        for sequence in range(newest, max(0, newest - self.count), -1):
            slot = sequence % self.count
            # All fields at once: one by one they take five times as long, and a picture that waits is looked at often.
            published, pts_us, arrived_ns, due_ns, width, height = self._heads[slot].item()
            if published != sequence:
                return None
            if now_ns is not None and due_ns > now_ns:
                continue
            if not (0 < width <= self.width and 0 < height <= self.height):
                return None
            return Picture(sequence, slot, pts_us, arrived_ns, self._pixels(slot, width, height))
        return None

    def is_intact(self, picture: Picture) -> bool:
        """Tell whether the writer has left the picture alone since it was returned."""
        return int(self._heads[picture.slot]["sequence"]) == picture.sequence

    def close(self) -> None:
        """Let go of the memory; the owner unlinks it."""
        self._segment.close()

    def _pixels(self, slot: int, width: int, height: int) -> NDArray[np.uint8]:
        return self._planes[slot][: width * height * BYTES_PER_PIXEL].reshape(height, width, BYTES_PER_PIXEL)
