from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import UserError
from app.domain.reference import (
    COLUMNS,
    BadReference,
    ListedRow,
    ReferenceKind,
    ReferenceList,
    check_reference,
    of_kind,
    plan_reference,
)
from tests.domain.references import ROWS, row


@pytest.mark.parametrize(
    ("kind", "column", "text", "written"),
    [
        (ReferenceKind.WORK, "harga_satuan", "Rp 1.250.000", "1250000"),
        (ReferenceKind.WORK, "harga_satuan", "1,5 juta", "1500000"),
        (ReferenceKind.WORK, "jenis", "Non-Fisik", "non_fisik"),
        (ReferenceKind.WORK, "jenis", "FISIK", "fisik"),
        (ReferenceKind.ISU, "koefisien", "0.443", "0.443"),
        (ReferenceKind.ISU, "koefisien", "0,443", "0.443"),
        (ReferenceKind.ISU, "koefisien", "1.250,5", "1250.5"),
        (ReferenceKind.ISU, "koefisien", "5", "5"),
        (ReferenceKind.QUOTA, "maks_usulan", " 99 ", "99"),
        (ReferenceKind.CRITERION, "skala", "1–5", "1_5"),
        (ReferenceKind.CRITERION, "skala", "Ya/Tidak", "ya_tidak"),
        (ReferenceKind.OPD, "singkatan", " DLH ", "DLH"),
    ],
)
def test_a_value_has_one_written_form(kind: ReferenceKind, column: str, text: str, written: str) -> None:
    required = {one.name: "x" for one in COLUMNS[kind] if one.is_required}
    checked = check_reference(kind, "k", required | {column: text})
    assert checked == required | {column: written}
    assert check_reference(kind, "k", checked) == checked


@pytest.mark.parametrize(
    ("kind", "code", "values", "words"),
    [
        (ReferenceKind.OPD, " ", {"nama": "DLH"}, "Kode"),
        (ReferenceKind.OPD, "x" * 101, {"nama": "DLH"}, "Kode"),
        (ReferenceKind.OPD, "dlh", {"nama": " "}, "nama di baris dlh kosong"),
        (ReferenceKind.QUOTA, "a", {"maks_usulan": "99,5"}, "maks_usulan"),
        (ReferenceKind.QUOTA, "a", {"maks_usulan": "1.250"}, "maks_usulan"),
        (ReferenceKind.QUOTA, "a", {"pagu": "banyak"}, "banyak"),
        (ReferenceKind.WORK, "a", {"nama": "x", "isu": "i", "jenis": "setengah"}, "jenis"),
        (ReferenceKind.ISU, "a", {"nama": "x", "koefisien": "-1"}, "koefisien"),
        (ReferenceKind.CRITERION, "a", {"nama": "x", "daftar": "d", "skala": "1-10"}, "skala"),
        (ReferenceKind.REASON, "a", {"nama": "x" * 2001}, "nama"),
    ],
)
def test_what_cannot_be_read_is_named(kind: ReferenceKind, code: str, values: dict[str, str], words: str) -> None:
    with pytest.raises(UserError, match=words):
        check_reference(kind, code, values)


def test_a_column_of_another_table_is_left_out() -> None:
    assert check_reference(ReferenceKind.REASON, "a", {"nama": "Ganda", "pagu": "5"}) == {"nama": "Ganda"}


def test_a_plan_tells_new_changed_and_same() -> None:
    known = (
        row(ReferenceKind.REASON, "same", nama="A"),
        row(ReferenceKind.REASON, "changed", nama="B"),
        row(ReferenceKind.REASON, "struck", nama="C", is_struck=True),
        row(ReferenceKind.REASON, "unnamed", nama="D"),
        row(ReferenceKind.REASON, "gone", nama="E", is_struck=True),
        row(ReferenceKind.OPD, "new", nama="F"),
    )
    named = {"new": "F", "same": "A", "changed": "X", "struck": "C"}
    bad = (BadReference(9, "kosong", ""),)
    rows = tuple(ListedRow(line, code, {"nama": name}) for line, (code, name) in enumerate(named.items(), start=2))
    plan = plan_reference(ReferenceList(ReferenceKind.REASON, rows, bad), known)
    assert (plan.new, plan.changed, plan.same, plan.unnamed, plan.bad) == (
        ("new",),
        ("changed", "struck"),
        ("same",),
        ("unnamed",),
        bad,
    )
    assert not plan.is_no_op
    assert plan_reference(ReferenceList(ReferenceKind.REASON, rows[1:2]), known).is_no_op


def test_what_was_struck_out_is_not_offered() -> None:
    assert [one.code for one in of_kind(ROWS, ReferenceKind.REASON)] == ["ganda"]


@given(st.sampled_from(ReferenceKind), st.dictionaries(st.sampled_from(["nama", "isu", "pagu", "bobot"]), st.text()))
def test_whatever_stands_in_a_file_is_a_row_or_a_refusal(kind: ReferenceKind, values: dict[str, str]) -> None:
    try:
        checked = check_reference(kind, "k", values)
    except UserError:
        return
    assert check_reference(kind, "k", checked) == checked
