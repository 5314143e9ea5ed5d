"""The page "Putusan" on the real store: what is decided by keys, in which order, and what stands on the disk then."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from app.data.store import Store
from app.domain.discussion import Part
from app.domain.identity import ProposalId
from app.domain.proposal import Decision, Diversion, Proposal, ProposalQuery
from app.domain.reference import ReferenceKind, SaveReference
from app.domain.wall import WallLayoutKind
from app.session.decisions import DecisionDesk
from app.ui.decisions.acts import ACTS, Act
from app.ui.decisions.bars import QuotaBars
from app.ui.decisions.merging import MergeSheet
from app.ui.decisions.numbers import SizeSheet
from app.ui.decisions.page import DecisionPage
from app.ui.decisions.reasons import PostponeSheet, ReasonSheet
from app.ui.decisions.words import stand_text
from tests.ui import samples
from tests.ui.deciding import open_page, put, reference, until
from tests.ui.desk import CTRL, KEY, MODIFIER, MakeRoom
from tests.ui.fakes import StillClock
from tests.ui.room import TestRoom

ALT = MODIFIER.AltModifier
SIZED = {"volume": Decimal(320), "satuan": "m", "perkiraan_biaya": 144_000_000}
SIZES = [QSize(1366, 768), QSize(1920, 1080), QSize(3840, 2160)]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    clock = StillClock()
    with Store.open(tmp_path / "data" / "a.db", "operator", clock) as opened:
        opened.open_session(samples.session(12), clock.now_ms()).result()
        yield opened


@pytest.fixture
def room(make_room: MakeRoom, store: Store) -> Iterator[TestRoom]:
    """A room in which the first site has five proposals, all with volume and cost, and the second one has one."""
    made = make_room(store=store)
    for name in "abcde":
        put(store, made, name, usulan=f"Usulan {name}", rw=f"0{ord(name) - 96}", **SIZED)
    put(store, made, "z", site=2)
    yield made
    close(made)


@pytest.fixture
def page(room: TestRoom) -> DecisionPage:
    return open_page(room, 5)


def close(room: TestRoom) -> None:
    for window in QApplication.topLevelWidgets():
        if isinstance(window, DecisionPage):
            window.close()
    room.settle()


def stored(store: Store, room: TestRoom, name: str) -> Proposal:
    rows = store.find_proposals(ProposalQuery(room.session.session_id)).result()
    return next(row for row in rows if row.proposal_id == name)


def listed(page: DecisionPage) -> str:
    return "".join(row.proposal_id for row in page.table.rows.rows)


def type_text(room: TestRoom, text: str) -> None:
    target = QApplication.focusWidget()
    assert target
    QTest.keyClicks(target, text)
    room.settle()


def decide(room: TestRoom, page: DecisionPage, key: Qt.Key, state: Decision, *, then: Qt.Key | None = None) -> None:
    """Press a key for the chosen proposal, another in its sheet, and wait until the page shows the decision."""
    chosen = page.table.chosen
    assert chosen
    room.press(key)
    if then is not None:
        room.press(then)
    until(room, lambda: shown(page, chosen.proposal_id).decided.state is state)


def shown(page: DecisionPage, name: str) -> Proposal:
    return next(row for row in page.table.rows.rows if row.proposal_id == name)


@pytest.mark.parametrize(
    ("key", "then", "state"),
    [
        (KEY.Key_B, None, Decision.DISCUSSED),
        (KEY.Key_S, None, Decision.AGREED),
        (KEY.Key_D, KEY.Key_Return, Decision.POSTPONED),
        (KEY.Key_K, KEY.Key_Return, Decision.WITHDRAWN),
        (KEY.Key_A, KEY.Key_Return, Decision.REDIRECTED),
        (KEY.Key_C, None, Decision.RESERVE),
    ],
)
def test_one_key_decides_and_the_disk_has_it(
    room: TestRoom, store: Store, page: DecisionPage, key: Qt.Key, then: Qt.Key | None, state: Decision
) -> None:
    decide(room, page, key, state, then=then)
    assert stored(store, room, "a").decided.state is state
    assert page.sheet is None
    assert page.table.hasFocus()
    decide(room, page, KEY.Key_Delete, Decision.UNDISCUSSED)


def test_what_is_postponed_names_who_until_when(room: TestRoom, store: Store, page: DecisionPage) -> None:
    room.press(KEY.Key_D)
    sheet = page.sheet
    assert isinstance(sheet, PostponeSheet)
    sheet.who.setText(" DBMSDA ")
    sheet.until.setText("Jumat depan")
    sheet.why.setText("survei")
    room.press(KEY.Key_Return)
    until(room, lambda: shown(page, "a").decided.state is Decision.POSTPONED)
    decided = stored(store, room, "a").decided
    assert (decided.owner, decided.due, decided.reason) == ("DBMSDA", "Jumat depan", "survei")
    assert "DBMSDA; sampai Jumat depan; survei" in stand_text(shown(page, "a"), {})
    room.press(KEY.Key_D)
    assert isinstance(page.sheet, PostponeSheet)
    assert page.sheet.until.text() == "Jumat depan"
    room.press(KEY.Key_Escape)
    decide(room, page, KEY.Key_Delete, Decision.UNDISCUSSED)


def test_a_reason_by_its_key_or_typed_with_ten_letters(room: TestRoom, store: Store, page: DecisionPage) -> None:
    close(room)
    reference(store, room, ReferenceKind.REASON)
    page = open_page(room, 5)
    until(room, lambda: len(page.table.rows.rows) == 5)
    room.press(KEY.Key_T)
    sheet = page.sheet
    assert isinstance(sheet, ReasonSheet)
    room.press(KEY.Key_Return)
    assert sheet.hint_text == "Kurang 10 huruf."
    assert stored(store, room, "a").decided.state is Decision.UNDISCUSSED
    type_text(room, "S kurang")
    assert shown(page, "a").decided.state is Decision.UNDISCUSSED, "letters in the text decide nothing"
    room.press(KEY.Key_Tab, MODIFIER.ShiftModifier)
    room.press(KEY.Key_7)
    assert sheet.text.toPlainText() == "Lahan masih bersengketa"
    room.press(KEY.Key_Return)
    until(room, lambda: shown(page, "a").decided.state is Decision.NOT_AGREED)
    decided = stored(store, room, "a").decided
    assert (decided.reason_code, decided.reason) == ("lahan-sengketa", "Lahan masih bersengketa")
    assert page.table.rows.text(shown(page, "a"), 7) == "× belum disepakati · Lahan masih bersengketa"


def test_what_is_agreed_without_size_asks_for_it(room: TestRoom, store: Store, page: DecisionPage) -> None:
    room.press(KEY.Key_F2)
    assert listed(page) == "z"
    page.table.setFocus()
    room.press(KEY.Key_S)
    sheet = page.sheet
    assert isinstance(sheet, SizeSheet)
    type_text(room, "320")
    room.press(KEY.Key_Return)
    assert "Isi volume dan biaya" in sheet.hint_text
    type_text(room, "144 juta")
    room.press(KEY.Key_Return)
    until(room, lambda: shown(page, "z").decided.state is Decision.AGREED)
    fields = stored(store, room, "z").fields
    assert (fields.volume, fields.perkiraan_biaya, fields.menyusul) == (Decimal(320), 144_000_000, False)


def test_or_it_is_said_that_they_follow(room: TestRoom, store: Store, page: DecisionPage) -> None:
    room.press(KEY.Key_F2)
    page.table.setFocus()
    room.press(KEY.Key_S)
    room.press(KEY.Key_M, CTRL)
    until(room, lambda: shown(page, "z").decided.state is Decision.AGREED)
    assert stored(store, room, "z").fields.menyusul


def test_one_is_merged_into_another_that_was_searched_and_that_is_taken_back(
    room: TestRoom, store: Store, page: DecisionPage
) -> None:
    room.press(KEY.Key_G)
    sheet = page.sheet
    assert isinstance(sheet, MergeSheet)
    type_text(room, "Usulan d")
    until(room, lambda: [line.key for line in sheet.table.lines] == ["d"])
    room.press(KEY.Key_Return)
    until(room, lambda: shown(page, "a").decided.state is Decision.MERGED)
    assert stored(store, room, "a").decided.merged_into == ProposalId("d")
    number = shown(page, "d").number
    assert page.table.rows.text(shown(page, "a"), 7) == f"+ digabung · {number}"
    page.table.choose("d")
    assert f"Bagian dari usulan ini: {shown(page, 'a').number}" in page.detail.toPlainText()
    room.press(KEY.Key_Z, CTRL)
    until(room, lambda: shown(page, "a").decided.state is Decision.UNDISCUSSED)
    assert stored(store, room, "a").decided.merged_into is None


def test_a_complaint_goes_to_sorot_or_elsewhere_with_its_number(
    room: TestRoom, store: Store, page: DecisionPage
) -> None:
    room.press(KEY.Key_A)
    room.press(KEY.Key_2)
    type_text(room, "BBWS-12")
    room.press(KEY.Key_Return)
    until(room, lambda: shown(page, "a").decided.state is Decision.REDIRECTED)
    decided = stored(store, room, "a").decided
    assert (decided.diverted_to, decided.reference) == (Diversion.OTHER_AUTHORITY, "BBWS-12")


def test_steps_places_and_drops_make_the_order_and_undo_takes_them_back(
    room: TestRoom, store: Store, page: DecisionPage
) -> None:
    page.table.choose("c")
    room.press(KEY.Key_Up, ALT)
    until(room, lambda: listed(page) == "cabde")
    page.table.choose("e")
    room.press(KEY.Key_Up, ALT)
    until(room, lambda: listed(page) == "ceabd")
    room.press(KEY.Key_Up, ALT)
    until(room, lambda: listed(page) == "ecabd")
    room.press(KEY.Key_P)
    type_text(room, "2")
    room.press(KEY.Key_Return)
    until(room, lambda: listed(page) == "ceabd")
    assert page.table.chosen
    assert page.table.chosen.proposal_id == "e"
    drag(page, 4, 0)
    until(room, lambda: listed(page) == "dceab")
    assert [stored(store, room, name).priority for name in "dce"] == [1, 2, 3]
    for order in ("ceabd", "ecabd", "ceabd", "cabde", "abcde"):
        room.press(KEY.Key_Z, CTRL)
        until(room, lambda order=order: listed(page) == order)  # type: ignore[misc]
    assert not page.buttons[Act.UNDO].isEnabled()


def drag(page: DecisionPage, row: int, before: int) -> None:
    table = page.table
    start = table.visualRect(table.rows.index(row, 3)).center()
    end = table.visualRect(table.rows.index(before, 3)).topLeft() + QPoint(40, 3)
    QTest.mousePress(table.viewport(), Qt.MouseButton.LeftButton, MODIFIER.NoModifier, start)
    for step in (1, 2, 3):
        QTest.mouseMove(table.viewport(), start + (end - start) * step / 3)
    QTest.mouseRelease(table.viewport(), Qt.MouseButton.LeftButton, MODIFIER.NoModifier, end)


def test_what_is_refused_leaves_the_order_and_comes_back_with_undo(
    room: TestRoom, store: Store, page: DecisionPage
) -> None:
    for name in "bd":
        page.table.choose(name)
        room.press(KEY.Key_Up, ALT)
        until(room, lambda name=name: shown(page, name).priority is not None)  # type: ignore[misc]
    page.table.choose("b")
    decide(room, page, KEY.Key_K, Decision.WITHDRAWN, then=KEY.Key_Return)
    until(room, lambda: shown(page, "d").priority == 1)
    room.press(KEY.Key_Z, CTRL)
    until(room, lambda: listed(page) == "bdace" and shown(page, "d").priority == 2)
    assert stored(store, room, "b").priority == 1


@pytest.mark.expected_log("the decision was not taken")
def test_what_somebody_else_decided_since_is_not_undone(room: TestRoom, store: Store, page: DecisionPage) -> None:
    decide(room, page, KEY.Key_B, Decision.DISCUSSED)
    DecisionDesk(room.session, room.clock, store, "lain").reserve(ProposalId("a")).result()
    room.press(KEY.Key_Z, CTRL)
    until(room, lambda: "sudah diubah lagi" in page.note)
    assert stored(store, room, "a").decided.state is Decision.RESERVE


def test_parts_of_the_list_and_search(room: TestRoom, page: DecisionPage) -> None:
    decide(room, page, KEY.Key_S, Decision.AGREED)
    room.press(KEY.Key_1)
    assert (page.chosen_part, listed(page)) == (Part.UNDISCUSSED, "bcde")
    room.press(KEY.Key_3)
    assert listed(page) == "a"
    room.press(KEY.Key_0)
    assert "(5)" in page.part.itemText(0)
    room.press(KEY.Key_F, CTRL)
    type_text(room, "Usulan d")
    until(room, lambda: listed(page) == "d")
    room.press(KEY.Key_Return)
    assert page.table.hasFocus()
    room.press(KEY.Key_F, CTRL)
    room.press(KEY.Key_Escape)
    until(room, lambda: listed(page) == "abcde")
    page.places.choose("")
    page.places.setCurrentIndex(page.places.model().index(0, 0))
    until(room, lambda: listed(page) == "abcdez")
    assert not page.buttons[Act.UP].isEnabled()


def test_what_is_discussed_is_seen_on_the_wall_and_pinned_if_that_is_wanted(room: TestRoom, page: DecisionPage) -> None:
    decide(room, page, KEY.Key_B, Decision.DISCUSSED)
    assert room.wall_desk.orders.proposal == "a"
    assert room.wall_desk.orders.pin is None
    room.press(KEY.Key_W)
    assert room.wall_desk.orders.pin
    assert room.wall_desk.orders.pin.layout is WallLayoutKind.USULAN
    page.table.choose("b")
    decide(room, page, KEY.Key_B, Decision.DISCUSSED)
    assert room.wall_desk.orders.proposal == "b"
    room.press(KEY.Key_W)
    assert room.wall_desk.orders.pin is None


def test_quota_and_pagu_warn_and_never_block(room: TestRoom, store: Store, page: DecisionPage) -> None:
    close(room)
    quota = {"nama": "Pejuang", "maks_usulan": "1", "pagu": "200000000"}
    save = SaveReference(ReferenceKind.QUOTA, room.session.rkpd_year, room.ids[0], quota, "operator")
    store.save_reference(save, room.clock.now_ms()).result()
    page = open_page(room, 5)
    until(room, lambda: page.bars.lines[0].figures[0] == "1")
    assert [line.word for line in page.bars.lines] == ["! usulan lebih 4", "! usulan lebih Rp 520.000.000"]
    decide(room, page, KEY.Key_S, Decision.AGREED)
    page.table.choose("b")
    assert "! Bila disepakati, kuota terlampaui 1." in page.detail.toPlainText()
    decide(room, page, KEY.Key_S, Decision.AGREED)
    assert [line.figures for line in page.bars.lines] == [
        ("1", "5", "2", "-1"),
        ("Rp 200.000.000", "Rp 720.000.000", "Rp 288.000.000", "-Rp 88.000.000"),
    ]
    assert [line.word for line in page.bars.lines] == ["! melebihi 1", "! melebihi Rp 88.000.000"]
    assert page.places.lines[1].cells == ("Pejuang", "2/5", "! 2/1")
    assert "melebihi 1" in page.bars.accessibleName()


def test_without_a_quota_there_is_no_limit(page: DecisionPage) -> None:
    assert isinstance(page.bars, QuotaBars)
    assert [line.word for line in page.bars.lines] == ["tanpa batas", "tanpa batas"]
    page.bars.show_standing(None)
    assert page.bars.lines == ()


def test_what_is_written_in_the_form_is_listed_at_once(room: TestRoom, store: Store, page: DecisionPage) -> None:
    put(store, room, "f")
    assert listed(page) == "abcde"
    room.controller._proposals.written.emit()
    until(room, lambda: listed(page) == "abcdef")


def test_enter_opens_the_form(room: TestRoom, page: DecisionPage) -> None:
    page.table.choose("c")
    room.press(KEY.Key_Return)
    assert room.console.capture.proposal_id == "c"


@pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size.width()))
@pytest.mark.parametrize("language", ["id", "en"])
def test_no_button_is_cut_and_all_fits(
    make_room: MakeRoom, store: Store, use_language: object, size: QSize, language: str
) -> None:
    use_language(language)  # type: ignore[operator]
    room = make_room(store=store, size=size)
    put(store, room, "a", **SIZED)
    page = open_page(room, 1)
    assert page.minimumSizeHint().width() <= page.width() < size.width()
    for button in page.findChildren(QAbstractButton):
        if button.isVisibleTo(page):
            assert button.accessibleName()
            assert button.width() >= button.minimumSizeHint().width()
            assert page.rect().contains(button.mapTo(page, button.rect().bottomRight()))
    for key in (KEY.Key_T, KEY.Key_D, KEY.Key_G, KEY.Key_A, KEY.Key_P, KEY.Key_O, KEY.Key_N, KEY.Key_K):
        room.press(key)
        assert page.sheet
        assert page.sheet.height() >= page.sheet.minimumSizeHint().height()
        assert page.table.height() > 100
        room.press(KEY.Key_Escape)
    assert page.sheet is None
    close(room)


def test_every_act_has_a_key_of_its_own() -> None:
    assert len({line.keys for line in ACTS}) == len(ACTS) == len(Act)
