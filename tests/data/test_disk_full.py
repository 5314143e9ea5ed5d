"""A full disk is said, loses nothing that was acknowledged, and the store goes on when there is room."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app.data.database import Database, fts_is_intact, open_writer
from app.data.store import Store
from app.domain.errors import ExternalError
from app.domain.proposal import ProposalQuery
from tests.data.samples import SESSION_ID, SteppingClock, rows, save

ROOT = Path(__file__).parents[2]


def small_disk_is_possible() -> bool:
    if not sys.platform.startswith("linux") or shutil.which("unshare") is None:
        return False
    probe = "mount -t tmpfs -o size=8m tmpfs /mnt"
    return subprocess.run(["unshare", "-rm", "sh", "-c", probe], capture_output=True, timeout=30).returncode == 0


def run_child(command: list[str]) -> dict[str, Any]:
    done = subprocess.run(command, capture_output=True, text=True, timeout=90, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def check_report(report: dict[str, Any], message: str) -> None:
    assert report["failures"] == [message] * 3
    assert report["found_while_full"] == len(report["acknowledged"]) - 1 > 10
    assert report["chain_whole"]
    # The session, its opening, and one operation for each acknowledged proposal: none for a failed one.
    assert report["ops"] == 2 + len(report["acknowledged"])


def check_file(path: Path, acknowledged: list[str]) -> None:
    with Store.open(path, "operator", SteppingClock()) as store:
        record = store.record(SESSION_ID).result()
        assert [p.proposal_id for p in record.proposals] == acknowledged
        assert [p.number for p in record.proposals] == [f"PJG-{n + 1:03d}" for n in range(len(acknowledged))]
        assert store.verify().result().first_break is None
    db = open_writer(path)
    assert fts_is_intact(db, "proposal")
    db.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of a file")
def test_a_file_that_may_not_grow(path: Path) -> None:
    report = run_child([sys.executable, "-m", "tests.data.disk_full_child", str(path), "limit"])
    check_report(report, "Diska gagal membaca atau menulis.")
    check_file(path, report["acknowledged"])


@pytest.mark.skipif(not small_disk_is_possible(), reason="no small tmpfs can be mounted here")
def test_a_disk_without_room(path: Path, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    path.parent.mkdir()
    child = f'"{sys.executable}" -m tests.data.disk_full_child "{disk}/data/a.db" filler'
    mount = f'mount -t tmpfs -o size=8m tmpfs "{disk}" && mkdir "{disk}/data"'
    script = f'{mount} && {child} && cp "{disk}/data/a.db" "{path}"'
    report = run_child(["unshare", "-rm", "sh", "-c", script])
    check_report(report, "Diska penuh; perubahan terakhir belum tersimpan.")
    check_file(path, report["acknowledged"])


def test_a_store_that_is_full_goes_on_when_there_is_room(store: Store, path: Path) -> None:
    kept = store.save_proposal(save("a"), 1).result()
    ops = store.verify().result().ops

    def limit(db: Database) -> int:
        pages = db.execute("PRAGMA page_count").fetchone()[0]
        return int(db.execute(f"PRAGMA max_page_count={pages}").fetchone()[0])

    store._writer.submit(limit).result()
    for _ in range(2):
        with pytest.raises(ExternalError, match="penuh") as caught:
            store.save_proposal(save("b", usulan="x" * 10_000, lokasi="y" * 10_000), 2).result()
        assert caught.value.advice == "Kosongkan ruang diska, lalu simpan lagi."
    assert store.find_proposals(ProposalQuery(SESSION_ID)).result() == (kept,)
    assert store.verify().result().ops == ops

    store._writer.submit(lambda db: db.execute("PRAGMA max_page_count=1073741823").fetchall()).result()
    again = store.save_proposal(save("b", usulan="x" * 10_000, lokasi="y" * 10_000), 3).result()
    assert again.number == "PJG-002"
    assert [op["seq"] for op in rows(path, "SELECT seq FROM op ORDER BY seq")] == list(range(1, ops + 2))
