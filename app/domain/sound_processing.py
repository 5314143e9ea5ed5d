"""What is done to a feed's sound before it is heard: the settings. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

DEFAULT_TARGET_LUFS = -20.0
"""Speech this loud keeps its peaks near −3 dBFS: loud enough for a room, and the limiter has little to do."""

MAX_GAIN_DB = 30.0
QUIETEST_TARGET_LUFS, LOUDEST_TARGET_LUFS = -30.0, -14.0
MAX_HIGH_PASS_HZ = 300

EARLIEST_LIP_SYNC_MS, LATEST_LIP_SYNC_MS = -300, 300
"""How far a site's sound may be put before its picture (below zero) or after it."""


class NoiseTreatment(StrEnum):
    """What is done about noise: a gate turns pauses down, reduction takes noise out of the speech as well."""

    OFF = "off"
    GATE = "gate"
    REDUCTION = "reduction"


@dataclass(frozen=True, slots=True)
class SoundProcessing:
    """How one feed's sound is processed.

    - `high_pass_hz` 0 leaves low sounds in. `hum` takes out 50, 100 and 150 Hz.
    - `gain_db` is set by hand. It comes on top of levelling, and is all that is left when `is_bypassed`.
    """

    target_lufs: float = DEFAULT_TARGET_LUFS
    high_pass_hz: int = 80
    hum: bool = False
    noise: NoiseTreatment = NoiseTreatment.OFF
    levelling: bool = True
    gain_db: float = 0.0
    is_bypassed: bool = False

    @property
    def effective(self) -> SoundProcessing:
        """Return what is really done: a bypass leaves the gain alone."""
        if not self.is_bypassed:
            return self
        return replace(self, high_pass_hz=0, hum=False, noise=NoiseTreatment.OFF, levelling=False, is_bypassed=False)

    @property
    def does_nothing(self) -> bool:
        """Tell whether the sound goes through as the site sends it."""
        done = self.effective
        return not (
            done.high_pass_hz or done.hum or done.noise is not NoiseTreatment.OFF or done.levelling or done.gain_db
        )


USUAL = SoundProcessing()
"""What is done where the session file says nothing."""


@dataclass(frozen=True, slots=True)
class SiteSound:
    """All that is set for one site's sound. `lip_sync_ms` above zero lets it come later, below zero earlier."""

    processing: SoundProcessing = USUAL
    lip_sync_ms: int = 0
