"""What the room weighs, and whether it grows when cameras come and go."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import psutil

from tests.bench.figures import Figures
from tests.bench.rig import SITES, camera_clips, rig, room_of, room_processes
from tests.e2e.room import RunningRoom

_SAMPLE_S = 2.0
_RECONNECTS = 200
_SETTLE_S = 10.0
_PARTS = 10
_QUIET_S = 5.0
"""So long after a cut nothing is weighed: workers hold nothing then, and the sum would say so."""


@dataclass(frozen=True, slots=True)
class Weight:
    """The memory (PSS) of each process by name at one moment."""

    mb: Mapping[str, float]

    @property
    def total_mb(self) -> float:
        """Return the memory of all together."""
        return sum(self.mb.values())


def bench_memory() -> Figures:
    """Twenty minutes with two hundred reconnects, or `BENCH_MEMORY_S` seconds with as many.

    All streams are cut together, so each cut gives twelve reconnects. Growth compares the mean of
    the last tenth of the run with that of the second tenth: the first warms up.
    """
    duration_s = float(os.environ.get("BENCH_MEMORY_S", "1200"))
    cuts = -(-_RECONNECTS // SITES)
    with rig(camera_clips) as made, room_of(made) as (room, _):
        room.wait_live(SITES, 60)
        time.sleep(_SETTLE_S)
        reconnects_before = _reconnects(room)
        weights: list[Weight] = []
        started_s = cut_s = time.monotonic()
        done = 0
        while (now_s := time.monotonic() - started_s) < duration_s:
            # The last cut leaves time to come back and be counted.
            if done < cuts and now_s >= (done + 1) * duration_s / (cuts + 1):
                made.one.command("cut")
                made.rest.command("cut")
                done += 1
                cut_s = time.monotonic()
            if time.monotonic() - cut_s >= _QUIET_S:
                weights.append(Weight(_weigh(room)))
            time.sleep(_SAMPLE_S)
        live = sum(state == "live" for state in room.states().values())
        reconnects = _reconnects(room) - reconnects_before
    part = len(weights) // _PARTS
    assert part, f"too short to tell: {len(weights)} weighings"
    second, last = _mean(weights[part : 2 * part]), _mean(weights[-part:])
    total_second, total_last = sum(second.values()), sum(last.values())
    growth = {name: round(last.get(name, 0.0) - before, 2) for name, before in second.items()}
    grown = sorted(growth, key=lambda name: -growth[name])[:3]
    return Figures(
        "memory",
        {
            "pss_mb": round(total_last),
            "pss_mb_most": round(max(weight.total_mb for weight in weights)),
            "growth_pct": round(100 * (total_last / total_second - 1), 2),
            "reconnects": reconnects,
            "live_at_the_end": live,
            "minutes": round(duration_s / 60, 1),
            **{f"mb_{name}": round(value, 1) for name, value in _grouped(last).items()},
            **{f"grew_mb_{name}": growth[name] for name in grown},
        },
        bars={"pss_mb": "≤ 600", "growth_pct": "≤ 1", "reconnects": "≥ 200"},
    )


def _weigh(room: RunningRoom) -> dict[str, float]:
    names = {row["pid"]: row["name"] for row in room.status()["processes"]}
    found: dict[str, float] = {}
    for process in room_processes(room):
        with contextlib.suppress(psutil.NoSuchProcess):
            # What starts and tracks processes has no name of its own in the status.
            name = names.get(process.pid, "python")
            found[name] = found.get(name, 0.0) + process.memory_full_info().pss / 1e6
    return found


def _mean(weights: Sequence[Weight]) -> dict[str, float]:
    names = {name for weight in weights for name in weight.mb}
    return {name: sum(weight.mb.get(name, 0.0) for weight in weights) / len(weights) for name in names}


def _grouped(mb: Mapping[str, float]) -> dict[str, float]:
    """Put the feeds together: one line says enough."""
    feeds = [value for name, value in mb.items() if name.startswith("feed-")]
    others = {name: value for name, value in sorted(mb.items()) if not name.startswith("feed-")}
    return {**others, "feeds": sum(feeds), "largest_feed": max(feeds, default=0.0)}


def _reconnects(room: RunningRoom) -> int:
    return sum(feed["reconnects"] for feed in room.feeds().values())
