"""Complaints as the background of a proposal, on the page "Putusan", with the real store."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.data.store import Store
from app.domain.complaint import ComplaintFields, ComplaintList, RawComplaints
from app.domain.usulan_import_plan import Outcome
from app.ui.decisions.background import BackgroundSheet
from app.ui.decisions.page import DecisionPage
from app.ui.usulan_import.page import UsulanImportPage
from tests.ui import samples
from tests.ui.deciding import open_page, put, until
from tests.ui.desk import CTRL, KEY, SHIFT, MakeRoom
from tests.ui.fakes import StillClock
from tests.ui.room import TestRoom

DRAIN = "Drainase depan rumah tersumbat, air masuk ke rumah warga"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    clock = StillClock()
    with Store.open(tmp_path / "data" / "a.db", "operator", clock) as opened:
        opened.open_session(samples.session(12), clock.now_ms()).result()
        yield opened


@pytest.fixture
def room(make_room: MakeRoom, store: Store) -> TestRoom:
    return make_room(store=store)


@pytest.fixture
def page(room: TestRoom, store: Store) -> Iterator[DecisionPage]:
    put(store, room, "a", permasalahan="Air masuk ke rumah", usulan="Normalisasi drainase")
    opened = open_page(room, 1)
    yield opened
    opened.close()
    room.settle()


def complain(room: TestRoom, store: Store, *complaints: ComplaintFields) -> None:
    listed = ComplaintList(RawComplaints("sorot.csv", (), (), ()), complaints, (), ())
    store.imports.take_complaints(room.session.session_id, listed, 1).result()


def opened_sheet(room: TestRoom, page: DecisionPage, lines: int) -> BackgroundSheet:
    room.press(KEY.Key_L)
    sheet = page.sheet
    assert isinstance(sheet, BackgroundSheet)
    until(room, lambda: bool(sheet.hint_text) and len(sheet.table.lines) == lines)
    return sheet


def test_a_likely_complaint_is_tied_and_untied_with_enter(room: TestRoom, store: Store, page: DecisionPage) -> None:
    complain(
        room, store,
        ComplaintFields("77", DRAIN, room.ids[0], "2018-01-12", status="Selesai"),
        ComplaintFields("78", "Lampu jalan padam sejak lama", room.ids[0]),
        ComplaintFields("79", DRAIN, room.ids[1]),
    )  # fmt: skip
    sheet = opened_sheet(room, page, 1)
    assert sheet.table.lines[0].cells == ("–", "77", "12/01/2018", DRAIN, "", "Selesai")
    room.press(KEY.Key_Return)
    until(room, lambda: sheet.table.lines[0].cells[0] == "✓ terkait")
    until(room, lambda: f"Latar SOROT 77 12/01/2018: {DRAIN} · Selesai" in page.detail.toPlainText())
    room.press(KEY.Key_Return)
    until(room, lambda: sheet.table.lines[0].cells[0] == "–")
    until(room, lambda: "Latar SOROT" not in page.detail.toPlainText())
    room.press(KEY.Key_Escape)
    assert page.sheet is None


def test_without_complaints_it_says_where_they_come_from(room: TestRoom, store: Store, page: DecisionPage) -> None:
    del store
    sheet = opened_sheet(room, page, 0)
    assert "Ambil usulan" in sheet.hint_text


def test_a_complaint_without_a_number_shows_none(room: TestRoom, store: Store, page: DecisionPage) -> None:
    complain(room, store, ComplaintFields("isi:abcdef", DRAIN))
    sheet = opened_sheet(room, page, 1)
    assert sheet.table.lines[0].cells[1:3] == ("", "")


@pytest.mark.expected_log("was not taken in")
def test_a_list_of_complaints_is_looked_at_and_taken_in(room: TestRoom, store: Store, tmp_path: Path) -> None:
    name = room.session.sites[0].name
    entries = [{"id": n, "deskripsi": DRAIN, "kelurahan": name, "created_at": "2018-01-12"} for n in (7, 8)]
    file = tmp_path / "sorot.json"
    file.write_text(json.dumps([*entries, {"id": 9, "deskripsi": "", "kelurahan": name}]), encoding="utf-8")
    room.press(KEY.Key_O, CTRL | SHIFT)
    page = room.dialog()
    assert isinstance(page, UsulanImportPage)
    room.controller.imports.read_complaints(str(file))
    until(room, lambda: "2 baru" in page.note and "1 tidak dapat dipakai" in page.note)
    assert [line.cells[3] for line in page.plan.rows.lines] == [DRAIN, DRAIN]
    page.plan.outcomes.choose(Outcome.BAD)
    assert len(page.plan.rows.lines) == 1
    room.press(KEY.Key_Return)
    until(room, lambda: page.note.startswith("Tersimpan: "))
    assert len(store.imports.complaints(room.session.session_id).result()) == 2
    room.controller.imports.read_complaints(str(file))
    until(room, lambda: "2 sama" in page.note)
    assert not page.take.isEnabled()
    room.controller.imports.read_complaints(str(tmp_path / "tidak-ada.json"))
    until(room, lambda: "tidak-ada.json" in page.note or "dibuka" in page.note)
    page.close()
    room.settle()
