"""The page "Ambil usulan" in a whole room: files, columns, the plan, rows to mend, and the way back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from app.domain.errors import ExternalError, UserError
from app.domain.proposal import Field, Source
from app.domain.usulan_columns import guessed_columns, header_key, known_columns
from app.domain.usulan_import import Purpose, QuarantineState, RawList, RawRow
from app.domain.usulan_import_plan import Outcome
from app.ui.usulan_import.page import UsulanImportPage
from app.ui.usulan_import.view import KEPT, use_word
from tests.domain.usulan_samples import sipd
from tests.ui.desk import CTRL, KEY, SHIFT, MakeRoom
from tests.ui.room import TestRoom

SIZES = [QSize(1366, 768), QSize(1920, 1080), QSize(3840, 2160)]


def open_page(room: TestRoom) -> UsulanImportPage:
    room.press(KEY.Key_O, CTRL | SHIFT)
    found = room.dialog()
    assert isinstance(found, UsulanImportPage)
    return found


@pytest.fixture
def page(room: TestRoom) -> Iterator[UsulanImportPage]:
    opened = open_page(room)
    yield opened
    opened.close()
    room.settle()


def row(room: TestRoom, number: int, **changes: str) -> dict[str, str]:
    site = room.session.sites[0]
    named = {"ID_Usulan": f"{number}", "Kelurahan": site.name, "Kecamatan": "", **changes}
    return {title: text for title, text in sipd(**named).items() if text}


def give(room: TestRoom, *rows: Mapping[str, str], name: str = "sipd.xlsx", source: Source = Source.SIPD) -> None:
    """Read a list as if it had been chosen."""
    titles = tuple(dict.fromkeys(title for one in rows for title in one))
    columns = known_columns(source, titles) if source is not Source.TABLE else guessed_columns(titles)
    raw = tuple(RawRow(line, one) for line, one in enumerate(rows, start=2))
    room.raw_lists[name] = RawList(name, columns, raw)
    room.controller.imports.read_file(f"/tmp/{name}")
    room.settle()


def outcomes(page: UsulanImportPage) -> dict[str, str]:
    return {line.key: line.cells[1] for line in page.plan.outcomes.lines}


def note(page: UsulanImportPage) -> str:
    return page.note


def type_text(room: TestRoom, text: str) -> None:
    target = QApplication.focusWidget()
    assert target
    QTest.keyClicks(target, text)
    room.settle()


def test_a_list_is_looked_at_and_taken_in_with_enter(room: TestRoom, page: UsulanImportPage) -> None:
    assert not page.take.isEnabled()
    give(room, row(room, 1), row(room, 2))
    assert outcomes(page)[Outcome.NEW] == "2"
    assert not room.import_store.proposals
    assert page.plan.rows.hasFocus()
    room.press(KEY.Key_Return)
    assert len(room.import_store.proposals) == 2
    assert "Tersimpan: 2 baru" in note(page)
    assert not page.take.isEnabled()
    give(room, row(room, 1), row(room, 2))
    assert outcomes(page)[Outcome.SAME] == "2"
    assert not page.take.isEnabled()


def test_what_differs_is_told_field_by_field(room: TestRoom, page: UsulanImportPage) -> None:
    give(room, row(room, 1))
    room.press(KEY.Key_Return)
    give(room, row(room, 1, Anggaran="300000000"))
    assert page.plan.outcomes.chosen == Outcome.CHANGED
    assert page.plan.detail.text() == "↻ Perkiraan biaya: “Rp 272.000.000” menjadi “Rp 300.000.000”"


def test_what_a_person_wrote_is_shown_first(room: TestRoom, page: UsulanImportPage) -> None:
    give(room, row(room, 1))
    room.press(KEY.Key_Return)
    ((key, proposal),) = room.import_store.proposals.items()
    room.import_store.proposals[key] = replace(proposal, fields=replace(proposal.fields, usulan="Lain"))
    give(room, row(room, 1, Usulan="Drainase baru"))
    assert page.plan.outcomes.chosen == KEPT
    assert page.plan.detail.text() == "✎ Usulan: tetap “Lain”; daftar berkata “Drainase baru”"


def test_columns_of_an_unknown_table_are_said_and_remembered(room: TestRoom, page: UsulanImportPage) -> None:
    rows = [{"Apa": "Gapura", "Di mana": room.session.sites[0].name, "Berapa": "2"}]
    give(room, *rows, name="lain.csv", source=Source.TABLE)
    assert page.pane is page.columns
    assert not page.take.isEnabled()
    for place, use in enumerate((Field.USULAN, Purpose.KELURAHAN, Field.VOLUME)):
        page.columns.columns.choose(str(place))
        page.columns.use.setCurrentText(use_word(use))
        page.columns.use.activated.emit(page.columns.use.currentIndex())
        room.settle()
    assert page.take.isEnabled()
    room.press(KEY.Key_Return)
    assert outcomes(page)[Outcome.NEW] == "1"
    key = header_key(("Apa", "Di mana", "Berapa"))
    assert room.column_memory.known[key] == (Field.USULAN, Purpose.KELURAHAN, Field.VOLUME)
    give(room, *rows, name="lain.csv", source=Source.TABLE)
    assert page.pane is page.plan


def test_a_use_belongs_to_one_column(room: TestRoom, page: UsulanImportPage) -> None:
    give(room, {"Usulan": "a", "Kegiatan lain": "b", "Kelurahan": "x"}, name="t.csv", source=Source.TABLE)
    room.press(KEY.Key_K)
    page.columns.use_chosen.emit(1, Field.USULAN)
    room.settle()
    words = [line.cells[1] for line in page.columns.columns.lines]
    assert words == ["– tidak dipakai", "Usulan", "Kelurahan"]


def test_a_row_is_mended_cell_by_cell(room: TestRoom, page: UsulanImportPage) -> None:
    give(room, row(room, 1), row(room, 2, Volume="banyak", Anggaran="mahal"))
    assert page.plan.outcomes.chosen == Outcome.BAD
    room.press(KEY.Key_Return)
    assert page.waiting.text() == "Perbaiki baris (1)"
    room.press(KEY.Key_P)
    assert page.mending.title.currentText() == "Anggaran"
    room.press(KEY.Key_Return)
    page.mending.text.selectAll()
    type_text(room, "150 juta")
    room.press(KEY.Key_Return)
    assert "Belum dapat dipakai" in note(page)
    (waiting,) = room.import_store.rows.values()
    assert (waiting.row.cells["Anggaran"], waiting.shown) == ("150 juta", "banyak")
    assert page.mending.title.currentText() == "Volume"
    page.mending.text.setFocus()
    page.mending.text.selectAll()
    type_text(room, "12")
    room.press(KEY.Key_Return)
    assert len(room.import_store.proposals) == 2
    assert page.waiting.text() == "Perbaiki baris"
    assert not page.mending.mend.isEnabled()


def test_a_row_is_discarded_with_delete(room: TestRoom, page: UsulanImportPage) -> None:
    give(room, row(room, 2, Volume="banyak"))
    room.press(KEY.Key_Return)
    room.press(KEY.Key_P)
    room.press(KEY.Key_Delete)
    assert [one.state for one in room.import_store.rows.values()] == [QuarantineState.DISCARDED]
    assert not page.mending.rows.lines


def test_lists_are_written_with_a_key(room: TestRoom, page: UsulanImportPage) -> None:
    room.records.session_record = room.record
    room.press(KEY.Key_S)
    room.press(KEY.Key_G)
    assert room.written_lists == [(Source.SIPD, 0), (Source.SIENCANG, 0)]
    assert "usulan-siencang.xlsx di folder notulen" in note(page)


@pytest.mark.expected_log("was not taken in")
def test_a_file_that_cannot_be_read_says_so(room: TestRoom, page: UsulanImportPage) -> None:
    def refuse(name: str) -> RawList:
        raise UserError(f"Berkas {name} rusak.", "Simpan lagi.")

    room.raw_lists = _Refusing(refuse)
    room.controller.imports.read_file("/tmp/a.xlsx")
    room.settle()
    assert note(page) == "Berkas a.xlsx rusak. Simpan lagi."
    assert not page.take.isEnabled()


class _Refusing(dict[str, RawList]):
    def __init__(self, refuse: object) -> None:
        super().__init__()
        self._refuse = refuse

    def __missing__(self, name: str) -> RawList:
        return self._refuse(name)  # type: ignore[no-any-return,operator]


@pytest.mark.expected_log("was not taken in")
def test_a_store_that_fails_leaves_the_page_as_it_was(room: TestRoom, page: UsulanImportPage) -> None:
    give(room, row(room, 1))
    room.import_store.trouble = ExternalError("Diska penuh.", "Kosongkan.")
    room.press(KEY.Key_Return)
    assert note(page) == "Diska penuh. Kosongkan."
    assert page.take.isEnabled()
    room.import_store.trouble = None
    room.press(KEY.Key_Return)
    assert len(room.import_store.proposals) == 1


def test_one_thing_at_a_time(room: TestRoom, page: UsulanImportPage) -> None:
    give(room, row(room, 1))
    room.disk.is_held = True
    give(room, row(room, 1), row(room, 2), name="a.xlsx")
    room.press(KEY.Key_Return)
    assert not room.import_store.proposals
    room.disk.is_held = False
    room.disk.let_go()
    room.settle()
    assert outcomes(page)[Outcome.NEW] == "2"


def test_a_file_is_dropped(room: TestRoom, page: UsulanImportPage) -> None:
    give(room, row(room, 1))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/tmp/sipd.xlsx")])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    dropped: list[str] = []
    page.file_dropped.connect(dropped.append)
    page.dropEvent(event)
    room.settle()
    assert dropped == ["/tmp/sipd.xlsx"]


def test_the_room_can_be_silenced_from_the_page(room: TestRoom, page: UsulanImportPage) -> None:
    assert room.console.commands.action("sound.mute") in page.actions()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
def test_nothing_is_cut_at_any_size(make_room: MakeRoom, size: QSize) -> None:
    room = make_room(size=size)
    page = open_page(room)
    give(room, row(room, 1), row(room, 2, Volume="banyak"))
    for pane in (page.plan, page.mending, page.columns):
        page.show_pane(pane, page.take)
        room.settle()
        for one in page.findChildren(QAbstractButton):
            if one.isVisible() and one.text():
                assert one.width() >= one.minimumSizeHint().width(), one.text()
                assert page.rect().contains(one.mapTo(page, one.rect().bottomRight())), one.text()
    page.close()
    room.settle()
