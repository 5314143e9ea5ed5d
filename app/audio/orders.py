"""What the console says to the mixer process: plain values that travel through the pipe."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AudioSetup:
    """What the mixer gets when it starts. Feeds are numbered by their place in `ring_names`."""

    ring_names: tuple[str, ...]
    levels_name: str
    status_name: str
    device: str
    open_feeds: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class OpenFeeds:
    """These feeds, and no others, are heard in the room from now on."""

    feeds: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class UseDevice:
    """Play on the device of this name; empty means the system's default."""

    device: str
