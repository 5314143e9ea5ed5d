from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.domain.identity import ProposalId
from app.domain.proposal import Proposal, ProposalState, Urgency
from app.ui.commands import COMMANDS, CommandSet
from app.ui.console.proposal_list import ProposalList, ProposalModel
from app.ui.theme.style import Metrics
from app.ui.theme.tokens import DARK
from tests.ui.samples import proposal, session

SITES = session(12).sites
NAMES = {site.site_id: site.name for site in SITES}
KALIABANG = SITES[4].site_id
ROWS = [
    proposal(3, KALIABANG),
    proposal(2, KALIABANG, state=ProposalState.DRAFT, usulan="", volume=None, satuan="", rt=""),
    proposal(1, SITES[0].site_id, urgensi=Urgency.VERY_HIGH, volume=Decimal("1250.5"), satuan="m²"),
]


@pytest.fixture
def window(qtbot: QtBot, styled_app: QApplication) -> QWidget:
    del styled_app
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def model(window: QWidget, qtbot: QtBot) -> ProposalModel:
    made = ProposalModel(NAMES, DARK, window)
    # Watches every change from here on, and fails the test at the first breach of the contract.
    made.setParent(window)
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Warning, window)
    return made


@pytest.fixture
def listing(window: QWidget) -> ProposalList:
    commands = CommandSet(window, {c.command_id: lambda: None for c in COMMANDS}, len(SITES))
    made = ProposalList(NAMES, commands, DARK, window)
    QVBoxLayout(window).addWidget(made)
    made.set_metrics(Metrics(1.0))
    window.resize(760, 400)
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    return made


def cell(model: ProposalModel, row: int, column: int, role: Qt.ItemDataRole = Qt.ItemDataRole.DisplayRole) -> object:
    return model.data(model.index(row, column), role)


def row_of(model: ProposalModel, row: int) -> list[object]:
    return [cell(model, row, column) for column in range(model.columnCount())]


# --- the model ------------------------------------------------------------------------------


def test_the_model_keeps_qts_contract_through_every_change(model: ProposalModel) -> None:
    for rows in (ROWS, [], ROWS[:1], [*ROWS, proposal(9, KALIABANG)], []):
        model.show_rows(rows)
        assert model.rowCount() == len(rows)
    assert model.rowCount(model.index(0, 0)) == 0


def test_a_row_says_everything(model: ProposalModel) -> None:
    model.show_rows(ROWS)
    assert row_of(model, 0) == [
        "KLT-003",
        "Kaliabang Tengah",
        "03/07",
        "Normalisasi drainase Jl. Perjuangan 3",
        "320 m",
        "Mendesak",
        "dicatat",
    ]
    assert row_of(model, 2)[4:] == ["1.250,5 m²", "Sangat mendesak", "dicatat"]


def test_a_draft_without_a_proposal_shows_its_problem(model: ProposalModel) -> None:
    model.show_rows(ROWS)
    assert str(row_of(model, 1)[3]).startswith("Saluran tersumbat")
    assert (row_of(model, 1)[2], row_of(model, 1)[4], row_of(model, 1)[6]) == ("07", "", "draf")


def test_line_breaks_do_not_make_rows_taller(model: ProposalModel) -> None:
    model.show_rows([proposal(1, KALIABANG, usulan="satu\ndua\n\n  tiga")])
    assert cell(model, 0, 3) == "satu dua tiga"


def test_a_state_is_a_word_and_only_then_a_colour(model: ProposalModel) -> None:
    model.show_rows(ROWS)
    states = {str(cell(model, row, 6)): cell(model, row, 6, Qt.ItemDataRole.ForegroundRole) for row in range(3)}
    assert set(states) == {"dicatat", "draf"}
    assert states["dicatat"] != states["draf"]
    assert cell(model, 0, 3, Qt.ItemDataRole.ForegroundRole) is None


def test_what_is_cut_in_the_table_is_whole_in_the_tool_tip(model: ProposalModel) -> None:
    model.show_rows([proposal(1, KALIABANG, usulan="x " * 300)])
    assert cell(model, 0, 3, Qt.ItemDataRole.ToolTipRole) == ("x " * 300).strip()


def test_a_site_that_left_the_roster_shows_its_id(model: ProposalModel) -> None:
    model.show_rows([proposal(1, SITES[0].site_id)])
    model._names = {}
    assert cell(model, 0, 1) == SITES[0].site_id


def test_there_is_nothing_outside_the_rows(model: ProposalModel) -> None:
    model.show_rows(ROWS)
    assert model.proposal(-1) is None
    assert model.proposal(3) is None
    assert model.data(QModelIndex()) is None
    assert model.row_of(ROWS[1].proposal_id) == 1
    assert model.row_of(ProposalId("nobody")) == -1


# --- the panel ------------------------------------------------------------------------------


