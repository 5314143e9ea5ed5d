"""What people do to the minutes travels between stations: nothing is lost, two texts of a line wait for a person."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from app.domain.documents.frozen import packed
from app.domain.documents.setting_parts import parts_of, with_parts
from app.domain.documents.settings import DEFAULT, MinutesSettings, Official, SiteOfficials
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
from app.domain.sending import ResolveConflict, Side
from app.sync.ports import FileKind
from tests.data.samples import OPENED_MS, PEJUANG, SESSION_ID
from tests.sync.stations import Station
from tests.sync.test_exchange import Room, room, settle

__all__ = ["room"]

PRINT = hashlib.sha256(b"isi").hexdigest()
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
    final = StageChange(JOINT, MinutesStage.FINAL, OPENED_MS + 9, "notulis", sha256=PRINT)
    a.store.minutes.change_stage(SESSION_ID, final, packed(b"isi")).result()
    a.store.minutes.add_addendum(SESSION_ID, Addendum(JOINT, "Nama dibetulkan.", OPENED_MS + 10, "notulis")).result()
    settle(a, b)
    here, there = (one.store.minutes.work(SESSION_ID).result() for one in (a, b))
    assert [(one.text, one.revision) for one in there.edits] == [("dari a", 1)]
    assert (there.stages, there.addenda) == (here.stages, here.addenda)
    assert b.store.notes(SESSION_ID).result() == a.store.notes(SESSION_ID).result()
    assert [(file.kind, file.of) for file in b.store.sync.files_to_fetch()] == [(FileKind.BODY, PRINT)]
    assert a.store.sync.unsent().operations == 0


def say(station: Station, settings: MinutesSettings) -> None:
    usual = parts_of(replace(DEFAULT, sites=tuple(SiteOfficials(site.site_id) for site in settings.sites)))
    saved = station.store.minutes.save_settings(
        SESSION_ID, parts_of(settings), usual, "notulis", station.clock.now_ms()
    )
    saved.result()


def said(station: Station) -> MinutesSettings:
    return with_parts(DEFAULT, station.store.minutes.settings(SESSION_ID).result())


def test_who_signs_is_known_at_the_other_station(room: Room) -> None:
    a, b = room.station("a"), room.station("b")
    first = SiteOfficials(PEJUANG, Official("Citra", "20", "Lurah"), number="005")
    say(a, replace(DEFAULT, sites=(first,)))
    settle(a, b)
    assert said(b) == replace(DEFAULT, sites=(first,))
    # Each says something else: both stand, at both.
    say(a, replace(said(a), sites=(replace(first, number="006"),)))
    say(b, replace(said(b), chair=Official("Ani", "19", "Camat")))
    settle(a, b, a)
    for station in (a, b):
        assert said(station).chair.name == "Ani"
        assert said(station).officials(PEJUANG).number == "006"
        assert station.store.sync.conflicts().result() == ()


def test_two_names_for_one_signatory_wait_for_a_person(room: Room) -> None:
    a, b = room.station("a"), room.station("b")
    say(a, replace(DEFAULT, office_place="Aula"))
    settle(a, b)
    say(a, replace(DEFAULT, office_place="Balai"))
    say(b, replace(DEFAULT, office_place="Gedung"))
    settle(a, b, a)
    [conflict] = a.store.sync.conflicts().result()
    assert {conflict.kept.value, conflict.other.value} == {'"Balai"', '"Gedung"'}
    assert (conflict.title, conflict.part) == ("Dokumen", "tempat")
    assert said(a) == said(b)
    third = ResolveConflict(conflict.conflict_id, conflict.revision, Side.THIRD, "notulis", '"Pendopo"')
    a.store.sync.resolve(third).result()
    settle(a, b)
    assert [said(one).office_place for one in (a, b)] == ["Pendopo"] * 2


def test_a_difference_about_a_sites_signatory_and_about_a_line_say_which(room: Room) -> None:
    a, b = room.station("a"), room.station("b")
    edit(a, replace(LINE, text="semula"))
    settle(a, b)
    for station, text in ((a, "dari a"), (b, "dari b")):
        lurah = SiteOfficials(PEJUANG, Official(text, "20", "Lurah"))
        say(station, replace(DEFAULT, sites=(lurah,)))
        edit(station, replace(LINE, text=text))
    settle(a, b, a)
    found = {(one.title, one.part, one.field) for one in a.store.sync.conflicts().result()}
    assert found == {("Dokumen · Pejuang", "lurah", "value"), ("Notulen · log", "", "text")}


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
