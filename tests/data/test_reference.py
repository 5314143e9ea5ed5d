from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook

from app.data.reference_file import read_reference, reference_csv, seed_files
from app.data.store import Store
from app.domain.errors import UserError
from app.domain.identity import ProposalId
from app.domain.kamus import Kamus
from app.domain.proposal import WorkKind
from app.domain.quota import Quota, quotas_of
from app.domain.reference import ListedRow, ReferenceKind, ReferenceList, ReferenceRow, SaveReference
from app.domain.scoring import SaveAssessment, checklists_of
from app.settings.wilayah_file import load_wilayah
from tests.data.samples import PEJUANG, SESSION_ID, rows, save

RESOURCES = Path(__file__).parents[2] / "resources" / "reference"
SAVE = SaveReference(ReferenceKind.OPD, 2019, "dlh", {"nama": "Dinas Lingkungan Hidup"}, "operator")


def listed(**names: str) -> ReferenceList:
    lines = (ListedRow(2, code, {"nama": name}) for code, name in names.items())
    return ReferenceList(ReferenceKind.OPD, tuple(lines))


def patches(path: Path) -> list[dict[str, object]]:
    return [json.loads(op["patch"]) for op in rows(path, "SELECT patch FROM op WHERE entity = 'reference'")]


# --- the store ------------------------------------------------------------------------------


def test_a_row_is_kept_changed_and_struck_out(store: Store, path: Path) -> None:
    first = store.save_reference(SAVE, 1).result()
    assert first == ReferenceRow(ReferenceKind.OPD, 2019, "dlh", {"nama": "Dinas Lingkungan Hidup"}, revision=1)
    assert store.save_reference(SAVE, 2).result() == first
    second = store.save_reference(replace(SAVE, values={"nama": "DLH ", "singkatan": "DLH"}), 3).result()
    assert (second.values, second.revision) == ({"nama": "DLH", "singkatan": "DLH"}, 2)
    struck = store.save_reference(replace(SAVE, values=second.values, is_struck=True), 4).result()
    assert store.reference(2019).result() == (struck,)
    assert struck.is_struck
    assert store.reference(2020).result() == ()
    assert store.reference_years().result() == ()
    assert [list(patch) for patch in patches(path)][1:] == [["isi"], ["struck"]]
    assert store.verify().result().first_break is None


def test_years_are_apart(store: Store) -> None:
    for year in (2019, 2020):
        store.save_reference(replace(SAVE, year=year), 1).result()
    assert store.reference_years().result() == (2020, 2019)
    for year in (1999, 20190):
        with pytest.raises(UserError, match="Tahun"):
            store.save_reference(replace(SAVE, year=year), 1).result()


def test_a_table_is_taken_over_once(store: Store, path: Path) -> None:
    store.save_reference(SAVE, 1).result()
    store.save_reference(replace(SAVE, code="lama", is_struck=True), 1).result()
    plan = store.import_reference(2019, listed(dlh="Dinas LH", lama="Dinas Lama", baru="Dinas Baru"), 2).result()
    assert (plan.new, plan.changed, plan.same) == (("baru",), ("dlh", "lama"), ())
    assert {row.code: row.value("nama") for row in store.reference(2019).result()} == {
        "dlh": "Dinas LH",
        "lama": "Dinas Lama",
        "baru": "Dinas Baru",
    }
    count = len(patches(path))
    again = store.import_reference(2019, listed(dlh="Dinas LH", lama="Dinas Lama"), 3).result()
    assert (again.is_no_op, again.unnamed) == (True, ("baru",))
    assert len(patches(path)) == count


def test_a_table_is_taken_over_whole_or_not_at_all(store: Store) -> None:
    with pytest.raises(UserError, match="nama"):
        store.import_reference(2019, listed(dlh="Dinas LH", x=""), 2).result()
    assert store.reference(2019).result() == ()


def test_answers_of_a_checklist_are_kept(store: Store, path: Path) -> None:
    store.save_proposal(save("p"), 1).result()
    answers = SaveAssessment(ProposalId("p"), "AHP", {"f1": 5}, "notulis")
    first = store.save_assessment(answers, 2).result()
    assert store.save_assessment(answers, 3).result() == first
    second = store.save_assessment(replace(answers, answers={"f1": 5, "f2": 1}), 4).result()
    assert (second.answers, second.revision) == ({"f1": 5, "f2": 1}, 2)
    assert store.assessments(SESSION_ID).result() == (second,)
    assert len(rows(path, "SELECT 1 FROM op WHERE entity = 'assessment'")) == 2
    with pytest.raises(UserError, match="skala"):
        store.save_assessment(replace(answers, answers={"f1": 9}), 5).result()
    with pytest.raises(UserError, match="tidak ada"):
        store.save_assessment(replace(answers, proposal_id=ProposalId("x")), 5).result()


