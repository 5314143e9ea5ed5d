"""A named piece of shared memory with one owner.

The console owns every segment: it creates and unlinks them, so a worker that dies leaves its
last picture behind and a worker that restarts finds the same memory. Workers attach by name.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sized
from multiprocessing import resource_tracker, shared_memory
from typing import Any

import numpy as np
from numpy.typing import NDArray

ALIGNMENT = 64
"""One cache line: two writers never share one."""


def aligned(size: int) -> int:
    """Round up to a whole number of cache lines."""
    return -(-size // ALIGNMENT) * ALIGNMENT


class _Mapping(shared_memory.SharedMemory):
    """Shared memory that stays mapped for as long as an array looks at it.

    The library's `close` raises BufferError while arrays exist. Here the references are let go
    instead: each array keeps the buffer alive, and the memory is unmapped with the last of them,
    so a painter that still holds a picture never reads unmapped memory.
    """

    # Any: the three attributes are private to the standard library and have no stubs.
    _buf: Any
    _mmap: Any
    _fd: Any

    def close(self) -> None:
        """Let go of the mapping; the last array unmaps it."""
        self._buf = None
        self._mmap = None
        if sys.platform != "win32" and self._fd >= 0:
            os.close(self._fd)
            self._fd = -1

    def reserve(self) -> None:
        """Take the whole size now. Raises OSError if there is no room.

        Linux gives out shared memory page by page, and ends a process with SIGBUS for which none is left.
        """
        if sys.platform == "linux":
            os.posix_fallocate(self._fd, 0, self.size)


class Segment:
    """Shared memory seen as bytes."""

    def __init__(self, mapping: _Mapping, *, owned: bool) -> None:
        self._mapping = mapping
        self._owned = owned
        self.name = mapping.name
        self.view: NDArray[np.uint8] = np.frombuffer(memoryview(mapping.buf or b""), dtype=np.uint8)

    @classmethod
    def create(cls, size: int) -> Segment:
        """Create a zeroed segment of at least `size` bytes. Raises OSError if there is no room."""
        mapping = _Mapping(create=True, size=size)
        try:
            mapping.reserve()
        except OSError:
            mapping.close()
            mapping.unlink()
            raise
        return cls(mapping, owned=True)

    @classmethod
    def attach(cls, name: str) -> Segment:
        """Attach to the owner's segment. Raises FileNotFoundError if the owner has unlinked it."""
        if sys.version_info >= (3, 13):
            return cls(_Mapping(name=name, track=False), owned=False)
        # Before 3.13 attaching registers the name with the resource tracker a second time, which
        # outlives the owner's unlink if the two cross (bpo-38119). Only the owner is tracked here.
        register = resource_tracker.register
        resource_tracker.register = _do_not_track
        try:
            return cls(_Mapping(name=name), owned=False)
        finally:
            resource_tracker.register = register

    def close(self) -> None:
        """Let go of the memory; the owner also unlinks the name. Closing twice is harmless."""
        self.view = np.empty(0, dtype=np.uint8)
        self._mapping.close()
        if self._owned:
            self._owned = False
            self._mapping.unlink()


def _do_not_track(name: Sized, rtype: str) -> None:
    del name, rtype
