"""The console as a whole: proposals, a store in trouble, documents, and the end of a session."""

from __future__ import annotations

from concurrent.futures import Future

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.domain.errors import UserError
from app.domain.proposal import Proposal
from app.domain.sound import DeviceState
from app.ui.closing.page import ClosingPage
from app.ui.console.matters import Matter, Weight
from tests.log_watch import LogWatch
from tests.ui.desk import CTRL, DISK_FULL, KEY, MakeRoom, busy_room, holder, no_nested_loop, titles
from tests.ui.room import TestRoom
from tests.ui.samples import proposal

# --- proposals ------------------------------------------------------------------------------


def type_proposal(room: TestRoom, usulan: str = "Normalisasi drainase") -> None:
    edits = room.console.capture.form.edits
    for field, text in (("pengusul", "Ketua RW 07"), ("permasalahan", "Saluran tersumbat"), ("usulan", usulan)):
        edit = edits[field]  # type: ignore[index]
        edit.setFocus()
        edit.clear()
        QTest.keyClicks(edit, text)
    room.settle()


def test_enter_in_the_list_opens_a_proposal_and_gives_no_floor(room: TestRoom) -> None:
    room.store.put(proposal(3, room.ids[1]))
    room.press(KEY.Key_F2)
    room.settle()
    table = room.console.proposals._table
    table.setFocus()
    table.selectRow(0)
    room.press(KEY.Key_Return)
    assert holder(room) == 0
    assert room.console.capture.proposal_id == "p-3"
    assert room.console.capture.form.number.text() == "KLT-003"


def test_a_proposal_is_filed_and_the_form_is_ready_for_the_next(room: TestRoom) -> None:
    busy_room(room)
    type_proposal(room)
    first = room.console.capture.proposal_id
    room.press(KEY.Key_Return, CTRL)
    stored = room.store.proposals[first]  # type: ignore[index]
    assert (stored.state.value, stored.site_id, stored.fields.usulan) == (
        "dicatat",
        room.ids[4],
        "Normalisasi drainase",
    )
    assert room.console.capture.proposal_id != first
    assert room.console.capture.is_empty
    assert room.console.capture.form.edits["pengusul"].hasFocus()  # type: ignore[index]
    room.settle()
    assert "1 usulan tersimpan" in room.console.header._saved.text()


def test_text_typed_while_a_proposal_is_being_filed_is_kept(room: TestRoom) -> None:
    busy_room(room)
    type_proposal(room)
    first = room.console.capture.proposal_id
    room.store.is_slow = True
    room.press(KEY.Key_Return, CTRL)
    usulan = room.console.capture.form.edits["usulan"]  # type: ignore[index]
    usulan.setFocus()
    QTest.keyClicks(usulan, " lagi")
    room.store.is_slow = False
    room.store.finish()
    room.settle()
    assert room.console.capture.proposal_id == first
    assert "lagi" in usulan.toPlainText()  # type: ignore[union-attr]


def test_editing_a_filed_proposal_does_not_empty_the_form(room: TestRoom) -> None:
    room.store.put(proposal(3, room.ids[1]))
    room.console.proposals.opened.emit(room.store.proposals["p-3"])  # type: ignore[index]
    location = room.console.capture.form.edits["lokasi"]  # type: ignore[index]
    location.setFocus()
    location.end(False)  # type: ignore[union-attr]
    QTest.keyClicks(location, " depan balai")
    room.console.capture.save_now()
    room.settle()
    assert room.console.capture.proposal_id == "p-3"
    assert room.console.capture._saved.text().startswith("tersimpan")
    assert room.store.proposals["p-3"].fields.lokasi.endswith("depan balai")  # type: ignore[index]


def test_a_new_proposal_saves_the_old_one(room: TestRoom) -> None:
    type_proposal(room)
    first = room.console.capture.proposal_id
    room.press(KEY.Key_N, CTRL)
    assert room.console.capture.proposal_id != first
    assert room.store.proposals[first].fields.usulan == "Normalisasi drainase"  # type: ignore[index]


