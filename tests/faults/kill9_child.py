"""Work on a store from several threads until killed, and say each step that was acknowledged.

A server: for each line `path seed` on standard input it forks a child, so that a thousand of them load the
program once. The child prints `ready PID`, then a line `table key revision` for each step, and only after its future
was done: what stands on such a line has been promised to a person. When it was killed the server prints `ended`.
"""

from __future__ import annotations

import os
import random
import sys
import threading
import traceback
from pathlib import Path

from app.data.store import Store
from tests.data.samples import SteppingClock
from tests.faults.work import Worker, open_session

THREADS = 4


def say(line: str) -> None:
    # In one piece: nobody can be killed between two halves of a line.
    os.write(sys.stdout.fileno(), line.encode() + b"\n")


def work(worker: Worker) -> None:
    try:
        while True:
            say(worker.step().line())
    except BaseException:  # noqa: BLE001 - the parent waits for a line that would never come
        traceback.print_exc()
        os._exit(1)


def run(path: Path, seed: str) -> None:
    store = Store.open(path, "operator", SteppingClock())
    open_session(store)
    say(f"ready {os.getpid()}")
    for name in "abcdefgh"[:THREADS]:
        worker = Worker(store, f"{seed}{name}", random.Random(f"{seed} {name}"))
        threading.Thread(target=work, args=(worker,), name=f"worker-{name}").start()
    threading.Event().wait()


def serve() -> None:
    for line in sys.stdin:
        path, seed = line.split()
        child = os.fork()
        if child == 0:
            try:
                run(Path(path), seed)
            except BaseException:  # noqa: BLE001 - as above
                traceback.print_exc()
            os._exit(1)
        os.waitpid(child, 0)
        say("ended")


if __name__ == "__main__":
    serve()
