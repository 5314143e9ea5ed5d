"""The later fields of the form, the choice of people, and the drafts that an earlier run left."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from app.domain.attendance import AttendeeFields
from app.domain.coordinates import Coordinates
from app.domain.floor import Speaker
from app.domain.identity import ProposalId
from app.domain.proposal import Field, HandlingLevel, LandState, ProposalFields, ProposalState, WorkKind
from app.ui.capture.details import DETAIL_FIELDS
from app.ui.console.capture import CapturePanel
from tests.ui.desk import CTRL, KEY, SHIFT, MakeRoom, busy_room, titles
from tests.ui.fakes import FakeStore
from tests.ui.room import TestRoom
from tests.ui.samples import proposal, site_id


def line(room: TestRoom, field: Field) -> QLineEdit:
    edit = room.console.capture.form.edits[field]
    assert isinstance(edit, QLineEdit)
    return edit


def type_into(room: TestRoom, field: Field, text: str) -> None:
    line(room, field).setFocus()
    room.settle()
    QTest.keyClicks(line(room, field), text)


def opened(room: TestRoom, **fields: object) -> CapturePanel:
    """Open a stored proposal in the form."""
    stored = proposal(3, room.ids[1])
    stored = replace(stored, fields=replace(stored.fields, **fields))  # type: ignore[arg-type]
    room.store.put(stored)
    room.console.proposals.opened.emit(stored)
    room.settle()
    return room.console.capture


# --- the second part ------------------------------------------------------------------------


def test_a_key_opens_the_second_part_at_the_first_gap_and_folds_it_again(room: TestRoom) -> None:
    panel = opened(room, jenis=WorkKind.PHYSICAL)
    assert not panel.form.shows_details
    room.press(KEY.Key_O, CTRL)
    assert panel.form.shows_details
    assert line(room, Field.BIDANG).hasFocus()
    room.press(KEY.Key_O, CTRL)
    assert not panel.form.shows_details
    assert panel.form.entry(Field.USULAN).widget.hasFocus()
    assert room.folds == [True, False]


def test_from_the_first_part_the_key_goes_on_to_the_second(room: TestRoom) -> None:
    panel = opened(room)
    panel.form.show_details(True)
    line(room, Field.LOCATION).setFocus()
    room.press(KEY.Key_O, CTRL)
    assert panel.form.shows_details
    assert panel.form.is_in_details


def test_what_was_open_last_time_is_open_again(make_room: MakeRoom) -> None:
    assert make_room(details_open=True).console.capture.form.shows_details


@pytest.mark.parametrize("size", [QSize(1180, 660), QSize(1366, 768), QSize(1920, 1080), QSize(3840, 2160)])
def test_every_field_is_seen_whole_when_the_cursor_is_in_it(size: QSize, make_room: MakeRoom) -> None:
    room = make_room(size=size, details_open=True)
    form = room.console.capture.form
    for field in (*DETAIL_FIELDS, Field.PROPOSER, *reversed(DETAIL_FIELDS)):
        widget = form.entry(field).widget
        widget.setFocus()
        room.settle()
        view = form._scroll.viewport()
        top = widget.mapTo(view, widget.rect().topLeft())
        bottom = widget.mapTo(view, widget.rect().bottomRight())
        assert view.rect().contains(top), field
        assert view.rect().contains(bottom), field


def test_every_later_field_is_saved_as_it_is_typed(room: TestRoom) -> None:
    panel = opened(room)
    panel.form.show_details(True)
    texts = {
        Field.COST: "150 juta",
        Field.COORDINATES: "-6.2349, 106.9896",
        Field.OPD_FIRST: "DBMSDA",
        Field.PHONE: "0812 3456",
        Field.BENEFICIARIES: "40 rumah",
    }
    for field, text in texts.items():
        type_into(room, field, text)
    for field, value in (
        (Field.LAND, LandState.PRIVATE),
        (Field.CERTIFICATE, False),
        (Field.HANDLING_LEVEL, HandlingLevel.CITY),
        (Field.WORK_KIND, WorkKind.PHYSICAL),
        (Field.TO_FOLLOW, True),
    ):
        panel.form.entry(field).show(value)
    panel.save_now()
    fields = room.store.proposals[ProposalId("p-3")].fields
    assert fields.perkiraan_biaya == 150_000_000
    assert fields.koordinat == Coordinates(Decimal("-6.2349"), Decimal("106.9896"))
    assert (fields.opd_awal, fields.telepon, fields.sasaran) == ("DBMSDA", "0812 3456", "40 rumah")
    assert (fields.status_lahan, fields.sertifikat) == (LandState.PRIVATE, False)
    assert (fields.tingkat, fields.jenis, fields.menyusul) == (HandlingLevel.CITY, WorkKind.PHYSICAL, True)


def test_an_amount_is_written_out_when_the_cursor_leaves_and_nothing_is_saved_for_that(room: TestRoom) -> None:
    panel = opened(room)
    panel.form.show_details(True)
    type_into(room, Field.COST, "1,5 miliar")
    line(room, Field.OPD_FIRST).setFocus()
    room.settle()
    assert line(room, Field.COST).text() == "Rp 1.500.000.000"
    saves = len(room.store.saves)
    assert panel.is_settled
    panel.save_now()
    assert len(room.store.saves) == saves


@pytest.mark.parametrize(
    ("field", "text", "says"),
    [
        (Field.COST, "1.5 juta", "Nilai rupiah tidak terbaca."),
        (Field.COORDINATES, "di sana", "Koordinat tidak terbaca."),
    ],
)
def test_what_cannot_be_read_is_said_and_holds_the_form(room: TestRoom, field: Field, text: str, says: str) -> None:
    panel = opened(room, perkiraan_biaya=5_000_000)
    panel.form.show_details(True)
    line(room, field).setFocus()
    line(room, field).selectAll()
    QTest.keyClicks(line(room, field), text)
    panel.save_now()
    room.settle()
    assert panel._notice.text().startswith(says)
    assert line(room, field).property("state") == "attention"
    stored = room.store.proposals[ProposalId("p-3")].fields
    assert stored.koordinat is None
    assert stored.perkiraan_biaya == 5_000_000
    panel.form.show_details(False)
    assert not panel.leave()
    assert line(room, field).hasFocus(), "the part it is in opens"


# --- people ---------------------------------------------------------------------------------


def test_who_has_the_floor_brings_unsur_and_rw(room: TestRoom) -> None:
    room.floor.grant(room.ids[4], Speaker("Ibu Siti", "Ketua RW 7"))
    room.settle()
    fields = room.console.capture.form.fields()
    assert (fields.pengusul, fields.unsur, fields.rw) == ("Ibu Siti · Ketua RW 7", "Delegasi RT/RW", "07")
    assert room.console.capture.is_empty


def test_people_of_the_site_are_chosen_with_the_arrow_keys(room: TestRoom) -> None:
    room.attendance.add(room.ids[4], AttendeeFields(name="Bapak Asep", office="Ketua RT 003", phone="0811 22"))
    room.attendance.add(room.ids[5], AttendeeFields(name="Orang lain"))
    busy_room(room)
    room.press(KEY.Key_N, CTRL | SHIFT)
    popup = QApplication.activePopupWidget()
    assert popup is not None
    QTest.keyClick(popup, KEY.Key_Down)
    QTest.keyClick(popup, KEY.Key_Return)
    room.settle()
    fields = room.console.capture.form.fields()
    assert (fields.pengusul, fields.unsur) == ("Bapak Asep · Ketua RT 003", "Delegasi RT/RW")
    assert (fields.telepon, fields.rt, fields.rw) == ("0811 22", "03", "")


# --- drafts of an earlier run ---------------------------------------------------------------


def earlier_drafts(count: int) -> FakeStore:
    store = FakeStore()
    for number in range(1, count + 1):
        store.put(proposal(number, site_id(2), state=ProposalState.DRAFT, pengusul=""))
    store.put(proposal(9, site_id(2)))
    return store


def test_drafts_of_an_earlier_run_are_said_and_opened_one_after_the_other(make_room: MakeRoom) -> None:
    room = make_room(store=earlier_drafts(3))
    panel = room.console.capture
    assert "Ada 3 draf dari sesi sebelumnya" in titles(room)
    assert panel._notice.text() == "Ada 3 draf dari sesi sebelumnya: Ctrl Shift D"
    opened_ids = []
    for _ in range(4):
        room.press(KEY.Key_D, CTRL | SHIFT)
        opened_ids.append(panel.proposal_id)
    assert opened_ids == ["p-1", "p-2", "p-3", "p-1"]


def test_a_draft_that_is_filed_is_no_draft_any_more(make_room: MakeRoom) -> None:
    room = make_room(store=earlier_drafts(1))
    room.press(KEY.Key_D, CTRL | SHIFT)
    assert line(room, Field.PROPOSER).hasFocus()
    QTest.keyClicks(line(room, Field.PROPOSER), "Ibu Siti")
    room.press(KEY.Key_Return, CTRL)
    assert room.store.proposals[ProposalId("p-1")].state is ProposalState.RECORDED
    assert not [title for title in titles(room) if "draf" in title]
    assert room.console.capture._notice.text() == ""


def test_what_is_typed_now_is_no_draft_of_before(room: TestRoom) -> None:
    room.console.capture.form.fill(usulan="Normalisasi drainase")
    room.console.capture.save_now()
    room.settle()
    assert not [title for title in titles(room) if "draf" in title]
    room.press(KEY.Key_D, CTRL | SHIFT)
    assert room.console.capture.form.fields().usulan == "Normalisasi drainase"


def test_an_empty_choice_is_not_something_typed(room: TestRoom) -> None:
    panel = room.console.capture
    panel.form.entry(Field.LAND).show(LandState.READY)
    assert not panel.is_empty
    panel.form.entry(Field.LAND).show(LandState.UNSET)
    assert panel.is_empty
    assert panel.form.fields() == ProposalFields()


def test_enter_on_the_keypad_does_not_leave_the_form(room: TestRoom) -> None:
    busy_room(room)
    type_into(room, Field.PROPOSER, "Ibu")
    QTest.keyClick(line(room, Field.PROPOSER), Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert line(room, Field.PROPOSER).hasFocus()