def test_a_bad_volume_holds_the_form(room: TestRoom) -> None:
    type_proposal(room)
    first = room.console.capture.proposal_id
    volume = room.console.capture.form.edits["volume"]  # type: ignore[index]
    volume.setFocus()
    QTest.keyClicks(volume, "2.5x")
    room.press(KEY.Key_N, CTRL)
    assert room.console.capture.proposal_id == first
    room.store.put(proposal(3, room.ids[1]))
    room.console.proposals.opened.emit(room.store.proposals["p-3"])  # type: ignore[index]
    assert room.console.capture.proposal_id == first


def test_with_nobody_on_the_floor_the_form_is_for_the_selected_site(room: TestRoom) -> None:
    room.press(KEY.Key_F8)
    assert room.console.capture.form.site.currentText() == "Jatiranggon"
    room.press(KEY.Key_F5)
    room.press(KEY.Key_Return)
    room.press(KEY.Key_F8)
    assert room.console.capture.form.site.currentText() == "Kaliabang Tengah"


def test_the_list_follows_the_floor(room: TestRoom) -> None:
    room.store.put(proposal(1, room.ids[4]))
    room.store.put(proposal(2, room.ids[7]))
    room.press(KEY.Key_F8)
    assert room.console.proposals._heading.text() == "Usulan Jatiranggon"
    room.floor.grant(room.ids[4])
    room.settle()
    assert room.console.proposals._heading.text() == "Usulan Kaliabang Tengah"
    assert room.console.proposals._model.rowCount() == 1


def test_searching_while_typing(room: TestRoom) -> None:
    room.store.put(proposal(1, room.ids[4], usulan="Pembangunan posyandu"))
    room.store.put(proposal(2, room.ids[4]))
    room.press(KEY.Key_F, CTRL)
    assert room.console.proposals._search.hasFocus()
    QTest.keyClicks(room.console.proposals._search, "posyandu")
    room.console.proposals._timer.stop()
    room.console.proposals._timer.timeout.emit()
    room.settle()
    assert room.console.proposals._model.rowCount() == 1


def test_a_search_for_letters_that_are_typed_on_is_dropped(room: TestRoom) -> None:
    room.store.put(proposal(1, room.ids[4], usulan="Pembangunan posyandu"))
    room.store.put(proposal(2, room.ids[4], usulan="Pompa air"))
    listing = room.console.proposals

    def ask(text: str) -> Future[tuple[Proposal, ...]]:
        listing._search.setText(text)
        listing._timer.stop()
        listing._timer.timeout.emit()
        query, asked, _ = room.store.searches[-1]
        assert query.text == text
        return asked

    room.store.is_finding_slow = True
    first, second = ask("po"), ask("pos")
    assert (first.cancelled(), second.cancelled()) == (True, False)
    room.store.answer_searches()
    room.settle()
    assert listing._model.rowCount() == 1
    assert room.controller._proposals.trouble == ""
    # One that is being answered already is not: its answer comes before the next one's.
    third = ask("po")
    assert third.set_running_or_notify_cancel()
    room.store.searches.pop()
    fourth = ask("pom")
    assert not fourth.cancelled()
    third.set_result(())
    room.store.answer_searches()
    room.settle()
    assert listing._model.rowCount() == 1


# --- a store in trouble ---------------------------------------------------------------------


@pytest.mark.expected_log("was not saved: Diska penuh")
def test_a_failed_save_is_shown_kept_and_tried_again(room: TestRoom) -> None:
    room.store.trouble = DISK_FULL
    type_proposal(room)
    room.console.capture.save_now()
    room.settle()
    assert room.console.capture._saved.text() == "BELUM tersimpan"
    assert room.console.header._saved.text() == "belum tersimpan"
    assert titles(room)[0] == "Catatan belum tersimpan"
    assert room.store.proposals == {}
    presenter = room.controller._proposals
    assert presenter.has_unsaved
    assert presenter._retry_timer.isActive()
    room.store.trouble = None
    presenter._retry_timer.stop()
    presenter._retry_timer.timeout.emit()
    room.settle()
    assert [p.fields.usulan for p in room.store.proposals.values()] == ["Normalisasi drainase"]
    assert room.console.capture._saved.text().startswith("tersimpan")
    assert room.console.header._saved.text() == "0 usulan tersimpan"
    assert titles(room) == []
    assert not presenter.has_unsaved


