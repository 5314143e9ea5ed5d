"""How the wall goes from one layout to the next: tiles move, nothing jumps, nothing goes dark in between."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEasingCurve, QObject, QRect, QVariantAnimation

from app.domain.identity import SiteId

MOVE_MS = 220
"""A layout change moves in less than 300 ms: long enough to follow, short enough not to wait."""


def animation(parent: QObject) -> QVariantAnimation:
    """Return an animation from 0 to 1 in the wall's pace."""
    made = QVariantAnimation(parent)
    made.setDuration(MOVE_MS)
    made.setStartValue(0.0)
    made.setEndValue(1.0)
    made.setEasingCurve(QEasingCurve.Type.OutCubic)
    return made


def share_of(moving: QVariantAnimation) -> float:
    """Return how far an animation has come, 0 to 1; 1 if it does not run."""
    return float(moving.currentValue()) if moving.state() is QVariantAnimation.State.Running else 1.0


class Motion:
    """Where the tiles are between two layouts. Runs on: the thread of the screen."""

    def __init__(self, moving: QVariantAnimation) -> None:
        self._moving = moving
        self._from: Mapping[SiteId, QRect] = {}
        self._to: Mapping[SiteId, QRect] = {}

    @property
    def is_running(self) -> bool:
        """Tell whether tiles move."""
        return self._moving.state() is QVariantAnimation.State.Running

    @property
    def leaving(self) -> Mapping[SiteId, QRect]:
        """Return the tiles that the new layout does not show, where they stay until others cover them."""
        return {s: rect for s, rect in self._from.items() if s not in self._to} if self.is_running else {}

    def to(self, tiles: Mapping[SiteId, QRect], *, animated: bool) -> None:
        """Go to these places from wherever the tiles are now."""
        self._from = {**self.leaving, **self.places()}
        self._moving.stop()
        self._to = tiles
        if animated:
            self._moving.start()

    def places(self) -> Mapping[SiteId, QRect]:
        """Return where the tiles of the new layout are now. One that was not seen before is in its place at once."""
        if not self.is_running:
            return self._to
        done = share_of(self._moving)
        return {s: _between(self._from.get(s, rect), rect, done) for s, rect in self._to.items()}

    def has_just_come(self, site_id: SiteId) -> bool:
        """Tell whether a tile was not part of the old layout."""
        return site_id not in self._from


def _between(start: QRect, end: QRect, done: float) -> QRect:
    def mix(a: int, b: int) -> int:
        return round(a + (b - a) * done)

    return QRect(
        mix(start.x(), end.x()),
        mix(start.y(), end.y()),
        mix(start.width(), end.width()),
        mix(start.height(), end.height()),
    )
