"""Show pictures of a file or of a segmented stream at the speed they were made.

A camera paces itself: its packets come when they are due. A file or an HLS playlist gives
packets as fast as they are read, so they wait here until their time.
"""

from __future__ import annotations

_JUMP_US = 2_000_000
"""A step larger than this is a jump of the timestamps, not a pause (OBS: MAX_TS_VAR)."""

_LATE_US = 500_000
"""So late, the stream has stood still: go on from now instead of hurrying after it."""


class Pacer:
    """Maps presentation times to the monotonic clock; starts anew after jumps and standstills."""

    def __init__(self) -> None:
        self._offset_us: int | None = None
        self._last_us = 0

    def restart(self) -> None:
        """Forget the mapping: the next picture is due at once."""
        self._offset_us = None

    def wait_s(self, pts_us: int, now_us: int) -> float:
        """Return how long the picture with `pts_us` should still wait at `now_us`; 0 if it is due."""
        if self._offset_us is None or abs(pts_us - self._last_us) > _JUMP_US:
            self._offset_us = now_us - pts_us
        self._last_us = pts_us
        early_us = pts_us + self._offset_us - now_us
        if early_us < -_LATE_US:
            self._offset_us = now_us - pts_us
            return 0.0
        return max(0.0, early_us / 1e6)
