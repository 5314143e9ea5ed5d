"""A session: one sitting on one day, with its roster, agenda and speaking rules."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.domain.gateway import Gateway
from app.domain.hardware import OFF
from app.domain.identity import SessionId, SiteId
from app.domain.remote import RemoteSettings
from app.domain.site import Site
from app.domain.sound_processing import USUAL, SoundProcessing

MAX_SITES = 16


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One point of the agenda with the minutes planned for it."""

    title: str
    planned_min: int


@dataclass(frozen=True, slots=True)
class SpeakingRules:
    """How long a turn lasts and when the room is warned. Nothing cuts a speaker but the operator."""

    turn_s: int = 300
    warning_s: int = 60


@dataclass(frozen=True, slots=True)
class Session:
    """What the session file says, checked. Sites keep the order of the file: it is the order of F1…F12.

    `chair_site` is the site of the roster from which the session is chaired, None if the chair
    sits in the hall, where no feed is needed to hear him. `bed_db` is how loud closed sites are in the
    room, None for not at all. `usual_sound` is what sites have that name nothing else. `remote` is None where there is
    no remote control.
    `wall_animation`: tiles of the wall move when its layout changes.
    """

    session_id: SessionId
    title: str
    city: str
    agency: str
    held_on: date
    rkpd_year: int
    sites: tuple[Site, ...]
    agenda: tuple[AgendaItem, ...]
    speaking: SpeakingRules
    allow_local: bool = False
    gateway: Gateway | None = None
    hardware_decoding: str = OFF
    chair_site: SiteId | None = None
    bed_db: float | None = None
    usual_sound: SoundProcessing = USUAL
    remote: RemoteSettings | None = None
    wall_animation: bool = True

    def site(self, site_id: SiteId) -> Site:
        """Return the site with this id. Raises KeyError if it is not in the roster."""
        for site in self.sites:
            if site.site_id == site_id:
                return site
        raise KeyError(site_id)
