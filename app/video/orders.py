"""What the supervisor says to a feed worker: plain values that travel through the pipe."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.hardware import OFF
from app.domain.sound_processing import SoundProcessing
from app.domain.thrift import DecodeThrift


@dataclass(frozen=True, slots=True)
class FeedSetup:
    """What a worker gets when it starts: names of shared memory, no secret.

    `turn` is the site's place among all, from 0 to 1: whoever was lost together comes back one by one.
    """

    site: str
    status_name: str
    ring_name: str
    turn: float = 0.0


@dataclass(frozen=True, slots=True)
class StreamOrder:
    """Open this stream. `url` may hold a password: it travels through the pipe and is never logged.

    `hardware` is the setting of `app.domain.hardware`.
    """

    url: str
    transport: str
    kind: str
    allow_local: bool
    hardware: str = OFF


@dataclass(frozen=True, slots=True)
class RefusedOrder:
    """The stream cannot be opened; `trouble` says why (a password that is not there)."""

    kind: str
    trouble: str
    detail: str


@dataclass(frozen=True, slots=True)
class StreamsOrder:
    """Play one of these two; which one follows from the sizes that are looked at. `sub` may be missing."""

    main: StreamOrder | RefusedOrder
    sub: StreamOrder | RefusedOrder | None = None


@dataclass(frozen=True, slots=True)
class Rendition:
    """One size somebody looks at: fill the slots of this name."""

    slots_name: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class ShowRenditions:
    """All sizes wanted from now on; empty: nobody looks."""

    renditions: tuple[Rendition, ...]


@dataclass(frozen=True, slots=True)
class SetThrift:
    """Decode so sparingly from now on."""

    level: DecodeThrift


@dataclass(frozen=True, slots=True)
class SetLipSync:
    """Keep picture and sound together from now on, or show pictures at once.

    `offset_ms`: so much later than its times say the sound comes after the picture; negative: sooner.
    """

    is_synced: bool
    offset_ms: int


@dataclass(frozen=True, slots=True)
class SetSound:
    """Process the sound like this from now on."""

    processing: SoundProcessing


@dataclass(frozen=True, slots=True)
class SetHeard:
    """Somebody hears the site from now on, or nobody does and its sound need not be filtered."""

    is_heard: bool
