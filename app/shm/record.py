"""A small record that one process writes and others read whole: a seqlock over one numpy row."""

from __future__ import annotations

import time
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

import numpy as np
from numpy.typing import NDArray

from app.shm.segment import Segment, aligned

_HEAD_SIZE = 64
_ATTEMPTS = 50
_PAUSE_S = 0.0001


class SharedRecord:
    """One row of a structured dtype in shared memory. One writer; any number of readers."""

    def __init__(self, segment: Segment, dtype: np.dtype[np.void], rows: int = 1) -> None:
        self._lock: NDArray[np.uint64] = segment.view[:8].view(np.uint64)
        # Copied as bytes: numpy copies a structured row field by field, which takes eight times as long.
        self._bytes = segment.view[_HEAD_SIZE:][: dtype.itemsize * rows]
        self._rows: NDArray[np.void] = self._bytes.view(dtype)
        self._dtype = dtype
        self._segment = segment

    @classmethod
    def create(cls, dtype: np.dtype[np.void], rows: int = 1) -> SharedRecord:
        """Create a zeroed record in new shared memory."""
        return cls(Segment.create(_HEAD_SIZE + aligned(dtype.itemsize * rows)), dtype, rows)

    @classmethod
    def attach(cls, name: str, dtype: np.dtype[np.void], rows: int = 1) -> SharedRecord:
        """Attach to the owner's record; `dtype` and `rows` must be the owner's."""
        return cls(Segment.attach(name), dtype, rows)

    @property
    def name(self) -> str:
        """Return the name to attach by."""
        return self._segment.name

    @contextmanager
    def writing(self) -> Generator[NDArray[np.void]]:
        """Yield the rows for a change that readers see whole or not at all.

        A writer that died inside leaves an odd lock; the next change brings it back in order.
        """
        self._lock[0] += np.uint64(1 if self._lock[0] % 2 == 0 else 2)
        try:
            yield self._rows
        finally:
            self._lock[0] += np.uint64(1)

    def read(self) -> NDArray[np.void]:
        """Return a copy of the rows. If the writer died in mid-change the torn rows are returned."""
        for _ in range(_ATTEMPTS):
            before = int(self._lock[0])
            copy = self._bytes.copy()
            if before % 2 == 0 and before == int(self._lock[0]):
                return copy.view(self._dtype)
            time.sleep(_PAUSE_S)
        return self._bytes.copy().view(self._dtype)

    def row(self, number: int = 0) -> tuple[Any, ...]:
        """Return one row as plain values in the order of the dtype, read as `read` does; -1 is the last one.

        Field by field a numpy row costs half a microsecond for each; all of them at once cost two.
        """
        values: tuple[Any, ...] = self.read()[number].item()
        return values

    def rows(self) -> list[tuple[Any, ...]]:
        """Return all rows as plain values in the order of the dtype, read as `read` does."""
        values: list[tuple[Any, ...]] = self.read().tolist()
        return values

    def close(self) -> None:
        """Let go of the memory; the owner unlinks it."""
        self._segment.close()
