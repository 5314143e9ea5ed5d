"""A site is a place that takes part: a kelurahan, a kecamatan, or a room of the agency."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.identity import SiteId
from app.domain.sound_processing import USUAL, SoundProcessing

HALL = SiteId("ruang-sidang")
"""The room of the agency itself: no feed of the roster, but people who attend and speak."""


class SiteKind(StrEnum):
    """What a site is; it decides the words on screen and in the minutes."""

    KELURAHAN = "kelurahan"
    KECAMATAN = "kecamatan"
    ROOM = "ruang"


class Transport(StrEnum):
    """How RTP travels for an RTSP stream. TCP survives loss; UDP is for a clean LAN."""

    TCP = "tcp"
    UDP = "udp"


@dataclass(frozen=True, slots=True)
class StreamAddress:
    """Where one stream of a site is found. Never holds a password.

    `url` has no user information. `user` and `credential` say how to log in:
    `credential` is `keyring:NAME` or `env:VARIABLE`, resolved when a worker is told to open.
    """

    url: str
    transport: Transport = Transport.TCP
    user: str = ""
    credential: str = ""


@dataclass(frozen=True, slots=True)
class Participant:
    """A person on a site's list: who may speak there and signs the attendance."""

    name: str
    office: str = ""
    unsur: str = ""


@dataclass(frozen=True, slots=True)
class Site:
    """One place on the wall.

    `site_id` is stable and never a list position; `short` is the three letters that
    start a proposal's number (PJG-014). `gateway_path` is the gateway's path that the site sends to,
    empty if it does not come through the gateway. `sound` is how its sound is processed to begin with.
    `lip_sync_ms` is how much later than its times say its sound comes after its picture; negative: sooner.
    `budget_s` is what it may speak in the whole session, None for what the session's rules say.
    """

    site_id: SiteId
    kind: SiteKind
    code: str
    name: str
    short: str
    kecamatan: str
    main: StreamAddress
    sub: StreamAddress | None = None
    participants: tuple[Participant, ...] = ()
    gateway_path: str = ""
    sound: SoundProcessing = USUAL
    lip_sync_ms: int = 0
    budget_s: int | None = None


HALL_SITE = Site(HALL, SiteKind.ROOM, HALL, "Ruang sidang", "", "", StreamAddress(""))
"""What stands on screens and in the minutes for the hall where it is not in the roster."""
