"""The kamus in the form: found while typing, its variables give volume and price."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from app.domain.proposal import Field, WorkKind
from app.domain.reference import ReferenceKind, ReferenceRow
from tests.ui.desk import CTRL, KEY, SHIFT, MakeRoom, busy_room
from tests.ui.room import TestRoom

K = ReferenceKind


def row(kind: ReferenceKind, code: str, **values: str) -> ReferenceRow:
    return ReferenceRow(kind, 2019, code, values)


REFERENCE = (
    row(K.ISU, "I1", nama="Drainase", bidang="Fisik/prasarana"),
    row(
        K.WORK,
        "CTH-01",
        nama="Normalisasi saluran",
        isu="I1",
        jenis="fisik",
        satuan="m2",
        harga_satuan="450000",
        opd="Dinas Bina Marga",
    ),
    row(K.WORK, "DR-02", nama="Lampu jalan", isu="I1", satuan="titik", harga_satuan="5000000", opd="Dinas Perhubungan"),
    row(K.VARIABLE, "1P", nama="Panjang", pekerjaan="CTH-01", satuan="m"),
    row(K.VARIABLE, "2L", nama="Lebar", pekerjaan="CTH-01", satuan="m"),
    row(K.OPD, "DBM", nama="Dinas Bina Marga"),
)


@pytest.fixture
def room(make_room: MakeRoom) -> TestRoom:
    made = make_room(reference=REFERENCE)
    busy_room(made)
    return made


def choose(room: TestRoom, text: str) -> None:
    """Find a line by its words and take the first, with the keyboard alone."""
    room.press(KEY.Key_F, CTRL | SHIFT)
    work = line(room, Field.WORK)
    assert work.hasFocus() or QApplication.activePopupWidget()
    work.clear()
    QTest.keyClicks(work, text)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    QTest.keyClick(popup, KEY.Key_Down)
    QTest.keyClick(popup, KEY.Key_Return)
    room.settle()


def line(room: TestRoom, field: Field) -> QLineEdit:
    edit = room.console.capture.form.edits[field]
    assert isinstance(edit, QLineEdit)
    return edit


def variables(room: TestRoom) -> tuple[QLineEdit, ...]:
    return room.console.capture.form.kamus.row.edits


def price(room: TestRoom) -> str:
    return room.console.capture.form.kamus.row._price.text()


def test_a_line_brings_opd_unit_and_bidang_and_asks_for_its_variables(room: TestRoom) -> None:
    choose(room, "normalisasi")
    fields = room.console.capture.form.fields()
    assert (fields.kode_kamus, fields.jenis_pekerjaan) == ("CTH-01", "Normalisasi saluran")
    assert (fields.opd_awal, fields.satuan, fields.bidang) == ("Dinas Bina Marga", "m2", "Fisik/prasarana")
    assert (fields.isu, fields.jenis) == ("Drainase", WorkKind.PHYSICAL)
    assert [edit.accessibleName() for edit in variables(room)] == ["Panjang (m)", "Lebar (m)"]
    assert variables(room)[0].hasFocus()


def test_the_price_is_written_out_while_the_variables_are_typed(room: TestRoom) -> None:
    choose(room, "normalisasi")
    QTest.keyClicks(variables(room)[0], "120")
    assert price(room) == "Rp 450.000/m2 × 120 m (harga contoh)"
    QTest.keyClick(variables(room)[0], KEY.Key_Tab)
    assert variables(room)[1].hasFocus()
    QTest.keyClicks(variables(room)[1], "0,6")
    assert price(room) == "Rp 450.000/m2 × 120 m × 0,6 m = Rp 32.400.000 (harga contoh)"
    fields = room.console.capture.form.fields()
    assert (fields.volume, fields.perkiraan_biaya) == (Decimal(72), 32_400_000)
    assert [value.nilai for value in fields.variabel] == [Decimal(120), Decimal("0.6")]
    room.console.capture.save_now()
    room.settle()
    stored = room.store.proposals[room.console.capture.proposal_id]  # type: ignore[index]
    assert stored.fields == fields


def test_an_estimate_that_somebody_typed_stays(room: TestRoom) -> None:
    choose(room, "normalisasi")
    for edit, text in zip(variables(room), ("120", "0,6"), strict=True):
        QTest.keyClicks(edit, text)
    line(room, Field.COST).clear()
    QTest.keyClicks(line(room, Field.COST), "40 juta")
    QTest.keyClicks(variables(room)[0], "0")
    fields = room.console.capture.form.fields()
    assert (fields.volume, fields.perkiraan_biaya) == (Decimal(720), 40_000_000)


def test_without_variables_the_volume_is_priced(room: TestRoom) -> None:
    choose(room, "lampu")
    assert variables(room) == ()
    assert line(room, Field.VOLUME).hasFocus()
    QTest.keyClicks(line(room, Field.VOLUME), "12")
    assert price(room) == "Rp 5.000.000/titik × 12 titik = Rp 60.000.000"
    assert room.console.capture.form.fields().perkiraan_biaya == 60_000_000


def test_another_text_is_a_usulan_langsung(room: TestRoom) -> None:
    choose(room, "lampu")
    QTest.keyClicks(line(room, Field.WORK), " hias")
    fields = room.console.capture.form.fields()
    assert (fields.kode_kamus, fields.jenis_pekerjaan) == ("", "Lampu jalan hias")
    assert not room.console.capture.form.kamus.row.isVisible()
    assert fields.opd_awal == "Dinas Perhubungan"


def test_a_variable_that_cannot_be_read_is_said(room: TestRoom) -> None:
    choose(room, "normalisasi")
    QTest.keyClicks(variables(room)[0], "1.5")
    assert variables(room)[0].property("state") == "attention"
    assert not room.console.capture.leave()
    assert room.console.capture._notice.text().startswith("Volume tidak terbaca.")


def test_a_stored_line_is_shown_again_also_when_the_kamus_has_it_no_more(make_room: MakeRoom, room: TestRoom) -> None:
    choose(room, "normalisasi")
    for edit, text in zip(variables(room), ("120", "0,6"), strict=True):
        QTest.keyClicks(edit, text)
    room.console.capture.save_now()
    room.settle()
    stored = room.store.proposals[room.console.capture.proposal_id]  # type: ignore[index]
    for reference in (REFERENCE, ()):
        other = make_room(reference=reference)
        other.console.capture.edit(stored)
        other.settle()
        assert [edit.text() for edit in variables(other)] == ["120", "0,6"]
        assert other.console.capture.form.fields() == stored.fields
