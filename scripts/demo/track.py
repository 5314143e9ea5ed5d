"""The clock that picture and sound of a clip share, and the track that one hands to the other."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

WIDTH_PX = 1280
HEIGHT_PX = 720
FPS = 25
SAMPLE_RATE_HZ = 48_000
SAMPLES_PER_FRAME = SAMPLE_RATE_HZ // FPS


@dataclass(frozen=True, slots=True)
class SpokenTrack:
    """A site's sound, and what the speaker does to make it.

    `mouth` and `effort` hold one value from 0 to 1 for each video frame.
    """

    samples: npt.NDArray[np.float32]
    mouth: npt.NDArray[np.float64]
    effort: npt.NDArray[np.float64]

    @property
    def frames(self) -> int:
        """Count the video frames."""
        return len(self.samples) // SAMPLES_PER_FRAME

    @property
    def duration_s(self) -> float:
        """Tell how long the clip is."""
        return len(self.samples) / SAMPLE_RATE_HZ