# --- files ----------------------------------------------------------------------------------


def test_what_comes_with_the_program_can_be_read(store: Store) -> None:
    for kind, path in seed_files(RESOURCES).items():
        table = read_reference(path, kind)
        assert (table.bad, len(table.rows) > 4) == ((), True), path.name
        store.import_reference(2019, table, 1).result()
    known = store.reference(2019).result()
    kamus = Kamus(known)
    # Nothing of the made-up kamus can be taken for the city's.
    assert all(work.is_sample and work.nama.startswith("CONTOH") and work.isu for work in kamus.works)
    assert all(work.variables and work.unit_price and work.kind for work in kamus.works)
    opd = {row.value("singkatan") for row in known if row.kind is ReferenceKind.OPD}
    assert {work.opd for work in kamus.works} <= opd
    [ahp] = checklists_of(known)
    for kind_ in (WorkKind.PHYSICAL, WorkKind.NON_PHYSICAL):
        assert sum(one.weight for one in ahp.asked(kind_)) == 1


def test_columns_stand_in_any_order_under_the_names_that_offices_use(tmp_path: Path) -> None:
    path = tmp_path / "kamus.csv"
    path.write_text(
        "DAFTAR HARGA 2019\n\nNama;Kode;KODE ISU;Nilai Satuan;SKPD;Catatan\n"
        "Saluran;W1;I1;Rp 1.250.000;DBMSDA;x\nTanpa isu;W2;;5;;\nSaluran;W1;I1;7;;\n;;;;;\nSalah;W3;I1;mahal;;\n",
        encoding="utf-8",
    )
    table = read_reference(path, ReferenceKind.WORK)
    assert table.rows == (
        ListedRow(4, "W1", {"nama": "Saluran", "isu": "I1", "harga_satuan": "1250000", "opd": "DBMSDA"}),
    )
    assert [(one.line, one.reason) for one in table.bad] == [
        (5, "Kolom isu di baris W2 kosong."),
        (6, "Kode W1 ada dua kali."),
        (8, "Kolom harga_satuan di baris W3 tidak terbaca: mahal"),
    ]
    assert table.bad[2].shown == "Salah · W3 · I1 · mahal"


def test_a_workbook_with_quotas_finds_kelurahan_in_any_spelling(tmp_path: Path) -> None:
    wilayah = load_wilayah(RESOURCES / "bekasi-wilayah.csv")
    path = tmp_path / "kuota.xlsx"
    book = Workbook()
    sheet = book.active
    assert sheet
    for line in (
        ("Kelurahan", "Maks", "Pagu Indikatif", "RW"),
        ("Kel. PEJUANG", 99, 1_000_000_000, None),
        ("Arenjaya", None, None, 33),
        ("Atlantis", 5, None, None),
    ):
        sheet.append(line)
    book.save(path)
    table = read_reference(path, ReferenceKind.QUOTA, wilayah)
    found = [ReferenceRow(ReferenceKind.QUOTA, 2019, row.code, row.values) for row in table.rows]
    assert quotas_of(found) == {PEJUANG: Quota(99, 1_000_000_000), "32.75.01.1004": Quota(99)}
    assert [(one.line, one.reason) for one in table.bad] == [(4, "Kode belum diisi atau terlalu panjang.")]


@pytest.mark.parametrize("header", ["nama;singkatan", "kode;singkatan", "kode;pagu", ""])
def test_a_file_that_is_no_such_table_is_refused(tmp_path: Path, header: str) -> None:
    path = tmp_path / "opd.csv"
    path.write_text(f"{header}\na;b\n", encoding="utf-8")
    with pytest.raises(UserError, match=r"opd\.csv") as refused:
        read_reference(path, ReferenceKind.OPD)
    assert "kode, nama, singkatan" in refused.value.advice


def test_a_table_goes_out_and_comes_in_again(tmp_path: Path) -> None:
    known = [
        ReferenceRow(ReferenceKind.WORK, 2019, "W;1", {"nama": 'Saluran "U"', "isu": "I1", "harga_satuan": "1250000"}),
        ReferenceRow(ReferenceKind.WORK, 2019, "W2", {"nama": "=1+1", "isu": "-I", "jenis": "non_fisik"}),
        ReferenceRow(ReferenceKind.WORK, 2019, "W3", {"nama": "Lama", "isu": "I1"}, is_struck=True),
    ]
    path = tmp_path / "kamus.csv"
    text = reference_csv(ReferenceKind.WORK, known)
    assert "\n=" not in text.replace(",", "\n")
    path.write_text(text, encoding="utf-8")
    table = read_reference(path, ReferenceKind.WORK)
    assert table.bad == ()
    assert [(row.code, row.values) for row in table.rows] == [(row.code, row.values) for row in known[:2]]
