"""Fill a small disk through the store, make room, go on. Run by `test_disk_full.py`.

Arguments: the store's path, and what makes the disk small: `limit` (a limit on the size of a
file) or `filler` (a file beside the store that is deleted to make room). Prints one JSON line.
"""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path

from app.data.store import Store
from app.domain.errors import ExternalError
from app.domain.proposal import ProposalQuery
from tests.data.samples import OPENED_MS, SESSION_ID, SteppingClock, save, session


def main(path: Path, kind: str) -> None:
    filler = path.with_name("filler")
    if kind == "filler":
        # Leaves some room on a disk of 8 MB.
        filler.write_bytes(b"x" * 6_000_000)
    with Store.open(path, "operator", SteppingClock()) as store:
        store.open_session(session(), OPENED_MS).result()
        unlimited = resource.getrlimit(resource.RLIMIT_FSIZE)
        if kind == "limit":
            resource.setrlimit(resource.RLIMIT_FSIZE, (3_000_000, unlimited[1]))
        acknowledged: list[str] = []
        failures: list[str] = []
        while len(failures) < 3:
            key = f"p{len(acknowledged)}"
            try:
                store.save_proposal(save(key, usulan="Drainase " + "x" * 9000), 1).result()
            except ExternalError as error:
                failures.append(error.message)
            else:
                acknowledged.append(key)
        found_while_full = len(store.find_proposals(ProposalQuery(SESSION_ID, limit=10_000)).result())
        resource.setrlimit(resource.RLIMIT_FSIZE, unlimited)
        filler.unlink(missing_ok=True)
        store.save_proposal(save("sesudah"), 2).result()
        acknowledged.append("sesudah")
        report = store.verify().result()
    result = {
        "acknowledged": acknowledged,
        "failures": failures,
        "found_while_full": found_while_full,
        "chain_whole": report.first_break is None,
        "ops": report.ops,
    }
    sys.stdout.write(json.dumps(result) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
