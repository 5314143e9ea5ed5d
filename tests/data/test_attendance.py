from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from app.data.store import Store
from app.domain.agenda import StepForward, apply_agenda, plan_events, replay_agenda
from app.domain.attendance import AttendeeFields, Gender
from app.domain.attendance_import import AttendanceList, ListedPerson, RowOutcome
from app.domain.errors import UserError
from app.domain.identity import AttendeeId, SessionId, SiteId
from app.domain.minutes import session_facts
from app.domain.session import AgendaItem, AgendaKind
from app.domain.site import HALL
from app.session.agenda import Agenda
from app.session.ports import AgendaLog, AttendanceStore
from tests.data.samples import (
    BINTARA,
    OPENED_MS,
    PEJUANG,
    SESSION_ID,
    SteppingClock,
    fold,
    rows,
    save_attendee,
    session,
)

LISTED = AttendeeFields("Budi", "LPM/BKM", Gender.MALE, "Ketua", "LPM Pejuang", "0812")


def test_the_store_fits_both_ports(store: Store) -> None:
    agenda: AgendaLog = store
    attendance: AttendanceStore = store
    assert agenda is attendance


def test_the_agenda_comes_back_as_it_was_held(store: Store, path: Path) -> None:
    log = list(plan_events((AgendaItem("Pembukaan", 10, AgendaKind.OPENING), AgendaItem("a\0b", 5)), OPENED_MS))
    log.extend(apply_agenda(replay_agenda(log), StepForward(), OPENED_MS + 5).events)
    store.append_agenda(SESSION_ID, log).result()
    store.close()
    with Store.open(path, "operator", SteppingClock()) as again:
        back = again.agenda_events(SESSION_ID).result()
        assert back == (log[0], replace(log[1], item=AgendaItem("ab", 5)), log[2])
        assert again.record(SESSION_ID).result().agenda_events == back
        assert again.agenda_events(SessionId("x")).result() == ()
        with pytest.raises(UserError, match="tidak dikenal"):
            again.append_agenda(SessionId("x"), log).result()
        assert again.verify().result().first_break is None


def test_a_room_that_died_holds_the_item_it_held_with_the_time_that_passed(store: Store, path: Path) -> None:
    clock = SteppingClock()
    agenda = Agenda(session(), clock, store, (), lambda error: None)
    agenda.forward()
    store.close()
    clock.at_ms += 300_000
    with Store.open(path, "operator", SteppingClock()) as again:
        past = again.agenda_events(SESSION_ID).result()
        back = Agenda(session(), clock, again, past, lambda error: None)
        assert back.state == agenda.state
        current = back.outlook().current
        assert current
        assert (current.item.title, current.real_s) == ("Pembukaan", 300)
        back.forward()
        # What is given to the store later is done later: then the step is written too.
        again.append_agenda(SESSION_ID, ()).result()
        assert again.record(SESSION_ID).result().agenda_events[:-1] == past


def test_a_person_comes_back_as_he_was_saved(store: Store) -> None:
    save = save_attendee("a", " Siti\nAminah ", fields=AttendeeFields(" Siti\0 ", "pkk"), present_ms=5, left_ms=7)
    person = store.save_attendee(save, 9).result()
    assert person.fields == AttendeeFields("Siti", "PKK")
    assert (person.present_ms, person.left_ms, person.revision, person.created_ms) == (5, 7, 1, 9)
    assert store.attendees(SESSION_ID).result() == (person,)
    assert store.record(SESSION_ID).result().attendees == (person,)


def test_every_correction_is_an_operation_and_the_log_folds_to_the_row(store: Store, path: Path) -> None:
    store.save_attendee(save_attendee("a"), 1).result()
    store.save_attendee(save_attendee("a", "Siti Aisyah", HALL, present_ms=3), 2).result()
    struck = store.save_attendee(save_attendee("a", "Siti Aisyah", HALL, present_ms=3, is_struck=True), 4).result()
    same = store.save_attendee(save_attendee("a", "Siti Aisyah", HALL, present_ms=3, is_struck=True), 5).result()
    assert same == struck
    assert (struck.revision, struck.created_ms, struck.updated_ms) == (3, 1, 4)
    ops = rows(path, "SELECT * FROM op WHERE entity = 'attendee' ORDER BY seq")
    assert [sorted(json.loads(op["patch"])) for op in ops[1:]] == [["nama", "present_ms", "site_id"], ["struck"]]
    [row] = rows(path, "SELECT * FROM attendee")
    folded = fold(ops)["attendee", "a"]
    assert {name: row[name] for name in folded} == folded
    assert store.verify().result().first_break is None