def selected(listing: ProposalList) -> Proposal | None:
    return listing._model.proposal(listing._table.currentIndex().row())


def test_the_selected_proposal_stays_selected_when_rows_are_replaced(listing: ProposalList) -> None:
    listing.show_rows(ROWS, KALIABANG)
    listing._table.selectRow(1)
    listing.show_rows([proposal(9, KALIABANG), *ROWS], KALIABANG)
    assert selected(listing) == ROWS[1]
    listing.show_rows(ROWS[:1], KALIABANG)
    assert selected(listing) is None


def test_the_heading_says_whose_proposals_and_how_many(listing: ProposalList) -> None:
    listing.show_rows(ROWS[:2], KALIABANG)
    assert listing._heading.text() == "Usulan Kaliabang Tengah"
    assert listing._count.text() == "1 tercatat · 1 draf"
    assert listing._table.isColumnHidden(1)
    listing._scope.setCurrentIndex(1)
    listing.show_rows(ROWS, None)
    assert (listing._heading.text(), listing._count.text()) == ("Semua usulan", "2 tercatat · 1 draf")
    assert not listing._table.isColumnHidden(1)


def test_an_empty_list_says_that_it_is_empty(listing: ProposalList) -> None:
    listing.show_rows([], KALIABANG)
    assert (listing._nothing.text(), listing._nothing.isVisible()) == ("Belum ada usulan.", True)
    listing._search.setText("taman")
    listing._timer.stop()
    listing.show_rows([], KALIABANG)
    assert listing._nothing.text() == "Tidak ada yang cocok."
    listing.show_rows(ROWS, KALIABANG)
    assert not listing._nothing.isVisible()


def test_typing_searches_once_it_rests(listing: ProposalList, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(listing.search_changed):
        QTest.keyClicks(listing._search, "taman")
    assert listing._timer.isActive()
    listing._timer.stop()
    with qtbot.waitSignal(listing.search_changed):
        listing._timer.timeout.emit()
    assert listing.text == "taman"


def test_another_scope_searches_at_once(listing: ProposalList, qtbot: QtBot) -> None:
    with qtbot.waitSignal(listing.search_changed):
        listing._scope.setCurrentIndex(1)
    assert not listing.only_this_site


def test_enter_in_the_search_opens_the_only_hit(listing: ProposalList, qtbot: QtBot) -> None:
    listing.show_rows(ROWS[:1], KALIABANG)
    listing.focus_search()
    with qtbot.waitSignal(listing.opened) as caught:
        QTest.keyClick(listing._search, Qt.Key.Key_Return)
    assert caught.args == [ROWS[0]]


def test_enter_in_the_search_goes_to_several_hits(listing: ProposalList, qtbot: QtBot) -> None:
    listing.show_rows(ROWS, None)
    listing.focus_search()
    with qtbot.assertNotEmitted(listing.opened):
        QTest.keyClick(listing._search, Qt.Key.Key_Return)
    assert listing._table.hasFocus()
    QTest.keyClick(listing._table, Qt.Key.Key_Down)
    assert selected(listing) == ROWS[1]


def test_enter_in_the_search_without_a_hit_does_nothing(listing: ProposalList, qtbot: QtBot) -> None:
    listing.show_rows([], None)
    listing.focus_search()
    with qtbot.assertNotEmitted(listing.opened):
        QTest.keyClick(listing._search, Qt.Key.Key_Return)
    assert listing._search.hasFocus()


def test_the_table_opens_its_row_only_if_it_has_the_keyboard(listing: ProposalList, qtbot: QtBot) -> None:
    listing.show_rows(ROWS, None)
    listing._table.selectRow(2)
    listing.focus_search()
    assert not listing.open_current()
    listing._table.setFocus()
    with qtbot.waitSignal(listing.opened) as caught:
        assert listing.open_current()
    assert caught.args == [ROWS[2]]


def test_a_double_click_opens(listing: ProposalList, qtbot: QtBot) -> None:
    listing.show_rows(ROWS, None)
    with qtbot.waitSignal(listing.opened) as caught:
        listing._table.doubleClicked.emit(listing._model.index(1, 3))
    assert caught.args == [ROWS[1]]


def test_tab_leaves_the_table(listing: ProposalList) -> None:
    listing.show_rows(ROWS, None)
    listing._table.setFocus()
    QTest.keyClick(listing._table, Qt.Key.Key_Tab)
    assert not listing._table.hasFocus()


def test_what_is_asked_for_keeps_its_room_in_a_narrow_place(listing: ProposalList) -> None:
    listing.show_rows(ROWS, ROWS[0].site_id)
    table = listing._table
    for width, has_urgency in ((585, False), (900, True)):
        listing.window().resize(width, 300)
        QApplication.processEvents()
        assert table.isColumnHidden(5) is not has_urgency
        assert table.columnWidth(3) >= 200
