"""Sessions, feeds and pictures that the tests of the screens are made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from app.domain.feed import FeedPhase, FeedReport, FeedSnapshot, FeedState, StreamKind, Trouble
from app.domain.identity import ProposalId, RequestId, SessionId, SiteId
from app.domain.proposal import Proposal, ProposalFields, ProposalState, Urgency
from app.domain.session import AgendaItem, Session, SpeakingRules
from app.domain.site import Site, SiteKind, StreamAddress
from app.domain.sound import DeviceState, SoundStatus
from app.shm.frames import FrameSlots

STARTED_MS = 1_516_678_920_000
"""23 January 2018, 10.42 in Bekasi."""

LONG_NAME = "Kayuringin Jaya Bekasi Selatan"
"""Thirty characters: the longest name the wall promises to show whole."""

_PLACES = (
    ("Pejuang", "Medan Satria"),
    ("Bintara Jaya", "Bekasi Barat"),
    ("Aren Jaya", "Bekasi Timur"),
    (LONG_NAME, "Bekasi Selatan"),
    ("Kaliabang Tengah", "Bekasi Utara"),
    ("Jatirahayu", "Pondokmelati"),
    ("Jatiwaringin", "Pondokgede"),
    ("Jatiranggon", "Jatisampurna"),
    ("Bantargebang", "Bantargebang"),
    ("Bojong Menteng", "Rawalumbu"),
    ("Mustikajaya", "Mustikajaya"),
    ("Jatiasih", "Jatiasih"),
    ("Harapan Jaya", "Bekasi Utara"),
    ("Margahayu", "Bekasi Timur"),
    ("Pekayon Jaya", "Bekasi Selatan"),
    ("Ruang kendali Bappeda", ""),
)


def site(number: int, name: str = "") -> Site:
    """Return the site with this number, 1 to 16."""
    own_name, kecamatan = _PLACES[number - 1]
    return Site(
        site_id=SiteId(f"32.75.{number:02d}.1001"),
        kind=SiteKind.KELURAHAN if kecamatan else SiteKind.ROOM,
        code=f"32.75.{number:02d}.1001",
        name=name or own_name,
        short=f"S{number:02d}",
        kecamatan=kecamatan,
        main=StreamAddress(f"rtsp://10.0.0.{number}/live"),
    )


def site_id(number: int) -> SiteId:
    """Return the id of the site with this number, 1 to 16."""
    return site(number).site_id


def session(sites: int = 12, names: Sequence[str] = (), chair: int = 0) -> Session:
    """Return a session with this many sites; `names` replace the first names, `chair` is a site's number."""
    chosen = [*names, *[""] * sites][:sites]
    return Session(
        session_id=SessionId("2018-01-23-kelurahan"),
        title="Musrenbang Kelurahan",
        city="Kota Bekasi",
        agency="Badan Perencanaan Pembangunan Daerah",
        held_on=date(2018, 1, 23),
        rkpd_year=2019,
        sites=tuple(site(number, name) for number, name in enumerate(chosen, start=1)),
        agenda=(
            AgendaItem("Pembukaan", 10),
            AgendaItem("Sambutan Kepala Bappeda", 10),
            AgendaItem("Paparan rancangan awal RKPD", 20),
            AgendaItem("Putaran usulan per kelurahan", 90),
            AgendaItem("Tanggapan OPD", 20),
            AgendaItem("Kesepakatan", 20),
            AgendaItem("Penutup", 10),
        ),
        speaking=SpeakingRules(turn_s=180, warning_s=60),
        chair_site=site_id(chair) if chair else None,
    )


REPORT = FeedReport(
    phase=FeedPhase.STREAMING,
    alive=True,
    stream=StreamKind.MAIN,
    trouble=Trouble.NONE,
    detail="",
    video_codec="h264",
    width=1280,
    height=720,
    fps=25.0,
    bitrate_bps=1_500_000.0,
    audio_codec="aac",
    sample_rate=48_000,
    channels=1,
    frames=100,
    dropped=0,
    corrupt=0,
    reconnects=0,
    attempt=1,
    last_video_ns=1,
    last_audio_ns=1,
    next_attempt_ns=0,
)


def feed(
    owner: SiteId, state: FeedState = FeedState.LIVE, age_s: float | None = 0.04, trouble: Trouble = Trouble.NONE
) -> FeedSnapshot:
    """Return a feed in a state."""
    return FeedSnapshot(owner, state, age_s, replace(REPORT, trouble=trouble))


SOUND = SoundStatus(DeviceState.PLAYING, "USB Audio", "", 0, -18.0, -9.0)


def proposal(number: int, owner: SiteId, **changes: object) -> Proposal:
    """Return a recorded proposal; `changes` are fields of the form or `state`."""
    state = changes.pop("state", ProposalState.RECORDED)
    fields = ProposalFields(
        pengusul="Ketua RW 07",
        rt="03",
        rw="07",
        permasalahan="Saluran tersumbat sepanjang Jl. Perjuangan, air masuk ke 40 rumah setiap hujan lebat.",
        usulan=f"Normalisasi drainase Jl. Perjuangan {number}",
        lokasi="Jl. Perjuangan RT 03/RW 07",
        urgensi=Urgency.HIGH,
        volume=Decimal(320),
        satuan="m",
    )
    return Proposal(
        proposal_id=ProposalId(f"p-{number}"),
        session_id=SessionId("2018-01-23-kelurahan"),
        site_id=owner,
        number=f"KLT-{number:03d}",
        state=ProposalState(state),  # type: ignore[arg-type]
        fields=replace(fields, **changes),  # type: ignore[arg-type]
        request_id=RequestId("r-1"),
        created_ms=STARTED_MS,
        updated_ms=STARTED_MS + 16_000,
        revision=1,
    )


def plain(slots: FrameSlots, red: int, green: int, blue: int, width: int = 0, height: int = 0) -> None:
    """Write a picture of one colour into the slots and publish it."""
    pixels = slots.begin_write(width or slots.width, height or slots.height)
    pixels[:] = (blue, green, red, 255)
    slots.publish(0, 1)


def gradient(slots: FrameSlots, number: int) -> None:
    """Write a picture in which nothing looks alike and publish it: a stand-in for a camera."""
    pixels = slots.begin_write(slots.width, slots.height)
    pixels[:] = _scene(slots.width, slots.height, number)
    slots.publish(0, 1)


def _scene(width: int, height: int, number: int) -> NDArray[np.uint8]:
    across = np.linspace(0.0, 1.0, width, dtype=np.float32)[None, :]
    down = np.linspace(0.0, 1.0, height, dtype=np.float32)[:, None]
    turn = np.float32(number * 0.61)
    channels = [
        0.45 + 0.18 * np.cos(6.3 * (across * weight + turn) + phase) - 0.2 * down
        for weight, phase in ((0.4, 0.0), (0.3, 1.3), (0.5, 2.1))
    ]
    picture = np.stack([np.clip(c, 0.0, 1.0) for c in channels], axis=-1)
    head = (across - 0.5) ** 2 * (width / height) ** 2 + (down - 0.55) ** 2
    picture[np.broadcast_to(head < 0.05, picture.shape[:2])] *= 0.55
    scene = np.full((height, width, 4), 255, dtype=np.uint8)
    scene[..., :3] = (picture * 255).astype(np.uint8)
    return scene
