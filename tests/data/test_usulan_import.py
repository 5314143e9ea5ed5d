"""Taking lists over into the store: in one go, again without effect, and out and in without a difference."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from app.data.store import Store
from app.data.usulan_file import read_usulan
from app.domain.errors import UserError
from app.domain.identity import SiteId
from app.domain.proposal import Decision, Proposal, ProposalFields, ProposalState, Source
from app.domain.usulan_import import QuarantineState, RawList, UsulanList
from app.domain.usulan_import_plan import Outcome, UsulanPlan
from app.domain.usulan_rows import understand, understand_row
from app.minutes.usulan_lists import export_usulan
from tests.data.samples import OPENED_MS, PEJUANG, SESSION_ID, rows, save, session
from tests.data.usulan_lists import SIENCANG, SIPD, sipd_rows, write_xlsx
from tests.domain.usulan_samples import SIENCANG as SIENCANG_ROW
from tests.domain.usulan_samples import places, read, sipd

AT_MS = OPENED_MS + 60_000


def from_file(path: Path) -> UsulanList:
    return understand(read_usulan(path), places())


def take(store: Store, listed: UsulanList) -> UsulanPlan:
    return store.imports.take(SESSION_ID, listed, AT_MS).result()


def proposals(store: Store) -> tuple[Proposal, ...]:
    return store.record(SESSION_ID).result().proposals


def counts(plan: UsulanPlan) -> list[int]:
    return [plan.count(outcome) for outcome in Outcome]


def sipd_file(folder: Path, count: int = 40, seed: int = 1) -> Path:
    return write_xlsx(folder / f"sipd-{count}-{seed}.xlsx", SIPD, sipd_rows(session(), count, seed))


def test_a_list_comes_in_and_comes_again_without_effect(store: Store, path: Path, tmp_path: Path) -> None:
    listed = from_file(sipd_file(tmp_path))
    assert counts(store.imports.plan(SESSION_ID, listed).result()) == [40, 0, 0, 0, 0]
    assert not proposals(store)
    assert counts(take(store, listed)) == [40, 0, 0, 0, 0]
    taken = proposals(store)
    assert [one.fields for one in taken] == [one.fields for one in listed.usulan]
    assert {one.state for one in taken} == {ProposalState.RECORDED}
    assert len({one.number for one in taken}) == 40
    ops = rows(path, "SELECT count(*) AS n FROM op")
    assert counts(take(store, from_file(sipd_file(tmp_path)))) == [0, 0, 40, 0, 0]
    assert rows(path, "SELECT count(*) AS n FROM op") == ops
    assert proposals(store) == taken
    assert store.verify().result().first_break is None


def test_each_change_is_in_the_log_with_its_operation(store: Store, path: Path) -> None:
    take(store, read(sipd()))
    take(store, read(sipd(Anggaran="1", Rekomendasi_Kecamatan="Tidak")))
    ops = rows(path, "SELECT entity, base_rev, patch FROM op WHERE entity IN ('proposal', 'import_run') ORDER BY seq")
    assert [(op["entity"], op["base_rev"]) for op in ops] == [
        ("proposal", 0),
        ("import_run", 0),
        ("proposal", 1),
        ("import_run", 0),
    ]
    assert '"perkiraan_biaya":[272000000,1]' in ops[2]["patch"]
    (one,) = proposals(store)
    assert (one.fields.perkiraan_biaya, one.revision) == (1, 2)


def test_a_persons_edit_is_never_overwritten(store: Store) -> None:
    take(store, read(sipd()))
    (one,) = proposals(store)
    edited = save(one.proposal_id, replace(one.fields, usulan="Drainase 400 m"), state=ProposalState.RECORDED)
    store.save_proposal(edited, AT_MS).result()
    plan = take(store, read(sipd(Usulan="Drainase lain", Satuan="meter")))
    assert plan.kept == 1
    (now,) = proposals(store)
    assert (now.fields.usulan, now.fields.satuan) == ("Drainase 400 m", "meter")


def test_what_lacks_a_required_field_comes_in_as_a_draft(store: Store) -> None:
    take(store, read(sipd(Masalah="")))
    assert proposals(store)[0].state is ProposalState.DRAFT
    take(store, read(sipd(Masalah="Rusak")))
    assert proposals(store)[0].state is ProposalState.RECORDED


def test_a_decision_comes_with_the_list(store: Store) -> None:
    take(store, read(sipd(Status="Validasi Mitra Bappeda||Ditolak", Catatan="PSU belum diserahkan")))
    decided = proposals(store)[0].decided
    assert (decided.state, decided.reason, decided.decided_ms) == (Decision.NOT_AGREED, "PSU belum diserahkan", AT_MS)


def test_a_list_that_fails_half_way_leaves_nothing(store: Store, path: Path) -> None:
    before = rows(path, "SELECT count(*) AS n FROM op")
    told: list[int] = []

    def fail(done: int, whole: int) -> None:
        told.append(done)
        raise UserError(f"{done} of {whole}")

    listed = read(*(sipd(ID_Usulan=str(number)) for number in range(150)))
    with pytest.raises(UserError, match="100 of 150"):
        store.imports.take(SESSION_ID, listed, AT_MS, fail).result()
    assert told == [100]
    assert rows(path, "SELECT count(*) AS n FROM op") == before
    assert not proposals(store)


def test_a_session_without_the_place_is_refused(store: Store) -> None:
    listed = read(sipd())
    gone = replace(listed, usulan=(replace(listed.usulan[0], site_id=SiteId("32.75.99.1001")),))
    with pytest.raises(UserError, match="tidak ada dalam sesi ini"):
        take(store, gone)


# --- quarantine -----------------------------------------------------------------------------


def test_bad_rows_are_kept_once_mended_and_taken_in(store: Store) -> None:
    listed = read(sipd(), sipd(ID_Usulan="2", Volume="banyak"), sipd())
    take(store, listed)
    take(store, listed)
    (bad,) = store.imports.quarantined(SESSION_ID).result()
    assert (bad.state, bad.row.line, bad.shown, bad.file) == (QuarantineState.WAITING, 3, "banyak", "usulan.xlsx")
    row = replace(bad.row, cells={**bad.row.cells, "Volume": "12"})
    raw = RawList(bad.file, bad.columns, (row,))
    mended = UsulanList(raw, (understand_row(bad.columns, row, places()),), (), ())
    plan = store.imports.take_mended(SESSION_ID, replace(bad, row=row), mended, AT_MS).result()
    assert counts(plan) == [1, 0, 0, 0, 0]
    (after,) = store.imports.quarantined(SESSION_ID).result()
    assert (after.state, after.row.cells["Volume"]) == (QuarantineState.TAKEN, "12")
    assert proposals(store)[1].fields.volume == 12


def test_a_row_that_is_still_bad_keeps_what_was_mended(store: Store) -> None:
    take(store, read(sipd(Volume="banyak", Anggaran="mahal")))
    (bad,) = store.imports.quarantined(SESSION_ID).result()
    cells = {**bad.row.cells, "Volume": "12"}
    store.imports.change_quarantined(replace(bad, row=replace(bad.row, cells=cells), reason="lain"), AT_MS).result()
    (now,) = store.imports.quarantined(SESSION_ID).result()
    assert (now.row.cells["Volume"], now.reason, now.revision) == ("12", "lain", 2)
    store.imports.change_quarantined(replace(now, state=QuarantineState.DISCARDED), AT_MS).result()
    assert store.imports.quarantined(SESSION_ID).result()[0].state is QuarantineState.DISCARDED


def test_a_later_list_that_is_right_settles_what_waits(store: Store) -> None:
    take(store, read(sipd(Volume="banyak")))
    take(store, read(sipd()))
    assert store.imports.quarantined(SESSION_ID).result()[0].state is QuarantineState.TAKEN


def test_a_mended_row_that_meets_another_site_is_refused_whole(store: Store) -> None:
    take(store, read(sipd(), sipd(ID_Usulan="2", Volume="banyak")))
    (bad,) = store.imports.quarantined(SESSION_ID).result()
    moved = read(sipd(Kelurahan="Bintara Jaya"))
    with pytest.raises(UserError, match="Sudah tercatat di lokasi lain"):
        store.imports.take_mended(SESSION_ID, bad, moved, AT_MS).result()
    assert len(store.imports.quarantined(SESSION_ID).result()) == 1


# --- out and in again -----------------------------------------------------------------------


def round_trip(store: Store, other: Store, source: Source, folder: Path) -> tuple[Path, UsulanPlan]:
    """Export everything, take the file into another store, and return it with the plan of the first for it."""
    file = export_usulan(source, session(), proposals(store), folder, AT_MS)
    listed = from_file(file)
    assert not listed.bad, [(row.reason, row.shown) for row in listed.bad]
    other.imports.take(SESSION_ID, listed, AT_MS).result()
    return file, store.imports.plan(SESSION_ID, listed).result()


@pytest.fixture
def other(tmp_path: Path, open_store: Callable[[Path], Store]) -> Store:
    opened = open_store(tmp_path / "lain" / "musrenbang.db")
    opened.open_session(session(), OPENED_MS).result()
    return opened


def test_sipd_out_and_in_again(store: Store, other: Store, tmp_path: Path) -> None:
    take(store, from_file(sipd_file(tmp_path, 60)))
    _, plan = round_trip(store, other, Source.SIPD, tmp_path / "keluar")
    assert counts(plan) == [0, 0, 60, 0, 0]
    assert not plan.kept
    first, second = proposals(store), proposals(other)
    assert [one.fields for one in first] == [one.fields for one in second]
    assert [one.origin for one in first] == [one.origin for one in second]
    assert [one.decided for one in first] == [one.decided for one in second]


def test_siencang_out_and_in_again(store: Store, other: Store, tmp_path: Path) -> None:
    flags = [("0", ""), ("1", ""), ("2", "Lahan masih sengketa"), ("5", "Tidak sesuai kewenangan")]
    listed = [{**SIENCANG_ROW, "kode": str(n), "flag": f, "alasan_kelurahan": a} for n, (f, a) in enumerate(flags)]
    take(store, read(*listed, source=Source.SIENCANG))
    _, plan = round_trip(store, other, Source.SIENCANG, tmp_path / "keluar")
    assert counts(plan) == [0, 0, 4, 0, 0]
    assert [one.fields for one in proposals(store)] == [one.fields for one in proposals(other)]
    assert [one.origin for one in proposals(store)] == [one.origin for one in proposals(other)]


NASTY = ProposalFields(
    pengusul="=cmd|' /C calc'!A0",
    permasalahan="+62 banjir\nbaris dua\ttab",
    usulan="@SUM(A1:A9)",
    lokasi='-6 RT lama, Jl. "Mawar" & <b>',
    rw="07",
    rt="03",
    volume=Decimal("0.333333333333333333"),
    satuan="m²",
    perkiraan_biaya=999_999_999_999_999,
)


def test_what_a_person_typed_is_never_a_formula_and_comes_back(store: Store, other: Store, tmp_path: Path) -> None:
    store.save_proposal(save("p1", NASTY, state=ProposalState.RECORDED), AT_MS).result()
    take(store, read(sipd()))
    file, plan = round_trip(store, other, Source.SIPD, tmp_path / "keluar")
    sheet = load_workbook(file).active
    assert sheet is not None
    assert not [cell for line in sheet.iter_rows() for cell in line if cell.data_type == "f"]
    assert counts(plan) == [0, 0, 2, 0, 0]
    assert {one.fields.usulan: one.fields for one in proposals(other)}["@SUM(A1:A9)"] == NASTY


def test_numbers_are_numbers_and_codes_are_text(store: Store, tmp_path: Path) -> None:
    take(store, read(sipd()))
    file = export_usulan(Source.SIPD, session(), proposals(store), tmp_path, AT_MS)
    sheet = load_workbook(file).active
    assert sheet is not None
    titles = [cell.value for cell in sheet[1]]
    assert tuple(titles) == SIPD
    row = dict(zip(titles, sheet[2], strict=True))
    assert (row["Volume"].value, row["Anggaran"].value, row["ID Usulan"].value) == (320, 272_000_000, "2000001")
    assert row["Tanggal Usul"].value == datetime(2026, 1, 15)
    assert row["Alamat"].value == "Jl. Mawar RT 03/RW 05 (-6.2381, 106.9756)"
    siencang = export_usulan(Source.SIENCANG, session(), proposals(store), tmp_path, AT_MS)
    sheet = load_workbook(siencang).active
    assert sheet is not None
    assert tuple(cell.value for cell in sheet[1]) == SIENCANG
    row = dict(zip(SIENCANG, sheet[2], strict=True))
    assert (row["id_kel"].value, row["flag"].value, row["kode"].value) == (PEJUANG, "0", "PJG-001")
