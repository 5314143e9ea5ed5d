"""The long run: `python -m tests.faults.sync_run ENGINE SCHEDULES`, on SQLite or PostgreSQL; prints the figure.

- `MUSRENBANG_SYNC_SHARD=1/2` runs the first of two shares, so that two processes share the work.
- `MUSRENBANG_SYNC_UNTIL=03:05` ends it cleanly at that time; the figure is then what was done.
- Schedules come in lots, each with its number: `sync_run ENGINE 1 LOT` runs that lot alone, and shrinks what it finds.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

from tests.faults.sync_machine import SyncMachine, places, run_schedules
from tests.server.postgres import postgres

LOT = 50
STEPS = 30


def main(engine: str, schedules: int, only: int | None) -> int:
    """Run the lots of this share; return how many of them found a violation."""
    share, _, shares = os.environ.get("MUSRENBANG_SYNC_SHARD", "1/1").partition("/")
    until = os.environ.get("MUSRENBANG_SYNC_UNTIL", "99")
    lots = range(int(share) - 1, -(-schedules // LOT), int(shares)) if only is None else [only]
    found: list[int] = []
    began_s = time.monotonic()
    with ExitStack() as stack:
        running = stack.enter_context(postgres()) if engine == "postgresql" else None
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        stack.enter_context(places(Path(folder), running))
        for lot in lots:
            if datetime.now().strftime("%H:%M") >= until:
                break
            try:
                run_schedules(lot, LOT, STEPS, shrinks=only is not None)
            # Whatever it is, it is told and the next lot follows.
            except Exception as error:
                found.append(lot)
                print(f"lot {lot}: {type(error).__name__}: {error}", flush=True)
                if only is not None:
                    raise
            each_s = (time.monotonic() - began_s) / max(1, SyncMachine.ran)
            print(f"lot {lot}: {SyncMachine.ran} schedules, {len(found)} violations, {each_s:.3f} s each", flush=True)
    print(f"sync_schedules[{engine}] share={share}/{shares} done={SyncMachine.ran} violations={len(found)} {found}")
    return len(found)


if __name__ == "__main__":
    sys.exit(bool(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else None)))
