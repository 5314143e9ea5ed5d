"""Answers of OPD and scores on the page "Putusan", on the real store."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.data.store import Store
from app.domain.attendance import AttendeeFields, Unsur
from app.domain.proposal import ProposalQuery, WorkKind
from app.domain.reference import ReferenceKind
from app.domain.response import ResponseFields
from app.domain.site import HALL
from app.ui.decisions.answers import AnswerSheet
from app.ui.decisions.page import DecisionPage
from app.ui.decisions.scoring import ScoreSheet
from app.ui.decisions.sheet import read_day
from tests.ui import samples
from tests.ui.deciding import open_page, put, reference, until
from tests.ui.desk import KEY, MakeRoom
from tests.ui.fakes import StillClock
from tests.ui.room import TestRoom


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    clock = StillClock()
    with Store.open(tmp_path / "data" / "a.db", "operator", clock) as opened:
        opened.open_session(samples.session(12), clock.now_ms()).result()
        yield opened


@pytest.fixture
def page(make_room: MakeRoom, store: Store) -> Iterator[DecisionPage]:
    """The page of a room with two proposals at the first site and the checklist AHP."""
    room = make_room(store=store)
    put(store, room, "a", usulan="Usulan a", jenis=WorkKind.PHYSICAL)
    put(store, room, "b", usulan="Usulan b")
    reference(store, room, ReferenceKind.CRITERION)
    room.attendance.add(
        HALL, AttendeeFields("Dewi Lestari", Unsur.OPD.value, office="Kabid", organisation="DBMSDA", may_answer=True)
    )
    made = open_page(room, 2)
    made.setProperty("room", room)
    yield made
    made.close()
    room.settle()


def room_of(page: DecisionPage) -> TestRoom:
    room = page.property("room")
    assert isinstance(room, TestRoom)
    return room


def type_text(text: str) -> None:
    target = QApplication.focusWidget()
    assert target
    QTest.keyClicks(target, text)


def test_who_sits_in_the_hall_answers_with_a_promise_and_a_deadline(page: DecisionPage, store: Store) -> None:
    room = room_of(page)
    room.press(KEY.Key_O)
    sheet = page.sheet
    assert isinstance(sheet, AnswerSheet)
    assert sheet.hint_text == "Hadir: Dewi Lestari"
    type_text("dew")
    room.press(KEY.Key_Tab)
    assert (sheet.office.text(), sheet.opd.text()) == ("Kabid", "DBMSDA")
    sheet.text.setFocus()
    type_text("Sudah disurvei")
    room.press(KEY.Key_Tab)
    type_text("Dikerjakan triwulan dua")
    room.press(KEY.Key_Tab)
    type_text("31/2/2018")
    room.press(KEY.Key_Return)
    assert "Tenggat tidak terbaca" in sheet.hint_text
    sheet.due.setText("30-6-2018")
    room.press(KEY.Key_Return)
    until(room, lambda: page.sheet is None)
    (kept,) = store.responses(room.session.session_id).result()
    assert kept.fields == ResponseFields(
        "Dewi Lestari", "Kabid", "DBMSDA", "Sudah disurvei", "Dikerjakan triwulan dua", date(2018, 6, 30)
    )
    assert "Janji: Dikerjakan triwulan dua (30/06/2018)" in page.detail.toPlainText()


@pytest.mark.expected_log("the decision was not taken")
def test_an_answer_without_words_is_refused_and_what_was_typed_stays(page: DecisionPage, store: Store) -> None:
    room = room_of(page)
    room.press(KEY.Key_O)
    sheet = page.sheet
    assert isinstance(sheet, AnswerSheet)
    type_text("Budi")
    room.press(KEY.Key_Return)
    until(room, lambda: "Tanggapan masih kosong" in sheet.hint_text)
    assert page.sheet is sheet
    assert sheet.name.text() == "Budi"
    assert store.responses(room.session.session_id).result() == ()


def test_an_answer_is_corrected_and_struck_out(page: DecisionPage, store: Store) -> None:
    room = room_of(page)
    room.press(KEY.Key_O)
    type_text("Budi")
    assert isinstance(page.sheet, AnswerSheet)
    page.sheet.text.setPlainText("Nanti")
    room.press(KEY.Key_Return)
    until(room, lambda: page.sheet is None)
    room.press(KEY.Key_O)
    assert isinstance(page.sheet, AnswerSheet)
    page.sheet.table.setFocus()
    room.press(KEY.Key_Return)
    sheet = page.sheet
    assert isinstance(sheet, AnswerSheet)
    assert sheet.text.toPlainText() == "Nanti"
    sheet.text.setPlainText("Tahun ini")
    room.press(KEY.Key_Return)
    until(room, lambda: page.sheet is None)
    (kept,) = store.responses(room.session.session_id).result()
    assert (kept.fields.text, kept.revision) == ("Tahun ini", 2)
    room.press(KEY.Key_O)
    assert isinstance(page.sheet, AnswerSheet)
    page.sheet.table.setFocus()
    room.press(KEY.Key_Delete)
    until(room, lambda: store.responses(room.session.session_id).result()[0].is_struck)
    until(room, lambda: "Tahun ini" not in page.detail.toPlainText())


def test_a_checklist_is_answered_by_keys_and_the_scores_make_an_order(page: DecisionPage, store: Store) -> None:
    room = room_of(page)
    until(room, lambda: page.table.chosen is not None)
    for name, answers in (("a", "1211"), ("b", "5434")):
        page.table.choose(name)
        page.table.setFocus()
        room.press(KEY.Key_N)
        sheet = page.sheet
        assert isinstance(sheet, ScoreSheet)
        if name == "b":
            assert "F fisik" in sheet.hint_text
            room.press(KEY.Key_F)
            until(room, lambda: isinstance(page.sheet, ScoreSheet) and len(page.sheet.table.lines) == 4)
            sheet = page.sheet
            assert isinstance(sheet, ScoreSheet)
        for answer in answers:
            room.press(getattr(KEY, f"Key_{answer}"))
        assert sheet.hint_text.startswith("Skor ")
        room.press(KEY.Key_Return)
        until(room, lambda: page.sheet is None)
    assert {one.proposal_id: one.answers["ahp-f1"] for one in store.assessments(room.session.session_id).result()} == {
        "a": 1,
        "b": 5,
    }
    # 5 × 0.443 + 4 × 0.250 + 3 × 0.231 + 4 × 0.076
    b = next(row for row in page.table.rows.rows if row.proposal_id == "b")
    assert page.table.rows.text(b, 6) == "4,212"
    room.press(KEY.Key_U)
    until(room, lambda: [row.priority for row in page.table.rows.rows] == [1, 2])
    assert [row.proposal_id for row in page.table.rows.rows] == ["b", "a"]
    rows = store.find_proposals(ProposalQuery(room.session.session_id)).result()
    assert {row.proposal_id: row.priority for row in rows} == {"a": 2, "b": 1}


def test_an_answer_is_taken_back_and_another_list_is_chosen(page: DecisionPage) -> None:
    room = room_of(page)
    room.press(KEY.Key_N)
    sheet = page.sheet
    assert isinstance(sheet, ScoreSheet)
    room.press(KEY.Key_3)
    assert sheet.answers == {"ahp-f1": 3}
    room.press(KEY.Key_Up)
    room.press(KEY.Key_Backspace)
    assert sheet.answers == {}
    room.press(KEY.Key_9)
    assert sheet.answers == {}
    room.press(KEY.Key_L)
    assert "Tidak ada pertanyaan" in sheet.hint_text
    room.press(KEY.Key_L)
    assert len(sheet.table.lines) == 4


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("31/3/2018", (2018, 3, 31)),
        ("1-4-18", (2018, 4, 1)),
        ("30.06.2018", (2018, 6, 30)),
        ("31/2/2018", None),
        ("besok", None),
    ],
)
def test_days_are_read_as_people_write_them(text: str, day: tuple[int, int, int] | None) -> None:
    found = read_day(text)
    assert (None if found is None else (found.year(), found.month(), found.day())) == day
