"""What the pictures cost: our whole room against bare decoding and other players, in the same run."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from app.video.opencv import Size
from tests.bench.figures import Figures
from tests.bench.peers import FFMPEG_DECODE, PEERS, TILE_HEIGHT, TILE_WIDTH, PeerCost, measure
from tests.bench.rig import Rig, camera_clips, rig, room_cpu_s, room_of, room_pss_mb
from tests.bench.ssim import DecodeTiles, Similarity, compare, filtered_tiles, full_tiles, unfiltered_tiles
from tests.e2e.room import RunningRoom
from tests.streams.camera import CameraSpec, make_camera
from tests.streams.feeds import wait_until

WATCH_S = 40.0
SETTLE_S = 6.0
TILE = Size(TILE_WIDTH, TILE_HEIGHT)

SHOWN_TILES: DecodeTiles = unfiltered_tiles
"""How tiles of this size are decoded, for `ssim_mean`."""

_LIKENESS_CLIPS = 10
"""Six seconds each: a minute of different pictures."""

_LESS_KIND = {
    "1_mbit": CameraSpec(bitrate_bps=1_000_000),
    "500_kbit": CameraSpec(bitrate_bps=500_000),
    "250_kbit": CameraSpec(bitrate_bps=250_000),
    "1_mbit_gop_4_s": CameraSpec(bitrate_bps=1_000_000, gop=100),
}
"""What harms more where the loop filter is left out: fewer bits, and keyframes further apart."""


@dataclass(frozen=True, slots=True)
class RoomCost:
    """What the whole room cost while twelve feeds were live and one site had the floor."""

    cores: float
    painted_fps_worst_feed: float
    streams: tuple[str, ...]
    pss_mb: float


def bench_wall_main() -> Figures:
    """Twelve main streams without substreams against every player there is, and what the tiles look like."""
    with rig(camera_clips) as made:
        room = _room_cost(made, subs=False)
        bare = _measured(FFMPEG_DECODE.name, measure(FFMPEG_DECODE, made.urls, made.screen.name))
        peers = {peer.name: measure(peer, made.urls, made.screen.name) for peer in PEERS}
    likeness = _likeness()
    cheaper = [name for name, cost in peers.items() if isinstance(cost, PeerCost) and cost.cores <= room.cores]
    return Figures(
        "wall_main",
        {
            **_room_figures(room, bare),
            "peers_that_cost_less": ", ".join(cheaper) or "none",
            **likeness,
            **_likeness_where_it_is_harder(),
        },
        {**_peer_figures(FFMPEG_DECODE.name, bare, bare), **_all_peers(peers, bare)},
        {"ratio_to_decode": "≤ 1.0", "ssim_mean": "≥ 0.97", "pss_mb": "≤ 600", "peers_that_cost_less": "none"},
    )


def bench_wall_sub() -> Figures:
    """The room with 360p substreams: one site on the floor plays its main stream."""
    with rig(partial(camera_clips, subs=True)) as made:
        room = _room_cost(made, subs=True)
        bare = _measured(FFMPEG_DECODE.name, measure(FFMPEG_DECODE, made.urls, made.screen.name))
    return Figures(
        "wall_sub",
        _room_figures(room, bare),
        _peer_figures(FFMPEG_DECODE.name, bare, bare),
        {"ratio_to_decode": "≤ 0.45", "pss_mb": "≤ 600"},
    )


def bench_ssim() -> Figures:
    """Only what the tiles look like beside fully decoded ones."""
    return Figures("ssim", {**_likeness(), **_likeness_where_it_is_harder()}, bars={"ssim_mean": "≥ 0.97"})


def _room_cost(made: Rig, *, subs: bool) -> RoomCost:
    with room_of(made) as (room, _):
        room.wait_live(12, 60)
        made.screen.focus("^Ruang Kendali")
        made.screen.keys("F5", "Return")
        wait_until(lambda: room.status()["floor"]["holder"], 10, "the floor")
        if subs:
            wait_until(lambda: _streams(room).count("main") == 1, 30, "one main stream and eleven substreams")
        time.sleep(SETTLE_S)
        before_s, started_s = room_cpu_s(room), time.monotonic()
        time.sleep(WATCH_S)
        cores = (room_cpu_s(room) - before_s) / (time.monotonic() - started_s)
        painted = min(feed["painted_fps"]["wall"] for feed in room.feeds().values())
        return RoomCost(cores, painted, _streams(room), room_pss_mb(room))


def _room_figures(room: RoomCost, bare: PeerCost) -> dict[str, float | int | str]:
    return {
        "ratio_to_decode": round(room.cores / bare.cores, 2),
        "cores": round(room.cores, 2),
        "painted_fps_worst_feed": room.painted_fps_worst_feed,
        "main_streams": room.streams.count("main"),
        "pss_mb": round(room.pss_mb),
    }


def _all_peers(peers: dict[str, PeerCost | str], bare: PeerCost) -> dict[str, float | int | str]:
    found: dict[str, float | int | str] = {}
    for name, cost in peers.items():
        found |= _peer_figures(name, cost, bare) if isinstance(cost, PeerCost) else {name: cost}
    return found


def _peer_figures(name: str, cost: PeerCost, bare: PeerCost) -> dict[str, float | int | str]:
    return {
        f"{name}_cores": round(cost.cores, 2),
        f"{name}_ratio": round(cost.cores / bare.cores, 2),
        f"{name}_fps": round(cost.fps),
        f"{name}_pss_mb": round(cost.pss_mb),
    }


def _measured(name: str, cost: PeerCost | str) -> PeerCost:
    assert isinstance(cost, PeerCost), f"{name}: {cost}"
    return cost


def _likeness() -> dict[str, float | int | str]:
    """Compare a minute of camera-like pictures as they are played with what they could be."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        clips = [
            make_camera(CameraSpec(seed=seed), Path(folder), f"main-{seed}").with_suffix(".nut")
            for seed in range(_LIKENESS_CLIPS)
        ]
        shown = [compare(clip, TILE, full_tiles, SHOWN_TILES) for clip in clips]
        scaled = [compare(clip, TILE, full_tiles, filtered_tiles) for clip in clips]
    return {
        "ssim_mean": _mean(shown),
        "ssim_worst_picture": round(min(similarity.worst for similarity in shown), 4),
        "ssim_of_scaling_alone": _mean(scaled),
    }


def _likeness_where_it_is_harder() -> dict[str, float | int | str]:
    found: dict[str, float | int | str] = {}
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        for name, spec in _LESS_KIND.items():
            clip = make_camera(spec, Path(folder), name).with_suffix(".nut")
            found[f"ssim_mean_{name}"] = _mean([compare(clip, TILE, full_tiles, SHOWN_TILES)])
    return found


def _mean(similarities: Sequence[Similarity]) -> float:
    return round(sum(similarity.mean for similarity in similarities) / len(similarities), 4)


def _streams(room: RunningRoom) -> tuple[str, ...]:
    return tuple(feed["stream"] for feed in room.feeds().values())
