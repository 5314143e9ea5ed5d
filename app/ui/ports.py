"""What the screens need from the workers: pictures, states and levels, read by polling.

High-rate state is polled by the screen's clocks; nothing here waits or raises in normal life.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from app.domain.feed import FeedSnapshot
from app.domain.gateway import GatewayReport
from app.domain.identity import SiteId
from app.domain.remote import RemoteReport
from app.domain.sound import FeedLevel, SoundStatus
from app.shm.frames import FrameSlots


class PictureSource(Protocol):
    """Where a view's pictures come from."""

    def request(self, view: str, sizes: Mapping[SiteId, tuple[int, int]]) -> None:
        """Ask for pictures of these sizes (width, height in device pixels); sites left out are not needed."""
        ...

    def slots(self, view: str, site_id: SiteId) -> FrameSlots | None:
        """Return where the newest pictures of a site for a view are."""
        ...

    def snapshots(self) -> tuple[FeedSnapshot, ...]:
        """Return every feed as it is now, in the order of the roster."""
        ...


class SoundSource(Protocol):
    """What the mixer says about itself."""

    def levels(self) -> tuple[FeedLevel, ...]:
        """Return the level of every feed, in the order of the roster."""
        ...

    def status(self) -> SoundStatus:
        """Return what the room's device is doing."""
        ...

    def cue_status(self) -> SoundStatus | None:
        """Return what the operator's device is doing, None if none is chosen."""
        ...


class RemoteSource(Protocol):
    """What the remote control says about itself."""

    def report(self) -> RemoteReport:
        """Return how it is."""
        ...


class GatewaySource(Protocol):
    """What the gateway says about the senders of the sites."""

    def report(self) -> GatewayReport:
        """Return what is known now."""
        ...
