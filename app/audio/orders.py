"""What the console says to the mixer process: plain values that travel through the pipe."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.speaking_cues import Cue


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything the console wants of the mix, in one piece: the newest counts, whatever got lost before.

    Feeds are numbered by their place in `AudioSetup.ring_names`. `bed_db` is the level of closed
    feeds in the room, None for not at all. A test tone sounds until the monotonic time given for
    its bus, which is the same clock in all processes of one computer. `signal` is what the speaking clock
    has to say to the room; it sounds once, when `signal_number` has changed.
    """

    open_feeds: frozenset[int] = frozenset()
    chair_feeds: frozenset[int] = frozenset()
    cue_feeds: frozenset[int] = frozenset()
    bed_db: float | None = None
    priority: bool = False
    panic: bool = False
    room_db: float = 0.0
    cue_db: float = 0.0
    room_tone_until_ns: int = 0
    cue_tone_until_ns: int = 0
    signal: Cue = Cue.LAST_MINUTE
    signal_is_spoken: bool = False
    signal_number: int = 0


@dataclass(frozen=True, slots=True)
class AudioSetup:
    """What the mixer gets when it starts. It writes the cue bus into the ring `cue_ring_name`.

    `sounds` is the folder of what the speaking clock says.
    """

    ring_names: tuple[str, ...]
    cue_ring_name: str
    levels_name: str
    status_name: str
    device: str
    desk: Desk
    sounds: str = ""


@dataclass(frozen=True, slots=True)
class CueSetup:
    """What the player of the cue bus gets when it starts."""

    ring_name: str
    status_name: str
    device: str


@dataclass(frozen=True, slots=True)
class UseDevice:
    """Play on the device of this name; empty means the system's default. Opens it anew in any case."""

    device: str
