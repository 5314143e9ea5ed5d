from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.data.complaint_file import read_complaints
from app.data.store import Store
from app.domain.complaint import ComplaintId, ComplaintPlan, understand_complaints
from app.domain.errors import UserError
from app.domain.identity import ProposalId
from tests.data.samples import OPENED_MS, PEJUANG, SESSION_ID, rows, save
from tests.domain.usulan_samples import places

ENTRY = {"id": 7, "deskripsi": "Drainase\nbuntu", "created_at": "2018-01-02", "alamat": {"kelurahan": "Pejuang"}}


def write(folder: Path, content: object, name: str = "sorot.json") -> Path:
    path = folder / name
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def take(store: Store, path: Path) -> ComplaintPlan:
    listed = understand_complaints(read_complaints(path), places())
    return store.imports.take_complaints(SESSION_ID, listed, OPENED_MS).result()


@pytest.mark.parametrize("content", [[ENTRY], {"data": [ENTRY]}, {"meta": 1, "laporan": [ENTRY]}])
def test_json_as_it_comes(tmp_path: Path, store: Store, content: object) -> None:
    assert len(take(store, write(tmp_path, content)).new) == 1
    (one,) = store.imports.complaints(SESSION_ID).result()
    assert (one.fields.number, one.fields.text, one.fields.site_id) == ("7", "Drainase\nbuntu", PEJUANG)


def test_a_table_of_complaints(tmp_path: Path, store: Store) -> None:
    path = write(tmp_path, "No Laporan;Isi Laporan;Kelurahan\n1;Gelap;Pejuang\n2;;Pejuang\n", "sorot.csv")
    plan = take(store, path)
    assert (len(plan.new), len(plan.bad)) == (1, 1)


def test_the_same_list_again_writes_nothing_and_a_newer_one_changes(tmp_path: Path, store: Store, path: Path) -> None:
    take(store, write(tmp_path, [ENTRY]))
    before = rows(path, "SELECT count(*) AS n FROM op")
    assert take(store, write(tmp_path, [ENTRY])).same == 1
    assert rows(path, "SELECT count(*) AS n FROM op") == before
    assert len(take(store, write(tmp_path, [{**ENTRY, "status": "Selesai"}])).changed) == 1
    (one,) = store.imports.complaints(SESSION_ID).result()
    assert (one.fields.status, one.revision) == ("Selesai", 2)
    assert store.verify().result().first_break is None


def test_a_complaint_is_tied_to_a_usulan_and_untied(tmp_path: Path, store: Store, path: Path) -> None:
    take(store, write(tmp_path, [ENTRY]))
    (one,) = store.imports.complaints(SESSION_ID).result()
    proposal = store.save_proposal(save("p1"), OPENED_MS).result().proposal_id
    for is_linked in (True, True, False, False, True):
        store.imports.link_complaint(one.complaint_id, proposal, OPENED_MS, is_linked=is_linked).result()
        assert store.imports.linked_complaints(proposal).result() == ((one,) if is_linked else ())
    ops = rows(path, "SELECT base_rev FROM op WHERE entity = 'complaint_link' ORDER BY seq")
    assert [op["base_rev"] for op in ops] == [0, 1, 2]
    with pytest.raises(UserError, match="tidak ada dalam sesi ini"):
        store.imports.link_complaint(ComplaintId("x"), proposal, OPENED_MS).result()
    with pytest.raises(UserError, match="tidak ada dalam sesi ini"):
        store.imports.link_complaint(one.complaint_id, ProposalId("x"), OPENED_MS).result()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "bukan daftar pengaduan JSON"),
        ("{", "bukan daftar pengaduan JSON"),
        ("[]", "bukan daftar pengaduan JSON"),
        ("[1, 2]", "bukan daftar pengaduan JSON"),
        ("[" * 100_000, "bukan daftar pengaduan JSON"),
        ('{"data": 5}', "bukan daftar pengaduan JSON"),
        ('[{"warna": "merah"}]', "Tidak ada isi pengaduan"),
        ("[" + ",".join(["{}"] * 20_001) + "]", "bukan daftar pengaduan JSON"),
    ],
)
def test_json_that_is_no_list_of_complaints(tmp_path: Path, content: str, reason: str) -> None:
    with pytest.raises(UserError, match=reason) as refused:
        read_complaints(write(tmp_path, content))
    assert refused.value.advice


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="tidak dapat dibaca"):
        read_complaints(tmp_path / "tidak-ada.json")