@pytest.mark.expected_log("was not saved: Diska penuh")
def test_two_proposals_that_failed_are_both_saved_later(room: TestRoom) -> None:
    room.store.trouble = DISK_FULL
    for usulan in ("Normalisasi drainase", "Penerangan jalan"):
        type_proposal(room, usulan)
        room.press(KEY.Key_N, CTRL)
    room.store.trouble = None
    room.controller._proposals._retry_timer.stop()
    room.controller._proposals._retry_timer.timeout.emit()
    room.settle()
    assert {p.fields.usulan for p in room.store.proposals.values()} == {"Normalisasi drainase", "Penerangan jalan"}


@pytest.mark.expected_log("was not saved: Diska penuh")
def test_filing_that_failed_is_filed_later(room: TestRoom) -> None:
    type_proposal(room)
    first = room.console.capture.proposal_id
    room.store.trouble = DISK_FULL
    room.press(KEY.Key_Return, CTRL)
    assert room.console.capture.proposal_id == first
    room.store.trouble = None
    room.controller._proposals._retry_timer.stop()
    room.controller._proposals._retry_timer.timeout.emit()
    room.settle()
    assert room.store.proposals[first].state.value == "dicatat"  # type: ignore[index]
    assert room.console.capture.proposal_id != first


@pytest.mark.expected_log("was not saved: Diska penuh")
def test_an_older_text_never_comes_after_a_newer_one(room: TestRoom) -> None:
    room.store.trouble = DISK_FULL
    type_proposal(room)
    room.console.capture.save_now()
    room.settle()
    room.store.trouble = None
    usulan = room.console.capture.form.edits["usulan"]  # type: ignore[index]
    usulan.setFocus()
    QTest.keyClicks(usulan, " Jl. Perjuangan")
    retry = room.controller._proposals._retry_timer
    retry.stop()
    retry.timeout.emit()
    room.settle()
    assert retry.isActive()
    room.console.capture.save_now()
    room.settle()
    retry.stop()
    retry.timeout.emit()
    room.settle()
    assert [p.fields.usulan for p in room.store.proposals.values()] == ["Normalisasi drainase Jl. Perjuangan"]
    assert [save.fields.usulan for save in room.store.saves][-1] == "Normalisasi drainase Jl. Perjuangan"


@pytest.mark.expected_log("was not saved: Isian terlalu panjang")
def test_a_refused_save_is_said_and_not_repeated(room: TestRoom) -> None:
    type_proposal(room)
    room.store.trouble = UserError("Isian terlalu panjang.", "Ringkas menjadi paling banyak 10.000 huruf.")
    usulan = room.console.capture.form.edits["usulan"]  # type: ignore[index]
    QTest.keyClicks(usulan, "x")
    room.console.capture.save_now()
    room.settle()
    assert room.console.capture._notice.text().startswith("Isian terlalu panjang.")
    assert not room.controller._proposals.has_unsaved
    assert not room.controller._proposals._retry_timer.isActive()
    assert titles(room) == []


def test_a_template_that_is_broken_is_said_before_anybody_needs_it(room: TestRoom) -> None:
    room.controller.document_broken("berita-acara.docx", "Salah di paragraf 3.", "Perbaiki di Word.")
    room.settle()
    assert titles(room) == ["berita-acara.docx tidak dapat dipakai untuk dokumen"]
    assert room.console.attention._matters[0].advice == "Salah di paragraf 3. Perbaiki di Word."


@pytest.mark.expected_log("floor events could not be written")
def test_a_floor_that_cannot_be_written_goes_on_and_says_so(room: TestRoom) -> None:
    room.store.trouble = DISK_FULL
    room.press(KEY.Key_F5)
    room.press(KEY.Key_Return)
    assert holder(room) == 5
    assert titles(room)[0] == "Catatan belum tersimpan"
    assert room.console.attention._matters[0].advice == str(DISK_FULL)
    room.store.trouble = None
    type_proposal(room)
    room.console.capture.save_now()
    room.settle()
    assert titles(room) == []


