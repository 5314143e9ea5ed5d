"""Run the benchmarks: all, or those named."""

from __future__ import annotations

import sys
from collections.abc import Callable

from tests.bench.decisions import bench_decisions
from tests.bench.decode import bench_ssim, bench_wall_main, bench_wall_sub
from tests.bench.drift import bench_drift
from tests.bench.duplicates import bench_duplicates
from tests.bench.faults import bench_faults
from tests.bench.figures import Figures
from tests.bench.governor import bench_governor
from tests.bench.grant import bench_grant
from tests.bench.import_sipd import bench_import_sipd
from tests.bench.jitter import bench_jitter
from tests.bench.latency import bench_latency
from tests.bench.levelling import bench_levelling
from tests.bench.lipsync import bench_delay, bench_lipsync
from tests.bench.memory import bench_memory
from tests.bench.minutes import bench_minutes
from tests.bench.paint import bench_paint
from tests.bench.room import bench_recover, bench_restart, bench_start, bench_wall
from tests.bench.server_million import bench_server_million
from tests.bench.sound import bench_switch, bench_underruns
from tests.bench.store import bench_store
from tests.bench.sync_photos import bench_sync_photos
from tests.bench.sync_rate import bench_sync_rate

BENCHES: dict[str, Callable[[], Figures]] = {
    "start": bench_start,
    "restart": bench_restart,
    "wall": bench_wall,
    "recover": bench_recover,
    "faults": bench_faults,
    "wall_main": bench_wall_main,
    "wall_sub": bench_wall_sub,
    "ssim": bench_ssim,
    "paint": bench_paint,
    "memory": bench_memory,
    "minutes": bench_minutes,
    "governor": bench_governor,
    "grant": bench_grant,
    "latency": bench_latency,
    "levelling": bench_levelling,
    "drift": bench_drift,
    "jitter": bench_jitter,
    "switch": bench_switch,
    "underruns": bench_underruns,
    "lipsync": bench_lipsync,
    "delay": bench_delay,
    "import_sipd": bench_import_sipd,
    "decisions": bench_decisions,
    "store": bench_store,
    "duplicates": bench_duplicates,
    "sync_rate": bench_sync_rate,
    "sync_photos": bench_sync_photos,
    "server_million": bench_server_million,
}


def main(names: list[str]) -> int:
    """Run them and return the exit code."""
    unknown = [name for name in names if name not in BENCHES]
    if unknown:
        print(f"unknown: {', '.join(unknown)}; there are: {', '.join(BENCHES)}")
        return 2
    for name in names or BENCHES:
        BENCHES[name]().write()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
