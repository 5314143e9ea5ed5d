"""Save proposals from several threads until killed, and say each one that was acknowledged.

Argument: the store's path. Prints `ready`, then a line `id revision` for each save, and only
after its future was done: what stands on such a line has been promised to a person.
"""

from __future__ import annotations

import random
import sys
import threading
from pathlib import Path

from app.data.store import Store
from app.domain.floor import FloorEventKind
from app.domain.proposal import ProposalState
from tests.data.samples import BINTARA, OPENED_MS, PEJUANG, SESSION_ID, SteppingClock, floor_event, save, session

THREADS = 4


def facilitate(store: Store, name: str, saying: threading.Lock) -> None:
    rng = random.Random(name)
    count = 0
    while True:
        # New ones and edits of old ones, short and long, so that pages split and the index grows.
        number = rng.randrange(count + 1)
        count = max(count, number + 1)
        request = save(
            f"{name}-{number}",
            site_id=PEJUANG if name in ("a", "b") else BINTARA,
            state=rng.choice(tuple(ProposalState)),
            lokasi=f"Gang {rng.randrange(10**9)} " + "mawar " * rng.randrange(300),
        )
        future = store.save_proposal(request, OPENED_MS)
        if rng.random() < 0.1:
            store.append_floor(SESSION_ID, [floor_event(FloorEventKind.REQUESTED, OPENED_MS)])
        saved = future.result()
        with saying:
            sys.stdout.write(f"{saved.proposal_id} {saved.revision}\n")
            sys.stdout.flush()


def main(path: Path) -> None:
    store = Store.open(path, "operator", SteppingClock())
    store.open_session(session(), OPENED_MS).result()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    saying = threading.Lock()
    for name in "abcdefgh"[:THREADS]:
        threading.Thread(target=facilitate, args=(store, name, saying), name=f"facilitator-{name}").start()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
