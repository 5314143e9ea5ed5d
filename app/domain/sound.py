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


QUIETEST = -120.0
"""What a meter shows for digital silence, which has no level."""


@dataclass(frozen=True, slots=True)
class Loudness:
    """The true peak of the last three seconds (ITU-R BS.1770-4), and the loudness of 400 ms and of three seconds."""

    true_peak_dbtp: float = QUIETEST
    momentary_lufs: float = QUIETEST
    short_term_lufs: float = QUIETEST


SILENT = Loudness()


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
    """The device of one bus. `rms_dbfs`, `peak_dbfs` and `loudness` are what is played.

    `hold_dbfs` is the highest peak of the last twenty seconds.

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
    hold_dbfs: float = QUIETEST
    loudness: Loudness = SILENT


@dataclass(frozen=True, slots=True)
class FeedLevel:
    """One feed's level before the gate, the sound waiting for it, and how often it ran dry.

    `hold_dbfs` is the highest peak of the last twenty seconds, `target_ms` the delay aimed at.
    `concealed_share` (0…1) of the last ten seconds' sound did not come and was made up or silent.
    `echo` (0…1) is how much the feed is like what the room heard `echo_ms` before; None while
    nobody can tell: the room is silent, or the feed is open itself.
    """

    site_id: SiteId
    rms_dbfs: float
    peak_dbfs: float
    delay_ms: float
    underruns: int
    hold_dbfs: float = QUIETEST
    target_ms: float = 0.0
    concealed_share: float = 0.0
    echo: float | None = None
    echo_ms: float = 0.0
