from __future__ import annotations

from concurrent.futures import Future
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit

from app.domain.agenda import AgendaEvent, AgendaEventKind
from app.domain.floor import FloorEvent, FloorEventKind, FloorMode, Priority, Speaker, TurnKind
from app.domain.identity import AgendaItemId, RequestId, SiteId
from app.domain.journal import JournalEntry, Topic, journal
from app.domain.presence import PresenceEvent, PresenceKind
from app.domain.session import AgendaItem
from app.domain.site import HALL
from app.ui.journal.page import JournalPage
from app.ui.journal.words import sentence
from tests.ui.room import TestRoom

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def floor(kind: FloorEventKind, at_ms: int, site: SiteId, **fields: object) -> FloorEvent:
    return replace(FloorEvent(kind, at_ms, RequestId("r"), site), **fields)


def record_of(room: TestRoom) -> None:
    first, second = room.ids[:2]
    minute = 60_000
    start = room.clock.now_ms() - 10 * minute
    room.record = replace(
        room.record,
        floor_events=(
            floor(FloorEventKind.REQUESTED, start, first),
            floor(FloorEventKind.GRANTED, start + minute, first, seconds=180, speaker=Speaker("Siti", "Ketua RW 07")),
            floor(FloorEventKind.GRANTED, start + 2 * minute, HALL, seconds=60, turn_kind=TurnKind.TANGGAPAN),
        ),
        presence=(PresenceEvent(second, PresenceKind.LOST, start + 3 * minute),),
    )


def page(room: TestRoom) -> JournalPage:
    room.press(Qt.Key.Key_K, CTRL_SHIFT)
    found = room.console.findChildren(JournalPage)
    assert len(found) == 1
    return found[0]


def texts(opened: JournalPage) -> list[str]:
    return [line.cells[3] for line in opened.table.lines]


def test_it_tells_what_happened_with_time_and_place(room: TestRoom) -> None:
    record_of(room)
    lines = [line.cells for line in page(room).table.lines]
    assert [text for *_, text in lines] == [
        "terputus",
        "diberi kesempatan bicara, 01:00: tanggapan",
        "diberi kesempatan bicara, 03:00: Siti, Ketua RW 07",
        "meminta bicara",
    ]
    assert [place for _, _, place, _ in lines] == ["Bintara Jaya", "Ruang sidang", "Pejuang", "Pejuang"]
    assert [topic for _, topic, _, _ in lines] == ["Sambungan", "Forum", "Forum", "Forum"]
    assert all(len(time) == len("10.42.18") for time, *_ in lines)


def test_a_topic_and_words_narrow_it_down(room: TestRoom) -> None:
    record_of(room)
    opened = page(room)
    opened.findChildren(QComboBox)[0].setCurrentIndex(1 + list(Topic).index(Topic.LINK))
    assert texts(opened) == ["terputus"]
    opened.findChildren(QComboBox)[0].setCurrentIndex(0)
    QTest.keyClicks(opened.findChildren(QLineEdit)[0], "pejuang SITI")
    assert texts(opened) == ["diberi kesempatan bicara, 03:00: Siti, Ketua RW 07"]
    QTest.keyClicks(opened.findChildren(QLineEdit)[0], "xyz")
    assert texts(opened) == []


def test_it_goes_on_while_it_is_open_and_stops_when_it_is_closed(room: TestRoom) -> None:
    opened = page(room)
    assert texts(opened) == []
    record_of(room)
    presenter = room.controller._journal
    presenter._timer.timeout.emit()
    room.settle()
    assert len(texts(opened)) == 4
    opened.close()
    room.back()
    assert not presenter._timer.isActive()


def test_a_store_that_cannot_be_read_is_said(room: TestRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> Future[None]:
        failed: Future[None] = Future()
        failed.set_exception(OSError("rusak"))
        return failed

    monkeypatch.setattr(room.disk, "submit", refuse)
    opened = page(room)
    room.settle()
    assert opened._note.text() != ""
    assert texts(opened) == []


@pytest.mark.parametrize("kind", list(FloorEventKind))
def test_every_event_of_the_floor_is_a_sentence(kind: FloorEventKind) -> None:
    event = FloorEvent(
        kind, 0, RequestId("r"), SiteId("s"), Speaker(), Priority.HIGH, -90, TurnKind.INTERUPSI, number=2,
        mode=FloorMode.OPEN, is_override=True,
    )  # fmt: skip
    text = sentence(JournalEntry(0, Topic.FLOOR, SiteId("s"), event), {})
    assert text
    assert "{" not in text


@pytest.mark.parametrize("kind", list(AgendaEventKind))
def test_every_event_of_the_agenda_is_a_sentence(kind: AgendaEventKind) -> None:
    event = AgendaEvent(kind, 0, AgendaItemId("a"))
    assert sentence(JournalEntry(0, Topic.AGENDA, None, event), {AgendaItemId("a"): "Pembukaan"}).endswith("Pembukaan")
    added = replace(event, item=AgendaItem("Doa", 5))
    assert sentence(JournalEntry(0, Topic.AGENDA, None, added), {}).endswith("Doa")


def test_the_journal_of_the_fake_has_every_line(room: TestRoom) -> None:
    record_of(room)
    assert len(journal(room.record)) == len(room.record.floor_events) + len(room.record.presence)


def test_nothing_is_worded_on_the_thread_of_the_screen(room: TestRoom, monkeypatch: pytest.MonkeyPatch) -> None:
    worded: list[JournalEntry] = []

    def counted(entry: JournalEntry, titles: dict[AgendaItemId, str]) -> str:
        worded.append(entry)
        return sentence(entry, titles)

    monkeypatch.setattr("app.ui.journal.presenter.sentence", counted)
    record_of(room)
    room.disk.is_held = True
    opened = page(room)
    assert not worded
    room.disk.let_go()
    room.settle()
    assert len(worded) == len(opened.table.lines) == 4
    QTest.keyClicks(opened.findChildren(QLineEdit)[0], "siti")
    assert len(opened.table.lines) == 1
    assert len(worded) == 4