def test_what_is_refused_writes_nothing(store: Store, path: Path) -> None:
    before = rows(path, "SELECT count(*) AS n FROM op")
    for save, reason in (
        (save_attendee("a", " "), "Nama belum diisi"),
        (save_attendee("a", site_id=SiteId("32.75.99.9999")), "tidak ada dalam sesi"),
        (save_attendee("a", session_id=SessionId("x")), "tidak dikenal"),
    ):
        with pytest.raises(UserError, match=reason):
            store.save_attendee(save, 1).result()
    assert rows(path, "SELECT count(*) AS n FROM op") == before


def test_a_person_of_another_session_is_not_taken(store: Store) -> None:
    store.open_session(session(SessionId("lain")), OPENED_MS).result()
    store.save_attendee(save_attendee("a"), 1).result()
    with pytest.raises(UserError, match="sesi lain"):
        store.save_attendee(save_attendee("a", session_id=SessionId("lain")), 1).result()


def test_a_list_is_taken_over_once(store: Store, path: Path) -> None:
    listed = AttendanceList((ListedPerson(2, PEJUANG, LISTED), ListedPerson(3, HALL, replace(LISTED, name="Dewi"))))
    plan = store.import_attendees(SESSION_ID, listed, 10).result()
    assert plan.count(RowOutcome.NEW) == 2
    first, second = store.attendees(SESSION_ID).result()
    assert (first.fields, first.imported, first.present_ms) == (LISTED, LISTED, None)
    assert second.site_id == HALL
    before = rows(path, "SELECT * FROM op")
    assert store.import_attendees(SESSION_ID, listed, 11).result().changes == 0
    assert rows(path, "SELECT * FROM op") == before


def test_a_correction_by_hand_outlives_the_next_list(store: Store) -> None:
    listed = AttendanceList((ListedPerson(2, PEJUANG, LISTED),))
    store.import_attendees(SESSION_ID, listed, 10).result()
    [person] = store.attendees(SESSION_ID).result()
    corrected = replace(LISTED, name="Budi Santoso", phone="0899")
    store.save_attendee(save_attendee(person.attendee_id, fields=corrected), 11).result()
    newer = AttendanceList((ListedPerson(2, PEJUANG, replace(LISTED, phone="0877", office="Wakil")),))
    store.import_attendees(SESSION_ID, newer, 12, present_ms=12).result()
    [person] = store.attendees(SESSION_ID).result()
    assert person.fields == replace(corrected, office="Wakil")
    assert person.present_ms == 12
    store.import_attendees(SESSION_ID, newer, 13, present_ms=13).result()
    assert store.attendees(SESSION_ID).result() == (person,)


def test_a_list_with_one_impossible_row_is_not_taken_over_at_all(store: Store) -> None:
    nowhere = ListedPerson(3, SiteId("32.75.99.9999"), LISTED)
    with pytest.raises(UserError, match="tidak ada dalam sesi"):
        store.import_attendees(SESSION_ID, AttendanceList((ListedPerson(2, PEJUANG, LISTED), nowhere)), 1).result()
    assert store.attendees(SESSION_ID).result() == ()


def test_a_site_where_somebody_came_cannot_vanish_from_the_roster(store: Store) -> None:
    store.save_attendee(save_attendee("a", site_id=BINTARA), 1).result()
    store.save_attendee(save_attendee("hall", site_id=HALL, present_ms=1), 1).result()
    smaller = replace(session(), sites=session().sites[:1])
    store.open_session(smaller, OPENED_MS).result()
    store.open_session(session(), OPENED_MS).result()
    store.save_attendee(save_attendee("a", site_id=BINTARA, present_ms=5), 5).result()
    with pytest.raises(UserError, match=BINTARA):
        store.open_session(smaller, OPENED_MS).result()


def test_the_minutes_have_who_came(store: Store) -> None:
    store.save_attendee(save_attendee("a", present_ms=OPENED_MS), 1).result()
    store.save_attendee(save_attendee("b", "Tidak Datang"), 1).result()
    store.save_attendee(save_attendee("c", "Dewi", HALL, present_ms=OPENED_MS), 1).result()
    document = session_facts(store.record(SESSION_ID).result(), OPENED_MS + 1)
    assert [
        (place.site and place.site.site_id, [p.fields.name for p in place.people]) for place in document.attendance
    ] == [
        (PEJUANG, ["Siti Aminah"]),
        (None, ["Dewi"]),
    ]
    assert [person.name for person in document.sites[0].participants] == ["Ibu Sri", "Siti Aminah"]
    assert AttendeeId("a") == document.people[0].attendee_id
