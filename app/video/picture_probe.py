"""What a tile's picture looks like, in a few figures: how bright, how sharp, how much it moved.

Runs in feed workers, once or twice a second. What the figures mean is decided in
`app.domain.diagnosis`; no threshold lives here.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from app.domain.diagnosis import PictureFigures
from app.video.opencv import Plane, probe_planes

_WIDTH = 320
"""Larger tiles are reduced to this, so that the figures do not depend on the wall's size."""

_COLUMNS, _ROWS = 16, 9
"""A block of 20×20 pixels: as large as a head at the back of a room, or a clock in the corner."""

_HIGHLIGHT = 0.9
"""The block that only a tenth of the blocks exceed."""

_SHARP_COLUMNS, _SHARP_ROWS = 4, 4
_SHARPEST_SKIPPED = 2
"""The time and the name that a camera writes into its picture are sharp even when the lens is not."""

_NOISE_LEVELS = 3
"""Steps between neighbours up to this are the sensor's noise at tile size (σ = 1), not the picture's."""

_EDGE_LEVELS = 0.3
"""Mean step beneath which a part is a bare wall and says nothing about focus."""


class PictureProbe:
    """Measures one feed's pictures. Keeps the luma of the last one, nothing else."""

    def __init__(self) -> None:
        self._before: Plane | None = None

    def measure(self, bgra: Plane) -> PictureFigures:
        """Return the figures of a (height, width, 4) picture; `change` is against the one measured before.

        - The picture is only read, and not kept.
        - `change` is None for the first picture and after the size changed.
        - A picture narrower or lower than 32 pixels is measured, but its `sharpness` is None.
        """
        planes = probe_planes(bgra, _WIDTH)
        luma = planes.luma
        means = _block_means(luma, _ROWS, _COLUMNS)
        before, self._before = self._before, luma
        change = None
        if before is not None and before.shape == luma.shape:
            change = float(_block_means(_distance(luma, before), _ROWS, _COLUMNS).max())
        return PictureFigures(
            brightness=float(luma.mean()),
            # Not np.percentile: its first call takes nine megabytes, in each of twelve workers.
            highlight=float(np.sort(means, axis=None)[round(_HIGHLIGHT * (means.size - 1))]),
            spread=float(luma.std()),
            sharpness=_sharpness(luma, planes.across, planes.down),
            change=change,
        )

    def forget(self) -> None:
        """Compare the next picture with nothing: it belongs to another stream."""
        self._before = None


def _sharpness(luma: Plane, across: Plane, down: Plane) -> float | None:
    """Return the share of the picture's steps that smearing removes, 0…1, in its third sharpest part.

    A sharp edge loses most of its step, one that is already smeared keeps it. The measure does not
    depend on contrast (F. Crété et al., "The blur effect", SPIE 6492, 2007).
    """
    if min(luma.shape) < 32:
        return None
    steps, lost = _steps_and_loss(luma[:, 1:], luma[:, :-1], across[:, 1:], across[:, :-1])
    steps_down, lost_down = _steps_and_loss(luma[1:], luma[:-1], down[1:], down[:-1])
    steps, lost = steps + steps_down, lost + lost_down
    telling = steps > _EDGE_LEVELS
    if np.count_nonzero(telling) <= _SHARPEST_SKIPPED:
        return None
    shares = np.sort(lost[telling] / steps[telling])
    return float(shares[-1 - _SHARPEST_SKIPPED])


def _steps_and_loss(
    here: Plane, there: Plane, smeared_here: Plane, smeared_there: Plane
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    steps = _distance(here, there)
    steps *= steps > _NOISE_LEVELS
    kept = np.minimum(steps, _distance(smeared_here, smeared_there))
    total = _block_means(steps, _SHARP_ROWS, _SHARP_COLUMNS)
    return total, total - _block_means(kept, _SHARP_ROWS, _SHARP_COLUMNS)


def _distance(one: Plane, other: Plane) -> Plane:
    return np.maximum(one, other) - np.minimum(one, other)


def _block_means(plane: Plane, rows: int, columns: int) -> NDArray[np.float64]:
    """Return the means of `rows` × `columns` equal blocks; what is left over at the right and below is not seen."""
    rows, columns = min(rows, plane.shape[0]), min(columns, plane.shape[1])
    height, width = plane.shape[0] // rows, plane.shape[1] // columns
    whole = plane[: rows * height, : columns * width]
    across = whole.reshape(rows * height, columns, width).sum(axis=2, dtype=np.uint32)
    down = across.reshape(rows, height, columns).sum(axis=1, dtype=np.uint32)
    means: NDArray[np.float64] = down / (height * width)
    return means
