from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.data.proposal_rows import canonical_volume
from app.data.store import Store
from app.domain.coordinates import Coordinates
from app.domain.errors import UserError
from app.domain.identity import SessionId
from app.domain.proposal import (
    MAX_TEXT,
    Field,
    HandlingLevel,
    LandState,
    Origin,
    ProposalFields,
    ProposalQuery,
    ProposalState,
    Source,
    Urgency,
    VariableValue,
    WorkKind,
)
from tests.data.samples import BINTARA, OPENED_MS, PEJUANG, SESSION_ID, rows, save, session


def ops_of(path: Path, proposal_id: str) -> list[dict[str, Any]]:
    return rows(path, "SELECT * FROM op WHERE entity_id = ? ORDER BY seq", proposal_id)


def test_a_new_proposal_gets_everything_it_needs(store: Store) -> None:
    fields = ProposalFields("Asep", "07", "3", "Banjir", "Drainase", "Gang Mawar", Urgency.HIGH, Decimal("12.50"), "m")
    saved = store.save_proposal(save("p", fields, request_id="r-7"), 1000).result()
    assert saved.number == "PJG-001"
    assert (saved.state, saved.revision, saved.request_id) == (ProposalState.DRAFT, 1, "r-7")
    assert (saved.created_ms, saved.updated_ms) == (1000, 1000)
    assert saved.fields == fields
    assert store.find_proposals(ProposalQuery(SESSION_ID)).result() == (saved,)


def test_numbers_count_for_each_site_and_session(store: Store) -> None:
    other = SessionId("musrenbang-2019")
    store.open_session(session(other), OPENED_MS).result()
    numbers = [
        store.save_proposal(request, 1).result().number
        for request in (
            save("a"),
            save("b", site_id=BINTARA),
            save("c"),
            save("d", session_id=other),
            save("a", usulan="Lain"),
            save("e"),
        )
    ]
    assert numbers == ["PJG-001", "BTJ-001", "PJG-002", "PJG-001", "PJG-001", "PJG-003"]


def test_a_number_is_not_given_out_again_when_the_letters_change_hands(store: Store) -> None:
    assert store.save_proposal(save("a"), 1).result().number == "PJG-001"
    pejuang, bintara = session().sites
    swapped = replace(session(), sites=(replace(pejuang, short="PJU"), replace(bintara, short="PJG")))
    store.open_session(swapped, 2).result()
    assert store.save_proposal(save("b", site_id=BINTARA), 3).result().number == "PJG-002"
    assert store.save_proposal(save("c"), 3).result().number == "PJU-002"
    assert store.save_proposal(save("a", usulan="Lain"), 4).result().number == "PJG-001"


def test_a_change_counts_and_a_save_without_one_writes_nothing(store: Store, path: Path) -> None:
    first = store.save_proposal(save("p"), 1000).result()
    assert store.save_proposal(save("p"), 2000).result() == first
    assert len(ops_of(path, "p")) == 1
    second = store.save_proposal(save("p", rw="08"), 3000).result()
    assert (second.revision, second.created_ms, second.updated_ms) == (2, 1000, 3000)
    assert second == replace(first, fields=replace(first.fields, rw="08"), revision=2, updated_ms=3000)
    assert len(ops_of(path, "p")) == 2


def test_the_same_volume_written_otherwise_is_no_change(store: Store, path: Path) -> None:
    store.save_proposal(save("p", volume=Decimal("320")), 1).result()
    for same in ("320.00", "3.2E+2", "0320"):
        assert store.save_proposal(save("p", volume=Decimal(same)), 2).result().revision == 1
    assert rows(path, "SELECT volume FROM proposal") == [{"volume": "320"}]


@pytest.mark.parametrize(
    ("volume", "text"),
    [
        ("0", "0"),
        ("-0.00", "0"),
        ("0E+999999", "0"),
        ("1E+3", "1000"),
        ("1250.50", "1250.5"),
        ("0.000001", "0.000001"),
        ("100", "100"),
        ("123456789012345.123456", "123456789012345.123456"),
        ("12345678901234567890123456789012345.5", "12345678901234567890123456789012345.5"),
    ],
)
def test_a_volume_is_kept_to_the_last_digit(store: Store, volume: str, text: str) -> None:
    assert canonical_volume(Decimal(volume)) == text
    saved = store.save_proposal(save("p", volume=Decimal(volume)), 1).result()
    assert str(saved.fields.volume) == text


@pytest.mark.parametrize("volume", ["NaN", "Infinity", "1E+999999", "1E-999999", "sNaN"])
def test_a_volume_that_is_no_plain_number_is_refused(store: Store, volume: str) -> None:
    with pytest.raises(UserError, match="Volume"):
        store.save_proposal(save("p", volume=Decimal(volume)), 1).result()
    assert store.find_proposals(ProposalQuery(SESSION_ID)).result() == ()