def test_a_search_that_fails_is_said(room: TestRoom, expected_log: LogWatch, monkeypatch: pytest.MonkeyPatch) -> None:
    expected_log("could not be read")
    real = room.store.find_proposals

    def fail(query: object) -> object:
        future = real(query)  # type: ignore[arg-type]
        broken = type(future)()
        broken.set_exception(DISK_FULL)
        return broken

    with monkeypatch.context() as patch:
        patch.setattr(room.store, "find_proposals", fail)
        room.controller._proposals.search()
        room.settle()
        assert titles(room) == ["Catatan belum tersimpan"]
    room.controller._proposals.search()
    room.settle()
    assert titles(room) == []


# --- documents ------------------------------------------------------------------------------


def test_the_key_for_documents_opens_the_page_that_writes_them_all(room: TestRoom) -> None:
    room.press(KEY.Key_E, CTRL)
    assert len(room.console.findChildren(ClosingPage)) == 1
    room.press(KEY.Key_E, CTRL)
    assert len(room.console.findChildren(ClosingPage)) == 1


# --- the rest -------------------------------------------------------------------------------


def test_old_matters_stay_until_the_end(make_room: MakeRoom) -> None:
    room = make_room(matters=[Matter("crash", Weight.INFORMATION, "Program pernah berhenti mendadak", "Laporan ada.")])
    assert titles(room) == ["Program pernah berhenti mendadak"]


def test_no_sound_device_is_said_in_the_header_and_below(room: TestRoom) -> None:
    room.set_sound(state=DeviceState.MISSING)
    room.settle()
    assert room.console.header._sound.text() == "Tanpa perangkat suara"
    assert titles(room) == ["Ruang tidak mendengar apa-apa"]


def test_closing_asks_first_and_saves_what_is_typed(room: TestRoom, qtbot: QtBot) -> None:
    type_proposal(room)
    with qtbot.assertNotEmitted(room.controller.quit_wanted):
        room.console.close()
        room.settle()
    assert room.console.isVisible()
    dialog = room.dialog()
    assert dialog
    assert room.store.proposals
    with qtbot.waitSignal(room.controller.quit_wanted):
        dialog.accept()


@pytest.mark.expected_log("was not saved: Diska penuh")
def test_closing_warns_if_something_is_not_saved(room: TestRoom) -> None:
    room.controller._ask_to_quit()
    calm = room.dialog()
    assert calm
    assert "Semua catatan sudah tersimpan" in text_of(calm)
    calm.reject()
    room.settle()
    room.back()
    type_proposal(room)
    room.store.trouble = DISK_FULL
    room.console.capture.form.edits["lokasi"].setText("RT 03")  # type: ignore[index,union-attr]
    room.console.capture.save_now()
    room.settle()
    room.controller._ask_to_quit()
    alarmed = room.dialog()
    assert alarmed
    assert "BELUM tersimpan" in text_of(alarmed)
    alarmed.reject()


def text_of(dialog: object) -> str:
    return " ".join(label.text() for label in dialog.findChildren(object) if hasattr(label, "text"))  # type: ignore[attr-defined]


def test_the_wall_is_full_screen_or_a_window(room: TestRoom) -> None:
    room.press(KEY.Key_B, CTRL)
    assert room.wall.isFullScreen()
    room.back()
    room.press(KEY.Key_B, CTRL)
    assert not room.wall.isFullScreen()


def entries(menu: QMenu) -> list[str]:
    """Return the texts of a menu and of the menus in it."""
    found = [action.text() for action in menu.actions() if action.text()]
    for action in menu.actions():
        below = action.menu()
        if isinstance(below, QMenu):
            found += entries(below)
    return found


def test_the_menu_opens_by_key_without_a_loop_of_its_own(room: TestRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    with no_nested_loop(monkeypatch):
        room.press(KEY.Key_M, CTRL)
    menu = room.popup()
    listed = entries(menu)
    for command in room.console.commands.commands:
        if not command.command_id.startswith("site.") and command.command_id != "screen.menu":
            # What lasts as long as a key is down has no place in a menu.
            text = room.console.commands.action(command.command_id).text()
            assert (text in listed) is not command.is_held
    menu.close()


def test_links_are_written_into_the_log_of_presence(room: TestRoom) -> None:
    assert {event.site_id for event in room.store.presence} == set(room.ids)
