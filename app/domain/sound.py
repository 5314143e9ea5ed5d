"""What the room's sound is doing, in the words of the console and the status file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.identity import SiteId


class Bus(StrEnum):
    """ROOM is what the hall hears; CUE what the operator listens to, on headphones of his own."""

    ROOM = "room"
    CUE = "cue"


class DeviceState(StrEnum):
    """STARTING until the mixer has spoken; FALLBACK: the chosen device is missing, the default plays."""

    STARTING = "starting"
    PLAYING = "playing"
    FALLBACK = "fallback"
    MISSING = "missing"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class SoundStatus:
    """The device of one bus. `rms_dbfs` and `peak_dbfs` are the level that is played.

    `longest_render_ms` is the longest time one block of 20 ms took to make, `longest_wait_ms` the
    longest time between two blocks that the device asked for, both since the process began.
    """

    state: DeviceState
    device: str
    detail: str
    underruns: int
    rms_dbfs: float
    peak_dbfs: float
    rate_hz: int = 0
    longest_render_ms: float = 0.0
    longest_wait_ms: float = 0.0


@dataclass(frozen=True, slots=True)
class FeedLevel:
    """One feed's level before the gate, the sound waiting for it, and how often it ran dry."""

    site_id: SiteId
    rms_dbfs: float
    peak_dbfs: float
    delay_ms: float
    underruns: int
