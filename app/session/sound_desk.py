"""What the room hears and what the operator listens to: the one place where floor, checks and keys meet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from app.domain.floor import FloorState
from app.domain.identity import SiteId
from app.domain.sound import Bus
from app.domain.speaking_cues import Cue
from app.session.ports import MixingDesk


@dataclass(frozen=True, slots=True)
class DeskState:
    """How the desk stands.

    `holder` is heard because of the floor, `beside` are others that are too; `checked` is the site whose line is
    being tried out. `bed_db` is how loud closed sites are in the room, None for not at all. `chair` is the chair's
    site.
    """

    holder: SiteId | None = None
    checked: SiteId | None = None
    cue: frozenset[SiteId] = frozenset()
    bed_db: float | None = None
    priority: bool = False
    panic: bool = False
    room_db: float = 0.0
    cue_db: float = 0.0
    chair: SiteId | None = None
    beside: tuple[SiteId, ...] = ()

    @property
    def open_sites(self) -> tuple[SiteId, ...]:
        """Return the sites that the room can hear now; those at the bed level are not among them."""
        if self.panic:
            return ()
        wanted = (self.chair,) if self.priority else (self.holder, *self.beside, self.checked, self.chair)
        return tuple(dict.fromkeys(site_id for site_id in wanted if site_id))


class SoundDesk:
    """Turns the floor, the line check and the operator's keys into what the mixer does.

    While a line is tried out its site is open in the room beside the holder, so that the hall hears it.
    Runs on: the thread of the screen.
    """

    def __init__(self, mixer: MixingDesk, chair_site: SiteId | None = None, bed_db: float | None = None) -> None:
        self._mixer = mixer
        self._state = DeskState(bed_db=bed_db, chair=chair_site)
        self._listeners: list[Callable[[DeskState], None]] = []
        mixer.chair_sites([chair_site] if chair_site else [])
        mixer.bed_level(bed_db)

    @property
    def state(self) -> DeskState:
        """Return how the desk stands."""
        return self._state

    def subscribe(self, listener: Callable[[DeskState], None]) -> None:
        """Call `listener` after every change."""
        self._listeners.append(listener)

    def follow(self, floor: FloorState) -> None:
        """Open who is to be heard now, close who was; somebody in the hall needs no feed."""
        first, *others = floor.open_sites or (None,)
        self._change(holder=first, beside=tuple(others))

    def check_line(self, site_id: SiteId | None) -> None:
        """Open a site to try out its line; None ends it."""
        self._change(checked=site_id)

    def toggle_cue(self, site_id: SiteId) -> None:
        """Listen to one site on the headphones, instead of any other; once more ends it."""
        self._change(cue=frozenset[SiteId]() if site_id in self._state.cue else frozenset({site_id}))

    def hold_priority(self, *, held: bool) -> None:
        """Close all but the chair for as long as it is held."""
        self._change(priority=held)

    def mute(self, *, muted: bool) -> None:
        """Silence the room, whatever is open; the operator still hears what he listens to."""
        self._change(panic=muted)

    def set_bed(self, bed_db: float | None) -> None:
        """Set how loud closed sites are in the room; None for not at all."""
        self._change(bed_db=bed_db)

    def set_level(self, bus: Bus, level_db: float) -> None:
        """Set the level of a bus; 0 changes nothing."""
        if bus is Bus.ROOM:
            self._change(room_db=level_db)
        else:
            self._change(cue_db=level_db)

    def sound_tone(self, bus: Bus, seconds: float) -> None:
        """Sound a test tone on a bus for a while; 0 ends it."""
        self._mixer.test_tone(bus, seconds)

    def sound_cue(self, cue: Cue, *, spoken: bool) -> None:
        """Tell the room how late it is."""
        self._mixer.sound_cue(cue, spoken=spoken)

    def _change(self, **changes: object) -> None:
        before, self._state = self._state, replace(self._state, **changes)  # type: ignore[arg-type]  # callers name its fields
        now, mixer = self._state, self._mixer
        if (now.holder, now.beside, now.checked) != (before.holder, before.beside, before.checked):
            mixer.open_sites([site_id for site_id in (now.holder, *now.beside, now.checked) if site_id])
        if now.cue != before.cue:
            mixer.cue_sites(now.cue)
        if now.bed_db != before.bed_db:
            mixer.bed_level(now.bed_db)
        if now.priority != before.priority:
            mixer.chair_priority(held=now.priority)
        if now.panic != before.panic:
            mixer.panic(muted=now.panic)
        if now.room_db != before.room_db:
            mixer.bus_level(Bus.ROOM, now.room_db)
        if now.cue_db != before.cue_db:
            mixer.bus_level(Bus.CUE, now.cue_db)
        if now != before:
            for listener in self._listeners:
                listener(now)