def test_an_incomplete_proposal_can_be_a_draft_only(store: Store) -> None:
    with pytest.raises(UserError, match="belum lengkap"):
        store.save_proposal(save("p", usulan=" ", state=ProposalState.RECORDED), 1).result()
    assert store.find_proposals(ProposalQuery(SESSION_ID)).result() == ()
    assert store.save_proposal(save("p", usulan=" "), 1).result().state is ProposalState.DRAFT
    with pytest.raises(UserError, match="belum lengkap"):
        store.save_proposal(save("p", usulan=" ", state=ProposalState.RECORDED), 1).result()


def test_a_filed_proposal_stays_filed(store: Store, path: Path) -> None:
    filed = store.save_proposal(save("p", state=ProposalState.RECORDED), 1).result()
    assert store.save_proposal(save("p"), 2).result() == filed
    later = store.save_proposal(save("p", lokasi="Gang Mawar"), 3).result()
    assert (later.state, later.revision) == (ProposalState.RECORDED, 2)
    assert "state" not in ops_of(path, "p")[1]["patch"]
    with pytest.raises(UserError, match="belum lengkap"):
        store.save_proposal(save("p", pengusul=""), 4).result()
    assert store.find_proposals(ProposalQuery(SESSION_ID)).result() == (later,)


def test_the_turn_it_was_raised_in_is_the_first_that_was_named(store: Store) -> None:
    assert store.save_proposal(save("p"), 1).result().request_id is None
    assert store.save_proposal(save("p", request_id="r-1"), 2).result().request_id == "r-1"
    assert store.save_proposal(save("p", request_id="r-2"), 3).result().request_id == "r-1"
    last = store.save_proposal(save("p"), 4).result()
    assert (last.request_id, last.revision) == ("r-1", 2)


def test_a_proposal_does_not_move_to_another_site(store: Store) -> None:
    store.save_proposal(save("p"), 1).result()
    with pytest.raises(UserError, match="PJG-001"):
        store.save_proposal(save("p", site_id=BINTARA), 2).result()
    [row] = store.find_proposals(ProposalQuery(SESSION_ID)).result()
    assert row.site_id == PEJUANG


def test_a_text_without_end_is_refused(store: Store) -> None:
    store.save_proposal(save("p", lokasi="x" * MAX_TEXT), 1).result()
    with pytest.raises(UserError, match="terlalu panjang"):
        store.save_proposal(save("p", lokasi="x" * (MAX_TEXT + 1)), 1).result()


def test_what_utf8_and_sqlite_cannot_hold_is_taken_out(store: Store) -> None:
    saved = store.save_proposal(save("p", usulan="Lampu\x00 jalan \ud83d rusak", lokasi="\x00"), 1).result()
    assert (saved.fields.usulan, saved.fields.lokasi) == ("Lampu jalan \ufffd rusak", "")
    assert store.find_proposals(ProposalQuery(SESSION_ID, text="rusak")).result() == (saved,)
    again = store.save_proposal(save("p", usulan="Lampu\x00 jalan \ud83d rusak", lokasi="\x00"), 2).result()
    assert again.revision == 1


def test_hostile_text_is_only_text(store: Store) -> None:
    hostile = "'); DROP TABLE proposal; -- \" * % _ \\ :usulan ? 🙂 \u202e <b>"
    saved = store.save_proposal(save("p", pengusul=hostile, usulan=hostile, satuan=hostile), 1).result()
    assert saved.fields.usulan == hostile
    assert store.find_proposals(ProposalQuery(SESSION_ID)).result() == (saved,)


# --- the whole field set ----------------------------------------------------------------------

WHOLE = ProposalFields(
    pengusul="Ibu Sri",
    permasalahan="Banjir",
    usulan="Drainase",
    volume=Decimal("240.5"),
    satuan="m",
    unsur="PKK",
    telepon="0812",
    jenis=WorkKind.PHYSICAL,
    bidang="Prasarana",
    isu="Banjir",
    jenis_pekerjaan="Pembangunan drainase",
    kode_kamus="01.02",
    variabel=(VariableValue("P", "Panjang", "m", Decimal("120.50")), VariableValue("L", "Lebar", "m", Decimal(2))),
    koefisien="1 paket",
    perkiraan_biaya=150_000_000,
    menyusul=True,
    lokasi_detail="depan balai RW",
    koordinat=Coordinates(Decimal("-6.2349"), Decimal("106.9896")),
    uraian_urgensi="tiap hujan",
    sasaran="40 rumah",
    opd_awal="DBMSDA",
    opd_akhir="Disperkimtan",
    status_lahan=LandState.NOT_HANDED_OVER,
    sertifikat=False,
    tingkat=HandlingLevel.CITY,
    jenis_belanja="Belanja modal",
    sub_kegiatan="1.03.02.2.01",
)


