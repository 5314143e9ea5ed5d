"""What the room weighs, and whether it grows when cameras come and go."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.bench.figures import Figures
from tests.bench.rig import SITES, Rig, camera_clips, rig, room_of, room_processes
from tests.e2e.room import RunningRoom

_SAMPLE_S = 2.0
_RECONNECTS = 200
_SETTLE_S = 10.0
_PARTS = 10
_CUTS_END = 0.93
"""The last cut comes at this part of the run: what it interrupts comes back and is counted."""

_QUIET_S = 5.0
"""So long after a cut nothing is weighed: workers hold nothing then, and the sum would say so."""


@dataclass(frozen=True, slots=True)
class Weight:
    """The memory of each process by name at one moment, shared pages divided among those that share them.

    `files_mb` is the part that lies in files (libraries): another program on this machine that uses
    the same ones makes it less, and more when it ends. `own_mb` is all the rest.
    """

    own_mb: Mapping[str, float]
    files_mb: Mapping[str, float]

    @property
    def total_mb(self) -> float:
        """Return all memory (PSS) of all processes."""
        return sum(self.own_mb.values()) + sum(self.files_mb.values())


def bench_memory() -> Figures:
    """Twenty minutes with two hundred reconnects, or `BENCH_MEMORY_S` seconds with as many.

    All streams are cut together, so each cut gives twelve reconnects. Growth compares the mean of
    the last tenth of the run with that of the second tenth: the first warms up. `growth_pct` is
    that of our own memory; with the libraries' share it is `growth_pct_with_files`.
    """
    duration_s = float(os.environ.get("BENCH_MEMORY_S", "1200"))
    with rig(camera_clips) as made, room_of(made) as (room, _):
        room.wait_live(SITES, 60)
        time.sleep(_SETTLE_S)
        before = _reconnects(room)
        weights = _watch(made, room, duration_s)
        live = sum(state == "live" for state in room.states().values())
        reconnects = _reconnects(room) - before
    part = len(weights) // _PARTS
    assert part, f"too short to tell: {len(weights)} weighings"
    second, last = weights[part : 2 * part], weights[-part:]
    own_before, own_after = _means([w.own_mb for w in second]), _means([w.own_mb for w in last])
    grown_mb = {name: round(own_after.get(name, 0.0) - mb, 2) for name, mb in own_before.items()}
    most = sorted(grown_mb, key=lambda name: -grown_mb[name])[:3]
    return Figures(
        "memory",
        {
            "pss_mb": round(_mean([w.total_mb for w in last])),
            "pss_mb_most": round(max(w.total_mb for w in weights)),
            "growth_pct": _growth_pct(sum(own_before.values()), sum(own_after.values())),
            "growth_pct_with_files": _growth_pct(
                _mean([w.total_mb for w in second]), _mean([w.total_mb for w in last])
            ),
            "reconnects": reconnects,
            "live_at_the_end": live,
            "minutes": round(duration_s / 60, 1),
            **{f"own_mb_{name}": round(mb, 1) for name, mb in _grouped(own_after).items()},
            **{f"grown_mb_{name}": grown_mb[name] for name in most},
        },
        bars={"pss_mb": "≤ 600", "growth_pct": "≤ 1", "reconnects": "≥ 200"},
    )


def _watch(made: Rig, room: RunningRoom, duration_s: float) -> list[Weight]:
    """Cut the streams evenly over the run, and weigh the room in between."""
    weights: list[Weight] = []
    cuts = -(-_RECONNECTS // SITES) + 1  # one more: a stream may be down already when it is cut
    done = 0
    started_s = cut_s = time.monotonic()
    while (now_s := time.monotonic()) - started_s < duration_s:
        if done < cuts and now_s - started_s >= (done + 1) * duration_s * _CUTS_END / cuts:
            made.one.command("cut")
            made.rest.command("cut")
            done += 1
            cut_s = time.monotonic()
        elif now_s - cut_s >= _QUIET_S:
            weights.append(_weigh(room))
        time.sleep(_SAMPLE_S)
    return weights


def _weigh(room: RunningRoom) -> Weight:
    names = {row["pid"]: row["name"] for row in room.status()["processes"]}
    own: dict[str, float] = {}
    files: dict[str, float] = {}
    for process in room_processes(room):
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            pages = _pages_mb(process.pid)
            # What starts and tracks processes has no name of its own in the status.
            name = names.get(process.pid, "python")
            files[name] = files.get(name, 0.0) + pages["Pss_File"]
            own[name] = own.get(name, 0.0) + pages["Pss"] - pages["Pss_File"]
    return Weight(own, files)


def _pages_mb(pid: int) -> dict[str, float]:
    """Read the kernel's sum over all mappings of a process, by kind. Raises OSError if it has ended."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()[1:]
    pairs = (line.partition(":") for line in lines)
    return {name: int(value.split()[0]) * 1024 / 1e6 for name, _, value in pairs}


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _means(rows: Sequence[Mapping[str, float]]) -> dict[str, float]:
    names = {name for row in rows for name in row}
    return {name: _mean([row.get(name, 0.0) for row in rows]) for name in names}


def _growth_pct(before_mb: float, after_mb: float) -> float:
    return round(100 * (after_mb / before_mb - 1), 2)


def _grouped(mb: Mapping[str, float]) -> dict[str, float]:
    """Put the feeds together: one line says enough."""
    feeds = [value for name, value in mb.items() if name.startswith("feed-")]
    others = {name: value for name, value in sorted(mb.items()) if not name.startswith("feed-")}
    return {**others, "feeds": sum(feeds), "largest_feed": max(feeds, default=0.0)}


def _reconnects(room: RunningRoom) -> int:
    return sum(feed["reconnects"] for feed in room.feeds().values())
