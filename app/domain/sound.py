"""What the room's sound is doing, in the words of the console and the status file."""

from __future__ import annotations

from dataclasses import dataclass, replace
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
class OutputDevice:
    """A device of this computer that can play."""

    name: str
    is_default: bool = False


@dataclass(frozen=True, slots=True)
class ChosenDevices:
    """The devices by name. Empty: the default one for the room, none at all for the headphones."""

    room: str = ""
    cue: str = ""

    def of(self, bus: Bus) -> str:
        """Return the name for a bus."""
        return self.room if bus is Bus.ROOM else self.cue

    def with_device(self, bus: Bus, name: str) -> ChosenDevices:
        """Return the same with another device for one bus."""
        return replace(self, room=name) if bus is Bus.ROOM else replace(self, cue=name)


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
