"""What the room's sound is doing, in the words of the console and the status file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.identity import SiteId


class DeviceState(StrEnum):
    """STARTING until the mixer has spoken; FALLBACK: the chosen device is missing, the default plays."""

    STARTING = "starting"
    PLAYING = "playing"
    FALLBACK = "fallback"
    MISSING = "missing"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class SoundStatus:
    """The device of the room bus. `rms_dbfs` and `peak_dbfs` are the level that is played."""

    state: DeviceState
    device: str
    detail: str
    underruns: int
    rms_dbfs: float
    peak_dbfs: float


@dataclass(frozen=True, slots=True)
class FeedLevel:
    """One feed's level before the gate, the sound waiting for it, and how often it ran dry."""

    site_id: SiteId
    rms_dbfs: float
    peak_dbfs: float
    delay_ms: float
    underruns: int
