"""Copies of a server, what `verify` finds, and what is written out."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from app.domain.errors import UserError
from app.server.backup import CONTENTS, DATABASE, backup, restore
from app.server.blob_files import BlobFiles
from app.server.database import ServerDatabase
from app.server.export import LOG, export
from app.server.tables import METADATA
from app.server.verify import Wrong, verify
from app.sync.wire_replies import PushReply, Receipt
from tests.server.rig import NOW_MS, Rig, StationLog

PHOTO = b"bukan foto sungguhan"
NAME = hashlib.sha256(PHOTO).hexdigest()


class Kept:
    """A server with two stations, a conflict, a photo, and the receipts that the stations got."""

    def __init__(self, folder: Path) -> None:
        self.rig = Rig(folder / "server.db")
        self.files = BlobFiles(folder / "foto")
        self.a, self.b = self.rig.station("a"), self.rig.station("b")
        self.receipts: list[Receipt] = []
        for number in range(4):
            self.a.write(f"p{number}", 0, {"usulan": [None, "=1+1"], "rw": [None, number]})
            self.note(self.rig.push(self.a))
        self.b.write("p0", 0, {"usulan": [None, "lain"]})
        self.note(self.rig.push(self.b))
        path = self.files.path(NAME)
        path.parent.mkdir()
        path.write_bytes(PHOTO)
        self.run("INSERT INTO blob VALUES (:name, 20, 'a', 1)", name=NAME)

    def note(self, reply: PushReply) -> None:
        assert reply.receipt is not None
        self.receipts.append(reply.receipt)

    def run(self, sql: str, **values: str) -> None:
        with self.rig.database.writing() as connection:
            connection.execute(text(sql), values)

    def wrong(self, *, with_stations: bool = False) -> set[Wrong]:
        kept = self.receipts if with_stations else ()
        found = verify(self.rig.database, self.files, self.rig.signer.public_key, kept)
        return {one.wrong for one in found.findings}


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    made = Kept(tmp_path / "asal")
    yield made
    made.rig.database.close()


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path) -> None:
    (tmp_path / "asal").mkdir()


def test_a_whole_server_is_found_whole(kept: Kept) -> None:
    assert kept.wrong(with_stations=True) == set()
    found = verify(kept.rig.database, kept.files, kept.rig.signer.public_key, kept.receipts)
    assert (found.ops, found.rows, found.receipts, found.photos) == (5, 5, 10, 1)


@pytest.mark.parametrize(
    ("damage", "expected"),
    [
        (
            lambda k: k.run("UPDATE op SET raw = replace(raw, '1+1', '2+2') WHERE device_id = 'a' AND seq = 2"),
            Wrong.CONTENT,
        ),
        (lambda k: k.run("DELETE FROM op WHERE device_id = 'a' AND seq = 2"), Wrong.GAP),
        (lambda k: k.run("DELETE FROM op WHERE device_id = 'a' AND seq = 4"), Wrong.END),
        (
            lambda k: k.run("UPDATE row_state SET fields = replace(fields, '1+1', '3') WHERE entity_id = 'p1'"),
            Wrong.ROW,
        ),
        (lambda k: k.run("DELETE FROM row_state WHERE entity_id = 'p1'"), Wrong.DIGEST),
        (lambda k: k.run("UPDATE receipt SET at_ms = 1 WHERE seq = 1"), Wrong.SIGNATURE),
        (lambda k: k.files.path(NAME).write_bytes(b"lain"), Wrong.PHOTO),
        (lambda k: k.files.path(NAME).unlink(), Wrong.PHOTO),
    ],
)
def test_damage_is_found(kept: Kept, damage: Callable[[Kept], object], expected: Wrong) -> None:
    damage(kept)
    assert expected in kept.wrong()


def test_lines_in_another_order_are_found(kept: Kept) -> None:
    for old, new in (("2", "99"), ("3", "2"), ("99", "3")):
        kept.run(f"UPDATE op SET seq = {new} WHERE device_id = 'a' AND seq = {old}")
    assert {Wrong.LINK, Wrong.CONTENT} <= kept.wrong()


def test_a_log_that_was_cut_off_everywhere_shows_against_the_stations_receipts(kept: Kept) -> None:
    kept.run("DELETE FROM op WHERE device_id = 'a' AND seq = 4")
    kept.run("DELETE FROM receipt WHERE device_id = 'a' AND seq = 4")
    kept.run("UPDATE device SET last_seq = 3, last_hash = :hash WHERE device_id = 'a'", hash=str(kept.a.ops[2]["hash"]))
    assert kept.wrong() == set()
    assert kept.wrong(with_stations=True) == {Wrong.END}


def rows_of(rig: Rig, station: StationLog) -> object:
    return rig.rows(station)


def test_a_copy_is_put_back_with_its_photos_and_a_new_epoch(
    kept: Kept, tmp_path: Path, open_database: Callable[[], ServerDatabase]
) -> None:
    # A station that goes on from another one stands before it in the list.
    kept.run("UPDATE device SET renewed_from = 'b' WHERE device_id = 'a'")
    """A copy of a file goes into a PostgreSQL as well; the schedules of `tests/faults` go the other way."""
    copied = backup(kept.rig.database, kept.files, tmp_path / "salinan", NOW_MS)
    assert (copied.photos, copied.missing) == (1, ())
    kept.a.write("p9", 0, {"usulan": [None, "sesudah salinan"]})
    old_epoch = kept.rig.epoch_of(kept.a)
    kept.rig.push(kept.a)
    before = rows_of(kept.rig, kept.b)

    target = tmp_path / "baru"
    target.mkdir()
    files = BlobFiles(target / "foto")
    back, epoch = restore(tmp_path / "salinan", open_database, files, NOW_MS)
    assert (back.rows, back.photos) == (copied.rows, 1)
    assert files.is_whole(NAME)
    restored = Rig(open_database())
    try:
        assert restored.epoch_of(kept.a) == epoch != old_epoch
        assert verify(restored.database, files, restored.signer.public_key).findings == ()
        # I8: the station still holds what the copy lacks.
        restored.push(kept.a, 5)
        assert rows_of(restored, kept.b) == before
    finally:
        restored.database.close()
    assert sorted(one.name for one in (tmp_path / "salinan").iterdir()) == [PHOTOS_DIR, CONTENTS, DATABASE]


PHOTOS_DIR = "foto"


def test_a_copy_says_which_photos_it_lacks(kept: Kept, tmp_path: Path) -> None:
    kept.files.path(NAME).write_bytes(b"rusak")
    assert backup(kept.rig.database, kept.files, tmp_path / "salinan", NOW_MS).missing == (NAME,)


def test_what_is_no_copy_is_refused(kept: Kept, tmp_path: Path) -> None:
    target = tmp_path / "salinan"
    with pytest.raises(UserError, match="bukan cadangan"):
        restore(target, lambda: pytest.fail("opened"), kept.files, NOW_MS)
    backup(kept.rig.database, kept.files, target, NOW_MS)
    with pytest.raises(UserError, match="tidak kosong"):
        backup(kept.rig.database, kept.files, target, NOW_MS)
    with (target / DATABASE).open("ab") as file:
        file.write(b"x")
    with pytest.raises(UserError, match="berubah"):
        restore(target, lambda: pytest.fail("opened"), kept.files, NOW_MS)


def test_everything_is_written_out(kept: Kept, tmp_path: Path) -> None:
    written = export(kept.rig.database, tmp_path / "keluar")
    assert [path.name for path in written] == ["conflict.csv", "proposal.csv", LOG]
    with (tmp_path / "keluar" / "proposal.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    # No spreadsheet takes it for a formula.
    assert rows[0] == {"id": "p0", "revisi": "2", "usulan": "'=1+1", "rw": "0"}
    log = [json.loads(line) for line in (tmp_path / "keluar" / LOG).read_text(encoding="utf-8").splitlines()]
    assert [(one["op"]["device_id"], one["outcome"]) for one in log] == [*[("a", "applied")] * 4, ("b", "conflict")]


def test_every_table_is_copied() -> None:
    """Whoever adds a table with a reference to another than `device` must copy in that order."""
    assert {table.name for table in METADATA.sorted_tables} == {
        *(
            "server",
            "device",
            "token",
            "enrolment",
            "op",
            "row_state",
            "session_digest",
            "receipt",
            "blob",
            "upload",
            "review",
            "person",
            "visit",
        )
    }