def test_every_field_comes_back_and_stands_in_the_log(store: Store, path: Path) -> None:
    saved = store.save_proposal(save("p", WHOLE), 1).result()
    assert store.find_proposals(ProposalQuery(SESSION_ID)).result() == (saved,)
    assert saved.fields == WHOLE
    [row] = rows(path, "SELECT * FROM proposal")
    patch = json.loads(ops_of(path, "p")[0]["patch"])
    empty = {Field.RW, Field.RT, Field.LOCATION, Field.URGENCY}
    assert {field.value for field in Field} - patch.keys() == empty
    assert all(patch[name] == [None, row[name]] for name in patch)


@pytest.mark.parametrize("field", Field)
def test_a_change_of_any_field_is_one_entry_of_the_log(store: Store, path: Path, field: Field) -> None:
    before = replace(WHOLE, rw="1", rt="2", lokasi="Gang", urgensi=Urgency.HIGH)
    store.save_proposal(save("p", before), 1).result()
    empty = replace(before, **{field.value: getattr(ProposalFields(), field.value)})
    saved = store.save_proposal(save("p", empty), 2).result()
    assert (saved.fields, saved.revision) == (empty, 2)
    assert list(json.loads(ops_of(path, "p")[1]["patch"])) == [field.value]
    assert store.find_proposals(ProposalQuery(SESSION_ID)).result() == (saved,)


def test_a_place_that_is_nowhere_is_refused(store: Store) -> None:
    with pytest.raises(UserError, match="Koordinat"):
        store.save_proposal(save("p", koordinat=Coordinates(Decimal(91), Decimal(0))), 1).result()


def test_an_edit_leaves_what_others_changed_meanwhile(store: Store) -> None:
    shown = store.save_proposal(save("p"), 1).result().fields
    store.save_proposal(save("p", lokasi="Gang Mawar", opd_awal="DBMSDA"), 2).result()
    mine = replace(shown, rw="08", opd_awal="Disperkimtan")
    saved = store.save_proposal(save("p", mine, only=frozenset({Field.RW, Field.OPD_FIRST})), 3).result()
    assert saved.fields == replace(shown, rw="08", lokasi="Gang Mawar", opd_awal="Disperkimtan")
    assert store.save_proposal(save("p", shown, only=frozenset()), 4).result() == saved


def test_what_another_system_said_is_kept_beside_the_proposal(store: Store, path: Path) -> None:
    origin = Origin(Source.SIPD, "778", "Validasi Mitra Bappeda", "0", replace(WHOLE, usulan="Drainase\x00"))
    saved = store.save_proposal(save("p", WHOLE, origin=origin), 1).result()
    assert saved.origin == replace(origin, fields=WHOLE)
    assert store.save_proposal(save("p", WHOLE, origin=origin), 2).result() == saved
    later = store.save_proposal(save("p", WHOLE), 3).result()
    assert later == saved
    changed = store.save_proposal(save("p", WHOLE, origin=replace(origin, status="Ditolak")), 4).result()
    assert changed.origin.status == "Ditolak"
    assert list(json.loads(ops_of(path, "p")[1]["patch"])) == ["asal_status"]
    assert store.find_proposals(ProposalQuery(SESSION_ID)).result() == (changed,)


def test_a_row_of_a_file_is_one_proposal_of_the_session(store: Store) -> None:
    origin = Origin(Source.SIPD, "778")
    store.save_proposal(save("p", origin=origin), 1).result()
    with pytest.raises(UserError, match="PJG-001"):
        store.save_proposal(save("q", origin=origin), 2).result()
    store.save_proposal(save("q", origin=replace(origin, source=Source.SIENCANG)), 2).result()
    with pytest.raises(UserError, match="PJG-001"):
        store.save_proposal(save("q", origin=origin), 3).result()


def test_one_state_alone_can_be_asked_for(store: Store) -> None:
    draft = store.save_proposal(save("p"), 1).result()
    filed = store.save_proposal(save("q", state=ProposalState.RECORDED), 2).result()
    for state, found in ((ProposalState.DRAFT, draft), (ProposalState.RECORDED, filed)):
        assert store.find_proposals(ProposalQuery(SESSION_ID, state=state)).result() == (found,)


def test_all_that_is_filed_is_counted_and_the_last_change_comes_first(store: Store) -> None:
    for number in range(3):
        store.save_proposal(save(f"p{number}", state=ProposalState.RECORDED), OPENED_MS + number).result()
    store.save_proposal(save("draft"), OPENED_MS + 5).result()
    store.save_proposal(save("p0", state=ProposalState.RECORDED, usulan="Diubah"), OPENED_MS + 9).result()
    assert store.count_recorded(SESSION_ID).result() == 3
    query = ProposalQuery(SESSION_ID, by_change=True, limit=2)
    assert [p.proposal_id for p in store.find_proposals(query).result()] == ["p0", "draft"]
