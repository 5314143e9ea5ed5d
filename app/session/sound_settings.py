"""How the sites' sound is processed now, and what of it the session file does not say yet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Protocol

from app.domain.identity import SiteId
from app.domain.sound_processing import SiteSound, SoundProcessing


class SoundProcessor(Protocol):
    """Who processes the sites' sound. Nothing here waits."""

    def process_sound(self, settings: Mapping[SiteId, SoundProcessing]) -> None:
        """Process the sites' sound like this from now on; sites left out stay as they are."""
        ...

    def lip_sync(self, site_id: SiteId, offset_ms: int) -> None:
        """Let a site's sound come later (above zero) or earlier (below zero) than it would."""
        ...


class SoundSettings:
    """The settings of all sites. A change is heard at once; writing it into a file is another matter.

    Runs on: the thread of the screen.
    """

    def __init__(
        self,
        stored: Mapping[SiteId, SiteSound],
        usual: SoundProcessing,
        processor: SoundProcessor,
    ) -> None:
        """Begin with what the session file says."""
        self._stored = dict(stored)
        self._now = dict(stored)
        self._usual = SiteSound(usual)
        self._processor = processor
        self._listeners: list[Callable[[], None]] = []

    @property
    def now(self) -> Mapping[SiteId, SiteSound]:
        """Return what is set for every site, in the order of the roster."""
        return dict(self._now)

    @property
    def changed(self) -> frozenset[SiteId]:
        """Return the sites of which the file says something else."""
        return frozenset(site_id for site_id, sound in self._now.items() if sound != self._stored[site_id])

    @property
    def usual(self) -> SiteSound:
        """Return what a site has that names nothing else."""
        return self._usual

    def subscribe(self, listener: Callable[[], None]) -> None:
        """Call `listener` after every change."""
        self._listeners.append(listener)

    def set(self, site_id: SiteId, sound: SiteSound) -> None:
        """Let a site sound like this from now on."""
        self._take({site_id: sound})

    def apply_to_all(self, site_id: SiteId) -> None:
        """Treat all sites' sound as this one's. Gain, bypass and lip sync mend one place, and stay its own."""
        model = self._now[site_id].processing
        self._take(
            {
                other: replace(
                    sound,
                    processing=replace(
                        model, gain_db=sound.processing.gain_db, is_bypassed=sound.processing.is_bypassed
                    ),
                )
                for other, sound in self._now.items()
            }
        )

    def reset(self, site_id: SiteId) -> None:
        """Treat a site's sound as usual."""
        self._take({site_id: self._usual})

    def mark_stored(self, written: Mapping[SiteId, SiteSound]) -> None:
        """Take note that the file says this now."""
        self._stored = dict(written)
        self._tell()

    def follow_file(self, read: Mapping[SiteId, SiteSound]) -> None:
        """Take over what the file says now, except for sites that were changed here and are not saved yet.

        Sites that the session does not know are left out, and one that the file lost stays as it is.
        """
        changed = self.changed
        self._stored = {site_id: read.get(site_id, sound) for site_id, sound in self._stored.items()}
        self._take({site_id: sound for site_id, sound in self._stored.items() if site_id not in changed})
        self._tell()

    def _take(self, wanted: Mapping[SiteId, SiteSound]) -> None:
        before = dict(self._now)
        self._now.update(wanted)
        process = {
            site_id: sound.processing
            for site_id, sound in wanted.items()
            if sound.processing != before[site_id].processing
        }
        if process:
            self._processor.process_sound(process)
        for site_id, sound in wanted.items():
            if sound.lip_sync_ms != before[site_id].lip_sync_ms:
                self._processor.lip_sync(site_id, sound.lip_sync_ms)
        if self._now != before:
            self._tell()

    def _tell(self) -> None:
        for listener in self._listeners:
            listener()
