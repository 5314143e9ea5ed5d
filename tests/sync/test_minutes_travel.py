"""What people do to the minutes travels between stations: nothing is lost, two texts of a line wait for a person."""

from __future__ import annotations

from dataclasses import replace

from app.domain.identity import NoteId
from app.domain.minutes_edit import (
    JOINT,
    TIMELINE,
    Addendum,
    LineKey,
    MinutesEdit,
    MinutesStage,
    SaveEdit,
    StageChange,
)
from app.domain.note import Note
from tests.data.samples import OPENED_MS, SESSION_ID
from tests.sync.stations import Station
from tests.sync.test_exchange import Room, room, settle

__all__ = ["room"]

LINE = MinutesEdit(LineKey(TIMELINE, "notulen/giliran/r-1"), "jalannya", "dari a", base="log")


def edit(station: Station, change: MinutesEdit) -> None:
    expected = {one.line: one.revision for one in edits(station)}.get(change.line, 0)
    save = SaveEdit(SESSION_ID, change, expected, "notulis")
    station.store.minutes.save_edit(save, station.clock.now_ms()).result()


def edits(station: Station) -> tuple[MinutesEdit, ...]:
    return station.store.minutes.work(SESSION_ID).result().edits


def test_edits_stages_addenda_and_notes_come_to_the_other_station(room: Room) -> None:
    a, b = room.station("a"), room.station("b")
    edit(a, LINE)
    a.store.append_notes(SESSION_ID, [Note(NoteId("n-1"), OPENED_MS, "Lurah menyusul.")]).result()
    final = StageChange(JOINT, MinutesStage.FINAL, OPENED_MS + 9, "notulis", sha256="a" * 64)
    a.store.minutes.change_stage(SESSION_ID, final, "isi").result()
    a.store.minutes.add_addendum(SESSION_ID, Addendum(JOINT, "Nama dibetulkan.", OPENED_MS + 10, "notulis")).result()
    settle(a, b)
    here, there = (one.store.minutes.work(SESSION_ID).result() for one in (a, b))
    assert [(one.text, one.revision) for one in there.edits] == [("dari a", 1)]
    assert (there.stages, there.addenda) == (here.stages, here.addenda)
    assert b.store.notes(SESSION_ID).result() == a.store.notes(SESSION_ID).result()
    assert b.store.minutes.body("a" * 64).result() is None, "the content stays where it was made final"
    assert a.store.sync.unsent().operations == 0


def test_a_remark_and_a_text_of_one_line_are_joined(room: Room) -> None:
    a, b = room.station("a"), room.station("b")
    edit(a, LINE)
    settle(a, b)
    edit(a, replace(LINE, text="lebih baik"))
    edit(b, replace(LINE, remark="suara putus"))
    settle(a, b)
    for station in (a, b):
        [one] = edits(station)
        assert (one.text, one.remark) == ("lebih baik", "suara putus")
    assert a.store.sync.unsent().conflicts == 0


def test_two_texts_of_one_line_wait_for_a_person_and_neither_is_lost(room: Room) -> None:
    a, b = room.station("a"), room.station("b")
    edit(a, LINE)
    edit(b, replace(LINE, text="dari b"))
    settle(a, b)
    assert [one.text for one in edits(a)] == [one.text for one in edits(b)]
    found = b.store.sync.conflicts().result()
    assert {(one.kept.value, one.other.value) for one in found} == {("dari a", "dari b")}
