"""A session: one sitting on one day, with its roster, agenda and speaking rules."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.domain.gateway import Gateway
from app.domain.hardware import OFF
from app.domain.identity import SessionId, SiteId
from app.domain.remote import RemoteSettings
from app.domain.site import HALL, HALL_SITE, Site
from app.domain.sound_processing import USUAL, SoundProcessing

MAX_SITES = 16
MAX_PLANNED_MIN = 600


class AgendaKind(StrEnum):
    """What a point of the agenda is for; the usual course of a Musrenbang (domain.md §1.1, §1.8)."""

    OPENING = "pembukaan"
    REMARKS = "sambutan"
    PRESENTATION = "paparan"
    ROUND = "putaran"
    RESPONSE = "tanggapan"
    AGREEMENT = "kesepakatan"
    CLOSING = "penutup"
    OTHER = "lain"


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One point of the agenda with the minutes planned for it; `responsible` is who answers for it, "" if unsaid."""

    title: str
    planned_min: int
    kind: AgendaKind = AgendaKind.OTHER
    responsible: str = ""


def agenda_kind(title: str) -> AgendaKind:
    """Guess from its title what an item is for: the first kind whose word stands in it."""
    words = title.casefold()
    return next((kind for kind in AgendaKind if kind.value in words), AgendaKind.OTHER)


@dataclass(frozen=True, slots=True)
class AttendanceRules:
    """When a site, and the session, has its quorum. 0 and an empty tuple ask for nothing.

    The numbers are set by those who hold the session: no source fixes them (domain.md §6).
    """

    site_minimum: int = 0
    total_minimum: int = 0
    required_unsur: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SpeakingRules:
    """How long a turn lasts and when the room is warned. Nothing cuts a speaker but the operator.

    `budget_s` is what a site may speak in the whole session unless it has a budget of its own.
    `interposed_s` is what an interupsi, tanggapan or arahan gets. `chime`: a tone a minute before the end,
    at the end and a quarter beyond; `voice`: words with it. `queue_closed`: nobody is taken into the queue
    until the operator opens it.
    """

    turn_s: int = 300
    warning_s: int = 60
    budget_s: int = 900
    interposed_s: int = 180
    chime: bool = False
    voice: bool = False
    queue_closed: bool = False


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
    attendance: AttendanceRules = AttendanceRules()

    def site(self, site_id: SiteId) -> Site:
        """Return the site with this id; the hall need not be in the roster. Raises KeyError for all others."""
        for site in self.sites:
            if site.site_id == site_id:
                return site
        if site_id == HALL:
            return HALL_SITE
        raise KeyError(site_id)
