"""What the page "Suara" needs from outside: the mixer's devices, the session file, this computer's devices."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from app.domain.identity import SiteId
from app.domain.sound import Bus, FeedLevel, SoundStatus
from app.domain.sound_processing import SiteSound


class SoundDevices(Protocol):
    """The mixer and the headphones' player. Nothing here waits."""

    def levels(self) -> tuple[FeedLevel, ...]:
        """Return the level of every feed, in the order of the roster."""
        ...

    def status(self) -> SoundStatus:
        """Return what the room's device is doing."""
        ...

    def cue_status(self) -> SoundStatus | None:
        """Return what the operator's device is doing, None if none is chosen."""
        ...

    def use_device(self, device: str, bus: Bus = Bus.ROOM) -> None:
        """Play a bus on the device of this name. Empty means the default for `room`, none at all for `cue`."""
        ...


class SettingsFile(Protocol):
    """A session file, read and written beside the thread of the screen."""

    @property
    def name(self) -> str:
        """Return the name of the file, for people."""
        ...

    def read(self) -> Mapping[SiteId, SiteSound]:
        """Return what the file says now. Raises AppError."""
        ...

    def write(self, wanted: Mapping[SiteId, SiteSound]) -> None:
        """Write the settings of all sites. Raises AppError."""
        ...
