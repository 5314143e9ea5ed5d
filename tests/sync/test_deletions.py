"""A deletion reaches every station, takes what hangs on the row along, and can be taken back."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.data.database import Database
from app.data.op_log import Change, Entity, FieldChange, Json, created
from app.data.shown_rows import HeldError, ShownTables
from app.domain.attachment import JPEG, NewAttachment, Photo
from app.domain.floor import FloorEventKind
from app.domain.identity import AttachmentId, ProposalId
from app.domain.proposal import ProposalQuery
from app.domain.sending import ResolveConflict, Side
from app.sync.wire import DELETED
from tests.data.samples import SESSION_ID, floor_event, rows
from tests.data.test_salvage import decide
from tests.sync.stations import Station
from tests.sync.test_exchange import Room, proposals, room, settle, write

__all__ = ["room"]

TABLES = ("proposal", "attachment", "ranking", "assessment", "response", "complaint_link", "complaint", "quarantine")


def delete(station: Station, entity: Entity, entity_id: str, *, back: bool = False) -> None:
    """Delete a row, or bring it back, as another program may: no screen of ours does."""
    store = station.store.sync

    def work(db: Database) -> None:
        [row] = db.execute(
            "SELECT revision FROM server_row WHERE entity = ? AND entity_id = ?", (entity.value, entity_id)
        ).fetchall()
        if not back:
            ShownTables(db, station.clock.now_ms()).hide(entity, entity_id, row[0] + 1)
        patch = {DELETED: FieldChange(True, None) if back else FieldChange(None, True)}
        store._log.append(db, Change(entity, entity_id, row[0], patch, "dinas", station.clock.now_ms()))

    store._writer.submit(work).result()


def standing(station: Station) -> dict[str, int]:
    return {table: rows(station.path, f"SELECT count(*) AS n FROM {table}")[0]["n"] for table in TABLES}  # type: ignore[misc]


def test_a_deleted_proposal_leaves_every_station_with_all_that_hangs_on_it_and_comes_back(room: Room) -> None:
    a, b = room.station("a"), room.station("b")
    for name in ("p3", "p90"):
        write(a, name, usulan=f"Usulan {name}")
    decide(a.store)
    for name in ("p3", "p90"):
        write(a, name, usulan=f"Usulan {name}")
    photo = Photo(b"isi", b"kecil", JPEG, 4, 3)
    a.store.add_attachment(NewAttachment(AttachmentId("f"), ProposalId("p3"), photo, "Gang", "x"), 5).result()
    settle(a, b)
    before = standing(b)
    assert before["attachment"] == 1
    delete(a, Entity.PROPOSAL, "p3")
    settle(a, b)
    for one in (a, b):
        assert set(proposals(one)) == {"p90"}
        assert rows(one.path, "SELECT 1 FROM attachment") == []
        searched = one.store.find_proposals(ProposalQuery(SESSION_ID, text="Usulan")).result()
        assert [found.proposal_id for found in searched] == ["p90"]
        assert rows(one.path, "SELECT 1 FROM server_row WHERE entity = 'proposal' AND held <> ''") == []
    delete(a, Entity.PROPOSAL, "p3", back=True)
    settle(a, b)
    for one in (a, b):
        assert standing(one) == before
        assert rows(one.path, "SELECT 1 FROM server_row WHERE held <> ''") == []
        assert rows(one.path, "SELECT 1 FROM taken_away") == []


def test_photos_of_a_deleted_proposal_are_not_swept_away_with_what_crashes_left(room: Room) -> None:
    a, b = room.station("a"), room.station("b")
    write(a, "p3", usulan="Saluran")
    photo = Photo(b"isi", b"kecil", JPEG, 4, 3)
    kept = a.store.add_attachment(NewAttachment(AttachmentId("f"), ProposalId("p3"), photo, "Gang", "x"), 5).result()
    settle(a, b)
    delete(b, Entity.PROPOSAL, "p3")
    settle(b, a)
    assert rows(a.path, "SELECT 1 FROM attachment") == []
    files = a.store.attachment_files(kept.sha256)
    left = Path(files.photo).with_name(f"{kept.sha256[:2]}{'0' * 62}.jpg")
    left.write_bytes(b"sisa")
    for file in (files.photo, files.thumbnail, left):
        os.utime(file, (1, 1))
    assert a.store.sweep_photos().result() == 1
    assert not left.exists()
    delete(b, Entity.PROPOSAL, "p3", back=True)
    settle(b, a)
    assert Path(files.photo).read_bytes() == b"isi"
    assert Path(files.thumbnail).read_bytes() == b"kecil"
    assert len(rows(a.path, "SELECT 1 FROM attachment")) == 1


def add(station: Station, entity: Entity, entity_id: str, fields: dict[str, Json]) -> None:
    store = station.store.sync

    def work(db: Database) -> None:
        ShownTables(db, 5).show(entity, entity_id, fields, 1, deleted=False)
        store._log.append(db, Change(entity, entity_id, 0, created(fields), "dinas", 5))

    store._writer.submit(work).result()


BAD_LINE: dict[str, Json] = {
    "session_id": SESSION_ID,
    "sidik": "s",
    "berkas": "b.csv",
    "baris": 2,
    "susunan": "{}",
    "kolom": "{}",
    "alasan": "kosong",
    "tertulis": "x",
    "state": "menunggu",
}
COMPLAINT: dict[str, Json] = {
    "session_id": SESSION_ID,
    "kanal": "sorot",
    "nomor": "1",
    "site_id": None,
    "tanggal": "",
    "pelapor": "A",
    **dict.fromkeys(("isi", "lokasi", "koordinat", "kategori", "status", "tanggapan"), ""),
}


@pytest.mark.parametrize("entity", [Entity.RANKING, Entity.ASSESSMENT, Entity.QUARANTINE, Entity.COMPLAINT])
def test_a_deletion_reaches_every_table_that_can_lose_a_row(room: Room, entity: Entity) -> None:
    a, b = room.station("a"), room.station("b")
    for name in ("p3", "p90"):
        write(a, name, usulan=f"Usulan {name}")
    decide(a.store)
    add(a, Entity.QUARANTINE, "q-1", BAD_LINE)
    add(a, Entity.COMPLAINT, "k-1", COMPLAINT)
    add(a, Entity.COMPLAINT_LINK, "k-1/p3", {"berlaku": 1})
    settle(a, b)
    [one, *_] = rows(a.path, f"SELECT entity_id FROM server_row WHERE entity = '{entity.value}' ORDER BY entity_id")
    count = standing(b)[entity.value]
    assert count
    delete(a, entity, str(one["entity_id"]))
    settle(a, b)
    assert standing(b)[entity.value] == count - 1
    assert standing(a) == standing(b)


def test_the_number_of_a_deleted_proposal_is_given_out_to_no_other(room: Room) -> None:
    a, b = room.station("a"), room.station("b")
    write(a, "p1", usulan="Satu")
    settle(a, b)
    number = proposals(b)["p1"].number
    delete(a, Entity.PROPOSAL, "p1")
    settle(a, b)
    for one in (a, b):
        write(one, f"baru-{one.name}", usulan="Dua")
        assert proposals(one)[f"baru-{one.name}"].number != number


def test_ranks_close_up_where_a_proposal_was_deleted(room: Room) -> None:
    a, b = room.station("a"), room.station("b")
    for name in ("p3", "p90"):
        write(a, name, usulan=f"Usulan {name}")
    decide(a.store)
    settle(a, b)
    ranked = rows(b.path, "SELECT proposal_id, prioritas FROM proposal WHERE prioritas IS NOT NULL ORDER BY prioritas")
    assert [one["prioritas"] for one in ranked] == [1, 2]
    delete(a, Entity.PROPOSAL, str(ranked[0]["proposal_id"]))
    settle(a, b)
    left = rows(b.path, "SELECT prioritas FROM proposal WHERE prioritas IS NOT NULL")
    assert [one["prioritas"] for one in left] == [1]


def test_an_edit_that_did_not_see_the_deletion_keeps_the_proposal_until_a_person_chooses(room: Room) -> None:
    a, b = room.station("a"), room.station("b")
    write(a, "p1", usulan="Satu")
    settle(a, b)
    delete(a, Entity.PROPOSAL, "p1")
    write(b, "p1", usulan="Lebih baik")
    settle(a, b)
    for one in (a, b):
        assert proposals(one)["p1"].fields.usulan == "Lebih baik"
    [conflict] = b.store.sync.conflicts().result()
    assert conflict.field == DELETED
    b.store.sync.resolve(ResolveConflict(conflict.conflict_id, conflict.revision, Side.OTHER, "operator")).result()
    assert proposals(b) == {}
    settle(b, a)
    for one in (a, b):
        assert proposals(one) == {}
        assert one.store.sync.conflicts().result() == ()


def test_a_log_keeps_its_lines(room: Room) -> None:
    a = room.station("a")
    a.store.append_floor(SESSION_ID, [floor_event(FloorEventKind.REQUESTED, 5)]).result()
    settle(a)
    [line] = rows(a.path, "SELECT event_id FROM floor_event")

    def hide(db: Database) -> None:
        with pytest.raises(HeldError):
            ShownTables(db, 1).hide(Entity.FLOOR_EVENT, str(line["event_id"]), 2)

    a.store.sync._writer.submit(hide).result()
    assert len(rows(a.path, "SELECT 1 FROM floor_event")) == 1
